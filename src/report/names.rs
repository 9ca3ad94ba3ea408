//! What rows are called: categories and members in the reader's language.

use crate::analysis::variance::{Member, Segment};
use crate::model::{Category, CategoryTree, Dimensions, Line, ResolvedLine};
use crate::words::terms::axis_heading;
use crate::words::{Message, msg};

/// The names of a book, as one reader wants them.
#[derive(Clone, Debug)]
pub struct Names {
    /// For the labels of categories.
    pub tree: CategoryTree,
    /// For the headings of axes.
    pub dimensions: Dimensions,
    /// Does the reader use the other language than the book? Then labels stand for paths.
    pub translate: bool,
}

impl Names {
    /// The last segment of a category, by its label if the reader needs it.
    pub fn category(&self, category: &Category) -> Message {
        if category.is_unclassified() {
            return msg("term-unclassified");
        }
        let label = self.tree.get(category).and_then(|e| e.label.as_deref()).filter(|_| self.translate);
        Message::verbatim(label.unwrap_or(category.name()))
    }

    /// The whole path of a category, segment by segment.
    pub fn path(&self, category: &Category) -> Message {
        let mut above: Vec<Category> = category.ancestors().collect();
        above.reverse();
        join(above.iter().map(|c| self.category(c)), "report-path")
    }

    /// A member; 公共 and 未填 where it is none.
    pub fn member(&self, axis: usize, member: &Member) -> Message {
        match member {
            Member::Named(name) => Message::verbatim(&**name),
            Member::Shared => {
                let name = self.dimensions.axes.get(axis).map_or("", |axis| axis.name.as_str());
                msg("term-shared").with("axis", axis_heading(name))
            }
            Member::Unassigned => msg("term-unassigned"),
        }
    }

    /// A plan line: its category, the members it names, its own name.
    pub fn line(&self, line: &Line) -> Message {
        self.line_of(&line.category, &line.members, &line.name)
    }

    fn line_of(&self, category: &Category, members: &[Option<String>], name: &str) -> Message {
        let members = members.iter().flatten().map(|member| Message::verbatim(member.clone()));
        let name = (!name.is_empty()).then(|| Message::verbatim(name));
        members.chain(name).fold(self.path(category), |label, aside| pair("report-aside", label, aside))
    }

    /// A part of a plan: a line, or what a ceiling leaves.
    pub fn part(&self, line: &ResolvedLine, unallocated: bool) -> Message {
        let label = self.line_of(&line.category, &line.members, &line.name);
        if unallocated { pair("report-aside", label, msg("term-unallocated")) } else { label }
    }

    /// One step of a row's place.
    pub fn segment(&self, segment: &Segment) -> Message {
        match segment {
            Segment::Category(category) => self.category(category),
            Segment::Member(axis, member) => self.member(*axis, member),
            Segment::Unallocated => msg("term-unallocated"),
            Segment::Own => msg("term-own-budget"),
            Segment::Direct => msg("term-booked-directly"),
        }
    }

    /// The label of a row: categories joined by a colon, members set off by a dot.
    pub fn label(&self, segments: &[Segment]) -> Message {
        let mut label: Option<Message> = None;
        for segment in segments {
            let next = self.segment(segment);
            label = Some(match (label, segment) {
                (None, _) => next,
                (Some(before), Segment::Category(_)) => pair("report-path", before, next),
                (Some(before), _) => pair("report-aside", before, next),
            });
        }
        label.unwrap_or_else(|| Message::verbatim(""))
    }
}

fn join(parts: impl Iterator<Item = Message>, id: &'static str) -> Message {
    parts.reduce(|before, next| pair(id, before, next)).unwrap_or_else(|| Message::verbatim(""))
}

fn pair(id: &'static str, first: Message, second: Message) -> Message {
    msg(id).with("first", first).with("second", second)
}
