//! A review for scripts: one row for each line, then what was to even out, then what is due.

use super::{ReviewParts, course_word, lack_word};
use crate::analysis::variance::Direction;
use crate::answer::review::{Due, Reviewed, Timing};
use crate::model::{LineKey, ReviewNote, ReviewSpan};
use crate::report::fields::{Field, by_axis, data_table, field, known};
use crate::report::{Cell, DataTable, Names};

/// What is said and where, of whatever has a note.
fn of_note<'a, T: 'a>(
    names: &Names,
    key: fn(&T) -> &LineKey,
    note: fn(&T) -> Option<&ReviewNote>,
) -> Vec<Field<'a, T>> {
    let mut fields: Vec<Field<'a, T>> = vec![field("category", move |thing: &T| Cell::category(&key(thing).category))];
    fields.extend(by_axis(names, move |axis, thing: &T| match key(thing).members.get(axis) {
        Some(Some(member)) => Cell::Text(member.clone()),
        _ => Cell::Tag("*"),
    }));
    let text = |key: &'static str, of: fn(&ReviewNote) -> &String| {
        field(key, move |thing: &T| {
            let said = note(thing).map(of).filter(|text| !text.is_empty());
            known(said, |text| Cell::Text(text.clone()))
        })
    };
    fields.push(field("cause", move |thing: &T| {
        known(note(thing).and_then(|note| note.cause), |cause| Cell::Tag(cause.word()))
    }));
    fields.push(text("reason", |note| &note.reason));
    fields.push(text("owner", |note| &note.owner));
    fields.push(text("action", |note| &note.action));
    fields.push(field("due", move |thing: &T| known(note(thing).and_then(|note| note.due), Cell::Date)));
    fields.push(field("reverses", move |thing: &T| known(note(thing).and_then(|note| note.reverses), Cell::Month)));
    fields.push(text("effect", |note| &note.effect));
    fields.push(text("outcome", |note| &note.outcome));
    fields.push(field("answered", move |thing: &T| known(note(thing).and_then(|note| note.answered), Cell::Date)));
    fields.push(text("by", |note| &note.by));
    fields
}

pub(super) fn lines(parts: &ReviewParts<'_>) -> DataTable {
    let mut fields: Vec<Field<'_, &Reviewed>> =
        of_note(parts.names, |line: &&Reviewed| &line.leaf.key, |line: &&Reviewed| line.note.as_ref());
    fields.extend([
        field("budget", |line: &&Reviewed| Cell::Money(line.leaf.budget)),
        field("actual", |line: &&Reviewed| Cell::Money(line.leaf.actual)),
        field("variance", |line: &&Reviewed| known(line.leaf.variance().ok(), Cell::Money)),
        field("variance_ratio", |line: &&Reviewed| known(line.leaf.ratio(), Cell::Ratio)),
        field("direction", |line: &&Reviewed| {
            Cell::Tag(match line.leaf.direction() {
                Direction::Adverse => "adverse",
                Direction::Favorable => "favorable",
                Direction::None => "none",
            })
        }),
        field("unbudgeted", |line: &&Reviewed| Cell::Flag(!line.leaf.planned)),
        field("material", |line: &&Reviewed| Cell::Flag(line.leaf.material)),
        field("explained", |line: &&Reviewed| Cell::Flag(line.is_explained())),
        field("lacks", |line: &&Reviewed| {
            Cell::Text(line.lacks.iter().map(|lack| lack_word(*lack).0).collect::<Vec<_>>().join(" "))
        }),
        field("changed", |line: &&Reviewed| Cell::Flag(line.moved)),
    ]);
    data_table("rows", &fields, &parts.answer.lines)
}

pub(super) fn timing(parts: &ReviewParts<'_>) -> DataTable {
    let mut fields: Vec<Field<'_, &Timing>> =
        of_note(parts.names, |own: &&Timing| &own.note.key, |own: &&Timing| Some(&own.note));
    fields.extend([
        field("from", |own: &&Timing| Cell::Month(own.span.first)),
        field("to", |own: &&Timing| Cell::Month(own.span.last)),
        field("variance", |own: &&Timing| Cell::Money(own.variance)),
        field("reversed", |own: &&Timing| Cell::Money(own.back)),
        field("status", |own: &&Timing| Cell::Tag(course_word(own.course).0)),
    ]);
    data_table("timing", &fields, &parts.answer.timing)
}

pub(super) fn due(parts: &ReviewParts<'_>) -> DataTable {
    let month = |of: fn(ReviewSpan) -> crate::model::Month| move |own: &&Due| Cell::Month(of(own.span));
    let mut fields: Vec<Field<'_, &Due>> =
        of_note(parts.names, |own: &&Due| &own.note.key, |own: &&Due| Some(&own.note));
    fields.push(field("from", month(|span| span.first)));
    fields.push(field("to", month(|span| span.last)));
    fields.push(field("days", |own: &&Due| Cell::Count(own.days)));
    data_table("due", &fields, &parts.answer.due)
}
