//! `budget plan collect`: reads back what was handed out, and takes it over.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::answers::{Answers, collect};
use super::evidence::{Part, complete_journal, entry, is_collected};
use super::kept::{numbers, read as read_round};
use super::merge::{Edit, Merged, edits, merge};
use super::parting::Parting;
use super::paths::collected_path;
use super::sums::sums;
use crate::book::{Act, BookLock, lock};
use crate::command::opened::Opened;
use crate::command::session::{Shown, failure_of};
use crate::command::sign_args::ActorArgs;
use crate::command::{Outcome, Session};
use crate::journal;
use crate::model::amount::{self, AmountStyle};
use crate::model::round::{Answer, Handed, HandedLine};
use crate::model::{Kind, Money, Plan, ResolvedLine, ResolvedPlan, Round};
use crate::plan_file::{Collected, canonical_hash, collected_text};
use crate::report::{CollectParts, RoundLine, RoundRow, RoundState, RoundSums, collect_report};
use crate::words::{Exit, Failure, Level, Message, Problem, msg};

/// Read the forms of a round back, and take over what they say
///
/// Says who is missing, what was changed that may not be, and the gap to the target. Nothing is written without --into;
/// with it the plan gets every answer, or none. Forms of other rounds are left out.
#[derive(Debug, clap::Args)]
pub struct CollectArgs {
    /// The folder with the forms, or the forms
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// The round [default: the last that was handed out]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    round: Option<u32>,
    /// Write the answers into the lines of this plan
    #[arg(long, value_name = "ID")]
    into: Option<String>,
    /// Leave the lines of this owner as they are; may be given several times
    #[arg(long, value_name = "OWNER")]
    without: Vec<String>,
    /// What all costs are to come to
    #[arg(long, value_name = "AMOUNT")]
    target: Option<String>,
    #[command(flatten)]
    who: ActorArgs,
}

/// The round, and the plan that it is of as it is now.
pub(super) struct Desk {
    pub(super) opened: Opened,
    plan: Plan,
    pub(super) resolved: ResolvedPlan,
    pub(super) round: Round,
    parting: Parting,
    /// From the number of a line that was handed out to its place in the plan.
    pub(super) places: BTreeMap<u32, usize>,
}

pub(in crate::command::plan) fn run(args: CollectArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    if args.into.is_some() {
        session.actor = args.who.name(session)?;
        session.plan.clone_from(&args.into);
    }
    let opened = Opened::open(session)?;
    // Held from here on, so that of two at once the second finds what the first did.
    let held = args.into.is_some().then(|| lock(&opened.book, &session.actor)).transpose()?;
    if let Some(held) = &held {
        // Evidence alone: nothing is kept from its work where it cannot be written.
        let _ = complete_journal(&opened.book, held, &session.actor, session.now);
    }
    let (desk, mut problems) = open(&args, opened, session)?;
    let target = target(&args, &desk)?;
    let (answers, refused) = collect(&args.paths, &desk, &mut problems, session)?;
    let left_out = left_out(&args, &desk, &answers)?;
    let given: Vec<&Answer> = answers.values().flatten().collect();
    let mut merged = merge(&desk.plan, &desk.resolved, &given, &desk.places)?;
    tell_stated(&desk, &merged, &mut problems, session);
    let state = |owner: &Handed| state(owner, &answers, &refused, &left_out);
    let complete =
        desk.round.owners.iter().all(|owner| matches!(state(owner), RoundState::Complete | RoundState::LeftOut));
    // Written or not, what would be written is read back, judged and worked out as any plan is.
    let edits = match edits(&desk.plan, &mut merged, &desk.opened, session) {
        Ok(edits) => edits,
        Err(error) => {
            // Who is still missing may give what others ask for.
            let level = if complete { Level::Error } else { Level::Warning };
            problems.extend(failure_of(&error).problems.into_iter().map(|problem| Problem { level, ..problem }));
            Vec::new()
        }
    };
    let wrong = problems.iter().any(|problem| problem.level == Level::Error);
    if args.into.is_some() && !complete && !wrong {
        problems.push(Problem::error(msg("collect-incomplete")).hint(msg("collect-incomplete-hint")));
    }
    let wrong = problems.iter().any(|problem| problem.level == Level::Error);
    let (errors, worth): (Vec<Problem>, Vec<Problem>) =
        problems.into_iter().partition(|problem| problem.level == Level::Error);
    session.warn(&worth)?;
    // They are told after the table, and stand in its JSON.
    session.problems.extend(errors.iter().cloned());
    let told = match held.as_ref().filter(|_| !wrong) {
        Some(held) => Some(write(&desk, &merged, (held, &edits), (&answers, &left_out), session)?),
        None => None,
    };
    show(&desk, &merged, (&answers, &state), (target, told.is_some()), session)?;
    let writes = told.is_some();
    if let Some(lines) = told {
        let done = msg("collect-done").with("plan", desk.plan.id.as_str()).with("lines", lines);
        session.tell(&done.with("round", i64::from(desk.round.number)))?;
    }
    if wrong {
        return Err(Shown(Failure { exit: Exit::InputRefused, problems: errors }).into());
    }
    if !writes && complete {
        let next = msg("collect-next").with("plan", desk.plan.id.as_str());
        session.tell(&next)?;
    }
    Ok(if complete { Outcome::Done } else { Outcome::No })
}

