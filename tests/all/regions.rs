//! What answers say of regions: any plans and ledgers, with projects that move between regions, come to the same by region
//! as by project, to the cent: budgets, actuals, columns, filters, bridges, shared costs and what is budgeted for them.

use std::collections::BTreeMap;
use std::rc::Rc;

use budget::analysis::Budget;
use budget::analysis::levels::by_levels;
use budget::analysis::variance::{By, Member, Role, Segment, VarianceRow};
use budget::answer::bridge::{BridgeRequest, Kept, bridge, told};
use budget::answer::consolidate::{ConsolidatedRow, consolidate};
use budget::answer::variance::{VarianceAnswer, VarianceRequest, variance};
use budget::answer::{Chosen, Source};
use budget::model::dimension::Axis;
use budget::model::{
    AllocateRule, Amount, BookSettings, Category, CategoryTree, Currency, Dimensions, LedgerKind, Line, LinePlace,
    MemberTree, Money, Month, Period, Plan, Posting, Quantity, StatedMember,
};
use budget::store::memory::MemoryStore;
use budget::store::{LedgerStore, LevelStore, Policy};
use proptest::prelude::*;

use crate::support::ledger::{axes, draft, month, row};

const PROJECTS: [&str; 3] = ["a", "b", "c"];
const REGIONS: [&str; 3] = ["", "east", "north"];
const CATEGORIES: [&str; 3] = ["p", "p:q", "s"];
/// The axis that follows from projects.
const REGION: usize = 2;

fn at(number: i32) -> Month {
    month("2026-01").plus(number)
}

/// A project, the month from which on it lies in a region, and its households.
type Lies = (usize, i32, usize, i64);

fn region(lies: &[Lies], project: &str, month: Month) -> Member {
    let own = lies.iter().filter(|own| PROJECTS[own.0] == project && (own.1 == 0 || at(own.1) <= month));
    Member::of_posting(own.max_by_key(|own| own.1).map_or("", |own| REGIONS[own.2]))
}

fn dimensions(lies: &[Lies]) -> Dimensions {
    let axis = |name: &str, members: &[&str]| Axis {
        name: name.into(),
        members: members.iter().map(|member| member.to_string()).collect(),
    };
    let stated = lies.iter().map(|(project, from, region, households)| StatedMember {
        member: PROJECTS[*project].into(),
        from: (*from > 0).then(|| at(*from)),
        texts: vec![REGIONS[*region].into(), String::new(), String::new(), String::new()],
        households: Some(Quantity::from(*households)),
        ..StatedMember::default()
    });
    let trees = vec![MemberTree::new(0, vec!["region".into()], stated.collect())];
    Dimensions { trees, ..Dimensions::plain(vec![axis("project", &PROJECTS), axis("department", &["x", "y"])]) }
}

fn named(all: &[&str], number: usize) -> Option<String> {
    number.checked_sub(1).map(|at| all[at].to_string())
}

/// The answers of one book.
struct Seen {
    settings: BookSettings,
    budget: Budget,
    ledgers: BTreeMap<&'static str, Rc<dyn LedgerStore>>,
}

impl Seen {
    fn source(&self) -> Source<'_> {
        let ledger = |kind: LedgerKind| &*self.ledgers[kind.name()];
        Source {
            settings: &self.settings,
            currency: Currency::CNY,
            actual: ledger(LedgerKind::Actual),
            cash: ledger(LedgerKind::Actual),
            commitments: ledger(LedgerKind::Commitment),
            adjustments: ledger(LedgerKind::Adjustment),
            overrides: ledger(LedgerKind::Override),
            metrics: ledger(LedgerKind::Metric),
            as_of: at(12).first_day(),
            known_at: None,
        }
    }

    fn variance(&self, by: usize, period: Period, change: impl Fn(&mut VarianceRequest)) -> VarianceAnswer {
        let chosen = Chosen { period, ytd: None, to_date: false };
        let mut request = VarianceRequest::plain(chosen, vec![By::Axis(by)]);
        change(&mut request);
        variance(&self.source(), &self.budget, request).unwrap()
    }

    fn consolidated(&self, by: usize, period: Period) -> Vec<ConsolidatedRow> {
        let answer = consolidate(&self.source(), &self.budget, by, period).unwrap();
        let sum = |of: fn(&ConsolidatedRow) -> Money| answer.rows.iter().map(|row| of(row).minor()).sum::<i64>();
        assert_eq!(sum(|row| row.consolidated), answer.total.consolidated.minor());
        assert_eq!((sum(|row| row.allocated), sum(|row| row.budget_allocated)), (0, 0));
        answer.rows
    }
}

/// Budget and actual at each member, inside the plan and outside it.
type Sums = BTreeMap<(bool, Member), (i64, i64)>;

fn add(sums: &mut Sums, key: (bool, Member), (budget, actual): (Money, Money)) {
    let sum = sums.entry(key).or_default();
    *sum = (sum.0 + budget.minor(), sum.1 + actual.minor());
    sums.retain(|_, sum| *sum != (0, 0));
}

