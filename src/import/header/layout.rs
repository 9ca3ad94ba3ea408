//! How a table's rows are to be read, once its header is understood: which column is what, in which style.
//!
//! Not here: how that is found out (`mapping`).

use chrono::NaiveDate;

use super::account_headings::Headings;
use super::both_sides::BothSides;
use super::cost_report::CostReport;
use super::datev::Turning;
use super::evidence::PointOne;
use super::fiscal::Fiscal;
use super::headers::{self, Header};
use super::page::Titles;
use crate::import::fields::{FIELDS, Field};
use crate::import::inference::Inferred;
use crate::import::row::skip_rule::Skip;
use crate::import::statement::stated_counts::Statement;
use crate::import::values::date::DateStyle;
use crate::model::amount::AmountStyle;
use crate::model::profile::Sign;
use crate::model::{Currency, Month};
use crate::words::Problem;

/// How a file's rows are to be read.
#[derive(Debug)]
pub(in crate::import) struct Layout {
    pub(in crate::import) header: Header,
    /// What parts the cells of a text; nothing does those of a workbook.
    pub(in crate::import) delimiter: Option<u8>,
    pub(in crate::import) columns: [Option<usize>; FIELDS.len()],
    /// The column of each axis of the book.
    pub(in crate::import) axes: Vec<Option<usize>>,
    pub(in crate::import) style: AmountStyle,
    /// The amounts are in the currency of the books, whatever that of the document.
    pub(in crate::import) local: bool,
    pub(in crate::import) year: Option<i32>,
    /// Columns of the levels above the account, from the highest down.
    pub(in crate::import) parents: Vec<usize>,
    /// How dates are written.
    pub(in crate::import) dates: DateStyle,
    /// Which month `2026.1` is.
    pub(in crate::import) point_one: PointOne,
    /// What stands above the header, and may come again on each page.
    pub(in crate::import) titles: Titles,
    /// Periods are those of a fiscal year that does not begin in January.
    pub(in crate::import) fiscal: Option<Fiscal>,
    /// When the file was printed: a month whose year is inferred is not later.
    pub(in crate::import) printed: Option<NaiveDate>,
    /// Rows in other currencies than this are left out.
    pub(in crate::import) split: Option<Currency>,
    /// The accounts stand over the rows.
    pub(in crate::import) headings: Option<Headings>,
    /// A DATEV file: which cells of a row are turned.
    pub(in crate::import) turning: Option<Turning>,
    /// Each row names the account debited and the account credited.
    pub(in crate::import) both: Option<BothSides>,
    /// A cost report: where rows below the debits are marked.
    pub(in crate::import) report: Option<CostReport>,
    /// The month of rows that state none.
    pub(in crate::import) month: Option<Month>,
    pub(in crate::import) sign: Option<Sign>,
    /// What leaves a row out.
    pub(in crate::import) skip: Vec<Skip>,
    /// What the lines above the header state of the rows.
    pub(in crate::import) stated: Vec<Statement>,
    /// It looks like a statement of a bank; and debit and credit are the bank's, unless a balance tells otherwise.
    pub(in crate::import) bank: bool,
    pub(in crate::import) asks_sign: bool,
    /// They are: nobody but a bank writes such headers.
    pub(in crate::import) banks_own: bool,
    /// What the user should know.
    pub(in crate::import) warnings: Vec<Problem>,
    /// What was inferred from the header and the lines above it.
    pub(in crate::import) inferences: Vec<Inferred>,
}

impl Layout {
    /// The column of a field.
    pub(in crate::import) fn column(&self, field: Field) -> Option<usize> {
        self.columns[field as usize]
    }

    /// A list of accounts without vouchers (a trial balance)? One whose rows have the day of its end shows what each
    /// account had before and after.
    pub(in crate::import) fn is_summary(&self) -> bool {
        let has = |field| self.column(field).is_some();
        let entries = || has(Field::Description) || !self.header.shows_both_balances();
        !(has(Field::Voucher) || has(Field::Date) && entries())
    }

    /// Columns that divide an account further: 核算维度, 辅助核算.
    pub(in crate::import) fn divided_by(&self) -> Vec<usize> {
        let names = self.header.names.iter().zip(&self.header.groups).enumerate();
        names.filter(|(_, (name, group))| headers::divides(name) || headers::divides(group)).map(|(at, _)| at).collect()
    }

    /// A ledger of all accounts, each over its rows?
    pub(in crate::import) fn is_whole_ledger(&self) -> bool {
        self.headings.as_ref().is_some_and(Headings::stand_over)
    }

    /// Has it an account or a category?
    pub(in crate::import) fn has_account(&self) -> bool {
        self.column(Field::Category).or(self.column(Field::Account)).is_some()
    }

    /// Is a column read for a field or an axis?
    pub(in crate::import) fn is_used(&self, column: usize) -> bool {
        self.columns.contains(&Some(column)) || self.parents.contains(&column) || self.axes.contains(&Some(column))
    }

    /// The header over a column.
    pub(in crate::import) fn name(&self, column: usize) -> &str {
        self.header.names.get(column).map_or("", String::as_str)
    }
}
