//! The worked examples of the field (EX-5.3 to 5.5), and what holds of every bridge.

use proptest::prelude::*;

use std::collections::BTreeSet;

use super::{BridgeFacts, Place, Step, Steps, apart, bridge, moved};
use crate::analysis::{Budget, Covering, Spent};
use crate::model::{Category, Currency, Grid, Month, Plan, Quantity};
use crate::plan_file::load_texts;
use crate::words::Level;

const HEAD: &str = "[plan]\nid = 'p'\nfirst_month = '2026-01'\n";

fn plan(text: &str) -> Plan {
    let (mut loaded, problems) = load_texts(&[("budget.toml".into(), format!("{HEAD}{text}"))]);
    assert!(problems.iter().all(|problem| problem.level != Level::Error), "{problems:?}");
    loaded.plans.remove(0)
}

/// Amounts of January, in yuan and fen.
fn spent(cells: &[(&str, i64)]) -> Grid {
    let rows: Vec<(Month, &str, i64)> = cells.iter().map(|(category, minor)| (january(), *category, *minor)).collect();
    spent_in(&rows)
}

fn spent_in(rows: &[(Month, &str, i64)]) -> Grid {
    use crate::model::grid::GridSum;
    let mut names: Vec<&str> = rows.iter().map(|(_, category, _)| *category).collect();
    names.sort_unstable();
    names.dedup();
    let categories = names.iter().map(|name| Category::parse(name).unwrap()).collect();
    let cells = rows.iter().map(|(month, category, minor)| {
        let at = names.binary_search(category).unwrap() as u32;
        (*month, vec![at], GridSum::new(*minor, 1, 0))
    });
    Grid::named(Currency::CNY, Vec::new(), categories, Vec::new()).with_cells(cells).unwrap()
}

fn january() -> Month {
    Month::parse("2026-01").unwrap()
}

/// A place with its steps.
#[derive(Debug)]
struct Part {
    category: Category,
    steps: Steps,
}

struct Bridged {
    parts: Vec<Part>,
    drivers: Vec<(String, Step, i64)>,
}

impl Bridged {
    fn total(&self) -> Steps {
        let mut total = Steps::default();
        self.parts.iter().for_each(|part| total.add(&part.steps).unwrap());
        total
    }

    fn of(&self, step: Step) -> i64 {
        self.total().of(step)
    }
}

fn bridged(plan: &Plan, actual: &Grid, months: &[Month], counted: &[(&str, i64)]) -> Bridged {
    bridged_with(plan, actual, months, counted, &[])
}

/// The same where a review says of months that what they are off evens out later.
fn bridged_with(plan: &Plan, actual: &Grid, months: &[Month], counted: &[(&str, i64)], later: &[Month]) -> Bridged {
    let nothing = Spent::nothing(plan.currency, Vec::new());
    let budget = Budget::work_out(plan.currency, Vec::new(), Default::default(), [(plan, nothing)]).unwrap();
    let nothing = Spent::nothing(plan.currency, Vec::new());
    let came = |name: &str, month: usize| {
        let is_there = months.contains(&plan.year.first.plus(month as i32));
        let found = counted.iter().find(|(metric, _)| *metric == name).filter(|_| is_there);
        found.map(|(_, number)| Quantity::from(*number))
    };
    let lines: Vec<_> = plan.lines.iter().collect();
    let apart = apart(plan, &lines, &|line, month| nothing.on(line, month), &came).unwrap();
    let plans = [Some(apart)];
    let covering = Covering::new(&budget);
    let covers = covering.covers();
    let later: BTreeSet<(usize, Month)> =
        (0..covers.count()).flat_map(|cover| later.iter().map(move |month| (cover, *month))).collect();
    let facts = BridgeFacts { months, actual, plans: &plans, later: &later };
    let mut parts = Vec::new();
    bridge(&covering, &facts, &mut |place, steps| {
        let category = match place {
            Place::Cover(cover) => covers.category_of(cover),
            Place::Outside(place) => &actual.categories[place[0] as usize],
        };
        parts.push(Part { category: category.clone(), steps: *steps });
        Ok(())
    })
    .unwrap();
    let drivers = &plans[0].as_ref().unwrap().drivers;
    let moves = moved(&covering, &facts, &|_| true).unwrap();
    let drivers = moves.iter().map(|own| (drivers[own.driver].name.clone(), own.step, own.amount.minor())).collect();
    Bridged { parts, drivers }
}

