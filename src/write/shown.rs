//! Cells as people read them: grouped figures in the display unit, per cent, words.
//!
//! Shared by every format for people. Integer arithmetic only; the figures themselves never change.

use unicode_width::UnicodeWidthStr;

use super::Look;
use crate::model::money::group_digits;
use crate::model::{Money, Quantity, Unit};
use crate::report::{Cell, Form, Legend, Report, Section};
use crate::words::{Arg, Message, clean, msg};

/// The text of a cell, on one line.
pub(super) fn shown(cell: &Cell, look: &Look<'_>) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Unknown => "—".to_string(),
        Cell::Text(text) => clean(text).into_owned(),
        Cell::Tag(tag) => (*tag).to_string(),
        Cell::Word { message, .. } | Cell::Message(message) => on_one_line(message, look),
        Cell::Money(amount) => money(*amount, look.unit),
        Cell::Signed(amount) => with_plus(money(*amount, look.unit)),
        Cell::Ratio(ratio) => group_digits(&ratio.percent()),
        Cell::SignedRatio(ratio) => with_plus(group_digits(&ratio.percent())),
        Cell::Count(count) => group_digits(&count.to_string()),
        Cell::Quantity(quantity) => quantity.brief(),
        Cell::SignedQuantity(quantity) => with_plus(quantity.brief()),
        Cell::Figure(value, form) => figure(*value, *form),
        Cell::Exact(quantity) => quantity.grouped(),
        Cell::Together(of) => {
            let parts: Vec<String> = of.parts.iter().map(|part| shown(part, look)).collect();
            format!("{}{}", of.before, parts.join(of.between))
        }
        Cell::Month(month) => month.to_string(),
        Cell::Date(day) => day.to_string(),
        Cell::Flag(true) => "✓".to_string(),
        Cell::Flag(false) => String::new(),
    }
}

/// What the catalogue says, on one line.
pub(super) fn on_one_line(message: &Message, look: &Look<'_>) -> String {
    clean(&look.words.say(message)).into_owned()
}

/// The name of a column: `This month`, not `this month`; Chinese has no capitals to miss, and a name that somebody gave
/// stays as it was written.
pub(super) fn heading(message: &Message, look: &Look<'_>) -> String {
    capital(on_one_line(message, look), message, look)
}

/// What a row is called: its own name untouched, a word of the catalogue as a heading.
pub(super) fn row_name(cell: &Cell, look: &Look<'_>) -> String {
    match cell {
        Cell::Word { message, .. } | Cell::Message(message) => capital(shown(cell, look), message, look),
        _ => shown(cell, look),
    }
}

fn figure(value: Quantity, form: Form) -> String {
    let hundred = Quantity::from(100);
    match form {
        Form::Percent(decimals) => format!("{}%", group_digits(&(value * hundred).fixed(decimals))),
        Form::Points(decimals) => group_digits(&(value * hundred).fixed(decimals)),
        Form::Number(decimals) => group_digits(&value.fixed(decimals)),
        Form::Signed(decimals) => with_plus(group_digits(&value.fixed(decimals))),
    }
}

/// A message with a capital, where its first word is the catalogue's.
fn capital(text: String, message: &Message, look: &Look<'_>) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if first.is_lowercase() && !begins_with_a_name(message, look) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => text,
    }
}

/// Does the text of the message begin with what fills it?
fn begins_with_a_name(message: &Message, look: &Look<'_>) -> bool {
    look.words.say(&marked(message)).starts_with(MARK)
}

/// Stands before each text that fills a message; of private use, so no text of a catalogue begins with it.
const MARK: char = '\u{e000}';

fn marked(message: &Message) -> Message {
    let mark = |arg: &Arg| match arg {
        Arg::Text(text) => Arg::Text(format!("{MARK}{text}")),
        Arg::Message(message) => Arg::from(marked(message)),
        Arg::List(list) => Arg::List(list.iter().map(marked).collect()),
        other => other.clone(),
    };
    Message {
        id: message.id,
        args: message.args.iter().map(|(name, arg)| (*name, mark(arg))).collect(),
        cause: message.cause,
    }
}

/// The legend of a report: in full, else its few words on as few lines as they fit.
pub(super) fn legend(legend: &Legend, look: &Look<'_>) -> Vec<String> {
    if look.verbose {
        return legend.whole.iter().map(|message| on_one_line(message, look)).collect();
    }
    let mut lines: Vec<String> = Vec::new();
    for message in &legend.brief {
        let text = on_one_line(message, look);
        match lines.last_mut() {
            Some(line) if line.width() + text.width() + 3 <= look.width.unwrap_or(usize::MAX) => {
                line.push_str(" · ");
                line.push_str(&text);
            }
            _ => lines.push(text),
        }
    }
    lines
}

