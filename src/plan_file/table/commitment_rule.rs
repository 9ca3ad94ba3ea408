//! `[commitment]`: how the numbers of orders and contracts are found in texts.

use crate::plan_file::field::fields::Fields;
use crate::plan_file::text::source::Reporter;
use crate::words::{Problem, msg};

/// The pattern of numbers, if the book has one; a problem where it is none.
pub(super) fn build(fields: &Fields, reporter: &mut Reporter<'_>) -> Option<String> {
    let table = fields.table("commitment")?;
    let pattern = table.text("number")?;
    let problem = match regex::Regex::new(pattern) {
        // A pattern that takes nothing finds a number everywhere.
        Ok(rule) if !pattern.is_empty() && !rule.is_match("") => return Some(pattern.to_string()),
        Ok(_) => Problem::error(msg("plan-commitment-number-empty")).hint(msg("plan-commitment-number-hint")),
        Err(error) => {
            // The last line of the library's explanation is the reason.
            let reason = error.to_string();
            let reason = reason.lines().last().unwrap_or_default().trim_start_matches("error: ").to_string();
            let message = msg("plan-bad-pattern").with("pattern", pattern).with("reason", reason);
            Problem::error(message).hint(msg("plan-commitment-number-hint"))
        }
    };
    reporter.add(table.value_at("number"), problem);
    None
}
