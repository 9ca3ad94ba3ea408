//! Writing what was read: judged as part of the book before anything is written, and read back as it will be read.

use std::path::{Path, PathBuf};

use crate::book::{Act, lock, read_bytes, read_text};
use crate::command::Session;
use crate::command::opened::Opened;
use crate::model::category::CategoryEntry;
use crate::model::{Line, Plan};
use crate::plan_file::edit;
use crate::plan_file::{Loaded, SheetRead, lines_to_csv, load_with, without_examples};
use crate::words::{Failure, Message, Problem, msg};

/// What is to be written; nothing has been.
pub(super) struct Kept {
    table: Option<Table>,
    /// What the settings were, and what they become.
    settings: Option<[String; 2]>,
    /// How many untouched lines of a template make room.
    examples: usize,
    /// How many lines the plan has beside those of the table.
    beside: usize,
}

/// A table of lines.
struct Table {
    path: PathBuf,
    /// What it replaces.
    was: Option<Vec<u8>>,
    text: String,
}

impl Kept {
    /// Makes the texts, and judges the book with them in it: two plans may not cover one cell, and what is read back
    /// must be what was read from the sheet.
    pub(super) fn new(
        opened: &Opened,
        plan: &Plan,
        read: &SheetRead,
        into: Option<&str>,
        force: bool,
    ) -> anyhow::Result<Kept> {
        let (settings, examples) = settings(opened, read, into)?;
        let table = into.map(|id| {
            let path = opened.book.plans().join(format!("{id}.csv"));
            let was = if path.exists() { Some(read_bytes(&path)?) } else { None };
            Ok::<Table, Failure>(Table { path, was, text: lines_to_csv(&read.lines, &opened.axes(), plan) })
        });
        let table = table.transpose()?;
        if let Some(table) = table.as_ref().filter(|table| table.was.is_some() && !force) {
            return Err(exists(&table.path, opened).into());
        }
        let mut kept = Kept { table, settings, examples, beside: 0 };
        if let Some(loaded) = kept.judged(opened)?
            && let (Some(table), Some(id)) = (&kept.table, into)
        {
            let file = opened.book.show(&table.path);
            read_back(&loaded, id, &file, &read.lines)?;
            kept.beside = lines_of(&loaded, id).filter(|line| line.place.file != file).count();
        }
        Ok(kept)
    }

    /// The book with the texts in it; `None` if there is none.
    fn judged(&self, opened: &Opened) -> Result<Option<Loaded>, Failure> {
        let mut files = Vec::new();
        let settings = self.settings.iter().map(|[_, text]| (opened.book.show(&opened.book.settings()), text.clone()));
        files.extend(settings);
        files.extend(self.table.iter().map(|table| (opened.book.show(&table.path), table.text.clone())));
        if files.is_empty() { Ok(None) } else { load_with(&opened.book, &files).map(Some) }
    }

    /// Says which categories the book gets.
    pub(super) fn tell(&self, read: &SheetRead, session: &mut Session<'_>) -> anyhow::Result<()> {
        if !read.new.is_empty() {
            let named = if session.verbose { usize::MAX } else { 20 };
            let paths: Vec<Message> =
                read.new.iter().take(named).map(|entry| Message::verbatim(entry.path.to_string())).collect();
            session.tell(&msg("import-new-categories").with("count", read.new.len()).with("paths", paths))?;
            if read.new.len() > named {
                session.tell(&msg("import-new-categories-more").with("count", read.new.len() - named))?;
            }
        }
        Ok(())
    }

    /// Writes the categories and the lines, both or neither.
    pub(super) fn write(self, opened: &Opened, session: &mut Session<'_>) -> anyhow::Result<()> {
        if self.table.is_none() {
            return Ok(());
        }
        let held = lock(&opened.book, &session.actor)?;
        // Once more: since the book was read somebody may have written another plan.
        self.judged(opened)?;
        let Some(Table { path, was, text }) = self.table else { return Ok(()) };
        let mut act = Act::begin(&opened.book, &held);
        if let Some([was, settings]) = &self.settings {
            act.replace(&opened.book.settings(), was.as_bytes(), settings.as_bytes())?;
        }
        match &was {
            Some(was) => act.replace(&path, was, text.as_bytes())?,
            None if path.exists() => return Err(exists(&path, opened).into()),
            None => act.write_new(&path, text.as_bytes())?,
        }
        let told = act.commit()?;
        session.warn(&told)?;
        let done = if was.is_some() { "plan-import-replaced" } else { "plan-import-written" };
        session.tell(&msg(done).with("file", opened.book.show(&path)))?;
        let settings = opened.book.show(&opened.book.settings());
        if self.examples > 0 {
            session.tell(&msg("plan-import-examples").with("count", self.examples).with("file", settings))?;
        }
        if self.beside > 0 {
            session.tell(&msg("plan-import-beside").with("count", self.beside))?;
        }
        Ok(())
    }
}

/// `budget.toml` as it is, and with the new categories, and without the example lines of the plan that gets real ones.
fn settings(opened: &Opened, read: &SheetRead, into: Option<&str>) -> anyhow::Result<(Option<[String; 2]>, usize)> {
    let text = read_text(&opened.book.settings())?;
    let (bare, examples) = into.and_then(|id| without_examples(&text, id)).unzip();
    if read.new.is_empty() {
        return Ok((bare.map(|bare| [text, bare]), examples.unwrap_or(0)));
    }
    let mut entries: Vec<CategoryEntry> = Vec::new();
    if opened.settings.categories.entries.is_empty() {
        // Once categories are declared, a plan may use declared ones only.
        let of_plans = opened.plan_categories().into_iter().filter(|path| read.new.iter().all(|e| e.path != *path));
        let declared = |path| CategoryEntry { path, code: None, label: None, aliases: Vec::new(), kind: None };
        entries.extend(of_plans.map(declared));
    }
    entries.extend(read.new.iter().cloned());
    let new = edit::add_categories(bare.as_ref().unwrap_or(&text), &entries, &[])?;
    Ok((Some([text, new]), examples.unwrap_or(0)))
}

fn exists(path: &Path, opened: &Opened) -> Failure {
    let message = msg("plan-import-exists").with("file", opened.book.show(path));
    Failure::could_not_run(Problem::error(message).hint(msg("plan-import-exists-hint")))
}

fn lines_of<'l>(loaded: &'l Loaded, id: &str) -> impl Iterator<Item = &'l Line> {
    loaded.plans.iter().filter(move |plan| plan.id == id).flat_map(|plan| &plan.lines)
}

/// The lines that a command would read tomorrow are those of the sheet.
fn read_back(loaded: &Loaded, id: &str, file: &str, lines: &[Line]) -> Result<(), Failure> {
    let bare = |line: &Line| Line { place: Default::default(), ..line.clone() };
    let found: Vec<Line> = lines_of(loaded, id).filter(|line| line.place.file == file).map(bare).collect();
    let wanted: Vec<Line> = lines.iter().map(bare).collect();
    if found == wanted {
        return Ok(());
    }
    let at = found.iter().zip(&wanted).position(|(a, b)| a != b).unwrap_or(found.len().min(wanted.len()));
    let category = wanted.get(at).map(|line| line.category.to_string()).unwrap_or_default();
    let message = msg("plan-sheet-read-back").with("category", category);
    Err(Failure::could_not_run(Problem::error(message).hint(msg("plan-sheet-read-back-hint"))))
}
