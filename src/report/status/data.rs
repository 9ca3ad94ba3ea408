//! Where a book stands, for scripts.

use super::{Line, StatusParts};
use crate::analysis::FileState;
use crate::answer::status::{LedgerStanding, MonthState, PlanStanding};
use crate::model::Money;
use crate::model::version::Signed;
use crate::report::{Cell, DataTable, Datum, Record, Tone};

pub(super) fn head(parts: &StatusParts, next: Option<&str>) -> Vec<(&'static str, Datum)> {
    let text = |text: &str| -> Datum { text.into() };
    let signed = |of: &Option<(u32, Signed)>| -> Datum {
        of.as_ref().map_or(Cell::Empty.into(), |(number, signed)| {
            Datum::object([
                ("version", text(&format!("v{number}"))),
                ("by", text(&signed.by)),
                ("at", Cell::Date(signed.at.date_naive()).into()),
            ])
        })
    };
    let plan = |own: &PlanStanding| {
        let file = own.file.map(|file| match file {
            FileState::Same => "same",
            FileState::Differs => "differs",
            FileState::Submitted(_) => "submitted",
        });
        Datum::object([
            ("id", text(&own.id)),
            ("approved", signed(&own.approved)),
            ("submitted", signed(&own.pending)),
            ("file", file.map_or(Cell::Empty.into(), text)),
            ("revision_from", own.revision.into()),
        ])
    };
    let ledger = |own: &LedgerStanding| {
        let months = own.months.iter().map(|(month, rows, state)| {
            let state = match state {
                MonthState::In => "in",
                MonthState::Thin => "thin",
                MonthState::Missing => "missing",
                MonthState::Open => "open",
            };
            Datum::object([("month", (*month).into()), ("rows", (*rows).into()), ("state", text(state))])
        });
        Datum::object([
            ("kind", text(own.kind.name())),
            ("months", months.collect()),
            ("usual_rows", own.usual.into()),
            ("batches", own.batches.into()),
            ("newest", own.newest.as_ref().map_or(Cell::Empty.into(), |batch| text(&batch.id.0))),
        ])
    };
    let rows_and_amount = |rows: u64, amount: Money| Datum::object([("rows", rows.into()), ("amount", amount.into())]);
    let nothing: Datum = Cell::Empty.into();
    vec![
        ("as_of", parts.as_of.into()),
        ("currency", parts.currency.into()),
        ("next", next.map_or(nothing.clone(), text)),
        ("plans", parts.plans.iter().map(plan).collect()),
        ("ledgers", parts.ledgers.standing.iter().map(ledger).collect()),
        (
            "unclassified",
            parts.ledgers.unclassified.map_or(nothing.clone(), |own| rows_and_amount(own.rows, own.amount)),
        ),
        ("adjustments_waiting", parts.ledgers.waiting.iter().map(|own| text(&own.id)).collect()),
        ("adjustments_stale", parts.stale.iter().map(|id| text(id)).collect()),
        (
            "commitments",
            parts.ledgers.commitments.map_or(nothing.clone(), |own| {
                Datum::object([("open", own.open.into()), ("left", own.left.into()), ("stale", own.stale.into())])
            }),
        ),
        (
            "alerts",
            parts.alerts.map_or(nothing.clone(), |(day, [watch, warning, critical])| {
                Datum::object([
                    ("as_of", Cell::Date(day).into()),
                    ("critical", critical.into()),
                    ("warning", warning.into()),
                    ("watch", watch.into()),
                ])
            }),
        ),
        (
            "variances",
            parts.unexplained.map_or(nothing.clone(), |(month, material, open)| {
                Datum::object([("month", month.into()), ("material", material.into()), ("unexplained", open.into())])
            }),
        ),
        ("timing_overdue", parts.promised.0.into()),
        ("actions_due", parts.promised.1.into()),
        ("closed", parts.closed.clone().into()),
        ("restated", parts.late.clone().into()),
        (
            "goals",
            parts.goals.map_or(nothing, |[reached, close, missed, without]| {
                Datum::object([
                    ("reached", reached.into()),
                    ("close", close.into()),
                    ("missed", missed.into()),
                    ("without", without.into()),
                ])
            }),
        ),
    ]
}

pub(super) fn rows(lines: &[Line]) -> DataTable {
    let record = |line: &Line| {
        let weight = match line.tone {
            Tone::Bad => "problem",
            Tone::Warn => "warning",
            _ => "ok",
        };
        let command = line.command.clone().map_or(Cell::Empty, Cell::Text);
        Record { path: Vec::new(), values: vec![Cell::Tag(line.item), Cell::Tag(weight), command] }
    };
    let columns = ["item", "state", "command"].map(String::from).to_vec();
    DataTable { key: "rows", columns, records: lines.iter().map(record).collect(), keyed: false }
}