fn open(args: &CollectArgs, opened: Opened, session: &mut Session<'_>) -> anyhow::Result<(Desk, Vec<Problem>)> {
    let id = crate::command::plan::approval::meant(&opened.book, session, |id| {
        numbers(&opened.book, id).is_ok_and(|numbers| !numbers.is_empty())
    })?;
    let Some(plan) = opened.plans.iter().find(|plan| plan.id == id).cloned() else {
        return Err(Failure::hinted(msg("plan-export-none"), msg("version-no-plan-hint")).into());
    };
    let known = numbers(&opened.book, &id)?;
    let number = args.round.or(known.last().copied());
    let Some(number) = number.filter(|number| known.contains(number)) else {
        let message = match args.round {
            Some(number) => msg("collect-no-such-round").with("plan", id.as_str()).with("round", i64::from(number)),
            None => msg("collect-no-round").with("plan", id.as_str()),
        };
        return Err(Failure::hinted(message, msg("collect-no-round-hint")).into());
    };
    let round = read_round(&opened.book, &id, number)?;
    let parting = Parting::named(&round.by, &opened)?;
    let Some(resolved) = opened.source(session).resolved(std::slice::from_ref(&plan))?.pop() else {
        return Err(Failure::hinted(msg("plan-export-none"), msg("version-no-plan-hint")).into());
    };
    let mut problems = stands(args, (&opened, &id), number, &known);
    let places = places(&round, &resolved, &opened, &mut problems)?;
    Ok((Desk { opened, plan, resolved, round, parting, places }, problems))
}

/// What stands in the way of taking a round over: that it was, or that what was asked later stands in the plan already.
fn stands(args: &CollectArgs, (opened, id): (&Opened, &str), number: u32, known: &[u32]) -> Vec<Problem> {
    let collected = |number: &u32| is_collected(&opened.book, id, *number);
    let later = || known.iter().filter(|later| **later > number);
    let level = if args.into.is_some() { Level::Error } else { Level::Note };
    let said = |id_of: &'static str| msg(id_of).with("plan", id).with("round", i64::from(number));
    let (level, message, hint) = match (later().rfind(|later| collected(later)), later().next_back()) {
        _ if collected(&number) => (level, said("collect-taken-over"), "collect-taken-over-hint"),
        (Some(later), _) => {
            (level, said("collect-later-stands").with("later", i64::from(*later)), "collect-taken-over-hint")
        }
        (None, Some(later)) => {
            let message = said("collect-later-out").with("later", i64::from(*later));
            (Level::Warning, message, "collect-later-out-hint")
        }
        (None, None) => return Vec::new(),
    };
    vec![Problem { level, ..Problem::note(message) }.hint(msg(hint))]
}

