//! Method `history`: level × season × (1 + growth), from the months before the plan (EX-3.1).

use super::part_data::{self, NATURE, PARTS};
use super::{Method, MethodProblem, Tape, Work, WorkError};
use crate::analysis::season::{Season, season};
use crate::model::line::Rule;
use crate::model::{Amount, Key, KeyKind, KeyValue, Keyed, Money, Month, Quantity, Values};
use crate::words::msg;

/// What the line's cells were booked with, in the three years before the plan's.
pub struct HistoryMethod;

const KEYS: &[Key] = &[
    Key { name: "growth", kind: KeyKind::Change, required: false, doc: "method-key-growth" },
    Key { name: "until", kind: KeyKind::Month, required: false, doc: "method-key-until" },
    Key { name: "spring_festival", kind: KeyKind::Flag, required: false, doc: "method-key-spring-festival" },
    Key { name: "profile", kind: KeyKind::Weights, required: false, doc: "method-key-profile" },
    NATURE,
    PARTS,
];

/// Fewer months say nothing of a year (domain.md §3.1).
const FEWEST: usize = 6;
/// Months looked at.
const WINDOW: i32 = 36;

impl Keyed for HistoryMethod {
    fn id(&self) -> &'static str {
        "history"
    }

    fn name(&self) -> &'static str {
        "method-name-history"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Method for HistoryMethod {
    fn read(&self, values: &Values) -> Result<Amount, MethodProblem> {
        part_data::check(values)?;
        // The ledger alone is enough; a line that says `method = "history"` has said so.
        Ok(Amount::Rule(Box::new(Rule { method: self.id(), values: values.clone() })))
    }

    fn looks_back(&self, _values: &Values) -> bool {
        true
    }

    fn months(&self, work: &Work<'_>, tape: &mut Tape) -> Result<[Money; 12], WorkError> {
        let booked = booked(work, tape);
        let count = booked.iter().filter(|(_, x)| !x.is_zero()).count();
        if count < FEWEST {
            let message = msg("method-history-short").with("count", count);
            return Err(MethodProblem { key: None, message, hint: msg("method-history-short-hint") }.into());
        }
        let season = season(&booked, work.values().flag("spring_festival"));
        let (season, by_profile) = shaped(season, work);
        let stated = work.values().ratio("growth").map(Quantity::from);
        let growth = stated.or(season.growth).unwrap_or(Quantity::ZERO);
        tell(work, &booked, &season, (growth, by_profile), tape);
        let of = |index: usize| work.month(index).month() as usize - 1;
        let active = work.active();
        let shares: Quantity = (0..12).filter(|i| active[*i]).map(|i| season.index[of(i)]).sum();
        let annual = (season.level * shares * (Quantity::ONE + growth)).money(work.currency())?;
        let months = work.spread(annual, Quantity::weights(std::array::from_fn(|i| season.index[of(i)])));
        for (index, month) in months.iter().enumerate().filter(|(index, _)| active[*index]) {
            tape.step(index, || {
                let step = msg("method-history-step").with("level", season.level.grouped());
                let step = step.with("index", season.index[of(index)].grouped());
                step.with("growth", percent(growth)).with("amount", month.grouped())
            });
        }
        Ok(months)
    }
}

/// The season, in the shape that is stated where no full year tells one; and whether it is.
fn shaped(season: Season, work: &Work<'_>) -> (Season, bool) {
    let stated = work.values().get("profile").and_then(|value| match value {
        KeyValue::Weights(weights) => season.in_shape(std::array::from_fn(|k| {
            let at = (k as i32 + 1 - work.plan.year.first.month() as i32).rem_euclid(12);
            Quantity::from(weights[at as usize])
        })),
        _ => None,
    });
    stated.map_or((season, false), |stated| (stated, true))
}

fn percent(ratio: Quantity) -> String {
    (ratio * Quantity::from(100)).grouped()
}

