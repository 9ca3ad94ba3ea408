//! Batches: the list of them, and the rows of one.

use super::table::column;
use super::{Align, Block, Cell, Column, Data, DataTable, Emphasis, Names, Record, Report, Row, Section, Table, Tone};
use crate::analysis::variance::Member;
use crate::model::{BatchInfo, Category, Currency, Money, Posting, Quantity};
use crate::words::{Message, msg};

fn row(cells: Vec<Cell>, emphasis: Emphasis) -> Row {
    Row { cells: cells.into_iter().map(|c| (c, Tone::Plain)).collect(), emphasis, indent: 0 }
}

/// The batches of a ledger, oldest first.
pub fn batch_list(batches: &[BatchInfo], currency: Currency) -> Report {
    // A sum of tickets and households says nothing.
    let sums = currency != Currency::NONE;
    let mut columns = vec![
        column("term-batch", Align::Left, 0),
        column("term-period", Align::Left, 0).within(Block::Whole(1)),
        column("report-batch-rows", Align::Right, 0).within(Block::Whole(1)).keyed("rows"),
    ];
    columns.extend(sums.then(|| column("term-amount", Align::Right, 0).within(Block::Whole(1)).keyed("total")));
    columns.push(column("term-source", Align::Left, 0).within(Block::Whole(2)));
    let span = |b: &BatchInfo| match (b.months.first(), b.months.last()) {
        (Some(first), Some(last)) if first == last => Cell::Month(*first),
        (Some(first), Some(last)) => Cell::Text(format!("{first}…{last}")),
        _ => Cell::Empty,
    };
    let total = |b: &BatchInfo| Money::from_minor(b.total_minor, currency);
    let rows = batches.iter().map(|b| {
        let mut cells = vec![Cell::Text(b.id.0.clone()), span(b), Cell::Count(b.rows as i64)];
        cells.extend(sums.then(|| Cell::Money(total(b))));
        cells.push(Cell::Text(b.sources.join(" ")));
        row(cells, Emphasis::Item)
    });
    let section = if batches.is_empty() {
        Section::Text(msg("report-batches-none"), Tone::Warn)
    } else {
        Section::Table(Table { title: None, columns, rows: rows.collect() })
    };
    let names = ["batch", "booked_at", "from", "to", "rows", "total", "bytes", "sources"];
    let records = batches.iter().map(|b| {
        let month = |m: Option<&crate::model::Month>| m.map_or(Cell::Empty, |m| Cell::Month(*m));
        let values = vec![
            Cell::Text(b.id.0.clone()),
            Cell::Text(b.booked_at.format("%Y-%m-%dT%H:%M:%SZ").to_string()),
            month(b.months.first()),
            month(b.months.last()),
            Cell::Count(b.rows as i64),
            if sums { Cell::Money(total(b)) } else { Cell::Empty },
            Cell::Count(b.bytes as i64),
            Cell::Text(b.sources.join(" ")),
        ];
        Record { path: Vec::new(), values }
    });
    let table =
        DataTable { key: "rows", columns: names.map(String::from).to_vec(), records: records.collect(), keyed: false };
    let data = Data { head: vec![("currency", currency.code().into())], tables: vec![table], errors: Vec::new() };
    Report { name: "batches", sections: vec![section], data }
}

/// The rows of a batch, the first `limit` of them to people.
pub fn batch_rows(batch: &BatchInfo, rows: &[Posting], limit: usize, names: &Names, currency: Currency) -> Report {
    let mut columns = vec![
        column("term-date", Align::Left, 0),
        column("term-voucher", Align::Left, 3),
        column("term-category", Align::Left, 0),
        column("term-description", Align::Left, 2),
        column("term-amount", Align::Right, 0).keyed("amount"),
        column("term-source", Align::Left, 1),
    ];
    columns.push(column("report-batch-flag", Align::Left, 4));
    let shown = rows.iter().take(limit).map(|p| {
        let date = p.date.map_or(Cell::Month(p.month), Cell::Date);
        let category = crate::model::Category::parse(&p.category);
        let category = category.map_or(Message::verbatim(p.category.clone()), |c| names.path(&c));
        let cells = vec![
            date,
            Cell::Text(p.voucher.clone()),
            Cell::message(category),
            Cell::Text(p.description.clone()),
            Cell::Money(p.amount),
            Cell::Text(format!("{}:{}", p.source, p.source_line)),
            flags(&p.flag),
        ];
        row(cells, Emphasis::Item)
    });
    let mut shown: Vec<Row> = shown.collect();
    let total = Cell::Money(Money::from_minor(batch.total_minor, currency));
    let empty = || Cell::Empty;
    let cells = vec![Cell::message(msg("term-total")), empty(), empty(), empty(), total, empty(), empty()];
    shown.push(row(cells, Emphasis::Total));
    let title = Section::title(msg("report-batch-title").with("batch", batch.id.0.clone()), vec![]);
    let mut sections = vec![title, Section::Table(Table { title: None, columns, rows: shown })];
    if rows.len() > limit {
        sections.push(Section::Text(msg("report-explain-more").with("count", rows.len() - limit), Tone::Quiet));
    }
    Report { name: "batch", sections, data: batch_data(batch, rows, names) }
}

