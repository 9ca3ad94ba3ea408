//! What a workbook's reader has to know of the columns under a header: where money stands and where dates do.

use crate::import::block::SourceRow;
use crate::import::fields::{Column, Field};
use crate::import::header::headers;
use crate::import::header::headers::{Header, Vocabulary};
use crate::import::statement::preamble::{Preamble, of_sheet};
use crate::import::statement::stated;
use crate::import::values::date::{self, DateProblem};
use crate::model::amount::{self, AmountStyle};
use crate::model::{Currency, Unit};

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

    /// Are these cells a row of such a ledger: a day under the date, an amount under one of its heads?
    pub(super) fn fit(&self, cells: &SourceRow<'_>) -> bool {
        let at = |column: usize| cells.cells.get(column).map_or("", str::trim);
        let is_amount = |text: &str| matches!(amount::read(text, AmountStyle::default(), Currency::CNY), Ok(Some(_)));
        let columns = |of: &[bool]| of.iter().enumerate().filter(|(_, is)| **is).map(|(at, _)| at).collect::<Vec<_>>();
        let is_day = |text: &str| {
            let read = date::read(text, None);
            read.is_ok() || matches!(read, Err(DateProblem::NeedsOrder | DateProblem::ShortYear))
        };
        columns(&self.dates).into_iter().any(|column| is_day(at(column)))
            && columns(&self.money).into_iter().any(|column| is_amount(at(column)))
    }

    /// Its names that another header has, too, in an order that is the same for both.
    pub(super) fn shared(&self, others: &[&Columns]) -> Vec<usize> {
        let of_others: Vec<Vec<String>> = others.iter().map(|other| other.signature()).collect();
        let names = self.signature();
        let everywhere = |name: &String| !name.is_empty() && of_others.iter().all(|other| other.contains(name));
        let mut shared: Vec<usize> = (0..names.len()).filter(|at| everywhere(&names[*at])).collect();
        shared.sort_by(|one, other| names[*one].cmp(&names[*other]));
        shared
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
