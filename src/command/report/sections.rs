//! Which sections the page has.

use super::ReportArgs;
use crate::model::StatedPage;
use crate::model::page_section::page_section;
use crate::report::{PageSection, SECTIONS};
use crate::words::{Failure, Message, Problem, msg};

/// The name of the section that a word chooses.
pub(super) fn parse(word: &str) -> Result<&'static str, String> {
    page_section(word).ok_or_else(|| word.to_string())
}

/// Those of `--sections`, or of the page that is named; else all, or those that are read in a minute.
pub(super) fn chosen(args: &ReportArgs, pages: &[StatedPage], all: bool) -> Result<Vec<&'static PageSection>, Failure> {
    if let Some(name) = &args.name {
        let page = pages.iter().find(|page| page.name == *name).ok_or_else(|| unknown(name, pages))?;
        return Ok(page.sections.iter().filter_map(|name| find(name)).collect());
    }
    let mut sections: Vec<&'static PageSection> = Vec::new();
    for section in args.sections.iter().filter_map(|name| find(name)) {
        if !sections.iter().any(|own| own.name == section.name) {
            sections.push(section);
        }
    }
    if sections.is_empty() {
        sections.extend(SECTIONS.iter().filter(|section| all || section.brief));
    }
    Ok(sections)
}

fn find(name: &str) -> Option<&'static PageSection> {
    SECTIONS.iter().find(|section| section.name == name)
}

fn unknown(name: &str, pages: &[StatedPage]) -> Failure {
    let problem = Problem::error(msg("page-unknown").with("name", name));
    Failure::could_not_run(problem.hint(match pages {
        [] => msg("page-unknown-none-hint").with("name", name),
        pages => {
            let known: Vec<Message> = pages.iter().map(|page| Message::verbatim(page.name.clone())).collect();
            msg("page-unknown-hint").with("known", known)
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::page_section::page_sections;

    #[test]
    fn every_section_has_its_word() {
        let all: Vec<&str> = SECTIONS.iter().map(|section| section.name).collect();
        assert_eq!(all, page_sections().collect::<Vec<_>>());
    }
}
