//! Each axis of the book is an option of the reports: `--project 阳光花园` is `--where --project=阳光花园`, which keeps its
//! strokes so that an option that there is not is told as one.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgMatches, Command, Error};

/// Parses; an unknown option that takes a member is tried as an axis. Whether the book has the axis, the
/// command says when it reads the book.
pub(super) fn parse(mut command: Command, arguments: &[OsString]) -> Result<ArgMatches, Error> {
    let mut arguments = arguments.to_vec();
    // Each round turns one more option; there are at most as many as arguments.
    for _ in 0..arguments.len() {
        let error = match command.try_get_matches_from_mut(&arguments) {
            Ok(matches) => return Ok(matches),
            Err(error) => error,
        };
        match rewritten(&command, &arguments, &error) {
            Some(new) => arguments = new,
            None => return Err(error),
        }
    }
    command.try_get_matches_from(&arguments)
}

fn rewritten(command: &Command, arguments: &[OsString], error: &Error) -> Option<Vec<OsString>> {
    if error.kind() != ErrorKind::UnknownArgument {
        return None;
    }
    let Some(ContextValue::String(option)) = error.get(ContextKind::InvalidArg) else { return None };
    let axis = option.split('=').next()?.strip_prefix("--")?;
    if axis.is_empty() || is_slip(axis, error) || !takes_where(command, arguments) {
        return None;
    }
    let place = arguments.iter().position(|a| {
        let text = a.to_string_lossy();
        text == format!("--{axis}") || text.starts_with(&format!("--{axis}="))
    })?;
    let (value, used) = match arguments[place].to_string_lossy().split_once('=') {
        Some((_, value)) => (value.to_string(), 1),
        None => (arguments.get(place + 1)?.to_string_lossy().into_owned(), 2),
    };
    let mut new = arguments[..place].to_vec();
    new.push(format!("--where=--{axis}={value}").into());
    new.extend_from_slice(&arguments[place + used..]);
    Some(new)
}

/// A slip of an option that exists is a slip, not an axis; `--department` only resembles `--depth`.
fn is_slip(axis: &str, error: &Error) -> bool {
    let Some(ContextValue::String(suggested)) = error.get(ContextKind::SuggestedArg) else { return false };
    strsim::osa_distance(axis, suggested.trim_start_matches('-')) <= 2
}

/// Is it a command that has `--where`?
fn takes_where(command: &Command, arguments: &[OsString]) -> bool {
    command.get_subcommands().filter(|below| arguments.iter().skip(1).any(|a| a == below.get_name())).any(|below| {
        // The command may stand below another: `commit add`.
        below.get_arguments().any(|argument| argument.get_long() == Some("where")) || takes_where(below, arguments)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{Arguments, asked};
    use clap::CommandFactory;

    #[test]
    fn an_axis_is_an_option_and_a_slip_is_not() {
        let parse = |line: &str| parse(Arguments::command(), &line.split(' ').map(OsString::from).collect::<Vec<_>>());
        let wheres = |matches: &ArgMatches| -> Vec<String> {
            let (_, matches) = matches.subcommand().unwrap();
            matches.get_many::<String>("axis").map(|v| v.cloned().collect()).unwrap_or_default()
        };
        let matches = parse("budget variance --project 阳光花园 --month 2026-02 --楼栋=3").unwrap();
        assert_eq!(wheres(&matches), ["--project=阳光花园", "--楼栋=3"]);
        assert_eq!(wheres(&parse("budget variance --department 客服部").unwrap()), ["--department=客服部"]);
        let below = parse("budget commit add PO-1 a=1 --department 客服部").unwrap();
        let add = below.subcommand().and_then(|(_, commit)| commit.subcommand()).unwrap().1;
        assert_eq!(add.get_many::<String>("axis").unwrap().collect::<Vec<_>>(), ["--department=客服部"]);
        let named = "budget variance --by category,region --区域=华东 --where project=阳光花园 --depth 1";
        assert_eq!(asked(&parse(named).unwrap()), ["category", "region", "区域", "project"]);
        assert_eq!(asked(&parse("budget alerts --by region").unwrap()), ["region"]);
        assert_eq!(asked(&parse("budget structure --by region").unwrap()), ["region"]);
        assert_eq!(asked(&parse("budget variance --pivot region").unwrap()), ["region", "category"]);
        assert!(parse("budget variance --mont 2026-02").is_err());
        assert!(parse("budget plan check --project a").is_err());
    }
}
