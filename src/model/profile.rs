//! How to read one kind of export: an `[import.NAME]` of a book.

use std::collections::BTreeMap;

use super::{Currency, Unit};

/// Everything that a user can fix about an export instead of having it recognised.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Its name in the book.
    pub name: String,
    /// An encoding label: `utf-8`, `gb18030`, `utf-16le`, `windows-1252`; `None` is recognised.
    pub encoding: Option<String>,
    /// The byte between fields; `None` is recognised.
    pub delimiter: Option<char>,
    /// The file has no header: columns are named by their number, as `#1`.
    pub headless: bool,
    /// The line of the header, from 1, or of the first row where there is none; `None` is searched for.
    pub header_row: Option<usize>,
    /// The sheet of a workbook, by name; `None` is the first with a header.
    pub sheet: Option<String>,
    /// Further sheets; only said for one import.
    pub more_sheets: Vec<String>,
    /// Field or axis → the header it stands under.
    pub columns: BTreeMap<String, String>,
    /// The order of the parts of a date that does not begin with the year.
    pub date_order: Option<DateOrder>,
    /// The decimal mark; the other of `.` and `,` then groups digits.
    pub decimal_mark: Option<char>,
    /// The unit of plain numbers; `None` is read from the header.
    pub unit: Option<Unit>,
    /// What a positive amount means.
    pub sign: Option<Sign>,
    /// The year of rows whose period is only a month.
    pub year: Option<i32>,
    /// Rows to leave out.
    pub skip: Vec<SkipRule>,
    /// Do voucher numbers tell which row is a version of which? `None` is yes.
    pub match_vouchers: Option<bool>,
    /// The control total that the files must come to, as written.
    pub expect: Option<String>,
    /// The number of rows that they must come to.
    pub expect_rows: Option<u64>,
    /// Rows in other currencies are left out; only said for one import.
    pub currency: Option<Currency>,
    /// Axis → the member that every row gets.
    pub fixed: BTreeMap<String, String>,
}

/// The order of day, month and year in `01/05/2026`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// Year, month, day.
    Ymd,
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
}

/// What a positive amount in the source means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Money spent (the usual expense list).
    CostPositive,
    /// Money received (a bank statement): cost is negative there.
    CostNegative,
}

/// Rows whose column holds such a text are left out, counted and told. Texts are compared after trimming.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SkipRule {
    /// The header of the column.
    pub column: String,
    /// The whole text is one of these.
    pub equals: Vec<String>,
    /// It begins with one of these.
    pub starts_with: Vec<String>,
    /// It contains one of these.
    pub contains: Vec<String>,
    /// It matches this regular expression.
    pub matches: Option<String>,
}
