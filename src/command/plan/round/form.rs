//! The form: which cell holds what. Whoever writes it and whoever reads it back go by this page.

use crate::command::spoken::UNITS;
use crate::model::round::{Handed, HandedLine};
use crate::model::{Money, Round, Unit};
use crate::words::{Language, Message, Words, msg};
use crate::write::FormCell;

/// What stands above the lines, in the first two columns: label and value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fact {
    Plan,
    Round,
    Owner,
    Unit,
    Hash,
}

pub(super) const FACTS: [(Fact, &str); 5] = [
    (Fact::Plan, "form-plan"),
    (Fact::Round, "form-round"),
    (Fact::Owner, "form-owner"),
    (Fact::Unit, "form-unit"),
    (Fact::Hash, "form-hash"),
];

/// What a fact says; there may be a word for it in each language.
pub(super) fn fact_messages(fact: Fact, round: &Round, owner: &str) -> Message {
    match fact {
        Fact::Plan => Message::verbatim(round.plan.as_str()),
        Fact::Round => Message::verbatim(round.number.to_string()),
        Fact::Owner => Message::verbatim(owner),
        Fact::Unit => unit_label(round.unit),
        Fact::Hash => Message::verbatim(round.hash.as_str()),
    }
}

/// The unit of amounts.
pub(super) fn unit_label(unit: Unit) -> Message {
    UNITS.iter().find(|own| own.name == unit.name()).map_or_else(|| Message::verbatim(unit.name()), |own| msg(own.term))
}

/// The headings of the columns.
pub(super) fn headings(round: &Round) -> Vec<Message> {
    let year = |back: i32| {
        let first = round.this_year.plus(-12 * back);
        // A year that does not begin in January bears the names of two.
        if first.month() == 1 {
            first.year().to_string()
        } else {
            format!("{}/{}", first.year(), first.plus(11).year())
        }
    };
    let mut all = vec![msg("form-number"), msg("plan-column-category")];
    all.extend(round.axes.iter().map(|axis| Message::verbatim(axis.as_str())));
    all.push(msg("plan-column-name"));
    all.push(msg("form-last-year").with("year", year(1)));
    all.push(msg("form-this-year").with("year", year(0)));
    all.extend(["form-planned", "form-target", "form-amount", "form-basis", "form-effect"].map(msg));
    all
}

/// The number of columns before the three to be filled in.
pub(super) fn locked_columns(round: &Round) -> usize {
    7 + round.axes.len()
}

/// What is told of a line: texts, and amounts in the round's unit.
pub(super) fn locked_cells(line: &HandedLine, unit: Unit) -> Vec<LockedCell> {
    let amount = |amount: Option<Money>| match amount {
        None => LockedCell::Empty,
        Some(amount) => LockedCell::Amount(amount, in_unit(amount, unit)),
    };
    let mut cells = vec![LockedCell::Text(line.number.to_string()), LockedCell::Text(line.category.to_string())];
    cells.extend(line.members.iter().map(|member| LockedCell::Text(member.clone())));
    cells.push(LockedCell::Text(line.name.clone()));
    cells.extend([amount(line.last_year), amount(line.this_year), amount(Some(line.planned)), amount(line.target)]);
    cells
}

/// A cell that is not to be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LockedCell {
    Empty,
    Text(String),
    Amount(Money, String),
}

impl LockedCell {
    fn form(self) -> FormCell {
        match self {
            LockedCell::Empty => FormCell::Empty,
            LockedCell::Text(text) if text.is_empty() => FormCell::Empty,
            LockedCell::Text(text) => FormCell::Text(text),
            LockedCell::Amount(_, figure) => FormCell::Number(figure),
        }
    }
}

/// The rows of somebody's form; `texts` are basis and effect of each line as the plan has them.
pub(super) fn rows(
    round: &Round,
    handed: &Handed,
    plan_name: &str,
    texts: &[(String, String)],
    words: &Words,
) -> Vec<Vec<FormCell>> {
    let title = msg("form-title").with("plan", plan_name).with("round", i64::from(round.number));
    let how = msg("form-how").with("unit", unit_label(round.unit));
    let say = |message: &Message| words.say(message);
    let mut rows = vec![vec![FormCell::Heading(say(&title.with("owner", handed.owner.as_str())))]];
    rows.push(vec![FormCell::Text(say(&how))]);
    for (fact, label) in FACTS {
        let value = say(&fact_messages(fact, round, &handed.owner));
        rows.push(vec![FormCell::Text(say(&msg(label))), FormCell::Text(value)]);
    }
    rows.push(Vec::new());
    rows.push(headings(round).iter().map(|heading| FormCell::Heading(say(heading))).collect());
    for (line, (basis, effect)) in handed.lines.iter().zip(texts) {
        let mut row: Vec<FormCell> = locked_cells(line, round.unit).into_iter().map(LockedCell::form).collect();
        row.push(FormCell::FillAmount);
        row.extend([basis, effect].map(|text| FormCell::FillText(text.clone())));
        rows.push(row);
    }
    rows
}

/// The rows above the first line.
pub(super) const HEAD_ROWS: u32 = FACTS.len() as u32 + 4;

/// An amount in a unit, with every digit that it has.
pub(super) fn in_unit(amount: Money, unit: Unit) -> String {
    let digits = amount.currency().digits() as usize;
    let places = digits + unit.power().max(0).unsigned_abs() as usize;
    let minor = amount.minor().unsigned_abs().to_string();
    let padded = format!("{minor:0>width$}", width = places + 1);
    let (whole, fraction) = padded.split_at(padded.len() - places);
    // As many decimals as the currency has, and more where they say something.
    let kept = fraction.trim_end_matches('0').len().max(digits);
    let sign = if amount.is_negative() { "-" } else { "" };
    let point = if kept == 0 { "" } else { "." };
    format!("{sign}{whole}{point}{}", &fraction[..kept])
}

/// Is this text what a message says, in any language?
pub(super) fn says(text: &str, message: &Message) -> bool {
    let bare = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    Language::ALL.iter().any(|language| bare(&Words::new(*language).say(message)) == bare(text))
}

/// What spreadsheets call a cell, from the number of its row and column: `E12`. Rows count from 1, columns from 0.
pub(super) fn cell_name(row: u64, column: usize) -> String {
    let mut letters = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    format!("{letters}{row}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Currency;

    #[test]
    fn amounts_keep_every_digit_in_any_unit() {
        let of = |minor, unit| in_unit(Money::from_minor(minor, Currency::CNY), unit);
        assert_eq!(of(1_234_567, Unit::One), "12345.67");
        assert_eq!(of(1_234_567, Unit::Wan), "1.234567");
        assert_eq!(of(-5, Unit::Wan), "-0.000005");
        assert_eq!(of(12_000_000, Unit::Wan), "12.00");
        assert_eq!(of(0, Unit::Thousand), "0.00");
    }

    #[test]
    fn cells_are_called_as_spreadsheets_do() {
        assert_eq!(
            [cell_name(1, 0), cell_name(12, 25), cell_name(3, 26), cell_name(9, 701)],
            ["A1", "Z12", "AA3", "ZZ9"]
        );
    }
}