/// Where the lines of a round are now; those that are gone, and that others changed, are told.
fn places(
    round: &Round,
    resolved: &ResolvedPlan,
    opened: &Opened,
    problems: &mut Vec<Problem>,
) -> anyhow::Result<BTreeMap<u32, usize>> {
    let axes = opened.axes();
    let mut places = BTreeMap::new();
    let mut others = 0;
    for handed in round.owners.iter().flat_map(|owner| &owner.lines) {
        let named = |line: &ResolvedLine| {
            let own = axes.iter().zip(&line.members).filter_map(|(axis, own)| Some((axis, own.as_deref()?)));
            let members = round.axes.iter().zip(&handed.members).filter(|(_, member)| !member.is_empty());
            own.eq(members.map(|(axis, member)| (axis, member.as_str())))
        };
        let same = |line: &&ResolvedLine| line.category == handed.category && line.name == handed.name && named(line);
        let Some((place, line)) = resolved.lines.iter().enumerate().find(|(_, line)| same(line)) else {
            let message = msg("collect-line-gone").with("number", i64::from(handed.number));
            let problem = Problem::error(message.with("line", handed.category.as_str()));
            problems.push(problem.hint(msg("collect-line-gone-hint")));
            continue;
        };
        others += usize::from(Money::sum(line.months, resolved.currency)? != handed.planned);
        places.insert(handed.number, place);
    }
    if others > 0 {
        problems.push(Problem::warning(msg("collect-plan-changed").with("count", others)));
    }
    Ok(places)
}

/// What all costs are to come to.
fn target(args: &CollectArgs, desk: &Desk) -> Result<Option<Money>, Failure> {
    let Some(text) = &args.target else { return Ok(None) };
    let read = amount::read(text, AmountStyle::default(), desk.opened.currency).ok().flatten();
    read.map(|read| Some(read.money)).ok_or_else(|| {
        let message = msg("draft-unreadable").with("option", "--target").with("value", text.as_str());
        Failure::hinted(message, msg("draft-amount-hint"))
    })
}

/// Those whose lines are to stay; they must be known, and have given no answer.
fn left_out(args: &CollectArgs, desk: &Desk, answers: &Answers<'_>) -> Result<Vec<String>, Failure> {
    for owner in &args.without {
        if desk.round.of(owner).is_none() {
            let known: Vec<Message> =
                desk.round.owners.iter().map(|handed| Message::verbatim(handed.owner.as_str())).collect();
            let message = msg("collect-without-unknown").with("owner", owner.as_str());
            return Err(Failure::hinted(message, msg("usage-valid-values").with("values", known)));
        }
        if answers.contains_key(owner.as_str()) {
            let message = msg("collect-without-answered").with("owner", owner.as_str());
            return Err(Failure::hinted(message, msg("collect-without-answered-hint")));
        }
    }
    Ok(args.without.clone())
}

fn state(owner: &Handed, answers: &Answers<'_>, refused: &BTreeSet<&str>, left_out: &[String]) -> RoundState {
    let name = owner.owner.as_str();
    match answers.get(name) {
        _ if refused.contains(name) => RoundState::Refused,
        None if left_out.iter().any(|own| own == name) => RoundState::LeftOut,
        None => RoundState::Missing,
        Some(own) if own.iter().all(|answer| answer.amount.is_some()) => RoundState::Complete,
        Some(_) => RoundState::Partly,
    }
}

/// Lines that a method worked out, and that are stated from now on.
fn tell_stated(desk: &Desk, merged: &Merged, problems: &mut Vec<Problem>, session: &Session<'_>) {
    let names = desk.opened.names(session);
    let label = |place: &usize| names.part(&desk.resolved.lines[*place], false);
    let lines: Vec<Message> = merged.stated.iter().map(label).collect();
    if !lines.is_empty() {
        problems.push(Problem::warning(msg("collect-stated").with("count", lines.len()).with("lines", lines)));
    }
}

