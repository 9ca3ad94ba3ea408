//! `--new-categories`: accounts of the files that the book does not know become its categories.
//!
//! The files are read once before, for their accounts alone; what comes of them holds for the import itself, so that a
//! dry run tells what the real run does.

use std::path::Path;

use super::BookArgs;
use super::source::{open_source, setting};
use crate::book::{read_text, write_atomically};
use crate::command::Session;
use crate::command::opened::Opened;
use crate::import::{self, new_categories};
use crate::model::category::CategoryEntry;
use crate::plan_file::edit;
use crate::words::{Failure, Message, Problem, msg};

/// Adds the categories to the opened book, and gives them.
pub(super) fn add(
    args: &BookArgs,
    opened: &mut Opened,
    session: &mut Session<'_>,
) -> anyhow::Result<Vec<CategoryEntry>> {
    if args.files.iter().any(|file| file == Path::new("-")) {
        let problem = Problem::error(msg("import-new-categories-stdin"));
        return Err(Failure::could_not_run(problem.hint(msg("import-new-categories-stdin-hint"))).into());
    }
    let mut accounts: Vec<String> = Vec::new();
    {
        let categories = opened.plan_categories();
        let base = setting(opened, &categories, args.profile.as_deref())?;
        let adjusted = super::book::adjusted(args, base.profile);
        let setting = super::book::for_files(args, base, adjusted.as_ref());
        for file in &args.files {
            let read = import::read(open_source(file, session)?, &setting, &mut |_| Ok(()))?;
            let unknown = read.unclassified.into_iter().filter(|unknown| unknown.account);
            accounts.extend(unknown.map(|unknown| unknown.text));
        }
    }
    let tree = &opened.settings.categories;
    let mut entries = new_categories(accounts.iter().map(String::as_str), tree);
    if tree.entries.is_empty() && !entries.is_empty() {
        // Once categories are declared, a plan may use declared ones only.
        let declared = |path| CategoryEntry { path, code: None, label: None, aliases: Vec::new(), kind: None };
        let of_plans = opened.plan_categories().into_iter().filter(|path| entries.iter().all(|e| e.path != *path));
        let of_plans: Vec<CategoryEntry> = of_plans.map(declared).collect();
        entries.splice(0..0, of_plans);
    }
    if !entries.is_empty() {
        let paths: Vec<Message> = entries.iter().map(|entry| Message::verbatim(entry.path.to_string())).collect();
        let told = msg("import-new-categories").with("count", entries.len()).with("paths", paths);
        session.tell(&told)?;
    }
    opened.settings.categories.entries.extend(entries.iter().cloned());
    Ok(entries)
}

/// Writes them into `budget.toml`.
pub(super) fn write(entries: &[CategoryEntry], opened: &Opened) -> anyhow::Result<()> {
    if entries.is_empty() {
        return Ok(());
    }
    let path = opened.book.settings();
    let text = edit::add_categories(&read_text(&path)?, entries)?;
    Ok(write_atomically(&path, text.as_bytes())?)
}
