//! Worked examples of domain.md §8, and what no rule may pass.

mod stale;
mod volumes;

use proptest::prelude::*;

use super::*;
use crate::analysis::adjustment::State;
use crate::model::rule::{RuleKind, RuleLine};
use crate::model::{Category, Currency, FiscalYear, LinePlace, Month, Quantity, Ratio, Series};

fn yuan(major: i64) -> Money {
    Money::from_minor(major * 100, Currency::CNY)
}

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

fn line(name: &str) -> RuleLine {
    RuleLine { category: Category::parse(name).unwrap(), members: Vec::new(), name: String::new() }
}

/// A line with a twelfth of its budget in each month of 2026, seen on a day in `period`.
fn facts(name: &str, [budget, actual, committed, forecast, high]: [i64; 5], period: &str) -> LineFacts {
    let budget = yuan(budget);
    let year = FiscalYear { first: month("2026-01") };
    let parts = budget.split(&[1; 12]);
    let months = std::array::from_fn(|index| [parts[index], yuan(0), yuan(0)]);
    let ahead = year.months().zip(&parts).filter(|(own, _)| *own >= month(period)).map(|(own, part)| (own, *part));
    LineFacts {
        line: line(name),
        code: name.to_string(),
        locked: false,
        original: budget,
        budget,
        actual: yuan(actual),
        committed: yuan(committed),
        forecast: Some(yuan(forecast)),
        high: Some(yuan(high)),
        ahead: ahead.collect(),
        months,
    }
}

fn snapshot(lines: Vec<LineFacts>, as_of: &str) -> Snapshot {
    Snapshot {
        plan: "plan".to_string(),
        version: 3,
        year: FiscalYear { first: month("2026-01") },
        as_of: as_of.parse().unwrap(),
        complete: 5,
        known: [true; 12],
        lines,
        total: None,
        volumes: Vec::new(),
        events: Vec::new(),
        forbidden: Vec::new(),
        moved: Vec::new(),
    }
}

fn rule(id: &str, kind: RuleKind, from: &[&str], to: &str) -> AdjustRule {
    let from = from.iter().map(|name| line(name)).collect();
    AdjustRule { from, to: vec![line(to)], ..AdjustRule::usual(id, kind, LinePlace::default()) }
}

fn r1() -> AdjustRule {
    AdjustRule {
        share: Ratio::parse("0.8").unwrap(),
        cap_run: Some(yuan(3_000)),
        cap_cumulative: Ratio::parse("10%"),
        step: Some(yuan(100)),
        ..rule("R1", RuleKind::Surplus, &["3.2.1"], "2.2.1")
    }
}

fn judged(rules: &[AdjustRule], snapshot: &Snapshot) -> Vec<Judged> {
    judge(rules, snapshot, &mut |_, _, _| Ok(Ok(()))).unwrap()
}

/// Books what is proposed, as if it were in force from then on.
fn booked(snapshot: &mut Snapshot, all: &[Judged]) {
    for own in all {
        let Outcome::Moves(moved) = &own.outcome else { continue };
        for facts in &mut snapshot.lines {
            let sign = |amount: Money| if facts.line == own.from { amount.negate() } else { amount };
            if facts.line != own.from && facts.line != own.to {
                continue;
            }
            facts.budget = facts.budget.checked_add(sign(moved.amount)).unwrap();
            for (month, part) in &moved.months {
                let ahead = facts.ahead.iter_mut().find(|(own, _)| own == month).unwrap();
                ahead.1 = ahead.1.checked_add(sign(*part)).unwrap();
            }
        }
        snapshot.moved.push(Moved {
            id: format!("T{}", snapshot.moved.len() + 1),
            rule: own.rule.id.clone(),
            hash: own.key.hash.clone(),
            period: snapshot.period(),
            same_snapshot: false,
            from: own.from.clone(),
            to: own.to.clone(),
            amount: moved.amount,
            state: State::InForce,
            months: moved.months.clone(),
        });
    }
}

