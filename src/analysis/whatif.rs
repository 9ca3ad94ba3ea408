//! A plan beside its scenarios: every part of both, month by month, so that the parts add up to the totals.
//!
//! Not here: how a scenario changes a plan (`scenario`), or what a measure comes to (`measure`).

use super::covering::Covering;
use super::measure::{Appraisal, Unit};
use super::method::driver;
use super::method::driver_name;
use super::plan_parts::{PlanPart, plan_parts};
use crate::model::{Currency, Money, MoneyError, Plan, Quantity, ResolvedLine, Series};

/// A plan's parts, and those of each scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Whatif {
    /// Of every amount.
    pub currency: Currency,
    /// Lines in the order of the plan, then what measures pay and save.
    pub rows: Vec<WhatifRow>,
    /// People in the plan.
    pub heads: Heads,
    /// People in each scenario.
    pub scenario_heads: Vec<Heads>,
    /// What measures would save that changed heads of their scenario save already: taken out of their savings.
    pub once: Vec<CountedOnce>,
}

/// A saving that counts once, though a measure and a change of heads both bring it.
#[derive(Clone, Debug, PartialEq)]
pub struct CountedOnce {
    /// The measure.
    pub measure: MeasureId,
    /// The most heads in a month that both would take away.
    pub heads: Quantity,
    /// What they would save a second time.
    pub months: [Money; 12],
}

/// One part.
#[derive(Clone, Debug, PartialEq)]
pub struct WhatifRow {
    /// What it is.
    pub part: Part,
    /// In the plan.
    pub plan: [Money; 12],
    /// In each scenario.
    pub scenarios: Vec<[Money; 12]>,
}

/// What a part is.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// A line of the plan.
    Line(Box<ResolvedLine>),
    /// What a ceiling leaves over the lines below it (未细分); it may be none, and below zero if they pass it.
    Unallocated(Box<ResolvedLine>),
    /// What a measure of a scenario saves, below zero.
    Saving(MeasureId),
    /// What it costs month by month.
    Running(MeasureId),
    /// What it costs once.
    Investment(MeasureId),
}

/// A measure: its scenario and its place there, both from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeasureId {
    /// The scenario.
    pub scenario: usize,
    /// The measure.
    pub measure: usize,
}

/// People.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heads {
    /// Mean of the year, in fractions.
    pub mean: Quantity,
    /// At the end of the year, whole people of each grade.
    pub at_end: Quantity,
}

/// A scenario, worked out.
pub struct WorkedScenario<'a> {
    /// The plan as its changes leave it.
    pub plan: &'a Plan,
    /// Its lines with their months.
    pub covering: Covering<'a>,
    /// Its measures, with the month of the year in which each begins, 0 to 11.
    pub measures: Vec<(usize, Appraisal)>,
}

impl WhatifRow {
    /// A scenario less the plan, month by month.
    pub fn difference(&self, scenario: usize) -> Result<[Money; 12], MoneyError> {
        let mut months = self.scenarios[scenario];
        for (month, plan) in months.iter_mut().zip(self.plan) {
            *month = month.checked_sub(plan)?;
        }
        Ok(months)
    }

    /// Is it the same in all scenarios as in the plan?
    pub fn is_unchanged(&self) -> bool {
        self.scenarios.iter().all(|months| *months == self.plan)
    }
}

