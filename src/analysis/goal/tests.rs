//! Goals over small ledgers: sums, months that lack a part, renormalised totals, and the money beside them.

use super::*;
use crate::analysis::Covering;
use crate::model::{Category, Currency, Grid, GridSum, Plan};
use crate::plan_file::load_texts;

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

fn q(text: &str) -> Quantity {
    Quantity::parse(text).unwrap()
}

/// A grid from month, category and whole number.
fn grid(currency: Currency, rows: &[(&str, &str, i64)]) -> Grid {
    let mut categories: Vec<Category> = rows.iter().map(|(_, path, _)| Category::parse(path).unwrap()).collect();
    categories.sort();
    categories.dedup();
    let cells = rows.iter().map(|(at, path, number)| {
        let category = categories.iter().position(|c| c.as_str() == *path).unwrap() as u32;
        (month(at), vec![category], GridSum::new(number * currency.scale(), 1, 0))
    });
    Grid::named(currency, vec![], categories.clone(), vec![]).with_cells(cells).unwrap()
}

fn plan(text: &str) -> Plan {
    let text = format!("[plan]\nid = 'p'\nfirst_month = '2026-01'\n{text}");
    let (mut loaded, problems) = load_texts(&[("budget.toml".into(), text)]);
    assert_eq!(problems, []);
    loaded.plans.remove(0)
}

const LINE: &str = "[[line]]\ncategory = 'a'\nmonthly = 100\ngoals = ['csat']\n";

fn reached(plan: &Plan, metrics: &Grid, actual: &Grid, months: &[&str]) -> Result<Reached, Missing> {
    let (tree, dimensions) = Default::default();
    let facts = GoalFacts { metrics, actual, tree: &tree, dimensions: &dimensions };
    let months: Vec<Month> = months.iter().map(|text| month(text)).collect();
    reach(&plan.goals[0], &facts, &CountScope { plan, member: None }, &months, None)
}

#[test]
fn ratios_come_from_sums_and_a_month_without_both_counts_for_neither() {
    let plan = plan(&format!("[[goal]]\nkpi = 'csat'\ntarget = '85%'\nbaseline = '80%'\n{LINE}"));
    let metrics = grid(
        Currency::NONE,
        &[
            ("2026-01", "满意数", 36),
            ("2026-01", "有效评价数", 40),
            ("2026-02", "满意数", 288),
            ("2026-02", "有效评价数", 360),
            // March has no denominator: its 500 count for nothing.
            ("2026-03", "满意数", 500),
        ],
    );
    let none = Grid::empty(Currency::CNY, vec![]);
    let reached = reached(&plan, &metrics, &none, &["2026-01", "2026-02", "2026-03"]).unwrap();
    assert_eq!((reached.actual, reached.count.months.len()), (q("0.81"), 2));
    let sample = reached.sample.unwrap();
    assert_eq!((sample.interval.0.fixed(4).as_str(), sample.interval.1.fixed(4).as_str()), ("0.7687", "0.8454"));
    // 80 % lies inside: nothing shows that 81 % is better.
    assert_eq!((sample.n, sample.few, sample.unchanged), (q("400"), false, Some(true)));
    assert_eq!(reached.progress, Some(q("0.2")));
}

#[test]
fn a_ratio_of_the_kpis_own_name_comes_before_the_usual_metrics() {
    let plan = plan(&format!("[[goal]]\nkpi = 'csat'\ntarget = '85%'\n{LINE}"));
    let metrics = grid(
        Currency::NONE,
        &[
            ("2026-01", "满意度:numerator", 9),
            ("2026-01", "满意度:denominator", 10),
            ("2026-01", "满意数", 1),
            ("2026-01", "有效评价数", 10),
            ("2026-02", "满意数", 5),
            ("2026-02", "有效评价数", 10),
        ],
    );
    let none = Grid::empty(Currency::CNY, vec![]);
    let of = |months: &[&str]| reached(&plan, &metrics, &none, months).unwrap();
    assert_eq!((of(&["2026-01"]).actual, of(&["2026-01"]).sample.unwrap().few), (q("0.9"), true));
    // Month by month: February has only the usual metrics. (9 + 5) / (10 + 10).
    assert_eq!(of(&["2026-01", "2026-02"]).actual, q("0.7"));
}

#[test]
fn cost_counts_in_months_that_are_booked_and_households_become_household_months() {
    let plan = plan(&format!("[[goal]]\nkpi = 'cph'\ntarget = 44\n{}", LINE.replace("csat", "cph")));
    let metrics = grid(
        Currency::NONE,
        &[("2026-01", "Households", 6000), ("2026-02", "Households", 6000), ("2026-03", "Households", 6000)],
    );
    let actual = grid(Currency::CNY, &[("2026-01", "a", 240_000), ("2026-02", "a", 285_912)]);
    // 525,912 / 12,000 household-months = 43.826; March is not booked yet.
    let reached = reached(&plan, &metrics, &actual, &["2026-01", "2026-02", "2026-03"]).unwrap();
    assert_eq!((reached.actual, reached.count.months.len()), (q("43.826"), 2));
    assert_eq!((reached.score.fixed(6).as_str(), reached.sample), ("1.003955", None));
}

