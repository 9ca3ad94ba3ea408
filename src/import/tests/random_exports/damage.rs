//! What may happen to an export on its way: a row lost, a figure changed, cells shifted, another currency.

use proptest::prelude::*;
use proptest::sample::Index;

use super::layout::{File, Layout, Money, Unit};
use super::table::{Cell, Column, Kind, Row, Table};

#[derive(Clone, Debug)]
pub(super) enum Damage {
    Lost(Index),
    Doubled(Index),
    Changed(Index, i64),
    Shifted(Index),
    Foreign(Index),
}

pub(super) fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        any::<Index>().prop_map(Damage::Lost),
        any::<Index>().prop_map(Damage::Doubled),
        (any::<Index>(), 1_i64..100_000).prop_map(|(at, by)| Damage::Changed(at, by)),
        any::<Index>().prop_map(Damage::Shifted),
        any::<Index>().prop_map(Damage::Foreign),
    ]
}

impl Damage {
    /// Does an export of this layout show that it happened?
    pub(super) fn shows(&self, layout: &Layout, table: &Table) -> bool {
        let entries = rows(table).filter(|row| matches!(row.kind, Kind::Entry(_))).count();
        // A tab with a total over nothing is none; a recap is compared where it says more than the rows.
        let totals = layout.totals;
        let shown = totals.of_months || totals.of_accounts || totals.of_all;
        let totalled = shown && !layout.tabs && is_exact(layout);
        match self {
            Damage::Lost(_) | Damage::Doubled(_) | Damage::Changed(..) if layout.has_balance() => entries > 5,
            // Of a few vouchers nobody can say that all have to balance.
            Damage::Lost(_) | Damage::Doubled(_) | Damage::Changed(..) if layout.is_journal() => {
                let vouchers = rows(table).filter(|row| row.kind == Kind::Other).count();
                vouchers > 7 && !layout.tabs && entries > 7
            }
            Damage::Lost(_) | Damage::Doubled(_) | Damage::Changed(..) => totalled && entries > 1,
            Damage::Shifted(_) => matches!(layout.file, File::Text { quoted: false, .. }),
            Damage::Foreign(_) => layout.currency || !layout.is_typed(),
        }
    }

    /// Does it to an entry of the table.
    pub(super) fn befall(&self, table: &mut Table, layout: &Layout) {
        let (Damage::Lost(index)
        | Damage::Doubled(index)
        | Damage::Changed(index, _)
        | Damage::Shifted(index)
        | Damage::Foreign(index)) = self;
        let mut places: Vec<(usize, usize)> = places(table);
        if matches!(self, Damage::Lost(_)) && !layout.is_journal() {
            let beside = |(sheet, at): &(usize, usize)| has_neighbour(&table.sheets[*sheet].1, *at);
            places.retain(beside);
        }
        if places.is_empty() {
            return;
        }
        if layout.has_balance() && places.len() > 2 {
            // The first amount shows in no balance, and after the last nothing is missed.
            places = places[1..places.len() - 1].to_vec();
        }
        let (sheet, at) = places[index.index(places.len())];
        let rows = &mut table.sheets[sheet].1;
        let columns = layout.columns();
        let column = |wanted: Column| columns.iter().position(|column| *column == wanted);
        match self {
            Damage::Lost(_) => drop(rows.remove(at)),
            Damage::Doubled(_) => rows.insert(at, rows[at].clone()),
            Damage::Changed(_, by) => {
                let money = [Column::Amount, Column::Debit, Column::Credit];
                let filled = money.into_iter().filter_map(column).find(|c| rows[at].cells[*c] != Cell::empty());
                rows[at].cells[filled.unwrap()] = layout.number(*by);
            }
            Damage::Shifted(_) => {
                let first = column(Column::Text).unwrap();
                rows[at].cells.insert(first, Cell::Text("x".to_string()));
            }
            Damage::Foreign(_) => match column(Column::Currency) {
                Some(currency) => rows[at].cells[currency] = Cell::Text("USD".to_string()),
                None => {
                    let money = [Column::Amount, Column::Debit, Column::Credit];
                    let filled = money.into_iter().filter_map(column).find(|c| rows[at].cells[*c] != Cell::empty());
                    rows[at].cells[filled.unwrap()] = Cell::Text("US$12.00".to_string());
                }
            },
        }
    }
}

/// Figures in 万元 are rounded: their sums are no evidence.
fn is_exact(layout: &Layout) -> bool {
    matches!(layout.unit, Unit::Unstated | Unit::Header(0) | Unit::Above(0)) && layout.money != Money::Signed
}

fn rows(table: &Table) -> impl Iterator<Item = &Row> {
    table.sheets.iter().flat_map(|(_, rows)| rows)
}

/// Is there another entry next to this one? A total over nothing may be the total of what is below.
fn has_neighbour(rows: &[Row], at: usize) -> bool {
    let is_entry =
        |at: Option<usize>| at.and_then(|at| rows.get(at)).is_some_and(|row| matches!(row.kind, Kind::Entry(_)));
    is_entry(at.checked_sub(1)) || is_entry(Some(at + 1))
}

/// The sheets and rows of the entries.
fn places(table: &Table) -> Vec<(usize, usize)> {
    let of_sheet = |(sheet, (_, rows)): (usize, &(String, Vec<Row>))| {
        let is_entry = |(at, row): (usize, &Row)| matches!(row.kind, Kind::Entry(_)).then_some((sheet, at));
        rows.iter().enumerate().filter_map(is_entry).collect::<Vec<_>>()
    };
    table.sheets.iter().enumerate().flat_map(of_sheet).collect()
}
