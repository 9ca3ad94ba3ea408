//! `[[contribution]]`: a city's table of one kind of employer contribution.

use crate::model::ContributionRate;
use crate::model::contribution::Rounding;
use crate::plan_file::field::fields::Fields;
use crate::plan_file::text::source::Reporter;
use crate::words::{Problem, msg};

/// Builds one entry; a cap far from five times the floor is worth a look (domain.md §1.2, traps).
pub(in crate::plan_file) fn build(fields: &Fields, reporter: &mut Reporter<'_>) -> Option<ContributionRate> {
    let rate = ContributionRate {
        city: fields.text("city")?.to_string(),
        kind: fields.text("kind")?.to_string(),
        from: fields.month("from")?,
        announced: fields.month("announced"),
        floor: fields.amount("floor")?,
        cap: fields.amount("cap")?,
        rate: fields.ratio("rate")?,
        rounding: match fields.text("rounding") {
            Some("jiao-up") => Rounding::JiaoUp,
            Some("yuan") => Rounding::Yuan,
            _ => Rounding::Fen,
        },
    };
    if rate.cap.minor() < rate.floor.minor() {
        let message = msg("plan-contribution-reversed").with("floor", rate.floor.plain()).with("cap", rate.cap.plain());
        reporter.add(fields.value_at("cap"), Problem::error(message).hint(msg("plan-contribution-reversed-hint")));
        return None;
    }
    let tenths = i128::from(rate.cap.minor()) * 10;
    let floor = i128::from(rate.floor.minor());
    if rate.kind != "housing_fund" && !(floor * 49..=floor * 51).contains(&tenths) {
        let message = msg("plan-contribution-unusual").with("floor", rate.floor.plain()).with("cap", rate.cap.plain());
        reporter.add(fields.value_at("cap"), Problem::warning(message).hint(msg("plan-contribution-unusual-hint")));
    }
    Some(rate)
}
