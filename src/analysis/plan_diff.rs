//! Two plans side by side: which parts came, went or changed, month by month.
//!
//! Parts are the same if they have category, members and name in common; what then is left on both sides is matched by
//! the rules of [`Rule`]. Of a ceiling the part is what the lines below
//! it leave, so that all parts of a plan add up to its total.

use std::collections::HashMap;

use super::plan_parts::PlanPart;
use crate::model::{Category, Money, MoneyError, ResolvedLine};

/// By what a line that is called otherwise is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Category and members are the same, and no other line of them came or went.
    Name,
    /// Members and all twelve amounts are the same, and those of no other line that came or went.
    Amounts,
}

impl Rule {
    /// Its word for scripts.
    pub fn tag(self) -> &'static str {
        match self {
            Rule::Name => "name",
            Rule::Amounts => "amounts",
        }
    }
}

/// Lines that became one, or one that became several: all that came, or went, in its category and for its members add up
/// to it, month by month.
#[derive(Clone, Debug, PartialEq)]
pub struct Parted {
    /// The one line.
    pub one: ResolvedLine,
    /// What it became, or came from.
    pub several: Vec<ResolvedLine>,
    /// Is the one the newer?
    pub joined: bool,
}

/// A part of either plan.
#[derive(Clone, Debug, PartialEq)]
pub struct LineDiff {
    /// The line, as the newer plan has it, else the older.
    pub line: ResolvedLine,
    /// Is it what a ceiling leaves?
    pub unallocated: bool,
    /// What it was called in the older plan, and by which rule that is known.
    pub was: Option<(ResolvedLine, Rule)>,
    /// The twelve amounts of the older plan, if it has the part.
    pub a: Option<[Money; 12]>,
    /// Of the newer.
    pub b: Option<[Money; 12]>,
}

impl LineDiff {
    /// Newer less older, month by month.
    pub fn months(&self) -> Result<[Money; 12], MoneyError> {
        let mut months = [Money::zero(self.currency()); 12];
        for (index, month) in months.iter_mut().enumerate() {
            let zero = Money::zero(self.currency());
            let of = |plan: &Option<[Money; 12]>| plan.map_or(zero, |months| months[index]);
            *month = of(&self.b).checked_sub(of(&self.a))?;
        }
        Ok(months)
    }

    fn currency(&self) -> crate::model::Currency {
        self.b.or(self.a).map_or(crate::model::Currency::CNY, |months| months[0].currency())
    }
}

/// The parts of two plans, those of the newer in its order, then what it no longer has; equal ones too.
pub fn plan_diff(a: &[PlanPart], b: &[PlanPart]) -> Vec<LineDiff> {
    let (in_a, in_b) = (by_key(a), by_key(b));
    let find = |part: &PlanPart, parts: &HashMap<Key<'_>, [Money; 12]>| parts.get(&key(part)).copied();
    let diff =
        |part: &PlanPart, a, b| LineDiff { line: part.line.clone(), unallocated: part.unallocated, was: None, a, b };
    let newer = b.iter().map(|part| diff(part, find(part, &in_a), Some(part.months)));
    let gone = a.iter().filter(|part| find(part, &in_b).is_none()).map(|part| diff(part, Some(part.months), None));
    let mut diffs: Vec<LineDiff> = newer.chain(gone).collect();
    for rule in [Rule::Name, Rule::Amounts] {
        renamed(&mut diffs, rule);
    }
    diffs
}

type Key<'p> = (&'p Category, &'p [Option<String>], &'p str, bool);

fn key(part: &PlanPart) -> Key<'_> {
    let line = &part.line;
    (&line.category, &line.members, &line.name, part.unallocated)
}

/// The amounts of parts by what they are the same by, of several the first.
fn by_key(parts: &[PlanPart]) -> HashMap<Key<'_>, [Money; 12]> {
    let mut all = HashMap::with_capacity(parts.len());
    for part in parts {
        all.entry(key(part)).or_insert(part.months);
    }
    all
}

