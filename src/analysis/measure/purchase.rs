//! Measure `purchase` 集中采购: several buyers order together and reach a better price (EX-6.2).

use super::check::{above_zero, at_most_all};
use super::tiers::PriceList;
use super::{Both, BreakEven, Case, Effect, Input, InputKind, Measure, TENTH, Terms};
use crate::analysis::method::{MethodProblem, Tape};
use crate::model::{Key, KeyKind, Keyed, Quantity, Values};
use crate::words::msg;

/// Σ price list(own order) − price list(Σ orders).
pub struct Purchase;

const KEYS: &[Key] = &[
    Key { name: "price", kind: KeyKind::Quantity, required: false, doc: "measure-key-price" },
    Key { name: "quantities", kind: KeyKind::Quantities, required: false, doc: "measure-key-quantities" },
    Key {
        name: "tier_kind",
        kind: KeyKind::OneOf(&["all-units", "incremental"]),
        required: false,
        doc: "measure-key-tier-kind",
    },
    Key { name: "tiers", kind: KeyKind::Tables(|| TIER), required: false, doc: "measure-key-tiers" },
    Key { name: "running", kind: KeyKind::Amount, required: false, doc: "measure-key-running" },
];

const TIER: &[Key] = &[
    Key { name: "from", kind: KeyKind::Quantity, required: true, doc: "measure-key-tier-from" },
    Key { name: "discount", kind: KeyKind::Ratio, required: true, doc: "measure-key-tier-discount" },
];

/// Half of a usual first discount: what a supplier may take back, or be brought to.
const POINTS: Quantity = Quantity::hundredths(2);

/// The orders, each a whole number of units, if all of them come to `part` of what is planned.
fn orders(terms: &Terms<'_>, part: Quantity) -> Vec<Quantity> {
    terms.values.quantities("quantities").iter().map(|order| (*order * part).rounded(0)).collect()
}