/// The months that count, ascending.
///
/// Of a line that is booked five months in six those before its first and after its last booking do not count: it began, or
/// its bills are late. One that is booked now and then had nothing in the other months: whole years of it count.
fn booked(work: &Work<'_>, tape: &mut Tape) -> Vec<(Month, Quantity)> {
    let first = work.plan.year.first;
    let last = work.values().month("until").map_or(first.plus(-1), |until| until.min(first.plus(-1)));
    let all: Vec<(Month, Money)> =
        last.plus(1 - WINDOW).until(last.plus(1)).map(|month| (month, (work.history)(work.line, month))).collect();
    let begin = all.iter().position(|(_, x)| !x.is_zero()).unwrap_or(all.len());
    let end = all.iter().rposition(|(_, x)| !x.is_zero()).map_or(begin, |last| last + 1);
    let times = all.iter().filter(|(_, x)| !x.is_zero()).count();
    let most_months = times * 6 >= (end - begin) * 5;
    let counted = match most_months {
        true => &all[begin..end],
        false => {
            let years = (all.len() - begin).div_ceil(12);
            tape.say(|| msg("method-history-now-and-then").with("times", times).with("months", years * 12));
            &all[all.len() - years * 12..]
        }
    };
    counted.iter().filter_map(|(month, x)| Some((*month, part_data::whole(work, *month, *x, tape)?))).collect()
}

