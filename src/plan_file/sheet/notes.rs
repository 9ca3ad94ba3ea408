//! What was taken from a sheet, and how often something was done to its figures: told beside the lines.

use super::SheetContext;
use super::columns::Column;
use super::fate::Fate;
use super::header::{Header, Side};
use super::item::Item;
use super::lines::Counts;
use super::totals::{self, Totals};
use super::tree::Tree;
use super::unit::Units;
use crate::import::stated::unit_word;
use crate::model::Unit;
use crate::words::{Message, msg};

/// What was taken, and what is worth knowing of it.
pub(super) fn told(units: &Units, tree: &Tree, items: &[Item], doubtful: Vec<usize>) -> Vec<Message> {
    let mut notes = Vec::new();
    if let Some((text, line)) = &units.place
        && units.unit != Unit::One
    {
        let message = match *line {
            0 => msg("plan-sheet-unit-of-name"),
            line => msg("plan-sheet-unit").with("line", line),
        };
        notes.push(message.with("unit", unit_word(units.unit)).with("text", text.as_str()));
    }
    if let Some(by) = tree.by
        && by != "plan-sheet-by-paths"
    {
        let message = msg("plan-sheet-levels").with("by", msg(by));
        notes.push(message.with("sums", tree.fit.equal.len()));
    }
    for i in doubtful {
        let line = i64::try_from(items[i].line).unwrap_or(i64::MAX);
        notes.push(msg("plan-sheet-no-total").with("name", items[i].label.name.as_str()).with("line", line));
    }
    let counted: Vec<&Item> = items.iter().filter(|item| item.fate == Fate::NotMoney).collect();
    if let [first, ..] = counted[..] {
        let line = i64::try_from(first.line).unwrap_or(i64::MAX);
        let names = counted.iter().map(|item| Message::verbatim(format!("`{}`", item.label.name))).collect();
        notes.push(msg("plan-sheet-not-money").with("names", super::short(names)).with("line", line));
    }
    notes
}

/// How often something was done to figures.
pub(super) fn counted(
    counts: &Counts,
    tree: &Tree,
    items: &[Item],
    header: &Header,
    context: &SheetContext<'_>,
) -> Vec<Message> {
    let mut notes: Vec<Message> = Vec::new();
    let months = |side: &Side| side.cols.iter().filter(|col| matches!(col.column, Column::Month(_))).count();
    // Where there are no months: those of the quarters or halves that have columns.
    let parts = |side: &Side| {
        let of = |wanted: fn(Column) -> bool| side.cols.iter().filter(|col| wanted(col.column)).count();
        let quarters = of(|column| matches!(column, Column::Quarter(_))) * 3;
        if quarters > 0 { quarters } else { of(|column| matches!(column, Column::Half(_))) * 6 }
    };
    let given = |side: &Side| if months(side) > 0 { months(side) } else { parts(side) };
    // Of tabs of one month each the other months are told together.
    let sides = header.sides.iter().filter(|_| context.month.is_none());
    if let Some(some) = sides.map(given).find(|months| (1..12).contains(months)) {
        notes.push(msg("plan-sheet-some-months").with("count", some));
    }
    if !counts.income.is_empty() {
        let names = counts.income.iter().map(|name| Message::verbatim(format!("`{name}`"))).collect();
        notes.push(msg("plan-sheet-income-by-name").with("names", super::short(names)));
    }
    if !counts.taken_off.is_empty() {
        let names = counts.taken_off.iter().map(|name| Message::verbatim(format!("`{name}`"))).collect();
        notes.push(msg("plan-sheet-taken-off").with("names", super::short(names)));
    }
    let counted = [
        ("plan-sheet-even", counts.even),
        ("plan-sheet-parted", counts.parted),
        ("plan-sheet-moved", counts.moved),
        ("plan-sheet-rounded", counts.rounded),
        ("plan-sheet-blurred", counts.blurred),
        ("plan-sheet-less", counts.less),
        ("plan-sheet-notes", counts.notes),
    ];
    notes.extend(counted.into_iter().filter(|(_, count)| *count > 0).map(|(id, count)| msg(id).with("count", count)));
    let leaves = totals::leaves(items, &tree.parents);
    let sums = Totals::new(items, &tree.parents, &leaves);
    let blurred = (0..items.len())
        .filter(|i| items[*i].fate == Fate::Total && items[*i].has_figures())
        .filter(|i| sums.sums_for(*i).is_ok_and(|sums| sums.is_rounded(&items[*i])));
    let blurred = blurred.count();
    if blurred > 0 {
        notes.push(msg("plan-sheet-totals-blurred").with("count", blurred));
    }
    notes
}

/// Lines beside totals that take in none of them.
pub(super) fn left_out(items: &[Item], outside: &[usize]) -> Option<Message> {
    let totals = items.iter().any(|item| item.fate == Fate::Total && item.sum.is_some() && item.has_figures());
    let names = outside.iter().map(|i| Message::verbatim(format!("`{}`", items[*i].label.name))).collect();
    let message = msg("plan-sheet-in-no-total").with("names", super::short(names));
    (totals && !outside.is_empty()).then_some(message)
}
