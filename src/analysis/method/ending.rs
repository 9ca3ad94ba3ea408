//! When the contract behind a line ends.

use super::MethodProblem;
use crate::model::{Key, KeyKind, Values};
use crate::words::msg;

/// `ends = "2026-12-31"`, or `"2026-12"`: the last day of the contract.
pub(super) const ENDS: Key = Key { name: "ends", kind: KeyKind::LastDay, required: false, doc: "method-key-ends" };

/// `notice = 60`: so many days before its end notice has to be given.
pub(super) const NOTICE: Key = Key { name: "notice", kind: KeyKind::Count, required: false, doc: "method-key-notice" };

/// `notice_months = 3`: the same in months.
pub(super) const NOTICE_MONTHS: Key =
    Key { name: "notice_months", kind: KeyKind::Count, required: false, doc: "method-key-notice-months" };

/// `renews = 12`: for so many months it goes on by itself.
pub(super) const RENEWS: Key = Key { name: "renews", kind: KeyKind::Count, required: false, doc: "method-key-renews" };

/// That a contract which says how it ends says when, and in numbers that can be meant.
pub(super) fn check(values: &Values) -> Result<(), MethodProblem> {
    for (key, least, most) in [(NOTICE.name, 0, 730), (NOTICE_MONTHS.name, 0, 24), (RENEWS.name, 1, 120)] {
        let Some(number) = values.count(key) else { continue };
        if !(least..=most).contains(&number) {
            let message = msg("accrual-rule-number").with("key", key).with("value", number.to_string());
            let hint = msg("accrual-rule-number-hint").with("least", least).with("most", most);
            return Err(MethodProblem { key: Some(key), message, hint });
        }
        if values.date(ENDS.name).is_none() {
            let message = msg("method-no-end").with("key", key);
            return Err(MethodProblem { key: Some(key), message, hint: msg("method-no-end-hint") });
        }
    }
    Ok(())
}
