//! Which language to speak: `--lang`, `BUDGET_LANG`, the configuration, the locale; and where the locale says nothing,
//! as under cron, that of the book.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use crate::command::{LanguageBy, book_language};
use crate::config::Config;
use crate::words::{Language, Problem, msg};

/// Chooses before the arguments are parsed, because even a wrong argument is answered in that language. Says by what.
pub(super) fn choose(arguments: &[OsString], config: &Config) -> (Language, LanguageBy) {
    let named = (option(arguments, "--lang"), variable());
    first(named, config.language, locale(), || book(arguments))
}

fn first(
    (option, variable): (Option<String>, Option<String>),
    config: Option<Language>,
    locale: Option<String>,
    book: impl FnOnce() -> Option<String>,
) -> (Language, LanguageBy) {
    let from = |text: Option<String>, by| Some((text?.parse().ok()?, by));
    from(option, LanguageBy::Option)
        .or_else(|| from(variable, LanguageBy::Variable))
        .or(config.map(|language| (language, LanguageBy::Config)))
        .or_else(|| Some((Language::of_locale(&locale?)?, LanguageBy::Locale)))
        .or_else(|| from(book(), LanguageBy::Book))
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

    #[test]
    fn the_book_speaks_where_the_locale_says_nothing() {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_string());
        for (option, variable, config, locale, book, expected) in [
            ("en", "zh-CN", Some(Language::ZhCn), "zh_CN.UTF-8", "zh-CN", (Language::En, LanguageBy::Option)),
            ("", "zh-CN", Some(Language::En), "en_US.UTF-8", "en", (Language::ZhCn, LanguageBy::Variable)),
            ("", "klingon", Some(Language::ZhCn), "en_US", "en", (Language::ZhCn, LanguageBy::Config)),
            ("", "", None, "en_GB.UTF-8", "zh-CN", (Language::En, LanguageBy::Locale)),
            ("", "", None, "zh-Hans-CN", "en", (Language::ZhCn, LanguageBy::Locale)),
            ("", "", None, "C.UTF-8", "zh-CN", (Language::ZhCn, LanguageBy::Book)),
            ("", "", None, "POSIX", "zh-CN", (Language::ZhCn, LanguageBy::Book)),
            ("", "", None, "fr_FR.UTF-8", "zh-CN", (Language::ZhCn, LanguageBy::Book)),
            ("", "", None, "", "", (Language::En, LanguageBy::Locale)),
        ] {
            let found = first((some(option), some(variable)), config, some(locale), || some(book));
            assert_eq!(found, expected, "{option} {variable} {locale} {book}");
        }
    }
}
