//! `[hours]`: the working year of a head.

use super::driver::quantity;
use crate::model::{Hours, Quantity};
use crate::plan_file::field::fields::Fields;
use crate::plan_file::text::source::Reporter;
use crate::words::{Problem, msg};

/// Builds the hours; what is not stated is as in domain.md §2.4.
pub(in crate::plan_file) fn build(fields: &Fields, reporter: &mut Reporter<'_>) -> Hours {
    let usual = Hours::default();
    let mut most = |key: &'static str, or: Quantity, most: i64| {
        let value = quantity(fields, key).unwrap_or(or);
        if value.is_negative() || value > most.into() {
            let message = msg("hours-outside").with("key", key).with("value", value.grouped()).with("most", most);
            reporter.add(fields.value_at(key), Problem::error(message).hint(msg("hours-outside-hint")));
        }
        value
    };
    let hours = Hours {
        workdays: most("workdays", usual.workdays, 366),
        leave_days: most("leave_days", usual.leave_days, 366),
        sick_days: most("sick_days", usual.sick_days, 366),
        training_days: most("training_days", usual.training_days, 366),
        hours_a_day: most("hours_a_day", usual.hours_a_day, 24),
        breaks: fields.ratio("breaks").unwrap_or(usual.breaks),
    };
    if hours.days() <= Quantity::ZERO || hours.net() <= Quantity::ZERO {
        let message = msg("hours-none").with("days", hours.days().grouped()).with("hours", hours.net().grouped());
        reporter.add(fields.at, Problem::error(message).hint(msg("hours-none-hint")));
    }
    hours
}
