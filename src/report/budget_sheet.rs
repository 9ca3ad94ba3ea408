//! A budget sheet as it was read: every row with its fate, the file's own totals beside what the rows come to.

use super::table::column;
use super::{Align, Cell, Data, DataTable, Emphasis, Names, Record, Report, Row, Section, Table, Tone};
use crate::model::{Category, Currency, Line, Money, Plan};
use crate::words::{Message, msg};

/// What was read.
pub struct SheetParts<'a> {
    /// The sheets of a workbook.
    pub sheet: Option<String>,
    /// The plan that it is for.
    pub plan: &'a Plan,
    /// Of all its amounts.
    pub currency: Currency,
    /// Every row.
    pub rows: Vec<SheetPart<'a>>,
    /// How many rows have which fate: its tag, the message that names it, the count.
    pub counts: Vec<(&'static str, &'static str, usize)>,
    /// The sum of the lines that cost.
    pub costs: Money,
    /// The sum of the lines that bring in.
    pub income: Money,
    /// Categories that the book would get.
    pub new: Vec<Category>,
}

/// A row.
pub struct SheetPart<'a> {
    /// The sheet of a workbook that it stands in.
    pub sheet: Option<&'a str>,
    /// Its line in the file.
    pub line: u64,
    /// Its name there.
    pub name: String,
    /// How deep it stands.
    pub depth: usize,
    /// Its fate: tag and message.
    pub fate: (&'static str, &'static str),
    /// What the file says for the year.
    pub stated: Option<Money>,
    /// What was read or summed up.
    pub read: Option<Money>,
    /// The line of the plan that it becomes.
    pub plan_line: Option<&'a Line>,
}

/// Builds the report.
pub fn budget_sheet_report(parts: &SheetParts<'_>, names: &Names) -> Report {
    let first = parts.plan.year.first;
    let about = msg("sheet-about").with("first", first.to_string()).with("last", first.plus(11).to_string());
    let about = about.with("currency", parts.currency.code());
    let mut notes: Vec<Message> =
        parts.sheet.iter().map(|sheet| msg("sheet-of").with("sheet", sheet.as_str())).collect();
    notes.push(about);
    let mut sections = vec![Section::title(msg("sheet-title"), notes), Section::Table(table(parts, names))];
    let counted: Vec<Message> = parts
        .counts
        .iter()
        .filter(|(.., count)| *count > 0)
        .map(|(_, message, count)| msg("sheet-count").with("fate", msg(message)).with("count", *count))
        .collect();
    let counts = msg("sheet-counts")
        .with("rows", parts.counts.iter().map(|(_, _, count)| count).sum::<usize>())
        .with("fates", counted);
    sections.push(Section::Text(counts, Tone::Plain));
    sections.push(Section::Text(msg("sheet-nothing-written"), Tone::Quiet));
    let head = vec![
        ("plan", parts.plan.id.clone().into()),
        ("sheet", parts.sheet.as_deref().into()),
        ("currency", parts.currency.code().into()),
        ("first_month", first.to_string().into()),
    ];
    let tables = vec![data_rows(parts), data_lines(parts, names), counts_data(parts), totals(parts), new(parts)];
    Report { name: "plan_import", sections, data: Data { head, tables, errors: Vec::new() } }
}

fn table(parts: &SheetParts<'_>, names: &Names) -> Table {
    let columns = vec![
        column("sheet-name", Align::Left, 0),
        column("sheet-line", Align::Right, 2).keyed("line"),
        column("sheet-read", Align::Right, 0).keyed("read"),
        column("sheet-stated", Align::Right, 1).keyed("stated"),
        column("sheet-fate", Align::Left, 1),
    ];
    let money = |amount: Option<Money>| amount.map_or(Cell::Empty, Cell::Money);
    // Titles, the header and remarks are counted below.
    let told = |row: &&SheetPart<'_>| !matches!(row.fate.0, "note" | "header");
    let mut rows: Vec<Row> = parts
        .rows
        .iter()
        .filter(told)
        .map(|row| {
            let quiet = if row.plan_line.is_some() { Tone::Plain } else { Tone::Quiet };
            let label = match row.plan_line {
                Some(line) => named(row, line, names),
                None => Message::verbatim(if row.name.is_empty() { "—".to_string() } else { row.name.clone() }),
            };
            let differs = row.read.is_some() && row.stated.is_some() && row.read != row.stated;
            let cells = vec![
                (Cell::message(label), quiet),
                (Cell::Count(i64::try_from(row.line).unwrap_or(i64::MAX)), Tone::Quiet),
                (money(row.read), quiet),
                (money(row.stated), if differs { Tone::Warn } else { quiet }),
                (Cell::word(row.fate.0, msg(row.fate.1)), quiet),
            ];
            let emphasis = if row.fate.0 == "total" { Emphasis::Subtotal } else { Emphasis::Item };
            Row { cells, emphasis, indent: row.depth }
        })
        .collect();
    let sum = |id: &'static str, amount: Money| {
        let cells = vec![Cell::message(msg(id)), Cell::Empty, Cell::Money(amount), Cell::Empty, Cell::Empty];
        let cells = cells.into_iter().map(|cell| (cell, Tone::Plain)).collect();
        Row { cells, emphasis: Emphasis::Total, indent: 0 }
    };
    if parts.income.is_zero() {
        rows.push(sum("sheet-lines-total", parts.costs));
    } else {
        rows.push(sum("report-total-cost", parts.costs));
        rows.push(sum("report-total-income", parts.income));
    }
    Table { title: None, columns, rows }
}

