//! What every measure is judged by: payback, net present value, break-even, and what becomes of them if the
//! uncertain inputs come out otherwise.

use super::present_value::{monthly_rate, present_value};
use super::{Both, BreakEven, Case, Effect, Input, Measure, Terms};
use crate::analysis::method::Tape;
use crate::model::{Currency, Money, MoneyError, Quantity};
use crate::words::Message;

/// A measure, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Appraisal {
    /// A month in which all of it works.
    pub effect: Effect,
    /// Spent on it in any month.
    pub running: Money,
    /// In whole units: what is paid.
    pub whole: Side,
    /// In fractions; `None` where nothing is counted in units.
    pub part: Option<Side>,
    /// The net saving of each month from its beginning on: of a year at least, and of the horizon.
    pub months: Vec<Cash>,
    /// The units set free in each of them.
    pub freed: Vec<Both>,
    /// Where it pays nothing.
    pub break_even: Option<BreakEven>,
    /// The uncertain inputs.
    pub inputs: [Input; 2],
    /// The net monthly saving, by first input, then by second.
    pub grid: [[Cash; 3]; 3],
    /// Have all cells of the grid the same sign, whole and in fractions?
    pub robust: bool,
    /// Months of the present value.
    pub horizon: usize,
    /// The yearly rate of it, effective.
    pub yearly_rate: Quantity,
    /// The monthly rate of it.
    pub monthly_rate: Quantity,
    /// How a month comes about.
    pub sentences: Vec<Message>,
    /// What law, lease or supplier ask for.
    pub warnings: Vec<Message>,
}

/// One way of counting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Side {
    /// Net saving of a month in which all of it works.
    pub monthly: Money,
    /// Paid once.
    pub investment: Money,
    /// Investment ÷ net monthly saving, in months; `None` is never.
    pub payback: Option<Quantity>,
    /// The month, from 1, by whose end it is paid back, with the months in which less of it works; `None` is never.
    pub paid_back_in: Option<usize>,
    /// Net present value over the horizon.
    pub npv: Money,
}

/// A net amount, in whole units and in fractions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cash {
    /// What is paid.
    pub whole: Money,
    /// What the work alone would come to.
    pub part: Money,
}

/// Longer than anybody waits for a payback.
const LONGEST: usize = 600;

/// Judges a measure whose values were checked.
pub fn appraise(measure: &dyn Measure, terms: &Terms<'_>) -> Result<Appraisal, MoneyError> {
    let currency = terms.plan.currency;
    let inputs = measure.inputs(terms);
    let month = |first: usize, second: usize, reached: Quantity, tape: &mut Tape| {
        measure.month(terms, Case { inputs: [inputs[0].values[first], inputs[1].values[second]], reached }, tape)
    };
    let mut tape = Tape::recording();
    let effect = month(1, 1, Quantity::ONE, &mut tape);
    let full = net(&effect, currency)?;
    let count = terms.horizon().max(terms.values.quantities("ramp").len()).max(12);
    let (mut months, mut freed) = (Vec::with_capacity(count), Vec::with_capacity(count));
    for number in 0..count {
        let effect = month(1, 1, terms.reached(number), &mut Tape::silent());
        months.push(net(&effect, currency)?);
        freed.push(effect.capacity.map_or(Both::same(Quantity::ZERO), |capacity| capacity.freed()));
    }
    let mut grid = [[full; 3]; 3];
    for (first, row) in grid.iter_mut().enumerate() {
        for (second, cell) in row.iter_mut().enumerate() {
            *cell = net(&month(first, second, Quantity::ONE, &mut Tape::silent()), currency)?;
        }
    }
    let rate = monthly_rate(terms.discount_rate());
    let side = |monthly: Money, investment: Quantity, of: &dyn Fn(&Cash) -> Money| -> Result<Side, MoneyError> {
        let investment = investment.money(currency)?;
        let path: Vec<Money> = months.iter().map(of).collect();
        let worth = present_value(path.iter().take(terms.horizon()).map(|cash| Quantity::from(*cash)), rate);
        Ok(Side {
            monthly,
            investment,
            payback: monthly.is_positive().then(|| Quantity::from(investment) / Quantity::from(monthly)),
            paid_back_in: paid_back_in(&path, monthly, investment)?,
            npv: (worth - Quantity::from(investment)).money(currency)?,
        })
    };
    let whole = side(full.whole, effect.investment.whole, &|cash| cash.whole)?;
    let part = match effect.capacity {
        Some(_) => Some(side(full.part, effect.investment.fraction, &|cash| cash.part)?),
        None => None,
    };
    let pays = grid[0][0].whole.is_positive();
    let same = |cell: &Cash| cell.whole.is_positive() == pays && cell.part.is_positive() == pays;
    let warnings = std::mem::take(&mut tape.warnings);
    Ok(Appraisal {
        effect,
        running: effect.running.money(currency)?,
        whole,
        part,
        months,
        freed,
        break_even: measure.break_even(terms),
        inputs,
        grid,
        robust: grid.iter().flatten().all(same),
        horizon: terms.horizon(),
        yearly_rate: terms.discount_rate(),
        monthly_rate: rate,
        sentences: tape.told(terms.plan.year, &[]),
        warnings,
    })
}

/// The net saving of a month, rounded once.
fn net(effect: &Effect, currency: Currency) -> Result<Cash, MoneyError> {
    let net = |saved: Quantity| (saved - effect.running).money(currency);
    Ok(Cash { whole: net(effect.saved.whole)?, part: net(effect.saved.fraction)? })
}

/// The first month by whose end the months so far cover the investment; those after `path` are all `monthly`.
fn paid_back_in(path: &[Money], monthly: Money, investment: Money) -> Result<Option<usize>, MoneyError> {
    let mut left = investment;
    for number in 0..LONGEST.max(path.len()) {
        left = left.checked_sub(path.get(number).copied().unwrap_or(monthly))?;
        if !left.is_positive() {
            return Ok(Some(number + 1));
        }
    }
    Ok(None)
}
