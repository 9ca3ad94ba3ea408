//! `budget plan hand-out`: a form for everybody who answers for lines of a plan.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::json;

use super::evidence::{Part, complete_journal, entry};
use super::form::{HEAD_ROWS, locked_columns, rows};
use super::kept::numbers;
use super::parting::Parting;
use super::paths::round_path;
use crate::analysis::Budget;
use crate::answer::hand_out::{line_figures, this_year};
use crate::book::{Act, lock, make_output_folder, read_bytes, refuse_of_book, write_output};
use crate::command::opened::Opened;
use crate::command::sign_args::ActorArgs;
use crate::command::{Outcome, Session};
use crate::journal;
use crate::model::round::{Handed, HandedLine};
use crate::model::{Money, Month, Plan, ResolvedPlan, Round};
use crate::plan_file::{canonical_hash, round_text};
use crate::versions::Which;
use crate::words::{Failure, Message, Place, Problem, msg};
use crate::write::form_file;

/// Write a form for everybody who answers for lines, to be filled in
///
/// One locked workbook each, in the folder of `-o`: what was spent last year, where this year is expected to end, and
/// their lines to be filled in with amount, basis and effect. `plan collect` reads them back. Each hand-out is a round
/// of its own.
#[derive(Debug, clap::Args)]
pub struct HandOutArgs {
    /// Whose lines are whose: a dimension of the book (department or 部门), or owner
    #[arg(long, value_name = "WHAT", default_value = Round::BY_OWNER)]
    by: String,
    #[command(flatten)]
    who: ActorArgs,
}

pub(in crate::command::plan) fn run(args: HandOutArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    session.actor = args.who.name(session)?;
    // It is a folder here, and not the file of a report.
    let Some(folder) = session.output.take() else {
        return Err(Failure::hinted(msg("hand-out-no-folder"), msg("hand-out-no-folder-hint")).into());
    };
    // Where this year ends other plans say.
    let chosen = session.plan.take();
    let mut opened = Opened::open(session)?;
    session.plan = chosen;
    let id = crate::command::plan::approval::meant(&opened.book, session, |_| true)?;
    let judging = opened.budget_judging(Which::Current, session)?;
    opened.plans.retain(|plan| plan.id == id);
    let Some(plan) = opened.plans.first() else {
        return Err(Failure::hinted(msg("plan-export-none"), msg("version-no-plan-hint")).into());
    };
    let parting = Parting::named(&args.by, &opened)?;
    let Some(resolved) = opened.source(session).resolved(std::slice::from_ref(plan))?.pop() else {
        return Ok(Outcome::No);
    };
    let held = lock(&opened.book, &session.actor)?;
    // Evidence alone: nothing is kept from its work where it cannot be written.
    let _ = complete_journal(&opened.book, &held, &session.actor, session.now);
    let number = numbers(&opened.book, &id)?.last().map_or(1, |last| last + 1);
    let (round, texts) = round(number, plan, &resolved, parting, (&opened, &judging), session)?;
    if round.owners.is_empty() {
        let hint = msg("hand-out-nobody-hint");
        return Err(Failure::hinted(msg("hand-out-nobody").with("by", round.by.as_str()), hint).into());
    }
    let folder_path = session.path(&folder);
    make_output_folder(&folder_path)?;
    let mut files = Vec::new();
    for (handed, name) in round.owners.iter().zip(file_names(&round)) {
        let path = folder_path.join(&name);
        refuse_of_book(&opened.book, &path)?;
        let own: Vec<(String, String)> = handed.lines.iter().map(|line| texts[&line.number].clone()).collect();
        let locked = locked_columns(&round) as u16;
        let cells = rows(&round, handed, &plan.name, &own, session.words);
        let bytes = form_file(&cells, &[1, locked + 1, locked + 2], HEAD_ROWS)?;
        files.push((path, name, bytes));
    }
    refuse_taken(&files)?;
    for (path, _, bytes) in &files {
        let (_, told) = write_output(path, bytes)?;
        session.warn(&Vec::from_iter(told))?;
    }
    let mut act = Act::begin(&opened.book, &held);
    let text = round_text(&round, plan.currency);
    act.write_new(&round_path(&opened.book, &id, number), text.as_bytes())?;
    let told = act.commit()?;
    session.done = true;
    session.warn(&told)?;
    let entry = entry(session.now, &session.actor, (&id, number, Part::HandedOut), &text);
    let told = journal::open(&opened.book).record(&held, &[entry.with("hash", round.hash.as_str())]);
    session.insist(&told)?;
    let lines: usize = round.owners.iter().map(|handed| handed.lines.len()).sum();
    let done = msg("hand-out-done").with("plan", id.as_str()).with("round", i64::from(number));
    let done = done.with("forms", files.len()).with("lines", lines);
    session.tell(&done.with("folder", folder.display().to_string()))?;
    tell_nobody(&resolved, parting, &opened, session)?;
    session.tell(&msg("hand-out-next").with("folder", folder.display().to_string()))?;
    let forms = round
        .owners
        .iter()
        .zip(&files)
        .map(|(handed, (_, name, _))| json!({"owner": handed.owner, "file": name, "lines": handed.lines.len()}));
    session.answer(
        "plan_hand_out",
        vec![
            ("plan", json!(id)),
            ("round", json!(number)),
            ("by", json!(round.by)),
            ("hash", json!(round.hash)),
            ("forms", json!(forms.collect::<Vec<_>>())),
        ],
    )?;
    Ok(Outcome::Done)
}

