//! Rows that budget something, together: each a line of its own, or twelve of them one.

use std::collections::HashMap;

use super::amounts;
use super::fate::Fate;
use super::item::Item;
use super::lines::{LineRow, Maker};
use crate::model::{Amount, Category, Line, Money};
use crate::words::msg;

impl Maker<'_> {
    /// Each row is a line of its own.
    pub(super) fn separate(&mut self, rows: Vec<LineRow>, items: &mut [Item]) -> Vec<(usize, Line)> {
        let mut known: HashMap<(Category, Vec<Option<String>>, String), usize> = HashMap::new();
        let mut lines = Vec::with_capacity(rows.len());
        for row in rows {
            let key = (row.line.category.clone(), row.line.members.clone(), row.line.name.clone());
            if let Some(first) = known.insert(key, row.item) {
                self.twice(&row, first, items);
                continue;
            }
            lines.push((row.item, row.line));
        }
        lines
    }

    /// Rows of one month each: those of one line become its twelve amounts.
    pub(super) fn gather(&mut self, rows: Vec<LineRow>, items: &mut [Item]) -> Vec<(usize, Line)> {
        type Months = [Option<(Money, usize)>; 12];
        let mut known: HashMap<(Category, Vec<Option<String>>, String), usize> = HashMap::new();
        let mut gathered: Vec<(LineRow, Months)> = Vec::new();
        for row in rows {
            let (Some(month), Amount::Annual(amount, _) | Amount::Monthly(amount)) =
                (row.month, row.line.amount.clone())
            else {
                continue;
            };
            let key = (row.line.category.clone(), row.line.members.clone(), row.line.name.clone());
            let index = *known.entry(key).or_insert(gathered.len());
            let at = row.item;
            if index == gathered.len() {
                gathered.push((row, [None; 12]));
            } else if let Some((_, first)) = gathered[index].1[month] {
                self.twice(&row, first, items);
            }
            gathered[index].1[month] = Some((amount, at));
        }
        let zero = Money::zero(self.context.plan.currency);
        let line = |(row, months): (LineRow, Months)| {
            let amount = amounts::amount(months.map(|month| month.map_or(zero, |(amount, _)| amount)));
            (row.item, Line { amount, ..row.line })
        };
        gathered.into_iter().map(line).collect()
    }

    fn twice(&mut self, row: &LineRow, first: usize, items: &mut [Item]) {
        let cells = |item: usize, at: usize| self.rows[items[item].row].1.get(at).map_or("", |cell| cell.trim());
        // A column that is not used may be what tells the two apart.
        let texts = &self.rows[self.header.last].1;
        let differs = |at: &usize| {
            let used = self.header.sides.iter().flat_map(|side| &side.cols).any(|col| col.at == *at);
            !used && !texts[*at].trim().is_empty() && cells(row.item, *at) != cells(first, *at)
        };
        let apart = (0..texts.len()).find(differs).map(|at| texts[at].trim().to_string());
        let message = msg("plan-sheet-row-twice").with("category", row.line.category.as_str());
        let message = message.with("first", i64::try_from(items[first].line).unwrap_or(i64::MAX));
        let hint = match apart {
            Some(column) => msg("plan-sheet-row-twice-column-hint").with("column", column),
            None => msg("plan-sheet-row-twice-hint"),
        };
        let at = items[row.item].line;
        items[row.item].fate = Fate::Refused;
        self.problem(at, message, hint);
    }
}
