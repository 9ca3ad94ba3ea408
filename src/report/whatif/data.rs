//! The same for scripts: tidy rows by scenario, part and month, and what the measures come to.

use super::WhatifParts;
use crate::analysis::measure::Side;
use crate::analysis::whatif::{CountedOnce, MeasureId, Part};
use crate::model::{Money, MoneyError, ResolvedLine};
use crate::report::{Cell, Data, DataTable, Names, Record};
use crate::words::Message;

pub(super) fn data(parts: &WhatifParts<'_>, names: &Names) -> Result<Data, MoneyError> {
    let scenarios: Vec<&str> = parts.scenarios.iter().map(|scenario| scenario.name.as_str()).collect();
    let head = vec![
        ("plan", parts.plan.id.clone().into()),
        ("currency", parts.whatif.currency.code().into()),
        ("scenarios", scenarios.into()),
    ];
    let tables =
        vec![rows(parts, names)?, totals(parts)?, heads(parts), measures(parts), grid(parts), counted_once(parts)?];
    Ok(Data { head, tables, errors: Vec::new() })
}

fn table(key: &'static str, columns: Vec<String>, records: Vec<Vec<Cell>>) -> DataTable {
    let records = records.into_iter().map(|values| Record { path: Vec::new(), values }).collect();
    DataTable { key, columns, records, keyed: false }
}

fn strings(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| (*key).to_string()).collect()
}

fn scenario(parts: &WhatifParts<'_>, index: usize) -> Cell {
    Cell::Text(parts.scenarios[index].name.clone())
}

fn rows(parts: &WhatifParts<'_>, names: &Names) -> Result<DataTable, MoneyError> {
    let mut columns = strings(&["scenario", "part", "category", "name"]);
    columns.extend(names.dimensions.names().map(|axis| format!("dimensions.{axis}")));
    columns.extend(strings(&["measure", "month", "plan", "amount", "difference"]));
    let axes = names.dimensions.axes.len();
    let of_line = |part: &str, line: &ResolvedLine| {
        let mut cells = [part, line.category.as_str(), line.name.as_str()].map(|text| Cell::Text(text.into())).to_vec();
        cells.extend(line.members.iter().map(|member| Cell::Text(member.clone().unwrap_or_default())));
        cells.push(Cell::Empty);
        cells
    };
    let of_measure = |part: &str, id: &MeasureId| {
        let mut cells = vec![Cell::Text(part.into()), Cell::Empty, Cell::Empty];
        cells.extend(std::iter::repeat_n(Cell::Empty, axes));
        cells.push(Cell::Count(id.measure as i64 + 1));
        cells
    };
    let mut records = Vec::new();
    for index in 0..parts.scenarios.len() {
        for part in &parts.whatif.rows {
            let place = match &part.part {
                // A measure is of its own scenario alone.
                Part::Saving(id) | Part::Running(id) | Part::Investment(id) if id.scenario != index => continue,
                Part::Line(line) => of_line("line", line),
                Part::Unallocated(line) => of_line("unallocated", line),
                Part::Saving(id) => of_measure("saving", id),
                Part::Running(id) => of_measure("running", id),
                Part::Investment(id) => of_measure("investment", id),
            };
            let difference = part.difference(index)?;
            for month in parts.months() {
                let mut values = vec![scenario(parts, index)];
                values.extend(place.iter().cloned());
                values.push(Cell::Month(parts.month(month)));
                values.extend([part.plan[month], part.scenarios[index][month], difference[month]].map(Cell::Money));
                records.push(values);
            }
        }
    }
    Ok(table("rows", columns, records))
}

fn totals(parts: &WhatifParts<'_>) -> Result<DataTable, MoneyError> {
    let mut records = Vec::new();
    let sum = |amounts: &mut dyn Iterator<Item = Money>| Money::sum(amounts, parts.whatif.currency);
    for index in 0..parts.scenarios.len() {
        let of = |months: std::ops::Range<usize>| -> Result<[Money; 3], MoneyError> {
            let rows = &parts.whatif.rows;
            let plan = sum(&mut rows.iter().flat_map(|row| row.plan[months.clone()].iter().copied()))?;
            let own = sum(&mut rows.iter().flat_map(|row| row.scenarios[index][months.clone()].iter().copied()))?;
            Ok([plan, own, own.checked_sub(plan)?])
        };
        for month in parts.months() {
            let mut values = vec![scenario(parts, index), Cell::Month(parts.month(month))];
            values.extend(of(month..month + 1)?.map(Cell::Money));
            records.push(values);
        }
        let mut values = vec![scenario(parts, index), Cell::Empty];
        values.extend(of(parts.months())?.map(Cell::Money));
        records.push(values);
    }
    Ok(table("totals", strings(&["scenario", "month", "plan", "amount", "difference"]), records))
}

