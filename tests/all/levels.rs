//! What lies above members: any plans and ledgers, seen by regions between which members move, say the same in all as they
//! do without, and month by month what a plain look-up says.

use std::collections::BTreeMap;
use std::rc::Rc;

use budget::analysis::budget::resolve;
use budget::analysis::levels::by_levels;
use budget::analysis::{Budget, Covering, Spent};
use budget::model::dimension::Axis;
use budget::model::line::Mode;
use budget::model::{
    Amount, Category, CategoryTree, Currency, Dimensions, Grid, LedgerKind, Line, MemberTree, Money, Month, Period,
    Plan, StatedMember,
};
use budget::store::memory::MemoryStore;
use budget::store::{LedgerStore, LevelStore, Policy, Query};
use proptest::prelude::*;

use crate::support::ledger::{axes, draft, month, row};

const PROJECTS: [&str; 3] = ["a", "b", "c"];
const DEPARTMENTS: [&str; 2] = ["x", "y"];
const REGIONS: [&str; 3] = ["", "east", "north"];
const CATEGORIES: [&str; 4] = ["p", "p:q", "p:q:r", "s"];

/// Member, first month (0 is always), region.
type Stated = (usize, i32, usize);
/// Category, project (0 is none), department, amount, additive.
type Drawn = (usize, usize, usize, i64, bool);

fn at(number: i32) -> Month {
    month("2026-01").plus(number)
}

fn region(stated: &[Stated], project: &str, month: Month) -> String {
    let own = stated.iter().filter(|own| PROJECTS[own.0] == project && (own.1 == 0 || at(own.1) <= month));
    own.max_by_key(|own| own.1).map_or("", |own| REGIONS[own.2]).to_string()
}

fn dimensions(stated: &[Stated]) -> Dimensions {
    let axis = |name: &str, members: &[&str]| Axis {
        name: name.into(),
        members: members.iter().map(|member| member.to_string()).collect(),
    };
    let own = stated.iter().map(|(member, from, region)| StatedMember {
        member: PROJECTS[*member].into(),
        from: (*from > 0).then(|| at(*from)),
        texts: vec![REGIONS[*region].into(), String::new(), String::new(), String::new()],
        ..StatedMember::default()
    });
    let trees = vec![MemberTree::new(0, vec!["region".into()], own.collect())];
    let axes = vec![axis("project", &PROJECTS), axis("department", &DEPARTMENTS)];
    Dimensions { trees, ..Dimensions::plain(axes) }
}

fn budget(lines: &[Drawn]) -> Budget {
    let name = |all: &[&str], number: usize| number.checked_sub(1).map(|at| all[at].to_string());
    let lines = lines.iter().map(|(category, project, department, amount, additive)| Line {
        mode: if *additive { Mode::Additive } else { Mode::Ceiling },
        ..Line::new(
            Category::parse(CATEGORIES[*category]).unwrap(),
            vec![name(&PROJECTS, *project), name(&DEPARTMENTS, *department)],
            Amount::Monthly(Money::from_minor(*amount, Currency::CNY)),
        )
    });
    let plan = Plan { lines: lines.collect(), ..Plan::empty("P", at(0), Currency::CNY, 2) };
    let resolved = resolve(&plan, &axes(), &Spent::nothing(Currency::CNY, axes())).unwrap();
    Budget::new(Currency::CNY, axes(), CategoryTree::default(), vec![resolved])
}

/// Two lines equally specific for one cell: such plans are refused.
fn ties(lines: &[Drawn]) -> bool {
    let names = |line: &Drawn| usize::from(line.1 > 0) + usize::from(line.2 > 0);
    let meets = |a: usize, b: usize| a == 0 || b == 0 || a == b;
    let tied = |a: &Drawn, b: &Drawn| {
        a.0 == b.0 && (a.1, a.2) != (b.1, b.2) && names(a) == names(b) && meets(a.1, b.1) && meets(a.2, b.2)
    };
    lines.iter().any(|a| lines.iter().any(|b| tied(a, b)))
}

