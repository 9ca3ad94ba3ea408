//! How each step of a bridge comes about: of lines that drivers take apart month by month, of all others in one step.

use std::collections::{BTreeMap, BTreeSet};

use super::{BridgeAnswer, BridgeRequest, Prepared};
use crate::analysis::Budget;
use crate::analysis::bridge::{Place, Reached, Step, Steps, arithmetic, bridge as worked_out, each_line};
use crate::analysis::variance::Member;
use crate::answer::Source;
use crate::answer::kept::Fits;
use crate::model::{Category, Kind, Line, Month, Plan, Quantity};

/// A month of a line: its number, the month's index in its year, and where that stands: its cover, its month.
type Wanted = (usize, usize, (usize, Month));

/// The arithmetic of a bridge.
#[derive(Default)]
pub struct Told {
    /// Lines that are taken apart, each month by itself.
    pub apart: Vec<ToldCover>,
    /// What is taken whole.
    pub whole: Vec<ToldWhole>,
}

/// The lines of one category and members in a month, taken apart.
pub struct ToldCover {
    /// The plan.
    pub plan: String,
    /// Cost or income.
    pub kind: Kind,
    /// What they budget.
    pub category: Category,
    /// Their members.
    pub members: Vec<Member>,
    /// The month.
    pub month: Month,
    /// What its steps come to.
    pub steps: Steps,
    /// The lines.
    pub lines: Vec<ToldLine>,
}

/// A line of it.
pub struct ToldLine {
    /// Its name, if it has one.
    pub name: String,
    /// As the plan's file has it.
    pub planned: Reached,
    /// What each driver makes of that.
    pub moves: Vec<ToldMove>,
}

/// A driver that was put in place.
pub struct ToldMove {
    /// The driver, as series name it.
    pub driver: String,
    /// As what.
    pub step: Step,
    /// What it was, with all that was put in place before.
    pub from: Quantity,
    /// What stands in its place.
    pub to: Quantity,
    /// What the line comes to with it.
    pub reached: Reached,
}

/// A place that one step takes from its budget to its actual.
pub struct ToldWhole {
    /// Cost or income.
    pub kind: Kind,
    /// Its category.
    pub category: Category,
    /// Its members.
    pub members: Vec<Member>,
    /// The months.
    pub months: Vec<Month>,
    /// As what.
    pub step: Step,
    /// What they come to.
    pub steps: Steps,
}

/// The bridge with its arithmetic.
pub fn told(
    source: &Source<'_>,
    plans: &[Plan],
    budget: &Budget,
    request: &BridgeRequest,
) -> anyhow::Result<(BridgeAnswer, Told)> {
    let prepared = Prepared::new(source, plans, budget, request, true)?;
    let mut lines = lines_of_covers(&prepared, source, plans)?;
    let (covers, mut told) = (prepared.covering.covers(), Told::default());
    // By place, then by month; costs before income.
    let mut apart: BTreeMap<(bool, usize, Month), ToldCover> = BTreeMap::new();
    let mut whole: BTreeMap<Whole, (Vec<Month>, Steps)> = BTreeMap::new();
    for month in &prepared.over.months {
        worked_out(&prepared.covering, &prepared.facts(std::slice::from_ref(month)), &mut |place, steps| {
            let (names, category, members) = prepared.numbers(place);
            if names.kept.takes(category, members) != Fits::Yes {
                return Ok(());
            }
            let own = match place {
                Place::Cover(cover) => lines.remove(&(cover, *month)).map(|lines| (cover, lines)),
                Place::Outside(_) => None,
            };
            if let Some((cover, lines)) = own {
                let kind = names.kind(category);
                let own = ToldCover {
                    plan: budget.plans[covers.plan[cover] as usize].id.clone(),
                    kind,
                    category: covers.category_of(cover).clone(),
                    members: members_of_cover(&prepared, cover),
                    month: *month,
                    steps: *steps,
                    lines,
                };
                apart.insert((kind == Kind::Income, cover, *month), own);
                return Ok(());
            }
            let whole = whole.entry(Whole::of(place, steps)).or_default();
            whole.0.push(*month);
            Ok(whole.1.add(steps)?)
        })?;
    }
    told.apart = apart.into_values().collect();
    told.whole = whole.into_iter().map(|(place, (months, steps))| place.told(&prepared, months, steps)).collect();
    told.whole.sort_by_key(|own| own.kind == Kind::Income);
    Ok((prepared.answer(request)?, told))
}

