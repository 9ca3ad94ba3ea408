//! Why a rule proposes nothing.

use super::terms::limit_text;
use crate::analysis::rule::Why;
use crate::words::{Message, msg};

pub(super) fn why_text(why: &Why) -> Message {
    match why {
        Why::BlackOut { last } => msg("rules-why-black-out").with("last", last.to_string()),
        Why::Locked { line } => msg("rules-why-locked").with("line", line.as_str()),
        Why::Forbidden => msg("rules-why-forbidden"),
        Why::NoLine { line } => msg("rules-why-no-line").with("line", line.as_str()),
        Why::Got { line } => msg("rules-why-got").with("line", line.as_str()),
        Why::Gave { line } => msg("rules-why-gave").with("line", line.as_str()),
        Why::Fired { id } => msg("rules-why-fired").with("id", id.as_str()),
        Why::TakenBack { id } => msg("rules-why-taken-back").with("id", id.as_str()),
        Why::Rests { id, until } => msg("rules-why-rests").with("id", id.as_str()).with("until", until.to_string()),
        Why::NoForecast { line } => msg("rules-why-no-forecast").with("line", line.as_str()),
        Why::NoRange { line } => msg("rules-why-no-range").with("line", line.as_str()),
        Why::NoQuarter => msg("rules-why-no-quarter"),
        Why::NotIn(month) => msg("rules-why-not-in").with("month", month.to_string()),
        Why::NoVolume { metric, month } => {
            msg("rules-why-no-volume").with("metric", metric.as_str()).with("month", month.to_string())
        }
        Why::NothingPlanned { metric } => msg("rules-why-nothing-planned").with("metric", metric.as_str()),
        Why::TooEarly { months } => msg("rules-why-too-early").with("months", i64::from(*months)),
        Why::AsPlanned { metric, threshold } => {
            msg("rules-why-as-planned").with("metric", metric.as_str()).with("threshold", threshold.percent())
        }
        Why::NotExceeded { outlook, budget } => {
            msg("rules-why-not-exceeded").with("outlook", outlook.grouped()).with("budget", budget.grouped())
        }
        Why::NoEvent => msg("rules-why-no-event"),
        Why::Nothing(limit) => msg("rules-why-nothing").with("limit", limit_text(*limit)),
        Why::BelowStep { amount, step } => {
            msg("rules-why-below-step").with("amount", amount.grouped()).with("step", step.grouped())
        }
        Why::Refused(message) => msg("rules-why-refused").with("message", message.clone()),
    }
}

/// The same for scripts.
pub(super) fn why_tag(why: &Why) -> &'static str {
    match why {
        Why::BlackOut { .. } => "black_out",
        Why::Locked { .. } => "locked",
        Why::Forbidden => "forbidden",
        Why::NoLine { .. } => "no_line",
        Why::Got { .. } => "received",
        Why::Gave { .. } => "gave",
        Why::Fired { .. } => "fired",
        Why::TakenBack { .. } => "taken_back",
        Why::Rests { .. } => "cooldown",
        Why::NoForecast { .. } => "no_forecast",
        Why::NoRange { .. } => "no_range",
        Why::NoQuarter => "no_quarter",
        Why::NotIn(_) => "not_in",
        Why::NoVolume { .. } => "no_volume",
        Why::NothingPlanned { .. } => "nothing_planned",
        Why::TooEarly { .. } => "too_early",
        Why::AsPlanned { .. } => "as_planned",
        Why::NotExceeded { .. } => "not_exceeded",
        Why::NoEvent => "no_event",
        Why::Nothing(limit) => limit.tag(),
        Why::BelowStep { .. } => "below_step",
        Why::Refused(_) => "refused",
    }
}