/// EX-8.1: surplus 36,000 − 27,000 − 720 = 8,280, deficit 3,900: 3,000, the cap of a run. A month later 33,000 − 27,000 −
/// 660 = 5,340 and 900: 600, what 10 % of 36,000 leaves. Then nothing.
#[test]
fn the_worked_example_moves_3000_then_600_then_nothing() {
    let lines = vec![
        facts("3.2.1", [36_000, 12_000, 2_000, 26_000, 27_000], "2026-06"),
        facts("2.2.1", [36_000, 15_000, 0, 39_900, 41_000], "2026-06"),
    ];
    let mut now = snapshot(lines, "2026-06-15");
    let first = judged(&[r1()], &now);
    let [own] = &first[..] else { panic!("{first:?}") };
    let kept = yuan(720);
    assert_eq!(
        own.terms[0],
        Term::Deficit { forecast: yuan(39_900), budget: yuan(36_000), got: yuan(0), deficit: yuan(3_900) }
    );
    let surplus = Term::Surplus {
        budget: yuan(36_000),
        high: yuan(27_000),
        used: yuan(14_000),
        kept,
        given: yuan(0),
        surplus: yuan(8_280),
        share: Ratio::parse("0.8").unwrap(),
    };
    assert_eq!(own.terms[1], surplus);
    let limits = [
        Limit::Deficit(yuan(3_900)),
        Limit::Surplus(yuan(6_624)),
        Limit::Run(yuan(3_000)),
        Limit::Cumulative(yuan(3_600)),
        Limit::Ahead(yuan(21_000)),
    ];
    assert_eq!(own.limits, limits);
    let Outcome::Moves(moved) = &own.outcome else { panic!("{own:?}") };
    assert_eq!((moved.amount, moved.auto), (yuan(3_000), false));
    assert_eq!(own.key.text, "R1|2026|2026-06|3.2.1|2.2.1|plan:v3");
    assert_eq!(own.key.hash, "fbffcd12af90a987e8729883e9b3910f93942ec2d4f390ed20b98ff3aeaaffa3");
    booked(&mut now, &first);
    // In the same month the same key does nothing.
    assert_eq!(judged(&[r1()], &now)[0].outcome, Outcome::Nothing(Why::Fired { id: "T1".to_string() }));
    now.as_of = "2026-07-15".parse().unwrap();
    let second = judged(&[r1()], &now);
    assert_eq!(
        second[0].limits[..4],
        [Limit::Deficit(yuan(900)), Limit::Surplus(yuan(4_272)), Limit::Run(yuan(3_000)), Limit::Cumulative(yuan(600))]
    );
    let Outcome::Moves(moved) = &second[0].outcome else { panic!("{second:?}") };
    assert_eq!(moved.amount, yuan(600));
    booked(&mut now, &second);
    now.as_of = "2026-08-15".parse().unwrap();
    assert_eq!(judged(&[r1()], &now)[0].outcome, Outcome::Nothing(Why::Nothing(Limit::Cumulative(yuan(0)))));
}

/// Two rules fill one lack: the second finds what the first moved. A line that got gives nothing in the same run.
#[test]
fn what_a_rule_moved_the_next_one_finds_and_nothing_cascades() {
    let lines = vec![
        facts("a", [12_000, 1_000, 0, 2_000, 3_000], "2026-06"),
        facts("b", [12_000, 5_000, 0, 15_000, 16_000], "2026-06"),
        facts("c", [12_000, 1_000, 0, 20_000, 21_000], "2026-06"),
    ];
    let now = snapshot(lines, "2026-06-15");
    let rules = [
        rule("R3", RuleKind::Surplus, &["b"], "c"),
        AdjustRule { priority: 1, ..rule("R1", RuleKind::Surplus, &["a"], "c") },
        AdjustRule { cap_run: Some(yuan(1_000)), priority: -1, ..rule("R2", RuleKind::Surplus, &["a"], "b") },
    ];
    let all = judged(&rules, &now);
    let ids: Vec<&str> = all.iter().map(|own| own.rule.id.as_str()).collect();
    assert_eq!(ids, ["R2", "R3", "R1"]);
    assert_eq!(all[1].outcome, Outcome::Nothing(Why::Got { line: "b".to_string() }));
    // 12,000 − 3,000 − 240 − 1,000 that went to b before it; the lack of c is 8,000, and of a's months 7,000 less those
    // 1,000 are to come.
    let Outcome::Moves(moved) = &all[2].outcome else { panic!("{:?}", all[2]) };
    assert_eq!((all[2].limits[1], moved.amount), (Limit::Surplus(yuan(7_760)), yuan(6_000)));
}

