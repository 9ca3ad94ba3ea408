//! Cost structure (domain.md §6.1): what each part has of the whole, how that moved, and which few parts are most of it.

use crate::model::{Money, MoneyError, Quantity};

/// A part of the whole, now and before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amounts {
    /// Now.
    pub now: Money,
    /// Before; `None` where nothing is known of it.
    pub before: Option<Money>,
}

/// How much a part matters: by its place among all, the largest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Those that make up the first 80 % of the whole, the one that passes it among them.
    A,
    /// Those up to 95 %.
    B,
    /// The rest.
    C,
}

impl Class {
    /// Its letter.
    pub fn letter(self) -> &'static str {
        match self {
            Class::A => "A",
            Class::B => "B",
            Class::C => "C",
        }
    }
}

/// A part beside the others. Shares and growth are fractions; `None` is what cannot be said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// Of the whole, now.
    pub share: Option<Quantity>,
    /// Of the whole, before.
    pub share_before: Option<Quantity>,
    /// By how much its share grew: 0.01 is a point.
    pub moved: Option<Quantity>,
    /// By how much it grew itself.
    pub growth: Option<Quantity>,
    /// What it adds to the growth of the whole: Δ of the part ÷ the whole before.
    pub contribution: Option<Quantity>,
    /// How much it matters.
    pub class: Class,
}

/// All parts together.
pub fn whole(parts: &[Amounts], zero: Money) -> Result<Amounts, MoneyError> {
    let mut whole = Amounts { now: zero, before: Some(zero) };
    for part in parts {
        whole.now = whole.now.checked_add(part.now)?;
        whole.before = match (whole.before, part.before) {
            (Some(sum), Some(before)) => Some(sum.checked_add(before)?),
            _ => None,
        };
    }
    Ok(whole)
}

/// How a part, or the whole, stands to the whole.
pub fn standing(part: &Amounts, whole: &Amounts, class: Class) -> Result<Standing, MoneyError> {
    let share = divided(part.now, whole.now);
    let share_before = part.before.zip(whole.before).and_then(|(part, whole)| divided(part, whole));
    let delta = part.before.map(|before| part.now.checked_sub(before)).transpose()?;
    Ok(Standing {
        share,
        share_before,
        moved: share.zip(share_before).map(|(now, before)| now - before),
        growth: delta.zip(part.before).and_then(|(delta, before)| divided(delta, before)),
        contribution: delta.zip(whole.before).and_then(|(delta, whole)| divided(delta, whole)),
        class,
    })
}

/// The class of each part. What is nothing, or less, is C.
pub fn classes(parts: &[Amounts]) -> Vec<Class> {
    let mut order: Vec<usize> = (0..parts.len()).filter(|part| parts[*part].now.is_positive()).collect();
    order.sort_by_key(|part| std::cmp::Reverse(parts[*part].now.minor()));
    let minor = |part: &usize| i128::from(parts[*part].now.minor());
    let all: i128 = order.iter().map(minor).sum();
    let mut classes = vec![Class::C; parts.len()];
    let mut before = 0_i128;
    for part in &order {
        // What lies before it decides, so that the largest is always A.
        classes[*part] = match before * 100 {
            reached if reached < all * 80 => Class::A,
            reached if reached < all * 95 => Class::B,
            _ => Class::C,
        };
        before += minor(part);
    }
    classes
}

fn divided(part: Money, whole: Money) -> Option<Quantity> {
    let whole = Quantity::from(whole);
    (whole > Quantity::ZERO).then(|| Quantity::from(part) / whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Currency;

    fn yuan(fen: i64) -> Money {
        Money::from_minor(fen, Currency::CNY)
    }

    /// EX-6.0: labour grows by 6.64 % and adds 6.05 points to the 6.53 % of the whole.
    #[test]
    fn contribution_to_growth() {
        let groups =
            [(287_924_094, 270_000_000), (17_670_600, 17_200_000), (2_952_000, 3_000_000), (7_000_320, 6_000_000)];
        let parts = groups.map(|(now, before)| Amounts { now: yuan(now), before: Some(yuan(before)) });
        let whole = whole(&parts, yuan(0)).unwrap();
        let labour = standing(&parts[0], &whole, Class::A).unwrap();
        let shown = |value: Option<Quantity>| value.unwrap().fixed(8);
        assert_eq!(shown(labour.share_before), "0.91154625");
        assert_eq!(shown(labour.share), "0.91246021");
        assert_eq!(shown(labour.growth), "0.06638553");
        assert_eq!(shown(labour.contribution), "0.06051348");
        let all = standing(&whole, &whole, Class::A).unwrap();
        assert_eq!((shown(all.growth), shown(all.contribution)), ("0.06531740".into(), "0.06531740".into()));
        let added: Quantity =
            parts.iter().map(|own| standing(own, &whole, Class::A).unwrap().contribution.unwrap()).sum();
        assert_eq!(added.fixed(8), "0.06531740");
    }

    /// EX-6.0: the classes of the fixture's lines.
    #[test]
    fn classes_of_the_fixture() {
        let lines = [
            ("1.1.1", 168_720_000),
            ("1.1.2", 32_184_000),
            ("1.2.1", 58_417_920),
            ("1.2.2", 14_063_280),
            ("1.2.3", 2_715_034),
            ("1.2.4", 2_300_000),
            ("1.3.1", 9_523_860),
            ("2.1.1", 12_570_600),
            ("2.2", 3_600_000),
            ("2.3.1", 1_140_000),
            ("2.3.2", 360_000),
            ("3.1.1", 1_200_000),
            ("3.2.1", 1_200_000),
            ("3.3.1", 552_000),
            ("4.1.1", 3_400_320),
            ("4.2.1", 1_600_000),
            ("4.3.1", 2_000_000),
        ];
        let classes = classes(&lines.map(|(_, fen)| Amounts { now: yuan(fen), before: None }));
        let of = |class: Class| -> Vec<&str> {
            lines.iter().zip(&classes).filter(|(_, own)| **own == class).map(|((line, _), _)| *line).collect()
        };
        assert_eq!(of(Class::A), ["1.1.1", "1.1.2", "1.2.1"]);
        assert_eq!(of(Class::B), ["1.2.2", "1.3.1", "2.1.1", "2.2", "4.1.1"]);
        assert_eq!(of(Class::C).len(), 9);
    }

    #[test]
    fn what_is_nothing_has_no_share_and_no_class() {
        let parts =
            [(0, Some(500)), (-300, None)].map(|(now, before)| Amounts { now: yuan(now), before: before.map(yuan) });
        assert_eq!(classes(&parts), [Class::C, Class::C]);
        let whole = whole(&parts, yuan(0)).unwrap();
        assert_eq!((whole.now, whole.before), (yuan(-300), None));
        let first = standing(&parts[0], &whole, Class::C).unwrap();
        assert_eq!((first.share, first.moved, first.contribution), (None, None, None));
        assert_eq!(first.growth, Some(Quantity::from(-1)));
    }
}
