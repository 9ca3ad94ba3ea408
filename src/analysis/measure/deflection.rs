//! Measure `deflection` 智能客服: a machine answers a part of the contacts (EX-6.1).
//!
//! Contacts that come back count again, and those that stay with people are the harder ones.

use super::check::{above_zero, at_most_all};
use super::{Both, BreakEven, Capacity, Case, Effect, Input, Measure, TENTH, Terms, Unit};
use crate::analysis::method::{MethodProblem, Tape};
use crate::model::{Key, KeyKind, Keyed, Quantity, Values};
use crate::words::msg;

/// V′ = V · (1 − d(1 − r)); FTE = V · AHT ÷ 60 ÷ (occupancy · net hours).
pub struct Deflection;

const fn key(name: &'static str, kind: KeyKind, doc: &'static str) -> Key {
    Key { name, kind, required: false, doc }
}

const KEYS: &[Key] = &[
    key("volume", KeyKind::Series, "measure-key-volume"),
    key("aht", KeyKind::Quantity, "measure-key-aht"),
    key("occupancy", KeyKind::Ratio, "measure-key-occupancy"),
    key("net_hours", KeyKind::Quantity, "measure-key-net-hours"),
    key("head_cost", KeyKind::Amount, "measure-key-head-cost"),
    key("deflection", KeyKind::Ratio, "measure-key-deflection"),
    key("recontact", KeyKind::Ratio, "measure-key-recontact"),
    key("aht_increase", KeyKind::Ratio, "measure-key-aht-increase"),
    key("platform_fixed", KeyKind::Amount, "measure-key-platform-fixed"),
    key("per_session", KeyKind::Quantity, "measure-key-per-session"),
    key("session_share", KeyKind::Ratio, "measure-key-session-share"),
    key("one_off_per_head", KeyKind::Amount, "measure-key-one-off-per-head"),
];

/// What to plan with where nobody knows better: vendors claim twice that (domain.md §6.2).
const USUAL: Quantity = Quantity::hundredths(20);

/// Full-time equivalents that contacts need.
fn heads(terms: &Terms<'_>, minutes: Quantity) -> Quantity {
    minutes / (Quantity::from(60) * terms.ratio("occupancy", Quantity::ONE) * terms.number("net_hours"))
}

/// What the platform costs in a month, whatever it deflects.
fn platform(terms: &Terms<'_>, volume: Quantity) -> Quantity {
    let sessions = terms.ratio("session_share", Quantity::ONE) * volume;
    terms.number("platform_fixed") + terms.number("per_session") * sessions
}

fn percent(share: Quantity) -> String {
    (share * Quantity::from(100)).grouped()
}

