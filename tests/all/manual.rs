//! The manual covers the program: every command of the program's own tree has a page, which runs it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use budget::command::Arguments;
use clap::{ArgMatches, Command, CommandFactory};

use crate::support::document;

/// Pages of a subject that is no command by itself, and the commands whose page they are.
const SUBJECTS: &[(&str, &[&str])] = &[
    ("tests/cmd/adjustment.md", &["plan transfer", "plan supplement", "plan reduce", "plan undo"]),
    ("tests/cmd/approval.md", &["plan submit", "plan approve", "plan reject", "plan revise", "plan history"]),
    ("tests/cmd/benchmark.md", &[]),
    ("tests/cmd/book.md", &[]),
    ("tests/cmd/close.md", &["close", "reopen", "restated"]),
    ("tests/cmd/collect.md", &["plan collect", "plan hand-out"]),
    ("tests/cmd/draft.md", &["plan draft", "plan lint", "plan diff"]),
    ("tests/cmd/mending.md", &["import adopt", "import reconcile"]),
    ("tests/cmd/carry.md", &["plan carry"]),
    ("tests/cmd/foresight.md", &[]),
    ("tests/cmd/governing.md", &[]),
    ("tests/cmd/levels.md", &[]),
    ("tests/cmd/methods.md", &[]),
    ("tests/cmd/overrides.md", &["override", "override list", "override withdraw"]),
    ("tests/cmd/program.md", &["help", "completions", "man"]),
    ("tests/cmd/promises.md", &[]),
    ("tests/cmd/reserves.md", &[]),
    ("tests/cmd/rollover.md", &[]),
    ("tests/cmd/tour.md", &[]),
    ("tests/cmd/workbook.md", &[]),
];

/// The commands below this one as they are typed, `plan show`, and those that only lead to others.
fn commands(command: &Command, above: &str, into: &mut BTreeMap<String, bool>) {
    for below in command.get_subcommands().filter(|below| !below.is_hide_set()) {
        let name = format!("{above}{}", below.get_name());
        let needs_another = below.is_subcommand_required_set() || below.is_arg_required_else_help_set();
        into.insert(name.clone(), below.has_subcommands() && needs_another);
        commands(below, &format!("{name} "), into);
    }
}

/// The command that a line of a page runs; `None` for one that is refused.
fn run_by(line: &str) -> Option<String> {
    let words = shlex::split(line).filter(|words| words.first().is_some_and(|word| word == "budget"))?;
    let matches = Arguments::command().try_get_matches_from(words).ok()?;
    let mut names = Vec::new();
    let mut at: &ArgMatches = &matches;
    while let Some((name, below)) = at.subcommand() {
        names.push(name);
        at = below;
    }
    Some(names.join(" "))
}

#[test]
fn every_command_has_a_page_that_runs_it() {
    let mut all = BTreeMap::new();
    commands(&Arguments::command(), "", &mut all);
    assert!(all.len() > 15 && all.contains_key("plan show"), "the walk itself is broken: {all:?}");
    let own = |command: &str| {
        let subject = SUBJECTS.iter().find(|(_, commands)| commands.contains(&command));
        let name = command.split(' ').next().unwrap_or_default();
        subject.map_or_else(|| format!("tests/cmd/{name}.md"), |(page, _)| (*page).to_string())
    };
    let pages = document::pages("tests/cmd");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let runs = |page: &String| -> BTreeSet<String> {
        let text = fs::read_to_string(root.join(page)).unwrap();
        text.lines().filter_map(|line| line.strip_prefix("$ ")).filter_map(run_by).collect()
    };
    let run: BTreeMap<&String, BTreeSet<String>> = pages.iter().map(|page| (page, runs(page))).collect();
    let mut missing = Vec::new();
    for (command, leads_on) in &all {
        match run.get(&own(command)) {
            None => missing.push(format!("`budget {command}` has no page {}", own(command))),
            Some(run) if !leads_on && !run.contains(command) => {
                missing.push(format!("{} never runs `budget {command}`", own(command)));
            }
            Some(_) => {}
        }
    }
    let wanted: BTreeSet<String> =
        all.keys().map(|c| own(c)).chain(SUBJECTS.iter().map(|(page, _)| (*page).to_string())).collect();
    missing.extend(pages.iter().filter(|page| !wanted.contains(*page)).map(|page| format!("{page}: of no command")));
    assert!(missing.is_empty(), "\n{}\n", missing.join("\n"));
}
