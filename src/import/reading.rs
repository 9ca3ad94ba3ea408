//! Reads a source: one thread decodes and splits, the calling thread interprets.

use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};
use std::thread;

use super::account::classify::Classifier;
use super::block::{BadText, Block, SourceRow};
use super::encoding::{self, Choice, Remark};
use super::format::{Input, unreadable};
use super::header::decided::decided;
use super::header::headers::Vocabulary;
use super::header::mapping;
use super::importer::{Blocks, Form, Way, Wish, importer, recycle};
use super::inference::{Inference, Inferred};
use super::interpret::{Interpreter, Sink};
use super::mojibake;
use super::outcome::ImportOutcome;
use super::row::filling::Filling;
use super::row::summary::Summary;
use super::source::{Setting, Source};
use crate::words::{Cause, Exit, Failure, Message, Place, Problem, msg};

/// Blocks under way between the threads: enough to keep both busy, few enough to stay in the cache.
const UNDER_WAY: usize = 4;

/// Reads a source to its end and hands every transaction to `sink`, in order.
///
/// Fails where the file as a whole cannot be read (its form, its columns) or `sink` fails; bad rows
/// are in the [`ImportOutcome`]. Nothing depends on the clock, the environment or the order of threads.
pub fn read(source: Source<'_>, setting: &Setting<'_>, sink: &mut Sink<'_>) -> anyhow::Result<ImportOutcome> {
    let name = source.name.clone();
    let vocabulary = Vocabulary::new(setting, None);
    let classifier = Classifier::new(setting)?;
    let tables = Tables { name: &name, setting, vocabulary: &vocabulary, classifier: &classifier };
    let (mut outcome, piped) = pipe(source, setting, &vocabulary, true, |blocks, back| {
        let (mut outcome, mut next) = tables.read(blocks.recv().unwrap_or_default(), &blocks, &back, sink)?;
        while let Some(first) = next {
            let one;
            (one, next) = tables.read(first, &blocks, &back, sink)?;
            outcome = outcome.and(one);
        }
        Ok(outcome)
    })?;
    outcome.name.clone_from(&name);
    outcome.decided.format = piped.format;
    outcome.decided.encoding = piped.form.encoding.map(|choice| encoding::label(choice.encoding));
    outcome.decided.delimiter = piped.form.delimiter.map(char::from);
    outcome.decided.sheets = piped.form.sheets;
    if let Some([taken, remedy]) = piped.form.encoding.and_then(words_of) {
        outcome.infer(Inferred::new(Inference::Encoding, Place::file(&*name), taken, remedy));
    }
    piped.form.inferences.into_iter().for_each(|inferred| outcome.infer(inferred));
    outcome.warnings.splice(0..0, piped.form.warnings);
    Ok(outcome)
}

/// What the reading of each table of a file depends on.
struct Tables<'a> {
    name: &'a str,
    setting: &'a Setting<'a>,
    vocabulary: &'a Vocabulary,
    classifier: &'a Classifier,
}

impl Tables<'_> {
    /// Reads one table: from its first block to the one with which another begins, which is handed back.
    fn read(
        &self,
        first: Block,
        blocks: &Receiver<Block>,
        back: &Sender<Block>,
        sink: &mut Sink<'_>,
    ) -> anyhow::Result<(ImportOutcome, Option<Block>)> {
        let sheet = first.opens.clone().flatten();
        let title = first.title.clone();
        let name = match &sheet {
            Some(sheet) => format!("{}#{sheet}", self.name),
            None => self.name.to_string(),
        };
        let found = head(&name, &first)?;
        let form = mapping::Given { title: title.as_deref(), delimiter: first.delimiter, asides: &first.asides };
        let layout = mapping::map(&name, &found, self.vocabulary, self.setting, form).map_err(refused)?;
        let mut interpreter = Interpreter::new(&name, self.setting, &layout, self.classifier);
        let mut summary = Summary::find(&layout, self.setting);
        let mut skip = layout.header.rows;
        let mut filling = Filling::new(&layout, self.setting, self.classifier);
        let mut filled = Block::default();
        let mut block = first;
        let next = loop {
            let rows = block.view().map_err(|bad| bad_text(&name, bad))?.rows().skip(skip);
            if let Some(filling) = &mut filling {
                filled.clear();
                filling.fill(rows, &mut filled);
                let rows = filled.view().map_err(|bad| bad_text(&name, bad))?.rows();
                hand_on(rows, &mut summary, &mut interpreter, sink)?;
            } else {
                hand_on(rows, &mut summary, &mut interpreter, sink)?;
            }
            skip = 0;
            if let Some(whole) = summary.take_if(|s| s.is_too_long()) {
                whole.hand_on(&name, &mut interpreter, sink)?;
            }
            recycle(block, back);
            match blocks.recv() {
                Ok(other) if other.opens.is_some() => break Some(other),
                Ok(more) => block = more,
                Err(_) => break None,
            }
        };
        if let Some(summary) = summary {
            summary.hand_on(&name, &mut interpreter, sink)?;
        }
        let mut outcome = interpreter.finish(decided(&layout, self.setting), sink)?;
        outcome.doubled = filling.map_or(0, |filling| filling.doubled());
        if outcome.doubled > 0 {
            let message = msg("import-both-booked").with("rows", outcome.doubled);
            outcome.warnings.push(Problem::note(message).at(Place::file(&*name)));
        }
        outcome.warnings.splice(0..0, layout.warnings.iter().cloned());
        outcome.inferences.splice(0..0, layout.inferences.iter().cloned());
        outcome.rejects.iter_mut().for_each(|reject| reject.sheet.clone_from(&sheet));
        Ok((outcome, next))
    }
}

