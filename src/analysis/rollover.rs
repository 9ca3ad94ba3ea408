//! 结转 within a year: what a month of a line leaves is taken along into the next, as its plan says.
//!
//! What a month leaves is its budget and what came into it, less what is spent and committed. A deficit is known at once;
//! something left is taken along once its month is over and has rows, for until then it may still be spent where it is.
//! A deficit beyond a month's budget leaves that month nothing, and the rest of it goes on. A year begins with nothing.
//!
//! The budget of a month is not changed by it, nor is its variance: only what is available. Over a longer time what came
//! in is what came into its first month.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use super::Covering;
use super::lineage::firsts;
use crate::model::{FiscalYear, Grid, Money, MoneyError, Month, Rollover};

/// Which ledger an amount is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Spent.
    Actual,
    /// Ordered and not spent yet.
    Committed,
}

/// A month of a line that rolls over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The month.
    pub month: Month,
    /// Its budget.
    pub budget: Money,
    /// What came into it: of a deficit no more than its budget.
    pub rolled: Money,
    /// What of a deficit goes past it.
    pub past: Money,
    /// What is spent of it.
    pub actual: Money,
    /// What is committed of it.
    pub committed: Money,
    /// What goes on from it into the next.
    pub goes_on: Money,
}

/// A month of a place, in minor units.
#[derive(Clone, Copy, Debug)]
struct Own {
    /// The cover that budgets it, if one does.
    cover: Option<u32>,
    rule: Option<Rollover>,
    budget: i64,
    actual: i64,
    committed: i64,
}

const NOTHING: Own = Own { cover: None, rule: None, budget: 0, actual: 0, committed: 0 };

/// The lines of a year that roll over, with what they have.
pub struct Rolling<'c, 'b> {
    covering: &'c Covering<'b>,
    year: FiscalYear,
    /// The place of each cover that has one here.
    place: HashMap<u32, u32>,
    places: BTreeMap<u32, [Own; 12]>,
    /// Of which months what is left is known: those that are over and have rows.
    known: [bool; 12],
}

impl<'c, 'b> Rolling<'c, 'b> {
    /// The budgets of the lines of a year that roll over; `None` where none does.
    pub fn new(covering: &'c Covering<'b>, year: FiscalYear) -> anyhow::Result<Option<Rolling<'c, 'b>>> {
        let (covers, plans) = (covering.covers(), &covering.budget().plans);
        let of_year = |cover: &usize| plans[covers.plan[*cover] as usize].year == year;
        if !covers.rollover.keys().any(|cover| of_year(&(*cover as usize))) {
            return Ok(None);
        }
        // What a version leaves of a line, the next takes along, whatever it is called there.
        let firsts = firsts(covering, year);
        let rolls: HashSet<u32> = covers
            .rollover
            .keys()
            .filter(|cover| of_year(&(**cover as usize)))
            .map(|own| firsts[*own as usize])
            .collect();
        let mut place = HashMap::new();
        let mut places: BTreeMap<u32, [Own; 12]> = BTreeMap::new();
        for cover in (0..covers.count()).filter(of_year) {
            let Some(first) = rolls.get(&firsts[cover]) else { continue };
            place.insert(cover as u32, *first);
            let months = places.entry(*first).or_insert([NOTHING; 12]);
            for (index, month) in year.months().enumerate() {
                if covers.is_active(plans, cover, month) {
                    let rule = covers.rollover.get(&(cover as u32)).copied();
                    let budget = covering.month(month)?[cover];
                    months[index] = Own { cover: Some(cover as u32), rule, budget, ..months[index] };
                }
            }
        }
        Ok(Some(Rolling { covering, year, place, places, known: [false; 12] }))
    }

    /// Adds the sums of a ledger, of the whole year by every axis that lines name.
    pub fn count(&mut self, grid: &Grid, side: Side) -> Result<(), MoneyError> {
        let covers = self.covering.covers();
        let above: Vec<Vec<u32>> = grid.categories.iter().map(|category| covers.above(category)).collect();
        let numbers: Vec<Vec<u32>> = (0..grid.members.len())
            .map(|axis| grid.members[axis].iter().map(|member| self.covering.member(axis, member)).collect())
            .collect();
        let mut own = Vec::new();
        for cell in grid.cells() {
            let Some(index) = self.year.index(cell.month) else { continue };
            own.clear();
            own.extend(cell.members.iter().zip(&numbers).map(|(member, numbers)| numbers[*member as usize]));
            let above = &above[cell.category as usize];
            if let Some(cover) = self.covering.find_numbered(cell.month, above, &own) {
                self.add(cover, index, side, cell.amount)?;
            }
        }
        Ok(())
    }

