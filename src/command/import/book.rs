//! Booking files: read, judge, commit. One batch for the whole command.

use std::io::Read;
use std::path::Path;

use super::BookArgs;
use super::again;
use super::by_hand::ByHand;
use super::commit;
use super::companies;
use super::data::{self, Run};
use super::expect::Expected;
use super::kind::FileKind;
use super::moved::Moved;
use super::new_categories;
use super::refused::{self, changed_row, refusal};
use super::rejects;
use super::reserves::{self, OnReserves};
use super::source::{awaited, open_source, setting};
use super::sources::{Sources, adjusted, files_of, for_files, only_rows};
use super::told::{tell_read, tell_verdicts};
use crate::analysis::commitment::ENTERED;
use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::import::{ImportOutcome as Read_, NewCategories, Setting, Source};
use crate::model::{Currency, Month, PostingRef};
use crate::store::{Archive, BatchDraft, BatchPlan, LedgerKind, Policy, Replace, Verdicts};
use crate::words::{Exit, Failure, Level, Place, Problem, msg};

pub(super) fn run(args: BookArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    book(args, FileKind::Actual, session)
}

/// Books files of a kind.
pub(super) fn book(mut args: BookArgs, of: FileKind, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let kind = of.ledger();
    args.files = rejects::without_rejects(&args.files, session)?;
    let mut opened = Opened::for_booking(session)?;
    let reserves = reserves::budget(kind, &opened, session);
    let mut on_reserves = OnReserves::new(reserves.as_ref());
    if args.skip_bad {
        rejects::folder(&args, &opened, session)?;
    }
    let mut policy = policy(&args)?;
    let added = match args.new_categories {
        true => new_categories::add(&args, &mut opened, session)?,
        false => NewCategories::default(),
    };
    let categories = opened.plan_categories();
    let base = setting(&opened, &categories, args.profile.as_deref())?;
    refuse_other(args.currency.as_deref(), base.currency)?;
    let adjusted = adjusted(&args, base.profile);
    let setting = for_files(&args, base, adjusted.as_ref());
    policy.vouchers_apart = setting.profile.is_some_and(|profile| profile.match_vouchers == Some(false));
    let awaited = awaited(&args.files, session)?;
    let mut draft = opened.ledger(kind).draft(BatchPlan {
        slug: slug_of(&args.files[0]),
        axes: opened.axes(),
        now: session.now,
        actor: session.actor.clone(),
        action: "import",
    })?;
    policy.entered = (kind == LedgerKind::Commitment).then_some(ENTERED);
    let (mut by_hand, mut moved) = (ByHand::new(kind, &opened)?, Moved::new(kind, &opened)?);
    let mut expected = Expected::new(&args, setting.profile, opened.currency_of(kind))?;
    let mut sources: Sources = Vec::new();
    for (file, awaited) in args.files.iter().zip(awaited) {
        if !sources.is_empty() {
            draft.next_file();
        }
        let (outcome, archived) = read_file(
            (file, awaited),
            of,
            &args,
            &opened,
            &setting,
            (draft.as_mut(), &mut expected, (&mut by_hand, &mut moved, &mut on_reserves)),
            session,
        )?;
        tell_read(file, kind, &outcome, session)?;
        sources.push((file.clone(), outcome, archived));
    }
    let mut refused: Vec<Problem> = sources.iter().flat_map(|(_, outcome, _)| outcome.problems.clone()).collect();
    let bad: u64 = sources.iter().map(|(_, outcome, _)| outcome.bad_rows).sum();
    let goes_on = args.skip_bad && only_rows(&sources);
    if args.strict {
        let inferred = sources.iter().flat_map(|(_, outcome, _)| &outcome.inferences);
        refused.extend(inferred.map(|inferred| inferred.problem(true)));
    }
    let strict = args.strict && sources.iter().any(|(_, outcome, _)| !outcome.inferences.is_empty());
    let (dry_run, currency) = (args.dry_run, opened.currency_of(kind));
    if !refused.is_empty() && (!goes_on || strict) {
        let skips = kind != LedgerKind::Commitment;
        let failure = refusal(refused, bad, if skips { "import-refused-hint" } else { "commitment-refused-hint" });
        return Err(data::failed(Run::new(files_of(&sources), dry_run, currency), failure, session)?);
    }
    if goes_on && bad > 0 && sources.iter().all(|(_, outcome, _)| outcome.rows == 0) {
        refused.push(Problem::error(msg("import-all-bad")).hint(msg("import-all-bad-hint")));
        let failure = Failure { exit: Exit::InputRefused, problems: refused };
        return Err(data::failed(Run::new(files_of(&sources), dry_run, currency), failure, session)?);
    }
    session.warn(&refused::grouped(refused))?;
    nothing_bookable(&sources, session)?;
    let wrong = expected.check(sources.iter().map(|(file, outcome, _)| (file, outcome)));
    if !wrong.is_empty() {
        let failure = Failure { exit: Exit::InputRefused, problems: wrong };
        return Err(data::failed(Run::new(files_of(&sources), dry_run, currency), failure, session)?);
    }
    if let Some(failure) = by_hand.refusal().or_else(|| on_reserves.refusal()) {
        return Err(data::failed(Run::new(files_of(&sources), dry_run, currency), failure, session)?);
    }
    session.insist(&moved.told(&policy.replace))?;
    let verdicts = draft.judge(&policy)?;
    let axes = opened.axes();
    let refuses = verdicts.changed > 0 && policy.replace == Replace::Nothing && !policy.as_new;
    tell_verdicts(&verdicts, &policy, kind, &opened, args.dry_run, session)?;
    if refuses {
        let failure = changed(kind, &verdicts, &axes);
        return Err(data::failed(
            Run { verdicts: Some((&verdicts, &axes)), ..Run::new(files_of(&sources), dry_run, currency) },
            failure,
            session,
        )?);
    }
    match companies::lost(&sources, &verdicts, &args, (kind, &opened))? {
        companies::Found::Told(told) => session.warn(&told)?,
        companies::Found::Refused(failure) => {
            let run = Run { verdicts: Some((&verdicts, &axes)), ..Run::new(files_of(&sources), dry_run, currency) };
            return Err(data::failed(run, failure, session)?);
        }
    }
    if let Some(failure) = again::read_otherwise(&mut sources, &verdicts, &args, (kind, &opened))? {
        let run = Run { verdicts: Some((&verdicts, &axes)), ..Run::new(files_of(&sources), dry_run, currency) };
        return Err(data::failed(run, failure, session)?);
    }
    if args.dry_run {
        let new_categories = new_categories::paths(&added);
        let run = Run::new(files_of(&sources), dry_run, currency);
        data::show(&Run { verdicts: Some((&verdicts, &axes)), new_categories, ..run }, session)?;
        return Ok(Outcome::Done);
    }
    commit::commit(sources, &verdicts, draft, &added, &args, (kind, &opened), session)
}

