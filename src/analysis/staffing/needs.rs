//! What the work of a plan needs by grade, against the heads that the plan gives it.

use super::staffed;
use crate::analysis::method::driver_name::demands;
use crate::analysis::method::heads_in;
use crate::model::{Grade, Plan, Quantity, Staffing};

/// The demands that are a grade's work: those that name it, and those that it takes its heads from.
pub fn work_of<'p>(plan: &'p Plan, grade: &Grade) -> Vec<&'p Staffing> {
    let source = demands(plan, &grade.heads);
    let own = |staffing: &&Staffing| staffing.grade() == Some(&grade.name) || source.contains(staffing);
    plan.staffing.iter().filter(own).collect()
}

/// The grade whose work a demand is.
pub fn grade_of<'p>(plan: &'p Plan, staffing: &Staffing) -> Option<&'p str> {
    let does = |grade: &&Grade| work_of(plan, grade).iter().any(|own| own.name == staffing.name);
    plan.grades.iter().find(does).map(|grade| grade.name.as_str())
}

/// A grade in a month: what its work needs, and what the plan gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need<'p> {
    /// The grade; `None` for work that no grade does.
    pub grade: Option<&'p str>,
    /// Its work.
    pub work: Vec<&'p str>,
    /// Whole heads that the work needs.
    pub needed: Quantity,
    /// Heads of the plan, those who come and go in the month counted whole; `None` where no grade does the work.
    pub planned: Option<Quantity>,
}

impl<'p> Need<'p> {
    fn new(plan: &'p Plan, work: &[&'p Staffing], month: usize) -> Need<'p> {
        // A demand that cannot be worked out keeps a plan from being read.
        let heads = |one: &&Staffing| staffed(plan, one, month).map_or(Quantity::ZERO, |staffed| staffed.heads);
        let names = work.iter().map(|staffing| staffing.name.as_str());
        Need { grade: None, work: names.collect(), needed: work.iter().map(heads).sum(), planned: None }
    }
}

/// The grades that have work of a `[staffing]`, and the work that has no grade, in a month of the plan's year.
pub fn needs(plan: &Plan, month: usize) -> Vec<Need<'_>> {
    let of_grade = |grade: &'_ Grade| (work_of(plan, grade), heads_in(plan, grade, month));
    let worked = plan.grades.iter().map(|grade| (grade, of_grade(grade))).filter(|(_, (work, _))| !work.is_empty());
    let mut needs: Vec<Need<'_>> = worked
        .map(|(grade, (work, heads))| Need {
            grade: Some(&grade.name),
            planned: Some(heads),
            ..Need::new(plan, &work, month)
        })
        .collect();
    let taken = |staffing: &&Staffing| needs.iter().any(|need| need.work.contains(&staffing.name.as_str()));
    let left: Vec<&Staffing> = plan.staffing.iter().filter(|staffing| !taken(staffing)).collect();
    if !left.is_empty() {
        needs.push(Need::new(plan, &left, month));
    }
    needs
}
