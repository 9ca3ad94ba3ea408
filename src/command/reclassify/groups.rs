//! Unclassified rows, grouped by account, counterparty and text.

use std::collections::{BTreeMap, BTreeSet};

use crate::command::opened::Opened;
use crate::import::Reclassifier;
use crate::model::{Category, Money, Period, Posting};
use crate::store::Query;
use crate::store::fold::postings_folded;

/// What rows of one group have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) account: String,
    pub(super) party: String,
    pub(super) text: String,
}

impl Key {
    pub(super) fn from_posting(posting: &Posting) -> Key {
        let party = if posting.counterparty.is_empty() { &posting.vendor } else { &posting.counterparty };
        Key { account: even(&posting.source_account), party: even(party), text: even(&posting.description) }
    }
}

/// A text as it comes back from a sheet: blanks are single ones, and none stands at the ends.
pub(super) fn even(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A field that a rule can look at, with its text in a row.
pub(super) type Part = (&'static str, String);

/// The parts of a row by which it may be known again; what holds no letter and no digit says nothing.
pub(super) fn parts(posting: &Posting) -> Vec<Part> {
    let all = [
        ("account", &posting.source_account),
        ("counterparty", &posting.counterparty),
        ("vendor", &posting.vendor),
        ("description", &posting.description),
    ];
    let says = |text: &str| text.chars().any(char::is_alphanumeric);
    all.into_iter().filter(|(_, text)| says(text)).map(|(field, text)| (field, even(text))).collect()
}

/// A group of unclassified rows.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) rows: u64,
    pub(super) amount: Money,
    /// Does the party stand under counterparty, under vendor, or now here, now there?
    pub(super) party_fields: BTreeSet<&'static str>,
    /// What today's rules give the rows.
    pub(super) ruled: BTreeSet<Option<Category>>,
}

/// Every group, by what it has in common.
pub(super) type Groups = BTreeMap<Key, Group>;

/// Hands every row of a period to `visit`, as it stands now.
pub(super) fn each_row(
    opened: &Opened,
    period: Period,
    visit: &mut dyn FnMut(&Posting) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let query = Query::all(period, opened.axes());
    postings_folded(opened.actual(), &query, &opened.axes(), &mut |_, posting| visit(posting))
}

/// The unclassified rows of a period.
pub(super) fn unsettled(opened: &Opened, period: Period, rules: &Reclassifier) -> anyhow::Result<Groups> {
    let mut groups = Groups::new();
    each_row(opened, period, &mut |posting| {
        if posting.category != Category::UNCLASSIFIED {
            return Ok(());
        }
        let group = groups.entry(Key::from_posting(posting)).or_insert_with(|| Group {
            rows: 0,
            amount: Money::zero(posting.amount.currency()),
            party_fields: BTreeSet::new(),
            ruled: BTreeSet::new(),
        });
        group.rows += 1;
        group.amount = group.amount.checked_add(posting.amount)?;
        group.party_fields.insert(if posting.counterparty.is_empty() { "vendor" } else { "counterparty" });
        group.ruled.insert(rules.classify(posting).map(|(category, _)| category));
        Ok(())
    })?;
    Ok(groups)
}