/// EX-5.3: tickets × hours a ticket × rate, and what is fixed.
#[test]
fn volume_efficiency_rate() {
    let plan = plan(
        "[driver.tickets]\nvalue = 12000\nactual = 'tickets'\n\
         [driver.hours]\nvalue = 'tickets'\ntimes = 0.5\nactual = 'hours'\n\
         [[line]]\ncategory = 'labour'\nmethod = 'quantity'\nquantity = 'hours'\nprice = 40\n\
         [[line]]\ncategory = 'rent'\nmonthly = 60000\n",
    );
    let actual = spent(&[("labour", 26_208_000), ("rent", 5_850_000)]);
    let bridged = bridged(&plan, &actual, &[january()], &[("tickets", 13_000), ("hours", 6_240)]);
    let total = bridged.total();
    assert_eq!((total.budget, total.actual), (30_000_000, 32_058_000));
    assert_eq!(bridged.of(Step::Volume), 2_000_000);
    assert_eq!(bridged.of(Step::Efficiency), -1_040_000);
    assert_eq!(bridged.of(Step::Rate), 1_248_000);
    assert_eq!(bridged.of(Step::Whole), -150_000);
    assert_eq!(total.variance().unwrap(), 2_058_000);
    let drivers = [("tickets", Step::Volume, 2_000_000), ("hours", Step::Efficiency, -1_040_000)];
    assert_eq!(bridged.drivers, drivers.map(|(name, step, minor)| (name.to_string(), step, minor)));
}

/// EX-5.4: heads × pay × on-cost, in this order.
#[test]
fn heads_pay_on_cost() {
    let plan = plan(
        "[driver.staff]\nvalue = 20\nactual = 'staff'\n\
         [driver.payroll]\nvalue = 'staff'\ntimes = 6500\nactual = 'payroll'\nstep = 'rate'\n\
         [[line]]\ncategory = 'labour'\nmethod = 'quantity'\nquantity = 'payroll'\nprice = 1.35\n",
    );
    let bridged =
        bridged(&plan, &spent(&[("labour", 17_700_400)]), &[january()], &[("staff", 19), ("payroll", 129_200)]);
    let drivers = [("staff", Step::Volume, -877_500), ("payroll", Step::Rate, 769_500)];
    assert_eq!(bridged.drivers, drivers.map(|(name, step, minor)| (name.to_string(), step, minor)));
    // What the two leave is the on-cost.
    assert_eq!(bridged.of(Step::Rate) - 769_500, 258_400);
    assert_eq!(bridged.total().variance().unwrap(), 150_400);
}

/// EX-5.5: quantity, mix and rate over channels.
#[test]
fn quantity_mix_rate() {
    let channel = |name: &str, tickets: i64, price: i64| {
        format!(
            "[driver.{name}]\nvalue = {tickets}\nactual = '{name}'\nmix = 'tickets'\n\
             [[line]]\ncategory = '{name}'\nmethod = 'quantity'\nquantity = '{name}'\nprice = {price}\n"
        )
    };
    let plan = plan(&(channel("phone", 6000, 12) + &channel("online", 5000, 6) + &channel("walkin", 1000, 20)));
    let actual = spent(&[("phone", 6_930_000), ("online", 3_740_000), ("walkin", 1_890_000)]);
    let bridged = bridged(&plan, &actual, &[january()], &[("phone", 5_500), ("online", 6_800), ("walkin", 900)]);
    assert_eq!(bridged.of(Step::Volume), 1_220_000);
    assert_eq!(bridged.of(Step::Mix), -940_000);
    assert_eq!(bridged.of(Step::Rate), 80_000);
    assert_eq!(bridged.total().variance().unwrap(), 360_000);
    let mix = |name: &str| bridged.drivers.iter().find(|own| own.0 == name && own.1 == Step::Mix).unwrap().2;
    assert_eq!([mix("phone"), mix("online"), mix("walkin")], [-1_320_000, 780_000, -400_000]);
    let part = |name: &str| bridged.parts.iter().find(|part| part.category.as_str() == name).unwrap().steps;
    assert_eq!(["phone", "online", "walkin"].map(|name| part(name).of(Step::Rate)), [330_000, -340_000, 90_000]);
}

