//! What is told of a book, line by line, with the command that each leads to.

use super::{Line, StatusParts};
use crate::analysis::FileState;
use crate::answer::status::{LedgerStanding, Ledgers, MonthState, PlanStanding};
use crate::model::version::Signed;
use crate::model::{LedgerKind, Month};
use crate::report::Tone;
use crate::report::head::month_spans;
use crate::words::{Message, msg};

pub(super) fn lines(parts: &StatusParts) -> Vec<Line> {
    let mut lines: Vec<Line> = parts.plans.iter().map(plan).collect();
    if parts.plans.is_empty() {
        // Of a year that the ledger knows nothing of, nothing can be drafted.
        let elsewhere = parts.ledgers.standing.iter().any(LedgerStanding::is_elsewhere);
        let command = (!elsewhere).then_some("budget plan draft");
        lines.push(line("plan", msg("term-plan"), msg("status-no-plan"), Tone::Warn, command));
    }
    lines.extend(parts.ledgers.standing.iter().map(ledger));
    lines.push(imports(&parts.ledgers));
    lines.extend(waiting(parts));
    lines.extend(alerts(parts));
    lines.extend(month_end(parts));
    lines.extend(goals(parts));
    lines
}

fn line(item: &'static str, name: Message, state: Message, tone: Tone, command: Option<&str>) -> Line {
    Line { item, name, state, tone, command: command.map(String::from) }
}

fn plan(own: &PlanStanding) -> Line {
    let signed = |id, number: u32, signed: &Signed| {
        let message = msg(id).with("number", i64::from(number)).with("by", signed.by.as_str());
        message.with("day", signed.at.date_naive().to_string())
    };
    let with_plan = |verb: &str| format!("budget plan {verb} --plan {}", own.id);
    let approved = own.approved.as_ref().map(|(number, by)| signed("status-approved", *number, by));
    let (state, tone, command) = match (&own.pending, approved, own.file, own.revision) {
        (Some((number, by)), ..) => {
            (vec![signed("status-submitted", *number, by)], Tone::Warn, Some(with_plan("approve --as …")))
        }
        (None, None, ..) => (vec![msg("term-draft")], Tone::Plain, Some(with_plan("submit"))),
        (None, Some(approved), file, revision) => match (file, revision) {
            (Some(FileState::Differs), Some(from)) => {
                let open = msg("status-revision").with("from", from.to_string());
                (vec![approved, open], Tone::Plain, Some(with_plan("submit")))
            }
            (Some(FileState::Differs), None) => {
                (vec![approved, msg("status-differs")], Tone::Warn, Some(format!("budget plan diff {}", own.id)))
            }
            _ => (vec![approved], Tone::Good, None),
        },
    };
    let name = msg("status-plan").with("id", own.id.as_str());
    Line { item: "plan", name, state: joined(state), tone, command }
}

fn joined(parts: Vec<Message>) -> Message {
    let pair = |first, second| msg("report-aside").with("first", first).with("second", second);
    parts.into_iter().reduce(pair).unwrap_or_else(|| Message::verbatim(""))
}

fn ledger(own: &LedgerStanding) -> Line {
    let (item, name) = match own.kind {
        LedgerKind::Metric => ("metric", msg("status-metrics")),
        _ => ("actual", msg("status-actuals")),
    };
    let (missing, thin) = (own.months(MonthState::Missing), own.months(MonthState::Thin));
    let mut there = own.months(MonthState::In);
    there.extend(&thin);
    there.sort_unstable();
    let mut state = match (there.is_empty(), own.before) {
        (true, None) => vec![msg("status-no-months")],
        (true, Some(last)) => vec![msg("status-months-before").with("month", last.to_string())],
        (false, _) => vec![msg("status-months").with("months", month_spans(&there))],
    };
    if !missing.is_empty() {
        state.push(msg("status-missing").with("months", month_spans(&missing)));
    }
    for (month, rows, _) in own.months.iter().filter(|(.., state)| *state == MonthState::Thin) {
        let message = msg("status-thin").with("month", month.to_string()).with("rows", *rows);
        state.push(message.with("usual", own.usual.unwrap_or(0)));
    }
    let (tone, command) = match (missing.first(), thin.is_empty(), own.kind) {
        (Some(_), _, LedgerKind::Metric) => (Tone::Warn, Some("budget import FILE --as metric")),
        (Some(_), ..) => (Tone::Bad, Some("budget import FILE")),
        (None, false, _) => (Tone::Warn, Some("budget import list")),
        (None, true, _) if there.is_empty() => (Tone::Warn, Some("budget import FILE")),
        (None, true, _) => (Tone::Good, None),
    };
    line(item, name, joined(state), tone, command)
}

fn imports(ledgers: &Ledgers) -> Line {
    let newest = ledgers.standing.iter().filter_map(|own| own.newest.as_ref()).max_by_key(|batch| batch.booked_at);
    let state = match newest {
        None => msg("status-no-import"),
        Some(batch) => {
            let file = batch.sources.first().cloned().unwrap_or_else(|| batch.id.0.clone());
            let message = msg("status-import").with("day", batch.booked_at.date_naive().to_string());
            message.with("file", file).with("more", batch.sources.len().saturating_sub(1)).with("rows", batch.rows)
        }
    };
    line("import", msg("status-last-import"), state, Tone::Plain, None)
}

