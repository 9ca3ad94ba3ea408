//! Method `overtime`: hours × wage ÷ 174 × 1.5, 2 or 3 (劳动法 §44; 174 = 21.75 × 8).

use super::heads;
use super::part_month::PartMonth;
use super::work::grades_of;
use super::{Method, MethodProblem, Tape, Work, WorkError, driver, holidays, rule};
use crate::model::{Amount, Grade, Key, KeyKind, Keyed, Money, Quantity, Values};
use crate::words::msg;

/// Pay in addition to the monthly salary; rest-day work given back as time off costs nothing and is not listed.
pub struct Overtime;

const KEYS: &[Key] = &[Key { name: "work", kind: KeyKind::Tables(|| WORK), required: false, doc: "method-key-work" }];

const WORK: &[Key] = &[
    Key {
        name: "kind",
        kind: KeyKind::OneOf(&["workday", "rest", "holiday"]),
        required: true,
        doc: "method-key-work-kind",
    },
    Key { name: "hours", kind: KeyKind::Quantity, required: true, doc: "method-key-work-hours" },
    Key { name: "grades", kind: KeyKind::Grades, required: false, doc: "method-key-grades" },
    Key { name: "posts", kind: KeyKind::Series, required: false, doc: "method-key-work-posts" },
    Key { name: "days", kind: KeyKind::Series, required: false, doc: "method-key-work-days" },
];

/// Hours a head may work beyond the normal ones in a month (劳动法 §41).
const MOST_HOURS: i64 = 36;

impl Keyed for Overtime {
    fn id(&self) -> &'static str {
        "overtime"
    }

    fn name(&self) -> &'static str {
        "method-name-overtime"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Method for Overtime {
    fn read(&self, values: &Values) -> Result<Amount, MethodProblem> {
        rule(self.id(), values, &["work"])
    }

    fn months(&self, work: &Work<'_>, tape: &mut Tape) -> Result<[Money; 12], WorkError> {
        tape.say(|| msg("method-overtime"));
        warn_of_long_hours(work, tape);
        work.each(|month| {
            let mut sum = Quantity::ZERO;
            for entry in work.values().tables("work") {
                sum = sum + pay(work, entry, month, tape)?;
            }
            Ok(sum.money(work.currency())?)
        })
    }
}

/// What one kind of overtime costs in a month.
fn pay(work: &Work<'_>, entry: &Values, month: usize, tape: &mut Tape) -> Result<Quantity, WorkError> {
    let hours = entry.quantity("hours").unwrap_or(Quantity::ZERO) * days(work, entry, month)?;
    if hours.is_zero() {
        return Ok(Quantity::ZERO);
    }
    let kind = entry.text("kind").unwrap_or_default();
    let premium = Quantity::hundredths(match kind {
        "workday" => 150,
        "rest" => 200,
        _ => 300,
    });
    let paid: Vec<(Quantity, Quantity, String)> = staff(work, entry, month);
    let mut sum = Quantity::ZERO;
    for (heads, wage, name) in paid {
        let amount = heads * wage * hours * premium / Quantity::from(174);
        sum = sum + amount;
        tape.step(month, || {
            let step = msg("method-overtime-step").with("who", name).with("kind", kind_word(kind));
            let step = step.with("heads", heads.grouped()).with("wage", wage.grouped()).with("hours", hours.grouped());
            step.with("premium", premium.grouped()).with("amount", amount.grouped())
        });
    }
    Ok(sum)
}

fn kind_word(kind: &str) -> crate::words::Message {
    msg(match kind {
        "workday" => "method-overtime-workday",
        "rest" => "method-overtime-rest",
        _ => "method-overtime-holiday",
    })
}

/// Heads, wage and name: posts at the grades' average wage, or each grade.
fn staff(work: &Work<'_>, entry: &Values, month: usize) -> Vec<(Quantity, Quantity, String)> {
    let grades = grades_of(work.plan, entry).into_iter().map(|grade| {
        (present(work, entry, grade, month), driver::value(work.plan, &grade.base, month), grade.name.clone())
    });
    let grades: Vec<(Quantity, Quantity, String)> = grades.collect();
    let Some(posts) = entry.series("posts") else { return grades };
    let heads: Quantity = grades.iter().map(|(heads, ..)| *heads).sum();
    if heads.is_zero() {
        return Vec::new();
    }
    let wages: Quantity = grades.iter().map(|(heads, wage, _)| *heads * *wage).sum();
    let names: Vec<String> = grades.into_iter().map(|(.., name)| name).collect();
    vec![(driver::value(work.plan, posts, month), wages / heads, names.join("+"))]
}

