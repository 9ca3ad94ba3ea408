//! Random plans of several axes, ceilings and shared lines, each report against a plain recomputation:
//! loops over lines and postings that know nothing of covers, leaves or rows.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::analysis::Budget;
use crate::analysis::Spent;
use crate::analysis::budget::resolve;
use crate::model::line::Mode;
use crate::model::{
    Amount, Category, CategoryTree, Currency, Dimensions, Grid, GridSum, Line, Money, Month, Period, Plan, Ratio,
};

const CATEGORIES: [&str; 6] = ["a", "a:b", "a:b:c", "a:d", "e", "e:f"];
const MEMBERS: [&str; 2] = ["m", "n"];
const FIRST: &str = "2026-01";
const MONTHS: usize = 4;

/// A line: category, member on each axis (0 is none), amount a month, additive, from and to as months of the window.
type Drawn = (usize, [usize; 2], i64, bool, usize, usize);
/// A posting: month, category, members (0 is none), amount.
type Posted = (usize, usize, [usize; 2], i64);

fn month(index: usize) -> Month {
    Month::parse(FIRST).unwrap().plus(index as i32)
}

fn yuan(amount: i64) -> Money {
    Money::from_minor(amount, Currency::CNY)
}

fn segments(category: usize) -> Vec<&'static str> {
    CATEGORIES[category].split(':').collect()
}

/// Plain containment: of the category, and of every member that is named.
fn holds(line: &Drawn, category: usize, members: [usize; 2]) -> bool {
    segments(category).starts_with(&segments(line.0))
        && line.1.iter().zip(members).all(|(own, other)| *own == 0 || *own == other)
}

fn names(line: &Drawn) -> usize {
    line.1.iter().filter(|member| **member > 0).count()
}

fn active(line: &Drawn, at: usize) -> bool {
    line.4 <= at && at <= line.5
}

/// The place of a line: what makes two lines one cover.
fn place(line: &Drawn) -> (usize, [usize; 2]) {
    (line.0, line.1)
}

/// The most specific of some lines, by depth and by axes named.
fn narrowest<'a>(lines: impl Iterator<Item = &'a Drawn>) -> Option<&'a Drawn> {
    lines.max_by_key(|line| (segments(line.0).len(), names(line)))
}

/// What all lines of a place state for a month.
fn stated(lines: &[Drawn], at: usize, of: (usize, [usize; 2])) -> i64 {
    lines.iter().filter(|line| place(line) == of && active(line, at)).map(|line| line.2).sum()
}

/// What lies right under a place that budgets the month, of what budgets it.
fn below(lines: &[Drawn], at: usize, of: (usize, [usize; 2])) -> i64 {
    let mut places: Vec<(usize, [usize; 2])> = lines.iter().map(place).collect();
    places.sort();
    places.dedup();
    let mut sum = 0;
    for child in places.into_iter().filter(|child| *child != of) {
        let above =
            lines.iter().filter(|line| active(line, at) && place(line) != child && holds(line, child.0, child.1));
        if narrowest(above).map(place) != Some(of) {
            continue;
        }
        let here: Vec<&Drawn> = lines.iter().filter(|line| place(line) == child).collect();
        // What does not budget the month holds nothing in it, and is nothing itself.
        sum += match here.iter().any(|line| active(line, at)) {
            false => 0,
            true if here.iter().any(|line| line.3 && active(line, at)) => {
                stated(lines, at, child) + below(lines, at, child)
            }
            true => stated(lines, at, child),
        };
    }
    sum
}

/// Outside the plan?, category cut to a depth, members shown (`*` shared, `-` none) → budget and actual.
type Sums = BTreeMap<(bool, String, Vec<String>), (i64, i64)>;

