//! Ledgers whose account is no column: it stands over its rows, or on their opening balance.
//!
//! QuickBooks and Xero print the name of an account in a row of its own, and `Total for …` below its rows; a 明细账
//! prints `科目：660202 办公费` over each account, or names it on the row of the 期初余额 only. Rows on their way to the
//! interpreter get the account as a cell.

use super::headers;
use crate::import::block::{Block, SourceRow};
use crate::import::fields::{Column, Field};
use crate::import::row::non_transaction::{Says, SkipReason, says};
use crate::import::row::text::trim;
use crate::import::values::date;

/// Which cell the account is put into, and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) enum Headings {
    /// In a row of its own, in one of the first columns; the cell is beyond the others.
    Over { cell: usize, within: usize, balance: Option<usize> },
    /// Behind a label, `科目：…`; the first may stand above the header.
    Labelled { cell: usize, first: String },
    /// On the row of the opening balance, in the columns of name and code.
    Opening { cells: [Option<usize>; 2] },
}

/// The lowest account of a path and those over it, in one text.
const JOINT: &str = ":";

impl Headings {
    /// The cell beyond the others.
    pub(in crate::import) fn cell(&self) -> Option<usize> {
        match self {
            Headings::Over { cell, .. } | Headings::Labelled { cell, .. } => Some(*cell),
            Headings::Opening { .. } => None,
        }
    }

    /// Do the rows of every account of a ledger follow each other, each below its name?
    pub(super) fn stand_over(&self) -> bool {
        self.cell().is_some()
    }

    /// Does each account end with its total?
    pub(in crate::import) fn are_totalled(&self) -> bool {
        matches!(self, Headings::Over { .. })
    }

    /// Is a row the total of the account in its last cell, or of what stands outside all accounts?
    pub(in crate::import) fn is_total(&self, cells: &[&str]) -> bool {
        let Headings::Over { cell, .. } = self else { return false };
        let account = cells.get(*cell).copied().unwrap_or("");
        let first = cells.iter().find(|text| !text.is_empty()).copied().unwrap_or("");
        if account.is_empty() {
            let figures = cells.iter().skip(1).any(|text| text.bytes().any(|b| b.is_ascii_digit()));
            return figures && first.chars().any(char::is_alphabetic) && date::read(first, None).is_err();
        }
        total_of(first).is_some_and(|name| account.rsplit(JOINT).next() == Some(name))
    }
}

/// Finds out from the first rows, above the header and below it. `names` are the header's, `column` those recognised.
pub(in crate::import) fn find(
    above: &[SourceRow<'_>],
    rows: &[SourceRow<'_>],
    names: &[String],
    column: impl Fn(Column) -> Option<usize>,
) -> Option<Headings> {
    let cells = [Field::Category, Field::Account].map(|field| column(Column::Field(field)));
    if cells == [None, None] {
        let cell = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).max(names.len());
        let first = above.iter().rev().find_map(label);
        if first.is_some() || rows.iter().any(|row| label(row).is_some()) {
            return Some(Headings::Labelled { cell, first: first.unwrap_or_default().to_string() });
        }
        let within = names.iter().position(|name| !name.is_empty()).unwrap_or(0).max(2);
        let balance = column(Column::Field(Field::Balance));
        let heads: Vec<&str> = rows.iter().filter_map(|row| heading(row, within, balance)).collect();
        let totalled = |head: &&str| rows.iter().any(|row| total_in(row) == Some(*head));
        return heads.iter().any(totalled).then_some(Headings::Over { cell, within, balance });
    }
    // Every account stands on an opening balance, and the rows below have none.
    let named = |row: &SourceRow<'_>| cells.iter().flatten().any(|at| !text(row, *at).is_empty());
    let opens =
        |row: &SourceRow<'_>| row.cells.iter().any(|text| says(trim(text)) == Some(Says::Skip(SkipReason::Balance)));
    // Or on a row without a day that shows what the days below it come to.
    let day = column(Column::Field(Field::Date));
    let dated = |row: &SourceRow<'_>| day.is_some_and(|at| !text(row, at).is_empty());
    let sums =
        |row: &SourceRow<'_>| !dated(row) && row.cells.iter().any(|text| text.contains(|c: char| c.is_ascii_digit()));
    let (mut openings, mut totals, mut bare, mut undated) = (0, 0, 0, 0);
    for row in rows.iter().filter(|row| row.cells.iter().any(|text| !trim(text).is_empty())) {
        match (named(row), opens(row)) {
            (true, true) => openings += 1,
            (true, false) if day.is_some() && sums(row) => totals += 1,
            (true, false) => return None,
            (false, _) => (bare, undated) = (bare + 1, undated + usize::from(!dated(row))),
        }
    }
    let stand = if totals == 0 { openings > 0 } else { undated == 0 };
    (stand && bare > 0).then_some(Headings::Opening { cells })
}

/// The only text of a row, and where it stands; but for the balance with which an account begins.
fn alone<'r>(row: &SourceRow<'r>, balance: Option<usize>) -> Option<(usize, &'r str)> {
    let cells = row.cells.iter().enumerate().map(|(at, text)| (at, trim(text)));
    let mut filled = cells.filter(|(at, text)| !text.is_empty() && Some(*at) != balance);
    filled.next().filter(|_| filled.next().is_none())
}

