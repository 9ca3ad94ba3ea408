//! Those who leave: posts that stand empty until somebody is found, and the training of those who come (§2.5).

use super::ask::{Ask, percent};
use super::{Staffed, whole};
use crate::analysis::method::MethodProblem;
use crate::model::Quantity;
use crate::words::msg;

/// What leaving costs, on average over the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attrition {
    /// Hires in a year.
    pub hires: Quantity,
    /// Heads that are missing while they are looked for.
    pub vacancies: Quantity,
    /// Heads that are paid while they are trained beside those they replace.
    pub overlap: Quantity,
}

impl Attrition {
    /// heads × attrition of a year × months ÷ 12.
    pub fn new(heads: Quantity, attrition: Quantity, recruit_months: Quantity, training_months: Quantity) -> Attrition {
        let hires = heads * attrition;
        let twelve = Quantity::from(12);
        Attrition { hires, vacancies: hires * recruit_months / twelve, overlap: hires * training_months / twelve }
    }
}

/// Heads with those in training, who are paid and do not work yet; a vacancy is not paid, and is only told.
pub(super) fn allowed(ask: &Ask<'_>, staffed: Staffed) -> Result<Staffed, MethodProblem> {
    let zero = Quantity::ZERO;
    let rate = ask.share("attrition", 0, |share| share >= zero, "staffing-attrition-hint")?;
    let (recruit, training) = (ask.count("recruit_months", 2.into())?, ask.count("training_months", Quantity::ONE)?);
    if rate.is_zero() {
        return Ok(staffed);
    }
    let attrition = Attrition::new(staffed.heads, rate, recruit, training);
    let exact = staffed.exact + attrition.overlap;
    let heads = whole(exact).max(staffed.heads);
    let leaving = msg("staffing-attrition").with("heads", staffed.heads.grouped()).with("rate", percent(rate));
    let leaving = leaving.with("hires", attrition.hires.grouped());
    let training_step = msg("staffing-overlap").with("hires", attrition.hires.grouped());
    let training_step = training_step.with("months", training.grouped()).with("overlap", attrition.overlap.grouped());
    let training_step = training_step.with("exact", exact.grouped()).with("heads", heads.grouped());
    let vacant = msg("staffing-vacancies").with("hires", attrition.hires.grouped()).with("months", recruit.grouped());
    let vacant = vacant.with("vacancies", attrition.vacancies.grouped());
    let vacant = vacant.with("posts", whole(exact + attrition.vacancies).max(heads).grouped());
    let mut steps = staffed.steps;
    steps.extend([leaving, training_step, vacant]);
    Ok(Staffed { exact, heads, attrition: Some(attrition), steps, ..staffed })
}
