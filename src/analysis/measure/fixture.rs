//! A measure from the text of its keys, for tests.

use super::{Appraisal, Terms, appraise, check, measure};
use crate::model::{Plan, Quantity, Values};
use crate::plan_file::load_texts;

/// EX-6.1 but for its ramp.
pub(super) const EX_6_1: &str = "volume = 6000\naht = 6\noccupancy = '85%'\nnet_hours = 139.2\nhead_cost = 9200\n\
                                 deflection = '30%'\nrecontact = '10%'\naht_increase = '8%'\nplatform_fixed = 6000\n\
                                 per_session = 0.6\nsession_share = '80%'\none_off = 80000\none_off_per_head = 15000\n";

pub(super) fn q(text: &str) -> Quantity {
    Quantity::parse(text).unwrap()
}

fn plan_with(kind: &str, keys: &str) -> (Option<Plan>, Vec<&'static str>) {
    let text = format!(
        "[plan]\nid = 'p'\nfirst_month = '2026-01'\n[[line]]\ncategory = 'x'\nmonthly = 1\n\
         [[scenario.s.measure]]\nkind = '{kind}'\n{keys}"
    );
    let (mut loaded, problems) = load_texts(&[("budget.toml".to_string(), text)]);
    (loaded.plans.pop(), problems.iter().map(|problem| problem.message.id).collect())
}

/// What a measure of this kind with these keys comes to.
pub(super) fn appraised(kind: &str, keys: &str) -> Appraisal {
    let (plan, problems) = plan_with(kind, keys);
    assert_eq!(problems, Vec::<&str>::new());
    let plan = plan.unwrap();
    let planned = &plan.scenarios[0].measures[0];
    let values: &Values = &planned.values;
    let entry = measure(planned.kind).unwrap();
    assert_eq!(check(entry, values, &plan), Ok(()));
    appraise(entry, &Terms::new(planned, &plan)).unwrap()
}

/// The message of what is wrong with it.
pub(super) fn problem_of(kind: &str, keys: &str) -> &'static str {
    let (_, problems) = plan_with(kind, keys);
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems[0]
}