/// Of the second quarter 3,000 − 800 was left; the line is going to leave 12,000 − 9,500 − 240 = 2,260.
#[test]
fn a_quarter_releases_what_it_left_in_the_month_after_it() {
    let mut giver = facts("a", [12_000, 5_000, 0, 9_000, 9_500], "2026-07");
    for (place, spent) in [(3, 500), (4, 200), (5, 100)] {
        giver.months[place][1] = yuan(spent);
    }
    let lines = vec![giver, facts("r", [3_000, 0, 0, 3_000, 3_000], "2026-07")];
    let mut now = snapshot(lines, "2026-07-03");
    now.complete = 6;
    let rules = [rule("R2", RuleKind::Release, &["a"], "r")];
    let all = judged(&rules, &now);
    assert_eq!(all[0].limits[..2], [Limit::Unused(yuan(2_200)), Limit::Surplus(yuan(2_260))]);
    assert!(matches!(&all[0].outcome, Outcome::Moves(moved) if moved.amount == yuan(2_200)));
    now.as_of = "2026-08-03".parse().unwrap();
    assert_eq!(judged(&rules, &now)[0].outcome, Outcome::Nothing(Why::NoQuarter));
    // Of May nothing is in: it is not unused.
    now.as_of = "2026-07-03".parse().unwrap();
    now.known[4] = false;
    assert_eq!(judged(&rules, &now)[0].outcome, Outcome::Nothing(Why::NotIn(month("2026-05"))));
}

/// 50,000 are expected of 48,500: 1,500 are held back, line by line, and no more.
#[test]
fn lines_are_held_back_by_as_much_as_the_plan_is_exceeded() {
    let lines = vec![
        facts("a", [1_200, 300, 100, 1_200, 1_300], "2026-06"),
        facts("b", [12_000, 1_000, 0, 12_000, 13_000], "2026-06"),
        facts("r", [3_000, 0, 0, 3_000, 3_000], "2026-06"),
    ];
    let mut now = snapshot(lines, "2026-06-15");
    now.total = Some((yuan(48_500), yuan(50_000)));
    let rules = [rule("R4", RuleKind::Freeze, &["a", "b"], "r")];
    let amounts = |all: &[Judged]| -> Vec<Option<Money>> {
        let amount = |own: &Judged| match &own.outcome {
            Outcome::Moves(moved) => Some(moved.amount),
            _ => None,
        };
        all.iter().map(amount).collect()
    };
    let all = judged(&rules, &now);
    // Of a: 7 months of 100; 1,200 − 400 − 24 would be 776.
    assert_eq!(amounts(&all), [Some(yuan(700)), Some(yuan(800))]);
    booked(&mut now, &all);
    now.as_of = "2026-07-15".parse().unwrap();
    assert_eq!(amounts(&judged(&rules, &now)), [None, None]);
}

#[test]
fn an_event_is_paid_once_it_is_named() {
    let lines = vec![
        facts("a", [1_200, 300, 100, 1_200, 1_300], "2026-06"),
        facts("r", [3_000, 0, 0, 3_000, 3_000], "2026-06"),
    ];
    let mut now = snapshot(lines, "2026-06-15");
    let event =
        AdjustRule { amount: Some(yuan(500)), auto_cap: Some(yuan(500)), ..rule("R5", RuleKind::Event, &["r"], "a") };
    assert_eq!(judged(std::slice::from_ref(&event), &now)[0].outcome, Outcome::Nothing(Why::NoEvent));
    now.events = vec!["R5".to_string()];
    let all = judged(&[event], &now);
    assert!(matches!(&all[0].outcome, Outcome::Moves(moved) if moved.amount == yuan(500) && moved.auto));
}

#[test]
fn a_rule_rests_and_ends_with_the_year() {
    let lines = || {
        vec![
            facts("3.2.1", [36_000, 12_000, 2_000, 26_000, 27_000], "2026-06"),
            facts("2.2.1", [36_000, 15_000, 0, 39_900, 41_000], "2026-06"),
        ]
    };
    let resting = AdjustRule { cooldown: 1, cap_run: Some(yuan(100)), ..r1() };
    let mut now = snapshot(lines(), "2026-06-15");
    let all = judged(std::slice::from_ref(&resting), &now);
    booked(&mut now, &all);
    now.as_of = "2026-07-31".parse().unwrap();
    let until = month("2026-07");
    let rests = Outcome::Nothing(Why::Rests { id: "T1".to_string(), until });
    assert_eq!(judged(std::slice::from_ref(&resting), &now)[0].outcome, rests);
    now.as_of = "2026-08-01".parse().unwrap();
    assert!(matches!(judged(std::slice::from_ref(&resting), &now)[0].outcome, Outcome::Moves(_)));
    now.as_of = "2026-12-01".parse().unwrap();
    let last = month("2026-12");
    assert_eq!(judged(&[resting], &now)[0].outcome, Outcome::Nothing(Why::BlackOut { last }));
}