/// Rows of a list of accounts wait until all are there, others are interpreted.
fn hand_on<'r>(
    rows: impl Iterator<Item = SourceRow<'r>>,
    summary: &mut Option<Summary<'_>>,
    interpreter: &mut Interpreter<'_>,
    sink: &mut Sink<'_>,
) -> anyhow::Result<()> {
    match summary {
        Some(summary) => rows.for_each(|row| summary.push(row)),
        None => interpreter.rows(rows, sink)?,
    }
    Ok(())
}

/// The first rows of a file, which has some.
pub(super) fn head<'b>(name: &str, block: &'b Block) -> Result<Vec<SourceRow<'b>>, Failure> {
    let rows: Vec<SourceRow<'b>> = block.view().map_err(|bad| bad_text(name, bad))?.rows().collect();
    if rows.iter().all(|row| row.cells.iter().all(|cell| cell.trim().is_empty())) {
        let problem = Problem::error(msg("import-empty").because(Cause::Empty)).at(Place::file(name));
        return Err(Failure::refused(problem.hint(msg("import-empty-hint"))));
    }
    if let Some(row) = rows.iter().take(1).find(|row| is_own(row)) {
        let problem = Problem::error(msg("import-own-rows")).at(Place::line(name, row.line));
        return Err(Failure::refused(problem.hint(msg("import-own-rows-hint"))));
    }
    if let Some(misread) = mojibake::misread(&rows) {
        let message = msg("import-misread-before").with("shown", misread.shown).with("meant", misread.meant);
        let problem = Problem::error(message).at(Place::line(name, misread.line));
        return Err(Failure::refused(problem.hint(msg("import-misread-before-hint"))));
    }
    Ok(rows)
}

/// Is this the head of what the program itself wrote of a ledger: a batch, or a list of its rows? Read as an export, its
/// rows would be booked once more.
fn is_own(row: &SourceRow<'_>) -> bool {
    const OWN: [&str; 6] = ["category", "amount", "source_account", "source", "source_line", "flag"];
    let cells: Vec<&str> = row.cells.iter().map(|cell| cell.trim().trim_start_matches('\u{feff}')).collect();
    let has = |own: &&str| cells.contains(own);
    matches!(cells.first(), Some(&("period" | "month"))) && OWN.iter().all(has)
}

/// A file that was taken for UTF-8 and is none.
pub(super) fn bad_text(name: &str, bad: BadText) -> Failure {
    let message = msg("import-bad-byte").with("encoding", "utf-8").with("offset", bad.offset.to_string());
    let place = Place::at(name, bad.line, bad.column);
    Failure::refused(Problem::error(message).at(place).hint(msg("import-bad-byte-hint")))
}

/// All problems of a file as one failure.
pub(super) fn refused(problems: Vec<Problem>) -> Failure {
    Failure { exit: Exit::InputRefused, problems }
}

/// What is said of an encoding that was not plain to see, and what to do.
fn words_of(choice: Choice) -> Option<[Message; 2]> {
    Some(match choice.remark? {
        Remark::ChineseAfterAll => [msg("import-encoding-chinese"), msg("import-encoding-chinese-hint")],
        Remark::NothingElseFits => [msg("import-encoding-western"), msg("import-encoding-western-hint")],
        Remark::ByPairs => {
            let encoding = encoding::label(choice.encoding);
            [msg("import-encoding-pairs").with("encoding", encoding), msg("import-encoding-western-hint")]
        }
    })
}

