use super::*;
use crate::analysis::method::line_months;
use crate::model::{Line, Money, Month};
use crate::plan_file::load_texts;

const PLAN: &str = "[plan]\nid = 'p'\nfirst_month = '2026-01'\n\
    [driver.homes]\nvalue = 6000\n[driver.tickets]\nvalue = 'homes'\ntimes = 0.75\n\
    [driver.posts]\nvalue = 'homes'\ntimes = 0.001\n\
    [grade.agent]\nheads = 1\nbase = 5500\n[grade.butler]\nheads = 'posts'\nbase = 6000\n\
    [[line]]\ncategory = 'pay'\nmethod = 'headcount'\n\
    [[line]]\ncategory = 'social'\nmethod = 'contribution'\ngrades = ['agent']\ncity = '上海'\nfund = 'social'\n\
    [[line]]\ncategory = 'work:calls'\nmethod = 'quantity'\nquantity = 'tickets'\nprice = 2\n\
    [[line]]\ncategory = 'work:fee'\nmethod = 'percent_of'\nof = ['work:calls']\nrate = '10%'\n\
    [[line]]\ncategory = 'rent'\nmonthly = 1000\n";

/// Each line's amounts in June and July, as the scenario has them.
fn june_and_july(changes: &str) -> Vec<(String, [String; 2])> {
    let text = format!("{PLAN}{}", changes.replace("[[change]]", "[[scenario.s.change]]"));
    let (loaded, problems) = load_texts(&[("budget.toml".to_string(), text)]);
    assert_eq!(problems, []);
    let plan = &loaded.plans[0];
    let nothing = |_: &Line, _: Month| Money::zero(plan.currency);
    let changed = apply(plan, &plan.scenarios[0], &nothing).unwrap();
    let changed = &changed;
    let months = changed.lines.iter().map(|line| {
        let months = line_months(line, changed, &nothing).unwrap();
        (line.category.to_string(), [months[5].plain(), months[6].plain()])
    });
    months.collect()
}

fn of(category: &str, changes: &str) -> [String; 2] {
    let found = june_and_july(changes).into_iter().find(|(known, _)| known == category);
    found.unwrap().1
}

#[test]
fn a_driver_flows_into_all_that_is_made_of_it_whatever_the_order() {
    let changes = "[[change]]\ndriver = 'tickets'\nplus = 50\nfrom = '2026-07'\n\
                   [[change]]\ndriver = 'homes'\ntimes = 1.1\nfrom = '2026-07'\n";
    // 4,500 × 2; then (6,600 × 0.75 + 50) × 2. One in a thousand homes has a butler: 6, then 6.6, beside one agent.
    assert_eq!(of("work:calls", changes), ["9000.00", "10000.00"]);
    assert_eq!(of("work:fee", changes), ["900.00", "1000.00"]);
    assert_eq!(of("pay", changes), ["41500.00", "45100.00"]);
}

#[test]
fn heads_and_pay_of_a_grade() {
    let changes = "[[change]]\ngrade = 'agent'\nkey = 'heads'\nplus = 1\nfrom = '2026-07'\n\
                   [[change]]\ngrade = 'butler'\nkey = 'base'\nvalue = 6100\nfrom = '2026-07'\n";
    // 5,500 + 6 × 6,000; then 2 × 5,500 + 6 × 6,100.
    assert_eq!(of("pay", changes), ["41500.00", "47600.00"]);
    // A grade that follows a driver is changed after it: 6 × 1.1 − 0.6.
    let changes = "[[change]]\ngrade = 'butler'\nkey = 'heads'\nplus = -0.6\n\
                   [[change]]\ndriver = 'homes'\ntimes = '110%'\n";
    assert_eq!(of("pay", changes), ["41500.00", "41500.00"]);
}

#[test]
fn a_key_of_a_line_and_its_amount() {
    let price = "[[change]]\ncategory = 'work:calls'\nkey = 'price'\ntimes = 1.05\nfrom = '2026-07'\n";
    assert_eq!(of("work:calls", price), ["9000.00", "9450.00"]);
    assert_eq!(of("work:fee", price), ["900.00", "945.00"]);
    let all_year = "[[change]]\ncategory = 'work:calls'\nkey = 'quantity'\nplus = 500\n";
    assert_eq!(of("work:calls", all_year), ["10000.00", "10000.00"]);
    let rent = "[[change]]\ncategory = 'rent'\nmonthly = 800\nfrom = '2026-07'\n";
    assert_eq!(of("rent", rent), ["1000.00", "800.00"]);
}

#[test]
fn a_share_of_a_changed_line_changes_once() {
    // Both are under `work`, and the fee is a tenth of the calls: 9,000 × 1.1 and 900 × 1.1, not 900 × 1.21.
    let all = "[[change]]\ncategory = 'work'\ntimes = 1.1\n";
    assert_eq!(of("work:fee", all), ["990.00", "990.00"]);
    // A change of the share itself comes after that of what it is a share of: 9,900 × 10 % + 5.
    let both = "[[change]]\ncategory = 'work:fee'\nplus = 5\n[[change]]\ncategory = 'work:calls'\ntimes = 1.1\n";
    assert_eq!(of("work:fee", both), ["995.00", "995.00"]);
}

#[test]
fn a_contribution_rate_keeps_the_floors_of_the_tables() {
    // 5,500 is below the floor: 7,460 till June, 7,546 from July (EX-1.1, EX-1.2). One point of it more.
    let changes = "[[change]]\ncontribution = 'pension'\ncity = '上海'\nplus = '1%'\nfrom = '2026-04'\n";
    assert_eq!(of("social", changes), ["2006.74", "2029.87"]);
    let later = changes.replace("2026-04", "2026-07");
    assert_eq!(of("social", &later), ["1932.14", "2029.87"]);
}

#[test]
fn the_plan_itself_stays() {
    let text = format!("{PLAN}[[scenario.s.change]]\ndriver = 'homes'\ntimes = 2\n");
    let (with, _) = load_texts(&[("budget.toml".to_string(), text)]);
    let (without, _) = load_texts(&[("budget.toml".to_string(), PLAN.to_string())]);
    let plan = with.plans[0].clone();
    let nothing = |_: &Line, _: Month| Money::zero(plan.currency);
    apply(&plan, &plan.scenarios[0], &nothing).unwrap();
    assert_eq!(plan.lines, without.plans[0].lines);
    assert_eq!((plan.drivers, plan.grades), (without.plans[0].drivers.clone(), without.plans[0].grades.clone()));
}

#[test]
fn a_demand_for_heads_follows_its_driver() {
    // A butler for 500 homes: 6,000 need 12, 7,200 need 14.4, so 15; and one more beside them.
    let changes = "[staffing.homes]\nwork = 'households'\nbuildings = [{ households = 'homes', per_head = 500 }]\n\
                   [grade.floor]\nheads = 'staffing:homes'\nbase = 1\n\
                   [[line]]\ncategory = 'floor'\nmethod = 'headcount'\ngrades = ['floor']\n\
                   [[change]]\ngrade = 'floor'\nkey = 'heads'\nplus = 1\nfrom = '2026-07'\n\
                   [[change]]\ndriver = 'homes'\ntimes = 1.2\nfrom = '2026-07'\n";
    assert_eq!(of("floor", changes), ["12.00", "16.00"]);
}
