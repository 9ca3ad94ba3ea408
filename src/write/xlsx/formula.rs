//! Formulas where a figure follows from others of its table, so that whoever changes one sees what becomes of the rest.
//!
//! None is written before it was worked out here and came to the very figure of the report: a formula says how a figure is
//! made, and never what it is.

use rust_xlsxwriter::utility::{cell_range, row_col_to_cell};

use crate::model::{Money, Ratio};
use crate::report::{Cell, Column, Emphasis, Key, Table};

/// The formulas of a table whose first row stands in this row of the sheet.
pub(super) struct Formulas<'t> {
    table: &'t Table,
    begin: u32,
    /// For each column, how its figures are made.
    made: Vec<Made>,
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
        let made = (0..table.columns.len()).map(|at| made(&table.columns, at)).collect();
        Formulas { table, begin, made, parts: parts(table) }
    }

    /// The formula of a cell, if it has one.
    pub(super) fn of(&self, row: usize, column: usize) -> Option<String> {
        match self.made[column] {
            Made::Less(first, second) => {
                let difference = self.money(row, first)?.checked_sub(self.money(row, second)?).ok()?;
                let is_it = self.money(row, column) == Some(difference);
                is_it.then(|| format!("{}-{}", self.name(row, first), self.name(row, second)))
            }
            Made::Share(first, second) => {
                let (part, whole) = (self.money(row, first)?, self.money(row, second)?);
                let is_it = match (self.cell(row, column), Ratio::of(part, whole)) {
                    (Cell::Ratio(own) | Cell::SignedRatio(own), Some(ratio)) => *own == ratio,
                    (Cell::Unknown, None) => true,
                    _ => false,
                };
                let (part, whole) = (self.name(row, first), self.name(row, second));
                is_it.then(|| format!("IF({whole}=0,\"—\",{part}/{whole})"))
            }
            Made::Given => self.sum(row, column),
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
                    .find(|until| self.money(*cost, column).is_some_and(|cost| {
                        self.comes_to(&outermost[..*until], column, cost)
                    }))
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

fn made(columns: &[Column], at: usize) -> Made {
    let key = |column: &Column| match &column.key {
        Key::Of(key) => key.clone(),
        _ => String::new(),
    };
    let own = &columns[at];
    let find = |wanted: &str| {
        columns.iter().position(|other| key(other) == wanted && other.group == own.group && other.block == own.block)
    };
    let last = |wanted: &str| columns.iter().rposition(|other| key(other) == wanted);
    let made = match key(own).as_str() {
        "variance" => find("actual").zip(find("budget")).map(|(actual, budget)| Made::Less(actual, budget)),
        "outlook_variance" => last("outlook").zip(last("outlook_budget").or(last("year_budget"))).map(|(end, budget)| Made::Less(end, budget)),
        "variance_ratio" => find("variance").zip(find("budget")).map(|(part, whole)| Made::Share(part, whole)),
        "execution_ratio" => find("actual").zip(find("budget")).map(|(part, whole)| Made::Share(part, whole)),
        "year_completion" => last("actual").zip(last("year_budget")).map(|(part, whole)| Made::Share(part, whole)),
        _ => None,
    };
    made.unwrap_or(Made::Given)
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
    use crate::write::fixture;
    use crate::report::Section;

    #[test]
    fn only_what_comes_to_the_figure_is_a_formula() {
        let Section::Table(mut table) = fixture::report().sections[1].clone() else { panic!() };
        for (at, key) in [(1, "budget"), (2, "actual"), (3, "variance"), (4, "execution_ratio")] {
            table.columns[at].key = Key::Of(key.into());
        }
        let formulas = Formulas::new(&table, 6);
        let all: Vec<Option<String>> = (1..6).map(|column| formulas.of(0, column)).collect();
        let own = |text: &str| Some(text.to_string());
        assert_eq!(all, [own("SUM(B8)"), own("SUM(C8)"), own("C7-B7"), own("IF(B7=0,\"—\",C7/B7)"), None]);
        assert_eq!(formulas.of(4, 1), own("SUM(B7,B9:B10)"));
        assert_eq!(formulas.of(3, 4), own("IF(B10=0,\"—\",C10/B10)"));
        // An item is given; and a sum that does not come to what is there is no formula.
        assert_eq!(formulas.of(1, 1), None);
        let (Cell::Money(total), _) = table.rows[4].cells[1].clone() else { panic!() };
        table.rows[4].cells[1].0 = Cell::Money(total.checked_add(Money::from_minor(1, total.currency())).unwrap());
        assert_eq!(Formulas::new(&table, 6).of(4, 1), None);
    }
}
