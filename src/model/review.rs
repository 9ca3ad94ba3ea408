//! Reviews: why lines went as they did in a month or a quarter, in the words of who answers for them.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Category, Cause, Month, Period};

/// Which line a note is about: a category, and the members that the line names.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LineKey {
    /// The category.
    pub category: Category,
    /// On each axis of the book its member; `None` covers the axis whole, the empty text is 未填.
    pub members: Vec<Option<String>>,
}

/// How the command line writes that a row names no member: `office@-`.
pub const UNASSIGNED: &str = "-";

impl LineKey {
    /// As the command line writes it: `training@desk`.
    pub fn text(&self) -> String {
        let member = |own: &String| if own.is_empty() { UNASSIGNED.to_string() } else { own.clone() };
        let members = self.members.iter().flatten().map(member);
        std::iter::once(self.category.to_string()).chain(members).collect::<Vec<_>>().join("@")
    }

    /// Does another line lie in it: in its category, at its members?
    pub fn contains(&self, other: &LineKey) -> bool {
        let fits = |(own, other): (&Option<String>, &Option<String>)| own.is_none() || own == other;
        self.category.contains(&other.category) && self.members.iter().zip(&other.members).all(fits)
    }
}

/// The months that a review is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReviewSpan {
    /// The first.
    pub first: Month,
    /// The last.
    pub last: Month,
}

impl ReviewSpan {
    /// Of one month.
    pub fn month(month: Month) -> ReviewSpan {
        ReviewSpan { first: month, last: month }
    }

    /// Its days.
    pub fn period(self) -> Period {
        Period::months(self.first, self.last.plus(1))
    }

    /// Its months.
    pub fn months(self) -> impl DoubleEndedIterator<Item = Month> + ExactSizeIterator {
        self.first.until(self.last.plus(1))
    }

    /// What its file is called: `2026-03`, `2026-01_2026-03`.
    pub fn name(self) -> String {
        match self.first == self.last {
            true => self.first.to_string(),
            false => format!("{}_{}", self.first, self.last),
        }
    }

    /// The months of such a name.
    pub fn named(name: &str) -> Option<ReviewSpan> {
        let (first, last) = name.split_once('_').unwrap_or((name, name));
        let span = ReviewSpan { first: Month::parse(first)?, last: Month::parse(last)? };
        (span.first <= span.last && span.name() == name).then_some(span)
    }
}

/// What is said of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewNote {
    /// The line.
    pub key: LineKey,
    /// Why it is off its budget.
    pub cause: Option<Cause>,
    /// The same in words.
    pub reason: String,
    /// Who answers for it.
    pub owner: String,
    /// What is done about it.
    pub action: String,
    /// Until when.
    pub due: Option<NaiveDate>,
    /// The month in which what is early or late has evened out.
    pub reverses: Option<Month>,
    /// What the action is to bring: 预期效果.
    pub effect: String,
    /// The variance that it was written on, as an exact text.
    pub variance: String,
    /// What came of action and effect; empty as long as nobody has said.
    pub outcome: String,
    /// When that was said.
    pub answered: Option<NaiveDate>,
    /// Who wrote it last.
    pub by: String,
    /// And when.
    pub at: Option<DateTime<Utc>>,
}

/// What a note does not say yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Its cause.
    Cause,
    /// Its reason.
    Reason,
    /// Its owner.
    Owner,
    /// Its action.
    Action,
    /// The day on which the action is due.
    Due,
    /// The month in which it evens out.
    Reverses,
}

impl ReviewNote {
    /// Nothing said yet.
    pub fn new(key: LineKey) -> ReviewNote {
        ReviewNote {
            key,
            cause: None,
            reason: String::new(),
            owner: String::new(),
            action: String::new(),
            due: None,
            reverses: None,
            effect: String::new(),
            variance: String::new(),
            outcome: String::new(),
            answered: None,
            by: String::new(),
            at: None,
        }
    }

