//! What is odd in the rows, one finding after the other: what was seen, the rows that show it, and what to run next.

mod tables;

use super::fields::{Field, by_axis, data_table, field, known};
use super::head::{Head, period, period_data};
use super::table::column;
use super::{Align, Cell, Data, Emphasis, Form, Legend, Names, Report, Row, Section, Table, Tone};
use crate::analysis::scan::{BlindSpot, Cell as Place, Weight};
use crate::answer::scan::Shown;
use crate::model::{BatchId, Ignored, Money, Period, Posting, Quantity};
use crate::words::{Message, msg};

/// So many rows of a finding stand under it.
const ROWS: usize = 4;

/// What the report is made from.
pub struct ScanParts<'a> {
    /// The findings, the most money first; those that were set aside at the end.
    pub findings: &'a [(Option<Ignored>, Shown)],
    /// How many were set aside.
    pub set_aside: usize,
    /// Are these left out?
    pub hidden: bool,
    /// So many are shown to people.
    pub top: usize,
    /// Are they rows of a table, rather than sentences? So they are where somebody sorts and filters.
    pub tabled: bool,
    /// Money that nobody looks at.
    pub blind: &'a [BlindSpot],
    /// What a place is called.
    pub label: Box<dyn Fn(&Place) -> Message + 'a>,
    /// How many rows were looked at in the period, and how many before it.
    pub rows: (usize, usize),
    /// The period.
    pub period: Period,
    /// Plans, currency, day.
    pub head: &'a Head,
    /// Names in the reader's language.
    pub names: &'a Names,
    /// The filters in words.
    pub filters: Vec<Message>,
}

/// Builds the report.
pub fn scan_report(parts: &ScanParts<'_>) -> Report {
    let title = msg("scan-title").with("period", period(parts.period)).with("count", open(parts));
    let mut notes = Vec::new();
    if !parts.filters.is_empty() {
        notes.push(msg("report-filters").with("filters", parts.filters.clone()));
    }
    notes.push(msg("scan-rows").with("inside", parts.rows.0).with("before", parts.rows.1));
    if parts.set_aside > 0 && parts.hidden {
        notes.push(msg("scan-set-aside").with("count", parts.set_aside));
    }
    let reading = Legend { brief: vec![msg("scan-reading")], whole: vec![msg("scan-told")] };
    let mut sections = vec![parts.head.section(title, notes, reading)];
    if parts.findings.is_empty() {
        sections.push(Section::Text(msg(if parts.rows.0 == 0 { "scan-no-rows" } else { "scan-nothing" }), Tone::Plain));
    }
    match parts.tabled && !parts.findings.is_empty() {
        true => sections.extend([tables::findings(parts), tables::evidence(parts)].map(Section::Table)),
        false => {
            for (number, (aside, shown)) in parts.findings.iter().enumerate().take(parts.top) {
                sections.extend(told(number + 1, aside.as_ref(), shown));
            }
        }
    }
    if parts.findings.len() > parts.top && !parts.tabled {
        let more = msg("scan-more").with("count", parts.findings.len() - parts.top);
        let more = more.with("all", parts.findings.len());
        sections.push(Section::Text(more, Tone::Quiet));
    }
    if !parts.blind.is_empty() {
        sections.push(Section::Table(blind_table(parts)));
    }
    let mut head = parts.head.data();
    head.push(("period", period_data(parts.period)));
    head.push(("set_aside", parts.set_aside.into()));
    let rows: Vec<(&Shown, &(BatchId, Posting))> =
        parts.findings.iter().flat_map(|(_, shown)| shown.rows.iter().map(move |row| (shown, row))).collect();
    let tables = vec![
        data_table("rows", &fields(parts.names), parts.findings),
        data_table("evidence", &evidence(), rows),
        data_table("blind_spots", &blind_fields(parts), parts.blind),
    ];
    Report { name: "scan", sections, data: Data { head, tables, errors: Vec::new() } }
}

fn open(parts: &ScanParts<'_>) -> usize {
    parts.findings.iter().filter(|(aside, _)| aside.is_none()).count()
}

/// The word for a weight.
pub fn weight_word(weight: Weight) -> (Message, Tone) {
    match weight {
        Weight::Low => (msg("scan-low"), Tone::Quiet),
        Weight::Medium => (msg("scan-medium"), Tone::Warn),
        Weight::High => (msg("scan-high"), Tone::Bad),
    }
}

fn told(number: usize, aside: Option<&Ignored>, shown: &Shown) -> Vec<Section> {
    let found = &shown.found;
    let (word, tone) = weight_word(found.weight);
    let heading = msg("scan-finding").with("number", number).with("weight", word).with("id", found.id());
    let mut sections = vec![Section::Text(heading.with("stake", found.stake.grouped()), tone)];
    sections.push(Section::Text(msg("scan-said").with("said", found.said.clone()), Tone::Plain));
    let mut rows: Vec<Message> = shown.rows.iter().take(ROWS).map(|(_, row)| row_of(row)).collect();
    if found.rows.len() > rows.len() {
        rows.push(msg("scan-rows-more").with("count", found.rows.len() - rows.len()));
    }
    sections.extend(rows.into_iter().map(|row| Section::Text(row, Tone::Quiet)));
    match aside {
        Some(own) => {
            let message = msg("scan-known").with("by", own.by.as_str()).with("reason", own.reason.as_str());
            sections.push(Section::Text(message, Tone::Quiet));
        }
        None => sections.push(Section::Text(msg("scan-next").with("command", found.next.as_str()), Tone::Plain)),
    }
    sections
}