impl Keyed for Purchase {
    fn id(&self) -> &'static str {
        "purchase"
    }

    fn name(&self) -> &'static str {
        "measure-purchase"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Measure for Purchase {
    fn needed(&self) -> &'static [&'static str] {
        &["price", "quantities", "tier_kind", "tiers"]
    }

    fn check(&self, values: &Values) -> Result<(), MethodProblem> {
        above_zero(values, &["price"])?;
        for tier in values.tables("tiers") {
            at_most_all(tier, &["discount"])?;
        }
        let firsts: Vec<Quantity> = values.tables("tiers").iter().filter_map(|tier| tier.quantity("from")).collect();
        let problem =
            |key, message, hint| Err(MethodProblem { key: Some(key), message: msg(message), hint: msg(hint) });
        if firsts.first().is_none_or(|first| *first < Quantity::ONE) || !firsts.is_sorted_by(|a, b| a < b) {
            return problem("tiers", "measure-tiers-order", "measure-tiers-order-hint");
        }
        let whole = |order: &Quantity| *order == order.ceil() && *order >= Quantity::ZERO;
        let orders = values.quantities("quantities");
        if orders.is_empty() || !orders.iter().chain(&firsts).all(whole) {
            return problem("quantities", "measure-quantities-whole", "measure-quantities-whole-hint");
        }
        Ok(())
    }

    fn inputs(&self, _terms: &Terms<'_>) -> [Input; 2] {
        let quantity = Input { kind: InputKind::Share, ..Input::around("measure-ordered", Quantity::ONE, TENTH) };
        let values = [Quantity::ZERO - POINTS, Quantity::ZERO, POINTS];
        [quantity, Input { name: "measure-discount-points", kind: InputKind::Points, values }]
    }

    fn month(&self, terms: &Terms<'_>, case: Case, tape: &mut Tape) -> Effect {
        let [part, more] = case.inputs;
        let list = PriceList::new(terms.values, more);
        let orders = orders(terms, part);
        let together: Quantity = orders.iter().copied().sum();
        let apart: Quantity = orders.iter().map(|order| list.cost(*order)).sum();
        let pooled = list.cost(together);
        tape.say(|| {
            let kind = terms.values.text("tier_kind");
            msg(if kind == Some("incremental") { "measure-purchase-incremental" } else { "measure-purchase-all-units" })
        });
        for order in &orders {
            let step = || msg("measure-purchase-order").with("order", order.grouped());
            tape.say(|| step().with("amount", list.cost(*order).grouped()));
        }
        tape.say(|| {
            let step = msg("measure-purchase-together").with("apart", apart.grouped()).with("pooled", pooled.grouped());
            step.with("order", together.grouped()).with("saved", (apart - pooled).grouped())
        });
        for order in orders.iter().chain([&together]) {
            if let Some((larger, cost)) = list.cheaper(*order) {
                tape.warn(|| {
                    let hint =
                        msg("measure-purchase-buy").with("larger", larger.grouped()).with("cost", cost.grouped());
                    hint.with("order", order.grouped()).with("amount", list.cost(*order).grouped())
                });
            }
        }
        tape.warn(|| msg("measure-purchase-binding"));
        Effect {
            saved: Both::same((apart - pooled) * case.reached),
            running: terms.number("running"),
            investment: Both::same(terms.number("one_off")),
            capacity: None,
        }
    }

    /// The discount on the order as a whole.
    fn break_even(&self, terms: &Terms<'_>) -> Option<BreakEven> {
        let list = PriceList::new(terms.values, Quantity::ZERO);
        let orders = orders(terms, Quantity::ONE);
        let apart: Quantity = orders.iter().map(|order| list.cost(*order)).sum();
        let undiscounted = orders.iter().copied().sum::<Quantity>() * terms.number("price");
        if undiscounted.is_zero() {
            return None;
        }
        let value = Quantity::ONE - (apart - terms.number("running")) / undiscounted;
        (value <= Quantity::ONE).then_some(BreakEven { name: "measure-discount", value })
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{appraised, problem_of, q};

    const LIST: &str = "price = 120\ntiers = [{ from = 20, discount = '5%' }, { from = 50, discount = '12%' }]\n";

    #[test]
    fn ex_6_2_three_orders_together() {
        let all = format!("{LIST}quantities = [23, 18, 19]\ntier_kind = 'all-units'\n");
        let it = appraised("purchase", &all);
        // 2,622 + 2,160 + 2,280 = 7,062 apart, 60 × 105.60 = 6,336 together.
        assert_eq!(it.whole.monthly.plain(), "726.00");
        assert!(it.part.is_none() && it.effect.capacity.is_none());
        // 1 − 7,062 ÷ 7,200.
        assert_eq!(it.break_even.unwrap().value.rounded(6), q("0.019167"));
        // 2,736 + 2,160 + 2,280 = 7,176 apart, 6,861.60 together.
        let incremental = appraised("purchase", &all.replace("all-units", "incremental"));
        assert_eq!(incremental.whole.monthly.plain(), "314.40");
    }

    #[test]
    fn a_larger_order_that_costs_less_is_told() {
        let it = appraised("purchase", &format!("{LIST}quantities = [30, 19]\ntier_kind = 'all-units'\n"));
        let told: Vec<&str> = it.warnings.iter().map(|w| w.id).collect();
        assert_eq!(told, ["measure-purchase-buy", "measure-purchase-binding"]);
    }

    #[test]
    fn a_price_list_climbs() {
        let list = "price = 120\nquantities = [3]\ntier_kind = 'all-units'\n";
        let tiers = |tiers: &str| problem_of("purchase", &format!("{list}tiers = [{tiers}]\n"));
        assert_eq!(tiers("{ from = 50, discount = '5%' }, { from = 20, discount = '12%' }"), "measure-tiers-order");
        assert_eq!(tiers("{ from = 5, discount = '120%' }"), "measure-over-all");
        assert_eq!(tiers("{ from = 5.5, discount = '12%' }"), "measure-quantities-whole");
    }
}
