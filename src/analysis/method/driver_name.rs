//! What the name of a driver refers to: a driver of the plan, heads, a demand for heads, or a metric.

use crate::model::{Plan, Series, Staffing};

/// The driver of all heads.
pub const HEADS: &str = "heads";
/// The driver of one grade's heads: `heads:GRADE`.
pub const HEADS_OF: &str = "heads:";
/// The driver of the heads that a `[staffing.NAME]` needs: `staffing:NAME`.
pub const STAFFING_OF: &str = "staffing:";
/// The driver of the heads that all the work of a grade needs: `needs:GRADE`.
pub const NEEDS_OF: &str = "needs:";
/// The series of a metric: `metric:NAME`.
pub const METRIC_OF: &str = "metric:";

/// The demands that a series takes its heads from: the one it names, or those that are a grade's work.
pub fn demands<'p>(plan: &'p Plan, series: &Series) -> Vec<&'p Staffing> {
    let Series::Driver(name) = series else { return Vec::new() };
    let meant = |staffing: &&Staffing| match (name.strip_prefix(STAFFING_OF), name.strip_prefix(NEEDS_OF)) {
        (Some(own), _) => staffing.name == own,
        (_, Some(grade)) => staffing.grade() == Some(grade),
        _ => false,
    };
    plan.staffing.iter().filter(meant).collect()
}

/// How often a series can refer to another: a plan that was read has no circles, and this only keeps one that was
/// not from hanging.
pub(in crate::analysis) fn depth(plan: &Plan) -> usize {
    plan.drivers.len() + plan.grades.len() + plan.staffing.len() + 2
}
