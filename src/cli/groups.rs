//! The commands by the job that they are for, as the help of the whole program lists them.

use clap::Command;
use unicode_width::UnicodeWidthStr;

use crate::words::{Words, msg};

/// Each job: the message that names it, and its commands in the order in which they are needed.
const GROUPS: [(&str, &[&str]); 5] = [
    ("help-group-plan", &["plan", "staffing", "whatif"]),
    ("help-group-ledger", &["import", "reclassify"]),
    ("help-group-control", &["variance", "goals"]),
    ("help-group-analysis", &["explain", "history"]),
    ("help-group-program", &["doctor", "help", "completions", "man"]),
];

/// The list of commands, in place of clap's.
pub(super) fn listed(command: &Command, words: &Words) -> String {
    let names = GROUPS.iter().flat_map(|(_, names)| names.iter());
    let width = names.map(|name| name.width()).max().unwrap_or(0);
    let mut text = String::new();
    for (title, names) in GROUPS {
        text.push_str(&words.say(&msg(title)));
        text.push('\n');
        for name in names {
            let about = command.find_subcommand(name).and_then(Command::get_about);
            let about = about.map(ToString::to_string).unwrap_or_default();
            text.push_str(&format!("  {name:width$}  {about}\n"));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Arguments;
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
}
