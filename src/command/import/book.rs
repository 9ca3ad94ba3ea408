//! Booking files: read, judge, archive, commit. One batch for the whole command.

use std::io::Read;
use std::path::Path;

use super::BookArgs;
use super::kind::Kind;
use super::new_categories;
use super::source::{file_name, open_source, setting};
use super::told::{tell_read, tell_verdicts};
use crate::book::write_atomically;
use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::import::{self, NewCategories, Outcome as Read_, Setting, Source};
use crate::model::{Month, Profile};
use crate::store::file::Archive;
use crate::store::{BatchDraft, BatchPlan, LedgerKind, LedgerStore, Policy, Replace};
use crate::words::{Exit, Failure, Problem, msg};

pub(super) fn run(args: BookArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    book(args, Kind::Actual, session)
}

/// Books files of a kind.
pub(super) fn book(args: BookArgs, of: Kind, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let kind = of.ledger();
    let mut opened = Opened::for_booking(session)?;
    let policy = policy(&args)?;
    let added = match args.new_categories {
        true => new_categories::add(&args, &mut opened, session)?,
        false => NewCategories::default(),
    };
    let categories = opened.plan_categories();
    let base = setting(&opened, &categories, args.profile.as_deref())?;
    let adjusted = adjusted(&args, base.profile);
    let setting = for_files(&args, base, adjusted.as_ref());
    let mut draft = opened.ledger(kind).draft(BatchPlan {
        kind,
        slug: slug_of(&args.files[0]),
        axes: opened.axes(),
        currency: opened.currency_of(kind),
        now: session.now,
        actor: session.actor.clone(),
        action: "import",
    })?;
    let mut sources = Vec::new();
    for file in &args.files {
        let (outcome, archived) = read_file(file, of, &args, &opened, &setting, draft.as_mut(), session)?;
        tell_read(file, kind, &outcome, session)?;
        sources.push((file.clone(), outcome, archived));
    }
    let refused: Vec<Problem> = sources.iter().flat_map(|(_, outcome, _)| outcome.problems.clone()).collect();
    let bad: u64 = sources.iter().map(|(_, outcome, _)| outcome.bad_rows).sum();
    let goes_on = args.skip_bad && only_rows(&sources);
    if !refused.is_empty() && !goes_on {
        return Err(refusal(refused, bad).into());
    }
    let verdicts = draft.judge(&policy)?;
    tell_verdicts(&verdicts, &policy, kind, &opened, args.dry_run, session)?;
    if verdicts.changed > 0 && policy.replace == Replace::Nothing && !policy.as_new {
        return Err(changed(kind, verdicts.changed).into());
    }
    if args.dry_run {
        return Ok(Outcome::Done);
    }
    // Before the rows that name them.
    new_categories::write(&added, &opened)?;
    let booked = draft.commit()?;
    for (file, outcome, archived) in sources {
        // The batch stands: what follows is evidence and comfort, and fails without taking it back.
        if let (Some(_), Some(archived)) = (&booked, archived) {
            archived.keep(&file_name(&file))?;
        }
        write_rejects(&file, &outcome, session)?;
        save_profile(&args, &outcome, &opened, session)?;
    }
    match booked {
        Some(id) => session.tell(&msg("import-booked").with("batch", id.0))?,
        None => session.tell(&msg("import-nothing-new"))?,
    }
    Ok(Outcome::Done)
}

type Sources = Vec<(std::path::PathBuf, Read_, Option<Archive>)>;

/// Are all problems of single rows, which can be skipped, and not of a file as a whole?
fn only_rows(sources: &Sources) -> bool {
    sources.iter().all(|(_, outcome, _)| outcome.problems.is_empty() || outcome.bad_rows > 0)
}

fn read_file(
    file: &Path,
    of: Kind,
    args: &BookArgs,
    opened: &Opened,
    setting: &Setting<'_>,
    draft: &mut dyn BatchDraft,
    session: &mut Session<'_>,
) -> anyhow::Result<(Read_, Option<Archive>)> {
    let archive = opened.settings.archive && !args.dry_run;
    if !archive {
        let source = open_source(file, session)?;
        return Ok((of.read(source, setting, &mut |posting| draft.push(posting))?, None));
    }
    let mut copy = Archive::begin(&opened.book)?;
    let source = open_source(file, session)?;
    let source = Source { reader: Box::new(Tee { from: source.reader, to: &mut copy }), ..source };
    let outcome = of.read(source, setting, &mut |posting| draft.push(posting))?;
    copy.complete()?;
    Ok((outcome, Some(copy)))
}