/// A row as people find it again.
fn row_of(row: &Posting) -> Message {
    let day = row.date.map_or(row.month.to_string(), |day| day.to_string());
    let texts = [day.as_str(), &row.voucher, &row.vendor, &row.invoice, &row.description];
    let texts: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    let place = format!("{}:{}", row.source, row.source_line);
    msg("scan-row").with("row", texts.join("  ")).with("amount", row.amount.grouped()).with("place", place)
}

type Finding = (Option<Ignored>, Shown);

fn fields(names: &Names) -> Vec<Field<'_, &Finding>> {
    let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_string()) };
    let mut fields: Vec<Field<'_, &Finding>> = vec![
        field("id", |(_, own): &&Finding| Cell::Text(own.found.id())),
        field("code", |(_, own): &&Finding| Cell::Tag(own.found.code)),
        field("weight", |(_, own): &&Finding| Cell::Tag(own.found.weight.tag())),
        field("stake", |(_, own): &&Finding| Cell::Money(own.found.stake)),
        field("month", |(_, own): &&Finding| Cell::Month(own.found.month)),
        field("category", move |(_, own): &&Finding| {
            known(own.found.cell.as_ref(), |cell| text(cell.category.as_str()))
        }),
    ];
    fields.extend(by_axis(names, move |axis, (_, own): &&Finding| {
        let member = own.found.cell.as_ref().and_then(|cell| cell.members.get(axis));
        known(member, |member| text(member))
    }));
    fields.push(field("vendor", move |(_, own): &&Finding| text(&own.found.vendor)));
    fields.push(field("rows", |(_, own): &&Finding| Cell::Count(own.found.rows.len() as i64)));
    fields.push(field("next", |(_, own): &&Finding| Cell::Text(own.found.next.clone())));
    fields.push(field("ignored_by", move |(aside, _): &&Finding| known(aside.as_ref(), |own| text(&own.by))));
    fields.push(field("ignored_reason", move |(aside, _): &&Finding| known(aside.as_ref(), |own| text(&own.reason))));
    fields
}

type Evidence<'a> = (&'a Shown, &'a (BatchId, Posting));

fn evidence<'a>() -> Vec<Field<'a, Evidence<'a>>> {
    let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_string()) };
    vec![
        field("id", |(shown, _): &Evidence<'_>| Cell::Text(shown.found.id())),
        field("date", |(_, (_, row)): &Evidence<'_>| known(row.date, Cell::Date)),
        field("month", |(_, (_, row)): &Evidence<'_>| Cell::Month(row.month)),
        field("amount", |(_, (_, row)): &Evidence<'_>| Cell::Money(row.amount)),
        field("voucher", move |(_, (_, row)): &Evidence<'_>| text(&row.voucher)),
        field("vendor", move |(_, (_, row)): &Evidence<'_>| text(&row.vendor)),
        field("invoice", move |(_, (_, row)): &Evidence<'_>| text(&row.invoice)),
        field("description", move |(_, (_, row)): &Evidence<'_>| text(&row.description)),
        field("source", move |(_, (_, row)): &Evidence<'_>| text(&row.source)),
        field("line", |(_, (_, row)): &Evidence<'_>| Cell::Count(i64::try_from(row.source_line).unwrap_or(i64::MAX))),
        field("batch", move |(_, (batch, _)): &Evidence<'_>| text(&batch.0)),
    ]
}

fn blind_word(kind: &str) -> Message {
    msg(match kind {
        "no_line" => "scan-blind-line",
        "no_owner" => "scan-blind-owner",
        "no_driver" => "scan-blind-driver",
        "no_goal" => "scan-blind-goal",
        _ => "scan-blind-all",
    })
}

fn blind_share(own: &BlindSpot) -> Option<Quantity> {
    (own.total > 0).then(|| Quantity::from(own.amount) / Quantity::from(own.total))
}

/// Where nobody looks: for people.
fn blind_table(parts: &ScanParts<'_>) -> Table {
    let columns = vec![
        column("scan-blind-what", Align::Left, 0),
        column("term-actual", Align::Right, 0).keyed("amount"),
        column("structure-share", Align::Right, 0).keyed("share"),
        column("scan-blind-largest", Align::Left, 1),
    ];
    let row = |own: &BlindSpot| {
        let cells = vec![
            Cell::message(blind_word(own.kind)),
            Cell::Money(Money::from_minor(own.amount, parts.head.currency)),
            blind_share(own).map_or(Cell::Unknown, |share| Cell::Figure(share, Form::Percent(1))),
            own.largest.as_ref().map_or(Cell::Empty, |place| Cell::message((parts.label)(place))),
        ];
        Row { cells: cells.into_iter().map(|cell| (cell, Tone::Plain)).collect(), emphasis: Emphasis::Item, indent: 0 }
    };
    Table { title: Some(msg("scan-blind")), columns, rows: parts.blind.iter().map(row).collect() }
}

/// The same for scripts.
fn blind_fields<'a>(parts: &ScanParts<'a>) -> Vec<Field<'a, &'a BlindSpot>> {
    let currency = parts.head.currency;
    vec![
        field("kind", |own: &&BlindSpot| Cell::Tag(own.kind)),
        field("amount", move |own: &&BlindSpot| Cell::Money(Money::from_minor(own.amount, currency))),
        field("share", |own: &&BlindSpot| {
            blind_share(own).map_or(Cell::Unknown, |share| Cell::Figure(share, Form::Percent(1)))
        }),
        field("largest", |own: &&BlindSpot| {
            known(own.largest.as_ref(), |place| Cell::Text(place.category.to_string()))
        }),
    ]
}