    /// From now on what is left of the months that are over on a day, and have rows, is known.
    pub fn know(&mut self, actual: &Grid, as_of: NaiveDate) {
        for month in actual.months().filter(|month| month.last_day() <= as_of) {
            if let Some(index) = self.year.index(month) {
                self.known[index] = true;
            }
        }
    }

    /// Commits an amount of a cover in a month.
    pub fn commit(&mut self, cover: usize, month: Month, amount: Money) -> Result<(), MoneyError> {
        match self.year.index(month) {
            Some(index) => self.add(cover, index, Side::Committed, amount),
            None => Ok(()),
        }
    }

    fn add(&mut self, cover: usize, index: usize, side: Side, amount: Money) -> Result<(), MoneyError> {
        let place = self.place.get(&(cover as u32));
        let Some(months) = place.and_then(|place| self.places.get_mut(place)) else { return Ok(()) };
        let sum = match side {
            Side::Actual => &mut months[index].actual,
            Side::Committed => &mut months[index].committed,
        };
        *sum = sum.checked_add(amount.minor()).ok_or(MoneyError::Overflow)?;
        Ok(())
    }

    /// What came into a month, of each cover that budgets it and rolls over.
    pub fn into_month(&self, month: Month) -> Result<Vec<(usize, Money)>, MoneyError> {
        let Some(index) = self.year.index(month) else { return Ok(Vec::new()) };
        let mut all = Vec::new();
        for months in self.places.values() {
            if let Some(cover) = months[index].cover {
                all.push((cover as usize, self.steps(months)?[index].rolled));
            }
        }
        Ok(all)
    }

    /// The months of a cover; `None` for one that does not roll over.
    pub fn of(&self, cover: usize) -> Result<Option<[Step; 12]>, MoneyError> {
        let months = self.place.get(&(cover as u32)).and_then(|place| self.places.get(place));
        months.map(|months| self.steps(months)).transpose()
    }