#[test]
fn what_is_missing_is_named_and_the_rest_weighs_alone() {
    let plan = plan(&format!(
        "[[goal]]\nkpi = 'complaint'\ntarget = 2\nweight = 0.4\n\
         [[goal]]\nkpi = 'csat'\ntarget = '85%'\nweight = 0.6\n{LINE}"
    ));
    let metrics = grid(Currency::NONE, &[("2026-01", "投诉数", 15), ("2026-01", "户数", 0)]);
    let none = Grid::empty(Currency::CNY, vec![]);
    let names = vec!["投诉数 (complaints)".to_string(), "户数 (households)".to_string()];
    assert_eq!(reached(&plan, &metrics, &none, &["2026-01"]), Err(Missing::Zero(names.clone())));
    assert_eq!(reached(&plan, &metrics, &none, &["2026-02"]), Err(Missing::Months(names)));
    let some = total(&plan.goals, &[Some(q("0.7")), None]).unwrap();
    assert_eq!((some.score, some.weight), (q("0.7"), q("0.4")));
    let both = total(&plan.goals, &[Some(q("0.7")), Some(q("1"))]).unwrap();
    assert_eq!((both.score, both.weight), (q("0.88"), Quantity::ONE));
    assert_eq!(total(&plan.goals, &[None, None]), None);
}

#[test]
fn the_lines_that_serve_a_goal_and_those_below_them_stand_beside_it() {
    let text = "[[goal]]\nkpi = 'csat'\ntarget = '85%'\n\
                [[line]]\ncategory = 'a'\nmonthly = 100\ngoals = 'csat'\n[[line]]\ncategory = 'a:b'\nmonthly = 60\n\
                [[line]]\ncategory = 'c'\nmonthly = 70\n";
    let plan = plan(text);
    let budget = crate::analysis::method::fixture::budget(&plan);
    let actual = grid(Currency::CNY, &[("2026-01", "a:b", 90), ("2026-01", "a:x", 20), ("2026-01", "c", 500)]);
    let covering = Covering::new(&budget);
    let beside = money(&covering, &plan.id, "csat", &actual, &[month("2026-01")], &[]).unwrap().unwrap();
    assert_eq!((beside.budget.plain().as_str(), beside.actual.plain().as_str()), ("100.00", "110.00"));
    assert_eq!([beside.quadrant(false), beside.quadrant(true)], [Some(Quadrant::Act), Some(Quadrant::Costly)]);
    assert_eq!(money(&covering, &plan.id, "fcr", &actual, &[month("2026-01")], &[]).unwrap(), None);
}

#[test]
fn money_is_a_goals_in_the_months_in_which_a_line_that_serves_it_is_above() {
    let text = "[[goal]]\nkpi = 'csat'\ntarget = '85%'\n\
                [[line]]\ncategory = 'a:b'\nmonthly = 100\ngoals = 'csat'\nfrom = '2026-07'\n\
                [[line]]\ncategory = 'a:b:c'\nmonthly = 60\n";
    let plan = plan(text);
    let budget = crate::analysis::method::fixture::budget(&plan);
    let actual = grid(Currency::CNY, &[("2026-01", "a:b:c", 50), ("2026-07", "a:b:c", 70), ("2026-07", "a:b", 20)]);
    let covering = Covering::new(&budget);
    let beside = |months: &[Month]| money(&covering, &plan.id, "csat", &actual, months, &[]).unwrap();
    assert_eq!(beside(&[month("2026-01")]), None);
    let both = beside(&[month("2026-01"), month("2026-07")]).unwrap();
    assert_eq!((both.budget.plain().as_str(), both.actual.plain().as_str()), ("100.00", "90.00"));
}

/// 客服部's electricity is below 客服部's operations, which serve the goal, until electricity has a wider line in July.
#[test]
fn a_line_not_in_force_yet_takes_no_money_from_a_goal() {
    let text = "[dimensions]\ndepartment = ['D']\n[plan]\nid = 'p'\nfirst_month = '2026-01'\n\
                [[goal]]\nkpi = 'csat'\ntarget = '85%'\n\
                [[line]]\ncategory = 'a'\nfor = { department = 'D' }\nmonthly = 1000\ngoals = 'csat'\n\
                [[line]]\ncategory = 'a:b'\nfor = { department = 'D' }\nmonthly = 100\n\
                [[line]]\ncategory = 'a:b'\nmonthly = 500\nfrom = '2026-07'\n";
    let (loaded, problems) = load_texts(&[("budget.toml".into(), text.into())]);
    assert_eq!(problems, []);
    let axes = vec!["department".to_string()];
    let spent = crate::analysis::Spent::nothing(Currency::CNY, axes.clone());
    let plans = [(&loaded.plans[0], spent)];
    let budget = crate::analysis::Budget::work_out(Currency::CNY, axes.clone(), Default::default(), plans).unwrap();
    let mut actual = grid(
        Currency::CNY,
        &[("2026-01", "a:b", 90), ("2026-01", "a", 20), ("2026-07", "a:b", 90), ("2026-07", "a", 20)],
    );
    actual = actual.with_axes(&axes);
    actual.members = vec![vec!["D".to_string()]];
    let covering = Covering::new(&budget);
    let beside = |text: &str| money(&covering, "p", "csat", &actual, &[month(text)], &[]).unwrap().unwrap();
    let shown = |text: &str| (beside(text).budget.plain(), beside(text).actual.plain());
    assert_eq!(shown("2026-01"), ("1000.00".to_string(), "110.00".to_string()));
    assert_eq!(shown("2026-07"), ("1000.00".to_string(), "20.00".to_string()));
}
