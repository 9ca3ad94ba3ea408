//! A line that is budgeted and not used for three months.

use super::{Finding, Found, Seen};
use crate::words::{Message, msg};

/// So many months.
const MONTHS: usize = 3;

pub(super) struct Idle;

impl Finding for Idle {
    fn code(&self) -> &'static str {
        "idle-line"
    }

    fn find(&self, seen: &Seen<'_>, found: &mut Vec<Found>) -> anyhow::Result<()> {
        let (ledger, plan) = (seen.ledger, seen.plan);
        // A month without rows says nothing of a line.
        let booked = |month: &usize| (0..ledger.cells.len()).any(|cell| ledger.sum(cell, *month) != 0);
        let months: Vec<usize> = seen.months_over().filter(|month| plan.plans(*month)).filter(booked).collect();
        for line in (0..plan.lines.len()).filter(|line| plan.lines[*line].is_seen) {
            let idle = |month: &usize| plan.budget(line, *month) > 0 && plan.actual(line, *month) == 0;
            let count = months.iter().rev().take_while(|month| idle(month)).count();
            if count < MONTHS || plan.lines[line].is_apart {
                continue;
            }
            let idle = &months[months.len() - count..];
            let stake = idle.iter().fold(0_i64, |sum, month| sum.saturating_add(plan.budget(line, *month)));
            if stake < seen.yuan(100) {
                continue;
            }
            // A year's insurance that was paid in January is not idle in December.
            let sum =
                |of: &dyn Fn(usize) -> i64| months.iter().fold(0_i64, |sum, month| sum.saturating_add(of(*month)));
            if sum(&|month| plan.actual(line, month)) >= sum(&|month| plan.budget(line, month)) {
                continue;
            }
            let (first, last) = (seen.month_at(idle[0]), seen.month_at(idle[count - 1]));
            let place = plan.place(line);
            let said = msg("scan-idle").with("line", (seen.label)(&place)).with("count", count);
            let said = said.with("months", stretches(seen, idle));
            let facts = format!("{}|{first}|{last}|{stake}", place.text());
            found.push(Found {
                said: said.with("stake", ledger.money(stake).grouped()),
                ..seen.finding((self.code(), seen.weight_of(stake)), facts, stake, (&place, last))
            });
        }
        Ok(())
    }
}

/// Months that follow one another are told by the first and the last; those without any rows lie between.
fn stretches(seen: &Seen<'_>, months: &[usize]) -> Vec<Message> {
    let told = |run: &[usize]| match run {
        [first, .., last] => format!("{}–{}", seen.month_at(*first), seen.month_at(*last)),
        [only] => seen.month_at(*only).to_string(),
        [] => String::new(),
    };
    months.chunk_by(|one, next| one + 1 == *next).map(|run| Message::verbatim(told(run))).collect()
}
