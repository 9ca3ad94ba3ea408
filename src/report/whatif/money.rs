//! The money: what changes, largest first, what does not in one row, and the total.

use super::{WhatifParts, WhatifSpan, row};
use crate::analysis::whatif::WhatifRow;
use crate::model::{Money, MoneyError, Ratio};
use crate::report::{Align, Block, Cell, Column, Emphasis, Names, Section, Table, Tone};
use crate::words::{Message, msg};

/// One table of all scenarios, or one for each where their months stand in columns.
pub(super) fn sections(parts: &WhatifParts<'_>, names: &Names) -> Result<Vec<Section>, MoneyError> {
    if parts.whatif.rows.iter().all(WhatifRow::is_unchanged) {
        return Ok(vec![Section::Text(msg("whatif-same"), Tone::Warn)]);
    }
    match parts.span {
        WhatifSpan::Columns(size) => {
            (0..parts.scenarios.len()).map(|index| Ok(Section::Table(columns_of(parts, index, size, names)?))).collect()
        }
        WhatifSpan::Year | WhatifSpan::Month(_) => Ok(vec![Section::Table(side_by_side(parts, names)?)]),
    }
}

/// The sum of months.
fn sum(parts: &WhatifParts<'_>, months: &[Money]) -> Result<Money, MoneyError> {
    Money::sum(months.iter().copied(), parts.whatif.currency)
}

/// A part, or several summed, over the months compared: in the plan, and in each scenario.
struct Figures {
    plan: Money,
    scenarios: Vec<Money>,
}

impl Figures {
    fn new<'r>(parts: &WhatifParts<'_>, rows: impl IntoIterator<Item = &'r WhatifRow>) -> Result<Figures, MoneyError> {
        let zero = Money::zero(parts.whatif.currency);
        let mut figures = Figures { plan: zero, scenarios: vec![zero; parts.scenarios.len()] };
        for row in rows {
            figures.plan = figures.plan.checked_add(sum(parts, &row.plan[parts.months()])?)?;
            for (own, months) in figures.scenarios.iter_mut().zip(&row.scenarios) {
                *own = own.checked_add(sum(parts, &months[parts.months()])?)?;
            }
        }
        Ok(figures)
    }

    /// The largest difference of any scenario.
    fn reach(&self) -> i64 {
        let differences =
            self.scenarios.iter().map(|own| own.minor().saturating_sub(self.plan.minor()).saturating_abs());
        differences.max().unwrap_or(0)
    }
}

fn side_by_side(parts: &WhatifParts<'_>, names: &Names) -> Result<Table, MoneyError> {
    let mut columns =
        vec![Column::new(msg("term-line"), Align::Left, 0), Column::new(msg("term-budget"), Align::Right, 0).derived()];
    for index in 0..parts.scenarios.len() {
        let group = Some(msg("whatif-group").with("name", parts.scenario_name(index)));
        let block = Block::Whole(u8::try_from(index + 1).unwrap_or(u8::MAX));
        let of = |id| Column::new(msg(id), Align::Right, 0).under(group.clone()).within(block).derived();
        columns.extend(["term-amount", "term-difference", "term-change-ratio"].map(of));
    }
    let line = |label: Message, figures: &Figures, emphasis| -> Result<_, MoneyError> {
        let mut cells = vec![Cell::message(label), Cell::Money(figures.plan)];
        for own in &figures.scenarios {
            let difference = own.checked_sub(figures.plan)?;
            let growth = Ratio::of(difference, figures.plan.abs()).map_or(Cell::Unknown, Cell::SignedRatio);
            cells.extend([Cell::Money(*own), Cell::Signed(difference), growth]);
        }
        Ok(row(cells, emphasis))
    };
    // A row whose months differ, but not the month asked for, is one of the others.
    let (mut changed, mut unchanged) = (Vec::new(), Vec::new());
    for row in &parts.whatif.rows {
        let figures = Figures::new(parts, [row])?;
        if figures.reach() == 0 { unchanged.push(row) } else { changed.push((row, figures)) }
    }
    changed.sort_by_key(|(_, figures)| std::cmp::Reverse(figures.reach()));
    let mut rows = Vec::new();
    for (row, figures) in &changed {
        rows.push(line(parts.label(&row.part, names), figures, Emphasis::Item)?);
    }
    if !unchanged.is_empty() {
        let label = msg("whatif-unchanged").with("count", unchanged.len());
        rows.push(line(label, &Figures::new(parts, unchanged)?, Emphasis::Item)?);
    }
    rows.push(line(msg("term-total"), &Figures::new(parts, &parts.whatif.rows)?, Emphasis::Total)?);
    let title = match parts.span {
        WhatifSpan::Month(month) => Some(Message::verbatim(parts.month(month).to_string())),
        _ => None,
    };
    Ok(Table { title, columns, rows })
}

/// The differences of one scenario in columns of months, and under them both totals.
fn columns_of(parts: &WhatifParts<'_>, scenario: usize, size: usize, names: &Names) -> Result<Table, MoneyError> {
    let mut columns = vec![Column::new(msg("term-line"), Align::Left, 0)];
    for (index, first) in (0..12).step_by(size).enumerate() {
        let label = if size == 1 { parts.month(first).to_string() } else { format!("Q{}", index + 1) };
        columns.push(Column::new(Message::verbatim(label), Align::Right, 0).within(Block::Series(1)).derived());
    }
    columns.push(Column::new(msg("term-this-year"), Align::Right, 0).within(Block::Whole(2)).derived());
    let line = |label: Message, months: &[Money; 12], cell: fn(Money) -> Cell, emphasis| -> Result<_, MoneyError> {
        let mut cells = vec![Cell::message(label)];
        for chunk in months.chunks(size) {
            cells.push(cell(sum(parts, chunk)?));
        }
        cells.push(cell(sum(parts, months)?));
        Ok(row(cells, emphasis))
    };
    let zero = [Money::zero(parts.whatif.currency); 12];
    let (mut plan, mut own, mut differences) = (zero, zero, zero);
    let add = |to: &mut [Money; 12], months: &[Money; 12]| -> Result<(), MoneyError> {
        to.iter_mut().zip(months).try_for_each(|(sum, month)| sum.checked_add(*month).map(|new| *sum = new))
    };
    let mut changed = Vec::new();
    for part in &parts.whatif.rows {
        let difference = part.difference(scenario)?;
        add(&mut plan, &part.plan)?;
        add(&mut own, &part.scenarios[scenario])?;
        add(&mut differences, &difference)?;
        if difference.iter().any(|month| !month.is_zero()) {
            let reach = sum(parts, &difference)?.abs().minor();
            changed.push((reach, parts.label(&part.part, names), difference));
        }
    }
    changed.sort_by_key(|(reach, ..)| std::cmp::Reverse(*reach));
    let mut rows = Vec::new();
    for (_, label, difference) in changed {
        rows.push(line(label, &difference, Cell::Signed, Emphasis::Item)?);
    }
    rows.push(line(msg("whatif-total-difference"), &differences, Cell::Signed, Emphasis::Total)?);
    rows.push(line(msg("whatif-total-plan"), &plan, Cell::Money, Emphasis::Item)?);
    rows.push(line(msg("whatif-total-scenario"), &own, Cell::Money, Emphasis::Item)?);
    let title = Some(msg("whatif-differences").with("name", parts.scenario_name(scenario)));
    Ok(Table { title, columns, rows })
}
