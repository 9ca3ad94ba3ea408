//! A cap from a cost goal: cost of one ticket or household as it is to be, times what is planned (EX-3.8).

use super::formula::formulas;
use super::score::{Bound, bound};
use crate::analysis::method::driver;
use crate::analysis::method::driver_name::METRIC_OF;
use crate::model::goal::Measure;
use crate::model::metric::same_metric;
use crate::model::{Category, Goal, Money, MoneyError, Plan, Quantity, Series};

/// A cap and how it comes about.
#[derive(Clone, Debug, PartialEq)]
pub struct Cap {
    /// Where the goal stood, if it is known.
    pub baseline: Option<Quantity>,
    /// What one is to cost.
    pub target: Quantity,
    /// The driver that plans how many there will be.
    pub driver: String,
    /// How many in the plan's year.
    pub volume: Quantity,
    /// What it caps; `None` is all costs.
    pub of: Option<Category>,
    /// Target × volume.
    pub amount: Money,
}

/// Why a goal gives no cap.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NoCap {
    /// It is not about cost, or is not to fall.
    NotCost,
    /// Its target is a change, and nothing says from what.
    NoBaseline,
    /// No driver plans its denominator.
    NoVolume,
    /// The arithmetic does not fit.
    Money(MoneyError),
}

/// The cap that a goal sets on a plan's year. `baseline` is where it stands, stated or counted.
pub fn cap(goal: &Goal, plan: &Plan, baseline: Option<Quantity>) -> Result<Cap, NoCap> {
    let (numerator, _) = formulas(goal).pop().ok_or(NoCap::NotCost)?;
    let Measure::Cost(of) = numerator else { return Err(NoCap::NotCost) };
    let Bound::Down(target) = bound(goal.aim, baseline).ok_or(NoCap::NoBaseline)? else { return Err(NoCap::NotCost) };
    let driver = volume(goal, plan).ok_or(NoCap::NoVolume)?;
    let series = Series::Driver(driver.clone());
    let volume: Quantity = (0..12).map(|month| driver::value(plan, &series, month)).sum();
    let amount = (target * volume / goal.per).money(plan.currency).map_err(NoCap::Money)?;
    Ok(Cap { baseline, target, driver, volume, of, amount })
}

/// The driver of the denominator: named, the denominator itself, or the one that is worked out from its metric.
fn volume(goal: &Goal, plan: &Plan) -> Option<String> {
    if goal.volume.is_some() {
        return goal.volume.clone();
    }
    formulas(goal).iter().find_map(|(_, denominator)| match denominator {
        Measure::Driver(name) => Some(name.clone()),
        Measure::Metric(name) => {
            let counts = |series: &Series| match series {
                Series::Driver(of) => of.strip_prefix(METRIC_OF).is_some_and(|of| same_metric(of, name)),
                _ => false,
            };
            // A driver of the metric's own name plans it, too.
            let found = plan.drivers.iter().find(|driver| counts(&driver.value) || same_metric(&driver.name, name));
            found.map(|driver| driver.name.clone())
        }
        Measure::Cost(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan_file::load_texts;

    fn plan(goal: &str) -> Plan {
        let text = format!(
            "[plan]\nid = 'p'\nfirst_month = '2026-01'\n[driver.tickets]\nvalue = 4500\n\
             [[goal]]\nkpi = 'cpt'\n{goal}\n[[line]]\ncategory = 'a'\nmonthly = 1\n"
        );
        let (mut loaded, problems) = load_texts(&[("budget.toml".into(), text)]);
        assert_eq!(problems, []);
        loaded.plans.remove(0)
    }

    #[test]
    fn a_target_below_the_baseline_times_the_planned_volume() {
        // EX-3.8: 3,050,000 / 52,000 = 58.6538; 5 % less is 55.7212; × 54,000 = 3,008,942.31.
        let plan = plan("target = '-5%'");
        let baseline = Quantity::from(3_050_000) / Quantity::from(52_000);
        let cap = cap(&plan.goals[0], &plan, Some(baseline)).unwrap();
        assert_eq!((baseline.fixed(4).as_str(), cap.target.fixed(4).as_str()), ("58.6538", "55.7212"));
        assert_eq!((cap.volume, cap.amount.plain().as_str()), (Quantity::from(54_000), "3008942.31"));
        assert_eq!(cap.driver, "tickets");
        assert_eq!(super::cap(&plan.goals[0], &plan, None), Err(NoCap::NoBaseline));
    }

    #[test]
    fn a_target_as_a_value_needs_no_baseline_and_a_volume_always() {
        let named = plan("target = 50\ndenominator = 'metric:visits'\nnumerator = 'cost'\nvolume = 'tickets'");
        assert_eq!(cap(&named.goals[0], &named, None).unwrap().amount.plain(), "2700000.00");
        let none = plan("target = 50\ndenominator = 'metric:visits'\nnumerator = 'cost'");
        assert_eq!(cap(&none.goals[0], &none, None), Err(NoCap::NoVolume));
    }
}