impl Keyed for Deflection {
    fn id(&self) -> &'static str {
        "deflection"
    }

    fn name(&self) -> &'static str {
        "measure-deflection"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Measure for Deflection {
    fn needed(&self) -> &'static [&'static str] {
        &["volume", "aht", "occupancy", "net_hours", "head_cost"]
    }

    fn check(&self, values: &Values) -> Result<(), MethodProblem> {
        above_zero(values, &["aht", "occupancy", "net_hours", "head_cost"])?;
        at_most_all(values, &["occupancy", "deflection", "recontact", "session_share"])
    }

    fn inputs(&self, terms: &Terms<'_>) -> [Input; 2] {
        [
            Input::around("measure-volume", terms.series("volume"), TENTH),
            Input::points("measure-deflected", terms.ratio("deflection", USUAL), TENTH),
        ]
    }

    fn month(&self, terms: &Terms<'_>, case: Case, tape: &mut Tape) -> Effect {
        let one = Quantity::ONE;
        let ([volume, deflected], aht) = (case.inputs, terms.number("aht"));
        let (deflected, recontact) = (deflected * case.reached, terms.ratio("recontact", Quantity::ZERO));
        let harder = terms.ratio("aht_increase", Quantity::ZERO) * case.reached;
        let left = volume * (one - deflected * (one - recontact));
        let before = heads(terms, volume * aht);
        let after = heads(terms, left * aht * (one + harder));
        let capacity = Capacity { unit: Unit::Heads, before, after };
        let freed = capacity.freed();
        let (cost, running) = (terms.number("head_cost"), platform(terms, volume));
        tape.say(|| {
            let step = msg("measure-deflection-volume").with("volume", volume.grouped()).with("left", left.grouped());
            step.with("deflected", percent(deflected)).with("recontact", percent(recontact))
        });
        tape.say(|| {
            let step = msg("measure-deflection-heads").with("volume", volume.grouped()).with("aht", aht.grouped());
            let step = step.with("left", left.grouped()).with("harder", percent(harder));
            let step = step.with("occupancy", percent(terms.ratio("occupancy", one)));
            let step = step.with("hours", terms.number("net_hours").grouped());
            step.with("before", before.grouped()).with("after", after.grouped())
        });
        tape.say(|| {
            let step = msg("measure-deflection-saved").with("whole_before", before.ceil().grouped());
            let step = step.with("whole_after", after.ceil().grouped()).with("whole", freed.whole.grouped());
            let step = step.with("cost", cost.grouped()).with("amount", (freed.whole * cost).grouped());
            step.with("part", freed.fraction.grouped()).with("part_amount", (freed.fraction * cost).grouped())
        });
        tape.say(|| {
            let step = msg("measure-deflection-platform").with("fixed", terms.number("platform_fixed").grouped());
            let step = step.with("each", terms.number("per_session").grouped()).with("volume", volume.grouped());
            let step = step.with("share", percent(terms.ratio("session_share", one)));
            step.with("amount", running.grouped())
        });
        let once =
            |heads: Quantity| terms.number("one_off") + terms.number("one_off_per_head") * heads.max(Quantity::ZERO);
        if terms.values.ratio("deflection").is_none() {
            tape.warn(|| msg("measure-deflection-usual").with("deflected", percent(USUAL)));
        }
        if freed.whole > Quantity::ZERO {
            tape.warn(|| msg("measure-deflection-severance").with("heads", freed.whole.grouped()));
        }
        Effect {
            saved: Both { whole: freed.whole * cost, fraction: freed.fraction * cost },
            running,
            investment: Both { whole: once(freed.whole), fraction: once(freed.fraction) },
            capacity: Some(capacity),
        }
    }

    fn leaves(&self, terms: &Terms<'_>) -> Option<(&'static str, Quantity)> {
        let comes_back = terms.ratio("recontact", Quantity::ZERO);
        Some(("volume", Quantity::ONE - terms.ratio("deflection", USUAL) * (Quantity::ONE - comes_back)))
    }

    fn break_even(&self, terms: &Terms<'_>) -> Option<BreakEven> {
        let one = Quantity::ONE;
        let volume = terms.series("volume");
        let before = heads(terms, volume * terms.number("aht"));
        let comes_back = one - terms.ratio("recontact", Quantity::ZERO);
        if before <= Quantity::ZERO || comes_back.is_zero() {
            return None;
        }
        // Solved for d where the heads saved are worth the platform.
        let worth = platform(terms, volume) / terms.number("head_cost");
        let harder = one + terms.ratio("aht_increase", Quantity::ZERO);
        let value = (one - (before - worth) / (before * harder)) / comes_back;
        (value <= one).then_some(BreakEven { name: "measure-deflected", value })
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{EX_6_1, appraised, q};

    #[test]
    fn ex_6_1_whole_heads_and_fractions() {
        let it = appraised("deflection", EX_6_1);
        let capacity = it.effect.capacity.unwrap();
        assert_eq!(capacity.before.rounded(10), q("5.0709939148"));
        assert_eq!(capacity.after.rounded(10), q("3.9979716024"));
        assert_eq!(capacity.freed().whole, q("2"));
        assert_eq!(it.effect.running, q("8880"));
        let part = it.part.unwrap();
        assert_eq!((it.whole.monthly.plain().as_str(), part.monthly.plain().as_str()), ("9520.00", "991.81"));
        assert_eq!(it.whole.investment.plain(), "110000.00");
        assert_eq!(it.whole.payback.unwrap().rounded(4), q("11.5546"));
        assert_eq!(it.whole.npv.plain(), "195052.51");
        assert_eq!(it.break_even.unwrap().value.rounded(10), q("0.2781284666"));
        assert!(!it.robust);
    }

    #[test]
    fn ex_6_1_with_a_ramp_it_is_paid_back_in_month_18() {
        let it = appraised("deflection", &format!("{EX_6_1}ramp = [0, 0, 0.5, 0.5]\n"));
        assert_eq!(it.whole.paid_back_in, Some(18));
        // Two months of the platform alone, two with one head less: −8,880 and 9,200 − 8,880.
        let months: Vec<String> = it.months.iter().take(5).map(|m| m.whole.plain()).collect();
        assert_eq!(months, ["-8880.00", "-8880.00", "320.00", "320.00", "9520.00"]);
    }

    #[test]
    fn ex_6_1_the_grid_of_volume_and_deflection() {
        let it = appraised("deflection", EX_6_1);
        let expected = [
            [("-8592.00", "-3788.59"), ("608.00", "292.62"), ("608.00", "4373.84")],
            [("320.00", "-3542.88"), ("9520.00", "991.81"), ("9520.00", "5526.49")],
            [("32.00", "-3297.17"), ("32.00", "1690.99"), ("9232.00", "6679.14")],
        ];
        let grid = it.grid.map(|row| row.map(|cell| (cell.whole.plain(), cell.part.plain())));
        assert_eq!(grid, expected.map(|row| row.map(|(whole, part)| (whole.to_string(), part.to_string()))));
    }

    #[test]
    fn without_a_deflection_a_fifth_is_assumed_and_told() {
        // The cell of EX-6.1's grid with V = 6,000 and d = 20 %.
        let it = appraised("deflection", &EX_6_1.replace("deflection = '30%'\n", ""));
        assert_eq!((it.whole.monthly.plain(), it.part.unwrap().monthly.plain()), ("320.00".into(), "-3542.88".into()));
        let told: Vec<&str> = it.warnings.iter().map(|warning| warning.id).collect();
        assert_eq!(told, ["measure-deflection-usual", "measure-deflection-severance"]);
    }

    #[test]
    fn what_saves_nobody_never_pays_back() {
        // d = 10 % of which all come back: V′ = V, so nobody is saved and the platform is on top.
        let none = EX_6_1.replace("deflection = '30%'", "deflection = '10%'");
        let it = appraised("deflection", &none.replace("recontact = '10%'", "recontact = '100%'"));
        assert_eq!((it.whole.payback, it.whole.paid_back_in), (None, None));
        assert!(it.break_even.is_none());
    }
}
