//! The review of a month or a quarter: what wants to be explained, what is said of it, and what was promised before.

mod data;
mod table;

use super::head::{Head, month_spans, period, period_data};
use super::{Data, Legend, Names, Report, Section, Tone};
use crate::analysis::variance::Member;
use crate::answer::review::{Course, ReviewAnswer};
use crate::model::review::Lack;
use crate::model::{Cause, LineKey, Materiality};
use crate::words::{Message, msg};

/// What the report is made of.
pub struct ReviewParts<'a> {
    /// The lines, and what was promised.
    pub answer: &'a ReviewAnswer,
    /// Plan, period, ledger.
    pub head: &'a Head,
    /// What rows are called.
    pub names: &'a Names,
    /// The book's thresholds.
    pub materiality: &'a Materiality,
    /// The file of the review.
    pub file: String,
}

/// Builds the report.
pub fn review_report(parts: &ReviewParts<'_>) -> Report {
    let answer = parts.answer;
    let title = msg("review-title").with("period", period(answer.span.period()));
    let mut notes = Vec::new();
    if !answer.missing.is_empty() {
        notes.push(msg("report-missing-all").with("months", month_spans(&answer.missing)));
    }
    let mut whole = vec![msg("review-convention")];
    let rule = msg("report-materiality").with("amount", parts.materiality.amount.grouped());
    let rule = rule.with("ratio", parts.materiality.ratio.percent());
    whole.push(match parts.materiality.hard_amount {
        Some(hard) => msg("report-materiality-hard").with("rule", rule).with("hard", hard.grouped()),
        None => rule,
    });
    let reading = Legend { brief: vec![msg("report-reading")], whole };
    let mut sections = vec![parts.head.section(title, notes, reading)];
    if answer.over == 0 {
        sections.push(Section::Text(msg("review-open"), Tone::Warn));
    } else if answer.lines.is_empty() {
        sections.push(Section::Text(msg("review-nothing"), Tone::Good));
    } else {
        sections.push(Section::Table(table::lines(parts)));
        let (count, all) = (answer.unexplained(), answer.lines.iter().filter(|line| line.leaf.material).count());
        sections.push(match count {
            0 if all == 0 => Section::Text(msg("review-nothing"), Tone::Good),
            0 => Section::Text(msg("review-all-explained").with("count", all), Tone::Good),
            _ => Section::Text(msg("review-unexplained").with("count", count).with("all", all), Tone::Warn),
        });
    }
    for line in answer.lines.iter().filter(|line| line.moved) {
        let Some(note) = &line.note else { continue };
        let message = msg("review-moved").with("line", label(&line.leaf.key, parts.names));
        let now = line.leaf.variance().map(|variance| variance.grouped()).unwrap_or_default();
        let then = crate::model::money::group_digits(&note.variance);
        sections.push(Section::Text(message.with("then", then).with("now", now), Tone::Warn));
    }
    for note in &answer.stray {
        let message = msg("review-no-figures").with("line", label(&note.key, parts.names));
        sections.push(Section::Text(message.with("file", parts.file.as_str()), Tone::Warn));
    }
    if !answer.timing.is_empty() {
        sections.push(Section::Table(table::timing(parts)));
    }
    if !answer.due.is_empty() {
        sections.push(Section::Table(table::due(parts)));
        sections.push(Section::Text(msg("review-due-how"), Tone::Quiet));
    }
    let mut head = parts.head.data();
    head.push(("period", period_data(answer.span.period())));
    head.push(("file", parts.file.as_str().into()));
    head.push(("unexplained", answer.unexplained().into()));
    let tables = vec![data::lines(parts), data::timing(parts), data::due(parts)];
    Report { name: "review", sections, data: Data { head, tables, errors: Vec::new() } }
}

/// A line as people read it.
pub(super) fn label(key: &LineKey, names: &Names) -> Message {
    let member = |(axis, member): (usize, &Option<String>)| {
        member.as_deref().map(|member| names.member(axis, &Member::of_posting(member)))
    };
    let members = key.members.iter().enumerate().filter_map(member);
    members.fold(names.path(&key.category), |first, second| {
        msg("report-aside").with("first", first).with("second", second)
    })
}

/// The word for a cause.
pub fn cause_word(cause: Cause) -> Message {
    msg(match cause {
        Cause::Timing => "term-cause-timing",
        Cause::OneOff => "term-cause-one-off",
        Cause::RunRate => "term-cause-run-rate",
        Cause::Price => "term-cause-price",
        Cause::Volume => "term-cause-volume",
        Cause::Efficiency => "term-cause-efficiency",
        Cause::Error => "term-cause-error",
    })
}

/// What a note lacks, in the words of the columns, and for scripts.
pub fn lack_word(lack: Lack) -> (&'static str, Message) {
    match lack {
        Lack::Cause => ("cause", msg("term-cause")),
        Lack::Reason => ("reason", msg("term-reason")),
        Lack::Owner => ("owner", msg("term-owner")),
        Lack::Action => ("action", msg("term-action")),
        Lack::Due => ("due", msg("term-due")),
        Lack::Reverses => ("reverses", msg("term-reverses")),
    }
}

fn course_word(course: Course) -> (&'static str, Message, Tone) {
    match course {
        Course::Running => ("running", msg("review-course-running"), Tone::Plain),
        Course::Reversed => ("reversed", msg("review-course-reversed"), Tone::Good),
        Course::Overdue => ("overdue", msg("review-course-overdue"), Tone::Bad),
    }
}
