//! What the lines above a header say: the unit, the period, the year.

use super::block::Row;
use super::headers;
use super::values::{half_width, period};
use crate::model::{Month, Unit};

/// What was found; `None` where nothing was said, or two things.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Preamble {
    pub(super) unit: Option<Unit>,
    /// `期间：2026年1月`: the month of rows that state none.
    pub(super) month: Option<Month>,
    /// The one year that is named, for months without a year.
    pub(super) year: Option<i32>,
}

const PERIOD_WORDS: [&str; 8] = ["期间", "会计期间", "所属期间", "核算期间", "月份", "所属月份", "period", "month"];

impl Preamble {
    pub(super) fn read(rows: &[Row<'_>]) -> Preamble {
        let mut preamble = Preamble::default();
        let mut years: Vec<i32> = Vec::new();
        for row in rows {
            let cells: Vec<String> = row.cells.iter().map(|c| half_width(c).trim().to_string()).collect();
            for (at, cell) in cells.iter().enumerate() {
                // The value stands behind the colon, or in the next cell.
                let (word, value) = match cell.split_once(':') {
                    Some((word, value)) if !value.trim().is_empty() => (word.trim(), value.trim()),
                    Some((word, _)) => (word.trim(), cells.get(at + 1).map_or("", String::as_str)),
                    None => (cell.as_str(), cells.get(at + 1).map_or("", String::as_str)),
                };
                let word = word.to_lowercase();
                if PERIOD_WORDS.contains(&word.as_str())
                    && let Ok(read) = period::read(value, None)
                {
                    preamble.month = Some(read.month);
                }
                // `单位` is also a company (编制单位): only a unit of money counts.
                if word.ends_with("单位") || word == "unit" || word == "units" {
                    preamble.unit = preamble.unit.or(headers::stated(&format!("单位:{value}")).0);
                } else if cell.contains("单位:") {
                    preamble.unit = preamble.unit.or(headers::stated(cell).0);
                }
                years.extend(years_in(cell));
            }
        }
        years.sort_unstable();
        years.dedup();
        preamble.year = if let [year] = years[..] { Some(year) } else { preamble.month.map(Month::year) };
        preamble
    }
}

/// The years from 2000 to 2099 that a text names.
fn years_in(text: &str) -> impl Iterator<Item = i32> {
    let runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| matches!(run.len(), 4 | 6 | 8));
    runs.filter_map(|run| run[..4].parse().ok()).filter(|year| (2000..2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::block::Block;

    #[test]
    fn unit_period_and_year_are_read() {
        let read = |lines: &[&[&str]]| {
            let mut block = Block::default();
            for cells in lines {
                cells.iter().for_each(|cell| block.push_cell(cell.as_bytes()));
                block.end_row(1, 0);
            }
            let rows: Vec<_> = block.view().unwrap().rows().collect();
            Preamble::read(&rows)
        };
        let january = Month::new(2026, 1);
        for (lines, unit, month, year) in [
            (&[&["费用明细账"][..], &["单位：万元"]][..], Some(Unit::Wan), None, None),
            (&[&["期间：2026年1月", "", "金额单位:元"][..]][..], Some(Unit::One), january, Some(2026)),
            (&[&["会计期间", "2026.01"][..], &["编制单位：阳光物业公司"]][..], None, january, Some(2026)),
            (&[&["2026年度费用汇总表"][..]][..], None, None, Some(2026)),
            (&[&["期间：2025.12-2026.03"][..]][..], None, None, None),
            (&[&["Unit: thousand"][..]][..], Some(Unit::Thousand), None, None),
        ] {
            assert_eq!(read(lines), Preamble { unit, month, year }, "{lines:?}");
        }
    }
}
