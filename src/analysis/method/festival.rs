//! Method `festival`: welfare at festivals, an amount for each head.

use super::driver_name::{self};
use chrono::NaiveDate;

use super::heads;
use super::{Method, MethodProblem, Tape, Work, WorkError, driver, holidays, rule};
use crate::model::{Amount, Key, KeyKind, Keyed, Money, Month, Quantity, Series, Values};
use crate::words::msg;

/// Σ heads × amount, in the months of the festivals, for the heads that are there on the day.
pub struct Festival;

const KEYS: &[Key] = &[
    Key { name: "festivals", kind: KeyKind::Tables(|| FESTIVAL), required: false, doc: "method-key-festivals" },
    Key { name: "heads", kind: KeyKind::Series, required: false, doc: "method-key-heads" },
];

const FESTIVAL: &[Key] = &[
    Key { name: "month", kind: KeyKind::Month, required: true, doc: "method-key-festival-month" },
    Key { name: "amount", kind: KeyKind::Quantity, required: true, doc: "method-key-festival-amount" },
    Key { name: "day", kind: KeyKind::Date, required: false, doc: "method-key-festival-day" },
    Key { name: "name", kind: KeyKind::Text, required: false, doc: "method-key-festival-name" },
];

impl Keyed for Festival {
    fn id(&self) -> &'static str {
        "festival"
    }

    fn name(&self) -> &'static str {
        "method-name-festival"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Method for Festival {
    fn read(&self, values: &Values) -> Result<Amount, MethodProblem> {
        rule(self.id(), values, &["festivals"])
    }

    fn months(&self, work: &Work<'_>, tape: &mut Tape) -> Result<[Money; 12], WorkError> {
        let all = Series::Driver(driver_name::HEADS.to_string());
        let heads_of = work.values().series("heads").unwrap_or(&all);
        tape.say(|| msg("method-festival"));
        work.each(|month| {
            let mut sum = Quantity::ZERO;
            let here = work.values().tables("festivals").iter();
            for festival in here.filter(|festival| festival.month("month") == Some(work.month(month))) {
                let heads = present(work, heads_of, month, day_of(festival, work.month(month)));
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

/// The day of a festival: stated, or known by its name, else the month's last.
fn day_of(festival: &Values, month: Month) -> NaiveDate {
    let stated = festival.date("day").filter(|day| Month::of(*day) == month);
    let known = || holidays::named(festival.text("name").unwrap_or_default(), month);
    stated.or_else(known).unwrap_or(month.last_day())
}

/// The heads of the grades that are there on a day; of another driver what it says of the month.
fn present(work: &Work<'_>, of: &Series, month: usize, day: NaiveDate) -> Quantity {
    let Series::Driver(name) = of else { return driver::value(work.plan, of, month) };
    let grade = name.strip_prefix(driver_name::HEADS_OF);
    if grade.is_none() && name != driver_name::HEADS {
        return driver::value(work.plan, of, month);
    }
    let wanted = work.plan.grades.iter().filter(|own| grade.is_none_or(|grade| own.name == grade));
    wanted.map(|grade| heads::on(work.plan, grade, month, day)).sum()
}

#[cfg(test)]
mod tests {
    use crate::analysis::method::fixture::{months_of, plan};

    #[test]
    fn who_is_there_on_the_day_gets_the_gift() {
        // Ten, one more from Monday 21 September, two to Friday the 18th; Mid-Autumn 2026 is on the 25th.
        let plan = plan(
            "[grade.a]\nheads = 10\nbase = 5000\njoins = [{ date = '2026-09-21' }]\n\
             leaves = [{ date = '2026-09-18', heads = 2 }]",
        );
        let line =
            |more: &str| format!("method = 'festival'\nfestivals = [{{ month = '2026-09', amount = 300{more} }}]");
        for (more, expected) in [
            (", name = '中秋'", "2700.00"),
            (", day = '2026-09-10'", "3000.00"),
            (", day = '2026-09-18'", "3000.00"),
            (", day = '2026-09-19'", "2400.00"),
            ("", "2700.00"),
        ] {
            assert_eq!(months_of(&plan, &line(more))[8], expected, "{more}");
        }
        let months = months_of(&plan, &format!("{}\nheads = 'heads:a'", line(", name = '中秋'")));
        assert_eq!((months[7].as_str(), months[8].as_str()), ("0.00", "2700.00"));
    }
}
