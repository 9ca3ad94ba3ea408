//! The gate: may money be spent? A request is held against what is available over a window, as strictly as the line says.
//!
//! `standing` gathers what lines have, and what is spent and committed of it; here one figure is judged, `asked` judges
//! requests against all that hold them.

pub mod asked;
mod columns;
pub mod standing;
#[cfg(test)]
mod tests;

pub use asked::{Asked, Checked, Gate, Request};
pub use standing::Standing;

use crate::model::control::{Control, Strength, Window};
use crate::model::{Money, MoneyError};

/// What the gate says; the later, the stricter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It may be spent.
    Pass,
    /// It may be spent, and is beyond what is available.
    Warn,
    /// It may be spent once somebody approves.
    NeedsApproval,
    /// The same, by somebody higher: it is beyond the tolerance.
    NeedsHigherApproval,
    /// It may not be spent.
    Block,
}

impl Verdict {
    /// The word for scripts.
    pub fn tag(self) -> &'static str {
        match self {
            Verdict::Pass => "PASS",
            Verdict::Warn => "WARN",
            Verdict::NeedsApproval => "NEEDS_APPROVAL",
            Verdict::NeedsHigherApproval => "NEEDS_HIGHER_APPROVAL",
            Verdict::Block => "BLOCK",
        }
    }

    /// May the money be spent without asking anybody?
    pub fn passes(self) -> bool {
        self <= Verdict::Warn
    }
}

/// What a line, or a pool of lines, has over a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// 现行预算.
    pub budget: Money,
    /// 结转: what came into the month, where the window is a month.
    pub rolled: Money,
    /// 执行.
    pub actual: Money,
    /// 占用.
    pub committed: Money,
}

impl Figures {
    /// `budget + rolled over − actual − commitments`.
    pub fn available(&self) -> Result<Money, MoneyError> {
        self.budget.checked_add(self.rolled)?.checked_sub(self.actual)?.checked_sub(self.committed)
    }
}

/// One window, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgedWindow {
    /// Which window.
    pub window: Window,
    /// What there is.
    pub figures: Figures,
    /// What is left before the request.
    pub available: Money,
    /// By how much it is exceeded already.
    pub already_over: Money,
    /// By how much it would be exceeded.
    pub would_be_over: Money,
    /// What follows.
    pub verdict: Verdict,
}

/// Judges a request, or with nothing requested how it stands.
pub fn judge(control: &Control, window: Window, figures: Figures, request: Money) -> Result<JudgedWindow, MoneyError> {
    let available = figures.available()?;
    let beyond = |left: Money| if left.is_negative() { left.abs() } else { Money::zero(left.currency()) };
    let would_be_over = beyond(available.checked_sub(request)?);
    let verdict = match control.strength {
        _ if would_be_over.is_zero() => Verdict::Pass,
        Strength::None => Verdict::Pass,
        Strength::Warn => Verdict::Warn,
        Strength::Rigid => Verdict::Block,
        Strength::Flexible if control.tolerance.holds(would_be_over, figures.budget) => Verdict::NeedsApproval,
        Strength::Flexible => Verdict::NeedsHigherApproval,
    };
    Ok(JudgedWindow { window, figures, available, already_over: beyond(available), would_be_over, verdict })
}
