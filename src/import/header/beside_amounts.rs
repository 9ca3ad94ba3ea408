//! Columns of money beside the amounts: which of them was spent, where arithmetic or a balance can tell.

use super::headers::{self, Header};
use super::tied::{self, Tied, figure, is_on_top};
use crate::import::block::SourceRow;
use crate::import::fields::{FIELDS, Field};
use crate::import::inference::{Inference, Inferred};
use crate::import::source::Setting;
use crate::model::Currency;
use crate::words::{Place, Problem, msg};

/// Chooses among the columns beside the amounts; what was inferred, and what has to be asked.
pub(super) fn settle(
    name: &str,
    header: &Header,
    below: &[SourceRow<'_>],
    (columns, axes): (&mut [Option<usize>; FIELDS.len()], &[Option<usize>]),
    setting: &Setting<'_>,
) -> (Option<Inferred>, Option<Problem>) {
    let by_profile = |field: Field| setting.profile.is_some_and(|p| p.columns.contains_key(field.name()));
    let at = |field: Field| columns[field as usize].filter(|_| !by_profile(field));
    let free = |at: usize| !columns.contains(&Some(at)) && !axes.contains(&Some(at));
    let balance = columns[Field::Balance as usize];
    let tied = match (at(Field::Amount), at(Field::Debit), columns[Field::Credit as usize]) {
        (Some(amount), ..) => tied::find(name, header, below, amount, balance, (setting.currency, &free)),
        (None, Some(debit), Some(credit)) => {
            beside_sides(name, header, below, [debit, credit], balance, (setting.currency, &free))
        }
        _ => None,
    };
    match tied {
        Some(Tied::Paid(paid, inferred)) => {
            columns[Field::Amount as usize] = Some(paid);
            (Some(inferred), None)
        }
        Some(Tied::Fee(fee, inferred)) => {
            columns[Field::Fee as usize] = Some(fee);
            (Some(inferred), None)
        }
        Some(Tied::Unclear(problem)) => (None, Some(problem)),
        None => (None, None),
    }
}

/// What a row moves its balance by, the fee beside it, and the balance.
struct Step {
    moved: i128,
    fee: i128,
    balance: Option<i128>,
}

/// A column of fees beside what went out and what came in: was it spent as well? The balance tells.
fn beside_sides(
    name: &str,
    header: &Header,
    below: &[SourceRow<'_>],
    [debit, credit]: [usize; 2],
    balance: Option<usize>,
    (currency, free): (Currency, &dyn Fn(usize) -> bool),
) -> Option<Tied> {
    let keys = header.names.iter().map(|name| headers::key(name));
    let mut named = keys.enumerate().filter(|(at, key)| free(*at) && is_on_top(key)).map(|(at, _)| at);
    let figures = |at: usize| below.iter().map(|row| figure(row, at, currency)).collect::<Option<Vec<i128>>>();
    let (fee, fees) = named.find_map(|at| Some((at, figures(at).filter(|all| all.iter().any(|fee| *fee != 0))?)))?;
    let steps: Option<Vec<Step>> = below
        .iter()
        .zip(fees)
        .map(|(row, fee)| {
            let moved = figure(row, debit, currency)? - figure(row, credit, currency)?;
            let shown = balance.filter(|at| !row.cells.get(*at).unwrap_or("").trim().is_empty());
            Some(Step { moved, fee: fee.abs(), balance: shown.and_then(|at| figure(row, at, currency)) })
        })
        .collect();
    let steps: Vec<Step> = steps?.into_iter().filter(|step| step.balance.is_some() || balance.is_none()).collect();
    let place = Place::line(name, header.line);
    let one = |id: &'static str| {
        msg(id).with("amount", header.names[debit].as_str()).with("other", header.names[fee].as_str())
    };
    if moves(&steps, |step| step.moved) {
        return None;
    }
    if moves(&steps, |step| step.moved + step.fee) {
        let remedy = msg("import-inferred-paid-hint")
            .with("field", Field::Fee.name())
            .with("header", header.names[fee].as_str());
        let taken = one("import-inferred-fee-balance");
        return Some(Tied::Fee(fee, Inferred::new(Inference::Side, place, taken, remedy)));
    }
    let hint = msg("import-ask-off-hint")
        .with("amount", header.names[debit].as_str())
        .with("other", header.names[fee].as_str())
        .with("whole", Field::Debit.name())
        .with("field", Field::Fee.name());
    Some(Tied::Unclear(Problem::error(one("import-ask-on")).at(place).hint(hint)))
}

/// Does what was spent lower the balance from each row to the next, also where a fee stands beside it?
fn moves(steps: &[Step], spent: impl Fn(&Step) -> i128) -> bool {
    let by = |newest_first: bool| {
        let mut told = false;
        let holds = steps.windows(2).all(|pair| {
            let (before, after) = if newest_first { (&pair[1], &pair[0]) } else { (&pair[0], &pair[1]) };
            told |= after.fee != 0;
            match (before.balance, after.balance) {
                (Some(before), Some(balance)) => before - balance == spent(after),
                _ => false,
            }
        });
        holds && told
    };
    by(false) || by(true)
}