/// A text alone in one of the first cells of a row, which is neither a day nor a word for a balance.
fn heading<'r>(row: &SourceRow<'r>, within: usize, balance: Option<usize>) -> Option<&'r str> {
    let (at, text) = alone(row, balance)?;
    let plain = at < within && says(text).is_none() && date::read(text, None).is_err();
    (plain && !text.ends_with([':', '：']) && text.chars().any(char::is_alphabetic)).then_some(text)
}

/// The account behind `科目：`, in one cell or two.
fn label<'r>(row: &SourceRow<'r>) -> Option<&'r str> {
    let mut cells = row.cells.iter().map(trim).filter(|text| !text.is_empty());
    let first = cells.next()?;
    let (word, value) = first.split_once([':', '：'])?;
    let known = matches!(headers::key(word).as_str(), "科目" | "会计科目" | "科目名称" | "明细科目" | "glaccount");
    let value = if value.trim().is_empty() { cells.next().unwrap_or("") } else { trim(value) };
    // `科目：6602 至 6603` or 全部 is what was asked for.
    let one = !value.is_empty() && !["全部", "所有", "至", "~", "～", "—", "-->"].iter().any(|w| value.contains(w));
    (known && one).then_some(value)
}

/// The account whose total a row is.
fn total_in<'r>(row: &SourceRow<'r>) -> Option<&'r str> {
    total_of(row.cells.iter().map(trim).find(|text| !text.is_empty())?)
}

fn total_of(first: &str) -> Option<&str> {
    let behind =
        ["Total for ", "Total - ", "Total ", "合计：", "合计:"].iter().find_map(|word| first.strip_prefix(word));
    let before = [" with sub-accounts", " with subs", " total", " Total", "合计", "小计"];
    let name = before.iter().fold(behind.unwrap_or(first), |name, word| name.strip_suffix(word).unwrap_or(name)).trim();
    (name != first && !name.is_empty()).then_some(name)
}

fn text<'r>(row: &SourceRow<'r>, at: usize) -> &'r str {
    trim(row.cells.get(at).unwrap_or(""))
}

/// Titles over accounts that are none.
fn is_title(name: &str) -> bool {
    let name = name.to_lowercase();
    matches!(
        name.trim_end_matches('s'),
        "ordinary income/expense" | "other income/expense" | "net ordinary income" | "net other income"
    )
}

/// The account of the rows that come, as far as it has been read.
#[derive(Debug)]
pub(in crate::import) struct Accounts {
    headings: Headings,
    /// The accounts that are open, the innermost last; or name and code.
    open: Vec<String>,
    path: String,
}

impl Accounts {
    pub(in crate::import) fn new(headings: Headings) -> Accounts {
        let path = match &headings {
            Headings::Labelled { first, .. } => first.clone(),
            _ => String::new(),
        };
        Accounts { headings, open: Vec::new(), path }
    }

    /// Copies a row and gives it its account.
    pub(in crate::import) fn fill(&mut self, row: &SourceRow<'_>, into: &mut Block) {
        match self.headings {
            Headings::Over { cell, within, balance } => self.over(row, (cell, within, balance), into),
            Headings::Labelled { cell, .. } => {
                if let Some(account) = label(row) {
                    // Whatever stands beside it, a period or a page, is no cell of the table.
                    self.path = account.to_string();
                    into.push_cell(account.as_bytes());
                } else {
                    put(row, cell, if alone(row, None).is_none() { &self.path } else { "" }, into);
                }
            }
            Headings::Opening { cells } => self.opening(row, cells, into),
        }
        into.end_row(row.line, 0);
    }

