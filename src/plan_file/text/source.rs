//! A text being read: its name, and the line and character of each of its bytes.

use crate::model::LinePlace;
use crate::words::{Place, Problem, msg};

/// Nobody reads more problems of one file, and a file of nothing but problems would fill the memory with them.
const MOST: usize = 1_000;

/// A file of the book as text.
pub(in crate::plan_file) struct Source<'a> {
    pub(in crate::plan_file) name: &'a str,
    pub(in crate::plan_file) text: &'a str,
    /// Where each line begins.
    starts: Vec<usize>,
    /// In a table of cells the line is place enough.
    lines_only: bool,
}

impl<'a> Source<'a> {
    pub(in crate::plan_file) fn toml(name: &'a str, text: &'a str) -> Source<'a> {
        Source::new(name, text, false)
    }

    pub(in crate::plan_file) fn csv(name: &'a str, text: &'a str) -> Source<'a> {
        Source::new(name, text, true)
    }

    fn new(name: &'a str, text: &'a str, lines_only: bool) -> Source<'a> {
        let breaks = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at + 1);
        Source { name, text, starts: std::iter::once(0).chain(breaks).collect(), lines_only }
    }

    /// The line of a byte, from 1.
    pub(in crate::plan_file) fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    /// The line and, in characters, the column of a byte.
    pub(in crate::plan_file) fn place(&self, at: usize) -> Place {
        let line = self.line(at);
        if self.lines_only {
            return Place::line(self.name, line as u64);
        }
        let start = self.starts[line - 1];
        let before = self.text.get(start..at.min(self.text.len())).unwrap_or_default();
        Place::at(self.name, line as u64, before.chars().count() as u64 + 1)
    }
}

/// Collects the problems of one source.
pub(in crate::plan_file) struct Reporter<'a> {
    pub(in crate::plan_file) source: &'a Source<'a>,
    pub(in crate::plan_file) problems: Vec<Problem>,
}

impl<'a> Reporter<'a> {
    pub(in crate::plan_file) fn new(source: &'a Source<'a>) -> Reporter<'a> {
        Reporter { source, problems: Vec::new() }
    }

    /// Where the part of a plan at a byte of the source stands.
    pub(in crate::plan_file) fn line_place(&self, at: usize) -> LinePlace {
        LinePlace { file: self.source.name.to_string(), line: self.source.line(at) }
    }

    /// Adds a problem that takes time to make, as one that looks for what was meant among all names: where it would not be
    /// told, it is not made.
    pub(in crate::plan_file) fn add_made(&mut self, at: usize, make: impl FnOnce() -> Problem) {
        if self.problems.len() <= MOST {
            self.add(at, make());
        }
    }

    /// Adds a problem at a byte of the source; after the first [`MOST`] only that there are more.
    pub(in crate::plan_file) fn add(&mut self, at: usize, problem: Problem) {
        let problem = match self.problems.len() {
            MOST => Problem::error(msg("plan-more-problems").with("count", MOST)),
            more if more > MOST => return,
            _ => problem,
        };
        self.problems.push(problem.at(self.source.place(at)));
    }
}