fn recomputed(lines: &[Drawn], posted: &[Posted], by: &[By], depth: Option<usize>) -> Sums {
    let mut sums = Sums::new();
    let key = |outside: bool, category: usize, members: [usize; 2], none: &str| {
        let cut: Vec<&str> = segments(category).into_iter().take(depth.unwrap_or(9)).collect();
        let text = if by.contains(&By::Category) { cut.join(":") } else { String::new() };
        let shown = by.iter().filter_map(|by| match by {
            By::Axis(axis) => Some(match members[*axis] {
                0 => none.to_string(),
                number => MEMBERS[number - 1].to_string(),
            }),
            By::Category => None,
        });
        (outside, text, shown.collect::<Vec<_>>())
    };
    let mut places: Vec<(usize, [usize; 2])> = lines.iter().map(place).collect();
    places.sort();
    places.dedup();
    for at in 0..MONTHS {
        for &of in &places {
            let here: Vec<&Drawn> = lines.iter().filter(|line| place(line) == of).collect();
            let mut own = stated(lines, at, of);
            if here.iter().any(|line| active(line, at)) && !here.iter().any(|line| line.3 && active(line, at)) {
                own -= below(lines, at, of);
            }
            sums.entry(key(false, of.0, of.1, "*")).or_default().0 += own;
        }
    }
    for &(at, category, members, amount) in posted {
        let covering = lines.iter().filter(|line| active(line, at) && holds(line, category, members));
        let key = match narrowest(covering) {
            Some(line) => key(false, line.0, line.1, "*"),
            None => key(true, category, members, "-"),
        };
        sums.entry(key).or_default().1 += amount;
    }
    sums.retain(|_, (budget, actual)| (*budget, *actual) != (0, 0));
    sums
}

/// Does a cell lie between two lines of which neither is narrower? The plan check refuses such plans.
fn torn(lines: &[Drawn]) -> bool {
    let differ = |a: &Drawn, b: &Drawn| {
        let meet = a.1.iter().zip(b.1).all(|(a, b)| *a == 0 || b == 0 || *a == b);
        a.0 == b.0 && a.1 != b.1 && names(a) == names(b) && meet
    };
    lines.iter().any(|a| lines.iter().any(|b| differ(a, b)))
}

fn budget(lines: &[Drawn]) -> Budget {
    let axes = vec!["p".to_string(), "d".to_string()];
    let lines = lines.iter().map(|&(category, members, amount, additive, from, to)| {
        let members = members.iter().map(|m| m.checked_sub(1).map(|m| MEMBERS[m].to_string())).collect();
        let mut line =
            Line::new(Category::parse(CATEGORIES[category]).unwrap(), members, Amount::Monthly(yuan(amount)));
        line.mode = if additive { Mode::Additive } else { Mode::Ceiling };
        line.from = Some(month(from));
        line.to = Some(month(to));
        line
    });
    let plan = Plan { lines: lines.collect(), ..Plan::empty("P", month(0), Currency::CNY, 2) };
    let resolved = resolve(&plan, &axes, &Spent::nothing(Currency::CNY, axes.clone())).unwrap();
    Budget::new(Currency::CNY, axes, CategoryTree::default(), vec![resolved])
}

fn grid(posted: &[Posted]) -> Grid {
    let mut grid = Grid::empty(Currency::CNY, vec!["p".into(), "d".into()]);
    grid.categories = CATEGORIES.iter().map(|c| Category::parse(c).unwrap()).collect();
    grid.members = vec![["", "m", "n"].map(String::from).to_vec(); 2];
    let cells = posted.iter().map(|&(at, category, [p, d], amount)| {
        let place = [category, p, d].map(|number| number as u32).to_vec();
        (month(at), place, GridSum::new(yuan(amount).minor(), 1, 0))
    });
    grid.with_cells(cells).unwrap()
}

/// What the items of a report say, and whether its rows are a proper tree.
fn reported(result: &Variance, by: &[By]) -> Result<Sums, TestCaseError> {
    let mut sums = Sums::new();
    let mut told_apart = std::collections::BTreeSet::new();
    let items: Vec<&VarianceRow> = result.rows.iter().filter(|row| row.role == Role::Item).collect();
    for (index, row) in items.iter().enumerate() {
        let twin = items[..index].iter().any(|other| other.bucket == row.bucket && other.path == row.path);
        prop_assert!(!twin, "two items at {:?}", row.path);
        let category = row.path.iter().rev().find_map(|segment| match segment {
            Segment::Category(category) => Some(category.to_string()),
            _ => None,
        });
        let members = by.iter().filter_map(|by| match by {
            By::Axis(axis) => row.path.iter().find_map(|segment| match segment {
                Segment::Member(of, member) if of == axis => Some(match member {
                    Member::Named(name) => name.to_string(),
                    Member::Shared => "*".to_string(),
                    Member::Unassigned => "-".to_string(),
                }),
                _ => None,
            }),
            By::Category => None,
        });
        let key = (row.bucket.is_unbudgeted(), category.unwrap_or_default(), members.collect::<Vec<_>>());
        // Scripts tell items apart by these and by whether they are the rest of a ceiling, or a line's own.
        let part = [Segment::Unallocated, Segment::Own].map(|part| row.path.contains(&part));
        prop_assert!(!(part.contains(&true) && key.0), "a rest outside the plan: {:?}", row.path);
        prop_assert!(told_apart.insert((key.clone(), part)), "scripts see {key:?} twice");
        let sum = sums.entry(key).or_default();
        sum.0 += row.scopes[0].measure.budget.unwrap().minor();
        sum.1 += row.scopes[0].measure.actual.minor();
    }
    for row in result.rows.iter().filter(|row| row.role == Role::Subtotal) {
        let under = items.iter().filter(|item| item.bucket == row.bucket && item.path.starts_with(&row.path));
        let actual: i64 = under.map(|item| item.scopes[0].measure.actual.minor()).sum();
        prop_assert_eq!(row.scopes[0].measure.actual.minor(), actual, "below {:?}", row.path);
    }
    sums.retain(|_, (budget, actual)| (*budget, *actual) != (0, 0));
    Ok(sums)
}

