//! The list of commitments, with what is left of each.

use chrono::NaiveDate;

use super::{Listed, fields, place_fields, place_name};
use crate::analysis::commitment::{Commitment, Commitments};
use crate::model::{Currency, Money, MoneyError};
use crate::report::fields::{data_table, field};
use crate::report::table::column;
use crate::report::{Align, Cell, Data, Emphasis, Names, Report, Row, Section, Table, Tone};
use crate::words::{Message, msg};

/// What a list of commitments is made of.
pub struct CommitmentParts<'a> {
    /// Those that are listed.
    pub commitments: &'a Commitments,
    /// What rows are called.
    pub names: &'a Names,
    /// Of every amount.
    pub currency: Currency,
    /// The day up to which rows count.
    pub as_of: NaiveDate,
    /// Does the book keep none at all?
    pub kept_none: bool,
    /// How many are not listed.
    pub left_out: usize,
    /// Are only stale ones listed?
    pub stale: bool,
}

/// Builds the report.
pub fn commitment_list(parts: &CommitmentParts<'_>) -> Result<Report, MoneyError> {
    let all = &parts.commitments.all;
    let listed = all.iter().map(|one| Listed::new(one, parts.as_of)).collect::<Result<Vec<_>, _>>()?;
    let open = Money::sum(listed.iter().map(|one| one.open), parts.currency)?;
    let mut notes = Vec::new();
    if parts.left_out > 0 {
        notes.push(msg("commitment-left-out").with("count", parts.left_out));
    }
    let title = msg("commitment-list-title").with("day", parts.as_of.to_string());
    let mut sections = vec![Section::title(title, notes)];
    sections.push(match (listed.is_empty(), parts.kept_none, parts.stale) {
        (false, ..) => Section::Table(table(&listed, open, parts)?),
        (true, true, _) => Section::Text(msg("commitment-none"), Tone::Warn),
        (true, false, true) => Section::Text(msg("commitment-none-stale"), Tone::Good),
        (true, false, false) => Section::Text(msg("commitment-none-open"), Tone::Plain),
    });
    for (id, sum) in &parts.commitments.unknown {
        let text = msg("commitment-unknown-spent").with("id", id.as_str()).with("sum", sum.grouped());
        sections.push(Section::Text(text, Tone::Warn));
    }
    for one in all.iter().filter(|one| one.at_once) {
        sections.push(Section::Text(msg("commitment-at-once").with("id", one.id.as_str()), Tone::Warn));
    }
    if all.iter().any(|one| one.at_once) {
        sections.push(Section::Text(msg("commitment-at-once-hint"), Tone::Plain));
    }
    let places = all.iter().flat_map(|one| one.places.iter().map(move |place| (one, place)));
    let unknown = [
        field("commitment", |(id, _): &&(String, Money)| Cell::Text(id.clone())),
        field("invoiced", |(_, sum): &&(String, Money)| Cell::Money(*sum)),
    ];
    let tables = vec![
        data_table("rows", &fields(), &listed),
        data_table("places", &place_fields(parts.names), places),
        data_table("unknown", &unknown, &parts.commitments.unknown),
    ];
    let head = vec![
        ("currency", parts.currency.into()),
        ("as_of", parts.as_of.into()),
        ("open", open.into()),
        ("left_out", parts.left_out.into()),
    ];
    Ok(Report { name: "commitments", sections, data: Data { head, tables, errors: Vec::new() } })
}

fn table(listed: &[Listed<'_>], open: Money, parts: &CommitmentParts<'_>) -> Result<Table, MoneyError> {
    let columns = vec![
        column("commitment-number", Align::Left, 0),
        column("commitment-vendor", Align::Left, 4),
        column("term-line", Align::Left, 1),
        column("commitment-expected", Align::Left, 2),
        column("commitment-committed", Align::Right, 0).keyed("committed"),
        column("commitment-invoiced", Align::Right, 0).keyed("invoiced"),
        column("commitment-open", Align::Right, 0).keyed("open"),
        column("commitment-moved", Align::Left, 3),
        column("term-status", Align::Left, 0),
    ];
    let plain = |cell: Cell| (cell, Tone::Plain);
    let rows = listed.iter().map(|one| {
        let commitment = one.commitment;
        let cells = vec![
            plain(Cell::Text(commitment.id.clone())),
            plain(Cell::Text(commitment.vendor.clone())),
            plain(Cell::message(line_of(commitment, parts.names))),
            plain(span(commitment)),
            plain(Cell::Money(commitment.committed)),
            plain(Cell::Money(commitment.invoiced)),
            plain(Cell::Money(one.open)),
            plain(Cell::Date(commitment.moved)),
            one.word(),
        ];
        Row { cells, emphasis: Emphasis::Item, indent: 0 }
    });
    let mut rows: Vec<Row> = rows.collect();
    let sum = |of: fn(&Commitment) -> Money| Money::sum(listed.iter().map(|one| of(one.commitment)), parts.currency);
    let mut cells = vec![(Cell::message(msg("term-total")), Tone::Plain)];
    cells.extend(std::iter::repeat_n((Cell::Empty, Tone::Plain), 3));
    cells.extend([sum(|one| one.committed)?, sum(|one| one.invoiced)?, open].map(|sum| plain(Cell::Money(sum))));
    cells.extend(std::iter::repeat_n((Cell::Empty, Tone::Plain), 2));
    rows.push(Row { cells, emphasis: Emphasis::Total, indent: 0 });
    Ok(Table { title: None, columns, rows })
}

/// Where it stands: its line, or that there are several.
fn line_of(commitment: &Commitment, names: &Names) -> Message {
    let left = commitment.places.iter().filter(|place| !place.committed.is_zero());
    let mut lines: Vec<(&str, &[String])> = left.map(|place| (place.category.as_str(), &place.members[..])).collect();
    lines.dedup();
    lines.sort_unstable();
    lines.dedup();
    match &lines[..] {
        [] => Message::verbatim(""),
        [(category, members)] => place_name(category, members, names),
        [(category, members), ..] => {
            let first = place_name(category, members, names);
            msg("commitment-more-lines").with("first", first).with("count", lines.len() - 1)
        }
    }
}

/// The months in which it is expected to be spent, of those with something left; else of all.
fn span(commitment: &Commitment) -> Cell {
    let open = || commitment.places.iter().filter(|place| !place.open.is_zero()).map(|place| place.month);
    let all = || commitment.places.iter().map(|place| place.month);
    match open().min().zip(open().max()).or_else(|| all().min().zip(all().max())) {
        Some((first, last)) if first == last => Cell::Month(first),
        Some((first, last)) => Cell::Text(format!("{first}…{last}")),
        None => Cell::Empty,
    }
}
