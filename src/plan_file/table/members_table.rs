//! `members/DIMENSION.csv`: what is said of the members of a dimension as a table, equal in rights with `[[member]]`.
//!
//! One row is one member, from one month on where it says so. Levels are columns of their own names.

use std::path::Path;

use csv::StringRecord;

use super::lines_table::{broken, cell_amount, start};
use super::members::Members;
use crate::model::{Currency, Dimensions};
use crate::plan_file::field::likely;
use crate::plan_file::field::member_keys::MEMBER;
use crate::plan_file::field::walk::walk;
use crate::plan_file::text::node::{Entry, Item, Node, Table};
use crate::plan_file::text::source::{Reporter, Source};
use crate::words::{Problem, msg, unguarded};

/// The folder of these tables.
pub(in crate::plan_file) const FOLDER: &str = "members/";

/// What a column holds.
#[derive(Clone, PartialEq, Eq)]
enum Column {
    Key(&'static str),
    Level(String),
    Ignored,
}

/// Headings beside the names of the keys, of the dimension and of its levels.
const WORDS: &[(&str, &[&str])] = &[
    ("name", &["member", "成员", "名称"]),
    ("from", &["起始月份", "生效月份", "自"]),
    ("type", &["类型", "业态"]),
    ("grade", &["等级", "档次"]),
    ("city", &["城市"]),
    ("households", &["户数"]),
    ("area", &["面积", "建筑面积"]),
    ("company", &["公司", "往来单位"]),
];

/// Reads the rows of a file; every problem with its line.
pub(in crate::plan_file) fn read(source: &Source<'_>, dimensions: &Dimensions, into: &mut Members) -> Vec<Problem> {
    let mut reporter = Reporter::new(source);
    let name = Path::new(source.name).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let Some(axis) = dimensions.index(&name) else {
        let names = || dimensions.names();
        let message = msg("member-table-of-none").with("axis", name.as_str());
        let otherwise = msg("member-table-of-none-hint").with("axes", likely::names(names()));
        reporter.add(0, Problem::error(message).hint(likely::hint(&name, names(), otherwise)));
        return reporter.problems;
    };
    let mut csv = csv::ReaderBuilder::new().flexible(true).from_reader(source.text.as_bytes());
    let header = match csv.headers() {
        Ok(header) => header.clone(),
        Err(error) => {
            broken(&error, &mut reporter);
            return reporter.problems;
        }
    };
    let columns = columns(&header, (&name, into.levels(axis)), &mut reporter);
    if !reporter.problems.is_empty() {
        return reporter.problems;
    }
    let mut record = StringRecord::new();
    loop {
        match csv.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                broken(&error, &mut reporter);
                break;
            }
        }
        let at = start(source.text, &record);
        if record.len() > columns.len() && record.iter().skip(columns.len()).any(|cell| !cell.trim().is_empty()) {
            let message = msg("plan-table-long-row").with("cells", record.len()).with("columns", columns.len());
            reporter.add(at, Problem::error(message).hint(msg("plan-table-long-row-hint")));
            continue;
        }
        let row = row(&record, &columns, at, &name);
        if row.entries.len() > 1 {
            let fields = walk(&row, MEMBER, Currency::CNY, &mut reporter);
            into.add(&fields, dimensions, &mut reporter);
        }
    }
    reporter.problems
}

