//! The book with what a sheet implies: read back, and held against every row of the ledger before it is written.

use std::collections::{BTreeMap, BTreeSet};

use super::filled::Decisions;
use super::groups::{Key, each_row};
use super::implied::Implied;
use crate::book::read_text;
use crate::command::opened::Opened;
use crate::import::{Reclassifier, Setting};
use crate::model::{BookSettings, Category, Period};
use crate::plan_file;
use crate::plan_file::edit;
use crate::words::{Exit, Failure, Place, Problem, msg};

/// The text of `budget.toml` as it is and with the names and rules, and the settings that any command reads from that.
pub(super) fn edited(implied: &Implied, opened: &Opened) -> anyhow::Result<([String; 2], BookSettings)> {
    let path = opened.book.settings();
    let was = read_text(&path)?;
    let mut text = was.clone();
    if !implied.aliases.is_empty() {
        text = edit::add_categories(&text, &[], &implied.aliases)?;
    }
    text = edit::add_rules(&text, &implied.rules)?;
    match plan_file::load_with(&opened.book, &[(opened.book.show(&path), text.clone())]) {
        Ok(loaded) => Ok(([was, text], loaded.settings)),
        Err(mut failure) => {
            failure.problems.push(Problem::error(msg("reclassify-broken")).hint(msg("reclassify-broken-hint")));
            Err(failure.into())
        }
    }
}

/// What speaks against the names and rules.
pub(super) struct Against {
    /// They decide rows of the sheet otherwise than the sheet.
    pub(super) at_odds: Vec<Problem>,
    /// They move rows that the sheet leaves where they are.
    pub(super) moved: Vec<Problem>,
}

impl Against {
    /// Fails with all of it.
    pub(super) fn refuse(self) -> Result<(), Failure> {
        let problems: Vec<Problem> = self.at_odds.into_iter().chain(self.moved).collect();
        if problems.is_empty() { Ok(()) } else { Err(Failure { exit: Exit::InputRefused, problems }) }
    }
}

/// Holds the new rules against every row of the ledger.
pub(super) fn held(
    settings: &BookSettings,
    setting: &Setting<'_>,
    (decisions, implied): (&Decisions, &Implied),
    (opened, whole): (&Opened, Period),
    file: &str,
) -> anyhow::Result<Against> {
    let today = Reclassifier::new(setting)?;
    let then = Reclassifier::new(&Setting { settings, ..*setting })?;
    let (mut at_odds, mut moved) = (BTreeSet::new(), BTreeMap::new());
    each_row(opened, whole, &mut |posting| {
        let ruled = then.classify(posting).map(|(category, _)| category);
        let key = Key::from_posting(posting);
        match decisions.get(&key).filter(|_| posting.category == Category::UNCLASSIFIED) {
            Some((wanted, line)) => {
                let by_hand = ruled.is_none() && !implied.covered.contains(&key);
                if ruled.as_ref() != Some(wanted) && !by_hand {
                    at_odds.insert((*line, wanted.clone(), ruled));
                }
            }
            None => {
                let other = ruled.filter(|ruled| ruled.as_str() != posting.category);
                let new = |ruled: &Category| today.classify(posting).is_none_or(|(old, _)| old != *ruled);
                if let Some(ruled) = other.filter(new) {
                    moved.insert((posting.category.clone(), ruled), key);
                }
            }
        }
        Ok(())
    })?;
    let at_odds = at_odds.into_iter().map(|(line, wanted, ruled)| {
        let message = match &ruled {
            Some(ruled) => msg("reclassify-at-odds").with("ruled", ruled.as_str()),
            None => msg("reclassify-not-ruled"),
        };
        let message = message.with("wanted", wanted.as_str());
        Problem::error(message).at(Place::line(file, line)).hint(msg("reclassify-at-odds-hint"))
    });
    let moved = moved.into_iter().map(|((from, to), Key { account, party, text })| {
        let row = [account, party, text].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" / ");
        let message = msg("reclassify-would-move").with("row", row).with("from", from).with("to", to.as_str());
        Problem::error(message).at(Place::file(file)).hint(msg("reclassify-would-move-hint"))
    });
    Ok(Against { at_odds: at_odds.collect(), moved: moved.collect() })
}
