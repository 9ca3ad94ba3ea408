//! The rows of text that a layout makes of entries.

use chrono::NaiveDate;

use super::entry::{ACCOUNTS, Entry};
use super::layout::{Dates, Form, Label, Layout, Money, Naming};
use super::words::Language;
use super::{journal, totals};

/// A cell: text, or what a workbook keeps as a value of its own.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Text(String),
    Date(NaiveDate),
    /// The number and its text.
    Number(f64, String),
}

impl Cell {
    pub(super) fn empty() -> Cell {
        Cell::Text(String::new())
    }

    pub(super) fn text(&self, layout: &Layout) -> String {
        match self {
            Cell::Text(text) | Cell::Number(_, text) => text.clone(),
            Cell::Date(date) => layout.date(*date),
        }
    }
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A title, or the header.
    Above,
    /// The entry of this number.
    Entry(usize),
    /// The other side of it, a closing, a total, a signature.
    Other,
    Total,
}

#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) kind: Kind,
    pub(super) cells: Vec<Cell>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Date,
    Voucher,
    Text,
    Name,
    Code,
    Level(usize),
    Currency,
    Extra,
    Debit,
    Credit,
    Direction,
    Amount,
    Balance,
}

/// What a row says, before it is written.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) date: Option<NaiveDate>,
    pub(super) voucher: String,
    pub(super) text: String,
    /// Name and code.
    pub(super) account: (String, String),
    /// 分; below zero is a credit.
    pub(super) minor: i64,
    pub(super) balance: i64,
}

/// An export before it becomes bytes.
pub(super) struct Table {
    /// A name, and its rows.
    pub(super) sheets: Vec<(String, Vec<Row>)>,
    /// Rows below the header that are no entries, blank ones not counted.
    pub(super) left_out: u64,
}

impl Layout {
    pub(super) fn columns(&self) -> Vec<Column> {
        let mut columns = match self.voucher_first {
            true => vec![Column::Voucher, Column::Date],
            false => vec![Column::Date, Column::Voucher],
        };
        let account = match self.naming {
            Naming::Name | Naming::Path(_) | Naming::Joint => vec![Column::Name],
            Naming::Code => vec![Column::Code],
            Naming::CodeAndName => vec![Column::Code, Column::Name],
            Naming::Levels(levels) => (3 - levels..3).map(Column::Level).collect(),
        };
        let parts = match self.account_first {
            true => [account, vec![Column::Text]],
            false => [vec![Column::Text], account],
        };
        columns.extend(parts.concat());
        columns.extend(self.currency.then_some(Column::Currency));
        columns.extend(self.extra.then_some(Column::Extra));
        columns.extend(match self.money {
            Money::Amount => vec![Column::Amount],
            Money::Sides => vec![Column::Debit, Column::Credit],
            Money::Direction(_) => vec![Column::Direction, Column::Amount],
            Money::Signed | Money::Lowering => vec![Column::Amount, Column::Balance],
            Money::Ways => vec![Column::Debit, Column::Credit, Column::Balance],
        });
        columns
    }

    /// The cell of a line in a column.
    pub(super) fn cell(&self, column: Column, line: &Line, total: bool) -> Cell {
        let text = |text: &str| Cell::Text(text.to_string());
        let number = |minor: i64| self.number(minor);
        let credit = line.minor < 0;
        match column {
            Column::Date => line.date.map_or(Cell::empty(), |date| match self.dates {
                Dates::WithoutYear | Dates::Period => Cell::Text(self.date(date)),
                _ => Cell::Date(date),
            }),
            Column::Voucher => text(&line.voucher),
            Column::Text => text(&line.text),
            Column::Name => text(&line.account.0),
            Column::Code => text(&line.account.1),
            Column::Level(_) if total => Cell::empty(),
            Column::Level(2) => text(&line.account.0),
            Column::Level(at) => text(self.words().upper[at]),
            Column::Currency if total => Cell::empty(),
            Column::Currency => text(self.words().money),
            Column::Extra if total => Cell::empty(),
            Column::Extra => text("2"),
            Column::Debit if credit => Cell::empty(),
            Column::Debit => number(line.minor),
            Column::Credit if credit => number(-line.minor),
            Column::Credit => Cell::empty(),
            Column::Direction => {
                let Money::Direction(which) = self.money else { return Cell::empty() };
                let directions = self.words().directions;
                text(directions[which % directions.len()][1 + usize::from(credit)])
            }
            Column::Amount => match self.money {
                Money::Direction(_) => number(line.minor.abs()),
                Money::Signed => number(-line.minor),
                _ => number(line.minor),
            },
            Column::Balance if total => Cell::empty(),
            Column::Balance => number(line.balance),
        }
    }

    pub(super) fn row(&self, line: &Line, kind: Kind) -> Row {
        Row { kind, cells: self.columns().into_iter().map(|column| self.cell(column, line, false)).collect() }
    }

    /// The name and the code of an account.
    pub(super) fn account(&self, account: usize) -> (String, String) {
        let account = &ACCOUNTS[account];
        let name = account.names[self.language as usize];
        let shown = match self.naming {
            Naming::Joint => format!("{} {name}", account.code),
            Naming::Path(sign) => format!("{}{sign}{name}", self.words().upper[1]),
            _ => name.to_string(),
        };
        (shown, account.code.to_string())
    }

