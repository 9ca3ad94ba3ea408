//! The clock: what time it is now, and which day it is here.
//!
//! A debug build takes both from `BUDGET_TEST_NOW` (an RFC 3339 time) where it is set, so that the tests can be run
//! on any day. A release build knows only the system's clock.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Datelike, Local, NaiveDate, Utc};

use crate::command::{Outside, Secret};
use crate::config;
use crate::words::Failure;

/// The moment at which the program was started.
pub(super) fn now() -> DateTime<Utc> {
    sane(set_by_test().unwrap_or_else(|| moment(SystemTime::now())))
}

/// A clock may be far out: before 1970 a program that asks for the time since then has none.
fn moment(time: SystemTime) -> DateTime<Utc> {
    let (span, before) = match time.duration_since(UNIX_EPOCH) {
        Ok(since) => (since, false),
        Err(error) => (error.duration(), true),
    };
    // What is less than a second counts upwards on both sides.
    let (seconds, nanos) = (i64::try_from(span.as_secs()).unwrap_or(i64::MAX), span.subsec_nanos());
    let (seconds, nanos) = match (before, nanos) {
        (false, _) => (seconds, nanos),
        (true, 0) => (-seconds, 0),
        (true, _) => (-seconds - 1, 1_000_000_000 - nanos),
    };
    let far = if before { DateTime::<Utc>::MIN_UTC } else { DateTime::<Utc>::MAX_UTC };
    DateTime::from_timestamp(seconds, nanos).unwrap_or(far)
}

/// Years have four digits in all that is named for a moment: a clock that says otherwise is taken for the nearest.
fn sane(moment: DateTime<Utc>) -> DateTime<Utc> {
    let day = match moment.year() {
        ..1 => NaiveDate::from_ymd_opt(1, 1, 1),
        10_000.. => NaiveDate::from_ymd_opt(9999, 12, 31),
        _ => return moment,
    };
    day.and_then(|day| day.and_hms_opt(0, 0, 0)).map_or(moment, |moment| moment.and_utc())
}

/// The day of a moment in the zone of this machine.
pub(super) fn day(now: DateTime<Utc>) -> NaiveDate {
    now.with_timezone(&Local).date_naive()
}

/// What a command asks of the world while it runs. A clock that a test has set stands still: nobody waits by it.
pub(super) fn outside() -> Outside {
    Outside { now, sleep, variable: |name| std::env::var(name).ok(), secret }
}

/// The key in the settings of this user.
fn secret() -> Result<Secret, Failure> {
    let found = config::secret(config::folder().as_deref())?;
    Ok(Secret { key: found.key, made: found.made })
}

fn sleep(span: Duration) {
    if set_by_test().is_none() {
        std::thread::sleep(span);
    }
}

fn set_by_test() -> Option<DateTime<Utc>> {
    if !cfg!(debug_assertions) {
        return None;
    }
    std::env::var("BUDGET_TEST_NOW").ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_clock_has_a_time() {
        let at = |seconds: i64| {
            let span = Duration::from_secs(seconds.unsigned_abs());
            let time = if seconds < 0 { UNIX_EPOCH.checked_sub(span) } else { UNIX_EPOCH.checked_add(span) };
            sane(moment(time.unwrap())).format("%Y-%m-%dT%H:%M:%S").to_string()
        };
        for (seconds, expected) in [
            (0, "1970-01-01T00:00:00"),
            (-1, "1969-12-31T23:59:59"),
            (1_790_000_000, "2026-09-21T14:13:20"),
            (-86_400 * 365 * 300, "1670-03-14T00:00:00"),
            (253_402_300_800, "9999-12-31T00:00:00"),
            (10_000_000_000_000, "9999-12-31T00:00:00"),
        ] {
            assert_eq!(at(seconds), expected, "{seconds}");
        }
    }
}