    fn over(&mut self, row: &SourceRow<'_>, columns: (usize, usize, Option<usize>), into: &mut Block) {
        let (cell, within, balance) = columns;
        let closes = total_in(row).and_then(|name| self.open.iter().rposition(|open| open == name));
        if let Some(name) = heading(row, within, balance).filter(|_| closes.is_none()) {
            self.open.push(name.to_string());
            self.path = path_of(&self.open);
            put(row, cell, "", into);
        } else if let Some(at) = closes {
            // The total bears the account that it is of, which ends here.
            put(row, cell, &path_of(&self.open[..=at]), into);
            self.open.truncate(at);
            self.path = path_of(&self.open);
        } else {
            let outside = total_in(row).is_some() && alone(row, None).is_none();
            let dated = row.cells.iter().any(|text| date::read(trim(text), None).is_ok());
            put(row, cell, if outside && !dated { "" } else { &self.path }, into);
        }
    }

    fn opening(&mut self, row: &SourceRow<'_>, targets: [Option<usize>; 2], into: &mut Block) {
        let own = targets.map(|at| at.map_or("", |at| text(row, at)));
        if own != ["", ""] {
            self.open = own.map(str::to_string).to_vec();
        }
        let blank = row.cells.iter().all(|text| trim(text).is_empty());
        for (at, text) in row.cells.iter().enumerate() {
            let of = targets.iter().position(|target| *target == Some(at)).filter(|_| own == ["", ""] && !blank);
            let account = of.and_then(|of| self.open.get(of));
            into.push_cell(account.map_or(text, String::as_str).as_bytes());
        }
    }
}

/// The account of the innermost heading, with those over it.
fn path_of(open: &[String]) -> String {
    open.iter().map(String::as_str).filter(|name| !is_title(name)).collect::<Vec<_>>().join(JOINT)
}

/// The row with its account in the cell beyond the others.
fn put(row: &SourceRow<'_>, cell: usize, account: &str, into: &mut Block) {
    row.cells.iter().take(cell).for_each(|text| into.push_cell(text.as_bytes()));
    if !account.is_empty() {
        (row.cells.len()..cell).for_each(|_| into.push_cell(b""));
        into.push_cell(account.as_bytes());
    } else if row.cells.len() > cell {
        into.push_cell(b"");
    }
    row.cells.iter().skip(cell).for_each(|text| into.push_cell(text.as_bytes()));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accounts(lines: &[&str], cell: usize) -> Vec<String> {
        let mut block = Block::default();
        for line in lines {
            line.split(',').for_each(|cell| block.push_cell(cell.as_bytes()));
            block.end_row(1, 0);
        }
        let rows: Vec<SourceRow<'_>> = block.view().unwrap().rows().collect();
        let headings = find(&[], &rows, &vec!["x".to_string(); cell], |_| None).unwrap();
        let mut filled = Block::default();
        let mut accounts = Accounts::new(headings);
        rows.iter().for_each(|row| accounts.fill(row, &mut filled));
        filled.view().unwrap().rows().map(|row| row.cells.get(cell).unwrap_or("").to_string()).collect()
    }

    #[test]
    fn accounts_are_put_beside_their_rows() {
        let lines = [
            "Ordinary Income/Expense,,",
            "Office,,",
            "Supplies,,",
            ",2026-01-05,5",
            "Total for Supplies,,5",
            ",2026-01-06,7",
            "Total for Office with sub-accounts,,12",
            "Rent,,",
            ",2026-01-07,9",
            "Total Rent,,9",
            "TOTAL,,21",
        ];
        let path = "Office:Supplies";
        let expected = ["", "", "", path, path, "Office", "Office", "", "Rent", "Rent", ""];
        assert_eq!(accounts(&lines, 3), expected);
    }

    #[test]
    fn a_label_names_the_account_of_the_rows_below() {
        let lines = [
            "2026-01-04,x,1",
            "科目：660202 办公费,,",
            "2026-01-05,x,5",
            "科目：,6603 差旅费,期间：2026年1月",
            "2026-01-06,x,7",
        ];
        assert_eq!(accounts(&lines, 3), ["", "", "660202 办公费", "", "6603 差旅费"]);
    }
}
