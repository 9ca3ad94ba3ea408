//! Answers the commands about the program itself: `help`, `completions`, `man`.

use std::ffi::OsString;
use std::io::Write;
use std::path::Path;

use clap::{Command, CommandFactory};

use super::{axis_options, complete, help, usage};
use crate::command::{AboutProgram, Arguments, Outcome, write_page, write_pages};
use crate::words::{Words, msg};

pub(super) fn run(
    command: &AboutProgram,
    words: &Words,
    output: Option<&Path>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    match command {
        AboutProgram::Help(args) => {
            let words_of_command = args.of.iter().map(OsString::from);
            let line: Vec<OsString> =
                std::iter::once("budget".into()).chain(words_of_command).chain(["--help".into()]).collect();
            match axis_options::parse(help::translated(Arguments::command(), words), &line) {
                Err(error) => usage::answer(&error, words, out, err),
                // `--help` ends every parse.
                Ok(_) => Ok(Outcome::Done),
            }
        }
        AboutProgram::Completions(args) => {
            let script = complete::script(args.shell)?;
            match output {
                Some(file) => write_page(file, &script)?,
                None => out.write_all(&script)?,
            }
            Ok(Outcome::Done)
        }
        AboutProgram::Man(args) => {
            let mut pages = Vec::new();
            render(help::translated(Arguments::command(), words), "budget", words, &mut pages)?;
            let count = write_pages(&args.dir, &pages)?;
            let told = msg("man-written").with("count", count).with("folder", args.dir.display().to_string());
            writeln!(err, "{}", words.say(&told))?;
            Ok(Outcome::Done)
        }
    }
}

/// What a page calls its sections, and what they are called in the reader's language. `NAME` stays: `whatis` looks for it.
const SECTIONS: [(&str, &str); 4] = [
    ("SYNOPSIS", "man-synopsis"),
    ("DESCRIPTION", "man-description"),
    ("EXTRA", "man-examples"),
    ("VERSION", "man-version"),
];

/// The page of a command and of all below it, each with the name of its file.
fn render(command: Command, name: &str, words: &Words, pages: &mut Vec<(String, Vec<u8>)>) -> std::io::Result<()> {
    let below: Vec<Command> = command.get_subcommands().cloned().collect();
    let mut page = Vec::new();
    clap_mangen::Man::new(command.name(name.to_string())).render(&mut page)?;
    let mut text = String::from_utf8_lossy(&page).into_owned();
    for (section, id) in SECTIONS {
        text = text.replace(&format!(".SH {section}\n"), &format!(".SH {}\n", words.say(&msg(id))));
    }
    pages.push((format!("{name}.1"), text.into_bytes()));
    for command in below {
        let name = format!("{name}-{}", command.get_name());
        render(command, &name, words, pages)?;
    }
    Ok(())
}
