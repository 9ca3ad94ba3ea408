//! Cells on a page: as people read them in each unit, and exactly, for the script to sort and add up.

use maud::{Markup, html};

use super::super::Look;
use super::super::rounded::rounded;
use super::super::shown::{row_name, shown};
use super::UNITS;
use crate::model::Unit;
use crate::report::{Align, Cell, Table};

/// A table in each unit that the reader may choose.
pub(super) struct InUnits {
    one: Table,
    /// In thousands, and in ten thousands.
    larger: Option<[Table; 2]>,
}

impl InUnits {
    pub(super) fn new(table: &Table, look: &Look<'_>) -> InUnits {
        let has_money = table.rows.iter().flat_map(|row| &row.cells).any(|(cell, _)| amount(cell).is_some());
        let of = |unit| rounded(table, &Look { unit, ..*look }).into_owned();
        InUnits { one: table.clone(), larger: has_money.then(|| [of(Unit::Thousand), of(Unit::Wan)]) }
    }

    /// A cell as it stands in a row: the element `td`, or `th` where it names the row.
    pub(super) fn cell(&self, row: usize, column: usize, class: &str, look: &Look<'_>) -> Markup {
        let (cell, tone) = &self.one.rows[row].cells[column];
        let right = self.one.columns.get(column).is_some_and(|column| column.align == Align::Right);
        let exact = exact(cell);
        let day = matches!(cell, Cell::Date(_) | Cell::Month(_)).then_some("day");
        let key = column_key(&self.one, column);
        let texts = self.larger.as_ref().filter(|_| amount(cell).is_some()).map(|larger| {
            let text = |table: &Table, unit| shown(&table.rows[row].cells[column].0, &Look { unit, ..*look });
            [text(&self.one, Unit::One), text(&larger[0], Unit::Thousand), text(&larger[1], Unit::Wan)]
        });
        let own = match &texts {
            Some(texts) => texts[UNITS.iter().position(|(unit, _)| *unit == look.unit).unwrap_or(0)].clone(),
            None => shown(cell, look),
        };
        let [one, thousand, wan] = match texts {
            Some(texts) => texts.map(Some),
            None => [None, None, None],
        };
        html! {
            td class=[super::classes(&[right.then_some("num"), day, super::tone(*tone), Some(class)])]
                data-k=[key] data-v=[exact] data-u1=[one] data-uk=[thousand] data-uw=[wan] { (own) }
        }
    }

    /// The name of a row.
    pub(super) fn name(&self, row: usize, look: &Look<'_>) -> String {
        self.one.rows[row].cells.first().map_or_else(String::new, |(cell, _)| row_name(cell, look))
    }
}

/// Where scripts find the figures of a column.
pub(super) fn column_key(table: &Table, column: usize) -> Option<&str> {
    match &table.columns.get(column)?.key {
        crate::report::Key::Of(key) => Some(key),
        _ => None,
    }
}

fn amount(cell: &Cell) -> Option<crate::model::Money> {
    match cell {
        Cell::Money(amount) | Cell::Signed(amount) => Some(*amount),
        _ => None,
    }
}

/// A figure with every digit, as scripts get it.
pub(super) fn exact(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Money(amount) | Cell::Signed(amount) => Some(amount.plain()),
        Cell::Ratio(ratio) | Cell::SignedRatio(ratio) => ratio.is_known().then(|| ratio.plain()),
        Cell::Count(count) => Some(count.to_string()),
        Cell::Quantity(number) | Cell::SignedQuantity(number) => number.is_known().then(|| number.plain()),
        Cell::Figure(number, _) => number.is_known().then(|| number.fixed(6)),
        Cell::Exact(number) => number.is_known().then(|| number.exact()),
        _ => None,
    }
}
