//! Opening what is to be imported, and everything that its reading depends on.

use std::io::Read;
use std::path::{Path, PathBuf};

use crate::book::{await_input, is_awaited, open_input, refuse_over};
use crate::command::Session;
use crate::command::opened::Opened;
use crate::import::{Setting, Source};
use crate::model::{BookSettings, Category, Profile};
use crate::words::{Failure, Message, Problem, msg};

/// Opens a file, or standard input for `-`.
pub(in crate::command) fn open_source<'s>(file: &Path, session: &'s mut Session<'_>) -> Result<Source<'s>, Failure> {
    if file == Path::new("-") {
        let reader: Box<dyn Read + Send + 's> = Box::new(&mut *session.stdin);
        return Ok(Source { name: "-".to_string(), reader });
    }
    if let Some(output) = &session.output {
        refuse_over(&session.path(file), &session.path(output))?;
    }
    let (reader, size) = open_input(&session.path(file))?;
    let reader = (session.progress)(Box::new(reader), size);
    Ok(Source { name: file_name(file), reader })
}

/// What has to be waited for, of files and in their order, read before anything is locked; `None` for a file that is
/// there.
pub(super) fn awaited(files: &[PathBuf], session: &mut Session<'_>) -> Result<Vec<Option<Source<'static>>>, Failure> {
    let mut all = Vec::new();
    for file in files {
        let waits = file == Path::new("-") || is_awaited(&session.path(file));
        let one = waits.then(|| {
            let source = open_source(file, session)?;
            Ok(Source { name: source.name, reader: Box::new(await_input(file, source.reader)?) })
        });
        all.push(one.transpose()?);
    }
    Ok(all)
}

/// The name by which a ledger remembers a file: without its folder, which differs from machine to machine.
pub(in crate::command) fn file_name(file: &Path) -> String {
    file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned()
}

/// The book's categories, rules and the chosen profile.
pub(in crate::command) fn setting<'a>(
    opened: &'a Opened,
    categories: &'a [Category],
    profile: Option<&str>,
) -> Result<Setting<'a>, Failure> {
    Ok(Setting {
        plan_categories: categories,
        profile: profile.map(|name| find_profile(&opened.settings, name)).transpose()?,
        year_begins: year_begins(opened),
        years: {
            let years = || opened.plans.iter().map(|plan| plan.year.first.year());
            years().min().zip(years().max())
        },
        ..Setting::new(&opened.settings, opened.currency)
    })
}

/// The month in which the years of all plans begin; January where they differ.
fn year_begins(opened: &Opened) -> u32 {
    let mut months = opened.plans.iter().map(|plan| plan.year.first.month());
    let first = months.next().unwrap_or(1);
    if months.all(|month| month == first) { first } else { 1 }
}

/// The profile of this name.
pub(in crate::command) fn find_profile<'a>(settings: &'a BookSettings, name: &str) -> Result<&'a Profile, Failure> {
    settings.profiles.iter().find(|p| p.name == name).ok_or_else(|| {
        let known: Vec<Message> = settings.profiles.iter().map(|p| Message::verbatim(p.name.clone())).collect();
        let problem = Problem::error(msg("profile-unknown").with("value", name));
        Failure::could_not_run(if known.is_empty() {
            problem.hint(msg("profile-none-hint"))
        } else {
            problem.hint(msg("profile-unknown-hint").with("known", known))
        })
    })
}