/// `单位：万元`, where amounts are shown in another unit than the currency's own.
pub(super) fn unit_note(report: &Report, look: &Look<'_>) -> Option<Message> {
    let id = match look.unit {
        Unit::Thousand => "write-unit-thousand",
        Unit::Wan => "write-unit-wan",
        Unit::Yi => "write-unit-yi",
        _ => return None,
    };
    let all = report.sections.iter().flat_map(|section| match section {
        Section::Part(part) => part.brief.as_slice(),
        other => std::slice::from_ref(other),
    });
    let mut tables = all.filter_map(|s| if let Section::Table(table) = s { Some(table) } else { None });
    let amount = tables.find_map(|table| {
        table.rows.iter().flat_map(|row| &row.cells).find_map(|(cell, _)| match cell {
            Cell::Money(amount) | Cell::Signed(amount) => Some(*amount),
            _ => None,
        })
    })?;
    Some(msg(id).with("currency", amount.currency().code()))
}

fn money(amount: Money, unit: Unit) -> String {
    if unit == Unit::One {
        return amount.grouped();
    }
    // Hundredths of the unit, rounded once, half away from zero.
    let step = i128::from(amount.currency().scale() * unit.factor());
    let (twice, size) = (2 * step, i128::from(amount.minor()).abs());
    let magnitude = (size * 200 + step) / twice;
    let sign = if amount.is_negative() && magnitude > 0 { "-" } else { "" };
    group_digits(&format!("{sign}{}.{:02}", magnitude / 100, magnitude % 100))
}

/// `+` before what is above zero as shown.
fn with_plus(figure: String) -> String {
    let positive = !figure.starts_with('-') && figure.contains(|c: char| ('1'..='9').contains(&c));
    if positive { format!("+{figure}") } else { figure }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Currency, Ratio};
    use crate::words::{Language, Words};

    #[test]
    fn figures_as_people_read_them() {
        let words = Words::new(Language::En);
        let cny = |minor| Money::from_minor(minor, Currency::CNY);
        let yen = |minor| Money::from_minor(minor, Currency::parse("JPY").unwrap());
        let ratio = |a, b| Ratio::of_counts(a, b).unwrap();
        for (cell, unit, expected) in [
            (Cell::Money(cny(315_547_014)), Unit::One, "3,155,470.14"),
            (Cell::Money(cny(315_547_014)), Unit::Wan, "315.55"),
            (Cell::Money(cny(315_547_014)), Unit::Thousand, "3,155.47"),
            (Cell::Money(cny(-12_500)), Unit::Wan, "-0.01"),
            (Cell::Money(cny(-499_900)), Unit::One, "-4,999.00"),
            (Cell::Money(cny(0)), Unit::One, "0.00"),
            (Cell::Money(cny(-4_999)), Unit::Wan, "0.00"),
            (Cell::Money(cny(5_000)), Unit::Wan, "0.01"),
            (Cell::Money(yen(1_234_567)), Unit::One, "1,234,567"),
            (Cell::Money(yen(1_234_567)), Unit::Wan, "123.46"),
            (Cell::Signed(cny(200_000)), Unit::One, "+2,000.00"),
            (Cell::Signed(cny(-99_900)), Unit::One, "-999.00"),
            (Cell::Signed(cny(0)), Unit::One, "0.00"),
            (Cell::Signed(cny(4_999)), Unit::Wan, "0.00"),
            (Cell::Ratio(ratio(7, 5)), Unit::Wan, "140.0%"),
            (Cell::Ratio(ratio(12_345, 10)), Unit::One, "123,450.0%"),
            (Cell::SignedRatio(ratio(2, 5)), Unit::One, "+40.0%"),
            (Cell::SignedRatio(ratio(1, 100_000)), Unit::One, "0.0%"),
            (Cell::Count(10_000_000), Unit::Wan, "10,000,000"),
            (Cell::Quantity(Quantity::from(1_000)), Unit::Wan, "1,000"),
            (Cell::Quantity(Quantity::from(47) / 3.into()), Unit::One, "15.67"),
            (Cell::SignedQuantity(Quantity::from(1) / 2.into()), Unit::One, "+0.50"),
            (Cell::SignedQuantity(Quantity::from(-3)), Unit::One, "-3"),
            (Cell::Unknown, Unit::One, "—"),
            (Cell::Text("a\u{1b}[31mb\u{202e}c\n".into()), Unit::One, "a<U+001B>[31mb<U+202E>c "),
        ] {
            let look = Look::plain(&words, unit);
            assert_eq!(shown(&cell, &look), expected, "{cell:?} in {unit:?}");
        }
    }

    #[test]
    fn names_that_somebody_gave_stay_as_they_are_written() {
        let words = Words::new(Language::En);
        let look = Look::plain(&words, Unit::One);
        let name = |text: &str| Message::verbatim(text);
        let pair = |first: Message, second: Message| msg("report-aside").with("first", first).with("second", second);
        for (message, expected) in [
            (msg("term-category"), "Category"),
            (msg("term-unclassified"), "Unclassified"),
            (name("a99.95"), "a99.95"),
            (name("iPad 租赁"), "iPad 租赁"),
            (pair(name("labour"), msg("term-unallocated")), "labour · unallocated"),
            (pair(msg("term-unclassified"), name("desk")), "Unclassified · desk"),
            (msg("term-shared").with("axis", msg("term-department")), "Shared (no department)"),
            (msg("report-material-word").with("word", msg("term-status-over")), "Over !"),
        ] {
            assert_eq!(heading(&message, &look), expected);
            assert_eq!(row_name(&Cell::message(message), &look), expected);
        }
    }
}
