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

    /// Says several things of the whole year.
    pub(super) fn say_all(&mut self, sentences: impl FnOnce() -> Vec<Message>) {
        if self.recording {
            self.about.extend(sentences());
        }
    }

    /// Says a step of one month.
    pub(in crate::analysis) fn step(&mut self, month: usize, sentence: impl FnOnce() -> Message) {
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

    /// The steps of one month alone.
    pub(super) fn steps_of(mut self, month: usize) -> Vec<Message> {
        std::mem::take(&mut self.steps[month])
    }

    /// The year's sentences, and how its months come about: months with the same arithmetic together, and where there
    /// are more than a few kinds of months, the first of them.
    pub(super) fn summary(self, year: FiscalYear) -> Vec<Message> {
        let mut kinds: Vec<(Vec<usize>, &[Message])> = Vec::new();
        for (month, steps) in self.steps.iter().enumerate().filter(|(_, steps)| !steps.is_empty()) {
            match kinds.iter_mut().find(|(_, known)| known == steps) {
                Some((months, _)) => months.push(month),
                None => kinds.push((vec![month], steps)),
            }
        }
        let few = kinds.len() <= MOST_KINDS && kinds.iter().all(|(_, steps)| steps.len() == 1);
        let shown = if few { kinds.len() } else { 1 };
        let mut told = self.about;
        for (months, steps) in kinds.iter().take(shown) {
            let joined = joined(steps.iter().cloned());
            told.extend(joined.map(|step| in_months(year, months).with("step", step)));
        }
        told.extend((kinds.len() > shown).then(|| msg("method-other-months")));
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
            let months = &wanted[start..end];
            match steps.as_slice() {
                [] => {}
                [only] => told.push(in_months(year, months).with("step", only.clone())),
                _ => {
                    told.push(msg("method-run").with("run", named(year, months)));
                    told.extend(steps.iter().map(|step| msg("method-run-step").with("step", step.clone())));
                }
            }
            start = end;
        }
        told.extend(self.warnings);
        told
    }
}

/// So many kinds of months are all told in a summary.
const MOST_KINDS: usize = 3;

/// Sentences one after the other.
pub fn joined(sentences: impl IntoIterator<Item = Message>) -> Option<Message> {
    sentences.into_iter().reduce(|first, second| msg("method-joined").with("first", first).with("second", second))
}

fn in_months(year: FiscalYear, months: &[usize]) -> Message {
    msg("method-in-month").with("month", named(year, months))
}

/// Months as people name them: one, a run, or several of both.
fn named(year: FiscalYear, months: &[usize]) -> Message {
    let month = |index: usize| year.first.plus(index as i32).to_string();
    let name = |run: &[usize], id| match run {
        [only] => msg("method-month").with("month", month(*only)),
        run => msg(id).with("first", month(run[0])).with("last", month(run[run.len() - 1])),
    };
    let mut runs = months.chunk_by(|a, b| a + 1 == *b);
    match (runs.next(), runs.next()) {
        (Some(run), None) => name(run, "method-months"),
        _ => {
            let all = months.chunk_by(|a, b| a + 1 == *b).map(|run| name(run, "method-months-run"));
            msg("method-months-apart").with("months", all.collect::<Vec<_>>())
        }
    }
}
