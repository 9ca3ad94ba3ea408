//! The book's rules applied again to a row that is booked already.

use super::classify::{Classifier, RuleField};
use super::source::Setting;
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
        let exact = self.classifier.exact(&posting.source_account, "");
        let ruled = fitting.iter().copied().find(|rule| gives[*rule].0.is_some()).filter(|_| exact.is_none());
        let category = exact.or_else(|| gives[ruled?].0)?;
        let given = |axis: usize| {
            let rules = fitting.iter().filter(|rule| gives[**rule].0.is_none() || ruled == Some(**rule));
            rules.filter_map(|rule| gives[*rule].1.get(axis)?.clone()).next()
        };
        let members = posting.members.iter().enumerate().map(|(axis, own)| given(axis).unwrap_or_else(|| own.clone()));
        Some((self.classifier.known[category].category.clone(), members.collect()))
    }
}
