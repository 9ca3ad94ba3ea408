//! What the rules of a book would spread and accrue.

use super::accruals::{kind_word, line_of_row};
use super::fields::{Field, by_axis, data_table, field, known};
use super::table::column;
use super::{Align, Cell, Data, Emphasis, Names, Report, Row, Section, Table, Tone};
use crate::analysis::accrual::{AccrualKind, Missing};
use crate::answer::bills::Proposals;
use crate::model::{Money, Month};
use crate::words::{Message, msg};

/// What the report is made of.
pub struct AccrualProposalParts<'a> {
    /// What is proposed.
    pub found: &'a Proposals,
    /// For which month.
    pub month: Month,
    /// What rows are called.
    pub names: &'a Names,
}

/// A proposal as it is shown.
struct Proposed<'a> {
    kind: AccrualKind,
    category: &'a str,
    members: &'a [String],
    vendor: &'a str,
    first: Month,
    last: Month,
    amount: Money,
    how: Message,
    /// For scripts: for how many months, or how many were looked at; in how many of these it came, and what is usual.
    basis: (i64, Option<usize>, Option<Money>),
    /// The row that is spread.
    source: Option<(&'a str, u64)>,
}

/// Builds the report.
pub fn accrual_proposals(parts: &AccrualProposalParts<'_>) -> Report {
    let (found, names) = (parts.found, parts.names);
    let mut rows: Vec<Proposed<'_>> = Vec::new();
    for proposal in &found.spreads {
        let row = &proposal.row.posting;
        let how = msg("accrual-how-spread").with("months", i64::from(proposal.months));
        rows.push(Proposed {
            kind: AccrualKind::Spread,
            category: &row.category,
            members: &row.members,
            vendor: &row.vendor,
            first: row.month,
            last: row.month.plus(proposal.months as i32 - 1),
            amount: row.amount,
            basis: (i64::from(proposal.months), None, None),
            source: Some((&row.source, row.source_line)),
            how: how.with("place", format!("{}:{}", row.source, row.source_line)),
        });
    }
    for (missing, looked) in &found.accrues {
        let (category, members, vendor) = &missing.key;
        let (first, last) = (parts.month, parts.month);
        let basis = (i64::from(*looked), Some(missing.months.len()), Some(missing.usual));
        let (kind, how) = (AccrualKind::Accrued, accrual_how(missing, *looked));
        rows.push(Proposed {
            kind,
            category,
            members,
            vendor,
            first,
            last,
            amount: missing.amount,
            how,
            basis,
            source: None,
        });
    }
    let title = msg("accrual-propose-title").with("month", parts.month.to_string());
    let mut sections = vec![Section::title(title, Vec::new())];
    sections.push(match rows.is_empty() {
        true => Section::Text(msg("accrual-nothing-proposed").with("month", parts.month.to_string()), Tone::Plain),
        false => Section::Table(table(&rows, names)),
    });
    let head = vec![("month", Cell::Month(parts.month).into())];
    let tables = vec![data_table("rows", &fields(names), &rows)];
    Report { name: "accrual_proposals", sections, data: Data { head, tables, errors: Vec::new() } }
}

/// How the amount of a bill that has not come is worked out.
pub fn accrual_how(missing: &Missing, looked: u32) -> Message {
    let month = |(month, amount): &(Month, Money)| {
        msg("accrual-month").with("month", month.to_string()).with("amount", amount.grouped())
    };
    let months: Vec<Message> = missing.months.iter().map(month).collect();
    let how = msg("accrual-how").with("usual", missing.usual.grouped()).with("count", missing.months.len());
    let how = how.with("looked", i64::from(looked)).with("months", months);
    let there = missing.there;
    let how = match there.minor() {
        0 => how,
        1.. => msg("accrual-how-part").with("how", how).with("there", there.grouped()),
        _ => msg("accrual-how-refund").with("how", how).with("there", there.negate().grouped()),
    };
    let Some(later) = &missing.later else { return how };
    let place = format!("{}:{}", later.source, later.source_line);
    let how = msg("accrual-how-later").with("how", how).with("month", later.month.to_string());
    how.with("amount", later.amount.grouped()).with("place", place)
}

fn table(rows: &[Proposed<'_>], names: &Names) -> Table {
    let columns = vec![
        column("accrual-kind", Align::Left, 0),
        column("term-line", Align::Left, 0),
        column("accrual-vendor", Align::Left, 2),
        column("accrual-first", Align::Left, 0),
        column("accrual-last", Align::Left, 1),
        column("accrual-amount", Align::Right, 0).keyed("amount"),
        column("accrual-basis", Align::Left, 0),
    ];
    let rows = rows.iter().map(|own| {
        let cells = vec![
            (kind_word(own.kind), Tone::Plain),
            (Cell::message(line_of_row(own.category, own.members, names)), Tone::Plain),
            (Cell::Text(own.vendor.to_string()), Tone::Plain),
            (Cell::Month(own.first), Tone::Plain),
            (Cell::Month(own.last), Tone::Plain),
            (Cell::Money(own.amount), Tone::Plain),
            (Cell::message(own.how.clone()), Tone::Quiet),
        ];
        Row { cells, emphasis: Emphasis::Item, indent: 0 }
    });
    Table { title: None, columns, rows: rows.collect() }
}

fn fields<'a, 'l>(names: &'a Names) -> Vec<Field<'a, &'l Proposed<'l>>> {
    let mut fields: Vec<Field<'a, &'l Proposed<'l>>> = vec![
        field("kind", |own: &&Proposed<'_>| kind_word(own.kind)),
        field("category", |own: &&Proposed<'_>| Cell::Text(own.category.to_string())),
    ];
    fields.extend(by_axis(names, move |axis, own: &&Proposed<'_>| {
        Cell::Text(own.members.get(axis).cloned().unwrap_or_default())
    }));
    fields.extend([
        field("vendor", |own: &&Proposed<'_>| Cell::Text(own.vendor.to_string())),
        field("from", |own: &&Proposed<'_>| Cell::Month(own.first)),
        field("to", |own: &&Proposed<'_>| Cell::Month(own.last)),
        field("amount", |own: &&Proposed<'_>| Cell::Money(own.amount)),
        field("months", |own: &&Proposed<'_>| Cell::Count(own.basis.0)),
        field("times", |own: &&Proposed<'_>| known(own.basis.1, |times| Cell::Count(times as i64))),
        field("usual", |own: &&Proposed<'_>| known(own.basis.2, Cell::Money)),
        field("source", |own: &&Proposed<'_>| known(own.source, |(source, _)| Cell::Text(source.to_string()))),
        field("source_line", |own: &&Proposed<'_>| known(own.source, |(_, line)| Cell::Count(line as i64))),
    ]);
    fields
}
