//! A month that breaks the year's pattern: last year's months, carried to this year's level, say what it was to cost.

use super::{Finding, Found, Seen};
use crate::words::msg;

/// So many months have to be known of both years.
const MONTHS: usize = 4;

pub(super) struct Season;

impl Finding for Season {
    fn code(&self) -> &'static str {
        "season"
    }

    fn find(&self, seen: &Seen<'_>, found: &mut Vec<Found>) -> anyhow::Result<()> {
        let (ledger, plan) = (seen.ledger, seen.plan);
        let months: Vec<usize> = seen.months_over().filter(|month| *month >= 12).collect();
        for cell in 0..ledger.cells.len() {
            let pairs: Vec<(usize, i64, i64)> =
                months.iter().map(|month| (*month, ledger.sum(cell, *month), ledger.sum(cell, month - 12))).collect();
            if pairs.len() < MONTHS || pairs.iter().any(|(_, now, before)| *now <= 0 || *before <= 0) {
                continue;
            }
            // What a month was to cost, by the other months of both years.
            let expected = |at: usize| {
                let others = || pairs.iter().enumerate().filter(|(own, _)| *own != at).map(|(_, own)| own);
                let (now, before) = others()
                    .fold((0_i128, 0_i128), |(now, before), own| (now + i128::from(own.1), before + i128::from(own.2)));
                i128::from(pairs[at].2) * now / before.max(1)
            };
            let far = |at: usize| i128::from(pairs[at].1) - expected(at);
            let most = (0..pairs.len()).max_by_key(|at| far(*at));
            let Some(at) = most else { continue };
            let (month, now, before) = pairs[at];
            let (usual, excess) = (expected(at), far(at));
            // Only where the other months keep to the pattern there is one to break.
            let steady = (0..pairs.len()).filter(|own| *own != at).all(|own| {
                let rest: (i128, i128) = pairs
                    .iter()
                    .enumerate()
                    .filter(|(other, _)| *other != at && *other != own)
                    .fold((0, 0), |sums, (_, other)| (sums.0 + i128::from(other.1), sums.1 + i128::from(other.2)));
                let usual = i128::from(pairs[own].2) * rest.0 / rest.1.max(1);
                (i128::from(pairs[own].1) - usual).abs() * 5 <= usual
            });
            let Ok(stake) = i64::try_from(excess) else { continue };
            let large = stake >= seen.materiality.amount.minor() && excess * 2 >= usual;
            if !steady || !large || seen.foreseen(cell, month, stake) {
                continue;
            }
            let budgeted = plan.cover(cell, month).map_or(0, |line| plan.budget(line, month));
            if i128::from(budgeted) * 20 >= i128::from(now) * 19 {
                continue;
            }
            let of = seen.month_at(month);
            let said = msg("scan-season").with("line", seen.label_of(cell)).with("month", of.to_string());
            let said = said.with("now", ledger.money(now).grouped()).with("before", ledger.money(before).grouped());
            let usual = i64::try_from(usual).unwrap_or(i64::MAX);
            let said = said.with("usual", ledger.money(usual).grouped());
            let place = &ledger.cells[cell];
            found.push(Found {
                said: said.with("stake", ledger.money(stake).grouped()),
                ..seen.finding(
                    (self.code(), seen.weight_of(stake)),
                    format!("{}|{of}|{now}|{before}", place.text()),
                    stake,
                    (place, of),
                )
            });
        }
        Ok(())
    }
}