/// Rows of a ledger of metrics.
pub(super) fn metric_table(title: Option<Message>, rows: &[Posting], names: &Names) -> Table {
    let mut columns = vec![column("term-month", Align::Left, 0), column("term-metric", Align::Left, 0)];
    let axes = names.dimensions.names().map(crate::words::terms::axis_heading);
    columns.extend(axes.map(|heading| Column::new(heading, Align::Left, 1)));
    columns.push(column("term-value", Align::Right, 0).keyed("amount"));
    columns.push(column("term-source", Align::Left, 1));
    columns.push(column("report-batch-flag", Align::Left, 4));
    let shown = rows.iter().map(|p| {
        let mut cells = vec![Cell::Month(p.month), Cell::Text(p.category.clone())];
        cells.extend((0..names.dimensions.axes.len()).map(|axis| member_cell(names, p.members.get(axis))));
        cells.push(Cell::Exact(Quantity::from(p.amount)));
        cells.push(Cell::Text(format!("{}:{}", p.source, p.source_line)));
        cells.push(flags(&p.flag));
        row(cells, Emphasis::Item)
    });
    Table { title, columns, rows: shown.collect() }
}

/// The rows of a batch of metrics, the first `limit` of them to people.
pub fn metric_rows(batch: &BatchInfo, rows: &[Posting], limit: usize, names: &Names) -> Report {
    let shown = metric_table(None, &rows[..rows.len().min(limit)], names);
    let title = Section::title(msg("report-batch-title").with("batch", batch.id.0.clone()), vec![]);
    let mut sections = vec![title, Section::Table(shown)];
    if rows.len() > limit {
        sections.push(Section::Text(msg("report-explain-more").with("count", rows.len() - limit), Tone::Quiet));
    }
    Report { name: "batch", sections, data: batch_data(batch, rows, names) }
}

fn batch_data(batch: &BatchInfo, rows: &[Posting], names: &Names) -> Data {
    Data {
        head: vec![("batch", batch.id.0.as_str().into())],
        tables: vec![data_rows("rows", rows, names)],
        errors: vec![],
    }
}

/// Postings for scripts, under a key.
pub(super) fn data_rows(key: &'static str, rows: &[Posting], names: &Names) -> DataTable {
    let records = rows.iter().map(|p| Record { path: Vec::new(), values: posting_values(p, names) });
    DataTable { key, columns: posting_columns(names), records: records.collect(), keyed: false }
}

/// The keys of [`posting_values`].
pub(super) fn posting_columns(names: &Names) -> Vec<String> {
    let axes = names.dimensions.names().map(|axis| format!("dimensions.{axis}"));
    let texts = ["description", "voucher", "line", "vendor", "invoice", "source_account", "source"];
    let mut columns: Vec<String> = ["month", "date", "category"].map(String::from).into_iter().chain(axes).collect();
    columns.push("amount".to_string());
    columns.extend(texts.map(String::from));
    columns.extend(["source_line", "flag"].map(String::from));
    columns
}

/// The marks of a posting in words.
fn flags(flag: &str) -> Cell {
    use crate::model::posting::flag::{ADJUSTMENT, CHANGE, CLOSE, RECLASS, RELEASE, REPEAT, REVERSAL, ROUNDED};
    let word = |mark: &str| match mark.split_once(':') {
        Some((ROUNDED, text)) => msg("report-flag-rounded").with("text", text),
        _ if mark == ADJUSTMENT => msg("report-flag-adjustment"),
        _ if mark == REVERSAL => msg("report-flag-reversal"),
        _ if mark == RECLASS => msg("report-flag-reclass"),
        _ if mark == CHANGE => msg("commitment-event-change"),
        _ if mark == RELEASE => msg("commitment-event-release"),
        _ if mark == CLOSE => msg("commitment-event-close"),
        _ if mark == REPEAT => msg("report-flag-repeat"),
        _ => Message::verbatim(mark),
    };
    let words = flag.split_whitespace().map(word);
    words.reduce(|a, b| msg("report-aside").with("first", a).with("second", b)).map_or(Cell::Empty, Cell::message)
}

/// A posting for scripts: the columns of `explain` and `import show`.
pub(super) fn posting_values(p: &Posting, names: &Names) -> Vec<Cell> {
    let mut values = vec![Cell::Month(p.month)];
    values.push(p.date.map_or(Cell::Empty, |d| Cell::Text(d.to_string())));
    values.push(Cell::Text(Category::for_scripts(&p.category).to_string()));
    let axes = names.dimensions.axes.len();
    values.extend((0..axes).map(|i| Cell::Text(p.members.get(i).cloned().unwrap_or_default())));
    values.push(Cell::Money(p.amount));
    let texts = [&p.description, &p.voucher, &p.line, &p.vendor, &p.invoice, &p.source_account, &p.source];
    values.extend(texts.map(|t| Cell::Text(t.clone())));
    values.push(Cell::Count(i64::try_from(p.source_line).unwrap_or(i64::MAX)));
    values.push(Cell::Text(p.flag.clone()));
    values
}

/// A member's name in a list of rows.
pub(super) fn member_cell(names: &Names, member: Option<&String>) -> Cell {
    // A posting has a member or none; it is shared by none.
    Cell::message(names.member(0, &Member::of_posting(member.map_or("", String::as_str))))
}
