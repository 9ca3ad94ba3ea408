//! Metrics as series: `metric:NAME` is, month by month, what the book counted in the newest full year before the
//! plan's. So a plan does not move as its own year goes on.
//!
//! Not here: finding the numbers (`answer::metrics` asks the ledger and puts them into [`Plan::metrics`]).

use std::collections::BTreeSet;

use super::driver_name::METRIC_OF;
use super::reach;
use crate::model::{Line, Plan, Quantity, Staffing};
use crate::words::{Message, msg};

/// The metrics that a plan asks for anywhere.
pub fn asked(plan: &Plan) -> BTreeSet<String> {
    let drivers = plan.drivers.iter().map(|driver| &driver.value);
    let grades = plan.grades.iter().flat_map(|grade| [&grade.heads, &grade.base].into_iter().chain(&grade.serves));
    let staffing = plan.staffing.iter().flat_map(Staffing::series);
    let rules = plan.rules.iter().filter_map(|rule| rule.planned.as_ref());
    let series = drivers.chain(grades).chain(staffing).chain(rules).flat_map(|series| reach::series(plan, series));
    metrics(series.chain(plan.lines.iter().flat_map(|line| reach::keys(plan, line))))
}

/// The metrics that a line's amount depends on.
pub fn asked_by(line: &Line, plan: &Plan) -> BTreeSet<String> {
    metrics(reach::line(plan, line))
}

/// The metrics among names of series.
fn metrics(names: impl IntoIterator<Item = String>) -> BTreeSet<String> {
    names.into_iter().filter_map(|name| name.strip_prefix(METRIC_OF).map(str::to_string)).collect()
}

/// Does a line depend on a metric that the plan has not been given yet?
pub fn waits(line: &Line, plan: &Plan) -> bool {
    lacks(&asked_by(line, plan), plan)
}

/// Does a demand for heads?
pub fn staffing_waits(staffing: &Staffing, plan: &Plan) -> bool {
    lacks(&metrics(staffing.series().into_iter().flat_map(|series| reach::series(plan, series))), plan)
}

/// Does anything in a plan?
pub fn plan_waits(plan: &Plan) -> bool {
    lacks(&asked(plan), plan)
}

fn lacks(asked: &BTreeSet<String>, plan: &Plan) -> bool {
    asked.iter().any(|name| plan.metrics.iter().all(|metric| metric.name != *name))
}

/// The metrics behind a line's amount, a sentence each.
pub(super) fn sources(line: &Line, plan: &Plan) -> Vec<Message> {
    let asked = asked_by(line, plan);
    let of_line = plan.metrics.iter().filter(|metric| asked.contains(&metric.name));
    let source = of_line.map(|metric| {
        let about = msg("method-metric").with("name", metric.name.as_str()).with("first", metric.first.to_string());
        let total: Quantity = metric.months.into_iter().sum();
        about.with("last", metric.first.plus(11).to_string()).with("total", total.grouped())
    });
    source.collect()
}

