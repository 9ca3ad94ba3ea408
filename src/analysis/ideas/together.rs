//! Several ideas at once: what two of them take from the same line counts once.

use std::collections::BTreeMap;

use crate::model::Quantity;

/// What an idea saves, and on which lines: each with what it costs in a month.
#[derive(Clone, Debug, PartialEq)]
pub struct Saves {
    /// In a month.
    pub saved: Quantity,
    /// The lines, by place in the plan.
    pub lines: Vec<(usize, Quantity)>,
}

/// What would be counted twice in a month if all of these savings were added up.
///
/// An idea takes the same share of each of its lines, and of what those before it leave of them: five per cent off a rent of
/// which a third is given up are five per cent of the rest. In whatever order they come, it is the same.
pub fn counted_twice(ideas: &[Saves]) -> Quantity {
    let mut left: BTreeMap<usize, Quantity> = BTreeMap::new();
    let mut twice = Quantity::ZERO;
    for idea in ideas {
        let cost: Quantity = idea.lines.iter().map(|(_, cost)| *cost).sum();
        if cost <= Quantity::ZERO {
            continue;
        }
        let share = (idea.saved / cost).max(Quantity::ZERO).min(Quantity::ONE);
        for (line, cost) in &idea.lines {
            let left = left.entry(*line).or_insert(Quantity::ONE);
            twice = twice + *cost * share * (Quantity::ONE - *left);
            *left = *left * (Quantity::ONE - share);
        }
    }
    twice
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saves(saved: i64, lines: &[(usize, i64)]) -> Saves {
        let lines = lines.iter().map(|(line, cost)| (*line, Quantity::from(*cost)));
        Saves { saved: Quantity::from(saved), lines: lines.collect() }
    }

    #[test]
    fn what_two_take_from_one_line_counts_once() {
        // A rent of 1,000: 400 are given up, 5 % off is 30 of the other 600 and not 50.
        let (desks, price) = (saves(400, &[(3, 1_000)]), saves(50, &[(3, 1_000)]));
        assert_eq!(counted_twice(&[desks.clone(), price.clone()]), Quantity::from(20));
        assert_eq!(counted_twice(&[price.clone(), desks.clone()]), Quantity::from(20));
        // Of two lines, 300 and 100, a tenth; the first is saved whole already.
        assert_eq!(counted_twice(&[saves(300, &[(1, 300)]), saves(40, &[(1, 300), (2, 100)])]), Quantity::from(30));
        assert_eq!(counted_twice(&[desks, saves(70, &[(4, 100)])]), Quantity::ZERO);
        // No more than all of it.
        assert_eq!(counted_twice(&[saves(900, &[(1, 600)]), saves(60, &[(1, 600)])]), Quantity::from(60));
        assert_eq!(counted_twice(&[price, saves(10, &[(9, 0)])]), Quantity::ZERO);
    }
}