fn tell(
    work: &Work<'_>,
    booked: &[(Month, Quantity)],
    season: &Season,
    (growth, by_profile): (Quantity, bool),
    tape: &mut Tape,
) {
    let known = season.growth.is_some() || work.values().ratio("growth").is_some();
    tape.say(|| {
        if by_profile {
            let about = msg("method-history-profile").with("level", season.level.grouped());
            return about.with("n", booked.len().min(12)).with("growth", percent(growth));
        }
        let about = msg("method-history").with("level", season.level.grouped()).with("n", booked.len().min(12));
        about.with("years", season.years).with("growth", percent(growth))
    });
    if !known {
        tape.say(|| msg("method-history-no-growth"));
    }
    if let (Some((first, _)), Some((last, _))) = (booked.first(), booked.last()) {
        tape.say(|| {
            let window = msg("method-history-window").with("first", first.to_string());
            window.with("last", last.to_string()).with("count", booked.len())
        });
    }
    for (month, raw) in &season.refunds {
        tape.say(|| msg("method-history-refund").with("month", month.to_string()).with("raw", raw.grouped()));
    }
    for outlier in &season.outliers {
        tape.say(|| {
            let cleaned = msg("method-history-cleaned").with("month", outlier.month.to_string());
            let cleaned = cleaned.with("raw", outlier.raw.grouped()).with("ratio", outlier.ratio.grouped());
            cleaned.with("score", outlier.score.grouped()).with("clean", outlier.clean.grouped())
        });
    }
    let trend: Option<Quantity> = (0..12).map(|index| season.trend_in(work.month(index))).sum();
    if let (Some(total), Some((slope, _))) = (trend, season.trend) {
        let money = |amount: Quantity| amount.money(work.currency()).map_or(amount.grouped(), Money::grouped);
        tape.say(|| msg("method-history-trend").with("total", money(total)).with("slope", money(slope)));
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::method::fixture::{plan, problem_of};
    use crate::analysis::method::line_months;
    use crate::model::{Currency, Line, Money, Month};
    use crate::plan_file::load_texts;

    #[test]
    fn ex_3_1_the_draft_of_a_year() {
        let raw = "2480 2390 2210 2180 2560 3240 3890 4020 3150 2330 2040 2450 \
                   2610 2450 2300 2290 7800 3390 4080 4190 3260 2440 2150 2560 \
                   2700 2570 2420 2380 2830 3560 4230 4400 3450 2540 2260 2680";
        let raw: Vec<i64> = raw.split_whitespace().map(|x| x.parse().unwrap()).collect();
        let first = Month::parse("2023-01").unwrap();
        let spent = |_: &Line, month: Month| {
            let booked = usize::try_from(month.since(first)).ok().and_then(|index| raw.get(index));
            Money::from_minor(booked.copied().unwrap_or(0) * 100, Currency::CNY)
        };
        let text = format!("{}[[line]]\ncategory = 'a'\nmethod = 'history'\n", plan(""));
        let (loaded, problems) = load_texts(&[("budget.toml".to_string(), text)]);
        assert_eq!(problems, []);
        let plan = &loaded.plans[0];
        let months = line_months(&plan.lines[0], plan, &spent).unwrap();
        let expected =
            "2838.86 2690.32 2529.79 2495.45 2962.50 3711.57 4452.88 4601.69 3605.81 2667.15 2353.95 2804.51";
        assert_eq!(months.map(Money::plain).join(" "), expected);
        assert_eq!(Money::sum(months, Currency::CNY).unwrap().plain(), "37714.48");
    }

    /// 100 a month from June 2025, 960 in 12 of the 30 days of April and 50 in 5 days of May.
    fn part(keys: &str) -> Result<String, &'static str> {
        let month = |text: &str| Month::parse(text).unwrap();
        let spent = |_: &Line, at: Month| {
            let major = match at {
                at if at == month("2025-04") => 960,
                at if at == month("2025-05") => 50,
                at if (month("2025-06")..month("2026-01")).contains(&at) => 100,
                _ => 0,
            };
            Money::from_minor(major * 100, Currency::CNY)
        };
        let parts = "part_data = [{ month = '2025-04', days = 12 }, { month = '2025-05', days = 5 }]";
        let text = format!("{}[[line]]\ncategory = 'a'\nmethod = 'history'\n{parts}\n{keys}", plan(""));
        let (loaded, problems) = load_texts(&[("budget.toml".to_string(), text)]);
        assert_eq!(problems, []);
        let plan = &loaded.plans[0];
        match line_months(&plan.lines[0], plan, &spent) {
            Ok(months) => Ok(Money::sum(months, Currency::CNY).unwrap().plain()),
            Err(super::WorkError::Problem(problem)) => Err(problem.message.id),
            Err(error) => panic!("{error:?}"),
        }
    }

    #[test]
    fn a_month_has_no_more_days_than_the_calendar_gives_it() {
        let of = |days: i64| {
            let line = format!("method = 'history'\npart_data = [{{ month = '2025-04', days = {days} }}]");
            problem_of(&plan(""), &line)
        };
        assert_eq!((of(0), of(31), of(30)), ("method-part-data-days", "method-part-data-days", "method-history-short"));
    }

    #[test]
    fn months_held_in_part_count_for_all_their_days_or_not_at_all() {
        // 960 in 12 of 30 days are 2,400 (domain.md §3.2), an outlier that its own month makes usual; five days say
        // nothing. (2,400 + 7 × 100) ÷ 8 = 387.50 a month.
        assert_eq!(part(""), Ok("4650.00".to_string()));
        // What comes in lumps is left out: seven months of 100.
        assert_eq!(part("nature = 'lump'"), Ok("1200.00".to_string()));
        // Up to October, five months remain beside April; without it too few.
        assert_eq!(part("nature = 'lump'\nuntil = '2025-10'"), Err("method-history-short"));
    }

    #[test]
    fn what_is_booked_now_and_then_counts_by_whole_years() {
        let total = |months: &[u32]| {
            let spent = |_: &Line, at: Month| {
                let there = at.year() == 2025 && months.contains(&at.month());
                Money::from_minor(if there { 12_000 } else { 0 }, Currency::CNY)
            };
            let text = format!("{}[[line]]\ncategory = 'a'\nmethod = 'history'\n", plan(""));
            let (loaded, _) = load_texts(&[("budget.toml".to_string(), text)]);
            let plan = &loaded.plans[0];
            let months = line_months(&plan.lines[0], plan, &spent).ok()?;
            Some(Money::sum(months, Currency::CNY).unwrap().plain())
        };
        // Six times 120 between February and September, nothing since: 720 a year, not 720 ÷ 8 × 12.
        assert_eq!(total(&[2, 3, 4, 6, 8, 9]), Some("720.00".to_string()));
        // Each month from June on is a line that began: 120 × 12.
        assert_eq!(total(&[6, 7, 8, 9, 10, 11, 12]), Some("1440.00".to_string()));
        // Three festivals tell no history.
        assert_eq!(total(&[2, 6, 9]), None);
    }
}
