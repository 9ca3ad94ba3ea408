//! What the ending of `-o FILE` asks for, and which endings promise what this program does not write.

use std::path::Path;

use super::streams;
use crate::command::{Global, WORKBOOK, ending_of, endings, refuse_misnamed};
use crate::words::{Failure, Message, Problem, msg};

/// `-o variance.json` asks for JSON.
pub(super) fn format_of_file(file: &Path) -> Option<String> {
    let ending = ending_of(file)?;
    endings().find(|(known, _)| *known == ending).map(|(_, format)| format.to_string())
}

/// What other programs would take for what it is not, whatever `--format` says.
const FOREIGN: [&str; 11] = ["xlsm", "xlsb", "xls", "et", "ods", "numbers", "pdf", "doc", "docx", "xml", "tsv"];

/// Refuses an ending that promises what would not be in the file. `out.2026` promises nothing.
/// `own` is one that the command writes besides.
pub(super) fn writable(global: &Global, own: Option<&str>) -> Result<(), Failure> {
    let Some(file) = global.output.as_deref().filter(|file| !streams::is_standard_output(file)) else { return Ok(()) };
    if let Some(format) = &global.format {
        refuse_misnamed(format, file)?;
    }
    let Some(ending) = ending_of(file) else { return Ok(()) };
    let is_known = own == Some(ending.as_str()) || endings().any(|(known, _)| known == ending);
    let promises = ending.starts_with(|c: char| c.is_ascii_alphabetic()) && ending.len() <= 7;
    let is_foreign = FOREIGN.contains(&ending.as_str());
    if is_known || !promises || (global.format.is_some() && !is_foreign) {
        return Ok(());
    }
    let hint = if is_foreign { "output-foreign-hint" } else { "output-ending-hint" };
    let message = msg("output-foreign").with("file", file.display().to_string()).with("ending", ending);
    let known: Vec<Message> = endings().map(|(ending, _)| Message::verbatim(format!("`.{ending}`"))).collect();
    Err(Failure::could_not_run(Problem::error(message).hint(msg(hint).with("endings", known))))
}

/// Refuses to fill a terminal with the bytes of a workbook.
pub(super) fn legible(format: &str, to_terminal: bool) -> Result<(), Failure> {
    match to_terminal && format == WORKBOOK {
        true => Err(Failure::hinted(msg("output-workbook-terminal"), msg("output-workbook-terminal-hint"))),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_gets_no_workbook() {
        assert!(legible("xlsx", true).is_err());
        assert!(legible("xlsx", false).is_ok() && legible("table", true).is_ok());
    }
}
