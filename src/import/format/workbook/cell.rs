//! Cells become the text that Excel shows, as far as it says what the number means.

use calamine::{Data, DataRef, ExcelDateTime, ExcelDateTimeType};

use super::columns::Columns;
use super::filler::Text;
use super::number_format::{NumberFormat, Said};
use crate::model::Unit;

/// What the text of a cell depends on beside its value.
pub(super) struct Showing<'a> {
    pub(super) columns: Option<&'a Columns>,
    /// By the number of a style; empty where none says anything.
    pub(super) formats: &'a [Option<NumberFormat>],
    /// Days count from 1904.
    pub(super) is_1904: bool,
}

impl Showing<'_> {
    /// A cell as text: dates as ISO, numbers with the currency or unit that their format shows.
    pub(super) fn text(&self, value: &DataRef<'_>, style: usize, column: u32) -> Text {
        let number = |text: String| Text { text: self.number(text, style, column as usize), number: true };
        match value {
            DataRef::Int(value) => number(value.to_string()),
            DataRef::Float(value) => number(number_text(*value)),
            other => Text { text: plain(other), number: false },
        }
    }

    fn number(&self, text: String, style: usize, column: usize) -> String {
        if self.is_1904
            && self.columns.is_some_and(|columns| columns.is_date(column))
            && let Ok(serial) = text.parse::<f64>()
            && (1.0..60_000.0).contains(&serial)
        {
            return date_text(&ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, true));
        }
        let said = self.formats.get(style).and_then(Option::as_ref).and_then(|format| format.says(&text));
        let (Some(said), Some(columns)) = (said, self.columns) else { return text };
        let Said { before, after, shift, turned } = said;
        // `#,##0.0,"k"`: the letter says by how much it is shown divided, and no more.
        let after = if is_scale(after, shift) { "" } else { after };
        if turned {
            // What the number is and what everybody sees contradict each other: no amount.
            let shown = text.strip_prefix('-').map_or_else(|| format!("-{text}"), str::to_string);
            return format!("{text} (= {shown}?)");
        }
        if shift == 0 || !after.is_empty() {
            let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("-", digits));
            return format!("{sign}{before}{}{after}", shifted(digits, shift));
        }
        // Shown divided, and nothing says by how much: the number itself is in 元, unless the sheet states another unit.
        let unit = columns.unit(column);
        if unit == Unit::One {
            format!("{before}{text}")
        } else if usize::try_from(unit.power()) == Ok(shift) {
            format!("{before}{text}元")
        } else {
            format!("{text} (÷10^{shift})")
        }
    }
}

/// Does a letter behind a number only name what it is shown divided by?
fn is_scale(after: &str, shift: usize) -> bool {
    let after = after.trim().to_lowercase();
    match shift {
        3 => matches!(after.as_str(), "k" | "t" | "tsd" | "tsd."),
        4 => after == "w",
        6 => matches!(after.as_str(), "m" | "mm" | "mn" | "mio" | "mio."),
        _ => false,
    }
}

/// A number divided by ten to a power, exactly.
fn shifted(digits: &str, shift: usize) -> String {
    if shift == 0 || digits.contains('e') {
        return digits.to_string();
    }
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = format!("{}{whole}", "0".repeat((shift + 1).saturating_sub(whole.len())));
    let (whole, moved) = whole.split_at(whole.len() - shift);
    let fraction = format!("{moved}{fraction}");
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() { whole.to_string() } else { format!("{whole}.{fraction}") }
}

fn plain(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_string(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(moment) if moment.is_duration() => hours_text(moment),
        DataRef::DateTime(moment) => date_text(moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
    }
}

/// A cell that was read whole, as one that was read in a stream.
pub(super) fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Empty => DataRef::Empty,
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(truth) => DataRef::Bool(*truth),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
    }
}

/// The shortest text that reads back as the same number, but no more than the 15 digits that a
/// spreadsheet shows: what it stores as 0.30000000000000004 is 0.3 to its author.
fn number_text(number: f64) -> String {
    let shortest = number.to_string();
    let digits = shortest.bytes().filter(u8::is_ascii_digit).count();
    if digits <= 15 {
        return shortest;
    }
    let rounded = format!("{number:.14e}");
    rounded.parse::<f64>().map_or(shortest, |short| short.to_string())
}

fn date_text(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    if (hour, minute, second) == (0, 0, 0) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
    }
}

/// A time that was taken, as `[h]:mm` shows it.
fn hours_text(moment: &ExcelDateTime) -> String {
    let (_, _, _, hour, minute, ..) = moment.to_ymd_hms_milli();
    let days = moment.as_f64() as i64;
    format!("{}:{minute:02}", days * 24 + i64::from(hour))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_divided_exactly() {
        for (digits, shift, expected) in
            [("10731", 4, "1.0731"), ("5", 3, "0.005"), ("120000", 4, "12"), ("1234.5", 3, "1.2345"), ("0", 4, "0")]
        {
            assert_eq!(shifted(digits, shift), expected, "{digits}");
        }
    }

    #[test]
    fn hours_are_shown_as_they_were_taken() {
        for (days, expected) in [(100.0, "2400:00"), (0.5, "12:00"), (1.25, "30:00")] {
            assert_eq!(hours_text(&ExcelDateTime::new(days, ExcelDateTimeType::TimeDelta, false)), expected);
        }
    }
}