/// Matches lines that came with those that went, by a rule, where it leaves no choice.
fn renamed(diffs: &mut Vec<LineDiff>, rule: Rule) {
    let alike = |gone: &LineDiff, new: &LineDiff| match rule {
        Rule::Name => (&gone.line.category, &gone.line.members) == (&new.line.category, &new.line.members),
        Rule::Amounts => gone.line.members == new.line.members && gone.a == new.b && !is_nothing(gone.a.as_ref()),
    };
    let lone = |diff: &&LineDiff| !diff.unallocated && diff.was.is_none();
    let went = |diff: &&LineDiff| lone(diff) && diff.b.is_none();
    let came = |diff: &&LineDiff| lone(diff) && diff.a.is_none();
    let mut pairs = Vec::new();
    for (place, new) in diffs.iter().enumerate().filter(|(_, diff)| came(diff)) {
        let mut fitting = diffs.iter().enumerate().filter(|(_, diff)| went(diff)).filter(|(_, gone)| alike(gone, new));
        let (Some((old, gone)), None) = (fitting.next(), fitting.next()) else { continue };
        if diffs.iter().filter(came).filter(|other| alike(gone, other)).count() == 1 {
            pairs.push((place, old));
        }
    }
    for (new, old) in &pairs {
        let (line, months) = (diffs[*old].line.clone(), diffs[*old].a);
        (diffs[*new].was, diffs[*new].a) = (Some((line, rule)), months);
    }
    let mut place = 0;
    diffs.retain(|_| {
        place += 1;
        !pairs.iter().any(|(_, old)| *old == place - 1)
    });
}

fn is_nothing(months: Option<&[Money; 12]>) -> bool {
    months.is_none_or(|months| months.iter().all(|month| month.is_zero()))
}