/// Basis and effect of lines, by their numbers.
type Texts = BTreeMap<u32, (String, String)>;

/// What is handed out to whom; with basis and effect of every line.
fn round(
    number: u32,
    plan: &Plan,
    resolved: &ResolvedPlan,
    parting: Parting,
    (opened, judging): (&Opened, &Budget),
    session: &Session<'_>,
) -> anyhow::Result<(Round, Texts)> {
    let source = opened.source(session);
    let tree = opened.settings.categories.clone();
    let asked = Budget::new(opened.currency, opened.axes(), tree, vec![resolved.clone()]);
    let figures = line_figures(&source, &asked, judging)?;
    let mut owners: Vec<Handed> = Vec::new();
    let mut texts = BTreeMap::new();
    for ((number, line), figures) in (1..).zip(&resolved.lines).zip(figures) {
        let Some(owner) = parting.owner(line) else { continue };
        let at = owners.iter().position(|handed| handed.owner == owner).unwrap_or_else(|| {
            owners.push(Handed { owner: owner.to_string(), lines: Vec::new() });
            owners.len() - 1
        });
        let year = |months: &[Money; 12]| Money::sum(months.iter().copied(), resolved.currency);
        owners[at].lines.push(HandedLine {
            number,
            category: line.category.clone(),
            members: line.members.iter().map(|member| member.clone().unwrap_or_default()).collect(),
            name: line.name.clone(),
            last_year: figures.last_year,
            this_year: figures.this_year,
            planned: year(&line.months)?,
            target: line.target.as_deref().map(year).transpose()?,
        });
        texts.insert(number, (line.basis.clone(), line.effect.clone()));
    }
    let round = Round {
        number,
        plan: plan.id.clone(),
        hash: canonical_hash(resolved),
        by: parting.name(opened),
        unit: session.unit,
        axes: opened.axes(),
        this_year: this_year(resolved.year, Month::of(session.as_of)).first,
        at: session.now,
        actor: session.actor.clone(),
        owners,
    };
    Ok((round, texts))
}

/// The names of the forms: whose it is, and the round. No two are the same on any file system.
fn file_names(round: &Round) -> Vec<String> {
    let mut taken = Vec::new();
    let mut names = Vec::new();
    for handed in &round.owners {
        let bare = |c: char| if c.is_control() || r#"/\:*?"<>|"#.contains(c) { '_' } else { c };
        let mut stem: String = handed.owner.chars().map(bare).collect();
        while stem.len() > 120 {
            stem.pop();
        }
        // None is hidden, and none is called like a device.
        let stem = format!("{}-{}", stem.trim_start_matches(['.', ' ', '~']), round.number);
        let name = (1..).map(|more| if more == 1 { stem.clone() } else { format!("{stem} ({more})") });
        let name = name.into_iter().find(|name| !taken.contains(&name.to_lowercase())).unwrap_or(stem.clone());
        taken.push(name.to_lowercase());
        names.push(format!("{name}.xlsx"));
    }
    names
}

/// A form may be filled in already: none is written over another. What a killed command left is the same, and stays.
fn refuse_taken(files: &[(PathBuf, String, Vec<u8>)]) -> Result<(), Failure> {
    let taken = |(path, _, bytes): &&(PathBuf, String, Vec<u8>)| {
        path.exists() && read_bytes(path).map_or(true, |there| there != *bytes)
    };
    let problem = |(_, name, _): &(PathBuf, String, Vec<u8>)| {
        Problem::error(msg("hand-out-exists")).at(Place::file(name.as_str())).hint(msg("hand-out-exists-hint"))
    };
    let problems: Vec<Problem> = files.iter().filter(taken).map(problem).collect();
    match problems.is_empty() {
        true => Ok(()),
        false => Err(Failure { exit: crate::words::Exit::CouldNotRun, problems }),
    }
}

/// The lines that nobody was asked for.
fn tell_nobody(
    resolved: &ResolvedPlan,
    parting: Parting,
    opened: &Opened,
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    let names = opened.names(session);
    let left = resolved.lines.iter().filter(|line| parting.owner(line).is_none());
    let left: Vec<Message> = left.map(|line| names.part(line, false)).collect();
    if !left.is_empty() {
        let problem = Problem::warning(msg("hand-out-left").with("count", left.len()).with("lines", left));
        session.warn(&[problem.hint(msg("hand-out-left-hint").with("by", parting.name(opened)))])?;
    }
    Ok(())
}
