//! Method `contribution`: employer social insurance or housing fund, by effective-dated tables.

use super::contribution_tables::{self, Source, built_in};
use super::headcount::GRADES;
use super::heads;
use super::part_month::PartMonth;
use super::{Method, MethodProblem, Tape, Work, WorkError, driver, rule};
use crate::model::contribution::{HOUSING_FUND, Rounding};
use crate::model::grade::Insurance;
use crate::model::{
    Amount, ContributionRate, Grade, Key, KeyKind, Keyed, Money, MoneyError, Month, Quantity, Ratio, Values,
};
use crate::words::{Message, msg};

/// Σ heads × Σ round(clamp(wage, floor, cap) × rate): each kind is rounded for each person.
pub struct Contribution;

const KEYS: &[Key] = &[
    GRADES,
    Key { name: "city", kind: KeyKind::Text, required: false, doc: "method-key-city" },
    Key { name: "fund", kind: KeyKind::OneOf(&["social", "housing"]), required: false, doc: "method-key-fund" },
    Key { name: "injury_rate", kind: KeyKind::Ratio, required: false, doc: "method-key-injury-rate" },
    Key { name: "housing_rate", kind: KeyKind::Ratio, required: false, doc: "method-key-housing-rate" },
    Key { name: "rounding", kind: KeyKind::OneOf(Rounding::WORDS), required: false, doc: "method-key-rounding" },
    Key { name: "view", kind: KeyKind::OneOf(&["accrual", "cash"]), required: false, doc: "method-key-view" },
];

const INJURY: &str = "injury";

impl Keyed for Contribution {
    fn id(&self) -> &'static str {
        "contribution"
    }

    fn name(&self) -> &'static str {
        "method-name-contribution"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Method for Contribution {
    fn read(&self, values: &Values) -> Result<Amount, MethodProblem> {
        rule(self.id(), values, &["city", "fund"])
    }

    fn months(&self, work: &Work<'_>, tape: &mut Tape) -> Result<[Money; 12], WorkError> {
        let tables = Tables::new(work);
        tape.say(|| {
            let about = msg("method-contribution").with("city", tables.city.clone());
            about.with("fund", msg(if tables.housing { "method-fund-housing" } else { "method-fund-social" }))
        });
        if tables.built_in {
            tape.say(|| msg("method-contribution-verify").with("sources", tables.sources(work)));
            if !tables.housing && work.values().ratio("injury_rate").is_none() {
                tape.say(|| msg("method-contribution-injury"));
            }
        }
        let accrued = work.each(|month| {
            let mut sum = Quantity::ZERO;
            for grade in tables.insured(work) {
                // Due for the whole month of coming or going.
                let heads = heads::of(work.plan, grade, month, PartMonth::Whole);
                let each = tables.each(work, grade, month, None, tape)?;
                sum = sum + heads * each;
                tape.step(month, || {
                    let step = msg("method-contribution-step").with("grade", grade.name.clone());
                    let step = step.with("heads", heads.grouped()).with("each", each.grouped());
                    step.with("amount", (heads * each).grouped())
                });
            }
            Ok(sum.money(work.currency())?)
        })?;
        match work.values().text("view") {
            Some("cash") => tables.cash(work, accrued, tape),
            _ => Ok(accrued),
        }
    }
}

/// The tables that a line works from.
struct Tables {
    city: String,
    housing: bool,
    built_in: bool,
    rates: Vec<ContributionRate>,
}

impl Tables {
    fn new(work: &Work<'_>) -> Tables {
        let city = work.values().text("city").unwrap_or_default().to_string();
        let housing = work.values().text("fund") == Some("housing");
        let wanted = |rate: &ContributionRate| rate.city == city && rate.is_housing() == housing;
        let own: Vec<ContributionRate> = work.plan.contributions.iter().filter(|rate| wanted(rate)).cloned().collect();
        let built_in_rates = own.is_empty();
        let mut rates = if built_in_rates { built_in().into_iter().filter(wanted).collect() } else { own };
        let stated = |key| work.values().ratio(key);
        for rate in &mut rates {
            let instead = match rate.kind.as_str() {
                HOUSING_FUND => stated("housing_rate"),
                INJURY => stated("injury_rate"),
                _ => None,
            };
            rate.rate = instead.unwrap_or(rate.rate);
            rate.rounding = work.values().text("rounding").map_or(rate.rounding, Rounding::from_word);
        }
        rates.sort_by_key(|rate| rate.from);
        Tables { city, housing, built_in: built_in_rates, rates }
    }

