//! What a method, or a measure, says while it works: the arithmetic with its numbers.

use crate::model::FiscalYear;
use crate::words::{Message, msg};

/// Collects what a method says; a silent one asks for no sentence at all.
pub struct Tape {
    recording: bool,
    about: Vec<Message>,
    steps: [Vec<Message>; 12],
    /// What a reader should be warned of.
    pub warnings: Vec<Message>,
}

impl Tape {
    /// For amounts alone.
    pub fn silent() -> Tape {
        Tape { recording: false, about: Vec::new(), steps: Default::default(), warnings: Vec::new() }
    }

    /// For explanations.
    pub fn recording() -> Tape {
        Tape { recording: true, ..Tape::silent() }
    }

    /// Says something of the whole year.
    pub(in crate::analysis) fn say(&mut self, sentence: impl FnOnce() -> Message) {
        if self.recording {
            self.about.push(sentence());
        }
    }

    /// Says a step of one month.
    pub(super) fn step(&mut self, month: usize, sentence: impl FnOnce() -> Message) {
        if self.recording {
            self.steps[month].push(sentence());
        }
    }

    /// Warns.
    pub(in crate::analysis) fn warn(&mut self, sentence: impl FnOnce() -> Message) {
        if self.recording {
            self.warnings.push(sentence());
        }
    }

    /// The year's sentences, and the steps of the first month that has any.
    pub(super) fn summary(self, year: FiscalYear) -> Vec<Message> {
        let mut told = self.about;
        let first = self.steps.into_iter().enumerate().find(|(_, steps)| !steps.is_empty());
        if let Some((index, steps)) = first {
            let month = year.first.plus(index as i32).to_string();
            told.extend(
                steps.into_iter().map(|step| msg("method-in-month").with("month", month.clone()).with("step", step)),
            );
        }
        told
    }

    /// All of it for some months: the year's sentences, then runs of months with the same steps.
    pub(in crate::analysis) fn told(self, year: FiscalYear, wanted: &[usize]) -> Vec<Message> {
        let mut told = self.about;
        let mut start = 0;
        while start < wanted.len() {
            let steps = &self.steps[wanted[start]];
            let mut end = start + 1;
            while end < wanted.len() && wanted[end] == wanted[end - 1] + 1 && self.steps[wanted[end]] == *steps {
                end += 1;
            }
            let first = year.first.plus(wanted[start] as i32).to_string();
            let last = year.first.plus(wanted[end - 1] as i32).to_string();
            let run = match end - start {
                1 => msg("method-month").with("month", first),
                _ => msg("method-months").with("first", first).with("last", last),
            };
            match steps.as_slice() {
                [] => {}
                [only] => told.push(msg("method-in-month").with("month", run).with("step", only.clone())),
                _ => {
                    told.push(msg("method-run").with("run", run));
                    told.extend(steps.iter().map(|step| msg("method-run-step").with("step", step.clone())));
                }
            }
            start = end;
        }
        told.extend(self.warnings);
        told
    }
}
