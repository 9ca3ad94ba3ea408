//! Rows of a sheet that only sum up the rows below them: left out, since reports sum by themselves.

use std::collections::{HashMap, HashSet};

use crate::analysis::method::line_months;
use crate::model::{Amount, Category, Line, Money, Month, Phasing, Plan};

/// Drops every line that equals the sum of the lines right below it; returns how many.
pub(super) fn drop_sums(lines: &mut Vec<Line>, plan: &Plan) -> usize {
    // Only lines of the same members are of one tree; named lines are never a sum.
    let mut index: HashMap<(&Category, &[Option<String>]), Vec<usize>> = HashMap::new();
    for (i, line) in lines.iter().enumerate() {
        index.entry((&line.category, &line.members)).or_default().push(i);
    }
    let mut below: HashMap<usize, Vec<usize>> = HashMap::new();
    for (i, line) in lines.iter().enumerate() {
        let parent = line.category.ancestors().skip(1).find_map(|c| index.get(&(&c, line.members.as_slice())).cloned());
        if let Some([parent]) = parent.as_deref() {
            below.entry(*parent).or_default().push(i);
        }
    }
    let sums: HashSet<usize> = below
        .iter()
        .filter(|(parent, children)| equals(&lines[**parent], children.iter().map(|child| &lines[*child]), plan))
        .map(|(parent, _)| *parent)
        .collect();
    let mut number = 0;
    lines.retain(|_| {
        number += 1;
        !sums.contains(&(number - 1))
    });
    sums.len()
}

fn equals<'l>(parent: &Line, children: impl Iterator<Item = &'l Line>, plan: &Plan) -> bool {
    let mut months = [0_i128; 12];
    let nothing = |_: &Line, _: Month| Money::zero(plan.currency);
    for child in children {
        let Ok(amounts) = line_months(child, plan, &nothing) else { return false };
        months.iter_mut().zip(amounts).for_each(|(sum, amount)| *sum += i128::from(amount.minor()));
    }
    match (&parent.amount, line_months(parent, plan, &nothing)) {
        // A year's amount is only the year's sum, however it may be spread.
        (Amount::Annual(amount, Phasing::Even), _) => months.iter().sum::<i128>() == i128::from(amount.minor()),
        (_, Ok(own)) => own.map(|amount| i128::from(amount.minor())) == months,
        (_, Err(_)) => false,
    }
}