#[test]
fn a_quantity_of_which_a_part_was_not_counted_is_not_known() {
    let channel = |name: &str, price: i64| {
        format!(
            "[driver.{name}]\nvalue = 5000\nactual = '{name}'\nmix = 'tickets'\n\
             [[line]]\ncategory = '{name}'\nmethod = 'quantity'\nquantity = '{name}'\nprice = {price}\n"
        )
    };
    let plan = plan(&(channel("phone", 12) + &channel("online", 6)));
    let actual = spent(&[("phone", 12_000_000), ("online", 6_000_000)]);
    let bridged = bridged(&plan, &actual, &[january()], &[("phone", 10_000)]);
    // Both doubled, and of one that is not known: neither is split.
    assert_eq!((bridged.of(Step::Mix), bridged.of(Step::Volume), bridged.of(Step::Whole)), (0, 0, 9_000_000));
}

#[test]
fn a_month_that_was_not_counted_is_taken_whole() {
    let plan = plan(
        "[driver.tickets]\nvalue = 100\nactual = 'tickets'\n\
         [[line]]\ncategory = 'a'\nmethod = 'quantity'\nquantity = 'tickets'\nprice = 2\n",
    );
    let bridged = bridged(&plan, &spent(&[("a", 30_000)]), &[january()], &[]);
    assert_eq!((bridged.of(Step::Whole), bridged.of(Step::Rate), bridged.of(Step::Volume)), (10_000, 0, 0));
    assert!(bridged.drivers.is_empty());
}

#[test]
fn shares_move_with_what_they_are_shares_of_and_heads_with_their_grade() {
    let plan = plan(
        "[grade.agent]\nheads = 10\nbase = 5000\nactual = 'agents'\njoins = [{ date = '2026-01-16', heads = 2 }]\n\
         [[line]]\ncategory = 'pay'\nmethod = 'headcount'\n\
         [[line]]\ncategory = 'union'\nmethod = 'percent_of'\nof = 'pay'\nrate = '2%'\n",
    );
    let budget = plan.lines.len();
    assert_eq!(budget, 2);
    // Those who came count as heads there were: 9 × 5,000, and 2 % of it.
    let bridged = bridged(&plan, &spent(&[("pay", 4_600_000), ("union", 90_000)]), &[january()], &[("agents", 9)]);
    let part = |name: &str| bridged.parts.iter().find(|part| part.category.as_str() == name).unwrap().steps;
    assert_eq!(part("pay").budget + part("pay").of(Step::Volume), 4_500_000);
    assert_eq!(part("union").budget + part("union").of(Step::Volume), 90_000);
    assert_eq!((part("pay").of(Step::Rate), part("union").of(Step::Rate)), (100_000, 0));
}

