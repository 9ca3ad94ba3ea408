//! Where writing is to fail, as tests say it to a debug build: `BUDGET_TEST_FAIL_AT=12:kill`, `…:full`, `…:broken`,
//! `…:power`, `…:zeros`. A release build does not ask.

pub(super) use crate::command::last_step;
use crate::command::{Failing, fail_at};

/// Asks the environment.
pub(super) fn arm() {
    if !cfg!(debug_assertions) {
        return;
    }
    let Ok(said) = std::env::var("BUDGET_TEST_FAIL_AT") else { return };
    let Some((number, how)) = said.split_once(':') else { return };
    let how = match how {
        "kill" => Failing::Kill,
        "full" => Failing::Full,
        "power" => Failing::Power,
        "zeros" => Failing::Zeros,
        _ => Failing::Broken,
    };
    if let Ok(number) = number.parse() {
        fail_at(number, how);
    }
}
