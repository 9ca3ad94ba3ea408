//! `[report.NAME]` of `budget.toml`: pages with their sections.

use crate::model::StatedPage;
use crate::model::page_section::{page_section, page_sections};
use crate::plan_file::field::fields::Fields;
use crate::plan_file::field::likely::hint;
use crate::plan_file::text::source::Reporter;
use crate::words::{Message, Problem, msg};

/// The pages, each with its sections in their order; a section that there is not has its problem.
pub(in crate::plan_file) fn build(fields: &Fields, reporter: &mut Reporter<'_>) -> Vec<StatedPage> {
    let mut pages = Vec::new();
    for named in fields.named("report") {
        let mut sections: Vec<String> = Vec::new();
        for (word, at) in named.value.texts("sections") {
            match page_section(word) {
                Some(name) if sections.iter().any(|own| own == name) => {}
                Some(name) => sections.push(name.to_string()),
                None => {
                    let known: Vec<Message> = page_sections().map(Message::verbatim).collect();
                    let otherwise = msg("page-section-unknown-hint").with("known", known);
                    let problem = Problem::error(msg("page-section-unknown").with("value", word.as_str()));
                    reporter.add(*at, problem.hint(hint(word, page_sections(), otherwise)));
                }
            }
        }
        if named.value.texts("sections").is_empty() {
            let message = msg("page-without-sections").with("name", named.name.as_str());
            reporter.add(named.name_at, Problem::error(message).hint(msg("page-without-sections-hint")));
        }
        pages.push(StatedPage { name: named.name.clone(), sections });
    }
    pages
}