/// Holds a plan beside its scenarios.
pub fn whatif(plan: &Plan, covering: &Covering<'_>, scenarios: &[WorkedScenario<'_>]) -> anyhow::Result<Whatif> {
    let zero = [Money::zero(plan.currency); 12];
    let others: Vec<Vec<(Part, [Money; 12])>> =
        scenarios.iter().map(|scenario| parts(&scenario.covering)).collect::<anyhow::Result<_>>()?;
    let mut rows: Vec<WhatifRow> = Vec::new();
    for (index, (part, months)) in parts(covering)?.into_iter().enumerate() {
        // A scenario changes amounts of lines, never which lines there are.
        let own = others.iter().map(|parts| parts[index].1).collect();
        rows.push(WhatifRow { part, plan: months, scenarios: own });
    }
    let (mut once, mut scenario_heads) = (Vec::new(), Vec::new());
    for (number, scenario) in scenarios.iter().enumerate() {
        let mut gone = Gone::new(plan, scenario.plan);
        let mut left = heads(scenario.plan);
        for (measure, (begins, appraisal)) in scenario.measures.iter().enumerate() {
            let id = MeasureId { scenario: number, measure };
            let shared = gone.shared(*begins, appraisal, plan.currency)?;
            left = left.less(*begins, appraisal, &shared);
            let (mut saving, mut running, mut investment) = (zero, zero, zero);
            for (index, cash) in (*begins..12).zip(&appraisal.months) {
                running[index] = appraisal.running;
                saving[index] = appraisal.running.negate().checked_sub(cash.whole)?.checked_add(shared.saved[index])?;
            }
            if shared.saved.iter().any(|saved| !saved.is_zero()) {
                let heads = shared.whole.iter().copied().max().unwrap_or(Quantity::ZERO);
                once.push(CountedOnce { measure: id, heads, months: shared.saved });
            }
            investment[*begins] = appraisal.whole.investment;
            let parts = [(Part::Saving(id), saving), (Part::Running(id), running), (Part::Investment(id), investment)];
            for (part, months) in parts {
                let mut own = vec![zero; scenarios.len()];
                own[number] = months;
                rows.push(WhatifRow { part, plan: zero, scenarios: own });
            }
        }
        scenario_heads.push(left);
    }
    // What a measure does not cost has no row.
    rows.retain(|row| matches!(row.part, Part::Line(_) | Part::Unallocated(_)) || !row.is_unchanged());
    Ok(Whatif { currency: plan.currency, rows, heads: heads(plan), scenario_heads, once })
}

fn parts(covering: &Covering<'_>) -> anyhow::Result<Vec<(Part, [Money; 12])>> {
    let named = |part: PlanPart| {
        let line = Box::new(part.line);
        (if part.unallocated { Part::Unallocated(line) } else { Part::Line(line) }, part.months)
    };
    // The budget of a scenario is that of its plan alone.
    Ok(plan_parts(covering, 0)?.into_iter().map(named).collect())
}

/// People of a grade in a month.
fn heads_of(plan: &Plan, grade: &str, month: usize) -> Quantity {
    driver::value(plan, &Series::Driver(format!("{}{grade}", driver_name::HEADS_OF)), month)
}

/// People of all grades.
fn heads(plan: &Plan) -> Heads {
    let twelve = Quantity::from(12);
    let of = |name: &str| (0..12).map(|month| heads_of(plan, name, month)).sum::<Quantity>() / twelve;
    let mean = plan.grades.iter().map(|grade| of(&grade.name)).sum();
    Heads { mean, at_end: plan.grades.iter().map(|grade| heads_of(plan, &grade.name, 11).ceil()).sum() }
}

impl Heads {
    /// Less those whom a measure sets free, and who are not gone by a change already.
    fn less(self, begins: usize, appraisal: &Appraisal, shared: &Shared) -> Heads {
        if !frees_heads(appraisal) {
            return self;
        }
        let freed = || (begins..12).zip(&appraisal.freed);
        let fraction = freed().map(|(month, freed)| freed.fraction - shared.fraction[month]).sum::<Quantity>();
        let at_end = freed().next_back().map_or(Quantity::ZERO, |(month, freed)| freed.whole - shared.whole[month]);
        Heads { mean: self.mean - fraction / Quantity::from(12), at_end: self.at_end - at_end }
    }
}

fn frees_heads(appraisal: &Appraisal) -> bool {
    appraisal.effect.capacity.is_some_and(|capacity| capacity.unit == Unit::Heads)
}

/// People who are in the plan and not in a scenario, by its changes alone, and whom no measure has laid claim to yet.
struct Gone {
    whole: [Quantity; 12],
    fraction: [Quantity; 12],
}

/// Of the people whom a measure frees those who are gone already, and what they would save a second time.
struct Shared {
    whole: [Quantity; 12],
    fraction: [Quantity; 12],
    saved: [Money; 12],
}

