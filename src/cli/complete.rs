//! Completion in the shell: commands and options as clap has them, and for values the names that the book has.
//!
//! The script that `budget completions` prints calls the program at each TAB with `COMPLETE` set to the shell's
//! name, so that what is offered is never older than the program or the book.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use clap::Command;
use clap_complete::CompleteEnv;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::Shells;

use super::language;
use crate::command::Candidates;

/// What the script of the shell sets.
const VARIABLE: &str = "COMPLETE";

/// Arguments, by their ids in any command, and the names that stand for them.
const VALUES: [(&str, Candidates); 13] = [
    ("category", Candidates::Categories),
    ("month", Candidates::Months),
    ("ytd", Candidates::Months),
    ("from", Candidates::Months),
    ("to", Candidates::Months),
    ("replace", Candidates::Months),
    ("plan", Candidates::Plans),
    ("batch", Candidates::Batches),
    ("names", Candidates::Scenarios),
    ("profile", Candidates::Profiles),
    ("by", Candidates::Axes),
    ("until", Candidates::Months),
    ("goals", Candidates::Goals),
];

/// Answers a shell that asks for candidates; `None` where none does.
pub(super) fn answer(arguments: &[OsString], command: fn() -> Command) -> Option<Result<(), clap::Error>> {
    std::env::var_os(VARIABLE).filter(|shell| !shell.is_empty())?;
    let words = arguments.iter().skip_while(|a| *a != "--").skip(1).cloned().collect::<Vec<_>>();
    let book = language::option(&words, "-C").or_else(|| std::env::var("BUDGET_BOOK").ok()).map(PathBuf::from);
    let here = std::env::current_dir().unwrap_or_default();
    let command = with_names(command(), &book, &here);
    let factory = || command.clone();
    match CompleteEnv::with_factory(factory).var(VARIABLE).try_complete(arguments, Some(&here)) {
        Ok(true) => Some(Ok(())),
        Ok(false) => None,
        Err(error) => Some(Err(error)),
    }
}

/// The script that makes a shell ask.
pub(super) fn script(shell: &str) -> std::io::Result<Vec<u8>> {
    let mut text = Vec::new();
    if let Some(shell) = Shells::builtins().completer(shell) {
        shell.write_registration(VARIABLE, "budget", "budget", "budget", &mut text)?;
    }
    Ok(text)
}

fn with_names(mut command: Command, book: &Option<PathBuf>, here: &Path) -> Command {
    let ids: Vec<String> = command.get_arguments().map(|arg| arg.get_id().to_string()).collect();
    for (id, names) in VALUES {
        if ids.iter().any(|known| known == id) {
            let (book, here) = (book.clone(), here.to_path_buf());
            let offer = move |typed: &OsStr| offered(names, typed, &book, &here);
            command = command.mut_arg(id, |arg| arg.add(ArgValueCompleter::new(offer)));
        }
    }
    let below: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_string()).collect();
    for name in below {
        command = command.mut_subcommand(&name, |c| with_names(c, book, here));
    }
    command
}

fn offered(names: Candidates, typed: &OsStr, book: &Option<PathBuf>, here: &Path) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy();
    let names = names.names(book.as_deref(), here);
    names.into_iter().filter(|name| name.starts_with(&*typed)).map(CompletionCandidate::new).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Arguments;
    use clap::CommandFactory;

    fn example() -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/sunshine-garden")
    }

    #[test]
    fn names_of_the_book_are_offered() {
        let offered = |names, typed: &str| -> Vec<String> {
            let offered = offered(names, OsStr::new(typed), &None, &example());
            offered.iter().map(|candidate| candidate.get_value().to_string_lossy().into_owned()).collect()
        };
        assert_eq!(
            offered(Candidates::Categories, "运营成本:水"),
            ["运营成本:水电费", "运营成本:水电费:水费", "运营成本:水电费:电费"]
        );
        assert_eq!(offered(Candidates::Plans, ""), ["2026-CS"]);
        assert!(offered(Candidates::Months, "2026-1").contains(&"2026-12".to_string()));
        assert_eq!(offered(Candidates::Axes, "pro"), ["project"]);
        assert!(offered(Candidates::Categories, "zzz").is_empty());
    }

    #[test]
    fn a_folder_without_a_book_offers_nothing() {
        assert!(Candidates::Categories.names(None, Path::new("/")).is_empty());
    }

    #[test]
    fn every_argument_of_the_table_exists() {
        fn ids(command: &Command, all: &mut Vec<String>) {
            all.extend(command.get_arguments().map(|arg| arg.get_id().to_string()));
            command.get_subcommands().for_each(|below| ids(below, all));
        }
        let mut all = Vec::new();
        ids(&Arguments::command(), &mut all);
        for (id, _) in VALUES {
            assert!(all.iter().any(|known| known == id), "{id}");
        }
    }
}