fn columns(header: &StringRecord, (axis, levels): (&str, &[String]), reporter: &mut Reporter<'_>) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::with_capacity(header.len());
    for text in header.iter().map(|text| unguarded(text.trim())) {
        let lower = text.to_lowercase();
        let is_axis =
            lower == axis.to_lowercase() || matches!((axis, text), ("project", "项目") | ("department", "部门"));
        let key = || {
            let by_name = MEMBER.iter().map(|key| key.name).filter(|name| !matches!(*name, "dimension" | "in"));
            let by_word = |(_, words): &&(&str, &[&str])| words.contains(&lower.as_str());
            by_name.clone().find(|name| *name == lower).or_else(|| WORDS.iter().find(by_word).map(|(name, _)| *name))
        };
        let is_level = levels.iter().any(|level| level == text);
        let column = match (text, is_level, is_axis, key()) {
            ("", ..) => Column::Ignored,
            (_, true, ..) => Column::Level(text.to_string()),
            (_, _, true, _) => Column::Key("name"),
            (.., Some(name)) => Column::Key(name),
            (.., None) => {
                let own = MEMBER.iter().map(|key| key.name).filter(|name| !matches!(*name, "dimension" | "in"));
                let known = || own.clone().chain(levels.iter().map(String::as_str));
                let otherwise = msg("member-column-hint").with("columns", likely::names(known()));
                let problem = Problem::error(msg("plan-unknown-column").with("column", text));
                reporter.add(0, problem.hint(likely::hint(text, known(), otherwise)));
                Column::Ignored
            }
        };
        if column != Column::Ignored && columns.contains(&column) {
            let problem = Problem::error(msg("plan-column-twice").with("column", text));
            reporter.add(0, problem.hint(msg("plan-column-twice-hint")));
        }
        columns.push(column);
    }
    if !columns.contains(&Column::Key("name")) && reporter.problems.is_empty() {
        let problem = Problem::error(msg("member-no-name-column"));
        reporter.add(0, problem.hint(msg("member-no-name-column-hint").with("axis", axis)));
    }
    columns
}

fn row<'r>(record: &'r StringRecord, columns: &'r [Column], at: usize, axis: &'r str) -> Table<'r> {
    let entry = |key: &'r str, node| Entry { key: key.into(), key_at: at, item: Item { node, at } };
    let mut entries: Vec<Entry<'r>> = vec![entry("dimension", Node::Text(axis.into()))];
    let mut above: Vec<Entry<'r>> = Vec::new();
    for (cell, column) in record.iter().map(|cell| unguarded(cell.trim())).zip(columns) {
        match column {
            _ if cell.is_empty() => {}
            Column::Level(level) => above.push(entry(level, Node::Text(cell.into()))),
            Column::Key(key @ ("households" | "area")) => entries.push(entry(key, cell_amount(cell))),
            Column::Key("from") => entries.push(entry("from", Node::Text(month(cell).into()))),
            Column::Key(key) => entries.push(entry(key, Node::Text(cell.into()))),
            Column::Ignored => {}
        }
    }
    if !above.is_empty() {
        entries.push(entry("in", Node::Table(Table { entries: above, at })));
    }
    Table { entries, at }
}

/// `2026年3月`, `2026/3`, `202603`, `2026-03-01` as `2026-03`; anything else as it stands, for whoever reads months.
fn month(cell: &str) -> String {
    let parts: Vec<&str> = cell.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let written = |year: &str, month: &str| {
        let month: u32 = month.parse().ok().filter(|month| (1..=12).contains(month))?;
        (year.len() == 4).then(|| format!("{year}-{month:02}"))
    };
    let plain = cell.chars().all(|c| c.is_ascii_digit() || "-/.年月日 ".contains(c));
    let read = match parts.as_slice() {
        _ if !plain => None,
        [whole] if whole.len() == 6 => written(&whole[..4], &whole[4..]),
        // A day counts from its month on, as a month is the smallest that a member can change in.
        [year, month] | [year, month, "1" | "01"] => written(year, month),
        _ => None,
    };
    read.unwrap_or_else(|| cell.to_string())
}

#[cfg(test)]
mod tests {
    use super::month;

    #[test]
    fn months_are_read_as_spreadsheets_write_them() {
        for cell in ["2026-03", "2026年3月", "2026/3", "2026.03", "202603", "2026-03-01", "2026/3/1"] {
            assert_eq!(month(cell), "2026-03", "{cell}");
        }
        // A day within a month is refused where months are read.
        for cell in ["2026-03-15", "March 2026", "2026-13", "26/3", ""] {
            assert_eq!(month(cell), cell, "{cell}");
        }
    }
}
