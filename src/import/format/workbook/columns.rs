//! What a workbook's reader has to know of the columns under a header: where money stands and where dates do.

use crate::import::block::SourceRow;
use crate::import::fields::{Column, Field};
use crate::import::header::headers;
use crate::import::header::headers::{Header, Vocabulary};
use crate::import::statement::preamble::{Preamble, of_sheet};
use crate::import::statement::stated;
use crate::model::Unit;

/// The header of a sheet, as far as its cells depend on it.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    pub(super) header: Header,
    money: Vec<bool>,
    dates: Vec<bool>,
    labels: Vec<bool>,
    units: Vec<Unit>,
}

impl Columns {
    pub(super) fn new(header: Header, sheet: &str, above: &[SourceRow<'_>], vocabulary: &Vocabulary) -> Columns {
        let above = Preamble::read(above).unit.or_else(|| of_sheet(sheet)?.unit);
        let has = |name: &str, test: fn(&Field) -> bool| {
            vocabulary.fields_of(name).iter().any(|column| matches!(column, Column::Field(field) if test(field)))
        };
        let names = || header.names.iter();
        let money =
            |field: &Field| matches!(field, Field::Amount | Field::Debit | Field::Credit | Field::Net | Field::Tax);
        Columns {
            money: names().map(|name| has(name, money)).collect(),
            dates: names().map(|name| has(name, |field| *field == Field::Date)).collect(),
            labels: names().map(|name| !vocabulary.fields_of(name).is_empty() && !has(name, money)).collect(),
            units: names()
                .zip(&header.groups)
                .map(|(name, group)| {
                    stated::split(name).1.unit.or(stated::split(group).1.unit).or(above).unwrap_or_default()
                })
                .collect(),
            header,
        }
    }

    pub(super) fn is_date(&self, column: usize) -> bool {
        self.dates.get(column).copied().unwrap_or(false)
    }

    /// A column of names, numbers of accounts and the like, and surely not of amounts.
    pub(super) fn is_label(&self, column: usize) -> bool {
        self.labels.get(column).copied().unwrap_or(false)
    }

    /// The unit that header or preamble state for a column.
    pub(super) fn unit(&self, column: usize) -> Unit {
        self.units.get(column).copied().unwrap_or_default()
    }

    /// Could this be the header of a ledger: does it say when, and how much?
    pub(super) fn is_ledger(&self, vocabulary: &Vocabulary) -> bool {
        let when = |column: &Column| matches!(column, Column::Field(Field::Date | Field::Period));
        let dated = self.header.names.iter().any(|name| vocabulary.fields_of(name).iter().any(when));
        dated && self.money.contains(&true)
    }

    /// Is there a column of dates or periods?
    pub(super) fn is_dated(&self) -> bool {
        self.dates.contains(&true)
    }

    /// Has another header the same names, in whatever order?
    pub(super) fn has_names_of(&self, other: &Columns) -> bool {
        let sorted = |columns: &Columns| {
            let mut names = columns.signature();
            names.retain(|name| !name.is_empty());
            names.sort_unstable();
            names
        };
        sorted(self) == sorted(other)
    }

    /// By this two headers are the same.
    pub(super) fn signature(&self) -> Vec<String> {
        let mut names: Vec<String> = self.header.names.iter().map(|name| headers::key(name)).collect();
        while names.last().is_some_and(String::is_empty) {
            names.pop();
        }
        names
    }
}