fn heads(parts: &WhatifParts<'_>) -> DataTable {
    let plan = parts.whatif.heads;
    let records = parts.whatif.scenario_heads.iter().enumerate().map(|(index, own)| {
        let mut values = vec![scenario(parts, index)];
        values.extend([plan.mean, own.mean, plan.at_end, own.at_end].map(Cell::Quantity));
        values
    });
    let columns = ["scenario", "plan_mean", "mean", "plan_at_end", "at_end"];
    table("heads", strings(&columns), records.collect())
}

/// A name as machines get it: the user's own, else nothing beside the kind.
fn own_name(name: &Message) -> Cell {
    match (name.id, name.args.as_slice()) {
        ("verbatim", [(_, crate::words::Arg::Text(text))]) => Cell::Text(text.clone()),
        _ => Cell::Empty,
    }
}

fn measures(parts: &WhatifParts<'_>) -> DataTable {
    let mut columns = strings(&["scenario", "measure", "kind", "name"]);
    for side in ["whole", "fraction"] {
        let keys = ["monthly", "investment", "payback_months", "paid_back_in", "npv", "freed"];
        columns.extend(keys.map(|key| format!("{side}.{key}")));
    }
    columns.extend(strings(&["running", "horizon", "monthly_rate", "break_even", "robust", "share_left"]));
    let number = |number: Option<_>| number.map_or(Cell::Empty, Cell::Quantity);
    let side = |side: Option<&Side>, freed| match side {
        None => vec![Cell::Empty; 6],
        Some(side) => vec![
            Cell::Money(side.monthly),
            Cell::Money(side.investment),
            number(side.payback),
            side.paid_back_in.map_or(Cell::Empty, |month| Cell::Count(month as i64)),
            Cell::Money(side.npv),
            number(freed),
        ],
    };
    let mut records = Vec::new();
    for (index, shown) in parts.measures.iter().enumerate() {
        for (place, measure) in shown.iter().enumerate() {
            let it = &measure.appraisal;
            let freed = it.effect.capacity.map(|capacity| capacity.freed());
            let mut values = vec![scenario(parts, index), Cell::Count(place as i64 + 1)];
            values.extend([Cell::Text(measure.kind.into()), own_name(&measure.name)]);
            values.extend(side(Some(&it.whole), freed.map(|freed| freed.whole)));
            values.extend(side(it.part.as_ref(), freed.map(|freed| freed.fraction)));
            values.extend([Cell::Money(it.running), Cell::Count(it.horizon as i64)]);
            values.extend([Cell::Quantity(it.monthly_rate), number(it.break_even.map(|even| even.value))]);
            values.push(Cell::Flag(it.robust));
            values.push(number(measure.left.as_ref().map(|(_, share)| *share)));
            records.push(values);
        }
    }
    table("measures", columns, records)
}

fn grid(parts: &WhatifParts<'_>) -> DataTable {
    let mut records = Vec::new();
    for (index, shown) in parts.measures.iter().enumerate() {
        for (place, measure) in shown.iter().enumerate() {
            let it = &measure.appraisal;
            for (row, first) in it.grid.iter().zip(it.inputs[0].values) {
                for (cash, second) in row.iter().zip(it.inputs[1].values) {
                    let mut values = vec![scenario(parts, index), Cell::Count(place as i64 + 1)];
                    values.extend([first, second].map(Cell::Quantity));
                    values.push(Cell::Money(cash.whole));
                    values.push(it.part.map_or(Cell::Empty, |_| Cell::Money(cash.part)));
                    records.push(values);
                }
            }
        }
    }
    table("grid", strings(&["scenario", "measure", "first", "second", "whole", "fraction"]), records)
}

/// What a change of heads saves already, and is taken out of a measure's saving.
fn counted_once(parts: &WhatifParts<'_>) -> Result<DataTable, MoneyError> {
    let record = |once: &CountedOnce| {
        let amount = Money::sum(once.months, parts.whatif.currency)?;
        let measure = Cell::Count(once.measure.measure as i64 + 1);
        Ok(vec![scenario(parts, once.measure.scenario), measure, Cell::Quantity(once.heads), Cell::Money(amount)])
    };
    let records = parts.whatif.once.iter().map(record).collect::<Result<_, MoneyError>>()?;
    Ok(table("counted_once", strings(&["scenario", "measure", "heads", "amount"]), records))
}