/// A file of which no row could be booked is never "nothing new": refused where no file has any.
fn nothing_bookable(sources: &Sources, session: &mut Session<'_>) -> anyhow::Result<()> {
    let is_bare = |outcome: &Read_| outcome.rows == 0 && outcome.bad_rows == 0;
    let bare = sources.iter().filter(|(_, outcome, _)| is_bare(outcome));
    let told: Vec<Problem> = bare
        .map(|(file, outcome, _)| {
            let message = match outcome.left_out() {
                0 => msg("import-header-alone"),
                rows => msg("import-nothing-bookable").with("rows", rows),
            };
            let problem = Problem::warning(message).at(Place::file(file.display().to_string()));
            problem.hint(msg("import-nothing-bookable-hint"))
        })
        .collect();
    if sources.iter().all(|(_, outcome, _)| is_bare(outcome)) {
        let error = |problem: Problem| Problem { level: Level::Error, ..problem };
        return Err(Failure { exit: Exit::InputRefused, problems: told.into_iter().map(error).collect() }.into());
    }
    Ok(session.warn(&told)?)
}

fn read_file(
    (file, awaited): (&Path, Option<Source<'static>>),
    of: FileKind,
    args: &BookArgs,
    opened: &Opened,
    setting: &Setting<'_>,
    (draft, expected, orders): (&mut dyn BatchDraft, &mut Expected, (&mut ByHand, &mut Moved, &mut OnReserves<'_>)),
    session: &mut Session<'_>,
) -> anyhow::Result<(Read_, Option<Box<dyn Archive>>)> {
    let mut push = |posting: &PostingRef<'_>| {
        expected.see(posting);
        orders.0.see(posting);
        orders.1.see(posting);
        orders.2.see(posting);
        draft.push(posting)
    };
    let archive = opened.settings.archive && !args.dry_run;
    if !archive {
        let source = awaited.map_or_else(|| open_source(file, session), Ok)?;
        return Ok((of.read(source, setting, &mut push)?, None));
    }
    let mut copy = opened.ledger(of.ledger()).archive()?;
    let source = awaited.map_or_else(|| open_source(file, session), Ok)?;
    let source = Source { reader: Box::new(Tee { from: source.reader, to: copy.as_mut() }), ..source };
    let outcome = of.read(source, setting, &mut push)?;
    copy.complete()?;
    Ok((outcome, Some(copy)))
}

/// Copies what is read.
struct Tee<'a> {
    from: Box<dyn Read + Send + 'a>,
    to: &'a mut dyn Archive,
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
            // What a replacement takes away is named with its year.
            crate::command::calendar_text::month(text, None).ok_or_else(|| {
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
    Ok(Policy { replace, as_new: args.as_new, ..Policy::default() })
}

/// Amounts are never converted: only rows in the plan's currency can be booked.
fn refuse_other(asked: Option<&str>, plans: Currency) -> Result<(), Failure> {
    let Some(asked) = asked.filter(|asked| Currency::named(asked) != Some(plans)) else { return Ok(()) };
    let message = msg("import-currency-not-plans").with("currency", asked).with("expected", plans.code());
    Err(Failure::could_not_run(Problem::error(message).hint(msg("import-other-currency-hint"))))
}

/// A file's name without its ending.
pub(super) fn slug_of(file: &Path) -> String {
    if file == Path::new("-") {
        return "stdin".to_string();
    }
    file.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default()
}

/// So many rows are named that stand in the ledger in other clothes: they are all of one kind.
const ALIKE: usize = 10;

fn changed(kind: LedgerKind, verdicts: &Verdicts, axes: &[String]) -> Failure {
    let alike = verdicts.alike == verdicts.changed;
    let [summary, hint] = match kind {
        LedgerKind::Metric | LedgerKind::Agent => ["metric-changed-refused", "metric-changed-hint"],
        LedgerKind::Commitment => ["import-changed-refused", "commitment-changed-hint"],
        _ if alike => ["import-alike-refused", "import-alike-hint"],
        _ => ["import-changed-refused", "import-changed-hint"],
    };
    let rows = verdicts.changed_rows.iter().filter(|_| kind.is_money());
    let rows = rows.take(if alike { ALIKE } else { usize::MAX });
    let mut problems: Vec<Problem> = rows.map(|row| changed_row(row, axes)).collect();
    problems.push(Problem::error(msg(summary).with("count", verdicts.changed)).hint(msg(hint)));
    Failure { exit: Exit::InputRefused, problems }
}
