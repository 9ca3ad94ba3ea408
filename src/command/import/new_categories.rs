//! `--new-categories`: accounts of the files that the book does not know become its categories.
//!
//! The files are read once before, for their accounts alone; what comes of them holds for the import itself, so that a
//! dry run tells what the real run does.

use std::path::Path;

use super::BookArgs;
use super::source::{open_source, setting};
use crate::book::{is_awaited, read_text};
use crate::command::Session;
use crate::command::opened::Opened;
use crate::import;
use crate::import::new_categories;
use crate::import::{NewCategories, Setting};
use crate::model::CategoryTree;
use crate::model::category::CategoryEntry;
use crate::plan_file;
use crate::plan_file::edit;
use crate::words::{Failure, Message, Problem, msg};

/// Adds the categories to the opened book, and gives them.
pub(super) fn add(args: &BookArgs, opened: &mut Opened, session: &mut Session<'_>) -> anyhow::Result<NewCategories> {
    // What is written into a pipe is read once.
    if args.files.iter().any(|file| file == Path::new("-") || is_awaited(&session.path(file))) {
        let problem = Problem::error(msg("import-new-categories-stdin"));
        return Err(Failure::could_not_run(problem.hint(msg("import-new-categories-stdin-hint"))).into());
    }
    let mut accounts: Vec<String> = Vec::new();
    {
        let categories = opened.plan_categories();
        let base = setting(opened, &categories, args.profile.as_deref())?;
        let adjusted = super::sources::adjusted(args, base.profile);
        let setting = super::sources::for_files(args, base, adjusted.as_ref());
        // Once categories are declared, none is admitted that is not: those below planned ones are declared too.
        let setting = Setting { closed: true, ..setting };
        for file in &args.files {
            let read = import::read(open_source(file, session)?, &setting, &mut |_| Ok(()))?;
            let unknown = read.unclassified.into_iter().filter(|unknown| unknown.account);
            accounts.extend(unknown.map(|unknown| unknown.text));
        }
    }
    let tree = &opened.settings.categories;
    let mut new = new_categories(accounts.iter().map(String::as_str), tree);
    if tree.entries.is_empty() && !new.is_empty() {
        // Once categories are declared, plans and rules may use declared ones only.
        let declared = |path| CategoryEntry { path, code: None, label: None, aliases: Vec::new(), kind: None };
        let of_rules = opened.settings.classify.iter().filter_map(|rule| rule.category.clone());
        let mut named = opened.plan_categories();
        named.extend(of_rules.filter(|path| !opened.plan_categories().contains(path)));
        named.retain(|path| new.entries.iter().all(|entry| entry.path != *path));
        new.entries.splice(0..0, named.into_iter().map(declared));
    }
    tell(&new, session)?;
    if !new.is_empty() {
        // What is going to be written is read back now, so that a dry run says what the real run would.
        opened.settings.categories = edited(&new, &read_text(&opened.book.settings())?, opened)?.1;
    }
    Ok(new)
}

/// This text of `budget.toml` with them, and the categories that any command reads from it.
fn edited(new: &NewCategories, text: &str, opened: &Opened) -> anyhow::Result<(String, CategoryTree)> {
    let path = opened.book.settings();
    let text = edit::add_categories(text, &new.entries, &new.aliases)?;
    let name = opened.book.show(&path);
    match plan_file::load_with(&opened.book, &[(name, text.clone())]) {
        Ok(loaded) => Ok((text, loaded.settings.categories)),
        Err(mut failure) => {
            let problem = Problem::error(msg("import-new-categories-broken"));
            failure.problems.push(problem.hint(msg("import-new-categories-broken-hint")));
            Err(failure.into())
        }
    }
}

/// So many are named; the file has them all.
const NAMED: usize = 20;

fn tell(new: &NewCategories, session: &mut Session<'_>) -> anyhow::Result<()> {
    if !new.entries.is_empty() {
        let named = if session.verbose { usize::MAX } else { NAMED };
        let paths = new.entries.iter().take(named).map(|entry| Message::verbatim(entry.path.to_string()));
        let told =
            msg("import-new-categories").with("count", new.entries.len()).with("paths", paths.collect::<Vec<_>>());
        session.tell(&told)?;
        if new.entries.len() > named {
            session.tell(&msg("import-new-categories-more").with("count", new.entries.len() - named))?;
        }
    }
    if !new.aliases.is_empty() {
        session.tell(&msg("import-new-aliases").with("count", new.aliases.len()))?;
    }
    Ok(())
}

/// This text of `budget.toml` with them.
pub(super) fn settings_with(new: &NewCategories, text: &str, opened: &Opened) -> anyhow::Result<String> {
    if new.is_empty() { Ok(text.to_string()) } else { Ok(edited(new, text, opened)?.0) }
}

/// The paths of the categories that the book gets.
pub(super) fn paths(new: &NewCategories) -> Vec<String> {
    new.entries.iter().map(|entry| entry.path.to_string()).collect()
}