#[test]
fn what_no_line_covers_and_what_a_ceiling_keeps_are_steps_of_their_own() {
    let plan = plan(
        "[driver.tickets]\nvalue = 100\nactual = 'tickets'\n\
         [[line]]\ncategory = 'a'\nmonthly = 500\n\
         [[line]]\ncategory = 'a:b'\nmethod = 'quantity'\nquantity = 'tickets'\nprice = 2\n",
    );
    let bridged =
        bridged(&plan, &spent(&[("a", 10_000), ("a:b", 25_000), ("c", 700)]), &[january()], &[("tickets", 110)]);
    let total = bridged.total();
    assert_eq!((total.budget, total.actual), (50_000, 35_700));
    let steps = [Step::Volume, Step::Rate, Step::Whole, Step::Unbudgeted].map(|step| total.of(step));
    // 110 × 2 = 220 of 200; 250 was paid; of the other 300 a hundred.
    assert_eq!(steps, [2_000, 3_000, -20_000, 700]);
}

#[test]
fn what_evens_out_later_is_timing_and_no_rate() {
    let plan = plan(
        "[driver.tickets]\nvalue = 100\nactual = 'tickets'\n\
         [[line]]\ncategory = 'a'\nmethod = 'quantity'\nquantity = 'tickets'\nprice = 2\n\
         [[line]]\ncategory = 'b'\nmonthly = 50\n",
    );
    let actual = spent(&[("a", 25_000), ("b", 9_000)]);
    let bridged = bridged_with(&plan, &actual, &[january()], &[("tickets", 110)], &[january()]);
    let steps = [Step::Volume, Step::Rate, Step::Whole, Step::Timing].map(|step| bridged.of(step));
    assert_eq!(steps, [2_000, 0, 0, 7_000]);
}

proptest! {
    /// Whatever is planned, counted and spent: budget and steps make the actual, in every part.
    #[test]
    fn every_bridge_adds_up(
        prices in prop::collection::vec(0_i64..5_000, 1..6),
        planned in prop::collection::vec(0_i64..900, 4),
        came in prop::collection::vec(prop::option::of(0_i64..900), 4),
        spent in prop::collection::vec((0_usize..8, 0_i32..3, -90_000_i64..900_000), 0..12),
        mixed in any::<bool>(),
    ) {
        let mut text = String::new();
        for (i, planned) in planned.iter().enumerate() {
            let value = if i == 3 { "'d0'\ntimes = 0.37".to_string() } else { planned.to_string() };
            let mix = if mixed && (i == 1 || i == 2) { "mix = 'm'\n" } else { "" };
            text += &format!("[driver.d{i}]\nvalue = {value}\nactual = 'm{i}'\n{mix}");
        }
        for (i, price) in prices.iter().enumerate() {
            text += &format!(
                "[[line]]\ncategory = 'c{i}'\nmethod = 'quantity'\nquantity = 'd{}'\nprice = {}.{:02}\n",
                i % 4, price / 100, price % 100
            );
        }
        text += "[[line]]\ncategory = 's'\nmethod = 'percent_of'\nof = 'c0'\nrate = '7.3%'\n";
        text += "[[line]]\ncategory = 'c6'\nmonthly = 77\n";
        let plan = plan(&text);
        let months: Vec<Month> = (0..3).map(|i| january().plus(i)).collect();
        let names = ["c0", "c1", "c2", "c3", "c4", "c5", "c6", "s"];
        let rows: Vec<_> = spent.iter().map(|(at, month, minor)| (january().plus(*month), names[*at], *minor)).collect();
        let counted = ["m0", "m1", "m2", "m3"].into_iter().zip(&came);
        let counted: Vec<(&str, i64)> = counted.filter_map(|(name, came)| Some((name, (*came)?))).collect();
        let bridged = bridged(&plan, &spent_in(&rows), &months, &counted);
        let spent: i64 = spent.iter().map(|(.., minor)| minor).sum();
        prop_assert_eq!(bridged.total().actual, spent);
        for part in &bridged.parts {
            prop_assert_eq!(part.steps.budget + part.steps.by.iter().sum::<i64>(), part.steps.actual, "{:?}", part);
        }
        for step in [Step::Volume, Step::Mix, Step::Efficiency] {
            let told: i64 = bridged.drivers.iter().filter(|own| own.1 == step).map(|own| own.2).sum();
            prop_assert_eq!(told, bridged.of(step));
        }
    }
}
