//! Formulas where a figure follows from others of its table, so that whoever changes one sees what becomes of the rest.
//!
//! None is written before it was worked out here and came to the very figure of the report, and only where that holds in
//! every row of the column: a formula says how a figure is made, and never what it is.

use rust_xlsxwriter::utility::{cell_range, row_col_to_cell};

use crate::model::{Money, Ratio};
use crate::report::{Cell, Column, Emphasis, Key, Table};

/// The formulas of a table whose first row stands in this row of the sheet.
pub(super) struct Formulas<'t> {
    table: &'t Table,
    begin: u32,
    /// For each column, how its figures are made.
    made: Vec<Made>,
    /// For each column, whether rows that others stand under have the sum of those.
    adds_up: Vec<bool>,
    /// For each row, the rows that it sums up.
    parts: Vec<Vec<usize>>,
}

/// How the figures of a column are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Made {
    /// They are given; a row that sums others up has their sum.
    Given,
    /// The first column less the second.
    Less(usize, usize),
    /// The first column in parts of the second.
    Share(usize, usize),
}

/// More cells than these one by one are no formula that anybody reads.
const MOST: usize = 60;

impl<'t> Formulas<'t> {
    pub(super) fn new(table: &'t Table, begin: u32) -> Formulas<'t> {
        let columns = table.columns.len();
        let given = vec![Made::Given; columns];
        let mut formulas = Formulas { table, begin, made: given, adds_up: vec![false; columns], parts: parts(table) };
        formulas.made = (0..columns).map(|at| formulas.how(at)).collect();
        formulas.adds_up = (0..columns).map(|at| formulas.is_sum(at)).collect();
        formulas
    }

    /// How the figures of a column are made, if all of them are.
    fn how(&self, column: usize) -> Made {
        let holds = |made: &Made| {
            let mut known = (0..self.table.rows.len()).filter_map(|row| self.is_made(row, column, *made)).peekable();
            known.peek().is_some() && known.all(|is_it| is_it)
        };
        candidates(&self.table.columns, column).into_iter().find(holds).unwrap_or(Made::Given)
    }

    /// Is a cell made so? `None` where it is no figure.
    fn is_made(&self, row: usize, column: usize, made: Made) -> Option<bool> {
        match made {
            Made::Given => None,
            Made::Less(first, second) => {
                let own = self.money(row, column)?;
                Some(self.money(row, first)?.checked_sub(self.money(row, second)?).is_ok_and(|less| less == own))
            }
            Made::Share(part, whole) => {
                let (part, whole) = (self.money(row, part)?, self.money(row, whole)?);
                match (self.cell(row, column), Ratio::of(part, whole)) {
                    (Cell::Ratio(own) | Cell::SignedRatio(own), Some(ratio)) => Some(*own == ratio),
                    (Cell::Unknown, None) => Some(true),
                    (Cell::Empty, _) => None,
                    _ => Some(false),
                }
            }
        }
    }

    /// Does every row that others stand under have the sum of those? A range has not: its ends do not add up.
    fn is_sum(&self, column: usize) -> bool {
        (0..self.table.rows.len()).all(|row| match (self.money(row, column), self.parts[row].as_slice()) {
            (None, _) | (_, []) => true,
            (Some(own), parts) => self.comes_to(parts, column, own),
        })
    }

    /// The formula of a cell, if it has one.
    pub(super) fn of(&self, row: usize, column: usize) -> Option<String> {
        let made = self.made[column];
        if made == Made::Given {
            return self.sum(row, column).filter(|_| self.adds_up[column]);
        }
        self.is_made(row, column, made).filter(|is_it| *is_it)?;
        match made {
            Made::Given => None,
            Made::Less(first, second) => Some(format!("{}-{}", self.name(row, first), self.name(row, second))),
            Made::Share(part, whole) => {
                let (part, whole) = (self.name(row, part), self.name(row, whole));
                Some(format!("IF({whole}=0,\"—\",{part}/{whole})"))
            }
        }
    }

    fn sum(&self, row: usize, column: usize) -> Option<String> {
        let own = self.money(row, column)?;
        let parts: Vec<usize> = self.parts[row].clone();
        if !parts.is_empty() && self.comes_to(&parts, column, own) {
            return self.summed(&parts, column);
        }
        if self.table.rows[row].emphasis != Emphasis::Total {
            return None;
        }
        self.total(row, column, own)
    }

    /// What a total sums up: outermost rows, from the first that no total before it did; or what income leaves of costs.
    fn total(&self, row: usize, column: usize, own: Money) -> Option<String> {
        let body = self.table.rows.iter().take_while(|row| row.emphasis != Emphasis::Total).count();
        let outermost: Vec<usize> = (0..body).filter(|row| self.table.rows[*row].indent == 0).collect();
        let before: Vec<usize> = (body..row).collect();
        let found = |from: usize| {
            let run = |until: usize| outermost[from..until].to_vec();
            let whole = (from + 1..=outermost.len()).rev().map(run).find(|run| self.comes_to(run, column, own));
            whole.filter(|_| own != Money::zero(own.currency()))
        };
        match before.as_slice() {
            [] => self.summed(&found(0)?, column),
            [cost] => {
                // Income stands below the costs.
                let from = (0..outermost.len())
                    .find(|until| {
                        self.money(*cost, column).is_some_and(|cost| self.comes_to(&outermost[..*until], column, cost))
                    })
                    .unwrap_or(0);
                self.summed(&found(from)?, column)
            }
            [cost, income] => {
                let left = self.money(*income, column)?.checked_sub(self.money(*cost, column)?).ok()?;
                (left == own).then(|| format!("{}-{}", self.name(*income, column), self.name(*cost, column)))
            }
            _ => None,
        }
    }

    fn comes_to(&self, parts: &[usize], column: usize, whole: Money) -> bool {
        let amounts = parts.iter().filter_map(|part| self.money(*part, column));
        !parts.is_empty() && Money::sum(amounts, whole.currency()).is_ok_and(|sum| sum == whole)
    }

    /// The sum of these cells: of those that follow each other as a range.
    fn summed(&self, parts: &[usize], column: usize) -> Option<String> {
        let at = u16::try_from(column).ok()?;
        let runs = parts.chunk_by(|a, b| a + 1 == *b);
        let named = |run: &[usize]| match run {
            [one] => self.name(*one, column),
            run => cell_range(self.row(run[0]), at, self.row(run[run.len() - 1]), at),
        };
        let named: Vec<String> = runs.map(named).collect();
        (named.len() <= MOST).then(|| format!("SUM({})", named.join(",")))
    }

    fn cell(&self, row: usize, column: usize) -> &Cell {
        &self.table.rows[row].cells[column].0
    }

    fn money(&self, row: usize, column: usize) -> Option<Money> {
        match self.cell(row, column) {
            // What is too long for a number stands as a text.
            Cell::Money(amount) | Cell::Signed(amount) => {
                Some(*amount).filter(|amount| super::super::sheet_file::sure(&amount.plain()).is_some())
            }
            _ => None,
        }
    }

    fn row(&self, row: usize) -> u32 {
        self.begin + u32::try_from(row).unwrap_or(u32::MAX - self.begin)
    }

    fn name(&self, row: usize, column: usize) -> String {
        row_col_to_cell(self.row(row), u16::try_from(column).unwrap_or(u16::MAX))
    }
}

/// How the figures of a column may be made, by the keys of the columns; the likeliest first.
fn candidates(columns: &[Column], at: usize) -> Vec<Made> {
    let key = |column: &Column| match &column.key {
        Key::Of(key) => key.clone(),
        _ => String::new(),
    };
    let own = &columns[at];
    let beside = |wanted: &str| {
        columns.iter().position(|other| key(other) == wanted && other.group == own.group && other.block == own.block)
    };
    let anywhere = |wanted: &str| columns.iter().rposition(|other| key(other) == wanted);
    let less = |first: Option<usize>, second: Option<usize>| first.zip(second).map(|(a, b)| Made::Less(a, b));
    let share = |part: Option<usize>, whole: Option<usize>| part.zip(whole).map(|(a, b)| Made::Share(a, b));
    let all = match key(own).as_str() {
        "variance" => vec![
            less(beside("actual"), beside("budget")),
            less(anywhere("outlook"), anywhere("budget")),
            less(anywhere("actual"), anywhere("budget")),
        ],
        "outlook_variance" => vec![
            less(anywhere("outlook"), anywhere("outlook_budget")),
            less(anywhere("outlook"), anywhere("year_budget")),
        ],
        "variance_ratio" => vec![share(beside("variance"), beside("budget"))],
        "execution_ratio" => vec![share(beside("actual"), beside("budget"))],
        "year_completion" => vec![share(anywhere("actual"), anywhere("year_budget"))],
        _ => Vec::new(),
    };
    all.into_iter().flatten().collect()
}

/// The rows that stand one step further in below each row.
fn parts(table: &Table) -> Vec<Vec<usize>> {
    let body = table.rows.iter().take_while(|row| row.emphasis != Emphasis::Total).count();
    let mut parts: Vec<Vec<usize>> = vec![Vec::new(); table.rows.len()];
    let mut open: Vec<usize> = Vec::new();
    for row in 0..body {
        while open.last().is_some_and(|above| table.rows[*above].indent >= table.rows[row].indent) {
            open.pop();
        }
        if let Some(above) = open.last() {
            parts[*above].push(row);
        }
        open.push(row);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Section;
    use crate::write::fixture;

    #[test]
    fn only_what_comes_to_the_figure_is_a_formula() {
        let Section::Table(mut table) = fixture::report().sections[1].clone() else { panic!() };
        for (at, key) in [(1, "budget"), (2, "actual"), (3, "variance"), (4, "execution_ratio")] {
            table.columns[at].key = Key::Of(key.into());
        }
        let formulas = Formulas::new(&table, 6);
        let all: Vec<Option<String>> = (1..6).map(|column| formulas.of(0, column)).collect();
        let own = |text: &str| Some(text.to_string());
        assert_eq!(formulas.made[5], Made::Given);
        assert_eq!(all, [own("SUM(B8)"), own("SUM(C8)"), own("C7-B7"), own("IF(B7=0,\"—\",C7/B7)"), None]);
        assert_eq!(formulas.of(4, 1), own("SUM(B7,B9:B10)"));
        assert_eq!(formulas.of(3, 4), own("IF(B10=0,\"—\",C10/B10)"));
        // An item is given; and a sum that does not come to what is there is no formula.
        assert_eq!(formulas.of(1, 1), None);
        let (Cell::Money(total), _) = table.rows[4].cells[1].clone() else { panic!() };
        table.rows[4].cells[1].0 = Cell::Money(total.checked_add(Money::from_minor(1, total.currency())).unwrap());
        assert_eq!(Formulas::new(&table, 6).of(4, 1), None);
        // Where one row of a column is made otherwise, none is a formula.
        let all: Vec<Option<String>> = (0..5).map(|row| Formulas::new(&table, 6).of(row, 3)).collect();
        assert_eq!(all, [own("SUM(D8)"), None, None, None, own("SUM(D7,D9:D10)")]);
    }
}
