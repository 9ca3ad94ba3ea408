//! `[[rule]]`: rules of a plan that adjust its budget.

use super::{Category, LinePlace, Money, Month, Quantity, Ratio, Series};

/// What a rule does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleKind {
    /// What a line is going to leave goes to one that is going to lack it.
    Surplus,
    /// What a line left of a quarter goes to the reserve.
    Release,
    /// A line follows the volume that it was planned for, out of the reserve and back into it.
    Flex,
    /// What lines have not spent yet is held back while the whole plan is going to be exceeded.
    Freeze,
    /// The reserve pays for an event that somebody names.
    Event,
    /// A line has another amount from a month on, by itself.
    Step,
}

impl RuleKind {
    /// Each with its word.
    const ALL: [(RuleKind, &str); 6] = [
        (RuleKind::Surplus, "surplus"),
        (RuleKind::Release, "release"),
        (RuleKind::Flex, "flex"),
        (RuleKind::Freeze, "freeze"),
        (RuleKind::Event, "event"),
        (RuleKind::Step, "step"),
    ];

    /// Their words.
    pub const WORDS: [&str; 6] = ["surplus", "release", "flex", "freeze", "event", "step"];

    /// As files write it.
    pub fn word(self) -> &'static str {
        RuleKind::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, word)| word)
    }

    /// The one that files write so.
    pub fn named(word: &str) -> Option<RuleKind> {
        RuleKind::ALL.iter().find(|(_, own)| *own == word).map(|(kind, _)| *kind)
    }

    /// Does it move budget from one line to another?
    pub fn moves(self) -> bool {
        self != RuleKind::Step
    }
}

/// A line that a rule names: of whatever version, it stays the same line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RuleLine {
    /// Its category.
    pub category: Category,
    /// Its members; `None` covers an axis whole.
    pub members: Vec<Option<String>>,
    /// Its name; often empty.
    pub name: String,
}

impl RuleLine {
    /// As the command line writes it.
    pub fn text(&self) -> String {
        let named = self.members.iter().flatten().map(String::as_str).chain(Some(self.name.as_str()));
        let parts = std::iter::once(self.category.as_str()).chain(named.filter(|part| !part.is_empty()));
        parts.collect::<Vec<_>>().join("@")
    }
}

/// What a line comes to from a month on.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleStep {
    /// The first month.
    pub from: Month,
    /// So many times what the plan gives it.
    pub times: Option<Quantity>,
    /// This amount a month.
    pub monthly: Option<Money>,
}

/// One rule.
#[derive(Clone, Debug, PartialEq)]
pub struct AdjustRule {
    /// Unique in the plan: `R1`.
    pub id: String,
    /// What it does.
    pub kind: RuleKind,
    /// The lines that give; of a flex rule the reserve.
    pub from: Vec<RuleLine>,
    /// The line that gets it; of a step rule all that step.
    pub to: Vec<RuleLine>,
    /// The lower goes first; of two alike the id decides.
    pub priority: i64,
    /// Which share of what a line has to give.
    pub share: Ratio,
    /// Which share of its budget a line keeps beyond all that it is expected to need.
    pub keep: Ratio,
    /// Amounts are a multiple of this, rounded down.
    pub step: Option<Money>,
    /// The most that it moves in a run.
    pub cap_run: Option<Money>,
    /// The most that it moves in a month.
    pub cap_period: Option<Money>,
    /// The most that rules take of a line in a year, as a share of its original budget.
    pub cap_cumulative: Option<Ratio>,
    /// So many months it rests after it moved something between two lines.
    pub cooldown: i32,
    /// What it proposes up to this amount needs nobody's approval.
    pub auto_cap: Option<Money>,
    /// Of an event: the most that it pays.
    pub amount: Option<Money>,
    /// Of a flex rule: the metric that is the volume.
    pub metric: Option<String>,
    /// Of a flex rule: the volume that was planned; month by month, once the plan is worked out.
    pub planned: Option<Series>,
    /// Of a flex rule: it follows once the volume is off by more than this,
    pub threshold: Ratio,
    /// in so many months running.
    pub months: i32,
    /// Of a step rule: its table, ascending.
    pub table: Vec<RuleStep>,
    /// Where it stands.
    pub place: LinePlace,
}

impl AdjustRule {
    /// What rules that do not say it go by.
    pub fn usual(id: &str, kind: RuleKind, place: LinePlace) -> AdjustRule {
        let percent = |count| Ratio::of_counts(count, 100).unwrap_or(Ratio::ZERO);
        AdjustRule {
            id: id.to_string(),
            kind,
            from: Vec::new(),
            to: Vec::new(),
            priority: 0,
            share: Ratio::ONE,
            keep: percent(2),
            step: None,
            cap_run: None,
            cap_period: None,
            cap_cumulative: None,
            cooldown: 0,
            auto_cap: None,
            amount: None,
            metric: None,
            planned: None,
            threshold: percent(10),
            months: 2,
            table: Vec::new(),
            place,
        }
    }

    /// All that it says, as plan files write it; what is usual is left out.
    pub fn said(&self) -> String {
        let usual = AdjustRule::usual(&self.id, self.kind, self.place.clone());
        let lines = |key: &str, lines: &[RuleLine]| {
            let all: Vec<String> = lines.iter().map(RuleLine::text).collect();
            (!all.is_empty()).then(|| format!("{key} {}", all.join(" ")))
        };
        let amount = |key: &str, own: Option<Money>| own.map(|own| format!("{key} {}", own.plain()));
        let ratio = |key: &str, own: Ratio, usual: Ratio| (own != usual).then(|| format!("{key} {}", own.exact()));
        let count = |key: &str, own: i64, usual: i64| (own != usual).then(|| format!("{key} {own}"));
        let planned = match &self.planned {
            Some(Series::Months(months)) => {
                let months: Vec<String> = months.iter().map(|own| own.exact()).collect();
                Some(format!("planned {}", months.join(" ")))
            }
            Some(Series::Constant(own)) => Some(format!("planned {}", own.exact())),
            Some(Series::Driver(name)) => Some(format!("planned {name}")),
            None => None,
        };
        let row = |step: &RuleStep| {
            let times = step.times.map(|times| format!("times {}", times.exact()));
            let amount = step.monthly.map(|amount| format!("monthly {}", amount.plain()));
            Some(format!("from {} {}", step.from, times.or(amount).unwrap_or_default()))
        };
        let parts = [
            Some(format!("{} {}", self.id, self.kind.word())),
            lines("from", &self.from),
            lines("to", &self.to),
            count("priority", self.priority, usual.priority),
            ratio("share", self.share, usual.share),
            ratio("keep", self.keep, usual.keep),
            amount("step", self.step),
            amount("cap_run", self.cap_run),
            amount("cap_period", self.cap_period),
            self.cap_cumulative.map(|cap| format!("cap_cumulative {}", cap.exact())),
            count("cooldown", self.cooldown.into(), usual.cooldown.into()),
            amount("auto_cap", self.auto_cap),
            amount("amount", self.amount),
            self.metric.as_ref().map(|metric| format!("metric {metric}")),
            planned,
            ratio("threshold", self.threshold, usual.threshold),
            count("months", self.months.into(), usual.months.into()),
        ];
        parts.into_iter().chain(self.table.iter().map(row)).flatten().collect::<Vec<_>>().join(" ")
    }
}
