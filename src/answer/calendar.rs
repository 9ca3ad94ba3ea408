//! The contracts that a book knows: commitments, and plan lines that say when they end or change.

use crate::analysis::calendar::Contract;
use crate::analysis::commitment::{Commitment, Commitments, State};
use crate::analysis::method::driver;
use crate::model::line::Rule;
use crate::model::{Amount, ContractTerms, Dimensions, Line, Month, Plan, Quantity, Values};

/// All of them, as they are on a day of this month: commitments that stand, then lines in the order of the plans.
pub fn contracts(committed: Option<&Commitments>, (plans, axes): (&[Plan], &Dimensions), now: Month) -> Vec<Contract> {
    let standing = committed.iter().flat_map(|all| &all.all).filter(|own| stands(own));
    let ordered = standing.map(|own| Contract {
        name: own.id.clone(),
        vendor: own.vendor.clone(),
        terms: own.terms,
        changes: Vec::new(),
        seats: None,
    });
    // The plan of the year says how a contract stands; where there is none yet, that of the last year that began.
    let newest = plans.iter().map(|plan| plan.year.first).filter(|first| *first <= now).max();
    let of_plans = plans.iter().filter(|plan| plan.year.index(now).is_some() || Some(plan.year.first) == newest);
    let lines = of_plans.flat_map(|plan| plan.lines.iter().filter_map(|line| of_line(line, (plan, axes), now)));
    ordered.chain(lines).collect()
}

/// Does it say when it ends, and was it neither closed nor given back whole?
fn stands(own: &Commitment) -> bool {
    own.terms.is_some() && !matches!(own.state(), Ok(State::Closed))
}

fn of_line(line: &Line, (plan, axes): (&Plan, &Dimensions), now: Month) -> Option<Contract> {
    let Amount::Rule(rule) = &line.amount else { return None };
    let Rule { values, .. } = rule.as_ref();
    let terms = terms(values);
    let step = |step: &Values| Some((step.date("from")?, step.ratio("rate")?));
    let changes: Vec<_> = values.tables("escalation").iter().filter_map(step).collect();
    let seats = values.quantity("used").map(|used| (seats(values, plan, now), used));
    if terms.is_none() && changes.is_empty() && seats.is_none() {
        return None;
    }
    // Lines of one category are told apart by their members and their names, as the command line writes them. A member that
    // the book has alone tells nothing.
    let several = |axis: usize| axes.axes.get(axis).is_none_or(|axis| axis.members.len() != 1);
    let members = line.members.iter().enumerate().filter(|(axis, _)| several(*axis)).filter_map(|(_, own)| own.clone());
    let place: Vec<String> = std::iter::once(line.category.to_string()).chain(members).collect();
    let name = format!("{} {}", place.join("@"), line.name).trim_end().to_string();
    Some(Contract { name, vendor: String::new(), terms, changes, seats })
}

fn terms(values: &Values) -> Option<ContractTerms> {
    let number = |key: &str| values.count(key).and_then(|number| u32::try_from(number).ok());
    Some(ContractTerms {
        ends: values.date("ends")?,
        notice: number("notice").unwrap_or(0),
        notice_months: number("notice_months").unwrap_or(0),
        renews: number("renews"),
    })
}

/// The seats that are paid for in a month.
fn seats(values: &Values, plan: &Plan, now: Month) -> Quantity {
    let index = plan.year.index(now).unwrap_or(11);
    let stated = values.series("seats").map_or(Quantity::ZERO, |series| driver::value(plan, series, index));
    let added = values.tables("adds").iter().filter(|add| add.date("from").is_some_and(|from| Month::of(from) <= now));
    added.filter_map(|add| add.quantity("seats")).fold(stated, |sum, more| sum + more)
}
