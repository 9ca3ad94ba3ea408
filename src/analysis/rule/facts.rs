//! What rules look at, and what they say.

use chrono::NaiveDate;

use crate::analysis::adjustment::State;
use crate::model::forbidden_transfer::ForbiddenTransfer;
use crate::model::rule::RuleLine;
use crate::model::{AdjustRule, FiscalYear, Money, MoneyError, Month, Quantity, Ratio};

use super::Key;

/// A line as it stands on the day.
#[derive(Clone, Debug, PartialEq)]
pub struct LineFacts {
    /// The line.
    pub line: RuleLine,
    /// As keys name it: by its code, where the book has one.
    pub code: String,
    /// May it neither give nor get?
    pub locked: bool,
    /// The budget of its year before anything was adjusted.
    pub original: Money,
    /// The same now.
    pub budget: Money,
    /// What was spent of it.
    pub actual: Money,
    /// What is on order, and open.
    pub committed: Money,
    /// Where its year will end; `None` where nothing can be said.
    pub forecast: Option<Money>,
    /// The upper end of the range of that; `None` where too little is known.
    pub high: Option<Money>,
    /// The months that are not over and that it budgets, with what it has for itself.
    pub ahead: Vec<(Month, Money)>,
    /// By month of its year: what it has, spent and has on order.
    pub months: [[Money; 3]; 12],
}

impl LineFacts {
    /// What is spent or on order.
    pub fn used(&self) -> Result<Money, MoneyError> {
        self.actual.checked_add(self.committed)
    }
}

/// What rules moved before, or asked to move.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// The adjustment.
    pub id: String,
    /// The rule.
    pub rule: String,
    /// Its key.
    pub hash: String,
    /// The month in which the rule ran.
    pub period: Month,
    /// Was it made from this very snapshot?
    pub same_snapshot: bool,
    /// Who gave.
    pub from: RuleLine,
    /// Who got.
    pub to: RuleLine,
    /// How much.
    pub amount: Money,
    /// How it stands.
    pub state: State,
    /// In which months.
    pub months: Vec<(Month, Money)>,
}

impl Moved {
    /// Does it change the budget, or wait for doing so?
    pub fn counts(&self) -> bool {
        matches!(self.state, State::InForce | State::Proposed)
    }
}

/// What rules look at: of one plan, on one day. What was made from the same snapshot before is not in its figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The id of the plan.
    pub plan: String,
    /// The version that judges the day.
    pub version: u32,
    /// Its year.
    pub year: FiscalYear,
    /// The day.
    pub as_of: NaiveDate,
    /// Of how many months of the year all is known.
    pub complete: usize,
    /// Of which months of the year the ledger has rows.
    pub known: [bool; 12],
    /// The lines that rules name.
    pub lines: Vec<LineFacts>,
    /// The budget of all costs of the year, and where they will end; `None` where that cannot be said.
    pub total: Option<(Money, Money)>,
    /// The volume that each rule goes by, month by month of the year.
    pub volumes: Vec<(String, [Option<Quantity>; 12])>,
    /// The rules that somebody says an event has happened for.
    pub events: Vec<String>,
    /// What no transfer may do.
    pub forbidden: Vec<ForbiddenTransfer>,
    /// What rules moved before.
    pub moved: Vec<Moved>,
}

impl Snapshot {
    /// The month of the day.
    pub fn period(&self) -> Month {
        Month::of(self.as_of)
    }

    /// A line.
    pub fn line(&self, line: &RuleLine) -> Option<&LineFacts> {
        self.lines.iter().find(|own| own.line == *line)
    }
}

/// A step of the arithmetic of a proposal.
#[allow(missing_docs, reason = "the fields are those of the sentence above them")]
#[derive(Clone, Debug, PartialEq)]
pub enum Term {
    /// What a line is going to lack: forecast − budget − what it got in this run.
    Deficit { forecast: Money, budget: Money, got: Money, deficit: Money },
    /// What a line is going to leave: budget − the larger of what it may need and what it used − what it keeps − what it
    /// gave in this run.
    Surplus { budget: Money, high: Money, used: Money, kept: Money, given: Money, surplus: Money, share: Ratio },
    /// What a line left of a quarter: budget − spent − on order.
    Unused { first: Month, last: Month, budget: Money, actual: Money, committed: Money, unused: Money },
    /// What a line can give without what it is expected to need: budget − used − kept − given.
    Available { budget: Money, used: Money, kept: Money, given: Money, available: Money, share: Ratio },
    /// How far the whole plan is going to be exceeded: outlook − budget − what the rule holds back already.
    Gap { outlook: Money, budget: Money, held: Money, gap: Money },
    /// How far a volume is off: actual ÷ planned − 1, of what the line has for the months to come, without what the rule
    /// moved there before.
    Volume {
        metric: String,
        first: Month,
        last: Month,
        actual: Quantity,
        planned: Quantity,
        off: Ratio,
        ahead: Money,
        amount: Money,
        before: Money,
    },
    /// What an event may cost.
    Event { amount: Money },
}

