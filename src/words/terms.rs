//! One word for one concept, in both languages: the table of the field's terms.
//!
//! A term is a message `term-…`; its texts stand side by side at the top of `src/locales/*.write.ftl`.
//! Headings and sentences take the words from here, so that a column, a finding and an error never
//! call one thing by two names. Not here: sentences, and names that belong to a book.

use super::{Message, msg};

/// The identifiers of all terms, in the order of the catalogues.
pub const TERMS: &[&str] = &[
    // What a report is about.
    "term-plan",
    "term-line",
    "term-category",
    "term-project",
    "term-department",
    "term-member-type",
    "term-member-grade",
    "term-member-city",
    "term-month",
    "term-quarter",
    "term-year",
    "term-period",
    "term-this-month",
    "term-this-quarter",
    "term-this-year",
    "term-this-period",
    "term-year-to-date",
    // Its figures.
    "term-budget",
    "term-actual",
    "term-variance",
    "term-variance-ratio",
    "term-execution-ratio",
    "term-year-budget",
    "term-completion",
    "term-commitment",
    "term-rollover",
    "term-available",
    "term-original-budget",
    "term-revised",
    "term-supplement",
    "term-reduction",
    "term-transfer-in",
    "term-transfer-out",
    "term-carry-forward",
    "term-adjusted",
    "term-current-budget",
    "term-forecast",
    "term-outlook",
    "term-target",
    "term-benchmark",
    "term-last-year",
    "term-average",
    "term-mean",
    "term-median",
    "term-growth",
    "term-change-ratio",
    "term-method",
    "term-difference",
    "term-coverage",
    "term-time-progress",
    "term-cost",
    "term-income",
    "term-net",
    "term-gross-adverse",
    "term-gross-favourable",
    // Its rows.
    "term-total",
    "term-subtotal",
    "term-other",
    "term-shared",
    "term-unassigned",
    "term-unallocated",
    "term-own-budget",
    "term-booked-directly",
    "term-unbudgeted",
    "term-unclassified",
    // The verdict on a row.
    "term-status",
    "term-status-over",
    "term-status-at",
    "term-status-near",
    "term-status-ok",
    "term-status-unspent",
    "term-status-idle",
    "term-status-missing",
    "term-status-unbudgeted",
    "term-adverse",
    "term-favourable",
    "term-income-adverse",
    "term-income-favourable",
    "term-on-budget",
    "term-material",
    "term-in-progress",
    "term-draft",
    // What a plan says of a line.
    "term-basis",
    "term-effect",
    "term-owner",
    // What a ledger says of a row.
    "term-posting",
    "term-batch",
    "term-date",
    "term-voucher",
    "term-description",
    "term-vendor",
    "term-invoice",
    "term-account",
    "term-amount",
    "term-source",
    // What a ledger of metrics says, and goals.
    // Why a line is off its budget, and what is done about it.
    "term-cause",
    "term-reason",
    "term-action",
    "term-due",
    "term-reverses",
    "term-cause-timing",
    "term-cause-one-off",
    "term-cause-run-rate",
    "term-cause-price",
    "term-cause-volume",
    "term-cause-efficiency",
    "term-cause-error",
    "term-metric",
    "term-value",
];

/// Terms that are meant to have one text in some language: two uses of one concept.
pub const SAME_TEXT: &[(&str, &str)] = &[
    // A cost line that is over has an adverse variance: both are 超支.
    ("term-status-over", "term-adverse"),
    // A row exactly on its budget, and the direction of such a variance.
    ("term-status-at", "term-on-budget"),
    // The row without a plan line, and the status of such a row.
    ("term-unbudgeted", "term-status-unbudgeted"),
];

/// The heading of an axis: the field's word for the usual ones, its own name for any other.
pub fn axis_heading(axis: &str) -> Message {
    match axis {
        "project" => msg("term-project"),
        "department" => msg("term-department"),
        "type" => msg("term-member-type"),
        "grade" => msg("term-member-grade"),
        "city" => msg("term-member-city"),
        other => Message::verbatim(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Language, Words};

    #[test]
    fn two_terms_never_share_a_text() {
        for language in Language::ALL {
            let words = Words::new(language);
            let said = |id: &'static str| {
                let text = words.say(&match id {
                    "term-average" => msg(id).with("months", 3_u64),
                    "term-other" => msg(id).with("count", 3_u64),
                    "term-shared" => msg(id).with("axis", "x"),
                    id => msg(id),
                });
                assert_ne!(text, id, "{id} has no text in {language:?}");
                text
            };
            for (i, a) in TERMS.iter().enumerate() {
                let text = said(a);
                for b in &TERMS[i + 1..] {
                    let declared = SAME_TEXT.contains(&(a, b)) || SAME_TEXT.contains(&(b, a));
                    assert!(declared || said(b) != text, "{a} and {b} are both `{text}`");
                }
            }
        }
    }

    #[test]
    fn usual_axes_have_words_and_others_their_names() {
        let words = Words::new(Language::ZhCn);
        assert_eq!(words.say(&axis_heading("department")), "部门");
        assert_eq!(words.say(&axis_heading("楼栋")), "楼栋");
    }
}