/// Heads of a grade: on holidays those who are there on these days, in the mean; else by workdays.
fn present(work: &Work<'_>, entry: &Values, grade: &Grade, month: usize) -> Quantity {
    let holidays = holidays::of_month(work.month(month)).unwrap_or_default();
    if entry.text("kind") != Some("holiday") || holidays.is_empty() {
        return heads::of(work.plan, grade, month, PartMonth::Workdays);
    }
    let all: Quantity = holidays.iter().map(|day| heads::on(work.plan, grade, month, *day)).sum();
    all / Quantity::from(holidays.len() as i64)
}

/// Holidays of the month; work on other days is stated by the month already.
fn days(work: &Work<'_>, entry: &Values, month: usize) -> Result<Quantity, WorkError> {
    if let Some(days) = entry.series("days") {
        return Ok(driver::value(work.plan, days, month));
    }
    let calendar = work.month(month);
    if entry.text("kind") != Some("holiday") {
        return Ok(Quantity::ONE);
    }
    match holidays::of_month(calendar) {
        Some(days) => Ok((days.len() as i64).into()),
        None => {
            let message = msg("method-overtime-no-holidays").with("year", calendar.year().to_string());
            let hint = msg("method-overtime-no-holidays-hint");
            Err(MethodProblem { key: Some("work"), message, hint }.into())
        }
    }
}

fn warn_of_long_hours(work: &Work<'_>, tape: &mut Tape) {
    for grade in work.grades() {
        let own = work.values().tables("work").iter().filter(|entry| {
            entry.series("posts").is_none()
                && entry.text("kind") != Some("holiday")
                && entry.grades("grades").is_none_or(|named| named.contains(&grade.name))
        });
        let hours: Quantity = own.map(|entry| entry.quantity("hours").unwrap_or(Quantity::ZERO)).sum();
        if hours > Quantity::from(MOST_HOURS) {
            tape.warn(|| msg("method-overtime-long").with("grade", grade.name.clone()).with("hours", hours.grouped()));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::method::fixture::{months_of, plan, total_of, warnings_of};

    #[test]
    fn ex_1_3_the_total_is_rounded_once() {
        let plan = plan("[grade.a]\nheads = 1\nbase = 5500");
        let line = "method = 'overtime'\nwork = [{ kind = 'workday', hours = 10 }, { kind = 'rest', hours = 8 }, \
                    { kind = 'holiday', hours = 8, days = 1 }]";
        assert_eq!(months_of(&plan, line)[0], "1738.51");
    }

    #[test]
    fn ex_1_4_a_post_on_all_holidays_of_2026() {
        let plan = plan("[grade.a]\nheads = 3\nbase = 6000");
        let line = "method = 'overtime'\nwork = [{ kind = 'holiday', hours = 8, posts = 1 }]";
        // 10,758.62 in one sum; by month 827.586… × 1, 4, 1, 2, 1, 1, 3 = 827.59, 3,310.34, 827.59, 1,655.17,
        // 827.59, 827.59, 2,482.76, each rounded once.
        assert_eq!(months_of(&plan, line)[1], "3310.34");
        assert_eq!(total_of(&plan, line), "10758.63");
        assert_eq!(
            months_of(&plan, "method = 'overtime'\nwork = [{ kind = 'holiday', hours = 8, posts = 1, days = 13 }]")[0],
            "10758.62"
        );
    }

    #[test]
    fn who_is_there_on_a_holiday_is_paid_for_it() {
        // One from Thursday 1 October, one more from Friday the 2nd: 1, 2 and 2 of the three days; and nobody in
        // February, when the first one is not there yet. 5 × 8 h × 5,220 ÷ 174 × 3.
        let plan =
            plan("[grade.a]\nheads = 0\nbase = 5220\njoins = [{ date = '2026-10-01' }, { date = '2026-10-02' }]");
        let months = months_of(&plan, "method = 'overtime'\nwork = [{ kind = 'holiday', hours = 8 }]");
        assert_eq!((months[1].as_str(), months[9].as_str()), ("0.00", "3600.00"));
    }

    #[test]
    fn more_than_36_hours_are_warned_of() {
        let plan = plan("[grade.a]\nheads = 3\nbase = 6000");
        assert!(warnings_of(&plan, "method = 'overtime'\nwork = [{ kind = 'rest', hours = 36 }]").is_empty());
        let line = "method = 'overtime'\nwork = [{ kind = 'workday', hours = 20 }, { kind = 'rest', hours = 17 }]";
        assert_eq!(warnings_of(&plan, line), ["method-overtime-long"]);
    }
}
