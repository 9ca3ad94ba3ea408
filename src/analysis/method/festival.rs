//! Method `festival`: welfare at festivals, an amount for each head.

use super::{Method, MethodProblem, Tape, Work, WorkError, driver, rule};
use crate::model::{Amount, Key, KeyKind, Money, Quantity, Series, Values};
use crate::words::msg;

/// Σ heads × amount, in the months of the festivals.
pub struct Festival;

const KEYS: &[Key] = &[
    Key { name: "festivals", kind: KeyKind::Tables(|| FESTIVAL), required: false, doc: "method-key-festivals" },
    Key { name: "heads", kind: KeyKind::Series, required: false, doc: "method-key-heads" },
];

const FESTIVAL: &[Key] = &[
    Key { name: "month", kind: KeyKind::Month, required: true, doc: "method-key-festival-month" },
    Key { name: "amount", kind: KeyKind::Quantity, required: true, doc: "method-key-festival-amount" },
    Key { name: "name", kind: KeyKind::Text, required: false, doc: "method-key-festival-name" },
];

impl Method for Festival {
    fn id(&self) -> &'static str {
        "festival"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }

    fn read(&self, values: &Values) -> Result<Amount, MethodProblem> {
        rule(self.id(), values, &["festivals"])
    }

    fn months(&self, work: &Work<'_>, tape: &mut Tape) -> Result<[Money; 12], WorkError> {
        let all = Series::Driver(driver::HEADS.to_string());
        let heads_of = work.values().series("heads").unwrap_or(&all);
        tape.say(|| msg("method-festival"));
        work.each(|month| {
            let mut sum = Quantity::ZERO;
            let here = work.values().tables("festivals").iter();
            for festival in here.filter(|festival| festival.month("month") == Some(work.month(month))) {
                let heads = driver::value(work.plan, heads_of, month);
                let each = festival.quantity("amount").unwrap_or(Quantity::ZERO);
                sum = sum + heads * each;
                tape.step(month, || {
                    let step =
                        msg("method-festival-step").with("name", festival.text("name").unwrap_or("—").to_string());
                    let step = step.with("heads", heads.grouped()).with("each", each.grouped());
                    step.with("amount", (heads * each).grouped())
                });
            }
            Ok(sum.money(work.currency())?)
        })
    }
}
