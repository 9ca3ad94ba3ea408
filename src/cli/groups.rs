//! The commands by the job that they are for, as the help of the whole program lists them.

use clap::Command;
use unicode_width::UnicodeWidthStr;

use crate::words::{Words, msg};

#[cfg(feature = "postgres")]
const LEDGER: &[&str] = &["import", "reclassify", "run", "status", "store", "doctor"];
#[cfg(not(feature = "postgres"))]
const LEDGER: &[&str] = &["import", "reclassify", "run", "status", "doctor"];

/// Each job: the message that names it, and its commands in the order in which they are needed.
const GROUPS: [(&str, &[&str]); 5] = [
    ("help-group-plan", &["plan", "staffing", "whatif", "ideas"]),
    ("help-group-ledger", LEDGER),
    (
        "help-group-control",
        &[
            "check", "commit", "calendar", "override", "accrue", "variance", "outlook", "alerts", "review", "close",
            "reopen", "restated", "goals", "rules",
        ],
    ),
    (
        "help-group-analysis",
        &["explain", "bridge", "structure", "peers", "agents", "demand", "consolidate", "scan", "history"],
    ),
    ("help-group-output", &["report", "browse", "help", "completions", "man"]),
];

/// The list of commands, in place of clap's: each job beside its first command, so that all fit on one screen.
pub(super) fn listed(command: &Command, words: &Words) -> String {
    let titles = GROUPS.map(|(title, _)| words.say(&msg(title)));
    let broadest = titles.iter().map(|title| title.width()).max().unwrap_or(0);
    let names = GROUPS.iter().flat_map(|(_, names)| names.iter());
    let width = names.map(|name| name.width()).max().unwrap_or(0);
    let mut text = String::new();
    for (title, (_, names)) in titles.iter().zip(GROUPS) {
        let mut beside = title.as_str();
        for name in names {
            let about = command.find_subcommand(name).and_then(Command::get_about);
            let about = about.map(ToString::to_string).unwrap_or_default();
            let gap = " ".repeat(broadest - beside.width());
            text.push_str(&format!("{beside}{gap}  {name:width$}  {about}\n"));
            beside = "";
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Arguments;
    use crate::words::Language;
    use clap::CommandFactory;

    #[test]
    fn every_command_stands_in_one_group() {
        let mut listed: Vec<&str> = GROUPS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        listed.sort_unstable();
        let command = Arguments::command();
        let mut known: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
        known.sort_unstable();
        assert_eq!(listed, known);
    }

    /// A terminal as wide as they come holds it whole: 80 cells; a line for each command, and 16 for all the rest.
    #[test]
    fn the_help_fits_one_screen() {
        for language in Language::ALL {
            let words = Words::new(language);
            let help = crate::cli::help::translated(Arguments::command(), &words).render_long_help().to_string();
            let rest = help.lines().count() - Arguments::command().get_subcommands().count();
            assert!(rest <= 16, "{rest} lines beside the commands in {language:?}:\n{help}");
            for line in help.lines() {
                assert!(line.width() <= 80, "{} cells: {line}", line.width());
            }
        }
    }
}
