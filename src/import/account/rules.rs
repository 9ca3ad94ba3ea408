//! The `[[classify]]` rules of a book, compiled once for a file.

use regex::{RegexSet, RegexSetBuilder};

use crate::import::source::Setting;
use crate::model::Category;
use crate::model::classify::ClassifyTest;
use crate::words::{Failure, Problem, msg};

/// The fields that a rule may look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum RuleField {
    Description,
    Vendor,
    Account,
    Voucher,
    Invoice,
    Counterparty,
    Axis(usize),
}

/// The `[[classify]]` rules, all patterns of one field in one automaton.
pub(in crate::import) struct Rules {
    sets: Vec<(RuleField, RegexSet, Vec<usize>)>,
    /// What each rule gives: an index of [`super::classify::Classifier::known`], a member on each axis.
    pub(in crate::import) gives: Vec<(Option<usize>, Vec<Option<String>>)>,
}

impl Rules {
    pub(in crate::import) fn new(setting: &Setting<'_>, index: impl Fn(&Category) -> usize) -> Result<Rules, Failure> {
        let mut patterns: Vec<(RuleField, Vec<String>, Vec<usize>)> = Vec::new();
        let mut gives = Vec::new();
        for (number, rule) in setting.settings.classify.iter().enumerate() {
            gives.push((rule.category.as_ref().map(&index), rule.members.clone()));
            let field = match rule.field.as_str() {
                "description" => RuleField::Description,
                "vendor" => RuleField::Vendor,
                "account" | "category" => RuleField::Account,
                "voucher" => RuleField::Voucher,
                "invoice" => RuleField::Invoice,
                "counterparty" => RuleField::Counterparty,
                axis => RuleField::Axis(setting.settings.dimensions.index(axis).ok_or_else(|| {
                    let message = msg("import-bad-rule-field").with("field", axis);
                    Failure::could_not_run(Problem::error(message).hint(msg("import-bad-rule-field-hint")))
                })?),
            };
            let pattern = match &rule.test {
                ClassifyTest::Contains(text) => format!("(?i){}", regex::escape(text)),
                ClassifyTest::Matches(pattern) => pattern.clone(),
            };
            match patterns.iter_mut().find(|(known, ..)| *known == field) {
                Some((_, of_field, numbers)) => {
                    of_field.push(pattern);
                    numbers.push(number);
                }
                None => patterns.push((field, vec![pattern], vec![number])),
            }
        }
        let mut sets = Vec::new();
        for (field, patterns, numbers) in patterns {
            let set = RegexSetBuilder::new(&patterns).build().map_err(|e| {
                let message = msg("import-bad-rule-pattern").with("cause", e.to_string());
                Failure::could_not_run(Problem::error(message).hint(msg("import-bad-rule-pattern-hint")))
            })?;
            sets.push((field, set, numbers));
        }
        Ok(Rules { sets, gives })
    }

    /// Are there any?
    pub(in crate::import) fn is_empty(&self) -> bool {
        self.sets.is_empty()
    }

    /// Does a rule give rows of this account a category, whatever else they hold?
    pub(in crate::import) fn know_account(&self, account: &str) -> bool {
        let of_account = self.sets.iter().filter(|(field, ..)| *field == RuleField::Account);
        let mut fitting = of_account.flat_map(|(_, set, numbers)| set.matches(account).into_iter().map(|i| numbers[i]));
        fitting.any(|rule| self.gives[rule].0.is_some())
    }

    /// The rules that fit a row, in the order of the book.
    pub(in crate::import) fn matching<'t>(&self, text: impl Fn(RuleField) -> &'t str, found: &mut Vec<usize>) {
        found.clear();
        for (field, set, numbers) in &self.sets {
            let text = text(*field);
            if !text.is_empty() && set.is_match(text) {
                found.extend(set.matches(text).into_iter().map(|i| numbers[i]));
            }
        }
        found.sort_unstable();
    }
}