/// The rows at the depth that is asked for: together they are the total.
fn items(answer: &VarianceAnswer) -> impl Iterator<Item = (&VarianceRow, Member)> {
    let items = answer.variance.rows.iter().filter(|row| row.role == Role::Item);
    items.filter_map(|row| match row.path.last() {
        Some(Segment::Member(_, member)) => Some((row, member.clone())),
        _ => None,
    })
}

fn sums(answer: &VarianceAnswer) -> Sums {
    let mut sums = Sums::new();
    for (row, member) in items(answer) {
        let measure = &row.scopes[0].measure;
        add(&mut sums, (row.bucket.is_unbudgeted(), member), (measure.budget.unwrap(), measure.actual));
    }
    sums
}

fn seen(lies: &[Lies], lines: &[(usize, usize, usize, i64)], rows: &[Posting], levels: &[String]) -> Seen {
    let own = dimensions(lies);
    let wide = own.with_levels(levels, None);
    let lines = lines.iter().map(|(category, project, department, minor)| {
        let members = vec![named(&PROJECTS, *project), named(&["x", "y"], *department)];
        let amount = Amount::Monthly(Money::from_minor(*minor, Currency::CNY));
        Line::new(Category::parse(CATEGORIES[*category]).unwrap(), members, amount)
    });
    let plan = Plan { lines: lines.collect(), ..Plan::empty("P", at(0), Currency::CNY, 2) };
    let kinds =
        [LedgerKind::Actual, LedgerKind::Commitment, LedgerKind::Adjustment, LedgerKind::Override, LedgerKind::Metric];
    let store = |kind: LedgerKind| {
        let currency = if kind == LedgerKind::Metric { Currency::NONE } else { Currency::CNY };
        let store = MemoryStore::new(kind, axes(), currency);
        if kind == LedgerKind::Actual && !rows.is_empty() {
            let mut booked = draft(&store, "2026-06-01T00:00:00Z", rows);
            booked.judge(&Policy { as_new: true, vouchers_apart: true, ..Policy::default() }).unwrap();
            booked.commit().unwrap();
        }
        let store: Rc<dyn LedgerStore> = Rc::new(store);
        let store: Rc<dyn LedgerStore> = match levels.is_empty() {
            true => store,
            false => Rc::new(LevelStore::new(store, Rc::new(wide.clone()))),
        };
        (kind.name(), store)
    };
    // What department x spends without a project is borne by all, by households.
    let rule = AllocateRule {
        axis: 0,
        category: None,
        members: vec![None, Some("x".into())],
        by: "households".into(),
        place: LinePlace::default(),
    };
    let settings = BookSettings { dimensions: own, allocate: vec![rule], ..BookSettings::default() };
    let mut seen = Seen {
        settings,
        budget: Budget::new(Currency::CNY, axes(), CategoryTree::default(), Vec::new()),
        ledgers: kinds.into_iter().map(store).collect(),
    };
    let budget = seen.source().budget_of(std::slice::from_ref(&plan)).unwrap();
    seen.budget = if levels.is_empty() { budget } else { by_levels(&budget, &wide).unwrap() };
    seen.settings.dimensions = wide;
    seen
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_region_is_the_sum_of_its_projects(
        lies in prop::collection::vec((0..3_usize, prop_oneof![Just(0), 1..12_i32], 1..3_usize, 0..9_000_i64), 0..6),
        lines in prop::collection::vec((0..3_usize, 0..4_usize, 0..3_usize, 0..900_000_i64), 0..7),
        posted in prop::collection::vec((0..12_i32, 0..3_usize, 0..4_usize, 0..3_usize, -90_000..900_000_i64, 0..4_usize), 1..14),
        (from, length) in (0..10_i32, 1..6_i32),
    ) {
        let mut lies = lies;
        lies.sort();
        lies.dedup_by_key(|own| (own.0, own.1));
        // One line a place: which of two equally specific ones counts is no matter here.
        let mut lines = lines;
        lines.sort();
        lines.dedup_by_key(|own| (own.0, own.1, own.2));
        lines.retain(|own| own.1 == 0 || own.2 == 0 || own.1 == own.2);
        lines.dedup_by_key(|own| own.0);
        let mut rows: Vec<Posting> = posted.iter().enumerate().map(|(line, (number, category, project, department, minor, with))| {
            let or_none = |name: Option<String>| name.unwrap_or_else(|| "-".to_string());
            let (project, department) = (or_none(named(&PROJECTS, *project)), or_none(named(&["x", "y"], *department)));
            let text = format!("{} v{line} {} {project}/{department} 1.00 t", at(*number), CATEGORIES[*category]);
            let counterparty = named(&PROJECTS, *with).unwrap_or_default();
            Posting { source_line: line as u64 + 2, amount: Money::from_minor(*minor, Currency::CNY), counterparty, ..row(&text) }
        }).collect();
        rows.sort_by_key(|row| row.month);
        let period = Period::months(at(from), at((from + length).min(12)));
        let own = seen(&lies, &lines, &rows, &[]);
        let wide = seen(&lies, &lines, &rows, &["region".to_string()]);
        let above = |member: &Member, month: Month| match member {
            Member::Named(name) => region(&lies, name, month),
            other => other.clone(),
        };

        // By region, as by project month by month, each where it lay then.
        let mut wanted = Sums::new();
        for month in period.touched() {
            for (row, member) in items(&own.variance(0, Period::months(month, month.plus(1)), |_| {})) {
                let measure = &row.scopes[0].measure;
                let key = (row.bucket.is_unbudgeted(), above(&member, month));
                add(&mut wanted, key, (measure.budget.unwrap(), measure.actual));
            }
        }
        let by_region = wide.variance(REGION, period, |_| {});
        prop_assert_eq!(&sums(&by_region), &wanted);
        let total = |answer: &VarianceAnswer| {
            let cost = &answer.variance.totals[0].cost.measure;
            (cost.budget, cost.actual)
        };
        let all = total(&own.variance(0, period, |_| {}));
        prop_assert_eq!(total(&by_region), all);

        // In columns, row by row.
        let across = wide.variance(0, period, |request| request.across = Some(REGION));
        let mut columns = Sums::new();
        for (row, _) in items(&across) {
            let parts = row.months.iter().map(|part| (part.budget.unwrap().minor(), part.actual.minor()));
            let sum = parts.fold((0, 0), |sum, part| (sum.0 + part.0, sum.1 + part.1));
            let measure = &row.scopes[0].measure;
            prop_assert_eq!(sum, (measure.budget.unwrap().minor(), measure.actual.minor()));
            for (member, part) in across.variance.columns.iter().zip(&row.months) {
                add(&mut columns, (row.bucket.is_unbudgeted(), member.clone()), (part.budget.unwrap(), part.actual));
            }
        }
        prop_assert_eq!(&columns, &wanted);

        // As a filter.
        let east = wide.variance(0, period, |request| request.members = vec![(REGION, vec!["east".to_string()])]);
        let sum_of = |answer: &VarianceAnswer| {
            sums(answer).into_values().fold((0, 0), |sum, own| (sum.0 + own.0, sum.1 + own.1))
        };
        let in_east = wanted.iter().filter(|((_, member), _)| *member == Member::of_posting("east"));
        prop_assert_eq!(sum_of(&east), in_east.fold((0, 0), |sum, (_, own)| (sum.0 + own.0, sum.1 + own.1)));

        // The bridge, and its arithmetic.
        let request = |by| BridgeRequest { period, by: By::Axis(by), depth: 9, kept: Kept::default(), reviews: Vec::new() };
        let plans: &[Plan] = &[];
        let bridged = bridge(&wide.source(), plans, &wide.budget, &request(REGION)).unwrap();
        let booked: Vec<Month> = bridged.months.clone();
        let mut of_regions: BTreeMap<Member, i64> = BTreeMap::new();
        for month in &booked {
            let month_alone = BridgeRequest { period: Period::months(*month, month.plus(1)), ..request(0) };
            for row in bridge(&own.source(), plans, &own.budget, &month_alone).unwrap().rows {
                let Segment::Member(_, member) = &row.at else { panic!("{row:?}") };
                *of_regions.entry(above(member, *month)).or_default() += row.steps.variance().unwrap();
            }
        }
        let mut found: BTreeMap<Member, i64> = BTreeMap::new();
        for row in &bridged.rows {
            let Segment::Member(_, member) = &row.at else { panic!("{row:?}") };
            *found.entry(member.clone()).or_default() += row.steps.variance().unwrap();
        }
        of_regions.retain(|_, minor| *minor != 0);
        found.retain(|_, minor| *minor != 0);
        prop_assert_eq!(&found, &of_regions);
        let (whole, arithmetic) = told(&wide.source(), plans, &wide.budget, &request(REGION)).unwrap();
        prop_assert_eq!(&whole.totals, &bridged.totals);
        let told: i64 = arithmetic.whole.iter().map(|own| own.steps.variance().unwrap()).sum();
        prop_assert_eq!(told, found.values().sum::<i64>());

        // Consolidated: what each project bears is its region's, where it lay.
        let mut wanted: BTreeMap<Member, [i64; 6]> = BTreeMap::new();
        let figures = |row: &ConsolidatedRow| {
            [row.budget, row.budget_allocated, row.booked, row.eliminated, row.allocated, row.consolidated].map(Money::minor)
        };
        for month in &booked {
            for row in own.consolidated(0, Period::months(*month, month.plus(1))) {
                let sum = wanted.entry(above(&row.member, *month)).or_default();
                sum.iter_mut().zip(figures(&row)).for_each(|(sum, own)| *sum += own);
            }
        }
        wanted.retain(|_, sums| sums[..5] != [0; 5]);
        let found = wide.consolidated(REGION, period);
        let found: BTreeMap<Member, [i64; 6]> = found.iter().map(|row| (row.member.clone(), figures(row))).collect();
        prop_assert_eq!(found, wanted);
    }
}
