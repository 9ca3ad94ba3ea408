//! Two plans side by side: which parts came, went or changed, month by month.
//!
//! Parts are the same if they have category, members and name in common. Of a ceiling the part is what the lines below
//! it leave, so that all parts of a plan add up to its total.

use super::plan_parts::PlanPart;
use crate::model::{Money, MoneyError, ResolvedLine};

/// A part of either plan.
#[derive(Clone, Debug, PartialEq)]
pub struct LineDiff {
    /// The line, as the newer plan has it, else the older.
    pub line: ResolvedLine,
    /// Is it what a ceiling leaves?
    pub unallocated: bool,
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
    let key = |part: &PlanPart| {
        let line = &part.line;
        (line.category.clone(), line.members.clone(), line.name.clone(), part.unallocated)
    };
    let find = |part: &PlanPart, parts: &[PlanPart]| parts.iter().find(|p| key(p) == key(part)).map(|p| p.months);
    let diff = |part: &PlanPart, a, b| LineDiff { line: part.line.clone(), unallocated: part.unallocated, a, b };
    let newer = b.iter().map(|part| diff(part, find(part, a), Some(part.months)));
    let gone = a.iter().filter(|part| find(part, b).is_none()).map(|part| diff(part, Some(part.months), None));
    newer.chain(gone).collect()
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