/// The lines that were split or put together, of those that came and went.
pub fn parted(diffs: &[LineDiff]) -> Result<Vec<Parted>, MoneyError> {
    let mut found = Vec::new();
    for joined in [false, true] {
        let months = |diff: &LineDiff| if joined { diff.b } else { diff.a };
        let others = |diff: &LineDiff| if joined { diff.a } else { diff.b };
        let is_one =
            |diff: &&LineDiff| !diff.unallocated && others(diff).is_none() && !is_nothing(months(diff).as_ref());
        for one in diffs.iter().filter(is_one) {
            let Some(whole) = months(one) else { continue };
            let within = |other: &&LineDiff| {
                let members = one.line.members.iter().zip(&other.line.members);
                !other.unallocated && months(other).is_none() && one.line.category.contains(&other.line.category) && {
                    members
                }
                .all(|(own, other)| own.is_none() || own == other)
            };
            let several: Vec<&LineDiff> = diffs.iter().filter(within).collect();
            let mut sums = [Money::zero(whole[0].currency()); 12];
            for part in several.iter().filter_map(|part| others(part)) {
                for (sum, amount) in sums.iter_mut().zip(part) {
                    *sum = sum.checked_add(amount)?;
                }
            }
            if several.len() > 1 && sums == whole {
                let several = several.into_iter().map(|part| part.line.clone()).collect();
                found.push(Parted { one: one.line.clone(), several, joined });
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Covering;
    use crate::analysis::method::fixture::budget;
    use crate::analysis::plan_parts::plan_parts;
    use crate::model::Currency;
    use crate::plan_file::load_texts;

    fn parts(text: &str) -> Vec<PlanPart> {
        let text = format!("[plan]\nid = 'p'\nfirst_month = '2026-01'\n{text}");
        let (loaded, problems) = load_texts(&[("budget.toml".to_string(), text)]);
        assert_eq!(problems, []);
        plan_parts(&Covering::new(&budget(&loaded.plans[0])), 0).unwrap()
    }

    fn yuan(major: i64) -> Money {
        Money::from_minor(major * 100, Currency::CNY)
    }

    fn told(diff: &[LineDiff]) -> Vec<(&str, bool, Money)> {
        diff.iter().map(|d| (d.line.category.as_str(), d.unallocated, d.months().unwrap()[0])).collect()
    }

    #[test]
    fn lines_are_matched_by_what_they_budget() {
        let a = parts("[[line]]\ncategory = 'x'\nmonthly = 5\n[[line]]\ncategory = 'y'\nmonthly = 1\n");
        let b = parts("[[line]]\ncategory = 'z'\nmonthly = 2\n[[line]]\ncategory = 'x'\nmonthly = 7\n");
        let diff = plan_diff(&a, &b);
        assert_eq!(told(&diff), [("z", false, yuan(2)), ("x", false, yuan(2)), ("y", false, yuan(-1))]);
        assert!(diff[0].a.is_none() && diff[2].b.is_none());
    }

    /// Same category and another name; another category and the same amounts; where two would do, none does.
    #[test]
    fn a_line_that_is_called_otherwise_is_matched_where_there_is_no_choice() {
        let line = |category: &str, name: &str, monthly: u32| {
            format!("[[line]]\ncategory = '{category}'\nname = '{name}'\nmonthly = {monthly}\n")
        };
        let diff = |a: &[String], b: &[String]| {
            let diff = plan_diff(&parts(&a.concat()), &parts(&b.concat()));
            let was = |diff: &LineDiff| diff.was.as_ref().map(|(line, rule)| (line.category.to_string(), rule.tag()));
            diff.iter().map(|d| (d.line.category.to_string(), was(d), d.months().unwrap()[0])).collect::<Vec<_>>()
        };
        let was = |category: &str, tag| Some((category.to_string(), tag));
        assert_eq!(
            diff(&[line("x", "old", 5)], &[line("x", "new", 7)]),
            [("x".to_string(), was("x", "name"), yuan(2))]
        );
        assert_eq!(diff(&[line("x", "", 5)], &[line("y", "", 5)]), [("y".to_string(), was("x", "amounts"), yuan(0))]);
        assert_eq!(diff(&[line("x", "a", 5), line("x", "b", 5)], &[line("x", "c", 5)]).len(), 3);
        assert_eq!(diff(&[line("x", "", 5)], &[line("y", "", 6)]).len(), 2);
    }

    /// 10 a month become 4 and 6 of the same category, and the other way round; 4 and 5 are not that line.
    #[test]
    fn a_split_line_adds_up() {
        let line = |category: &str, name: &str, monthly: u32| {
            format!("[[line]]\ncategory = '{category}'\nname = '{name}'\nmonthly = {monthly}\n")
        };
        let whole = parts(&line("x", "", 10));
        let two = parts(&(line("x:a", "", 4) + &line("x:b", "", 6)));
        let found = |a: &[PlanPart], b: &[PlanPart]| {
            let found = parted(&plan_diff(a, b)).unwrap();
            found.iter().map(|own| (own.one.category.to_string(), own.several.len(), own.joined)).collect::<Vec<_>>()
        };
        assert_eq!(found(&whole, &two), [("x".to_string(), 2, false)]);
        assert_eq!(found(&two, &whole), [("x".to_string(), 2, true)]);
        assert_eq!(found(&whole, &parts(&(line("x:a", "", 4) + &line("x:b", "", 5)))), []);
        assert_eq!(found(&whole, &whole), []);
    }

    /// A ceiling of 10 over 4, then over 7: the total stays 10, what is left goes from 6 to 3.
    #[test]
    fn a_ceiling_counts_with_what_its_lines_leave() {
        let of = |monthly: u32| {
            let ceiling = "[[line]]\ncategory = 'x'\nmonthly = 10\n";
            parts(&format!("{ceiling}[[line]]\ncategory = 'x:y'\nmonthly = {monthly}\n"))
        };
        let diff = plan_diff(&of(4), &of(7));
        assert_eq!(told(&diff), [("x", true, yuan(-3)), ("x:y", false, yuan(3))]);
        let total = Money::sum(diff.iter().flat_map(|d| d.b.unwrap()), Currency::CNY).unwrap();
        assert_eq!(total, yuan(120));
    }
}
