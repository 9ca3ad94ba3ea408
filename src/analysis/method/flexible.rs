//! Method `flexible`: a fixed part and a part by volume, y = a + b·x (EX-3.5).

use super::{Method, MethodProblem, Tape, Work, WorkError, rule};
use crate::model::{Amount, Key, KeyKind, Keyed, Money, Quantity, Values};
use crate::words::msg;

/// `fixed_part` and `per_unit` as given, or fitted by least squares to `x` and `y`.
pub struct Flexible;

const KEYS: &[Key] = &[
    Key { name: "driver", kind: KeyKind::Series, required: false, doc: "method-key-flexible-driver" },
    Key { name: "fixed_part", kind: KeyKind::Quantity, required: false, doc: "method-key-fixed-part" },
    Key { name: "per_unit", kind: KeyKind::Quantity, required: false, doc: "method-key-per-unit" },
    Key { name: "x", kind: KeyKind::Quantities, required: false, doc: "method-key-x" },
    Key { name: "y", kind: KeyKind::Quantities, required: false, doc: "method-key-y" },
];

/// Fewer points prove nothing.
const FEWEST: usize = 6;

impl Keyed for Flexible {
    fn id(&self) -> &'static str {
        "flexible"
    }

    fn name(&self) -> &'static str {
        "method-name-flexible"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Method for Flexible {
    fn read(&self, values: &Values) -> Result<Amount, MethodProblem> {
        if values.get("x").is_none() && values.get("y").is_none() {
            return rule(self.id(), values, &["driver", "fixed_part", "per_unit"]);
        }
        fit(values)?;
        rule(self.id(), values, &["driver", "x", "y"])
    }

    fn months(&self, work: &Work<'_>, tape: &mut Tape) -> Result<[Money; 12], WorkError> {
        let (fixed, unit) = match work.values().get("x") {
            None => (work.quantity("fixed_part"), work.quantity("per_unit")),
            Some(_) => {
                let fit = fit(work.values())?;
                tape.say(|| {
                    let about = msg("method-flexible-fit").with("n", work.values().quantities("x").len());
                    about.with("r2", fit.r2.grouped())
                });
                (fit.fixed, fit.unit)
            }
        };
        tape.say(|| msg("method-flexible").with("fixed", fixed.grouped()).with("unit", unit.grouped()));
        work.each(|month| {
            let x = work.series("driver", month).unwrap_or(Quantity::ZERO);
            let amount = fixed + unit * x;
            tape.step(month, || {
                let step = msg("method-flexible-step").with("fixed", fixed.grouped()).with("unit", unit.grouped());
                step.with("x", x.grouped()).with("amount", amount.grouped())
            });
            Ok(amount.money(work.currency())?)
        })
    }
}

/// A line through points.
#[derive(Debug)]
struct Fit {
    fixed: Quantity,
    unit: Quantity,
    /// The share of the variance that the line explains.
    r2: Quantity,
}

/// Least squares, in exact decimals; refused where it would prove nothing.
fn fit(values: &Values) -> Result<Fit, MethodProblem> {
    let (x, y) = (values.quantities("x"), values.quantities("y"));
    let problem = |message, hint| Err(MethodProblem { key: Some("x"), message, hint: msg(hint) });
    if x.len() != y.len() || x.len() < FEWEST {
        let message = msg("method-flexible-points").with("x", x.len()).with("y", y.len());
        return problem(message, "method-flexible-points-hint");
    }
    let n = Quantity::from(x.len() as i64);
    let mean = |all: &[Quantity]| all.iter().copied().sum::<Quantity>() / n;
    let (mean_x, mean_y) = (mean(x), mean(y));
    let products = |a: &[Quantity], ma: Quantity, b: &[Quantity], mb: Quantity| -> Quantity {
        a.iter().zip(b).map(|(a, b)| (*a - ma) * (*b - mb)).sum()
    };
    let (xx, xy, yy) = (products(x, mean_x, x, mean_x), products(x, mean_x, y, mean_y), products(y, mean_y, y, mean_y));
    if xx.is_zero() || yy.is_zero() {
        return problem(msg("method-flexible-flat"), "method-flexible-flat-hint");
    }
    let unit = xy / xx;
    let r2 = unit * xy / yy;
    if unit.is_negative() || r2 < Quantity::hundredths(50) {
        let message = msg("method-flexible-poor").with("unit", unit.grouped()).with("r2", r2.grouped());
        return problem(message, "method-flexible-poor-hint");
    }
    Ok(Fit { fixed: mean_y - unit * mean_x, unit, r2 })
}

#[cfg(test)]
mod tests {
    use crate::analysis::method::fixture::{months_of, plan, problem_of};

    #[test]
    fn ex_3_5_given_and_fitted() {
        let given = "method = 'flexible'\nfixed_part = 18000\nper_unit = 4.6\ndriver = [4000, 4500, 5000, 0, 0, 0, 0, 0, 0, 0, 0, 0]";
        assert_eq!(months_of(&plan(""), given)[..4], ["36400.00", "38700.00", "41000.00", "18000.00"]);
        // a = 18,135.098743267503, b = 4.569120287253142: at 0 the fixed part, at 1,000 a thousand b more.
        let fitted = "method = 'flexible'\nx = [3800, 4100, 4250, 4400, 4600, 4800, 5000, 4700, 4300, 4150, 3950, 4450]\n\
                      y = [35600, 36800, 37450, 38300, 39100, 40150, 40900, 39650, 37900, 37050, 36100, 38500]\n\
                      driver = [0, 1000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]";
        assert_eq!(months_of(&plan(""), fitted)[..2], ["18135.10", "22704.22"]);
    }

    #[test]
    fn a_line_that_proves_nothing_is_refused() {
        let line = |x: &str, y: &str| format!("method = 'flexible'\ndriver = 1\nx = [{x}]\ny = [{y}]");
        for (x, y, expected) in [
            ("1, 2, 3, 4, 5", "1, 2, 3, 4, 5", "method-flexible-points"),
            ("1, 1, 1, 1, 1, 1", "1, 2, 3, 4, 5, 6", "method-flexible-flat"),
            ("1, 2, 3, 4, 5, 6", "6, 5, 4, 3, 2, 1", "method-flexible-poor"),
            ("1, 2, 3, 4, 5, 6", "1, 9, 2, 8, 1, 9", "method-flexible-poor"),
        ] {
            assert_eq!(problem_of(&plan(""), &line(x, y)), expected, "{x} {y}");
        }
    }
}
