//! Which language to speak: `--lang`, `BUDGET_LANG`, the configuration, the locale; and where the locale says nothing,
//! as under cron, that of the book.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use crate::command::{LanguageBy, book_language};
use crate::config::Config;
use crate::words::{Language, Problem, msg};

/// Chooses before the arguments are parsed, because even a wrong argument is answered in that language. Says by what.
pub(super) fn choose(arguments: &[OsString], config: &Config) -> (Language, LanguageBy) {
    let from = |text: Option<String>, by| Some((text?.parse().ok()?, by));
    from(option(arguments, "--lang"), LanguageBy::Option)
        .or_else(|| from(variable(), LanguageBy::Variable))
        .or(config.language.map(|language| (language, LanguageBy::Config)))
        .or_else(|| Some((Language::of_locale(&locale()?)?, LanguageBy::Locale)))
        .or_else(|| from(book(arguments), LanguageBy::Book))
        .unwrap_or((Language::En, LanguageBy::Locale))
}

/// What is to be said of a wish for a language that there is not.
pub(super) fn unknown(arguments: &[OsString], by: LanguageBy) -> Option<Problem> {
    let text = variable().filter(|text| !text.is_empty() && text.parse::<Language>().is_err())?;
    // `doctor` says it in its own place.
    if by == LanguageBy::Option || arguments.iter().any(|argument| argument == "doctor") {
        return None;
    }
    let message = msg("doctor-variable-unknown").with("value", text);
    Some(Problem::warning(message).hint(msg("usage-takes-language")))
}

/// What `BUDGET_LANG` says.
pub(super) fn variable() -> Option<String> {
    std::env::var("BUDGET_LANG").ok()
}

/// The locale of the system.
pub(super) fn locale() -> Option<String> {
    sys_locale::get_locale()
}

fn book(arguments: &[OsString]) -> Option<String> {
    let chosen = option(arguments, "-C").map(PathBuf::from);
    let chosen = chosen.or_else(|| std::env::var_os("BUDGET_BOOK").map(PathBuf::from));
    book_language(chosen.as_deref(), &std::env::current_dir().unwrap_or_default())
}

/// The value of an option, as `--name value`, `--name=value` or `-Nvalue`.
pub(super) fn option(arguments: &[OsString], name: &str) -> Option<String> {
    let mut arguments = arguments.iter().skip(1).take_while(|a| *a != OsStr::new("--"));
    while let Some(argument) = arguments.next() {
        let text = argument.to_string_lossy();
        if text == name {
            return arguments.next().map(|v| v.to_string_lossy().into_owned());
        }
        if let Some(rest) = text.strip_prefix(name) {
            if let Some(value) = rest.strip_prefix('=') {
                return Some(value.to_string());
            }
            if !name.starts_with("--") {
                return Some(rest.to_string());
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_is_found_in_each_of_its_forms() {
        let arguments = |text: &str| text.split(' ').map(OsString::from).collect::<Vec<_>>();
        for (line, name, expected) in [
            ("budget --lang en variance", "--lang", Some("en")),
            ("budget variance --lang=zh-CN", "--lang", Some("zh-CN")),
            ("budget -Cbook variance", "-C", Some("book")),
            ("budget -C book variance", "-C", Some("book")),
            ("budget import -- --lang en", "--lang", None),
            ("budget --language x", "--lang", None),
        ] {
            assert_eq!(option(&arguments(line), name).as_deref(), expected, "{line}");
        }
    }
}
