//! What has to be said over a variance table: months without rows, shared lines, what bases are of.

use super::{VarianceParts, against_heading};
use crate::analysis::variance::{Against, Scope, ScopeName};
use crate::model::{Category, Kind, Money, Month, Period, Ratio};
use crate::report::head::{month_spans, period};
use crate::words::{Message, msg};

/// Months that are over and have no row: no data is not a saving.
pub(super) fn missing(parts: &VarianceParts<'_>) -> Vec<Message> {
    let mut notes = Vec::new();
    for scope in parts.answer.query.scopes.iter().filter(|scope| !scope.missing.is_empty()) {
        let missing = month_spans(&scope.missing);
        if scope.is_missing() {
            let first = &parts.answer.query.scopes[0];
            let is_first = scope.name == first.name;
            // The first month of a year is the year to date as well.
            if is_first || scope.missing != first.missing {
                let note = msg(if is_first { "report-missing-all" } else { "report-missing-all-to-date" });
                notes.push(note.with("months", missing));
            }
            continue;
        }
        // Of the month in progress nobody has asked whether it has rows.
        let has =
            |month: &Month| scope.gone().covers(*month) && scope.has_begun(*month) && !scope.missing.contains(month);
        let months: Vec<Month> = scope.period.touched().filter(has).collect();
        let name = match scope.name {
            ScopeName::Ytd => msg("term-year-to-date"),
            ScopeName::Period => period(scope.period),
        };
        let note = match months.is_empty() {
            true => msg("report-missing-closed"),
            false => msg("report-missing-some").with("months", month_spans(&months)),
        };
        notes.push(note.with("scope", name).with("missing", missing));
    }
    notes
}

/// Plans whose years begin later than the year to date, and count from there.
pub(super) fn begins(parts: &VarianceParts<'_>) -> Vec<Message> {
    let of = |own: &[(Month, String)]| {
        let plans: Vec<Message> = own.iter().map(|(_, plan)| Message::verbatim(plan)).collect();
        msg("report-plan-begins").with("plans", plans).with("month", own[0].0.to_string())
    };
    parts.answer.later.chunk_by(|a, b| a.0 == b.0).map(of).collect()
}

/// So much unclassified that no row can be judged by what it lacks.
pub(super) fn unsorted(parts: &VarianceParts<'_>) -> Vec<Message> {
    let note = |(scope, unsorted): (&Scope, &Option<(Money, Ratio)>)| {
        let (amount, share) = unsorted.filter(|_| scope.planned)?;
        let scope = match scope.name {
            ScopeName::Ytd => msg("term-year-to-date"),
            ScopeName::Period => period(scope.period),
        };
        let note = msg("report-unsorted").with("scope", scope).with("amount", amount.grouped());
        Some(note.with("share", share.percent()))
    };
    let mut notes: Vec<Message> =
        parts.answer.query.scopes.iter().zip(&parts.answer.unsorted).filter_map(note).collect();
    // The first month of a year is the year to date as well.
    if parts.answer.query.scopes.iter().all(|scope| scope.period == parts.answer.query.scopes[0].period) {
        notes.truncate(1);
    }
    notes
}

/// Rows with a month and no day, in a month that is counted in part.
pub(super) fn undated(parts: &VarianceParts<'_>) -> Vec<Message> {
    let note = |(month, count): &(Month, u64)| {
        let beyond = parts.answer.query.scopes.iter().any(|scope| scope.ends_within(*month));
        let id = if beyond { "report-undated-after" } else { "report-undated" };
        let note = msg(id).with("count", *count).with("month", month.to_string());
        note.with("day", month.last_day().to_string())
    };
    parts.answer.undated.iter().map(note).collect()
}

/// What filters ask for, and how much of it stands in rows that they cannot divide.
pub(super) fn shared(parts: &VarianceParts<'_>) -> Vec<Message> {
    let asked = parts.answer.variance.asked.first().into_iter().flatten();
    let note = |asked: &crate::analysis::variance::Asked| {
        let id = if asked.kind == Kind::Cost { "report-filter-cost" } else { "report-filter-income" };
        let total = asked.own.checked_add(asked.shared).ok()?;
        let note = msg(id).with("total", total.grouped()).with("own", asked.own.grouped());
        Some(note.with("shared", asked.shared.grouped()))
    };
    asked.filter(|asked| !asked.shared.is_zero()).filter_map(note).collect()
}

/// What was spent on reserves, which are moved to other lines and not spent.
pub(super) fn reserves(parts: &VarianceParts<'_>) -> Vec<Message> {
    let note = |(category, amount): &(Category, Money)| {
        msg("report-on-reserve").with("line", parts.names.path(category)).with("amount", amount.grouped())
    };
    parts.answer.on_reserves.iter().map(note).collect()
}

/// Bases that nothing has a figure of: a column of dashes would not say why.
fn unknown(parts: &VarianceParts<'_>) -> Vec<Message> {
    let answer = parts.answer;
    let has = |base: usize| {
        // What has no line has a base of nothing.
        let rows = answer.variance.rows.iter().filter(|row| !row.bucket.is_unbudgeted()).flat_map(|row| &row.scopes);
        rows.chain(answer.variance.totals.iter().map(|total| &total.cost))
            .any(|judged| judged.measure.against.get(base).is_some_and(Option::is_some))
    };
    let lacking = answer.query.against.iter().enumerate().filter(|(base, _)| !has(*base));
    let note = |(_, against): (usize, &Against)| match against {
        Against::Target => Some(msg("report-no-target")),
        Against::Benchmark => Some(msg("report-no-benchmark")),
        Against::LastYear | Against::Average(_) => None,
    };
    let empty = answer.query.against.iter().enumerate().filter(|(base, against)| {
        let has = |bases: &Vec<Option<(Period, u32)>>| bases.get(*base).is_some_and(Option::is_some);
        !against.is_stated() && !answer.bases.iter().any(has)
    });
    let empty: Vec<Message> = empty.map(|(_, against)| against_heading(*against)).collect();
    let none = (!empty.is_empty()).then(|| msg("report-no-base").with("bases", empty));
    lacking.filter_map(note).chain(none).collect()
}

/// What a reader could not guess of the bases: days compared while a period is in progress, and averages of fewer
/// months than asked for.
pub(super) fn bases(parts: &VarianceParts<'_>) -> Vec<Message> {
    let mut notes = unknown(parts);
    for (scope, bases) in parts.answer.query.scopes.iter().zip(&parts.answer.bases) {
        for (against, base) in parts.answer.query.against.iter().zip(bases) {
            let Some((days, covered)) = base else { continue };
            let note = match against {
                Against::LastYear if scope.gone() != scope.period => {
                    msg("report-base-days").with("days", period(*days))
                }
                Against::Average(n) if covered < n => {
                    let note = msg("report-average-covered").with("months", u64::from(*n));
                    note.with("covered", u64::from(*covered)).with("before", scope.period.first_month().to_string())
                }
                Against::Average(n) if scope.gone() != scope.period => {
                    msg("report-average-days").with("months", u64::from(*n)).with("days", period(scope.gone()))
                }
                _ => continue,
            };
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
    }
    notes
}
