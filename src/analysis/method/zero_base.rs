//! Method `zero_base`: decision packages ranked under a cap (EX-3.4).

use super::{Method, MethodProblem, Tape, Work, WorkError, rule};
use crate::model::{Amount, Key, KeyKind, Keyed, Money, Quantity, Values};
use crate::words::msg;

/// Mandatory packages first, then by score, cost and id; one that does not fit is passed over.
pub struct ZeroBase;

const KEYS: &[Key] = &[
    Key { name: "packages", kind: KeyKind::Tables(|| PACKAGE), required: false, doc: "method-key-packages" },
    Key { name: "cap", kind: KeyKind::Amount, required: false, doc: "method-key-cap" },
];

const PACKAGE: &[Key] = &[
    Key { name: "id", kind: KeyKind::Text, required: true, doc: "method-key-package-id" },
    Key { name: "cost", kind: KeyKind::Quantity, required: true, doc: "method-key-package-cost" },
    Key { name: "score", kind: KeyKind::Quantity, required: false, doc: "method-key-package-score" },
    Key { name: "mandatory", kind: KeyKind::Flag, required: false, doc: "method-key-package-mandatory" },
    Key { name: "when", kind: KeyKind::MonthList, required: false, doc: "method-key-when" },
];

impl Keyed for ZeroBase {
    fn id(&self) -> &'static str {
        "zero_base"
    }

    fn name(&self) -> &'static str {
        "method-name-zero-base"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Method for ZeroBase {
    fn read(&self, values: &Values) -> Result<Amount, MethodProblem> {
        let chosen = rule(self.id(), values, &["packages", "cap"])?;
        let cap = values.amount("cap").map_or(Quantity::ZERO, Quantity::from);
        let mandatory: Quantity = values.tables("packages").iter().filter(|p| p.flag("mandatory")).map(cost).sum();
        if mandatory > cap {
            let message = msg("method-zero-base-infeasible").with("mandatory", mandatory.grouped());
            let hint = msg("method-zero-base-infeasible-hint");
            return Err(MethodProblem { key: Some("cap"), message: message.with("cap", cap.grouped()), hint });
        }
        Ok(chosen)
    }

    fn months(&self, work: &Work<'_>, tape: &mut Tape) -> Result<[Money; 12], WorkError> {
        let cap = work.values().amount("cap").map_or(Quantity::ZERO, Quantity::from);
        tape.say(|| msg("method-zero-base").with("cap", cap.grouped()));
        let mut months = [work.zero(); 12];
        let mut spent = Quantity::ZERO;
        for package in ranked(work.values().tables("packages")) {
            let fits = spent + cost(package) <= cap;
            tape.say(|| {
                let id = if fits { "method-zero-base-taken" } else { "method-zero-base-passed" };
                let step = msg(id).with("id", package.text("id").unwrap_or_default().to_string());
                step.with("cost", cost(package).grouped()).with("left", (cap - spent).grouped())
            });
            if !fits {
                continue;
            }
            spent = spent + cost(package);
            let here = |index: usize| package.month_list("when").is_none_or(|when| when.contains(&work.month(index)));
            let weights = std::array::from_fn(|index| i64::from(here(index)));
            let parts = work.spread(cost(package).money(work.currency())?, weights);
            for (month, part) in months.iter_mut().zip(parts) {
                *month = month.checked_add(part)?;
            }
        }
        Ok(months)
    }
}

fn cost(package: &Values) -> Quantity {
    package.quantity("cost").unwrap_or(Quantity::ZERO)
}

fn ranked(packages: &[Values]) -> Vec<&Values> {
    let mut ranked: Vec<&Values> = packages.iter().collect();
    ranked.sort_by_key(|package| {
        let score = package.quantity("score").unwrap_or(Quantity::ZERO);
        (
            !package.flag("mandatory"),
            std::cmp::Reverse(score),
            cost(package),
            package.text("id").unwrap_or_default().to_string(),
        )
    });
    ranked
}

#[cfg(test)]
mod tests {
    use crate::analysis::method::fixture::{months_of, plan, problem_of, total_of};

    const PACKAGES: &str = "packages = [{ id = 'P1', cost = 42000, mandatory = true }, { id = 'P2', cost = 16000, score = 8.5 }, \
        { id = 'P3', cost = 30000, score = 9 }, { id = 'P4', cost = 12000, score = 6 }, \
        { id = 'P5', cost = 20000, score = 3 }, { id = 'P6', cost = 8000, score = 7, when = ['2026-05'] }]";

    #[test]
    fn ex_3_4_what_fits_is_taken() {
        let line = format!("method = 'zero_base'\ncap = 100000\n{PACKAGES}");
        assert_eq!(total_of(&plan(""), &line), "96000.00");
        // P1, P3, P2 in equal months: 88,000 ÷ 12; P6 in May beside them.
        let months = months_of(&plan(""), &line);
        assert_eq!((months[0].as_str(), months[4].as_str()), ("7333.34", "15333.33"));
        assert_eq!(
            problem_of(&plan(""), &format!("method = 'zero_base'\ncap = 40000\n{PACKAGES}")),
            "method-zero-base-infeasible"
        );
    }
}
