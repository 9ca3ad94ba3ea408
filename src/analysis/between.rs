//! From one state to another that is no budget and its actual: from last year to this, from one version to the next, from the
//! plan to where the year ends. The steps add up to the cent; joint effects go to the later step.

use crate::model::{Currency, Money, MoneyError, Quantity};

/// A step, in the order in which they are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Leg {
    /// 业务量: more or less to do, at what a unit of it cost before.
    Volume,
    /// 价格: what a unit costs now, beyond that.
    Rate,
    /// 变化: of what was there and is, not taken apart.
    Changed,
    /// 新增: what was not there before.
    New,
    /// 取消: what is no longer there.
    Gone,
    /// 已发生: what the months that are over went beyond their budget.
    SoFar,
    /// 预计: what the months to come are expected to.
    ToCome,
}

impl Leg {
    /// All, in order.
    pub const ALL: [Leg; 7] = [Leg::Volume, Leg::Rate, Leg::Changed, Leg::New, Leg::Gone, Leg::SoFar, Leg::ToCome];

    /// Its name to scripts.
    pub fn key(self) -> &'static str {
        match self {
            Leg::Volume => "volume",
            Leg::Rate => "rate",
            Leg::Changed => "changed",
            Leg::New => "new",
            Leg::Gone => "gone",
            Leg::SoFar => "so_far",
            Leg::ToCome => "to_come",
        }
    }
}

/// `from + Σ legs = to`, in minor units, to the cent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Walk {
    /// Where it begins.
    pub from: i64,
    /// What each leg adds, by its place in [`Leg::ALL`].
    pub by: [i64; 7],
    /// Where it ends.
    pub to: i64,
}

impl Walk {
    /// Of what stands on both sides: new, gone, or changed; with what was to do then and now, by volume and rate.
    pub fn of(
        from: i64,
        to: i64,
        quantities: Option<(Quantity, Quantity)>,
        currency: Currency,
    ) -> Result<Walk, MoneyError> {
        let mut walk = Walk { from, to, by: [0; 7] };
        let all = to.checked_sub(from).ok_or(MoneyError::Overflow)?;
        let known = quantities.filter(|(then, now)| *then > Quantity::ZERO && !now.is_negative());
        match (from, to, known) {
            (0, _, _) => walk.by[Leg::New as usize] = all,
            (_, 0, _) => walk.by[Leg::Gone as usize] = all,
            (_, _, None) => walk.by[Leg::Changed as usize] = all,
            (_, _, Some((then, now))) => {
                let base = Quantity::from(Money::from_minor(from, currency));
                let at_then = (base * now / then).money(currency)?.minor();
                let volume = at_then.checked_sub(from).ok_or(MoneyError::Overflow)?;
                walk.by[Leg::Volume as usize] = volume;
                walk.by[Leg::Rate as usize] = all.checked_sub(volume).ok_or(MoneyError::Overflow)?;
            }
        }
        Ok(walk)
    }

    /// From the budget of a year to where it ends: what of it was planned to date, what was spent, and what is to come.
    pub fn to_year_end(budget: i64, planned: i64, spent: i64, rest: i64) -> Result<Walk, MoneyError> {
        let minus = |a: i64, b: i64| a.checked_sub(b).ok_or(MoneyError::Overflow);
        let mut walk = Walk { from: budget, to: spent.checked_add(rest).ok_or(MoneyError::Overflow)?, by: [0; 7] };
        walk.by[Leg::SoFar as usize] = minus(spent, planned)?;
        walk.by[Leg::ToCome as usize] = minus(rest, minus(budget, planned)?)?;
        Ok(walk)
    }

    /// Takes another in.
    pub fn add(&mut self, other: &Walk) -> Result<(), MoneyError> {
        let all = self.by.iter_mut().zip(other.by);
        for (own, other) in all.chain([(&mut self.from, other.from), (&mut self.to, other.to)]) {
            *own = own.checked_add(other).ok_or(MoneyError::Overflow)?;
        }
        Ok(())
    }

    /// What a leg adds.
    pub fn leg(&self, leg: Leg) -> i64 {
        self.by[leg as usize]
    }

    /// Where it ends less where it begins.
    pub fn difference(&self) -> Result<i64, MoneyError> {
        self.to.checked_sub(self.from).ok_or(MoneyError::Overflow)
    }

    /// Is there nothing of it?
    pub fn is_empty(&self) -> bool {
        *self == Walk::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn volume_and_rate_add_up_to_the_difference() {
        // 240,000 for 12,000 tickets, 262,080 for 13,000: 20,000 of it is volume, as in EX-5.3; the rest is what a ticket cost.
        let walk = |from: i64, to: i64, then: i64, now: i64| {
            Walk::of(from, to, Some((then.into(), now.into())), Currency::CNY).unwrap()
        };
        let own = walk(24_000_000, 26_208_000, 12_000, 13_000);
        assert_eq!((own.leg(Leg::Volume), own.leg(Leg::Rate)), (2_000_000, 208_000));
        assert_eq!(walk(0, 500, 10, 20).leg(Leg::New), 500);
        assert_eq!(walk(500, 0, 10, 20).leg(Leg::Gone), -500);
        assert_eq!(walk(500, 700, 0, 20).leg(Leg::Changed), 200);
        let outlook = Walk::to_year_end(12_000, 6_000, 6_600, 6_100).unwrap();
        assert_eq!((outlook.leg(Leg::SoFar), outlook.leg(Leg::ToCome), outlook.to), (600, 100, 12_700));
    }

    #[test]
    fn every_walk_arrives() {
        let mut seed = 11_u64;
        let mut next = |most: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((seed >> 33) % most) as i64
        };
        for _ in 0..1_000 {
            let (from, to) = (next(900_000_000) - 100_000_000, next(900_000_000) - 100_000_000);
            let quantities = (next(3) > 0).then(|| (next(50).into(), next(50).into()));
            let walk = Walk::of(from, to, quantities, Currency::CNY).unwrap();
            assert_eq!(walk.from + walk.by.iter().sum::<i64>(), walk.to);
            let walk = Walk::to_year_end(from, next(1_000), next(1_000), to).unwrap();
            assert_eq!(walk.from + walk.by.iter().sum::<i64>(), walk.to);
        }
    }
}
