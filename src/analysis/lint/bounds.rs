//! Figures that no book has: thirteen months of pay as a bonus, forty holidays a month, a housing fund of 30 %.

use super::{Lint, Worked, named, place};
use crate::analysis::method::driver;
use crate::model::{Amount, Month, Plan, Quantity, Ratio, Values};
use crate::words::{Problem, msg};

pub(super) struct Bounds;

/// A key of a method, the least and the most that it can mean, and what is said to who wrote something else.
struct Bound {
    method: &'static str,
    key: &'static str,
    least: i64,
    most: i64,
    hint: &'static str,
}

const BOUNDS: &[Bound] = &[
    // A bonus of half a year's pay is one; of a whole year's is the count of the months that are paid.
    Bound { method: "bonus", key: "pay_months", least: 0, most: 6, hint: "lint-pay-months-hint" },
    // 15 days are the law's most, and maternity is no annual leave.
    Bound { method: "leave", key: "days", least: 0, most: 90, hint: "lint-leave-days-hint" },
    // Per cent, by the regulation on the housing fund.
    Bound { method: "contribution", key: "housing_rate", least: 5, most: 12, hint: "lint-housing-rate-hint" },
];

/// Days of the longest month.
const MONTH: i64 = 31;

impl Lint for Bounds {
    fn look(&self, plan: &Plan, lines: &[Worked<'_>]) -> Vec<Problem> {
        lines.iter().flat_map(|line| of_line(plan, line)).collect()
    }

    fn is_about_amounts(&self) -> bool {
        true
    }
}

fn of_line(plan: &Plan, of: &Worked<'_>) -> Vec<Problem> {
    let Amount::Rule(rule) = &of.line.amount else { return Vec::new() };
    let outside = |key: &'static str, value: String, (least, most): (String, String), hint: &'static str| {
        let message = msg("lint-not-between").with("line", named(of.line)).with("key", key).with("value", value);
        Problem::warning(message.with("least", least).with("most", most)).hint(msg(hint)).at(place(of.line))
    };
    let own = BOUNDS.iter().filter(|bound| bound.method == rule.method);
    let mut found: Vec<Problem> = own
        .filter_map(|bound| {
            let (value, unit) = stated(&rule.values, bound.key)?;
            let strange = value < Quantity::from(bound.least) || value > Quantity::from(bound.most);
            let text = |value: Quantity| format!("{}{unit}", value.grouped());
            let range = (text(Quantity::from(bound.least)), text(Quantity::from(bound.most)));
            strange.then(|| outside(bound.key, text(value), range, bound.hint))
        })
        .collect();
    let days = rule.values.tables("work").iter().filter_map(|work| work.series("days"));
    let most = days.flat_map(|days| (0..12).map(|month| driver::value(plan, days, month))).max();
    found.extend(
        most.filter(|most| *most > Quantity::from(MONTH))
            .map(|most| outside("days", most.grouped(), ("0".to_string(), MONTH.to_string()), "lint-work-days-hint")),
    );
    found.extend(rule.values.tables("festivals").iter().filter_map(|festival| {
        let (day, month) = (festival.date("day")?, festival.month("month")?);
        let message = msg("lint-festival-day").with("line", named(of.line)).with("date", day.to_string());
        let problem = Problem::warning(message.with("month", month.to_string()));
        (Month::of(day) != month).then(|| problem.hint(msg("lint-festival-day-hint")).at(place(of.line)))
    }));
    found
}

/// A number as it is compared, and what stands behind it.
fn stated(values: &Values, key: &str) -> Option<(Quantity, &'static str)> {
    let percent = |ratio: Ratio| (Quantity::from(ratio) * Quantity::from(100), "%");
    values.quantity(key).map(|value| (value, "")).or_else(|| values.ratio(key).map(percent))
}

#[cfg(test)]
mod tests {
    use crate::analysis::lint::fixture::told;

    #[test]
    fn figures_that_no_book_has_are_told() {
        let line = |keys: &str| {
            told(&format!(
                "[grade.a]\nheads = 1\nbase = 3000\n[[line]]\ncategory = 'a'\neffect = 'e'\nowner = 'o'\n{keys}\n"
            ))
        };
        for (keys, found) in [
            ("method = 'bonus'\npay_months = 1", None),
            ("method = 'bonus'\npay_months = 13", Some("!lint-not-between")),
            ("method = 'leave'\ndays = 10", None),
            ("method = 'leave'\ndays = 400", Some("!lint-not-between")),
            ("method = 'overtime'\nwork = [{ kind = 'holiday', hours = 8, days = 3 }]", None),
            ("method = 'overtime'\nwork = [{ kind = 'holiday', hours = 8, days = 40 }]", Some("!lint-not-between")),
            ("method = 'contribution'\ncity = '上海'\nfund = 'housing'\nhousing_rate = '12%'", None),
            (
                "method = 'contribution'\ncity = '上海'\nfund = 'housing'\nhousing_rate = '30%'",
                Some("!lint-not-between"),
            ),
            ("method = 'festival'\nfestivals = [{ month = '2026-02', amount = 100, day = '2026-02-17' }]", None),
            (
                "method = 'festival'\nfestivals = [{ month = '2026-02', amount = 100, day = '2026-05-01' }]",
                Some("!lint-festival-day"),
            ),
        ] {
            let told: Vec<String> = line(keys).into_iter().filter(|id| id.starts_with('!')).collect();
            assert_eq!(told, found.into_iter().collect::<Vec<_>>(), "{keys}");
        }
    }
}