fn lines() -> impl Strategy<Value = Vec<Drawn>> {
    let line = (0..6usize, [0..3usize, 0..3usize], 1..50i64, prop::bool::weighted(0.2), 0..MONTHS, 0..MONTHS).prop_map(
        |(category, members, amount, additive, a, b)| (category, members, amount, additive, a.min(b), a.max(b)),
    );
    prop::collection::vec(line, 0..9).prop_filter("a plan that tears no cell", |lines| !torn(lines))
}

fn posted() -> impl Strategy<Value = Vec<Posted>> {
    prop::collection::vec((0..MONTHS, 0..6usize, [0..3usize, 0..3usize], -20..60i64), 0..20)
}

fn by() -> impl Strategy<Value = Vec<By>> {
    let all = [By::Category, By::Axis(0), By::Axis(1)];
    (Just(all).prop_shuffle(), 1..=3usize).prop_map(|(all, count)| all[..count].to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_report_is_what_loops_over_lines_and_postings_give(
        lines in lines(),
        posted in posted(),
        by in by(),
        depth in prop::option::of(1..=3usize),
        sort in prop::sample::select(vec![Sort::Book, Sort::Variance, Sort::Execution, Sort::Name]),
        only in prop::option::of(prop::sample::select(vec![Only::Material, Only::Over, Only::Unbudgeted])),
        filter in prop::option::of(0..6usize),
        member in prop::option::of((0..2usize, 0..3usize)),
    ) {
        let budget = budget(&lines);
        let covering = Covering::new(&budget);
        let period = Period::months(month(0), month(MONTHS));
        let mut query = VarianceQuery {
            scopes: vec![Scope {
                name: ScopeName::Period,
                period,
                year: None,
                open: None,
                planned: true,
                missing: vec![],
            undated: false,
            unsorted: false,
            beyond: false,
            to_date: false,
            }],
            by: by.clone(), depth, categories: vec![], members: vec![], against: vec![], only: vec![], sort,
            all: false, pivot: true, across: None,
        };
        let facts = Facts {
            dimensions: Dimensions::default(),
            scopes: vec![ScopeFacts { actual: grid(&posted), commitment: None, rolled: None, rolled_months: vec![], changed: None, bases: vec![] }],
            recent: RecentFacts { months: vec![], actual: grid(&[]) },
            forecast: None,
        };
        let materiality = Materiality { amount: yuan(10), ratio: Ratio::ZERO, hard_amount: None };
        let result = variance(&covering, &facts, &query, &materiality).unwrap();
        prop_assert_eq!(reported(&result, &by)?, recomputed(&lines, &posted, &by, depth));
        let all: i64 = posted.iter().map(|p| p.3).sum();
        prop_assert_eq!(result.totals[0].cost.measure.actual.minor(), all);
        // What filters leave out is in a remainder: what is visible is still the total.
        query.only = only.into_iter().collect();
        query.categories = filter.map(|c| Category::parse(CATEGORIES[c]).unwrap()).into_iter().collect();
        query.members = member.map(|(axis, m)| (axis, vec![["", "m", "n"][m].to_string()])).into_iter().collect();
        let narrowed = variance(&covering, &facts, &query, &materiality).unwrap();
        let visible = narrowed.rows.iter().filter(|row| matches!(row.role, Role::Item | Role::Remainder(_) | Role::Shared(_)));
        prop_assert_eq!(visible.map(|row| row.scopes[0].measure.actual.minor()).sum::<i64>(), all);
        let total = |of: &Variance| (of.totals[0].cost.measure.budget, of.totals[0].cost.measure.actual);
        prop_assert_eq!(total(&narrowed), total(&result));
    }
}
