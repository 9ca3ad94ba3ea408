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
use crate::command::{Candidates, Shell, spoken_words};

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

/// Arguments whose values have words in both languages.
const WORDED: [&str; 5] = ["only", "sort", "unit", "pivot", "fail_on"];

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
pub(super) fn script(shell: Shell) -> std::io::Result<Vec<u8>> {
    let mut text = Vec::new();
    if let Some(shell) = Shells::builtins().completer(shell.name()) {
        shell.write_registration(VARIABLE, "budget", "budget", "budget", &mut text)?;
    }
    if shell == Shell::Bash {
        let script = String::from_utf8_lossy(&text).into_owned();
        text = BASH.iter().fold(script, |script, (old, new)| script.replacen(old, new, 1)).into_bytes();
    }
    Ok(text)
}

/// Bash takes a colon for the end of a word; in a path like `labour:overtime` it is none. What bash has taken apart is
/// put together before the program is asked, and taken off what it answers.
const BASH: [(&str, &str); 3] = [
    (
        "    local _CLAP_COMPLETE_INDEX=${COMP_CWORD}\n",
        r#"    local words=() _CLAP_COMPLETE_INDEX=0 i word
    for ((i = 0; i < ${#COMP_WORDS[@]}; i++)); do
        word="${COMP_WORDS[i]}"
        ((i == COMP_CWORD)) && [[ $word != :* ]] && word="$2"
        if ((i > 0)) && [[ ${COMP_WORDS[i]} == :* || ${COMP_WORDS[i - 1]} == *: ]]; then
            words[${#words[@]} - 1]+="$word"
        else
            words+=("$word")
        fi
        ((i == COMP_CWORD)) && _CLAP_COMPLETE_INDEX=$((${#words[@]} - 1))
    done
    local current="${words[_CLAP_COMPLETE_INDEX]}"
    local before="${current%"${current##*:}"}"
"#,
    ),
    (
        r#"    local words=("${COMP_WORDS[@]}")
    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
        words[COMP_CWORD]="$2"
    fi
"#,
        "",
    ),
    (
        r#"    if [[ $? != 0 ]]; then
        unset COMPREPLY
"#,
        r#"    if [[ $? != 0 ]]; then
        unset COMPREPLY
        return
    fi
    COMPREPLY=("${COMPREPLY[@]#"$before"}")
    if ((${#COMPREPLY[@]} == 0)); then
        return
"#,
    ),
];

fn with_names(mut command: Command, book: &Option<PathBuf>, here: &Path) -> Command {
    let ids: Vec<String> = command.get_arguments().map(|arg| arg.get_id().to_string()).collect();
    for (id, names) in VALUES {
        if ids.iter().any(|known| known == id) {
            let (book, here) = (book.clone(), here.to_path_buf());
            let offer = move |typed: &OsStr| offered(names, typed, &book, &here);
            command = command.mut_arg(id, |arg| arg.add(ArgValueCompleter::new(offer)));
        }
    }
    for id in WORDED.into_iter().filter(|id| ids.iter().any(|known| known == id)) {
        // `goals` and `variance` have an option of one name and different values: clap's own stay.
        let own = command.get_arguments().find(|arg| arg.get_id() == id).map(|arg| arg.get_possible_values());
        let is_known = own.is_some_and(|own| {
            own.iter().all(|value| spoken_words(id).iter().any(|(name, _)| *name == value.get_name()))
        });
        if is_known {
            command =
                command.mut_arg(id, |arg| arg.add(ArgValueCompleter::new(move |typed: &OsStr| worded(id, typed))));
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
    let fitting = |names: &[String]| -> Vec<CompletionCandidate> {
        names.iter().filter(|name| name.starts_with(&*typed)).map(CompletionCandidate::new).collect()
    };
    match fitting(&names) {
        // Who begins with the last part of a path gets that part, where it is enough to find the path by.
        none if none.is_empty() => fitting(&last_parts(&names)),
        found => found,
    }
}

/// The last parts of paths that no other path ends in.
fn last_parts(paths: &[String]) -> Vec<String> {
    let last = |path: &String| path.rsplit_once(':').map(|(_, last)| last.to_string());
    let mut parts: Vec<String> = paths.iter().filter_map(last).collect();
    parts.sort_unstable();
    let runs = parts.chunk_by(|a, b| a == b).filter(|run| run.len() == 1);
    runs.flatten().cloned().collect()
}

/// The values of an option in every word that is taken for them; its names alone where nothing is typed yet.
fn worded(id: &str, typed: &OsStr) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy().to_lowercase();
    let all = spoken_words(id);
    let offered =
        all.iter().flat_map(|(name, words)| std::iter::once(name).chain(words.iter().filter(|_| !typed.is_empty())));
    offered.filter(|word| word.starts_with(&typed)).map(CompletionCandidate::new).collect()
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
        assert_eq!(offered(Candidates::Categories, "加班"), ["加班费"]);
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

    #[test]
    fn words_of_both_languages_are_offered() {
        let words = |id, typed: &str| -> Vec<String> {
            let offered = worded(id, OsStr::new(typed));
            offered.iter().map(|candidate| candidate.get_value().to_string_lossy().into_owned()).collect()
        };
        assert_eq!(words("only", "超"), ["超支", "超收"]);
        assert_eq!(words("unit", "万"), ["万元", "万"]);
        assert_eq!(words("only", "ov"), ["over"]);
        assert!(words("only", "").iter().all(|word| word.is_ascii()));
    }

    #[test]
    fn the_script_for_bash_keeps_paths_together() {
        let text = String::from_utf8(script(Shell::Bash).unwrap()).unwrap();
        for (_, new) in BASH {
            assert!(text.contains(new), "clap's script has changed:\n{text}");
        }
        assert!(!text.contains("words=(\"${COMP_WORDS[@]}\")"), "{text}");
    }
}
