//! Method `equipment`: straight-line depreciation from the month after service begins, or cash (EX-1.7).

use super::{Method, MethodProblem, Tape, Work, WorkError, rule};
use crate::model::{Amount, Key, KeyKind, Keyed, Money, Month, Quantity, Ratio, Values};
use crate::words::msg;

/// Depreciation is the difference of rounded cumulative amounts, so that it sums to the cost exactly.
pub struct Equipment;

/// `asset` and the shortest life that tax law allows, in months (企业所得税法实施条例 §60).
const ASSETS: [(&str, i64); 5] =
    [("electronics", 36), ("furniture", 60), ("vehicle", 48), ("machinery", 120), ("building", 240)];

const KEYS: &[Key] = &[
    Key { name: "units", kind: KeyKind::Quantity, required: false, doc: "method-key-units" },
    Key { name: "price", kind: KeyKind::Quantity, required: false, doc: "method-key-price" },
    Key { name: "in_service", kind: KeyKind::Date, required: false, doc: "method-key-in-service" },
    Key { name: "disposed", kind: KeyKind::Date, required: false, doc: "method-key-disposed" },
    Key { name: "life_months", kind: KeyKind::Count, required: false, doc: "method-key-life-months" },
    Key { name: "residual", kind: KeyKind::Ratio, required: false, doc: "method-key-residual" },
    Key {
        name: "asset",
        kind: KeyKind::OneOf(&["electronics", "furniture", "vehicle", "machinery", "building"]),
        required: false,
        doc: "method-key-asset",
    },
    Key {
        name: "treatment",
        kind: KeyKind::OneOf(&["depreciation", "cash"]),
        required: false,
        doc: "method-key-treatment",
    },
];

impl Keyed for Equipment {
    fn id(&self) -> &'static str {
        "equipment"
    }

    fn name(&self) -> &'static str {
        "method-name-equipment"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Method for Equipment {
    fn read(&self, values: &Values) -> Result<Amount, MethodProblem> {
        if values.count("life_months").is_some_and(|life| life < 1) {
            let (message, hint) = (msg("method-equipment-life"), msg("method-equipment-life-hint"));
            return Err(MethodProblem { key: Some("life_months"), message, hint });
        }
        match values.text("treatment") {
            Some("cash") => rule(self.id(), values, &["units", "price", "in_service"]),
            _ => rule(self.id(), values, &["units", "price", "in_service", "life_months"]),
        }
    }

    fn months(&self, work: &Work<'_>, tape: &mut Tape) -> Result<[Money; 12], WorkError> {
        let values = work.values();
        let cost = work.quantity("units") * work.quantity("price");
        let service = values.date("in_service").map(Month::of).unwrap_or(work.month(0));
        if values.text("treatment") == Some("cash") {
            tape.say(|| msg("method-equipment-cash").with("cost", cost.grouped()));
            return work.each(|month| {
                let here = work.month(month) == service;
                Ok(if here { cost.money(work.currency())? } else { work.zero() })
            });
        }
        let life = values.count("life_months").unwrap_or(1);
        warn_of_short_life(values, life, tape);
        let residual = work.ratio_or("residual", Ratio::of_counts(5, 100).unwrap_or(Ratio::ZERO));
        let depreciable = cost * (Quantity::ONE - residual);
        tape.say(|| {
            let about = msg("method-equipment").with("cost", cost.grouped());
            let about = about.with("residual", (residual * Quantity::from(100)).grouped());
            about.with("life", life).with("from", service.plus(1).to_string())
        });
        let cumulative = |months: i64| {
            let share = Quantity::from(months.clamp(0, life)) / Quantity::from(life);
            (depreciable * share).money(work.currency())
        };
        let last = values.date("disposed").map(Month::of);
        work.each(|index| {
            let month = work.month(index);
            let age = i64::from(month.since(service));
            if age < 1 || last.is_some_and(|last| month > last) {
                return Ok(work.zero());
            }
            let amount = cumulative(age)?.checked_sub(cumulative(age - 1)?)?;
            tape.step(index, || {
                let step = msg("method-equipment-step").with("depreciable", depreciable.grouped()).with("life", life);
                step.with("age", age.min(life)).with("amount", amount.grouped())
            });
            Ok(amount)
        })
    }
}

fn warn_of_short_life(values: &Values, life: i64, tape: &mut Tape) {
    let Some((asset, shortest)) = ASSETS.iter().find(|(asset, _)| values.text("asset") == Some(asset)) else { return };
    if life < *shortest {
        tape.warn(|| {
            msg("method-equipment-short-life").with("asset", *asset).with("life", life).with("shortest", *shortest)
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::method::fixture::{months_of, plan, plan_of_year, total_of, warnings_of};

    const LINE: &str = "method = 'equipment'\nunits = 10\nprice = 4800\nlife_months = 36\nin_service = '2026-03-15'";

    #[test]
    fn ex_1_7_depreciation_over_four_years() {
        let months = months_of(&plan(""), LINE);
        assert_eq!(months[2..6], ["0.00", "1266.67", "1266.66", "1266.67"]);
        for (year, total) in
            [(2026, "11400.00"), (2027, "15200.00"), (2028, "15200.00"), (2029, "3800.00"), (2030, "0.00")]
        {
            assert_eq!(total_of(&plan_of_year(year, ""), LINE), total, "{year}");
        }
    }

    #[test]
    fn cash_is_paid_at_once_and_a_short_life_is_warned_of() {
        let months = months_of(&plan(""), &format!("{LINE}\ntreatment = 'cash'"));
        assert_eq!((months[2].as_str(), months[3].as_str()), ("48000.00", "0.00"));
        assert_eq!(warnings_of(&plan(""), &format!("{LINE}\nasset = 'furniture'")), ["method-equipment-short-life"]);
        // Disposed in May: April and May still count.
        assert_eq!(total_of(&plan(""), &format!("{LINE}\ndisposed = '2026-05-02'")), "2533.33");
    }
}