    fn steps(&self, months: &[Own; 12]) -> Result<[Step; 12], MoneyError> {
        let currency = self.covering.budget().currency;
        let money = |minor: i64| Money::from_minor(minor, currency);
        let mut steps = [None; 12];
        let mut balance = 0_i64;
        for (index, own) in months.iter().enumerate() {
            // A deficit takes of a month what it has, and no more.
            let rolled = if own.cover.is_some() { balance.max(-own.budget.max(0)) } else { 0 };
            let left = money(own.budget).checked_add(money(balance))?.checked_sub(money(own.actual))?;
            let left = left.checked_sub(money(own.committed))?.minor();
            let goes_on = match (own.cover, own.rule) {
                // What does not budget the month lets it pass.
                (None, _) => balance,
                (Some(_), None) => 0,
                (Some(_), Some(rule)) => match rule.takes(left) {
                    1.. if !self.known[index] => 0,
                    taken => taken,
                },
            };
            steps[index] = Some(Step {
                month: self.year.first.plus(index as i32),
                budget: money(own.budget),
                rolled: money(rolled),
                past: money(balance).checked_sub(money(rolled))?,
                actual: money(own.actual),
                committed: money(own.committed),
                goes_on: money(goes_on),
            });
            balance = goes_on;
        }
        let zero = money(0);
        let nothing = Step {
            month: self.year.first,
            budget: zero,
            rolled: zero,
            past: zero,
            actual: zero,
            committed: zero,
            goes_on: zero,
        };
        Ok(steps.map(|step| step.unwrap_or(nothing)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Budget;
    use crate::analysis::method::fixture::budget;
    use crate::model::{Category, Currency, GridSum};
    use crate::plan_file::load_texts;

    fn plan(lines: &str) -> Budget {
        let text = format!("[plan]\nid = 'p'\nfirst_month = '2026-01'\n{lines}");
        let (loaded, problems) = load_texts(&[("budget.toml".to_string(), text)]);
        assert_eq!(problems, []);
        budget(&loaded.plans[0])
    }

    fn month(number: u32) -> Month {
        Month::new(2026, number).unwrap()
    }

    fn grid(cells: &[(u32, &str, i64)]) -> Grid {
        let cell = |(at, path, amount): &(u32, &str, i64)| {
            (month(*at), path.to_string(), Vec::new(), GridSum::new(amount * 100, 1, 0))
        };
        Grid::of_texts(Currency::CNY, Vec::new(), &cells.iter().map(cell).collect::<Vec<_>>()).unwrap()
    }

    /// In yuan what came into each of the first months of a category.
    fn came(
        lines: &str,
        actual: &[(u32, &str, i64)],
        committed: &[(u32, &str, i64)],
        as_of: &str,
        of: &str,
    ) -> Vec<i64> {
        let budget = plan(lines);
        let covering = Covering::new(&budget);
        let mut rolling = Rolling::new(&covering, budget.plans[0].year).unwrap().unwrap();
        let actual = grid(actual);
        rolling.know(&actual, as_of.parse().unwrap());
        rolling.count(&actual, Side::Actual).unwrap();
        rolling.count(&grid(committed), Side::Committed).unwrap();
        let cover = covering.find(month(1), &Category::parse(of).unwrap(), &[]).unwrap();
        let own = rolling.of(cover).unwrap().unwrap();
        let mut came: Vec<i64> = own.iter().map(|step| step.rolled.minor() / 100).collect();
        while came.last() == Some(&0) {
            came.pop();
        }
        came
    }

    fn line(rollover: &str) -> String {
        format!("[[line]]\ncategory = 'a'\nmonthly = 1000\n{rollover}\n")
    }

    const SPENT: [(u32, &str, i64); 4] = [(1, "a", 600), (2, "a", 1_700), (3, "a", 900), (4, "a", 0)];

    /// 400 are left of January; February has 300 too few, or 700; March 200 too few, or 100 left.
    #[test]
    fn each_rule_takes_its_own() {
        for (rule, expected) in [
            ("rollover = 'both'", vec![0, 400, -300, -200, 800]),
            ("rollover = 'surplus'", vec![0, 400, 0, 100, 1_100]),
            ("rollover = 'deficit'", vec![0, 0, -700, -600]),
            ("rollover = 'both'\nrollover_cap = 250", vec![0, 250, -450, -350, 250]),
        ] {
            assert_eq!(came(&line(rule), &SPENT, &[], "2026-04-30", "a"), expected, "{rule}");
        }
    }

    /// 2,600 beyond January: February and March have nothing, April has 400.
    #[test]
    fn a_deficit_beyond_a_month_takes_it_whole_and_goes_on() {
        let spent = [(1, "a", 3_600), (2, "a", 0), (3, "a", 0), (4, "a", 0)];
        assert_eq!(came(&line("rollover = 'deficit'"), &spent, &[], "2026-04-30", "a"), [0, -1_000, -1_000, -600]);
        // To the year's end and not beyond it: twelve months can hold no more.
        let spent = [(1, "a", 14_000)];
        let all = came(&line("rollover = 'both'"), &spent, &[], "2026-12-31", "a");
        assert_eq!(all, [0, -1_000, -1_000, -1_000, -1_000, -1_000, -1_000, -1_000, -1_000, -1_000, -1_000, -1_000]);
    }

    /// What is left of a month is known once it is over and has rows; a deficit is at once.
    #[test]
    fn what_is_left_goes_on_once_it_is_known() {
        let both = line("rollover = 'both'");
        assert_eq!(came(&both, &[(1, "a", 600)], &[], "2026-01-30", "a"), [0; 0]);
        assert_eq!(came(&both, &[(1, "a", 600)], &[], "2026-01-31", "a"), [0, 400]);
        assert_eq!(came(&both, &[(1, "a", 1_600)], &[], "2026-01-05", "a"), [0, -600]);
        // Nothing was booked in February, of this line or any other: nobody knows what is left.
        assert_eq!(came(&both, &[(1, "a", 600), (3, "a", 1_000)], &[], "2026-03-31", "a"), [0, 400]);
        let other = [(1, "a", 600), (2, "z", 5), (3, "a", 1_000)];
        assert_eq!(came(&both, &other, &[], "2026-03-31", "a"), [0, 400, 1_400, 1_400]);
        // What is ordered is not left.
        assert_eq!(came(&both, &[(1, "a", 600)], &[(1, "a", 150)], "2026-01-31", "a"), [0, 250]);
    }

    /// A ceiling takes along what it leaves to itself; its lines their own.
    #[test]
    fn a_ceiling_rolls_over_what_is_its_own() {
        let lines = "[[line]]\ncategory = 'x'\nmonthly = 1000\nrollover = 'both'\n\
                     [[line]]\ncategory = 'x:y'\nmonthly = 700\nrollover = 'both'\n";
        let spent = [(1, "x:y", 600), (1, "x:z", 350)];
        assert_eq!(came(lines, &spent, &[], "2026-01-31", "x"), [0, -50, 0][..2]);
        assert_eq!(came(lines, &spent, &[], "2026-01-31", "x:y"), [0, 100]);
    }
}
