//! The program itself: which it is, in which language it speaks and why, what the user set.

use super::{LanguageBy, Patient, fine};
use crate::words::{Language, Message, Problem, msg};

pub(super) fn program(patient: &Patient<'_>) -> anyhow::Result<Vec<Problem>> {
    let version = msg("doctor-program-is").with("version", env!("CARGO_PKG_VERSION"));
    Ok(match &patient.machine.binary {
        Some(binary) => fine(version.with("file", binary.display().to_string())),
        None => fine(version.with("file", msg("doctor-unknown"))),
    })
}

pub(super) fn language(patient: &Patient<'_>) -> anyhow::Result<Vec<Problem>> {
    let machine = patient.machine;
    let by = match machine.language_by {
        LanguageBy::Option => Message::verbatim("--lang"),
        LanguageBy::Variable => Message::verbatim("BUDGET_LANG"),
        LanguageBy::Book => msg("doctor-by-book"),
        LanguageBy::Config => msg("doctor-by-config"),
        LanguageBy::Locale => msg("doctor-by-locale"),
    };
    let locale = machine.locale.clone().filter(|locale| !locale.is_empty());
    let locale = locale.map_or(msg("doctor-no-locale"), Message::verbatim);
    let message = msg("doctor-language-is").with("language", patient.language.tag()).with("by", by);
    let mut found = fine(message.with("locale", locale));
    if let Some(said) = machine.variable.as_ref().filter(|said| !said.is_empty() && said.parse::<Language>().is_err()) {
        let problem = Problem::warning(msg("doctor-variable-unknown").with("value", said.as_str()));
        found.push(problem.hint(msg("config-language-hint")));
    }
    Ok(found)
}

pub(super) fn config(patient: &Patient<'_>) -> anyhow::Result<Vec<Problem>> {
    let machine = patient.machine;
    if let Some(failure) = &machine.config_failure {
        return Ok(failure.problems.clone());
    }
    let Some(file) = &machine.config else { return Ok(fine(msg("doctor-config-homeless"))) };
    let id = if file.exists() { "doctor-config-read" } else { "doctor-config-none" };
    Ok(fine(msg(id).with("file", file.display().to_string())))
}