prop_compose! {
    fn any_rule()(
        number in 0..99_u32,
        kind in prop::sample::select(vec![RuleKind::Surplus, RuleKind::Release, RuleKind::Flex, RuleKind::Freeze, RuleKind::Event]),
        lines in prop::array::uniform3(0..4_usize),
        priority in -2..2_i64,
        share in 0..=100_i64,
        caps in prop::array::uniform4(prop::option::of(1..2_000_i64)),
        cumulative in prop::option::of(0..30_i64),
        cooldown in 0..3_i32,
    ) -> AdjustRule {
        const NAMES: [&str; 4] = ["a", "b", "locked", "r"];
        let [step, cap_run, cap_period, amount] = caps.map(|cap| cap.map(yuan));
        let percent = |own: i64| Ratio::of_counts(own, 100).unwrap();
        AdjustRule {
            priority, share: percent(share), step, cap_run, cap_period, amount, cooldown,
            cap_cumulative: cumulative.map(percent),
            metric: Some("tickets".to_string()),
            planned: Some(Series::Months(Box::new([Quantity::from(100); 12]))),
            ..rule(&format!("R{number}"), kind, &[NAMES[lines[0]], NAMES[lines[1]]], NAMES[lines[2]])
        }
    }
}

prop_compose! {
    fn any_facts(name: &'static str)(figures in prop::array::uniform5(0..20_000_i64)) -> LineFacts {
        LineFacts { locked: name == "locked", ..facts(name, figures, "2026-06") }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the book: what is moved nets to zero month by month, passes no cap, leaves a line what it used and what a
    /// month has, touches no locked line; and the same snapshot with what was made of it leads to nothing new.
    #[test]
    fn no_rule_passes_what_none_may(
        rules in prop::collection::vec(any_rule(), 1..5),
        lines in (any_facts("a"), any_facts("b"), any_facts("locked"), any_facts("r")),
        volume in 0..200_i64,
        total in (0..50_000_i64, 0..50_000_i64),
    ) {
        let mut rules = rules;
        rules.sort_by(|a, b| a.id.cmp(&b.id));
        rules.dedup_by(|a, b| a.id == b.id);
        let mut now = snapshot(vec![lines.0, lines.1, lines.2, lines.3], "2026-06-15");
        now.volumes = rules.iter().map(|own| (own.id.clone(), [Some(Quantity::from(volume)); 12])).collect();
        now.total = Some((yuan(total.0), yuan(total.1)));
        now.events = rules.iter().map(|own| own.id.clone()).collect();
        let all = judged(&rules, &now);
        let mut moved = Vec::new();
        for own in &all {
            let Outcome::Moves(new) = &own.outcome else { continue };
            prop_assert!(new.amount.is_positive() && own.from != own.to);
            prop_assert_eq!(Money::sum(new.months.iter().map(|(_, part)| *part), Currency::CNY).unwrap(), new.amount);
            prop_assert!(own.rule.step.is_none_or(|step| new.amount.minor() % step.minor() == 0));
            prop_assert!(own.from.text() != "locked" && own.to.text() != "locked");
            moved.push((own, new));
        }
        let sum = |keep: &dyn Fn(&Judged) -> bool| {
            let kept = moved.iter().filter(|(own, _)| keep(own)).map(|(_, new)| new.amount);
            Money::sum(kept, Currency::CNY).unwrap().minor()
        };
        for rule in &rules {
            for cap in [rule.cap_run, rule.cap_period].into_iter().flatten() {
                prop_assert!(sum(&|own| own.rule.id == rule.id) <= cap.minor());
            }
        }
        for line in &now.lines {
            let given = sum(&|own| own.from == line.line);
            let used = line.used().unwrap().minor();
            prop_assert!(given == 0 || line.budget.minor() - given >= used);
            for (month, has) in &line.ahead {
                let parts = moved.iter().filter(|(own, _)| own.from == line.line).flat_map(|(_, new)| &new.months);
                let taken: i64 = parts.filter(|(own, _)| own == month).map(|(_, part)| part.minor()).sum();
                prop_assert!(taken <= has.minor(), "{} of {} in {month}", taken, has.minor());
            }
            prop_assert!(given == 0 || sum(&|own| own.to == line.line) == 0, "a line gives and gets");
        }
        let mut again = now.clone();
        again.moved = moved.iter().enumerate().map(|(place, (own, new))| Moved {
            id: format!("T{place}"),
            rule: own.rule.id.clone(),
            hash: own.key.hash.clone(),
            period: now.period(),
            same_snapshot: true,
            from: own.from.clone(),
            to: own.to.clone(),
            amount: new.amount,
            state: if place % 2 == 0 { State::InForce } else { State::Proposed },
            months: new.months.clone(),
        }).collect();
        prop_assert!(judged(&rules, &again).iter().all(|own| !matches!(own.outcome, Outcome::Moves(_))));
    }
}
