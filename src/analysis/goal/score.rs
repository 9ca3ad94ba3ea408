//! How far a value has come: score, colour, progress (domain.md §7, EX-7.1).

use crate::model::goal::{Aim, GoalTarget};
use crate::model::{Quantity, Ratio};

/// What is good, with every change worked out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// At least this.
    Up(Quantity),
    /// At most this.
    Down(Quantity),
    /// Between these.
    Band(Quantity, Quantity),
}

/// The colour of a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rag {
    /// 1 and more: reached.
    Green,
    /// 0.9 and more: close.
    Amber,
    /// Less.
    Red,
}

/// The aim with its target as a value; `None` where it is a change and nothing says from what.
pub fn bound(aim: Aim, baseline: Option<Quantity>) -> Option<Bound> {
    let value = |target| match target {
        GoalTarget::Value(value) => Some(value),
        GoalTarget::Change(change) => Some(changed(baseline?, change)),
    };
    Some(match aim {
        Aim::Up(target) => Bound::Up(value(target)?),
        Aim::Down(target) => Bound::Down(value(target)?),
        Aim::Band(low, high) => Bound::Band(low, high),
    })
}

/// A baseline changed by a share of itself.
pub fn changed(baseline: Quantity, change: Ratio) -> Quantity {
    baseline * (Quantity::ONE + Quantity::from(change))
}

/// ↑ actual/target; ↓ 2 − actual/target; in a band 1, outside it 1 − distance/edge. From 0 to 1.2.
///
/// A target of nothing is reached or not: complaints of 0 are 1, any complaint is 0.
pub fn score(actual: Quantity, bound: Bound) -> Quantity {
    let reached = |yes: bool| if yes { Quantity::ONE } else { Quantity::ZERO };
    let outside = |distance: Quantity, edge: Quantity| match edge.is_zero() {
        true => Quantity::ZERO,
        false => Quantity::ONE - distance / edge,
    };
    let score = match bound {
        Bound::Up(target) if target.is_zero() => reached(!actual.is_negative()),
        Bound::Up(target) => actual / target,
        Bound::Down(target) if target.is_zero() => reached(actual <= Quantity::ZERO),
        Bound::Down(target) => Quantity::from(2) - actual / target,
        Bound::Band(low, _) if actual < low => outside(low - actual, low),
        Bound::Band(_, high) if actual > high => outside(actual - high, high),
        Bound::Band(..) => Quantity::ONE,
    };
    score.clamp(Quantity::ZERO, Quantity::hundredths(120))
}

/// The colour of a score.
pub fn rag(score: Quantity) -> Rag {
    if score >= Quantity::ONE {
        Rag::Green
    } else if score >= Quantity::hundredths(90) {
        Rag::Amber
    } else {
        Rag::Red
    }
}

/// How much of the way from baseline to target is done, whichever way it leads; below 0 it went back, above 1 it
/// went further. `None` in a band, and where there is no way to go.
pub fn progress(actual: Quantity, baseline: Option<Quantity>, bound: Bound) -> Option<Quantity> {
    let (Bound::Up(target) | Bound::Down(target)) = bound else { return None };
    let baseline = baseline.filter(|baseline| *baseline != target)?;
    Some((actual - baseline) / (target - baseline))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn q(text: &str) -> Quantity {
        Quantity::parse(text).unwrap()
    }

    /// EX-7.1: actual, aim, weight, score; the digits of examples.json.
    fn ex_7_1() -> Vec<(&'static str, Bound, &'static str, &'static str)> {
        vec![
            ("83.5", Bound::Up(q("85")), "0.25", "0.982353"),
            ("0.8195", Bound::Up(q("0.80")), "0.15", "1.024375"),
            ("2.6", Bound::Down(q("2.0")), "0.15", "0.700000"),
            ("4.2", Bound::Down(q("5")), "0.10", "1.160000"),
            ("58.4346", Bound::Down(q("58")), "0.15", "0.992507"),
            ("43.826", Bound::Down(q("44")), "0.10", "1.003955"),
            ("0.88", Bound::Band(q("0.75"), q("0.85")), "0.10", "0.964706"),
        ]
    }

    #[test]
    fn scores_of_ex_7_1() {
        let mut total = Quantity::ZERO;
        for (actual, bound, weight, expected) in ex_7_1() {
            let score = score(q(actual), bound);
            assert_eq!(score.fixed(6), expected, "{actual} {bound:?}");
            total = total + score * q(weight);
        }
        assert_eq!(total.fixed(6), "0.965987");
    }

    #[test]
    fn edges() {
        for (actual, bound, expected) in [
            ("0", Bound::Down(q("0")), "1.0000"),
            ("0.1", Bound::Down(q("0")), "0.0000"),
            ("0", Bound::Up(q("0")), "1.0000"),
            ("200", Bound::Up(q("100")), "1.2000"),
            ("300", Bound::Down(q("100")), "0.0000"),
            ("0.60", Bound::Band(q("0.75"), q("0.85")), "0.8000"),
            ("0.75", Bound::Band(q("0.75"), q("0.85")), "1.0000"),
        ] {
            assert_eq!(score(q(actual), bound).fixed(4), expected, "{actual} {bound:?}");
        }
        assert_eq!([rag(q("1")), rag(q("0.9")), rag(q("0.8999"))], [Rag::Green, Rag::Amber, Rag::Red]);
    }

    #[test]
    fn progress_works_in_both_directions() {
        // 80 → 86 at 83.5 = 58.33 %; 3.2 → 2.0 at 2.6 = 50 %.
        let up = progress(q("83.5"), Some(q("80")), Bound::Up(q("86"))).unwrap();
        let down = progress(q("2.6"), Some(q("3.2")), Bound::Down(q("2.0"))).unwrap();
        assert_eq!((up.fixed(4).as_str(), down.fixed(4).as_str()), ("0.5833", "0.5000"));
        let back = progress(q("79"), Some(q("80")), Bound::Up(q("86"))).unwrap();
        assert!(back.is_negative());
        assert_eq!(progress(q("1"), Some(q("2")), Bound::Up(q("2"))), None);
        assert_eq!(progress(q("1"), None, Bound::Up(q("2"))), None);
    }
}
