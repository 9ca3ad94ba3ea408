//! Which language to speak: `--lang`, `BUDGET_LANG`, the book, the configuration, the locale.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use crate::command::{LanguageBy, book_language};
use crate::config::Config;
use crate::words::Language;

/// Chooses before the arguments are parsed, because even a wrong argument is answered in that language. Says by what.
pub(super) fn choose(arguments: &[OsString], config: &Config) -> (Language, LanguageBy) {
    let from = |text: Option<String>, by| Some((text?.parse().ok()?, by));
    from(option(arguments, "--lang"), LanguageBy::Option)
        .or_else(|| from(variable(), LanguageBy::Variable))
        .or_else(|| from(book(arguments), LanguageBy::Book))
        .or(config.language.map(|language| (language, LanguageBy::Config)))
        .unwrap_or_else(|| (Language::of_locale(&locale().unwrap_or_default()), LanguageBy::Locale))
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