/// What stands where in a grid.
fn said(grid: &Grid) -> BTreeMap<(Month, String, Vec<String>), (i64, u64)> {
    let place = |cell: &budget::model::GridCell<'_>| {
        let members = (0..grid.axes.len()).map(|axis| grid.member(cell, axis).to_string()).collect();
        (cell.month, grid.category(cell).to_string(), members)
    };
    grid.cells().map(|cell| (place(&cell), (cell.amount.minor(), cell.count))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn regions_add_up_to_the_book(
        stated in prop::collection::vec((0..3_usize, prop_oneof![Just(0), 1..12_i32], 0..3_usize), 0..7),
        lines in prop::collection::vec((0..4_usize, 0..4_usize, 0..3_usize, 0..900_000_i64, any::<bool>()), 0..9),
        posted in prop::collection::vec((0..14_i32, 0..4_usize, 0..4_usize, 0..3_usize, -90_000..900_000_i64), 0..14),
        (from, length) in (0..10_i32, 1..14_i32),
    ) {
        let mut stated = stated;
        stated.sort();
        stated.dedup_by_key(|own| (own.0, own.1));
        // What is left open is as before: here everything is said.
        stated.retain(|own| own.2 > 0);
        let book = dimensions(&stated);
        let seen = book.with_levels(&["region".to_string()], None);
        let above = |project: &str, month: Month| region(&stated, project, month);

        if !ties(&lines) {
            let (own, wide) = (budget(&lines), budget(&lines));
            let wide = by_levels(&wide, &seen).unwrap();
            let (own, wide) = (Covering::new(&own), Covering::new(&wide));
            for number in 0..12 {
                let month = at(number);
                let mut wanted: BTreeMap<(String, Vec<Option<String>>), i64> = BTreeMap::new();
                for (cover, minor) in own.month(month).unwrap().iter().enumerate() {
                    let mut members = own.covers().member_names(cover);
                    let over = members[0].as_deref().map(|project| above(project, month));
                    members.push(over);
                    *wanted.entry((own.covers().category_of(cover).to_string(), members)).or_default() += minor;
                }
                let mut found = BTreeMap::new();
                for (cover, minor) in wide.month(month).unwrap().iter().enumerate() {
                    let place = (wide.covers().category_of(cover).to_string(), wide.covers().member_names(cover));
                    *found.entry(place).or_default() += minor;
                }
                wanted.retain(|_, minor| *minor != 0);
                found.retain(|_, minor: &mut i64| *minor != 0);
                prop_assert_eq!(found, wanted);
                // Every cell has the line that it has without.
                for category in CATEGORIES.map(|text| Category::parse(text).unwrap()) {
                    for project in ["", "a", "b", "c"] {
                        for department in ["", "x", "y"] {
                            let over = above(project, month);
                            let plain = own.find(month, &category, &[project, department]);
                            let found = wide.find(month, &category, &[project, department, &over]);
                            let place = plain.map(|cover| (own.covers().category_of(cover), own.covers().member_names(cover)));
                            let same = found.map(|cover| {
                                let mut members = wide.covers().member_names(cover);
                                members.pop();
                                (wide.covers().category_of(cover), members)
                            });
                            prop_assert_eq!(place, same);
                        }
                    }
                }
            }
        }

        let store = MemoryStore::new(LedgerKind::Actual, axes(), Currency::CNY);
        let name = |all: &[&str], number: usize| number.checked_sub(1).map_or("-", |at| all[at]).to_string();
        let mut rows: Vec<_> = posted.iter().enumerate().map(|(line, (number, category, project, department, minor))| {
            let (project, department) = (name(&PROJECTS, *project), name(&DEPARTMENTS, *department));
            let text = format!("{} v{line} {} {project}/{department} 1.00 t", at(*number), CATEGORIES[*category]);
            budget::model::Posting { source_line: line as u64 + 2, amount: Money::from_minor(*minor, Currency::CNY), ..row(&text) }
        }).collect();
        rows.sort_by_key(|row| row.month);
        let mut booked = draft(&store, "2026-06-01T00:00:00Z", &rows);
        booked.judge(&Policy { as_new: true, vouchers_apart: true, ..Policy::default() }).unwrap();
        booked.commit().unwrap();
        let store: Rc<dyn LedgerStore> = Rc::new(store);
        let wide = LevelStore::new(Rc::clone(&store), Rc::new(seen));
        let period = Period::months(at(from), at(from + length));
        let inside = |row: &&budget::model::Posting| period.covers(row.month);
        for (by, together, filter) in [
            (vec!["region"], false, None),
            (vec!["region"], true, None),
            (vec!["department", "region", "project"], true, None),
            (vec!["department"], false, Some("east")),
            (vec!["region"], true, Some("")),
        ] {
            let filters: Vec<(String, Vec<String>)> =
                filter.iter().map(|text: &&str| ("region".to_string(), vec![text.to_string()])).collect();
            let by: Vec<String> = by.into_iter().map(String::from).collect();
            let query = Query { together, filters, ..Query::all(period, by.clone()) };
            let mut wanted: BTreeMap<(Month, String, Vec<String>), (i64, u64)> = BTreeMap::new();
            let mut lent = 0;
            for row in rows.iter().filter(inside) {
                let over = above(&row.members[0], row.month);
                if filter.is_some_and(|text| over != text) {
                    continue;
                }
                lent += row.amount.minor();
                let of = |axis: &String| match axis.as_str() {
                    "project" => row.members[0].clone(),
                    "department" => row.members[1].clone(),
                    _ => over.clone(),
                };
                let month = if together { at(from) } else { row.month };
                let sum = wanted.entry((month, row.category.clone(), by.iter().map(of).collect())).or_default();
                *sum = (sum.0 + row.amount.minor(), sum.1 + 1);
            }
            let found = wide.summarize(&query).unwrap().with_axes(&by);
            prop_assert_eq!(said(&found), wanted);
            let mut sum = 0;
            wide.postings(&query, &mut |_, row| {
                assert_eq!(row.members.len(), 3);
                assert_eq!(row.members[2], above(row.members[0], row.month));
                sum += row.amount.minor();
                Ok(())
            }).unwrap();
            prop_assert_eq!(sum, lent);
        }
    }
}
