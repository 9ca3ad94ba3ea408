//! Method `incremental`: last year with prices, volume, efficiency and one-offs (EX-3.3).

use super::{Method, MethodProblem, Tape, Work, WorkError, rule};
use crate::model::{Amount, Key, KeyKind, KeyValue, Keyed, Money, Quantity, Ratio, Values};
use crate::words::msg;

/// last × (1 + price) × (1 + volume) × (1 − efficiency) + one-offs; without `last`, what the ledger shows.
pub struct Incremental;

const KEYS: &[Key] = &[
    Key { name: "last", kind: KeyKind::Amount, required: false, doc: "method-key-last" },
    Key { name: "price_change", kind: KeyKind::Change, required: false, doc: "method-key-price-change" },
    Key { name: "volume_change", kind: KeyKind::Change, required: false, doc: "method-key-volume-change" },
    Key { name: "efficiency", kind: KeyKind::Change, required: false, doc: "method-key-efficiency" },
    Key { name: "one_offs", kind: KeyKind::Amount, required: false, doc: "method-key-one-offs" },
    Key { name: "index", kind: KeyKind::Weights, required: false, doc: "method-key-index" },
];

impl Keyed for Incremental {
    fn id(&self) -> &'static str {
        "incremental"
    }

    fn name(&self) -> &'static str {
        "method-name-incremental"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Method for Incremental {
    fn read(&self, values: &Values) -> Result<Amount, MethodProblem> {
        let changes = ["price_change", "volume_change", "efficiency", "last"];
        match changes.iter().any(|key| values.get(key).is_some()) {
            true => rule(self.id(), values, &[]),
            false => rule(self.id(), values, &["price_change"]),
        }
    }

    fn looks_back(&self, values: &Values) -> bool {
        values.get("last").is_none()
    }

    fn months(&self, work: &Work<'_>, tape: &mut Tape) -> Result<[Money; 12], WorkError> {
        let before: Vec<Money> = (0..12).map(|month| (work.history)(work.line, work.month(month).plus(-12))).collect();
        let last = match work.values().amount("last") {
            Some(last) => last,
            None => Money::sum(before.iter().copied(), work.currency())?,
        };
        if last.is_zero() {
            let (message, hint) = (msg("method-incremental-nothing"), msg("method-incremental-nothing-hint"));
            return Err(MethodProblem { key: None, message, hint }.into());
        }
        let change = |key| work.ratio_or(key, Ratio::ZERO);
        let [price, volume, efficiency] = [change("price_change"), change("volume_change"), change("efficiency")];
        let one_offs = work.values().amount("one_offs").unwrap_or(work.zero());
        let factor = (Quantity::ONE + price) * (Quantity::ONE + volume) * (Quantity::ONE - efficiency);
        let annual = (Quantity::from(last) * factor + Quantity::from(one_offs)).money(work.currency())?;
        tape.say(|| {
            let changes = [
                ("method-incremental-price", price),
                ("method-incremental-volume", volume),
                ("method-incremental-efficiency", efficiency),
            ];
            let percent = |change: Quantity| (change * Quantity::from(100)).grouped();
            // What does not change is not told.
            let changes = changes.into_iter().filter(|(_, by)| !by.is_zero()).map(|(id, by)| (id, percent(by)));
            let more = (!one_offs.is_zero()).then(|| ("method-incremental-one-offs", one_offs.grouped()));
            let begin = msg("method-incremental-last").with("last", last.grouped());
            let told =
                changes.chain(more).fold(begin.clone(), |told, (id, by)| msg(id).with("told", told).with("by", by));
            match told == begin {
                true => msg("method-incremental-same").with("last", last.grouped()),
                false => msg("method-incremental").with("told", told).with("annual", annual.grouped()),
            }
        });
        let (weights, shape) = match work.values().get("index") {
            Some(KeyValue::Weights(weights)) => (**weights, "method-incremental-index"),
            // The shape of last year; a month of net refunds has no weight.
            _ if work.values().get("last").is_none() => {
                (std::array::from_fn(|i| before[i].minor().max(0)), "method-incremental-shape")
            }
            _ => ([1; 12], "method-incremental-even"),
        };
        tape.say(|| msg(shape));
        Ok(work.spread(annual, weights))
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::method::fixture::{plan, problem_of, total_of};

    #[test]
    fn ex_3_3() {
        let line = "method = 'incremental'\nlast = 36000\nprice_change = '3%'\nvolume_change = '5%'\nefficiency = '2%'\none_offs = 1200";
        assert_eq!(total_of(&plan(""), line), "39355.32");
    }

    #[test]
    fn without_a_last_year_there_is_nothing_to_add_to() {
        assert_eq!(problem_of(&plan(""), "method = 'incremental'\nprice_change = '3%'"), "method-incremental-nothing");
    }
}
