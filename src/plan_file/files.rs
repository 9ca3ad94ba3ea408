//! The files of a book that plans are read from, as texts.

use std::path::PathBuf;

use super::benchmark;
use super::table::members_table;
use crate::book::{Book, list_files, read_inside};
use crate::words::{Failure, Place, Problem, msg};

/// The files that plans are read from, in order; the tables of lines are by far the largest.
pub(super) fn paths(book: &Book, tables: bool) -> Result<Vec<PathBuf>, Failure> {
    let mut paths = vec![book.settings()];
    paths.extend(list_files(&book.plans(), "toml")?);
    if tables {
        paths.extend(list_files(&book.plans(), "csv")?);
    }
    paths.extend(list_files(&book.benchmarks(), "csv")?);
    paths.extend(list_files(&book.members(), "csv")?);
    Ok(paths)
}

/// Files by name with what stands in them, and the problems of those that are no text.
type Texts = (Vec<(String, String)>, Vec<Problem>);

/// What stands in files, by name, and which of them are no text.
pub(super) fn texts(book: &Book, paths: Vec<PathBuf>) -> Result<Texts, Failure> {
    let mut texts = Vec::with_capacity(paths.len());
    let mut problems = Vec::new();
    for path in paths {
        let name = book.show(&path);
        match String::from_utf8(read_inside(book, &path)?) {
            Ok(text) => texts.push((name, text)),
            Err(error) => {
                // Members come out of spreadsheets; what is whole in the encoding of Chinese ones is that.
                if name.starts_with(members_table::FOLDER)
                    && let Some(text) = chinese(error.as_bytes())
                {
                    texts.push((name, text));
                    continue;
                }
                let valid = error.utf8_error().valid_up_to();
                let line = error.as_bytes()[..valid].iter().filter(|b| **b == b'\n').count() as u64 + 1;
                let hint = match name.ends_with(".csv") {
                    true if name.starts_with(benchmark::FOLDER) => "benchmark-not-utf8-hint",
                    true if name.starts_with(members_table::FOLDER) => "member-not-utf8-hint",
                    true => "plan-not-utf8-table-hint",
                    false => "plan-not-utf8-hint",
                };
                problems.push(Problem::error(msg("plan-not-utf8")).at(Place::line(name, line)).hint(msg(hint)));
            }
        }
    }
    Ok((texts, problems))
}

/// A text in GB18030, as Excel saves CSV on Chinese machines; `None` where it is not that.
fn chinese(bytes: &[u8]) -> Option<String> {
    let text = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes)?;
    text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c)).then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_excel_saves_on_chinese_machines_is_read() {
        let (bytes, ..) = encoding_rs::GB18030.encode("项目,区域\n阳光花园,华东\n");
        assert_eq!(chinese(&bytes).as_deref(), Some("项目,区域\n阳光花园,华东\n"));
        assert_eq!(chinese(b"caf\xe9\n"), None);
        assert_eq!(chinese(b"\xff\xff"), None);
    }
}
