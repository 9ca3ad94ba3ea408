//! `[grade.NAME]`: a grade of staff.

use super::driver::{quantity, series};
use crate::model::grade::{Insurance, Move};
use crate::model::{Counted, Grade, KeyValue, Quantity, Ratio};
use crate::plan_file::field::fields::{Fields, Named};
use crate::plan_file::text::source::Reporter;

/// Builds one grade.
pub(in crate::plan_file) fn build(named: &Named<Fields>, reporter: &mut Reporter<'_>) -> Option<Grade> {
    let fields = &named.value;
    Some(Grade {
        name: named.name.clone(),
        heads: series(fields, "heads")?,
        base: series(fields, "base")?,
        bonus: fields.ratio("bonus").unwrap_or(Ratio::ZERO),
        wage: fields.amount("wage"),
        insurance: match fields.text("insurance") {
            Some("injury-only") => Insurance::InjuryOnly,
            Some("none") => Insurance::None,
            _ => Insurance::Full,
        },
        serves: series(fields, "serves"),
        per_head: quantity(fields, "per_head"),
        benchmark: fields.text("benchmark").map(str::to_string),
        counted: fields.text("actual").map(|metric| Counted { metric: metric.to_string(), step: None, mix: None }),
        joins: moves(fields.tables("joins")),
        leaves: moves(fields.tables("leaves")),
        place: reporter.line_place(named.name_at),
    })
}

fn moves(tables: &[Fields]) -> Vec<Move> {
    let one = |fields: &Fields| {
        let Some(KeyValue::Date(date)) = fields.simple("date") else { return None };
        Some(Move { date: *date, heads: quantity(fields, "heads").unwrap_or(Quantity::ONE) })
    };
    tables.iter().filter_map(one).collect()
}
