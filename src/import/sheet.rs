//! A table as it stands, for readers that interpret it themselves: a 预算表, metrics, market data.

use std::collections::BTreeSet;

use super::encoding;
use super::header::header_words::PLAN;
use super::header::headers;
use super::header::headers::Vocabulary;
use super::importer::recycle;
use super::outcome::Decided;
use super::reading::{bad_text, head, pipe, refused, told};
use super::row::text::one_line;
use super::source::{Setting, Source};
use super::statement::preamble::Preamble;
use crate::model::{Month, Unit};
use crate::words::{Place, Problem, msg, unguarded};

/// A table with its header found, its cells decoded, trimmed and of one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The source's name.
    pub name: String,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The encoding's label, of a text file.
    pub encoding: Option<String>,
    /// The importer that read it: `csv` or `xlsx`.
    pub format: &'static str,
    /// What stands between the fields of a text file.
    pub delimiter: Option<char>,
    /// The headers.
    pub header: Vec<String>,
    /// The line of the header (its last, if it has two).
    pub header_line: u64,
    /// The rows below with their lines; blank ones left out.
    pub rows: Vec<(u64, Vec<String>)>,
    /// The unit that the lines above the header state.
    pub unit: Option<Unit>,
    /// The one year that they name.
    pub year: Option<i32>,
    /// The month that they state.
    pub month: Option<Month>,
    /// Worth knowing.
    pub warnings: Vec<Problem>,
}

impl Sheet {
    /// What was decided of a table of numbers, as an outcome tells it: which columns are used for what, and which are not.
    pub(super) fn decided(
        &self,
        setting: &Setting<'_>,
        columns: Vec<(String, String)>,
        unused: Vec<String>,
    ) -> Decided {
        Decided {
            format: self.format,
            encoding: self.encoding.clone(),
            delimiter: self.delimiter,
            sheets: self.sheet.iter().cloned().collect(),
            header_line: self.header_line,
            headings: false,
            columns,
            unused,
            header: self.header.clone(),
            chart: None,
            unit: Unit::One,
            year: setting.year.or(self.year),
            month: None,
            given: setting.profile.cloned(),
        }
    }
}

/// What a table is read for.
pub struct SheetKind {
    /// The words of its header beside those of ledgers, as [`header_key`] makes them.
    pub words: BTreeSet<String>,
    /// May columns be headed by months?
    pub months: bool,
    /// Do columns have names of their own, so that one known column beside others makes a header?
    pub free: bool,
    /// What is said where no row looks like its header; gets how many rows were looked at.
    pub no_header: fn(usize) -> Problem,
}

/// The 预算表.
pub fn budget_sheet() -> SheetKind {
    let no_header = |rows: usize| {
        Problem::error(msg("import-no-plan-header").with("rows", rows)).hint(msg("import-no-plan-header-hint"))
    };
    SheetKind { words: PLAN.split('|').map(str::to_string).collect(), months: true, free: false, no_header }
}

/// The word by which a header is compared: half-width, lower case, without blanks and what stands in brackets.
pub fn header_key(header: &str) -> String {
    headers::key(header)
}

/// Reads a table whose header has at least two known columns (categories, axes, months, 全年, 预算依据, …).
pub fn read_sheet(source: Source<'_>, setting: &Setting<'_>, kind: SheetKind) -> anyhow::Result<Sheet> {
    let name = source.name.clone();
    let no_header = kind.no_header;
    let vocabulary = Vocabulary::new(setting, Some(kind));
    let (mut sheet, piped) = pipe(source, setting, &vocabulary, false, |blocks, back| {
        let first = blocks.recv().unwrap_or_default();
        let top = head(&name, &first)?;
        let Some(header) = vocabulary.locate(&top) else {
            let rows = top.len().min(headers::SEARCHED);
            return Err(refused(vec![no_header(rows).at(Place::file(&*name))]).into());
        };
        let preamble = Preamble::read(&top[..header.first]);
        let mut rows = Vec::new();
        let mut skip = header.rows;
        let mut next = Some(first);
        while let Some(block) = next {
            for row in block.view().map_err(|bad| bad_text(&name, bad))?.rows().skip(skip) {
                let cells: Vec<String> = row.cells.iter().map(|c| one_line(unguarded(c.trim())).into_owned()).collect();
                if cells.iter().any(|c| !c.is_empty()) {
                    rows.push((row.line, cells));
                }
            }
            skip = 0;
            recycle(block, &back);
            next = blocks.recv().ok();
        }
        Ok(Sheet {
            name: name.clone(),
            header: header.names,
            header_line: header.line,
            rows,
            unit: preamble.unit,
            year: preamble.year,
            month: preamble.month,
            ..Sheet::default()
        })
    })?;
    sheet.format = piped.format;
    sheet.delimiter = piped.form.delimiter.map(char::from);
    sheet.sheet = piped.form.sheets.into_iter().next();
    sheet.warnings.extend(piped.form.inferences.iter().map(|inferred| inferred.problem(setting.strict)));
    sheet.warnings.extend(piped.form.warnings);
    sheet.encoding = piped.form.encoding.map(|choice| encoding::label(choice.encoding));
    sheet.warnings.extend(piped.form.encoding.and_then(|choice| told(choice, &name)));
    Ok(sheet)
}
