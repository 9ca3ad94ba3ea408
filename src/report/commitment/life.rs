//! The life of one commitment: its own rows, then what was spent under its number, then what is left.

use chrono::NaiveDate;

use super::{Listed, fields, place_fields, place_name, terms_line};
use crate::analysis::commitment::{Commitment, ENTERED};
use crate::model::posting::flag;
use crate::model::{Currency, Money, MoneyError, Posting};
use crate::report::batches::data_rows;
use crate::report::fields::data_table;
use crate::report::table::column;
use crate::report::{Align, Cell, Data, Datum, Emphasis, Names, Report, Row, Section, Table, Tone};
use crate::words::{Message, msg};

/// Builds the report: `rows` are its own, then its invoices.
pub fn commitment_life(
    commitment: &Commitment,
    rows: (&[Posting], &[Posting]),
    names: &Names,
    (currency, as_of): (Currency, NaiveDate),
) -> Result<Report, MoneyError> {
    let listed = Listed::new(commitment, as_of)?;
    let mut notes = Vec::new();
    let about = [&commitment.vendor, &commitment.description].into_iter().filter(|text| !text.is_empty());
    if let Some(about) = about
        .map(|text| Message::verbatim(text.as_str()))
        .reduce(|a, b| msg("report-aside").with("first", a).with("second", b))
    {
        notes.push(about);
    }
    let sum = msg("commitment-left").with("committed", commitment.committed.grouped());
    let sum = sum.with("released", commitment.released.grouped()).with("invoiced", commitment.invoiced.grouped());
    notes.push(sum.with("open", listed.open.grouped()));
    if !listed.over.is_zero() && !commitment.closed {
        notes.push(msg("commitment-over-note").with("over", listed.over.grouped()));
    }
    notes.extend(commitment.terms.iter().map(|terms| terms_line(&commitment.id, terms)));
    if commitment.at_once {
        notes.push(msg("commitment-at-once").with("id", commitment.id.as_str()));
        notes.push(msg("commitment-at-once-hint"));
    }
    let beyond = commitment.released_beyond()?;
    if !beyond.is_zero() {
        notes.push(msg("commitment-released-beyond").with("beyond", beyond.grouped()));
    }
    let (Cell::Word { message, .. }, _) = listed.word() else { return Err(MoneyError::Overflow) };
    let title = msg("commitment-life-title").with("id", commitment.id.as_str()).with("state", *message);
    let sections = vec![Section::title(title, notes), Section::Table(table(rows, names, currency)?)];
    let places = commitment.places.iter().map(|place| (commitment, place));
    let tables = vec![
        data_table("rows", &fields(), [&listed]),
        data_table("places", &place_fields(names), places),
        data_rows("movements", rows.0, names),
        data_rows("invoices", rows.1, names),
    ];
    let mut head = vec![("currency", currency.into()), ("as_of", as_of.into())];
    if let Some(terms) = &commitment.terms {
        head.push(("ends", terms.ends.into()));
        head.push(("notice_days", terms.notice.into()));
        head.push(("notice_months", terms.notice_months.into()));
        head.push(("renews_months", terms.renews.map_or(Cell::Empty.into(), Datum::from)));
    }
    Ok(Report { name: "commitment", sections, data: Data { head, tables, errors: Vec::new() } })
}

fn table((own, invoices): (&[Posting], &[Posting]), names: &Names, currency: Currency) -> Result<Table, MoneyError> {
    let columns = vec![
        column("term-date", Align::Left, 0),
        column("commitment-event", Align::Left, 0),
        column("term-line", Align::Left, 1),
        column("commitment-expected", Align::Left, 2),
        column("term-amount", Align::Right, 0).keyed("amount"),
        column("commitment-open", Align::Right, 0).derived(),
        column("term-description", Align::Left, 3),
        column("term-source", Align::Left, 4),
    ];
    let day = |row: &Posting| row.date.unwrap_or_else(|| row.month.first_day());
    let mut all: Vec<(&Posting, bool)> = own.iter().map(|row| (row, false)).collect();
    all.extend(invoices.iter().map(|row| (row, true)));
    // Own rows of a day stand before its invoices, but for those that give back what the invoices left.
    let gives = |row: &Posting| row.flag.split(' ').any(|mark| mark == flag::CLOSE || mark == flag::RELEASE);
    all.sort_by_key(|(row, invoice)| (day(row), if *invoice { 1 } else { i32::from(gives(row)) * 2 }));
    let (mut left, mut closed) = (Money::zero(currency), false);
    let mut rows = Vec::new();
    for (row, invoice) in all {
        left = if invoice { left.checked_sub(row.amount)? } else { left.checked_add(row.amount)? };
        closed |= row.flag.split(' ').any(|mark| mark == flag::CLOSE);
        let open = if closed || left.is_negative() { Money::zero(currency) } else { left };
        let month = if invoice { Cell::Empty } else { Cell::Month(row.month) };
        let source = if row.source == ENTERED { String::new() } else { format!("{}:{}", row.source, row.source_line) };
        let cells = vec![
            Cell::Date(day(row)),
            Cell::message(event(row, invoice)),
            Cell::message(place_name(&row.category, &row.members, names)),
            month,
            Cell::Signed(row.amount),
            Cell::Money(open),
            Cell::Text(row.description.clone()),
            Cell::Text(source),
        ];
        let cells = cells.into_iter().map(|cell| (cell, Tone::Plain)).collect();
        rows.push(Row { cells, emphasis: Emphasis::Item, indent: 0 });
    }
    Ok(Table { title: None, columns, rows })
}

/// What happened with a row.
fn event(row: &Posting, invoice: bool) -> Message {
    let has = |mark: &str| row.flag.split(' ').any(|own| own == mark);
    msg(match () {
        () if invoice && row.amount.is_negative() => "commitment-event-refund",
        () if invoice => "commitment-event-invoice",
        () if has(flag::CLOSE) => "commitment-event-close",
        () if has(flag::RELEASE) => "commitment-event-release",
        () if has(flag::REVERSAL) => "report-flag-reversal",
        () if has(flag::CHANGE) => "commitment-event-change",
        () => "commitment-event-order",
    })
}
