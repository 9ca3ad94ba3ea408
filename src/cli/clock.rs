//! The clock: what time it is now, and which day it is here.
//!
//! A debug build takes both from `BUDGET_TEST_NOW` (an RFC 3339 time) where it is set, so that the tests can be run
//! on any day. A release build knows only the system's clock.

use chrono::{DateTime, Local, NaiveDate, Utc};

/// The moment at which the program was started.
pub(super) fn now() -> DateTime<Utc> {
    set_by_test().unwrap_or_else(Utc::now)
}

/// The day of a moment in the zone of this machine.
pub(super) fn day(now: DateTime<Utc>) -> NaiveDate {
    now.with_timezone(&Local).date_naive()
}

fn set_by_test() -> Option<DateTime<Utc>> {
    if !cfg!(debug_assertions) {
        return None;
    }
    std::env::var("BUDGET_TEST_NOW").ok()?.parse().ok()
}