/// Copies what is read.
struct Tee<'a> {
    from: Box<dyn Read + Send + 'a>,
    to: &'a mut Archive,
}

impl Read for Tee<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.from.read(buffer)?;
        std::io::Write::write_all(self.to, &buffer[..count])?;
        Ok(count)
    }
}

fn policy(args: &BookArgs) -> Result<Policy, Failure> {
    let months: Result<Vec<Month>, Failure> = args
        .replace
        .iter()
        .filter(|text| *text != "changed")
        .map(|text| {
            Month::parse(text).ok_or_else(|| {
                let message = msg("period-unreadable").with("option", "--replace").with("value", text.as_str());
                Failure::could_not_run(Problem::error(message).hint(msg("import-replace-hint")))
            })
        })
        .collect();
    let months = months?;
    let replace = match (args.replace.is_empty(), months.is_empty()) {
        (true, _) => Replace::Nothing,
        (false, true) => Replace::Changed,
        (false, false) => Replace::Months(months),
    };
    Ok(Policy { replace, as_new: args.as_new })
}

/// What the files are read by: the book's settings with what the command line says.
pub(super) fn for_files<'a>(args: &BookArgs, base: Setting<'a>, adjusted: Option<&'a Profile>) -> Setting<'a> {
    Setting {
        profile: adjusted.or(base.profile),
        year: args.period_year,
        strict: args.strict,
        skip_bad: args.skip_bad,
        ..base
    }
}

/// The profile with what the command line fixes beside it.
pub(super) fn adjusted(args: &BookArgs, profile: Option<&Profile>) -> Option<Profile> {
    if args.encoding.is_none() && args.date_order.is_none() {
        return None;
    }
    let mut profile = profile.cloned().unwrap_or_default();
    if args.encoding.is_some() {
        profile.encoding = args.encoding.clone();
    }
    profile.date_order = match args.date_order.as_deref() {
        Some("ymd") => Some(crate::model::profile::DateOrder::Ymd),
        Some("dmy") => Some(crate::model::profile::DateOrder::Dmy),
        Some(_) => Some(crate::model::profile::DateOrder::Mdy),
        None => profile.date_order,
    };
    Some(profile)
}

/// A file's name without its ending.
pub(super) fn slug_of(file: &Path) -> String {
    if file == Path::new("-") {
        return "stdin".to_string();
    }
    file.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default()
}

fn refusal(mut problems: Vec<Problem>, bad_rows: u64) -> Failure {
    let summary = Problem::error(msg("import-refused").with("count", bad_rows.max(1)));
    problems.push(if bad_rows > 0 { summary.hint(msg("import-refused-hint")) } else { summary });
    Failure { exit: Exit::InputRefused, problems }
}

fn changed(kind: LedgerKind, count: u64) -> Failure {
    if kind == LedgerKind::Metric {
        let problem = Problem::error(msg("metric-changed-refused").with("count", count));
        return Failure::refused(problem.hint(msg("metric-changed-hint")));
    }
    let problem = Problem::error(msg("import-changed-refused").with("count", count));
    Failure::refused(problem.hint(msg("import-changed-hint")))
}

/// Writes the bad rows beside the file they came from, in its own format, the reasons in a last column.
fn write_rejects(file: &Path, outcome: &Read_, session: &mut Session<'_>) -> anyhow::Result<()> {
    if outcome.rejects.is_empty() {
        return Ok(());
    }
    let name = if file == Path::new("-") { Path::new("stdin") } else { file };
    let stem = name.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let rejects = session.path(name).with_file_name(format!("{stem}.rejects.csv"));
    let mut bytes = Vec::new();
    import::write_rejects(outcome, session.words, &mut bytes)?;
    write_atomically(&rejects, &bytes)?;
    let told = msg("import-rejects-written").with("count", outcome.rejects.len());
    session.tell(&told.with("file", rejects.display().to_string()))?;
    Ok(())
}

fn save_profile(args: &BookArgs, outcome: &Read_, opened: &Opened, session: &mut Session<'_>) -> anyhow::Result<()> {
    let Some(name) = &args.save_profile else { return Ok(()) };
    let path = opened.book.settings();
    let text = crate::book::read_text(&path)?;
    let text = crate::plan_file::edit::add_profile(&text, &outcome.decided.to_profile(name))?;
    write_atomically(&path, text.as_bytes())?;
    session.tell(&msg("import-profile-saved").with("name", name.as_str()).with("file", opened.book.show(&path)))?;
    Ok(())
}