/// The number of a metric in a month of the plan's year, 0 to 11.
///
/// One that the plan was not given is unknown, which is no amount: an error, and never a wrong figure.
pub(super) fn value(plan: &Plan, name: &str, month: usize) -> Quantity {
    let found = plan.metrics.iter().find(|metric| metric.name == name);
    found.map_or(Quantity::UNKNOWN, |metric| metric.months[month])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::method::line_months;
    use crate::model::{Metric, Money, Month};
    use crate::plan_file::load_texts;

    fn plan() -> Plan {
        let text = "[plan]\nid = 'p'\nfirst_month = '2026-04'\n[driver.tickets]\nvalue = 'metric:工单量'\ntimes = 1.1\n\
                    [[line]]\ncategory = 'a'\nmethod = 'quantity'\nquantity = 'tickets'\nprice = 2\n\
                    [[line]]\ncategory = 'b'\nmethod = 'percent_of'\nof = 'a'\nrate = '10%'\n\
                    [[line]]\ncategory = 'c'\nmethod = 'quantity'\nquantity = 'metric:户数'\nprice = 1\n\
                    [[line]]\ncategory = 'd'\nmethod = 'quantity'\nquantity = 3\nprice = 1\n";
        let (mut loaded, problems) = load_texts(&[("budget.toml".into(), text.into())]);
        assert_eq!(problems, []);
        loaded.plans.remove(0)
    }

    #[test]
    fn metrics_are_found_through_drivers_and_shares() {
        let plan = plan();
        assert_eq!(asked(&plan).into_iter().collect::<Vec<_>>(), ["工单量", "户数"]);
        let by = |line: usize| asked_by(&plan.lines[line], &plan).into_iter().collect::<Vec<_>>();
        assert_eq!([by(0), by(1), by(2), by(3)], [vec!["工单量"], vec!["工单量"], vec!["户数"], vec![]]);
    }

    #[test]
    fn a_metric_that_is_not_there_is_an_error_and_no_figure() {
        let mut plan = plan();
        let nothing = |_: &Line, _: Month| Money::zero(plan.currency);
        assert!(waits(&plan.lines[0], &plan) && line_months(&plan.lines[0], &plan, &nothing).is_err());
        let months = std::array::from_fn(|month| Quantity::from(100 * (month as i64 + 1)));
        plan.metrics = vec![Metric { name: "工单量".into(), first: Month::parse("2025-04").unwrap(), months }];
        // 100 tickets in April 2025 × 1.1 × 2.00; 1,200 in the year's last month.
        let months = line_months(&plan.lines[0], &plan, &nothing).unwrap();
        assert_eq!((months[0].plain().as_str(), months[11].plain().as_str()), ("220.00", "2640.00"));
        assert!(!waits(&plan.lines[1], &plan) && waits(&plan.lines[2], &plan));
    }

    #[test]
    fn heads_that_the_counted_work_needs_wait_for_it() {
        let text = "[plan]\nid = 'p'\nfirst_month = '2026-01'\n\
                    [staffing.desk]\nwork = 'tickets'\nvolume = 'metric:tickets'\nhandle_minutes = 25\n\
                    [grade.agent]\nheads = 'staffing:desk'\nbase = 5000\n\
                    [[line]]\ncategory = 'pay'\nmethod = 'headcount'\n\
                    [[line]]\ncategory = 'overtime'\nmethod = 'overtime'\nwork = [{ kind = 'workday', hours = 4 }]\n\
                    [[line]]\ncategory = 'leave'\nmethod = 'leave'\ndays = 7\ncover_share = '60%'\n\
                    [[line]]\ncategory = 'gifts'\nmethod = 'festival'\n\
                    festivals = [{ month = '2026-02', amount = 500 }]\n\
                    [[line]]\ncategory = 'software'\nmethod = 'seats'\nseats = 'heads'\nprice = 120\n";
        let (loaded, problems) = load_texts(&[("budget.toml".into(), text.into())]);
        assert_eq!(problems, []);
        let plan = &loaded.plans[0];
        assert!(plan.lines.iter().all(|line| waits(line, plan)) && staffing_waits(&plan.staffing[0], plan));
        assert_eq!(asked(plan).into_iter().collect::<Vec<_>>(), ["tickets"]);
    }

    #[test]
    fn a_ceiling_over_metrics_is_not_judged_before_they_are_known() {
        let text = "[plan]\nid = 'p'\nfirst_month = '2026-01'\n\
                    [[line]]\ncategory = 'a'\nmethod = 'quantity'\nquantity = 'metric:x'\nprice = 1\n\
                    [[line]]\ncategory = 'a:b'\nmonthly = 5\n[[line]]\ncategory = 'c'\nmonthly = 5\n\
                    [[line]]\ncategory = 'c:d'\nmethod = 'quantity'\nquantity = 'metric:x'\nprice = 1\n";
        assert_eq!(load_texts(&[("budget.toml".into(), text.into())]).1, []);
    }
}
