//! A line that goes further beyond its budget every month, three months and more.

use super::{Finding, Found, Seen, Weight};
use crate::words::msg;

/// So many months.
const MONTHS: usize = 3;

pub(super) struct Trend;

impl Finding for Trend {
    fn code(&self) -> &'static str {
        "trend"
    }

    fn find(&self, seen: &Seen<'_>, found: &mut Vec<Found>) -> anyhow::Result<()> {
        let (ledger, plan) = (seen.ledger, seen.plan);
        let months: Vec<usize> = seen.months_over().filter(|month| plan.plans(*month)).collect();
        for line in (0..plan.lines.len()).filter(|line| plan.lines[*line].is_seen) {
            let over = |month: usize| plan.actual(line, month).saturating_sub(plan.budget(line, month));
            // From the last month back, as long as each was less over than the one after it; seasons are in the budget.
            let mut count = 0;
            let mut after = i64::MAX;
            for month in months.iter().rev() {
                let own = over(*month);
                if own <= 0 || own >= after {
                    break;
                }
                after = own;
                count += 1;
            }
            if count < MONTHS {
                continue;
            }
            let told = &months[months.len() - count..];
            let sum = |of: &dyn Fn(usize) -> i64| told.iter().fold(0_i64, |sum, month| sum.saturating_add(of(*month)));
            let (stake, budget) = (sum(&over), sum(&|month| plan.budget(line, month)));
            if !seen.materiality.is_material(ledger.money(stake), ledger.money(budget)) {
                continue;
            }
            let place = plan.place(line);
            let (first, last) = (seen.month_at(told[0]), seen.month_at(told[count - 1]));
            let said = msg("scan-trend").with("line", (seen.label)(&place)).with("count", count);
            let said = said.with("first", first.to_string()).with("last", last.to_string());
            let said = said.with("from", ledger.money(over(told[0])).grouped());
            let said = said.with("to", ledger.money(over(told[count - 1])).grouped());
            let facts = format!("{}|{first}|{last}|{stake}", place.text());
            found.push(Found {
                said: said.with("stake", ledger.money(stake).grouped()),
                next: format!("budget bridge --from {first} --to {last}"),
                ..seen.finding((self.code(), Weight::Medium), facts, stake, (&place, last))
            });
        }
        Ok(())
    }
}