fn waiting(parts: &StatusParts) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some(own) = parts.ledgers.unclassified {
        let state = msg("status-unclassified").with("rows", own.rows).with("amount", own.amount.grouped());
        lines.push(line(
            "unclassified",
            msg("term-unclassified"),
            state,
            Tone::Bad,
            Some("budget reclassify --sheet FILE"),
        ));
    }
    if let Some(first) = parts.ledgers.waiting.first() {
        let state = msg("status-waiting").with("count", parts.ledgers.waiting.len()).with("first", first.id.as_str());
        let (state, command) = match parts.stale.first() {
            None => (state, format!("budget plan approve {} --as …", first.id)),
            Some(stale) => {
                let said = msg("status-stale").with("count", parts.stale.len()).with("first", stale.as_str());
                (joined(vec![state, said]), "budget rules propose".to_string())
            }
        };
        lines.push(line("adjustments", msg("status-adjustments"), state, Tone::Warn, Some(&command)));
    }
    if let Some(own) = parts.ledgers.commitments.filter(|own| own.open > 0) {
        let open = msg("status-commitments-open").with("count", own.open).with("left", own.left.grouped());
        let (state, tone, command) = match own.stale {
            0 => (open, Tone::Plain, None),
            stale => {
                let stale = msg("status-commitments-stale").with("count", stale);
                (joined(vec![open, stale]), Tone::Warn, Some("budget commit list --stale"))
            }
        };
        lines.push(line("commitments", msg("term-commitment"), state, tone, command));
    }
    lines
}

/// What was told last; what stands now `budget alerts` works out.
fn alerts(parts: &StatusParts) -> Option<Line> {
    let (day, [watch, warning, critical]) = parts.alerts?;
    let state = msg("status-alerts-are").with("critical", critical).with("warning", warning).with("watch", watch);
    let tone = match (critical, warning) {
        (0, 0) => Tone::Plain,
        _ => Tone::Warn,
    };
    let command = (watch + warning + critical > 0).then_some("budget alerts");
    Some(line("alerts", msg("status-alerts"), state.with("day", day.to_string()), tone, command))
}

fn month_end(parts: &StatusParts) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some((month, material, open)) = parts.unexplained {
        let (state, tone, command) = match (material, open) {
            (0, _) => (msg("status-none-material"), Tone::Good, None),
            (_, 0) => (msg("status-all-explained").with("count", material), Tone::Good, None),
            _ => {
                let state = msg("status-unexplained").with("count", open).with("all", material);
                (state, Tone::Warn, Some(format!("budget review --month {month}")))
            }
        };
        let name = msg("status-variances").with("month", month.to_string());
        lines.push(line("variances", name, state, tone, command.as_deref()));
    }
    match parts.promised {
        (0, 0) => {}
        (overdue, due) => {
            let state = msg("status-promised").with("overdue", overdue).with("due", due);
            lines.push(line("promised", msg("status-promises"), state, Tone::Warn, Some("budget review")));
        }
    }
    lines.extend(closes(parts));
    lines
}

fn closes(parts: &StatusParts) -> Vec<Line> {
    let mut lines = Vec::new();
    let actual = parts.ledgers.standing.first();
    let over = |(month, _, state): &(Month, u64, MonthState)| {
        matches!(state, MonthState::In | MonthState::Thin).then_some(*month)
    };
    let open = actual.into_iter().flat_map(|own| own.months.iter().filter_map(over));
    let first_open = open.filter(|month| !parts.closed.contains(month)).min();
    let mut state = match parts.closed.is_empty() {
        true => vec![msg("status-none-closed")],
        false => vec![msg("status-closed").with("months", month_spans(&parts.closed))],
    };
    if let Some(late) = parts.late.first() {
        state.push(msg("status-late").with("months", month_spans(&parts.late)));
        let command = format!("budget restated {late}");
        lines.push(line("closes", msg("status-closes"), joined(state), Tone::Warn, Some(&command)));
        return lines;
    }
    let command = first_open.map(|month| format!("budget close {month} --as …"));
    lines.push(line("closes", msg("status-closes"), joined(state), Tone::Plain, command.as_deref()));
    lines
}

fn goals(parts: &StatusParts) -> Option<Line> {
    let name = msg("status-goals");
    match parts.goals {
        Some([0, 0, 0, 0]) => None,
        Some([reached, close, missed, without]) => {
            let state = msg("status-goals-are").with("reached", reached).with("close", close);
            let state = state.with("missed", missed).with("without", without);
            let (tone, command) = match missed {
                0 => (Tone::Plain, None),
                _ => (Tone::Warn, Some("budget goals --ytd last")),
            };
            Some(line("goals", name, state, tone, command))
        }
        None if parts.goals_elsewhere => Some(line("goals", name, msg("status-goals-elsewhere"), Tone::Plain, None)),
        None => None,
    }
}