/// Writes the answers into the plan, and keeps them: all of it or nothing. Gives the number of lines that are others.
fn write(
    desk: &Desk,
    merged: &Merged,
    (held, edits): (&BookLock, &[Edit]),
    (answers, left_out): (&Answers<'_>, &[String]),
    session: &mut Session<'_>,
) -> anyhow::Result<usize> {
    let (book, round) = (&desk.opened.book, &desk.round);
    let hash = canonical_hash(&merged.resolved);
    let collected = Collected {
        round,
        hash: hash.clone(),
        at: session.now,
        actor: &session.actor,
        without: left_out,
        answers: answers.iter().map(|(owner, own)| (*owner, own.as_slice())).collect(),
    };
    let text = collected_text(&collected);
    let mut act = Act::begin(book, held);
    for edit in edits {
        act.replace(&book.root().join(&edit.file), edit.was.as_bytes(), edit.text.as_bytes())?;
    }
    let path = collected_path(book, &round.plan, round.number);
    act.write_new(&path, text.as_bytes())?;
    let told = act.commit()?;
    session.done = true;
    session.warn(&told)?;
    let entry = entry(session.now, &session.actor, (&round.plan, round.number, Part::Collected), &text);
    let entry = entry.with("before", canonical_hash(&desk.resolved)).with("after", hash);
    let told = journal::open(book).record(held, &[entry]);
    session.insist(&told)?;
    Ok(desk.plan.lines.iter().zip(&merged.lines).filter(|(was, is)| was != is).count())
}

fn show(
    desk: &Desk,
    merged: &Merged,
    (answers, state): (&Answers<'_>, &dyn Fn(&Handed) -> RoundState),
    (target, written): (Option<Money>, bool),
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    let mut found = sums(&desk.resolved, &merged.resolved, desk.parting, &desk.opened)?;
    let tree = &desk.opened.settings.categories;
    let mut rows = Vec::new();
    for handed in &desk.round.owners {
        for kind in [Kind::Cost, Kind::Income] {
            let own: Vec<&HandedLine> = handed.lines.iter().filter(|line| tree.kind(&line.category) == kind).collect();
            if own.is_empty() {
                continue;
            }
            let answer = |line: &HandedLine| {
                let answers = answers.get(handed.owner.as_str());
                answers.into_iter().flatten().any(|own| own.number == line.number && own.amount.is_some())
            };
            let filled = own.iter().filter(|line| answer(line)).count();
            let sums = found.remove(&(Some(handed.owner.clone()), kind));
            rows.push(RoundRow {
                owner: Some(handed.owner.clone()),
                kind,
                state: Some(state(handed)),
                filled: (filled, own.len()),
                sums: sums.unwrap_or_else(|| RoundSums::nothing(desk.opened.currency)),
            });
        }
    }
    // What is nobody's, or came into the plan since.
    for kind in [Kind::Cost, Kind::Income] {
        let mut rest: Vec<_> = found.iter().filter(|((_, own), _)| *own == kind).collect();
        rest.sort_by(|(a, _), (b, _)| a.0.cmp(&b.0));
        for ((owner, kind), sums) in rest {
            rows.push(RoundRow { owner: owner.clone(), kind: *kind, state: None, filled: (0, 0), sums: *sums });
        }
    }
    let lines = desk.round.owners.iter().flat_map(|handed| {
        let own = answers.get(handed.owner.as_str());
        handed.lines.iter().map(move |line| RoundLine {
            owner: &handed.owner,
            line,
            answer: own.into_iter().flatten().find(|answer| answer.number == line.number),
        })
    });
    let parts = CollectParts {
        round: &desk.round,
        rows,
        lines: lines.collect(),
        target,
        written,
        currency: desk.opened.currency,
    };
    session.show(&collect_report(&parts)?)
}