/// The lines of each cover and month that is taken apart.
fn lines_of_covers(
    prepared: &Prepared<'_>,
    source: &Source<'_>,
    plans: &[Plan],
) -> anyhow::Result<BTreeMap<(usize, Month), Vec<ToldLine>>> {
    let facts = prepared.facts(&prepared.over.months);
    let mut apart: BTreeSet<(usize, Month)> = BTreeSet::new();
    each_line(&prepared.covering, &facts, &mut |seen| {
        let months =
            seen.months.iter().filter(|(index, _)| prepared.is_asked(seen.cover) && seen.line.is_apart(*index));
        apart.extend(months.map(|(_, month)| (seen.cover, *month)));
        Ok(())
    })?;
    let mut wanted: BTreeMap<usize, Vec<Wanted>> = BTreeMap::new();
    each_line(&prepared.covering, &facts, &mut |seen| {
        for &(index, month) in seen.months.iter().filter(|(_, month)| apart.contains(&(seen.cover, *month))) {
            wanted.entry(seen.plan).or_default().push((seen.number, index, (seen.cover, month)));
        }
        Ok(())
    })?;
    let mut found: BTreeMap<(usize, Month), Vec<ToldLine>> = BTreeMap::new();
    for (number, wanted) in wanted {
        let head = &prepared.covering.budget().plans[number];
        let plan = plans.iter().find(|plan| plan.id == head.id);
        let (Some(plan), Some(apart)) = (plan, &prepared.aparts[number]) else { continue };
        let (lines, spent) = (head.lines_of(plan), source.spent_before(plan)?);
        let asked: Vec<(usize, &Line, usize)> =
            wanted.iter().map(|(line, month, _)| (*line, lines[*line], *month)).collect();
        let told = arithmetic(plan, apart, &asked, &|line, month| spent.on(line, month));
        for (((_, line, _), (.., at)), month) in asked.into_iter().zip(wanted).zip(told) {
            let moves = month.moves.into_iter().map(|own| ToldMove {
                driver: apart.drivers[own.driver].name.clone(),
                step: own.step,
                from: own.from,
                to: own.to,
                reached: own.reached,
            });
            let line = ToldLine { name: line.name.clone(), planned: month.planned, moves: moves.collect() };
            found.entry(at).or_default().push(line);
        }
    }
    Ok(found)
}

fn members_of_cover(prepared: &Prepared<'_>, cover: usize) -> Vec<Member> {
    let names = prepared.covering.covers().member_names(cover);
    names.iter().map(|name| Member::of_line(name.as_deref())).collect()
}

/// A place that is taken whole, by its numbers, and the step that takes it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Whole {
    Cover(usize, Step),
    Outside(Vec<u32>),
}

impl Whole {
    fn of(place: Place<'_>, steps: &Steps) -> Whole {
        match place {
            Place::Cover(cover) if steps.of(Step::Timing) != 0 => Whole::Cover(cover, Step::Timing),
            Place::Cover(cover) => Whole::Cover(cover, Step::Whole),
            Place::Outside(place) => Whole::Outside(place.to_vec()),
        }
    }

    fn told(self, prepared: &Prepared<'_>, months: Vec<Month>, steps: Steps) -> ToldWhole {
        let covers = prepared.covering.covers();
        match self {
            Whole::Cover(cover, step) => ToldWhole {
                kind: prepared.of_covers.kind(covers.category[cover]),
                category: covers.category_of(cover).clone(),
                members: members_of_cover(prepared, cover),
                months,
                step,
                steps,
            },
            Whole::Outside(place) => {
                let (grid, numbers) = (&prepared.actual, &place[1..]);
                let names = numbers.iter().zip(&grid.members).map(|(number, members)| &members[*number as usize]);
                ToldWhole {
                    kind: prepared.of_grid.kind(place[0]),
                    category: grid.categories[place[0] as usize].clone(),
                    members: names.map(|name| Member::of_posting(name)).collect(),
                    months,
                    step: Step::Unbudgeted,
                    steps,
                }
            }
        }
    }
}
