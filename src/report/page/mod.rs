//! A page for a manager: the month in sentences, then every figure that they rest on, section by section.
//!
//! [`SECTIONS`] is the table of sections, one file each. Every figure is that of an answer which a command gives, too:
//! nothing is worked out here. A section whose subject the book does not have is left out.

mod alerts;
mod anchor;
mod anomalies;
mod block;
mod bridge;
mod categories;
mod commitments;
mod dimensions;
mod goals;
mod headline;
mod heat;
mod making;
mod months;
mod parts;
mod review;
mod staffing;
mod stories;
mod structure;
mod summary;

pub use anchor::{anchor, row_anchor};
pub use block::{Block, Card, Detail, Drill, DrillRow, Ledger, Part};
pub use parts::{Anomalies, PageParts};

use super::{Data, Report, Section, Tone};
use crate::model::MoneyError;
use crate::report::head::{period, period_data};
use crate::words::msg;

/// A section of the page.
pub struct PageSection {
    /// The word that chooses it, and its place on the page: `#alerts`.
    pub name: &'static str,
    /// Does it stand in a report that is read in a terminal or in a chat, where nothing else is asked for?
    pub brief: bool,
    build: fn(&PageParts<'_>) -> Result<Option<Part>, MoneyError>,
}

/// Every section, in the order of the page.
pub const SECTIONS: &[PageSection] = &[
    PageSection { name: "summary", brief: true, build: summary::build },
    PageSection { name: "headline", brief: true, build: headline::build },
    PageSection { name: "categories", brief: true, build: categories::build },
    PageSection { name: "bridge", brief: false, build: bridge::build },
    PageSection { name: "months", brief: false, build: months::build },
    PageSection { name: "heat", brief: false, build: heat::build },
    PageSection { name: "dimensions", brief: false, build: dimensions::build },
    PageSection { name: "structure", brief: false, build: structure::build },
    PageSection { name: "alerts", brief: true, build: alerts::build },
    PageSection { name: "reviews", brief: true, build: review::build },
    PageSection { name: "goals", brief: false, build: goals::build },
    PageSection { name: "anomalies", brief: false, build: anomalies::build },
    PageSection { name: "commitments", brief: false, build: commitments::build },
    PageSection { name: "staffing", brief: false, build: staffing::build },
    PageSection { name: "making", brief: false, build: making::build },
];

/// Builds the report of these sections, in this order.
pub fn page_report(parts: &PageParts<'_>, sections: &[&PageSection]) -> Result<Report, MoneyError> {
    let title = msg("page-title").with("period", period(parts.chosen.period));
    // What has to be said of the period is what `variance` says of it.
    let notes = match categories::variance_sections(parts, parts.variance).into_iter().next() {
        Some(Section::Title { notes, legend, .. }) => Section::Title { title, notes, legend },
        _ => Section::title(title, Vec::new()),
    };
    let mut all = vec![notes];
    let mut names = Vec::new();
    for section in sections {
        if let Some(part) = (section.build)(parts)? {
            names.push(section.name);
            all.push(Section::Part(Box::new(part)));
        }
    }
    if names.is_empty() {
        all.push(Section::Text(msg("page-sections-empty"), Tone::Warn));
    }
    let mut head = parts.head.data();
    head.push(("period", period_data(parts.chosen.period)));
    head.push(("sections", names.into_iter().collect()));
    let data = Data { head, tables: vec![headline::data(parts)?], errors: Vec::new() };
    Ok(Report { name: "report", sections: all, data })
}
