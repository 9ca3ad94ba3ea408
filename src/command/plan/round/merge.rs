//! What was filled in, as lines of the plan: worked out first, then written whole or not at all.

use std::collections::BTreeMap;

use crate::analysis::phasing::spread_like;
use crate::book::read_text;
use crate::command::Session;
use crate::command::opened::Opened;
use crate::model::round::Answer;
use crate::model::{Amount, Line, Money, MoneyError, Plan, ResolvedLine, ResolvedPlan};
use crate::plan_file::{load_with, with_lines};
use crate::words::{Failure, Problem, msg};

/// The plan with what was answered, and what is worth telling of it.
pub(super) struct Merged {
    /// Its lines.
    pub(super) lines: Vec<Line>,
    /// The same, with every month.
    pub(super) resolved: ResolvedPlan,
    /// The lines, by place, whose method is replaced by a stated amount.
    pub(super) stated: Vec<usize>,
}

/// Takes answers over; `places` leads from the number of a line to its place in the plan.
pub(super) fn merge(
    plan: &Plan,
    resolved: &ResolvedPlan,
    answers: &[&Answer],
    places: &BTreeMap<u32, usize>,
) -> Result<Merged, MoneyError> {
    let mut merged = Merged { lines: plan.lines.clone(), resolved: resolved.clone(), stated: Vec::new() };
    for answer in answers {
        let Some(place) = places.get(&answer.number).copied() else { continue };
        let (line, own) = (&mut merged.lines[place], &mut merged.resolved.lines[place]);
        for (text, line_text, own_text) in
            [(&answer.basis, &mut line.basis, &mut own.basis), (&answer.effect, &mut line.effect, &mut own.effect)]
        {
            // A cell that holds what the plan has, line breaks aside, changes nothing.
            let same = line_text.split_whitespace().eq(text.split_whitespace());
            if !text.is_empty() && !same {
                line_text.clone_from(text);
                own_text.clone_from(text);
            }
        }
        let Some(amount) = answer.amount else { continue };
        if Money::sum(own.months, resolved.currency)? == amount {
            continue;
        }
        let months = spread_like(amount, &own.months, line.active(plan.year));
        if matches!(line.amount, Amount::Rule(_)) {
            merged.stated.push(place);
            // A contingency is a reserve for its method.
            line.reserve = line.reserve.or(own.is_reserve().then_some(true));
        }
        line.amount = stated(line, own, amount, months);
        own.months = months;
    }
    Ok(merged)
}

/// An amount in the form in which the line states its own, as far as that holds it.
fn stated(line: &Line, own: &ResolvedLine, amount: Money, months: [Money; 12]) -> Amount {
    match &line.amount {
        Amount::Annual(_, phasing) => Amount::Annual(amount, phasing.clone()),
        Amount::Monthly(_) => {
            let mut some = months.iter().zip(own.months).filter(|(_, was)| !was.is_zero()).map(|(month, _)| *month);
            match some.next() {
                Some(first) if some.all(|month| month == first) => Amount::Monthly(first),
                _ => Amount::Months(Box::new(months)),
            }
        }
        _ => Amount::Months(Box::new(months)),
    }
}

/// A file of the plan: where it is, what it said, and what it is to say.
pub(super) struct Edit {
    pub(super) file: String,
    pub(super) was: String,
    pub(super) text: String,
}

/// The files of the plan with these lines in them. Read back, they are these lines, and pass every check of a plan; what
/// they come to, month by month, replaces what was reckoned without the file.
pub(super) fn edits(
    plan: &Plan,
    merged: &mut Merged,
    opened: &Opened,
    session: &Session<'_>,
) -> anyhow::Result<Vec<Edit>> {
    let mut by_file: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, line) in plan.lines.iter().enumerate() {
        by_file.entry(line.place.file.as_str()).or_default().push(place);
    }
    let mut edits = Vec::new();
    for (file, mut places) in by_file {
        if places.iter().all(|place| plan.lines[*place] == merged.lines[*place]) {
            continue;
        }
        places.sort_by_key(|place| plan.lines[*place].place.line);
        let lines: Vec<(&Line, Option<&Line>)> = places
            .iter()
            .map(|place| (&merged.lines[*place], Some(&plan.lines[*place])))
            .map(|(line, was)| (line, was.filter(|was| *was != line)))
            .collect();
        let was = read_text(&opened.book.root().join(file))?;
        let text = with_lines((file, &was), &lines, plan, &opened.settings)?;
        edits.push(Edit { file: file.to_string(), was, text });
    }
    let files: Vec<(String, String)> = edits.iter().map(|edit| (edit.file.clone(), edit.text.clone())).collect();
    if files.is_empty() {
        return Ok(edits);
    }
    let loaded = load_with(&opened.book, &files)?;
    let found = loaded.plans.iter().find(|own| own.id == plan.id);
    let bare = |line: &Line| Line { place: Default::default(), ..line.clone() };
    let (lines, wanted): (Vec<Line>, Vec<Line>) =
        (found.iter().flat_map(|plan| &plan.lines).map(bare).collect(), merged.lines.iter().map(bare).collect());
    let found = found.filter(|_| lines == wanted).ok_or_else(|| {
        let at = lines.iter().zip(&wanted).position(|(a, b)| a != b).unwrap_or(lines.len().min(wanted.len()));
        let category = wanted.get(at).map(|line| line.category.to_string()).unwrap_or_default();
        let problem = Problem::error(msg("collect-read-back").with("category", category));
        Failure::could_not_run(problem.hint(msg("collect-read-back-hint")))
    })?;
    let resolved = opened.source(session).resolved(std::slice::from_ref(found))?.pop();
    if let Some(resolved) = resolved {
        merged.resolved = resolved;
    }
    Ok(edits)
}