/// What an amount may not pass.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Limit {
    /// What the other line lacks.
    Deficit(Money),
    /// What the line has to give.
    Surplus(Money),
    /// What it left of the quarter.
    Unused(Money),
    /// How far the plan is exceeded.
    Gap(Money),
    /// What the volume calls for.
    Volume(Money),
    /// What the event may cost.
    Event(Money),
    /// What is left of the cap of a run.
    Run(Money),
    /// What is left of the cap of a month.
    Period(Money),
    /// What is left of the cap of the year.
    Cumulative(Money),
    /// What the line has in the months to come.
    Ahead(Money),
}

impl Limit {
    /// How much that is.
    pub fn amount(self) -> Money {
        match self {
            Limit::Deficit(own)
            | Limit::Surplus(own)
            | Limit::Unused(own)
            | Limit::Gap(own)
            | Limit::Volume(own)
            | Limit::Event(own)
            | Limit::Run(own)
            | Limit::Period(own)
            | Limit::Cumulative(own)
            | Limit::Ahead(own) => own,
        }
    }

    /// Its word for scripts.
    pub fn tag(self) -> &'static str {
        match self {
            Limit::Deficit(_) => "deficit",
            Limit::Surplus(_) => "surplus",
            Limit::Unused(_) => "unused",
            Limit::Gap(_) => "gap",
            Limit::Volume(_) => "volume",
            Limit::Event(_) => "event",
            Limit::Run(_) => "cap_run",
            Limit::Period(_) => "cap_period",
            Limit::Cumulative(_) => "cap_cumulative",
            Limit::Ahead(_) => "ahead",
        }
    }
}

/// Why nothing is moved.
#[allow(missing_docs, reason = "the fields are those of the sentence above them")]
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// The year of the plan is over, or its last month has begun.
    BlackOut { last: Month },
    /// A line is locked.
    Locked { line: String },
    /// The plan forbids it.
    Forbidden,
    /// The version that judges the day has no such line.
    NoLine { line: String },
    /// The line got budget by rule in this month.
    Got { line: String },
    /// The line gave budget by rule in this month.
    Gave { line: String },
    /// The rule has done this in this month.
    Fired { id: String },
    /// It has, and somebody took it back.
    TakenBack { id: String },
    /// The rule rests.
    Rests { id: String, until: Month },
    /// Nothing can be said of where the line ends.
    NoForecast { line: String },
    /// Too little is known of the line to say what it may need at most.
    NoRange { line: String },
    /// No quarter has just ended.
    NoQuarter,
    /// The ledger has no rows of this month of the quarter: nobody knows what was left of it.
    NotIn(Month),
    /// A volume is not known.
    NoVolume { metric: String, month: Month },
    /// No volume was planned.
    NothingPlanned { metric: String },
    /// Too few months are over.
    TooEarly { months: i32 },
    /// The volume is as planned, more or less.
    AsPlanned { metric: String, threshold: Ratio },
    /// The plan is not going to be exceeded.
    NotExceeded { outlook: Money, budget: Money },
    /// Nobody said that it happened.
    NoEvent,
    /// This leaves nothing.
    Nothing(Limit),
    /// This leaves less than the smallest step.
    BelowStep { amount: Money, step: Money },
    /// Adjusting refused it.
    Refused(crate::words::Message),
}

/// What is proposed.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// How much.
    pub amount: Money,
    /// In which months.
    pub months: Vec<(Month, Money)>,
    /// The proposals that it takes the place of.
    pub supersedes: Vec<String>,
    /// Does the rule need nobody's approval for so much?
    pub auto: bool,
}

/// What came of a rule for two lines.
#[allow(missing_docs, reason = "the fields are those of the sentence above them")]
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// This is proposed.
    Moves(Move),
    /// It was made from this snapshot before, and is in force.
    Stands { id: String, amount: Money },
    /// It waits for an approval.
    Waits { id: String, amount: Money },
    /// Nothing.
    Nothing(Why),
}

/// A rule held against two lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The rule.
    pub rule: AdjustRule,
    /// Who gives.
    pub from: RuleLine,
    /// Who gets.
    pub to: RuleLine,
    /// What tells it from others.
    pub key: Key,
    /// The arithmetic.
    pub terms: Vec<Term>,
    /// What it may not pass.
    pub limits: Vec<Limit>,
    /// What came of it.
    pub outcome: Outcome,
}