    /// Grades that the contribution is owed for: injury insurance alone brings no housing fund with it.
    fn insured<'w>(&self, work: &Work<'w>) -> impl Iterator<Item = &'w Grade> {
        let housing = self.housing;
        work.grades().into_iter().filter(move |grade| match grade.insurance {
            Insurance::Full => true,
            Insurance::InjuryOnly => !housing,
            Insurance::None => false,
        })
    }

    /// The built-in tables that hold in the plan's year, each with where it is from.
    fn sources(&self, work: &Work<'_>) -> Vec<Message> {
        let year = work.plan.year;
        let mut from: Vec<Month> =
            self.rates.iter().map(|rate| rate.from).filter(|from| *from < year.first.plus(12)).collect();
        from.dedup();
        // The last table before the year still holds at its beginning.
        let begin = from.iter().rposition(|from| *from <= year.first).unwrap_or(0);
        let source = |from: &Month| {
            let source = match contribution_tables::source(&self.city, self.housing, *from) {
                Some(Source::Named(name)) => Message::verbatim(name),
                Some(Source::Public(count, year)) => {
                    msg("method-contribution-public").with("count", count).with("year", year)
                }
                None => Message::verbatim("—"),
            };
            msg("method-contribution-source").with("from", from.to_string()).with("source", source)
        };
        from[begin..].iter().map(source).collect()
    }

    /// What one person costs in a month; with `known_in`, by what was announced before that month.
    fn each(
        &self,
        work: &Work<'_>,
        grade: &Grade,
        month: usize,
        known_in: Option<Month>,
        tape: &mut Tape,
    ) -> Result<Quantity, WorkError> {
        let calendar = work.month(month);
        let mut kinds: Vec<&str> = Vec::new();
        for rate in &self.rates {
            if !kinds.contains(&rate.kind.as_str()) {
                kinds.push(&rate.kind);
            }
        }
        if grade.insurance == Insurance::InjuryOnly && !self.housing {
            kinds.retain(|kind| *kind == INJURY);
        }
        let wage = wage(work, grade);
        let mut sum = Quantity::ZERO;
        let mut found = false;
        for kind in kinds {
            let known = |rate: &&ContributionRate| match (rate.announced, known_in) {
                (Some(announced), Some(known_in)) => announced < known_in,
                _ => true,
            };
            let mut in_force = self.rates.iter().filter(|rate| rate.kind == kind && rate.from <= calendar);
            let Some(rate) = in_force.rfind(known) else { continue };
            found = true;
            let base = wage.max(Quantity::from(rate.floor)).min(Quantity::from(rate.cap));
            let part = rounded(base * Quantity::from(rate.rate), rate.rounding, work)?;
            sum = sum + part;
            tape.step(month, || {
                let step = msg("method-contribution-kind").with("grade", grade.name.clone());
                let step = step.with("kind", kind_word(kind)).with("base", base.grouped());
                step.with("rate", percent(rate.rate)).with("amount", part.grouped())
            });
        }
        match found {
            true => Ok(sum),
            false => Err(self.missing(calendar).into()),
        }
    }

    fn missing(&self, month: Month) -> MethodProblem {
        let message =
            msg("method-contribution-missing").with("city", self.city.clone()).with("month", month.to_string());
        MethodProblem {
            key: Some("city"),
            message,
            hint: msg("method-contribution-missing-hint").with("city", self.city.clone()),
        }
    }

    /// What is paid: by what is known, and the difference once a new table is announced (EX-1.2).
    fn cash(&self, work: &Work<'_>, accrued: [Money; 12], tape: &mut Tape) -> Result<[Money; 12], WorkError> {
        let mut paid = [work.zero(); 12];
        let mut owed = work.zero();
        let mut quiet = Tape::silent();
        for month in (0..12).filter(|month| work.active()[*month]) {
            let now = work.month(month);
            // What all months up to this one cost by what is known now, less what was paid before.
            let mut due = work.zero();
            for earlier in (0..=month).filter(|earlier| work.active()[*earlier]) {
                let mut sum = Quantity::ZERO;
                for grade in self.insured(work) {
                    let heads = heads::of(work.plan, grade, earlier, PartMonth::Whole);
                    sum = sum + heads * self.each(work, grade, earlier, Some(now), &mut quiet)?;
                }
                due = due.checked_add(sum.money(work.currency())?)?;
            }
            paid[month] = due.checked_sub(owed)?;
            owed = due;
            if paid[month] != accrued[month] {
                tape.step(month, || {
                    let step = msg("method-contribution-cash").with("accrued", accrued[month].grouped());
                    step.with("paid", paid[month].grouped())
                });
            }
        }
        Ok(paid)
    }
}

/// The wage that contributions are based on: stated, else base × (1 + bonus) of the year's first month.
fn wage(work: &Work<'_>, grade: &Grade) -> Quantity {
    grade.wage.map_or_else(
        || driver::value(work.plan, &grade.base, 0) * (Quantity::ONE + Quantity::from(grade.bonus)),
        Quantity::from,
    )
}

