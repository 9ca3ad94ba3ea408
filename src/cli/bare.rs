//! `budget` alone: inside a book it is `budget status`, elsewhere the help.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{ArgMatches, CommandFactory, Error};

use super::{axis_options, language};
use crate::command::{Arguments, is_in_book};

/// What the command line means, if it names no command and there is a book.
pub(super) fn status(error: &Error, arguments: &[OsString]) -> Option<ArgMatches> {
    let named_none = [ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand, ErrorKind::MissingSubcommand];
    if !named_none.contains(&error.kind()) {
        return None;
    }
    let mut arguments = arguments.to_vec();
    arguments.push("status".into());
    // A command that wants another below it, as `budget plan` does, has none of this name.
    let matches = axis_options::parse(Arguments::command(), &arguments).ok()?;
    let chosen = language::option(&arguments, "-C").map(PathBuf::from);
    let chosen = chosen.or_else(|| std::env::var_os("BUDGET_BOOK").map(PathBuf::from));
    let here = std::env::current_dir().unwrap_or_default();
    (matches.subcommand_name() == Some("status") && is_in_book(chosen.as_deref(), &here)).then_some(matches)
}
