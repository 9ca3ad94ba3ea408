//! What a demand is asked: its keys in a month of its plan, each checked for what it can be.

use crate::analysis::method::{MethodProblem, driver};
use crate::model::{Plan, Quantity, Ratio, Series, Values};
use crate::words::{Message, msg};

/// A demand's plan, keys and month.
pub struct Ask<'a> {
    /// The plan, for drivers and hours.
    pub plan: &'a Plan,
    /// The keys.
    pub values: &'a Values,
    /// Of the plan's year, 0 to 11.
    pub month: usize,
    /// How often a series may still refer to another.
    pub(super) depth: usize,
}

impl Ask<'_> {
    /// A series in this month, which is not below zero; `or` where it is not given.
    pub(super) fn series(&self, key: &'static str, or: Quantity) -> Result<Quantity, MethodProblem> {
        self.values.series(key).map_or(Ok(or), |series| self.of_series(key, series))
    }

    /// The same of a series that stands deeper, under an outer key.
    pub(super) fn of_series(&self, key: &'static str, series: &Series) -> Result<Quantity, MethodProblem> {
        let value = driver::resolve(self.plan, series, self.month, self.depth);
        not_negative(key, value)
    }

    /// A quantity that is above zero.
    pub(super) fn positive(&self, key: &'static str, or: Quantity) -> Result<Quantity, MethodProblem> {
        positive(key, self.values.quantity(key).unwrap_or(or))
    }

    /// A quantity above zero that need not be given.
    pub(super) fn limit(&self, key: &'static str) -> Result<Option<Quantity>, MethodProblem> {
        self.values.quantity(key).map(|value| positive(key, value)).transpose()
    }

    /// A quantity that is not below zero.
    pub(super) fn count(&self, key: &'static str, or: Quantity) -> Result<Quantity, MethodProblem> {
        not_negative(key, self.values.quantity(key).unwrap_or(or))
    }

    /// A quantity above zero, and at most so much: hours of a day, days of a year.
    pub(super) fn at_most(&self, key: &'static str, or: Quantity, most: i64) -> Result<Quantity, MethodProblem> {
        let value = self.positive(key, or)?;
        match value <= most.into() {
            true => Ok(value),
            false => {
                let message = msg("staffing-too-much").with("key", key).with("value", value.grouped());
                Err(problem(key, message.with("most", most), msg("staffing-too-much-hint").with("key", key)))
            }
        }
    }

    /// A share that `fits`, so many per cent where it is not given; the hint says which shares do, and why.
    pub(super) fn share(
        &self,
        key: &'static str,
        or: i64,
        fits: impl Fn(Quantity) -> bool,
        hint: &'static str,
    ) -> Result<Quantity, MethodProblem> {
        let share = self.values.ratio(key).map_or(Quantity::from(or) / 100.into(), Quantity::from);
        match fits(share) {
            true => Ok(share),
            false => {
                let message = msg("staffing-bad-share").with("key", key).with("value", percent(share));
                Err(problem(key, message, msg(hint)))
            }
        }
    }

    /// Agents are busy at most this share of their time.
    pub(super) fn occupancy(&self) -> Result<Quantity, MethodProblem> {
        let fits = |share| share > Quantity::ZERO && share <= Quantity::ONE;
        self.share("occupancy", 85, fits, "staffing-occupancy-hint")
    }
}

/// A problem with a key.
pub(super) fn problem(key: &'static str, message: Message, hint: Message) -> MethodProblem {
    MethodProblem { key: Some(key), message, hint }
}

/// A quantity under a key, which must be above zero.
pub(super) fn positive(key: &'static str, value: Quantity) -> Result<Quantity, MethodProblem> {
    match value > Quantity::ZERO {
        true => Ok(value),
        false => {
            let message = msg("staffing-not-positive").with("key", key).with("value", value.grouped());
            Err(problem(key, message, why_positive(key)))
        }
    }
}

/// What a zero would mean.
fn why_positive(key: &'static str) -> Message {
    match key {
        "patience_seconds" => msg("staffing-zero-patience").with("key", key),
        "interval_minutes" => msg("staffing-zero-interval"),
        "handle_seconds" | "handle_minutes" => msg("staffing-zero-handle"),
        "wait_seconds" => msg("staffing-zero-wait").with("key", key),
        "per_head" | "span" => msg("staffing-zero-ratio"),
        _ => msg("staffing-zero").with("key", key),
    }
}

/// A quantity under a key, which must not be below zero.
pub(super) fn not_negative(key: &'static str, value: Quantity) -> Result<Quantity, MethodProblem> {
    match value.is_negative() {
        false => Ok(value),
        true => {
            let message = msg("staffing-negative").with("key", key).with("value", value.grouped());
            Err(problem(key, message, msg("staffing-negative-hint").with("key", key)))
        }
    }
}

/// `85%`, for sentences.
pub(super) fn percent(share: Quantity) -> String {
    format!("{}%", (share * 100.into()).grouped())
}

/// A share of callers as people say it: `88.8%`.
pub(super) fn shown(ratio: Ratio) -> String {
    ratio.percent()
}
