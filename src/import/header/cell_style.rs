//! How the cells of a file are written: what the profile fixes, what the lines above say, and what the cells show.

use super::datev::Datev;
use super::evidence::{self, Marks, PointOne};
use crate::import::block::SourceRow;
use crate::import::fields::{FIELDS, Field};
use crate::import::inference::{Inference, Inferred};
use crate::import::source::Setting;
use crate::import::statement::preamble::Preamble;
use crate::import::values::date::{DateProblem, DateStyle, read};
use crate::import::values::period;
use crate::import::values::period::PeriodProblem;
use crate::model::amount::Fours;
use crate::model::profile::DateOrder;
use crate::words::{Place, Problem, msg};

/// The style of a file's cells.
pub(in crate::import) struct CellStyle {
    pub(in crate::import) decimal_mark: char,
    /// Nothing decides the decimal mark, and both are likely.
    pub(in crate::import) undecided: bool,
    /// Digits are grouped by four.
    pub(super) fours: Fours,
    pub(in crate::import) dates: DateStyle,
    pub(in crate::import) point_one: PointOne,
    /// The year of the file was taken from its title.
    pub(super) year_inferred: bool,
    pub(in crate::import) inferences: Vec<Inferred>,
    /// Dates that cannot be relied on.
    pub(in crate::import) problem: Option<Problem>,
}

/// What a table is, as far as it was found out before.
pub(in crate::import) struct Table<'t, 'b> {
    pub(in crate::import) name: &'t str,
    pub(in crate::import) header_line: u64,
    /// The first rows below the header.
    pub(in crate::import) below: &'t [SourceRow<'b>],
    pub(in crate::import) columns: &'t [Option<usize>; FIELDS.len()],
    pub(in crate::import) delimiter: Option<u8>,
    /// What the first line of a DATEV file states.
    pub(in crate::import) datev: Option<Datev>,
    /// The year that the header itself states.
    pub(in crate::import) year: Option<i32>,
}

impl CellStyle {
    pub(in crate::import) fn find(table: &Table<'_, '_>, preamble: &Preamble, setting: &Setting<'_>) -> CellStyle {
        let profile = setting.profile;
        let place = || Place::line(table.name, table.header_line);
        let column = |field: Field| table.columns[field as usize];
        let mut inferences = Vec::new();

        let amounts: Vec<usize> = [Field::Amount, Field::Debit, Field::Credit].into_iter().filter_map(column).collect();
        let semicolons = table.delimiter == Some(b';');
        let (mut decimal_mark, mut undecided) = (profile.and_then(|p| p.decimal_mark).unwrap_or('.'), false);
        let marks = Marks::count(table.below, &amounts);
        if profile.is_none_or(|p| p.decimal_mark.is_none()) {
            if marks.say_comma(semicolons) {
                decimal_mark = ',';
                let taken = msg("import-inferred-comma");
                let remedy = msg("import-amount-decimal-mark-hint");
                inferences.push(Inferred::new(Inference::DecimalMark, place(), taken, remedy));
            }
            undecided = semicolons && marks.points == 0 && marks.commas == 0;
        }

        let order = profile.and_then(|p| p.date_order);
        let shown = column(Field::Date).filter(|_| order.is_none());
        let swapped = shown.and_then(|at| evidence::swapped(table.below, at)).map(|(text, date)| {
            let message = msg("import-dates-swapped").with("text", text).with("date", date);
            Problem::error(message).at(place()).hint(msg("import-dates-swapped-hint"))
        });
        let shown = shown.and_then(|at| evidence::date_order(table.below, at));
        if let Some((order, example)) = &shown {
            let id = if *order == DateOrder::Dmy { "import-inferred-dmy" } else { "import-inferred-mdy" };
            let taken = msg(id).with("example", example.as_str());
            inferences.push(Inferred::new(Inference::DateOrder, place(), taken, msg("import-date-order-hint")));
        }

        let stated = setting.year.or(profile.and_then(|p| p.year)).or(table.year).or(preamble.month.map(|m| m.year()));
        let year = stated.or(preamble.year);
        let year_inferred = stated.is_none() && year.is_some();
        let cells = |field| {
            let cells = column(field).map(|at| table.below.iter().filter_map(move |row| row.cells.get(at)));
            cells.into_iter().flatten()
        };
        let bare = cells(Field::Period).any(|cell| period::read(cell, None) == Err(PeriodProblem::NeedsYear))
            || cells(Field::Date).any(|cell| read(cell, order) == Err(DateProblem::NeedsYear));
        if let Some(year) = year.filter(|_| year_inferred && bare && column(Field::Year).is_none()) {
            let taken = msg("import-inferred-year").with("year", year.to_string());
            inferences.push(Inferred::new(Inference::Year, place(), taken, msg("import-period-year-hint")));
        }

        let months = column(Field::Period).or(column(Field::Date));
        let point_one = months.map_or(PointOne::January, |at| PointOne::count(table.below, at));
        if let (PointOne::October, Some(cell)) = (point_one, months.and_then(|at| october(table.below, at))) {
            let taken = msg("import-inferred-october").with("value", cell);
            inferences.push(Inferred::new(Inference::Month, place(), taken, msg("import-period-october-hint")));
        }
        let within = table.datev.map(|datev| datev.begin);
        let dates = DateStyle { order, shown: shown.map(|(order, _)| order), year, within };
        let fours = if marks.group_fours() { Fours::Read } else { Fours::Slip };
        CellStyle { decimal_mark, undecided, fours, dates, point_one, year_inferred, inferences, problem: swapped }
    }
}

fn october(rows: &[SourceRow<'_>], column: usize) -> Option<String> {
    let mut cells = rows.iter().filter_map(|row| row.cells.get(column)).map(str::trim);
    cells.find(|cell| evidence::may_be_october(cell)).map(str::to_string)
}