/// An encoding that was not plain to see.
pub(super) fn told(choice: Choice, name: &str) -> Option<Problem> {
    let [message, hint] = words_of(choice)?;
    Some(Problem::warning(message).at(Place::file(name)).hint(hint))
}

/// What is wrong with the contents of a file, with the encoding that was guessed: it may be the cause.
fn with_encoding(error: anyhow::Error, choice: Option<Choice>, name: &str) -> anyhow::Error {
    match (error.downcast::<Failure>(), choice.and_then(|choice| told(choice, name))) {
        (Ok(mut failure), Some(guessed)) => {
            failure.problems.push(guessed);
            failure.into()
        }
        (Ok(failure), None) => failure.into(),
        (Err(error), _) => error,
    }
}

/// What was found out about the file besides its rows.
pub(super) struct Piped {
    pub(super) format: &'static str,
    pub(super) form: Form,
}

/// Lets `work` have the blocks of a source while another thread reads it.
pub(super) fn pipe<T>(
    source: Source<'_>,
    setting: &Setting<'_>,
    vocabulary: &Vocabulary,
    several: bool,
    work: impl FnOnce(Receiver<Block>, Sender<Block>) -> anyhow::Result<T>,
) -> anyhow::Result<(T, Piped)> {
    let Source { name, reader } = source;
    let wish = Wish { several, ..wish(&name, setting, vocabulary)? };
    let input = Input::new(reader).map_err(|e| unreadable(&name, &e))?;
    let importer = importer(input.head(), &name);
    let (back, emptied) = channel();
    let input = Mutex::new(Some((input, emptied)));
    let reading = |forward: Way| match input.lock().ok().and_then(|mut input| input.take()) {
        Some((input, emptied)) => importer.read(input, &wish, &mut Blocks::new(forward, emptied)),
        None => Ok(Form::default()),
    };
    let piped = |form| Piped { format: importer.name(), form };
    thread::scope(|scope| {
        let (forward, blocks) = sync_channel(UNDER_WAY);
        let spawned = thread::Builder::new().spawn_scoped(scope, || reading(Way::Bounded(forward)));
        let Ok(reading_thread) = spawned else {
            // No thread is to be had: everything is read before anything is interpreted.
            let (forward, blocks) = channel();
            let form = reading(Way::Unbounded(forward))?;
            return Ok((work(blocks, back)?, piped(form)));
        };
        // When `work` ends early it drops the receiver, and the reading ends too.
        let result = work(blocks, back);
        let form = reading_thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        // A file that cannot be read says so before what its rows then lack.
        let form = form?;
        match result {
            Ok(result) => Ok((result, piped(form))),
            Err(error) => Err(with_encoding(error, form.encoding, &name)),
        }
    })
}

fn wish<'a>(name: &'a str, setting: &'a Setting<'_>, vocabulary: &'a Vocabulary) -> Result<Wish<'a>, Failure> {
    let profile = setting.profile;
    let encoding = match profile.and_then(|p| p.encoding.as_deref()) {
        None => None,
        Some(label) => Some(encoding::by_label(label).ok_or_else(|| {
            let known = ["utf-8", "gb18030", "utf-16le", "utf-16be", "big5", "shift_jis", "windows-1252"];
            let known = known.into_iter().map(Message::verbatim).collect::<Vec<_>>();
            let message = msg("import-unknown-encoding").with("encoding", label);
            Failure::could_not_run(
                Problem::error(message).hint(msg("import-unknown-encoding-hint").with("known", known)),
            )
        })?),
    };
    let delimiter = match profile.and_then(|p| p.delimiter) {
        None => None,
        Some(c) => Some(u8::try_from(c).ok().filter(u8::is_ascii).ok_or_else(|| {
            let message = msg("import-bad-delimiter").with("delimiter", c.to_string());
            Failure::could_not_run(Problem::error(message).hint(msg("import-bad-delimiter-hint")))
        })?),
    };
    let sheets = profile.into_iter().flat_map(|p| p.sheet.iter().chain(&p.more_sheets)).map(String::as_str).collect();
    Ok(Wish { name, encoding, delimiter, sheets, several: false, vocabulary })
}