    pub(super) fn line(&self, entry: &Entry) -> Line {
        let western = self.encoding == super::layout::Encoding::Windows1252;
        Line {
            date: Some(entry.date()),
            voucher: self.voucher(entry.voucher),
            text: entry.text(self.language, western).to_string(),
            account: self.account(entry.account),
            minor: entry.minor,
            balance: 0,
        }
    }

    pub(super) fn voucher(&self, number: usize) -> String {
        let word = ["记-", "記-", "JV-"][self.language as usize];
        format!("{word}{number:04}")
    }
}

impl Table {
    pub(super) fn new(entries: &[Entry], layout: &Layout) -> Table {
        let months: Vec<u32> = entries.iter().map(|entry| entry.month).collect();
        let numbered: Vec<(usize, &Entry)> = entries.iter().enumerate().collect();
        let mut table = Table { sheets: Vec::new(), left_out: 0 };
        let alone = months.iter().all(|month| *month == months[0]).then_some(months[0]);
        if !layout.tabs {
            let rows = table.rows(&numbered, alone, layout);
            table.sheets.push(("Sheet1".to_string(), rows));
            return table;
        }
        for of_month in numbered.chunk_by(|(_, one), (_, other)| one.month == other.month) {
            let month = of_month[0].1.month;
            let rows = table.rows(of_month, Some(month), layout);
            let name = match layout.language {
                Language::English => of_month[0].1.date().format("%b").to_string(),
                _ => format!("{month}月"),
            };
            table.sheets.push((name, rows));
        }
        table
    }

    fn rows(&mut self, entries: &[(usize, &Entry)], month: Option<u32>, layout: &Layout) -> Vec<Row> {
        let above = |cells: Vec<String>| Row { kind: Kind::Above, cells: cells.into_iter().map(Cell::Text).collect() };
        let mut rows: Vec<Row> = layout.preamble(month).into_iter().map(|text| above(vec![text])).collect();
        rows.extend(header(layout).into_iter().map(above));
        let below = rows.len();
        match layout.form {
            Form::List => totals::list(&mut rows, entries, layout),
            Form::Journal { closings } => journal::rows(&mut rows, entries, closings, layout),
        }
        if layout.signed {
            rows.push(Row { kind: Kind::Other, cells: vec![Cell::Text(layout.words().signature.to_string())] });
        }
        let blank = |row: &&Row| row.cells.iter().all(|cell| *cell == Cell::empty());
        let others = rows[below..].iter().filter(|row| !matches!(row.kind, Kind::Entry(_)) && !blank(row));
        self.left_out += others.count() as u64;
        rows
    }

    /// For people who look for what went wrong.
    pub(super) fn shown(&self, layout: &Layout) -> String {
        let line = |row: &Row| row.cells.iter().map(|cell| cell.text(layout)).collect::<Vec<_>>().join(" ¦ ");
        let sheet = |(name, rows): &(String, Vec<Row>)| {
            format!("# {name}\n{}", rows.iter().map(line).collect::<Vec<_>>().join("\n"))
        };
        let sheets: Vec<String> = self.sheets.iter().map(sheet).collect();
        format!("{layout:?}\n{}", sheets.join("\n"))
    }
}

/// The header, in one row or in two.
fn header(layout: &Layout) -> Vec<Vec<String>> {
    let words = layout.words();
    let unit = layout.unit_in_header();
    let [debit, credit] = if layout.money == Money::Ways { words.ways } else { words.sides };
    let name = |column: &Column| match column {
        Column::Date if layout.dates == Dates::Period => words.period.to_string(),
        Column::Date => words.date.to_string(),
        Column::Voucher => words.voucher.to_string(),
        Column::Text => words.text.to_string(),
        Column::Name => words.account.to_string(),
        Column::Code => words.code.to_string(),
        Column::Level(at) => words.levels[*at].to_string(),
        Column::Currency => words.currency.to_string(),
        Column::Extra => words.extra.to_string(),
        Column::Debit => format!("{debit}{unit}"),
        Column::Credit => format!("{credit}{unit}"),
        Column::Direction => {
            let Money::Direction(which) = layout.money else { return String::new() };
            words.directions[which % words.directions.len()][0].to_string()
        }
        Column::Amount => format!("{}{unit}", words.amount),
        Column::Balance => words.balance.to_string(),
    };
    let columns = layout.columns();
    let names: Vec<String> = columns.iter().map(name).collect();
    if !layout.grouped_header {
        return vec![names];
    }
    // Columns of accounts and of sides stand under the title of their group, the others beside it.
    let group = |column: &Column| match column {
        Column::Name | Column::Code if layout.naming == Naming::CodeAndName => Some(words.groups[0]),
        Column::Debit | Column::Credit if layout.money == Money::Sides => Some(words.groups[1]),
        _ => None,
    };
    let (mut upper, mut lower, mut last) = (Vec::new(), Vec::new(), None);
    for (column, name) in columns.iter().zip(names) {
        let of = group(column);
        upper.push(match of {
            None => name.clone(),
            Some(title) if last != of => title.to_string(),
            Some(_) => String::new(),
        });
        lower.push(if of.is_some() { name } else { String::new() });
        last = of;
    }
    if lower.iter().all(String::is_empty) { vec![upper] } else { vec![upper, lower] }
}

/// The column in which a total is called one.
pub(super) fn label_column(layout: &Layout) -> Column {
    let columns = layout.columns();
    let account = if columns.contains(&Column::Name) { Column::Name } else { Column::Text };
    match layout.totals.label {
        Label::Date => Column::Date,
        Label::Voucher => Column::Voucher,
        Label::Text => Column::Text,
        Label::Account => account,
    }
}