impl Gone {
    fn new(plan: &Plan, scenario: &Plan) -> Gone {
        let less = |month: usize, count: &dyn Fn(Quantity) -> Quantity| {
            let of = |plan: &Plan, name: &str| count(heads_of(plan, name, month));
            let fewer = plan.grades.iter().map(|grade| of(plan, &grade.name) - of(scenario, &grade.name));
            fewer.map(|fewer| fewer.max(Quantity::ZERO)).sum()
        };
        Gone {
            whole: std::array::from_fn(|month| less(month, &Quantity::ceil)),
            fraction: std::array::from_fn(|month| less(month, &|heads| heads)),
        }
    }

    /// Takes those whom a measure frees out of those who are gone.
    fn shared(&mut self, begins: usize, appraisal: &Appraisal, currency: Currency) -> Result<Shared, MoneyError> {
        let mut shared =
            Shared { whole: [Quantity::ZERO; 12], fraction: [Quantity::ZERO; 12], saved: [Money::zero(currency); 12] };
        if !frees_heads(appraisal) {
            return Ok(shared);
        }
        for ((month, freed), cash) in (begins..12).zip(&appraisal.freed).zip(&appraisal.months) {
            shared.whole[month] = self.whole[month].min(freed.whole).max(Quantity::ZERO);
            shared.fraction[month] = self.fraction[month].min(freed.fraction).max(Quantity::ZERO);
            self.whole[month] = self.whole[month] - shared.whole[month];
            self.fraction[month] = self.fraction[month] - shared.fraction[month];
            if shared.whole[month] > Quantity::ZERO {
                let saved = Quantity::from(cash.whole.checked_add(appraisal.running)?);
                shared.saved[month] = (saved * shared.whole[month] / freed.whole).money(currency)?;
            }
        }
        Ok(shared)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Budget;
    use crate::analysis::measure::{Terms, appraise, measure};
    use crate::analysis::method::fixture::budget;
    use crate::analysis::scenario::apply;
    use crate::model::{Line, Month};
    use crate::plan_file::load_texts;

    /// The comparison of a plan with all of its scenarios.
    fn compared(text: &str) -> Whatif {
        let text = format!("[plan]\nid = 'p'\nfirst_month = '2026-01'\n{text}");
        let (loaded, problems) = load_texts(&[("budget.toml".to_string(), text)]);
        assert_eq!(problems, []);
        let plan = &loaded.plans[0];
        let nothing = |_: &Line, _: Month| Money::zero(plan.currency);
        let laid: Vec<Plan> = plan.scenarios.iter().map(|scenario| apply(plan, scenario, &nothing).unwrap()).collect();
        let budgets: Vec<Budget> = laid.iter().map(budget).collect();
        let worked: Vec<WorkedScenario<'_>> = (plan.scenarios.iter().zip(&laid).zip(&budgets))
            .map(|((scenario, laid), budget)| {
                let measures = scenario.measures.iter().map(|planned| {
                    let terms = Terms::new(planned, laid);
                    (terms.begins(), appraise(measure(planned.kind).unwrap(), &terms).unwrap())
                });
                WorkedScenario { plan: laid, covering: Covering::new(budget), measures: measures.collect() }
            })
            .collect();
        whatif(plan, &Covering::new(&budget(plan)), &worked).unwrap()
    }

    /// What each row differs by in a year, in major units.
    fn differences(whatif: &Whatif, scenario: usize) -> Vec<i64> {
        let year = |row: &WhatifRow| Money::sum(row.difference(scenario).unwrap(), whatif.currency).unwrap();
        whatif.rows.iter().map(|row| year(row).minor() / 100).collect()
    }

    #[test]
    fn below_a_ceiling_what_a_line_takes_the_rest_gives() {
        let whatif = compared(
            "[[line]]\ncategory = 'x'\nmonthly = 100\n[[line]]\ncategory = 'x:a'\nmonthly = 40\n\
             [[scenario.s.change]]\ncategory = 'x:a'\ntimes = 1.5\n",
        );
        assert!(matches!(whatif.rows[0].part, Part::Unallocated(_)));
        // 40 × 0.5 × 12 goes from the rest to the line: the plan's total stays 100 a month.
        assert_eq!(differences(&whatif, 0), [-240, 240]);
        assert_eq!(whatif.rows[0].plan[0].minor(), 6_000);
    }

    #[test]
    fn a_measure_has_rows_of_its_own_in_its_scenario_alone() {
        let desks = "kind = 'desks'\nseats = 14\nremote = '50%'\nseat_area = 6\nrent_price = 2.8\n\
                     home_allowance = 150\ntool_cost = 30\none_off = 10500\nfrom = '2026-10'\nramp = [0]\n";
        let whatif = compared(&format!(
            "[[line]]\ncategory = 'x'\nmonthly = 100\n[[scenario.a.change]]\ncategory = 'x'\nplus = 1\n\
             [[scenario.b.measure]]\n{desks}"
        ));
        assert_eq!(differences(&whatif, 0), [12, 0, 0, 0]);
        // EX-6.3 from October, whose rent is still owed: 2 × 2,555 saved, 3 × 1,470 of allowances, 10,500 once.
        assert_eq!(differences(&whatif, 1), [0, -5_110, 4_410, 10_500]);
        let once = whatif.rows[3].scenarios[1];
        assert!(once[9].minor() == 1_050_000 && once[10].is_zero());
    }

    #[test]
    fn people_of_grades_and_of_measures() {
        // EX-6.1 from July with half of it in the first month: V′ = 6,000 × (1 − 0.15 × 0.9) = 5,190 contacts of 6.24
        // minutes are 4.5619 people; one person less in July, two from August on.
        let keys = "volume = 6000\naht = 6\noccupancy = '85%'\nnet_hours = 139.2\nhead_cost = 9200\n\
                    deflection = '30%'\nrecontact = '10%'\naht_increase = '8%'\nfrom = '2026-07'\nramp = [0.5]\n";
        let whatif = compared(&format!(
            "[grade.a]\nheads = 6\nbase = 1\n[grade.b]\nheads = 2.5\nbase = 1\n[[line]]\ncategory = 'x'\nmonthly = 1\n\
             [[scenario.s.measure]]\nkind = 'deflection'\n{keys}[[scenario.s.change]]\ngrade = 'b'\nkey = 'heads'\n\
             plus = 1\nfrom = '2026-07'\n"
        ));
        assert_eq!((whatif.heads.mean.exact(), whatif.heads.at_end.exact()), ("8.5".into(), "9".into()));
        let scenario = whatif.scenario_heads[0];
        // 6 + ⌈3.5⌉ − 2 at the end; 8.5 + 0.5 − (1 × (5.0710 − 4.5619) + 5 × 1.0730) ÷ 12 in the mean.
        assert_eq!(scenario.at_end.exact(), "8");
        assert_eq!(scenario.mean.rounded(4).exact(), "8.5105");
    }

    #[test]
    fn heads_that_a_change_takes_away_are_not_saved_again_by_a_measure() {
        let deflection = "[[scenario.s.measure]]\nkind = 'deflection'\nvolume = 6000\naht = 6\noccupancy = '85%'\n\
                          net_hours = 139.2\nhead_cost = 9200\ndeflection = '30%'\nrecontact = '10%'\n\
                          aht_increase = '8%'\nfrom = '2026-07'\n";
        let plan = "[grade.agent]\nheads = 6\nbase = 9200\n[[line]]\ncategory = 'pay'\nmethod = 'headcount'\n";
        let change = "[[scenario.s.change]]\ngrade = 'agent'\nkey = 'heads'\nplus = -1\nfrom = '2026-10'\n";
        // Two of six go from July on: 2 × 9,200 × 6.
        let alone = compared(&format!("{plan}{deflection}"));
        assert_eq!((differences(&alone, 0), alone.once.len()), (vec![0, -110_400], 0));
        assert_eq!(alone.scenario_heads[0].at_end, Quantity::from(4));
        // One of them is gone from October on anyhow: 3 × 9,200 count once.
        let both = compared(&format!("{plan}{change}{deflection}"));
        assert_eq!(differences(&both, 0), [-27_600, -82_800]);
        assert_eq!((both.once[0].heads, both.once[0].months[9].plain()), (Quantity::ONE, "9200.00".to_string()));
        assert_eq!(both.scenario_heads[0].at_end, Quantity::from(4));
    }
}