fn rounded(amount: Quantity, rounding: Rounding, work: &Work<'_>) -> Result<Quantity, MoneyError> {
    Ok(match rounding {
        Rounding::Fen => amount.money(work.currency())?.into(),
        // Once, and not by way of the fen: 495.495 is 495.
        Rounding::Yuan => amount.whole(),
        Rounding::JiaoUp => {
            let minor = amount.money(work.currency())?.minor();
            Quantity::from(Money::from_minor(minor + (10 - minor.rem_euclid(10)) % 10, work.currency()))
        }
    })
}

/// What a kind is called.
fn kind_word(kind: &str) -> crate::words::Message {
    match kind {
        "pension" => msg("method-kind-pension"),
        "medical" => msg("method-kind-medical"),
        "unemployment" => msg("method-kind-unemployment"),
        INJURY => msg("method-kind-injury"),
        HOUSING_FUND => msg("method-kind-housing"),
        own => crate::words::Message::verbatim(own.to_string()),
    }
}

/// Per cent with every digit: `0.4%`.
pub(super) fn percent(ratio: Ratio) -> String {
    format!("{}%", (Quantity::from(ratio) * Quantity::from(100)).exact())
}

#[cfg(test)]
mod tests {
    use crate::analysis::method::fixture::{months_of, plan, problem_of};

    fn first(wage: i64, line: &str) -> String {
        let plan = plan(&format!("[grade.a]\nheads = 1\nbase = {wage}"));
        months_of(&plan, &format!("method = 'contribution'\n{line}"))[0].clone()
    }

    #[test]
    fn ex_1_1_each_kind_is_clamped_and_rounded() {
        for (wage, social, housing) in
            [(5_500, "1932.14", "385.00"), (9_000, "2331.00", "630.00"), (40_000, "9661.22", "2611.14")]
        {
            assert_eq!(first(wage, "city = '上海'\nfund = 'social'"), social);
            assert_eq!(first(wage, "city = '上海'\nfund = 'housing'\nrounding = 'fen'"), housing);
        }
        // Shanghai's fund is in whole yuan: 2,611.14; and 7 % of 7,078.50 are 495.495, which is 495.
        assert_eq!(first(40_000, "city = '上海'\nfund = 'housing'"), "2611.00");
        let plan = plan("[grade.a]\nheads = 2\nbase = 7078.5");
        assert_eq!(months_of(&plan, "method = 'contribution'\ncity = '上海'\nfund = 'housing'")[0], "990.00");
        assert_eq!(first(5_500, "city = '北京'\nfund = 'social'"), "1912.26");
        assert_eq!(first(5_500, "city = '北京'\nfund = 'housing'"), "660.00");
    }

    #[test]
    fn injury_alone_brings_no_housing_fund() {
        let plan = plan("[grade.a]\nheads = 2\nbase = 5500\ninsurance = 'injury-only'");
        let of = |fund: &str| {
            months_of(&plan, &format!("method = 'contribution'\ncity = '上海'\nfund = '{fund}'"))[0].clone()
        };
        // Twice 7,460 × 0.4 %.
        assert_eq!((of("housing").as_str(), of("social").as_str()), ("0.00", "59.68"));
    }

    #[test]
    fn the_tables_of_2026_hold_from_july() {
        let plan = plan("[grade.low]\nheads = 1\nbase = 2000");
        let of = |city: &str, fund: &str| {
            let months = months_of(
                &plan,
                &format!("method = 'contribution'\ncity = '{city}'\nfund = '{fund}'\nrounding = 'fen'"),
            );
            (months[5].clone(), months[6].clone())
        };
        // 7 % of 2,690 and of 2,740; 12 % of 2,540, Beijing's floor since 2025-07; 26.7 % of 7,162 and of 7,270 by kinds.
        assert_eq!(of("上海", "housing"), ("188.30".into(), "191.80".into()));
        assert_eq!(of("北京", "housing"), ("304.80".into(), "304.80".into()));
        // 1,145.92 + 701.88 + 35.81 + 28.65, and 1,163.20 + 712.46 + 36.35 + 29.08.
        assert_eq!(of("北京", "social"), ("1912.26".into(), "1941.09".into()));
    }

    #[test]
    fn ex_1_2_accrual_and_cash_differ_by_month_not_by_year() {
        let plan = plan("[grade.a]\nheads = 10\nbase = 5500");
        let line = "method = 'contribution'\ncity = '上海'\nfund = 'social'";
        let mut expected = ["19321.40"; 12];
        expected[6..].fill("19544.10");
        assert_eq!(months_of(&plan, line), expected);
        expected[6..8].fill("19321.40");
        expected[8] = "19989.50";
        assert_eq!(months_of(&plan, &format!("{line}\nview = 'cash'")), expected);
    }

    #[test]
    fn a_city_without_a_table_is_refused() {
        let plan = plan("[grade.a]\nheads = 1\nbase = 5500");
        let problem = problem_of(&plan, "method = 'contribution'\ncity = '苏州'\nfund = 'social'");
        assert_eq!(problem, "method-contribution-missing");
    }
}
