//! When a contract ends, in words.

use crate::model::ContractTerms;
use crate::words::{Message, msg};

/// When it ends, how long before that notice has to be given, and whether it goes on by itself.
pub fn terms_line(id: &str, terms: &ContractTerms) -> Message {
    let said = msg("commitment-ends").with("id", id).with("ends", terms.ends.to_string());
    let notice = match (terms.notice, terms.notice_months) {
        (0, 0) => msg("commitment-ends-no-notice"),
        (0, months) => msg("commitment-ends-notice-months").with("months", i64::from(months)),
        (days, _) => msg("commitment-ends-notice").with("days", i64::from(days)),
    };
    let renews = match terms.renews {
        Some(months) => msg("commitment-ends-renews").with("months", i64::from(months)),
        None => msg("commitment-ends-for-good"),
    };
    said.with("notice", notice).with("renews", renews)
}