/// The name that the file has, with the category where that is another, and the members.
fn named(row: &SheetPart<'_>, line: &Line, names: &Names) -> Message {
    let mut label = Message::verbatim(row.name.clone());
    if line.category.name() != row.name && line.category.as_str() != row.name {
        label = msg("sheet-as").with("name", label).with("category", names.path(&line.category));
    }
    let own = (!line.name.is_empty()).then_some(&line.name);
    for aside in line.members.iter().flatten().chain(own) {
        label = msg("report-aside").with("first", label).with("second", Message::verbatim(aside.clone()));
    }
    label
}

fn table_of(key: &'static str, columns: Vec<String>, values: Vec<Vec<Cell>>) -> DataTable {
    let records = values.into_iter().map(|values| Record { path: Vec::new(), values }).collect();
    DataTable { key, columns, records, keyed: false }
}

fn texts(columns: &[&str]) -> Vec<String> {
    columns.iter().map(|column| column.to_string()).collect()
}

fn data_rows(parts: &SheetParts<'_>) -> DataTable {
    let money = |amount: Option<Money>| amount.map_or(Cell::Empty, Cell::Money);
    let values = parts.rows.iter().map(|row| {
        let category = row.plan_line.map_or(Cell::Empty, |line| Cell::category(&line.category));
        let line = Cell::Count(i64::try_from(row.line).unwrap_or(i64::MAX));
        let depth = Cell::Count(i64::try_from(row.depth).unwrap_or(i64::MAX));
        let fate = Cell::Text(row.fate.0.to_string());
        let sheet = row.sheet.map_or(Cell::Empty, |sheet| Cell::Text(sheet.to_string()));
        vec![line, Cell::Text(row.name.clone()), depth, fate, category, money(row.read), money(row.stated), sheet]
    });
    let columns = texts(&["line", "name", "depth", "fate", "category", "read", "stated", "sheet"]);
    table_of("rows", columns, values.collect())
}

fn data_lines(parts: &SheetParts<'_>, names: &Names) -> DataTable {
    let mut columns = texts(&["category", "name"]);
    columns.extend(names.dimensions.names().map(|axis| format!("dimensions.{axis}")));
    columns.extend(texts(&["annual", "basis", "effect", "owner"]));
    let values = parts.rows.iter().filter_map(|row| row.plan_line).map(|line| {
        let mut values = vec![Cell::category(&line.category), Cell::Text(line.name.clone())];
        values.extend(line.members.iter().map(|member| member.clone().map_or(Cell::Empty, Cell::Text)));
        values.push(line.amount.annual(parts.currency).map_or(Cell::Unknown, Cell::Money));
        values.extend([&line.basis, &line.effect, &line.owner].map(|text| Cell::Text(text.clone())));
        values
    });
    table_of("lines", columns, values.collect())
}

fn counts_data(parts: &SheetParts<'_>) -> DataTable {
    let columns = parts.counts.iter().map(|(tag, ..)| tag.to_string()).collect();
    let count = |count: usize| Cell::Count(i64::try_from(count).unwrap_or(i64::MAX));
    let values = parts.counts.iter().map(|(.., number)| count(*number)).collect();
    DataTable { key: "counts", columns, records: vec![Record { path: Vec::new(), values }], keyed: true }
}

fn totals(parts: &SheetParts<'_>) -> DataTable {
    let values = vec![Cell::Money(parts.costs), Cell::Money(parts.income)];
    let records = vec![Record { path: Vec::new(), values }];
    DataTable { key: "totals", columns: texts(&["cost", "income"]), records, keyed: true }
}

fn new(parts: &SheetParts<'_>) -> DataTable {
    let values = parts.new.iter().map(|path| vec![Cell::Text(path.to_string())]);
    table_of("new_categories", texts(&["path"]), values.collect())
}
