//! Overrides: the list of them, and what other reports say of those that are in force.

use chrono::NaiveDate;

use super::fields::{Field, by_axis, data_table, field, known};
use super::table::column;
use super::{Align, Cell, Data, Datum, Emphasis, Names, Report, Row, Section, Table, Tone};
use crate::analysis::overrides::{Override, State};
use crate::analysis::variance::Member;
use crate::words::{Message, msg};

/// What a list of overrides is made of.
pub struct OverrideParts<'a> {
    /// Those that are listed.
    pub overrides: &'a [Override],
    /// What rows are called.
    pub names: &'a Names,
    /// The day on which they stand so.
    pub as_of: NaiveDate,
    /// How many are not listed.
    pub left_out: usize,
}

/// Builds the list.
pub fn override_list(parts: &OverrideParts<'_>) -> Report {
    let (all, names, as_of) = (parts.overrides, parts.names, parts.as_of);
    let mut notes = Vec::new();
    if parts.left_out > 0 {
        notes.push(msg("override-left-out").with("count", parts.left_out));
    }
    let mut sections = vec![Section::title(msg("override-list-title").with("day", as_of.to_string()), notes)];
    sections.push(match all.is_empty() {
        true => Section::Text(msg("override-none"), Tone::Plain),
        false => Section::Table(table(parts)),
    });
    let head = vec![("as_of", as_of.into()), ("left_out", parts.left_out.into())];
    let tables = vec![data_table("rows", &fields(names, as_of), all)];
    Report { name: "overrides", sections, data: Data { head, tables, errors: Vec::new() } }
}

fn table(parts: &OverrideParts<'_>) -> Table {
    let columns = vec![
        column("override-id", Align::Left, 0),
        column("term-line", Align::Left, 0),
        column("term-month", Align::Left, 0),
        column("override-amount", Align::Right, 0).keyed("amount"),
        column("override-until", Align::Left, 0),
        column("override-by", Align::Left, 1),
        column("override-approved-by", Align::Left, 2),
        column("term-status", Align::Left, 0),
        column("override-reason", Align::Left, 3),
    ];
    let rows = parts.overrides.iter().map(|own| {
        let (word, tone) = state_word(own, parts.as_of);
        let approved = own.approved.as_ref().map_or("", |signed| signed.by.as_str());
        let cells = vec![
            (Cell::Text(own.id.clone()), Tone::Plain),
            (Cell::message(line_name(own, parts.names)), Tone::Plain),
            (Cell::Month(own.event.month), Tone::Plain),
            (Cell::Money(own.event.amount), Tone::Plain),
            (Cell::Date(own.until), Tone::Plain),
            (Cell::Text(own.made.by.clone()), Tone::Plain),
            (Cell::Text(approved.to_string()), Tone::Plain),
            (word, tone),
            (Cell::Text(own.made.reason.clone()), Tone::Quiet),
        ];
        Row { cells, emphasis: Emphasis::Item, indent: 0 }
    });
    Table { title: None, columns, rows: rows.collect() }
}

/// What other reports say of the overrides that they tell of, a line each.
pub(super) fn notes<'a>(all: impl IntoIterator<Item = &'a Override>, names: &Names, as_of: NaiveDate) -> Vec<Section> {
    let note = |own: &Override| {
        let note = match &own.used {
            Some(commitment) => msg("override-note-used").with("commitment", commitment.as_str()),
            None => msg("override-note"),
        };
        let note = note.with("id", own.id.as_str()).with("line", line_name(own, names));
        let note = note.with("month", own.event.month.to_string()).with("amount", own.event.amount.grouped());
        let note = note.with("until", own.until.to_string()).with("by", decided_by(own));
        Section::Text(note.with("reason", own.made.reason.as_str()), Tone::Warn)
    };
    all.into_iter().filter(|own| own.is_told(as_of)).map(note).collect()
}

/// The same for scripts.
pub(super) fn data<'a>(all: &'a [Override], names: &'a Names, as_of: NaiveDate) -> Datum {
    let fields = fields(names, as_of);
    let object = |own: &'a Override| {
        let (mut members, mut axes) = (Vec::new(), Vec::new());
        for field in &fields {
            let value: Datum = field.of(&own).into();
            match field.key().strip_prefix("dimensions.") {
                Some(axis) => axes.push((axis.to_string(), value)),
                None => members.push((field.key().to_string(), value)),
            }
        }
        members.push(("dimensions".to_string(), Datum::Object(axes)));
        Datum::Object(members)
    };
    all.iter().map(object).collect()
}

/// By which override a request passes.
pub fn override_lets(own: &Override) -> Message {
    let lets = msg("override-lets").with("id", own.id.as_str()).with("by", decided_by(own));
    lets.with("until", own.until.to_string()).with("reason", own.made.reason.as_str())
}

/// Who let it pass: who approved it, else who made it.
fn decided_by(own: &Override) -> String {
    own.approved.as_ref().unwrap_or(&own.made).by.clone()
}

/// The line that an override is for.
pub fn line_name(own: &Override, names: &Names) -> Message {
    let path = names.path(&own.event.category);
    let named = own.event.members.iter().enumerate().filter(|(_, member)| !member.is_empty());
    named.fold(path, |label, (axis, member)| {
        let member = names.member(axis, &Member::of_posting(member));
        msg("report-aside").with("first", label).with("second", member)
    })
}

fn state_word(own: &Override, as_of: NaiveDate) -> (Cell, Tone) {
    let state = own.state(as_of);
    let (message, tone) = match state {
        State::Proposed => (msg("override-proposed"), Tone::Warn),
        State::InForce => (msg("override-in-force"), Tone::Warn),
        State::Used => {
            let by = own.used.clone().unwrap_or_default();
            (msg("override-used").with("commitment", by), Tone::Plain)
        }
        State::Withdrawn => (msg("override-withdrawn"), Tone::Quiet),
        State::Ended => (msg("override-ended"), Tone::Quiet),
    };
    (Cell::word(state.tag(), message), tone)
}

fn fields<'a>(names: &'a Names, as_of: NaiveDate) -> Vec<Field<'a, &'a Override>> {
    let mut fields: Vec<Field<'_, &Override>> = vec![
        field("override", |own: &&Override| Cell::Text(own.id.clone())),
        field("plan", |own: &&Override| Cell::Text(own.plan.clone())),
        field("category", |own: &&Override| Cell::category(&own.event.category)),
    ];
    fields.extend(by_axis(names, move |axis, own: &&Override| {
        Cell::Text(own.event.members.get(axis).cloned().unwrap_or_default())
    }));
    fields.extend([
        field("month", |own: &&Override| Cell::Month(own.event.month)),
        field("amount", |own: &&Override| Cell::Money(own.event.amount)),
        field("until", |own: &&Override| Cell::Date(own.until)),
        field("by", |own: &&Override| Cell::Text(own.made.by.clone())),
        field("approved_by", |own: &&Override| known(own.approved.as_ref(), |signed| Cell::Text(signed.by.clone()))),
        field("reason", |own: &&Override| Cell::Text(own.made.reason.clone())),
        field("status", move |own: &&Override| state_word(own, as_of).0),
        field("commitment", |own: &&Override| known(own.used.clone(), Cell::Text)),
    ]);
    fields
}
