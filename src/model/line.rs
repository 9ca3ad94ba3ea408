//! One line of a plan: what it covers, how much, and why.

use super::control::{Control, ControlKeys};
use super::{Category, Currency, FiscalYear, LinePlace, Money, MoneyError, Month, Ratio, Rollover, Values};

/// How a line's amount is given: stated (the keys of method `fixed`), or by another method's rule.
#[derive(Clone, Debug, PartialEq)]
pub enum Amount {
    /// The same amount in each month.
    Monthly(Money),
    /// A year's amount and how it spreads over the months.
    Annual(Money, Phasing),
    /// Twelve amounts.
    Months(Box<[Money; 12]>),
    /// Worked out by a budget method from its keys.
    Rule(Box<Rule>),
}

/// A budget method with the values of its keys, which it has checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// The method's id.
    pub method: &'static str,
    /// Its keys.
    pub values: Values,
}

impl Amount {
    /// The budget method that works it out.
    pub fn method(&self) -> &'static str {
        match self {
            Amount::Monthly(_) | Amount::Annual(..) | Amount::Months(_) => "fixed",
            Amount::Rule(rule) => rule.method,
        }
    }

    /// What a stated amount comes to in a year, for a line that budgets all its months; a rule states none.
    pub fn annual(&self, currency: Currency) -> Result<Money, MoneyError> {
        let months = match self {
            Amount::Monthly(amount) => [*amount; 12],
            Amount::Months(months) => **months,
            Amount::Annual(amount, _) => return Ok(*amount),
            Amount::Rule(_) => return Ok(Money::zero(currency)),
        };
        Money::sum(months, currency)
    }
}

/// How an annual amount spreads over the months (largest remainder, so the months sum to the year).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phasing {
    /// Twelve equal parts.
    Even,
    /// By twelve non-negative weights, scaled to whole numbers.
    Weights(Box<[i64; 12]>),
    /// By what was spent in the same months of last year.
    History,
    /// A quarter's part in each quarter's first month.
    FirstOfQuarter,
}

/// How a budgeted parent stands to its budgeted children.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Mode {
    /// Its amount is a ceiling over theirs; the rest is 未细分.
    #[default]
    Ceiling,
    /// Its amount is added to theirs.
    Additive,
}

/// One `[[line]]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it budgets, with everything below.
    pub category: Category,
    /// The member on each axis of the book, in its order; `None` covers the axis whole.
    pub members: Vec<Option<String>>,
    /// Tells several lines of one category and members apart; often empty.
    pub name: String,
    /// The amount as the plan gives it.
    pub amount: Amount,
    /// The first month it budgets; `None` is the year's first.
    pub from: Option<Month>,
    /// The last month it budgets, inclusive; `None` is the year's last.
    pub to: Option<Month>,
    /// 预算依据.
    pub basis: String,
    /// 预期效果.
    pub effect: String,
    /// Who answers for it.
    pub owner: String,
    /// The goals that it serves, by their `kpi`.
    pub goals: Vec<String>,
    /// A wish to compare with, by month.
    pub target: Option<Target>,
    /// What the market pays for it: a rule of method `benchmark`, beside whatever method the line has.
    pub benchmark: Option<Box<Rule>>,
    /// Ceiling over its children, or added to them.
    pub mode: Mode,
    /// May its amount be negative (a refund, a contra)?
    pub contra: bool,
    /// Keeps its amount when a draft is fitted to a cap.
    pub locked: bool,
    /// The least share of its amount that a cap may leave it; `None` is nothing.
    pub floor: Option<Ratio>,
    /// A threshold of its own; `None` takes the book's.
    pub materiality: Option<LineMateriality>,
    /// What the line itself says of how spending is controlled.
    pub control: ControlKeys,
    /// How spending is controlled by that, its category and the book; `None` where all are silent.
    pub controlled: Option<Control>,
    /// What of a month it takes along into the next; `None` is nothing.
    pub rollover: Option<Rollover>,
    /// Does it say that it is a reserve, or that it is none?
    pub reserve: Option<bool>,
    /// The file and line where it stands.
    pub place: LinePlace,
}

/// `target_monthly` or `target_annual`; an annual target follows the line's own months.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
    /// The same in each month.
    Monthly(Money),
    /// For the year, spread as the line is.
    Annual(Money),
}

/// A line's own threshold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LineMateriality {
    /// Every variance is material.
    Always,
    /// |v| ≥ amount and |v| ≥ ratio·|budget|.
    Threshold(Money, Ratio),
}

impl Line {
    /// Is it 预备费, as its resolved line says it?
    pub fn is_reserve(&self) -> bool {
        self.reserve.unwrap_or(self.amount.method() == "contingency")
    }

    /// A line that says what it budgets and how much, and nothing else.
    pub fn new(category: Category, members: Vec<Option<String>>, amount: Amount) -> Line {
        Line {
            category,
            members,
            name: String::new(),
            amount,
            from: None,
            to: None,
            basis: String::new(),
            effect: String::new(),
            owner: String::new(),
            target: None,
            benchmark: None,
            mode: Mode::default(),
            contra: false,
            locked: false,
            floor: None,
            goals: Vec::new(),
            materiality: None,
            control: ControlKeys::default(),
            controlled: None,
            rollover: None,
            reserve: None,
            place: LinePlace::default(),
        }
    }

    /// Does the line cover a category with these members (empty is 未填)?
    pub fn covers(&self, category: &Category, members: &[&str]) -> bool {
        self.category.contains(category)
            && self.members.iter().zip(members).all(|(own, actual)| own.as_deref().is_none_or(|own| own == *actual))
    }

    /// Does it budget this month? Outside `from` to `to` it covers nothing.
    pub fn budgets(&self, month: Month) -> bool {
        self.from.is_none_or(|from| from <= month) && self.to.is_none_or(|to| month <= to)
    }

    /// Which of a year's months it budgets.
    pub fn active(&self, year: FiscalYear) -> [bool; 12] {
        std::array::from_fn(|i| self.budgets(year.first.plus(i as i32)))
    }
}
