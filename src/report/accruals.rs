//! Accruals: the list of them.

use chrono::NaiveDate;

use super::fields::{Field, by_axis, data_table, field, known};
use super::table::column;
use super::{Align, Cell, Data, Emphasis, Names, Report, Row, Section, Table, Tone};
use crate::analysis::accrual::{Accrual, AccrualKind, AccrualState};
use crate::analysis::variance::Member;
use crate::model::{Category, Money, MoneyError, Month};
use crate::words::{Message, msg};

/// What a list of accruals is made of.
pub struct AccrualParts<'a> {
    /// Those that are listed.
    pub accruals: &'a [Accrual],
    /// What rows are called.
    pub names: &'a Names,
    /// The day on which they stand so.
    pub as_of: NaiveDate,
    /// How many are not listed.
    pub left_out: usize,
}

/// An accrual with its figures.
struct Listed<'a> {
    own: &'a Accrual,
    first: Option<Month>,
    last: Option<Month>,
    borne: Money,
    left: Money,
    state: AccrualState,
}

/// Builds the list.
pub fn accrual_list(parts: &AccrualParts<'_>) -> Result<Report, MoneyError> {
    let (names, as_of) = (parts.names, parts.as_of);
    let listed = parts.accruals.iter().map(|own| {
        let (months, borne) = (own.months()?, own.borne(as_of)?);
        let (first, last) = (months.first().map(|(month, _)| *month), months.last().map(|(month, _)| *month));
        Ok(Listed { own, first, last, borne, left: own.amount().checked_sub(borne)?, state: own.state(as_of)? })
    });
    let listed = listed.collect::<Result<Vec<_>, MoneyError>>()?;
    let mut notes = Vec::new();
    if parts.left_out > 0 {
        notes.push(msg("accrual-left-out").with("count", parts.left_out));
    }
    let mut sections = vec![Section::title(msg("accrual-list-title").with("day", as_of.to_string()), notes)];
    sections.push(match listed.is_empty() {
        true => Section::Text(msg("accrual-none"), Tone::Plain),
        false => Section::Table(table(&listed, names)),
    });
    let head = vec![("as_of", as_of.into()), ("left_out", parts.left_out.into())];
    let tables = vec![data_table("rows", &fields(names), &listed)];
    Ok(Report { name: "accruals", sections, data: Data { head, tables, errors: Vec::new() } })
}

fn table(listed: &[Listed<'_>], names: &Names) -> Table {
    let columns = vec![
        column("accrual-id", Align::Left, 0),
        column("accrual-kind", Align::Left, 0),
        column("term-line", Align::Left, 0),
        column("accrual-vendor", Align::Left, 2),
        column("accrual-amount", Align::Right, 0).keyed("amount"),
        column("accrual-first", Align::Left, 0),
        column("accrual-last", Align::Left, 0),
        column("accrual-borne", Align::Right, 1).keyed("borne"),
        column("accrual-left", Align::Right, 0).keyed("left"),
        column("term-status", Align::Left, 0),
        column("accrual-by", Align::Left, 3),
    ];
    let rows = listed.iter().map(|one| {
        let (word, tone) = state_word(one);
        let month = |month: Option<Month>| month.map_or(Cell::Empty, Cell::Month);
        let cells = vec![
            (Cell::Text(one.own.id.clone()), Tone::Plain),
            (kind_word(one.own.kind), Tone::Plain),
            (Cell::message(line_of_row(&one.own.head().category, &one.own.head().members, names)), Tone::Plain),
            (Cell::Text(one.own.head().vendor.clone()), Tone::Plain),
            (Cell::Money(one.own.amount()), Tone::Plain),
            (month(one.first), Tone::Plain),
            (month(one.last), Tone::Plain),
            (Cell::Money(one.borne), Tone::Plain),
            (Cell::Money(one.left), Tone::Plain),
            (word, tone),
            (Cell::Text(one.own.made.by.clone()), Tone::Quiet),
        ];
        Row { cells, emphasis: Emphasis::Item, indent: 0 }
    });
    Table { title: None, columns, rows: rows.collect() }
}

/// The line that a row is of, by its category and its members.
pub fn line_of_row(category: &str, members: &[String], names: &Names) -> Message {
    let category = Category::parse(category).unwrap_or_else(Category::unclassified);
    let named = members.iter().enumerate().filter(|(_, member)| !member.is_empty());
    named.fold(names.path(&category), |label, (axis, member)| {
        let member = names.member(axis, &Member::of_posting(member));
        msg("report-aside").with("first", label).with("second", member)
    })
}

pub(super) fn kind_word(kind: AccrualKind) -> Cell {
    let message = match kind {
        AccrualKind::Spread => msg("accrual-kind-spread"),
        AccrualKind::Accrued => msg("accrual-kind-accrued"),
    };
    Cell::word(kind.tag(), message)
}

fn state_word(one: &Listed<'_>) -> (Cell, Tone) {
    let (message, tone) = match (one.state, one.own.kind) {
        (AccrualState::Undone, _) => (msg("accrual-state-undone"), Tone::Quiet),
        (AccrualState::Open, AccrualKind::Spread) => (msg("accrual-state-running"), Tone::Plain),
        (AccrualState::Open, AccrualKind::Accrued) => (msg("accrual-state-waits"), Tone::Warn),
        (AccrualState::Done, AccrualKind::Spread) => (msg("accrual-state-borne"), Tone::Plain),
        (AccrualState::Done, AccrualKind::Accrued) => (msg("accrual-state-came"), Tone::Plain),
    };
    (Cell::word(one.state.tag(), message), tone)
}

fn fields<'a, 'l>(names: &'a Names) -> Vec<Field<'a, &'l Listed<'l>>> {
    let text = |text: &str| Cell::Text(text.to_string());
    let mut fields: Vec<Field<'a, &'l Listed<'l>>> = vec![
        field("accrual", move |one: &&Listed<'_>| text(&one.own.id)),
        field("kind", |one: &&Listed<'_>| kind_word(one.own.kind)),
        field("category", move |one: &&Listed<'_>| text(&one.own.head().category)),
    ];
    fields.extend(by_axis(names, move |axis, one: &&Listed<'_>| {
        Cell::Text(one.own.head().members.get(axis).cloned().unwrap_or_default())
    }));
    fields.extend([
        field("vendor", move |one: &&Listed<'_>| text(&one.own.head().vendor)),
        field("amount", |one: &&Listed<'_>| Cell::Money(one.own.amount())),
        field("from", |one: &&Listed<'_>| known(one.first, Cell::Month)),
        field("to", |one: &&Listed<'_>| known(one.last, Cell::Month)),
        field("borne", |one: &&Listed<'_>| Cell::Money(one.borne)),
        field("left", |one: &&Listed<'_>| Cell::Money(one.left)),
        field("status", |one: &&Listed<'_>| state_word(one).0),
        field("source", move |one: &&Listed<'_>| text(&one.own.head().source)),
        field("source_line", |one: &&Listed<'_>| Cell::Count(one.own.head().source_line as i64)),
        field("by", move |one: &&Listed<'_>| text(&one.own.made.by)),
        field("reason", move |one: &&Listed<'_>| text(&one.own.made.reason)),
    ]);
    fields
}