    /// What it lacks to explain a variance. Whatever evens out by itself needs no action, but the month in which it does;
    /// of a favourable variance nothing has to be done.
    pub fn lacks(&self, adverse: bool) -> Vec<Lack> {
        let timing = self.cause == Some(Cause::Timing);
        let acts = adverse && !timing;
        let wanted = [
            (Lack::Cause, self.cause.is_none()),
            (Lack::Reason, self.reason.is_empty()),
            (Lack::Reverses, timing && self.reverses.is_none()),
            (Lack::Owner, self.owner.is_empty()),
            (Lack::Action, acts && self.action.is_empty()),
            (Lack::Due, (acts || !self.action.is_empty()) && self.due.is_none()),
        ];
        wanted.into_iter().filter(|(_, lacking)| *lacking).map(|(lack, _)| lack).collect()
    }

    /// Is it time to ask what came of it?
    pub fn is_asked(&self, as_of: NaiveDate) -> bool {
        self.outcome.is_empty() && self.due.is_some_and(|due| due <= as_of)
    }
}

/// The words for causes in Chinese, as people write them into files and sheets.
const CHINESE: [(Cause, &str); 7] = [
    (Cause::Timing, "时间性"),
    (Cause::OneOff, "一次性"),
    (Cause::RunRate, "持续性"),
    (Cause::Price, "价格"),
    (Cause::Volume, "业务量"),
    (Cause::Efficiency, "效率"),
    (Cause::Error, "差错"),
];

/// The cause that a person wrote: `One-off`, `run_rate`, `一次性差异`.
pub fn cause_written(text: &str) -> Option<Cause> {
    let text = text.trim().to_lowercase().replace(['_', ' '], "-");
    let bare = text.strip_suffix("差异").unwrap_or(&text);
    Cause::named(&text).or_else(|| CHINESE.iter().find(|(_, word)| *word == bare).map(|(cause, _)| *cause))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(category: &str, members: &[Option<&str>]) -> LineKey {
        let members = members.iter().map(|member| member.map(String::from)).collect();
        LineKey { category: Category::parse(category).unwrap(), members }
    }

    #[test]
    fn lines_are_written_as_on_the_command_line() {
        let own = key("labour:overtime", &[None, Some("desk"), Some("")]);
        assert_eq!(own.text(), "labour:overtime@desk@-");
        assert!(key("labour", &[None, Some("desk"), None]).contains(&own));
        assert!(!key("labour", &[None, Some("hotline"), None]).contains(&own));
        assert!(!key("labour:over", &[None, None, None]).contains(&own));
    }

    #[test]
    fn spans_are_named_by_their_months() {
        let month = |text| Month::parse(text).unwrap();
        for (name, span) in [
            ("2026-03", Some((month("2026-03"), month("2026-03")))),
            ("2026-01_2026-03", Some((month("2026-01"), month("2026-03")))),
            ("2026-03_2026-03", None),
            ("2026-03_2026-01", None),
            ("2026-3", None),
            ("notes", None),
        ] {
            let span = span.map(|(first, last)| ReviewSpan { first, last });
            assert_eq!(ReviewSpan::named(name), span, "{name}");
            assert!(span.is_none_or(|span| span.name() == name));
        }
    }

    #[test]
    fn what_a_note_lacks_follows_from_its_cause_and_direction() {
        use Lack::*;
        let empty = ReviewNote::new(key("a", &[]));
        assert_eq!(empty.lacks(true), [Cause, Reason, Owner, Action, Due]);
        assert_eq!(empty.lacks(false), [Cause, Reason, Owner]);
        let said = ReviewNote { reason: "late".into(), owner: "li".into(), ..empty };
        let timing = ReviewNote { cause: Some(super::Cause::Timing), ..said.clone() };
        assert_eq!(timing.lacks(true), [Reverses]);
        let one_off = ReviewNote { cause: Some(super::Cause::OneOff), action: "call".into(), ..said };
        assert_eq!((one_off.lacks(true), one_off.lacks(false)), (vec![Due], vec![Due]));
    }

    #[test]
    fn causes_are_written_in_both_languages() {
        for (text, cause) in [
            ("timing", Some(Cause::Timing)),
            (" One_Off ", Some(Cause::OneOff)),
            ("一次性差异", Some(Cause::OneOff)),
            ("效率", Some(Cause::Efficiency)),
            ("差异", None),
            ("", None),
        ] {
            assert_eq!(cause_written(text), cause, "{text}");
        }
    }
}
