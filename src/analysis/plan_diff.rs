//! Two plans side by side: which lines came, went or changed, month by month.
//!
//! Lines are the same if they have category, members and name in common.

use crate::model::{Line, Money, MoneyError};

/// A line of either plan.
#[derive(Clone, Debug, PartialEq)]
pub struct LineDiff {
    /// As the newer plan has it, else the older.
    pub line: Line,
    /// The twelve amounts of the older plan, if it has the line.
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

/// The lines of two plans, those of the newer in its order, then what it no longer has; with all, also equal ones.
pub fn plan_diff(a: &[(Line, [Money; 12])], b: &[(Line, [Money; 12])]) -> Vec<LineDiff> {
    let same = |x: &Line, y: &Line| x.category == y.category && x.members == y.members && x.name == y.name;
    let find = |line: &Line, lines: &[(Line, [Money; 12])]| lines.iter().find(|(l, _)| same(l, line)).map(|(_, m)| *m);
    let newer = b.iter().map(|(line, months)| LineDiff { line: line.clone(), a: find(line, a), b: Some(*months) });
    let gone = a.iter().filter(|(line, _)| find(line, b).is_none());
    let gone = gone.map(|(line, months)| LineDiff { line: line.clone(), a: Some(*months), b: None });
    newer.chain(gone).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::method::line_months;
    use crate::model::{Currency, Month};
    use crate::plan_file::load_texts;

    fn lines(text: &str) -> Vec<(Line, [Money; 12])> {
        let text = format!("[plan]\nid = 'p'\nfirst_month = '2026-01'\n{text}");
        let (loaded, problems) = load_texts(&[("budget.toml".to_string(), text)]);
        assert_eq!(problems, []);
        let plan = &loaded.plans[0];
        let nothing = |_: &Line, _: Month| Money::zero(plan.currency);
        plan.lines.iter().map(|line| (line.clone(), line_months(line, plan, &nothing).unwrap())).collect()
    }

    #[test]
    fn lines_are_matched_by_what_they_budget() {
        let a = lines("[[line]]\ncategory = 'x'\nmonthly = 5\n[[line]]\ncategory = 'y'\nmonthly = 1\n");
        let b = lines("[[line]]\ncategory = 'z'\nmonthly = 2\n[[line]]\ncategory = 'x'\nmonthly = 7\n");
        let diff = plan_diff(&a, &b);
        let yuan = |major: i64| Money::from_minor(major * 100, Currency::CNY);
        let told: Vec<_> = diff.iter().map(|d| (d.line.category.as_str(), d.months().unwrap()[0])).collect();
        assert_eq!(told, [("z", yuan(2)), ("x", yuan(2)), ("y", yuan(-1))]);
        assert!(diff[0].a.is_none() && diff[2].b.is_none());
    }
}
