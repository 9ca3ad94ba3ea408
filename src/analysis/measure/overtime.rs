//! Measure `overtime` 加班转编制: work that is always done in overtime is done by another head.

use super::check::above_zero;
use super::{Both, BreakEven, Case, Effect, Input, Measure, TENTH, Terms};
use crate::analysis::method::{MethodProblem, Tape};
use crate::model::{Key, KeyKind, Keyed, Quantity, Values};
use crate::words::msg;

/// Heads = ⌊hours ÷ net hours⌋: only whole ones that overtime fills; each saves its hours of overtime, and costs a head.
pub struct Overtime;

const KEYS: &[Key] = &[
    Key { name: "hours", kind: KeyKind::Series, required: false, doc: "measure-key-overtime-hours" },
    Key { name: "hour_cost", kind: KeyKind::Quantity, required: false, doc: "measure-key-hour-cost" },
    Key { name: "net_hours", kind: KeyKind::Quantity, required: false, doc: "measure-key-net-hours" },
    Key { name: "head_cost", kind: KeyKind::Amount, required: false, doc: "measure-key-head-cost" },
];

impl Keyed for Overtime {
    fn id(&self) -> &'static str {
        "overtime"
    }

    fn name(&self) -> &'static str {
        "measure-overtime"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Measure for Overtime {
    fn needed(&self) -> &'static [&'static str] {
        &["hours", "hour_cost", "net_hours", "head_cost"]
    }

    fn check(&self, values: &Values) -> Result<(), MethodProblem> {
        above_zero(values, &["hour_cost", "net_hours", "head_cost"])
    }

    fn inputs(&self, terms: &Terms<'_>) -> [Input; 2] {
        [
            Input::around("measure-overtime-hours", terms.series("hours"), TENTH),
            Input::around("measure-hour-cost", terms.number("hour_cost"), TENTH),
        ]
    }

    fn month(&self, terms: &Terms<'_>, case: Case, tape: &mut Tape) -> Effect {
        let [hours, each] = case.inputs;
        let (net, cost) = (terms.number("net_hours"), terms.number("head_cost"));
        let exact = hours / net;
        let heads = exact.floor();
        // A head that is there does the work of its hours, and costs what it costs.
        let saved = |heads: Quantity| heads * (net * each - cost) * case.reached;
        tape.say(|| {
            let step = msg("measure-overtime-heads").with("hours", hours.grouped()).with("net", net.grouped());
            step.with("exact", exact.rounded(2).grouped()).with("heads", heads.grouped())
        });
        tape.say(|| {
            let step = msg("measure-overtime-saved").with("heads", heads.grouped()).with("net", net.grouped());
            let step = step.with("each", each.rounded(2).grouped()).with("cost", cost.grouped());
            step.with("amount", saved(heads).rounded(2).grouped())
        });
        if heads.is_zero() {
            tape.warn(|| msg("measure-overtime-too-little"));
        }
        Effect {
            saved: Both { whole: saved(heads), fraction: saved(exact) },
            running: Quantity::ZERO,
            investment: Both { whole: terms.number("one_off"), fraction: terms.number("one_off") },
            capacity: None,
        }
    }

    /// The share of a head's hours that must be overtime otherwise.
    fn break_even(&self, terms: &Terms<'_>) -> Option<BreakEven> {
        let value = terms.number("head_cost") / (terms.number("net_hours") * terms.number("hour_cost"));
        (value.is_known() && value <= Quantity::ONE).then_some(BreakEven { name: "measure-overtime-used", value })
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{appraised, q};

    /// 300 hours a month at 80; a head works 139.2 of them, and costs 9,200.
    const HOURS: &str = "hours = 300\nhour_cost = 80\nnet_hours = 139.2\nhead_cost = 9200\none_off = 10000\n";

    #[test]
    fn whole_heads_take_the_place_of_overtime() {
        // 300 ÷ 139.2 = 2.155, so two: 2 × (139.2 × 80 − 9,200) = 2 × 1,936.
        let it = appraised("overtime", HOURS);
        assert_eq!(it.whole.monthly.plain(), "3872.00");
        assert_eq!(it.whole.payback.unwrap().rounded(4), q("2.5826"));
        // 9,200 ÷ (139.2 × 80)
        assert_eq!(it.break_even.unwrap().value.rounded(6), q("0.826149"));
        // Ten per cent fewer hours leave one head, and an hour of 72 is dearer than a head all the same.
        assert_eq!(it.grid[0][0].whole.plain(), "822.40");
        assert!(it.robust);
    }

    #[test]
    fn too_few_hours_make_no_head() {
        let it = appraised("overtime", &HOURS.replace("hours = 300", "hours = 100"));
        assert_eq!(it.whole.monthly.plain(), "0.00");
        assert_eq!(it.warnings.iter().map(|w| w.id).collect::<Vec<_>>(), ["measure-overtime-too-little"]);
    }
}
