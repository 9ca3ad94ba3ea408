//! Lines that are over and lines that are under, which cancel out in the total above them.

use std::collections::BTreeMap;

use super::{Cell, Finding, Found, Seen, Weight};
use crate::words::{Message, msg};

pub(super) struct Offset;

impl Finding for Offset {
    fn code(&self) -> &'static str {
        "offset"
    }

    fn find(&self, seen: &Seen<'_>, found: &mut Vec<Found>) -> anyhow::Result<()> {
        let (ledger, plan) = (seen.ledger, seen.plan);
        let months: Vec<usize> = seen.months_over().filter(|month| plan.plans(*month)).collect();
        let Some(last) = months.last() else { return Ok(()) };
        let mut above: BTreeMap<String, Vec<(usize, i64, i64)>> = BTreeMap::new();
        for (line, _) in plan.lines.iter().enumerate().filter(|(_, own)| own.is_seen) {
            let Some(parent) = plan.category(line).parent() else { continue };
            let sum =
                |of: &dyn Fn(usize) -> i64| months.iter().fold(0_i64, |sum, month| sum.saturating_add(of(*month)));
            let (budget, actual) = (sum(&|month| plan.budget(line, month)), sum(&|month| plan.actual(line, month)));
            if budget != 0 || actual != 0 {
                above.entry(parent.to_string()).or_default().push((line, budget, actual.saturating_sub(budget)));
            }
        }
        for (parent, lines) in above {
            let material =
                |line: &&(usize, i64, i64)| seen.materiality.is_material(ledger.money(line.2), ledger.money(line.1));
            let (over, under): (Vec<_>, Vec<_>) = lines.iter().filter(material).partition(|line| line.2 > 0);
            let total = |of: &dyn Fn(&(usize, i64, i64)) -> i64| {
                lines.iter().fold(0_i64, |sum, line| sum.saturating_add(of(line)))
            };
            let (budget, net) = (total(&|line| line.1), total(&|line| line.2));
            let gross = |side: &[&(usize, i64, i64)]| {
                side.iter().fold(0_i64, |sum, line| sum.saturating_add(line.2.saturating_abs()))
            };
            let stake = gross(&over).min(gross(&under));
            let hidden = i128::from(net).abs() * 5 <= i128::from(stake);
            if stake == 0 || !hidden || seen.materiality.is_material(ledger.money(net), ledger.money(budget)) {
                continue;
            }
            let worst = |side: &[&(usize, i64, i64)]| side.iter().max_by_key(|line| line.2.abs()).map(|line| **line);
            let (Some(most), Some(least)) = (worst(&over), worst(&under)) else { continue };
            let label = |line: (usize, i64, i64)| (seen.label)(&plan.place(line.0));
            let Some(category) = crate::model::Category::parse(&parent) else { continue };
            let place = Cell { category, members: Vec::new(), follows: 0 };
            let said = msg("scan-offset").with("line", (seen.label)(&place)).with("net", ledger.money(net).grouped());
            let said = said.with("over", label(most)).with("more", ledger.money(most.2).grouped());
            let said: Message =
                said.with("under", label(least)).with("less", ledger.money(least.2.saturating_abs()).grouped());
            let month = seen.month_at(*last);
            let (first, facts) =
                (seen.month_at(months[0]), format!("{parent}|{month}|{}|{}", gross(&over), gross(&under)));
            found.push(Found {
                said: said.with("stake", ledger.money(stake).grouped()),
                next: format!("budget variance --from {first} --to {month} --category {}", (seen.option)(&place)),
                ..seen.finding((self.code(), Weight::Medium), facts, stake, (&place, month))
            });
        }
        Ok(())
    }
}
