//! User settings: `config.toml` in the platform's config folder. All of it optional, none ever needed.
//!
//! ```toml
//! language = "zh-CN"    # or "en"
//! actor = "王芳"         # the name that imports and approvals are recorded under
//! format = "table"      # the default on a terminal
//! signing_key = "/home/wang/.ssh/id_ed25519"   # what approvals are signed with
//! ```
//!
//! Not here: environment variables and flags, which `cli` puts above these, and settings of a book.

mod secret;

use std::fs;
use std::io::ErrorKind;
use std::ops::Range;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

pub use secret::{Secret, secret};

use crate::words::{Exit, Failure, Language, Message, Place, Problem, msg};

/// What `config.toml` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The language, where neither flag, environment nor book says one.
    pub language: Option<Language>,
    /// Who books, submits and approves.
    pub actor: Option<String>,
    /// The format of reports on a terminal; `cli` checks that there is such a one.
    pub format: Option<String>,
    /// The key that approvals are signed with.
    pub signing_key: Option<PathBuf>,
}

const KEYS: &[&str] = &["language", "actor", "format", "signing_key"];

/// What the file is called.
pub const FILE: &str = "config.toml";

/// The folder of the settings on this platform; `None` where the user has no home.
pub fn folder() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "budget").map(|dirs| dirs.config_dir().to_path_buf())
}

/// The settings in `folder`; those of a missing file are empty. Every problem of the file is reported.
pub fn load(folder: &Path) -> Result<Config, Failure> {
    let path = folder.join(FILE);
    match fs::read_to_string(&path) {
        Ok(text) => read(&text, &path.display().to_string()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Config::default()),
        Err(error) => Err(Failure::io("config-cannot-read", &path, &error)),
    }
}

fn read(text: &str, file: &str) -> Result<Config, Failure> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let at = |span: Range<usize>| place(file, text, span.start);
    let mut problems: Vec<Problem> = errors
        .iter()
        .map(|error| {
            let cause = Message::verbatim(error.message());
            Problem::error(msg("config-syntax").with("cause", cause)).at(at(error.span().unwrap_or_default()))
        })
        .collect();
    let mut config = Config::default();
    for (key, value) in table.get_ref() {
        let name = key.get_ref().as_ref();
        let result = match (name, value.get_ref()) {
            ("language", DeValue::String(tag)) => tag.parse().map(|tag| config.language = Some(tag)).map_err(|()| {
                Problem::error(msg("config-language").with("value", tag.as_ref())).hint(msg("config-language-hint"))
            }),
            ("actor", DeValue::String(actor)) => {
                config.actor = Some(actor.trim().to_string()).filter(|actor| !actor.is_empty());
                Ok(())
            }
            // No terminal shows one, and it is on a terminal that this setting counts.
            ("format", DeValue::String(format)) if format == "xlsx" => {
                Err(Problem::error(msg("config-workbook")).hint(msg("config-workbook-hint")))
            }
            ("format", DeValue::String(format)) => {
                config.format = Some(format.to_string());
                Ok(())
            }
            ("signing_key", DeValue::String(key)) => {
                config.signing_key = Some(PathBuf::from(key.as_ref())).filter(|key| !key.as_os_str().is_empty());
                Ok(())
            }
            (known, _) if KEYS.contains(&known) => Err(Problem::error(msg("config-not-text").with("key", known))),
            (unknown, _) => Err(Problem::error(msg("config-unknown-key").with("key", unknown))
                .at(at(key.span()))
                .hint(msg("config-unknown-key-hint").with("keys", KEYS.join(", ")))),
        };
        if let Err(problem) = result {
            let placed = problem.place.is_some();
            problems.push(if placed { problem } else { problem.at(at(value.span())) });
        }
    }
    problems.sort_by(|a, b| a.place.cmp(&b.place));
    if problems.is_empty() { Ok(config) } else { Err(Failure { exit: Exit::CouldNotRun, problems }) }
}

fn place(file: &str, text: &str, offset: usize) -> Place {
    let before = &text[..text.floor_char_boundary(offset)];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let count = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    Place::at(file, count(before.matches('\n').count() + 1), count(before[line_start..].chars().count() + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_optional() {
        assert_eq!(read("", "config.toml"), Ok(Config::default()));
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(load(folder.path()), Ok(Config::default()));
        fs::write(folder.path().join("config.toml"), "language = \"zh-CN\"\nactor = \" 王芳 \"\n").unwrap();
        let config = load(folder.path()).unwrap();
        assert_eq!((config.language, config.actor.as_deref()), (Some(Language::ZhCn), Some("王芳")));
    }

    #[test]
    fn every_problem_has_its_place() {
        let problems = |text| read(text, "c").unwrap_err().problems;
        for (text, expected) in [
            ("format = \"xlsx\"", vec![("config-workbook", "c:1:10")]),
            ("actor = 5", vec![("config-not-text", "c:1:9")]),
            ("\nlanguage = \"de\"\nactr = \"x\"", vec![("config-language", "c:2:12"), ("config-unknown-key", "c:3:1")]),
            ("format = \n[x]\n", vec![("config-syntax", "c:1:10"), ("config-unknown-key", "c:2:2")]),
        ] {
            let found = problems(text);
            let found: Vec<(&str, String)> =
                found.iter().map(|p| (p.message.id, p.place.as_ref().unwrap().to_string())).collect();
            let found: Vec<(&str, &str)> = found.iter().map(|(id, place)| (*id, place.as_str())).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }
}
