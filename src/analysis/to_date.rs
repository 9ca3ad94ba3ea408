//! A year to date where plans of one book begin their years in different months: each plan's money counts from the
//! first month of its own year.

use std::collections::BTreeSet;

use super::covers::WHOLE;
use super::{Covering, PlanHead};
use crate::model::{Category, Grid, Month, Period};

/// The members that the lines of a plan name on an axis; `None` where one covers it whole.
type Named = Option<BTreeSet<u32>>;

/// Where the years of the plans begin that run in the last month of a period.
#[derive(Debug)]
pub struct ToDate<'a> {
    covering: &'a Covering<'a>,
    first: Month,
    /// A month of each stretch in which every cell has one cover, the last first.
    stretches: Vec<Month>,
    /// By plan; `None` for those whose year does not run then.
    begins: Vec<Option<Month>>,
    /// The plans that run, each with the members that its lines name, axis by axis.
    lands: Vec<(Month, Vec<Named>)>,
}

impl<'a> ToDate<'a> {
    /// `None` where all of them begin with the period, as they do in most books.
    pub fn new(covering: &'a Covering<'a>, period: Period) -> Option<ToDate<'a>> {
        let (first, last) = (period.first_month(), period.last_month());
        let plans = &covering.budget().plans;
        let begin = |plan: &PlanHead| plan.year.index(last).map(|_| plan.year.first.max(first));
        let begins: Vec<Option<Month>> = plans.iter().map(begin).collect();
        if begins.iter().flatten().all(|begin| *begin == first) {
            return None;
        }
        let mut stretches: Vec<Month> = period.touched().collect();
        stretches.reverse();
        stretches.dedup_by_key(|month| covering.stretch(*month));
        let covers = covering.covers();
        let land = |(plan, begin): (usize, &Option<Month>)| {
            let own = || (0..covers.count()).filter(|cover| covers.plan[*cover] as usize == plan);
            let named = |axis: usize| {
                let members = own().map(|cover| covers.members_of(cover)[axis]);
                let members: BTreeSet<u32> = members.collect();
                (!members.contains(&WHOLE)).then_some(members)
            };
            begin.map(|begin| (begin, (0..covers.own_axes()).map(named).collect()))
        };
        let lands = begins.iter().enumerate().filter_map(land).collect();
        Some(ToDate { covering, first, stretches, begins, lands })
    }

    /// The plans that begin later than the period, with their first months.
    pub fn later(&self) -> Vec<(Month, String)> {
        let heads = self.covering.budget().plans.iter().zip(&self.begins);
        let mut later: Vec<(Month, String)> = heads
            .filter_map(|(head, begin)| begin.filter(|begin| *begin > self.first).map(|begin| (begin, head.id.clone())))
            .collect();
        later.sort();
        later.dedup();
        later
    }

    /// From which month on each cover counts: that of its plan's year; where that is over, of the plan that has its place now.
    pub fn of_covers(&self) -> Vec<Month> {
        let covers = self.covering.covers();
        let of = |cover: usize| {
            let place = || self.of_place(&covers.above(covers.category_of(cover)), covers.members_of(cover));
            self.begins[covers.plan[cover] as usize].unwrap_or_else(place)
        };
        (0..covers.count()).map(of).collect()
    }

    /// The same of each place of a grid.
    pub fn of_places(&self, grid: &Grid) -> Vec<Month> {
        let above: Vec<Vec<u32>> =
            grid.categories.iter().map(|category| self.covering.covers().above(category)).collect();
        let number = |(axis, members): (usize, &Vec<String>)| -> Vec<u32> {
            members.iter().map(|member| self.covering.member(axis, member)).collect()
        };
        let members: Vec<Vec<u32>> = grid.members.iter().enumerate().map(number).collect();
        let of = |place: &[u32]| {
            let own: Vec<u32> = place[1..].iter().zip(&members).map(|(own, all)| all[*own as usize]).collect();
            self.of_place(&above[place[0] as usize], &own)
        };
        grid.places().map(of).collect()
    }

    /// The same of one cell.
    pub fn of_cell(&self, category: &Category, members: &[&str]) -> Month {
        let own: Vec<u32> =
            members.iter().enumerate().map(|(axis, member)| self.covering.member(axis, member)).collect();
        self.of_place(&self.covering.covers().above(category), &own)
    }

    /// The plan of a place is that of the line which covered it last; of those that none covers, one for its members.
    fn of_place(&self, above: &[u32], members: &[u32]) -> Month {
        let covers = self.covering.covers();
        let covered = |month: &Month| {
            let cover = self.covering.find_numbered(*month, above, members)?;
            self.begins[covers.plan[cover] as usize]
        };
        let is_in = |land: &Vec<Named>| {
            land.iter().zip(members).all(|(named, own)| named.as_ref().is_none_or(|named| named.contains(own)))
        };
        let by_members = || self.lands.iter().filter(|(_, land)| is_in(land)).map(|(begin, _)| *begin).min();
        self.stretches.iter().find_map(covered).or_else(by_members).unwrap_or(self.first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Budget, Spent};
    use crate::model::Currency;
    use crate::plan_file::load_texts;

    fn month(text: &str) -> Month {
        Month::parse(text).unwrap()
    }

    /// Runs on the covering of a book of these plans: id, first month, project (`*` for all), categories.
    fn with(plans: &[(&str, &str, &str, &[&str])], run: impl FnOnce(&Covering<'_>)) {
        let text = |(id, first, project, categories): &(&str, &str, &str, &[&str])| {
            let own = if *project == "*" { String::new() } else { format!("for = {{ project = '{project}' }}\n") };
            let lines = categories.iter().map(|own| format!("[[line]]\ncategory = '{own}'\nmonthly = 100\n"));
            let text = format!("[plan]\nid = '{id}'\nfirst_month = '{first}'\n{own}{}", lines.collect::<String>());
            (format!("plans/{id}.toml"), text)
        };
        let mut files =
            vec![("budget.toml".to_string(), "[dimensions]\nproject = ['Park', 'Lake', 'Hill']\n".to_string())];
        files.extend(plans.iter().map(text));
        let (loaded, problems) = load_texts(&files);
        assert_eq!(problems, []);
        let axes = vec!["project".to_string()];
        let plans = loaded.plans.iter().map(|plan| (plan, Spent::nothing(Currency::CNY, axes.clone())));
        let tree = loaded.settings.categories.clone();
        run(&Covering::new(&Budget::work_out(Currency::CNY, axes.clone(), tree, plans).unwrap()));
    }

    fn until_may() -> Period {
        Period::months(month("2026-01"), month("2026-06"))
    }

    #[test]
    fn each_project_counts_from_its_own_year() {
        let plans: &[(&str, &str, &str, &[&str])] = &[
            ("hill-2025", "2025-04", "Hill", &["pay"]),
            ("lake-2025", "2025-04", "Lake", &["pay", "lifts"]),
            ("lake-2026", "2026-04", "Lake", &["pay"]),
            ("park-2026", "2026-01", "Park", &["pay"]),
        ];
        with(plans, |covering| {
            let to_date = ToDate::new(covering, until_may()).unwrap();
            let of = |category: &str, project: &str| to_date.of_cell(&Category::parse(category).unwrap(), &[project]);
            for (category, project, from) in [
                ("pay", "Park", "2026-01"),
                ("pay", "Lake", "2026-04"),
                // What no line of the new year covers is Lake's all the same, and not of its new year before April.
                ("lifts", "Lake", "2026-04"),
                ("gifts", "Lake", "2026-04"),
                // Hill's year is over, and none has followed: its months stand by themselves.
                ("pay", "Hill", "2026-01"),
                ("gifts", "", "2026-01"),
            ] {
                assert_eq!(of(category, project), month(from), "{category} {project}");
            }
            assert_eq!(to_date.later(), [(month("2026-04"), "lake-2026".to_string())]);
            // Hill, Lake's pay and lifts of the year before, Lake's pay, Park.
            let april = month("2026-04");
            assert_eq!(to_date.of_covers(), [month("2026-01"), april, april, april, month("2026-01")]);
        });
    }

    /// Plans that are told apart by what they are for, and not by members.
    #[test]
    fn what_a_line_covers_counts_from_the_year_of_its_plan() {
        let plans: &[(&str, &str, &str, &[&str])] =
            &[("pay-2026", "2026-01", "*", &["pay"]), ("works-2026", "2026-04", "*", &["works"])];
        with(plans, |covering| {
            let to_date = ToDate::new(covering, until_may()).unwrap();
            let of = |category: &str| to_date.of_cell(&Category::parse(category).unwrap(), &["Park"]);
            assert_eq!([of("pay"), of("works:paint"), of("gifts")], ["2026-01", "2026-04", "2026-01"].map(month));
        });
    }

    #[test]
    fn plans_that_begin_together_need_none_of_it() {
        let plans: &[(&str, &str, &str, &[&str])] =
            &[("lake", "2026-01", "Lake", &["pay"]), ("park", "2026-01", "Park", &["pay"])];
        with(plans, |covering| assert!(ToDate::new(covering, until_may()).is_none()));
    }
}
