//! A plan fitted to a cap from above (EX-3.7): locked lines keep their amounts, floors hold, the rest shrinks alike.
//!
//! Not here: which lines are locked (the plan says), or the months of what is left (`draft`).

use crate::model::{Money, MoneyError, Quantity, Ratio};

/// An amount before the cap.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// From the bottom up.
    pub amount: Money,
    /// Keeps its amount.
    pub locked: bool,
    /// The least share of it that may be left; `None` is nothing.
    pub floor: Option<Ratio>,
}

/// What is left of the amounts, in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Reconciled {
    /// They sum to the cap, or stay as they were where they are below it already.
    pub amounts: Vec<Money>,
    /// What each free amount was multiplied by, but for the cent; `None` where nothing had to shrink.
    pub factor: Option<Quantity>,
    /// Which amounts were held at their floors.
    pub at_floor: Vec<bool>,
}

/// Why a cap cannot be met.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unmet {
    /// Locked lines and floors need this much.
    Least(Money),
    /// The arithmetic does not fit.
    Money(MoneyError),
}

impl From<MoneyError> for Unmet {
    fn from(error: MoneyError) -> Unmet {
        Unmet::Money(error)
    }
}

/// Fits amounts to a cap; a line below its floor is fixed there, and the factor worked out again, until it holds.
pub fn reconcile(parts: &[Part], cap: Money) -> Result<Reconciled, Unmet> {
    let currency = cap.currency();
    let sum = |amounts: &mut dyn Iterator<Item = Money>| Money::sum(amounts, currency);
    let mut amounts: Vec<Money> = parts.iter().map(|part| part.amount).collect();
    let mut at_floor = vec![false; parts.len()];
    if sum(&mut amounts.iter().copied())?.minor() <= cap.minor() {
        return Ok(Reconciled { amounts, factor: None, at_floor });
    }
    let floors = parts.iter().map(floor).collect::<Result<Vec<Money>, MoneyError>>()?;
    let least = sum(&mut floors.iter().copied())?;
    if cap.minor() < least.minor() {
        return Err(Unmet::Least(least));
    }
    loop {
        let free: Vec<usize> = (0..parts.len()).filter(|i| shrinks(&parts[*i]) && !at_floor[*i]).collect();
        let mut fixed = (0..parts.len()).filter(|i| !free.contains(i)).map(|i| floors[i]);
        let rest = cap.checked_sub(sum(&mut fixed)?)?;
        let before = sum(&mut free.iter().map(|i| parts[*i].amount))?;
        if before.is_zero() {
            let factor = Some(Quantity::ZERO);
            return Ok(Reconciled { amounts: kept(&floors, &free, &[]), factor, at_floor });
        }
        let factor = Quantity::from(rest) / Quantity::from(before);
        let below = free.iter().filter(|i| Quantity::from(parts[**i].amount) * factor < Quantity::from(floors[**i]));
        let below: Vec<usize> = below.copied().collect();
        if below.is_empty() {
            let weights: Vec<i64> = free.iter().map(|i| parts[*i].amount.minor()).collect();
            amounts = kept(&floors, &free, &rest.split(&weights));
            return Ok(Reconciled { amounts, factor: Some(factor), at_floor });
        }
        below.into_iter().for_each(|index| at_floor[index] = true);
    }
}

/// A refund is no room for others, and is kept as it is.
fn shrinks(part: &Part) -> bool {
    !part.locked && part.amount.is_positive()
}

/// What a part keeps at least.
fn floor(part: &Part) -> Result<Money, MoneyError> {
    if !shrinks(part) {
        return Ok(part.amount);
    }
    let share = part.floor.map_or(Quantity::ZERO, Quantity::from);
    (Quantity::from(part.amount) * share).money(part.amount.currency())
}

fn kept(floors: &[Money], free: &[usize], shares: &[Money]) -> Vec<Money> {
    let mut amounts = floors.to_vec();
    for (index, share) in free.iter().zip(shares) {
        amounts[*index] = *share;
    }
    amounts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Currency;

    fn yuan(text: &str) -> Money {
        Quantity::parse(text).unwrap().money(Currency::CNY).unwrap()
    }

    /// The lines of EX-3.7: base, insurance, rent locked; bonus, overtime, training, software, research, PR.
    fn parts() -> Vec<Part> {
        let part = |amount, floor: Option<&str>| Part {
            amount: yuan(amount),
            locked: floor.is_none(),
            floor: floor.map(|floor| Ratio::parse(floor).unwrap()),
        };
        vec![
            part("1687200", None),
            part("584179", None),
            part("125706", None),
            part("321840", Some("90%")),
            part("95239", Some("70%")),
            part("29520", Some("60%")),
            part("34003", Some("95%")),
            part("16000", Some("50%")),
            part("20000", Some("0%")),
        ]
    }

    #[test]
    fn ex_3_7() {
        let done = reconcile(&parts(), yuan("2860000")).unwrap();
        let plain: Vec<String> = done.amounts.iter().map(|amount| amount.plain()).collect();
        let expected = [
            "1687200.00",
            "584179.00",
            "125706.00",
            "289656.00",
            "83507.13",
            "25883.62",
            "32302.85",
            "14029.07",
            "17536.33",
        ];
        assert_eq!(plain, expected);
        assert_eq!(Money::sum(done.amounts, Currency::CNY).unwrap(), yuan("2860000"));
        assert_eq!(done.at_floor, [false, false, false, true, false, false, true, false, false]);
        let factor = done.factor.unwrap() * Quantity::from(1_000_000_000);
        assert!(factor > Quantity::from(876_816_500) && factor < Quantity::from(876_816_600), "{}", factor.exact());
    }

    #[test]
    fn below_locks_and_floors_there_is_no_plan() {
        assert_eq!(reconcile(&parts(), yuan("2811423.14")), Err(Unmet::Least(yuan("2811423.15"))));
        let done = reconcile(&parts(), yuan("2811423.15")).unwrap();
        assert_eq!(Money::sum(done.amounts, Currency::CNY).unwrap(), yuan("2811423.15"));
    }

    #[test]
    fn a_cap_that_is_not_reached_changes_nothing() {
        let done = reconcile(&parts(), yuan("2913687")).unwrap();
        assert_eq!((done.factor, done.amounts[3]), (None, yuan("321840")));
    }
}
