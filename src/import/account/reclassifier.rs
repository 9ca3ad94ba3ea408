//! The book's rules applied again to a row that is booked already.

use super::classify::{Classifier, Says};
use super::rules::RuleField;
use crate::import::source::Setting;
use crate::model::{Category, Posting};
use crate::words::Failure;

/// The exact names and rules of a book, as they are today.
pub struct Reclassifier {
    classifier: Classifier,
}

impl Reclassifier {
    /// Compiles the rules; fails on one that cannot be.
    pub fn new(setting: &Setting<'_>) -> Result<Reclassifier, Failure> {
        Ok(Reclassifier { classifier: Classifier::new(setting)? })
    }

    /// The category that a person means by this text: its path, another name, or a name that only one has.
    pub fn named(&self, text: &str) -> Option<Category> {
        let category = match self.classifier.account("", text)?.says {
            Says::Known(found) => self.classifier.known[found].category.clone(),
            Says::Below(known) => known.category,
        };
        (!category.is_unclassified()).then_some(category)
    }

    /// The category whose name a text is most like.
    pub fn suggest(&self, text: &str) -> Option<&Category> {
        self.classifier.suggest(text).filter(|_| !text.is_empty())
    }

    /// The category and the members that today's rules give the row; members that none gives stay as they are.
    ///
    /// `None` where the rules know no category.
    pub fn classify(&self, posting: &Posting) -> Option<(Category, Vec<String>)> {
        let said = |axis: usize| match posting.source_members.get(axis).map(String::as_str) {
            None | Some("") => posting.members.get(axis).map_or("", String::as_str),
            Some(crate::model::posting::NO_SOURCE) => "",
            Some(text) => text,
        };
        let mut fitting = Vec::new();
        self.classifier.rules.matching(
            |field| match field {
                RuleField::Description => &posting.description,
                RuleField::Vendor => &posting.vendor,
                RuleField::Account => &posting.source_account,
                RuleField::Voucher => &posting.voucher,
                RuleField::Invoice => &posting.invoice,
                RuleField::Counterparty => &posting.counterparty,
                RuleField::Axis(axis) => said(axis),
            },
            &mut fitting,
        );
        let gives = &self.classifier.rules.gives;
        let exact = match self.classifier.account("", &posting.source_account).map(|said| said.says) {
            Some(Says::Known(found)) => Some(self.classifier.known[found].category.clone()),
            Some(Says::Below(known)) => Some(known.category),
            None => None,
        };
        let ruled = fitting.iter().copied().find(|rule| gives[*rule].0.is_some()).filter(|_| exact.is_none());
        let of_rule = || Some(self.classifier.known[gives[ruled?].0?].category.clone());
        let category = exact.or_else(of_rule)?;
        let given = |axis: usize| {
            let rules = fitting.iter().filter(|rule| gives[**rule].0.is_none() || ruled == Some(**rule));
            rules.filter_map(|rule| gives[*rule].1.get(axis)?.clone()).next()
        };
        let members = posting.members.iter().enumerate().map(|(axis, own)| given(axis).unwrap_or_else(|| own.clone()));
        Some((category, members.collect()))
    }
}
