//! Wrong arguments: clap's errors in the user's language, from their kind and context.

use std::io::Write;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use unicode_width::UnicodeWidthStr;

use super::terminal;
use crate::command::{Outcome, spoken_values};
use crate::words::{Failure, Language, Message, Problem, Words, fold_after, msg};

/// Help and version are printed; anything else is a failure that says what to write instead.
pub(super) fn answer(
    error: &Error,
    words: &Words,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            write!(out, "{}", rendered(error, words))?;
            out.flush()?;
            Ok(Outcome::Done)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            write!(err, "{}", rendered(error, words))?;
            let message = msg("usage-missing-subcommand");
            Err(Failure::could_not_run(Problem::error(message).hint(see_help())).into())
        }
        _ => Err(failure(error, words).into()),
    }
}

fn failure(error: &Error, words: &Words) -> Failure {
    let text = |kind| context(error, kind);
    let argument = text(ContextKind::InvalidArg);
    let value = text(ContextKind::InvalidValue);
    let message = match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => msg("usage-value-missing").with("argument", argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            msg("usage-invalid-value").with("argument", argument).with("value", value)
        }
        ErrorKind::UnknownArgument if !argument.starts_with('-') => msg("usage-unexpected").with("argument", argument),
        ErrorKind::UnknownArgument => msg("usage-unknown-argument").with("argument", argument),
        ErrorKind::InvalidSubcommand => {
            msg("usage-unknown-command").with("command", text(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand => msg("usage-missing-subcommand"),
        // clap calls an option that is given twice a conflict with itself.
        ErrorKind::ArgumentConflict if argument == text(ContextKind::PriorArg) => {
            return Failure::could_not_run(
                Problem::error(msg("usage-twice").with("argument", argument)).hint(see_help()),
            );
        }
        // So it calls a word too many, where verbs stand beside arguments.
        ErrorKind::ArgumentConflict if argument.is_empty() => {
            msg("usage-unexpected").with("argument", text(ContextKind::InvalidSubcommand))
        }
        ErrorKind::ArgumentConflict => {
            msg("usage-conflict").with("argument", argument).with("other", text(ContextKind::PriorArg))
        }
        ErrorKind::MissingRequiredArgument => msg("usage-missing-argument").with("argument", argument),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            msg("usage-number-of-values").with("argument", argument)
        }
        ErrorKind::InvalidUtf8 => msg("usage-not-utf8"),
        _ => Message::verbatim(error.to_string().trim().to_string()),
    };
    Failure::could_not_run(Problem::error(message).hint(hint(error, words)))
}

/// What stands above lists in a help, where clap sets a colon of its own.
const HEADINGS: [&str; 4] = ["参数", "选项", "通用选项", "命令"];

/// Help as clap lays it out; the one word of its usage line that no setting reaches is put into Chinese here.
fn rendered(error: &Error, words: &Words) -> String {
    let text = error.render().to_string();
    match words.language() {
        Language::ZhCn => {
            let text = HEADINGS.iter().fold(text.replace("[OPTIONS]", "[选项]"), |text, heading| {
                text.replace(&format!("\n{heading}:\n"), &format!("\n{heading}：\n"))
            });
            folded(&text, terminal::width())
        }
        Language::En => text,
    }
}

/// Clap folds lines at blanks, of which Chinese has none: they are folded here, below where their text begins.
fn folded(text: &str, width: usize) -> String {
    let fold = |line: &str| {
        let indent = line.chars().take_while(|letter| *letter == ' ').count();
        let column = line.rfind("  ").map(|at| line[..at + 2].width()).filter(|column| *column * 2 < width);
        let before = " ".repeat(column.unwrap_or(indent).max(indent));
        if line.width() <= width { vec![line.to_string()] } else { fold_after(line, width, &before) }
    };
    text.lines().flat_map(fold).map(|line| line + "\n").collect()
}

/// What to write instead, if clap knows; else where to look.
fn hint(error: &Error, words: &Words) -> Message {
    let suggested = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let typed = context(error, ContextKind::InvalidValue);
    // What shares a letter with a value was not meant for it.
    let is_near = |text: &String| typed.is_empty() || 2 * strsim::osa_distance(text, &typed) <= typed.chars().count();
    let suggestion = suggested.into_iter().map(|kind| context(error, kind)).find(|text| !text.is_empty());
    let suggestion = suggestion.filter(is_near);
    if let Some(suggestion) = suggestion {
        return msg("did-you-mean").with("value", suggestion);
    }
    let valid = match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(values)) if !values.is_empty() => values,
        // What may not stand together says nothing of what each takes.
        _ if error.kind() == ErrorKind::ArgumentConflict => return see_help(),
        _ => {
            let expected = expected(&context(error, ContextKind::InvalidArg));
            return expected.or_else(|| range(error)).unwrap_or_else(see_help);
        }
    };
    let argument = context(error, ContextKind::InvalidArg);
    let spoken = spoken_values(&argument);
    let said = |term: &str| words.text(term).unwrap_or_default().to_lowercase();
    let shown = |value: &String| match spoken.iter().find(|(name, _)| name == value) {
        // `yuan (whole currency units)` begins with its name.
        Some((_, term)) if !term.is_empty() && said(term).starts_with(&format!("{value} (")) => msg(term),
        // `favorable` stands in scripts, `favourable` in reports: to the reader they are one word, and both are taken.
        Some((_, term)) if !term.is_empty() && is_one_word(&said(term), value) => msg(term),
        Some((_, term)) if !term.is_empty() && said(term) != *value => {
            msg("usage-valid-word").with("value", value.as_str()).with("word", msg(term))
        }
        _ => Message::verbatim(value.clone()),
    };
    msg("usage-valid-values").with("values", valid.iter().map(shown).collect::<Vec<_>>())
}

/// The numbers that would do, where clap says `99 is not in 1..=24`.
fn range(error: &Error) -> Option<Message> {
    let said = std::error::Error::source(error)?.to_string();
    let (_, range) = said.split_once(" is not in ")?;
    let (least, most) = range.split_once("..=")?;
    // What no number type holds more of is no limit to anybody.
    Some(match most.len() {
        0..=6 => msg("usage-between").with("least", least).with("most", most),
        _ => msg("usage-at-least").with("least", least),
    })
}

/// Are they one word in two spellings?
fn is_one_word(said: &str, value: &str) -> bool {
    said != value && said.replace("our", "or") == value
}

/// What an option takes that clap cannot list.
fn expected(argument: &str) -> Option<Message> {
    let hint = match argument.split_whitespace().next()? {
        "--lang" => "usage-takes-language",
        "--as-of" => "usage-takes-date",
        "--known-at" => "usage-takes-moment",
        "--against" => "usage-takes-base",
        "--columns" => "usage-takes-columns",
        "--width" => "usage-takes-width",
        "--months" => "usage-takes-months",
        "--version" => "usage-takes-version",
        "--period-year" => "usage-takes-year",
        "--depth" => "usage-takes-depth",
        "--sections" => "usage-takes-sections",
        "--limit" => "usage-takes-number",
        _ => return None,
    };
    Some(msg(hint))
}

fn see_help() -> Message {
    msg("usage-see-help")
}

fn context(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
