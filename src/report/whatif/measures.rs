//! One measure: what it saves and costs, when it is paid back, and what if its inputs come out otherwise.

use super::{ShownMeasure, row};
use crate::analysis::measure::{Appraisal, Capacity, Input, InputKind, Side, Unit};
use crate::model::{Money, MoneyError, Quantity, Ratio};
use crate::report::{Align, Cell, Column, Emphasis, Row, Section, Table, Tone};
use crate::words::{Message, msg};

/// Its tables and sentences.
pub(super) fn sections(measure: &ShownMeasure, scenario: Option<Message>) -> Result<Vec<Section>, MoneyError> {
    let it = &measure.appraisal;
    let title = match scenario {
        None => msg("whatif-measure").with("measure", measure.name.clone()),
        Some(scenario) => msg("whatif-measure-of").with("measure", measure.name.clone()).with("scenario", scenario),
    };
    let mut sections = vec![Section::Table(facts(it, title)?)];
    sections.extend(it.sentences.iter().map(|sentence| Section::Text(sentence.clone(), Tone::Plain)));
    if let Some(even) = it.break_even {
        let planned = it.inputs.iter().find(|input| input.name == even.name).map(|input| input.values[1]);
        let told = match planned {
            Some(planned) => msg("whatif-break-even-planned").with("planned", percent(planned, 2)),
            None => msg("whatif-break-even"),
        };
        let told = told.with("input", msg(even.name)).with("value", percent(even.value, 2));
        sections.push(Section::Text(told, Tone::Plain));
    } else {
        sections.push(Section::Text(msg("whatif-no-break-even"), Tone::Warn));
    }
    sections.push(Section::Table(grid(it)));
    sections.push(verdict(it));
    sections.extend(it.warnings.iter().map(|warning| {
        let warning = msg("whatif-mind").with("warning", warning.clone());
        Section::Text(warning, Tone::Warn)
    }));
    Ok(sections)
}

/// `27.81%`.
fn percent(share: Quantity, decimals: u32) -> String {
    format!("{}%", (share * Quantity::from(100)).rounded(decimals).grouped())
}

/// Every figure twice where whole people and fractions differ: what is paid, and what the work comes to.
fn facts(it: &Appraisal, title: Message) -> Result<Table, MoneyError> {
    let mut columns = vec![Column::new(msg("whatif-figure"), Align::Left, 0)];
    match &it.effect.capacity {
        None => columns.push(Column::new(msg("term-amount"), Align::Right, 0).derived()),
        Some(capacity) => {
            columns.push(Column::new(msg(whole_word(capacity)), Align::Right, 0).derived());
            columns.push(Column::new(msg(fraction_word(capacity)), Align::Right, 0).derived());
        }
    }
    let sides: Vec<&Side> = [Some(&it.whole), it.part.as_ref()].into_iter().flatten().collect();
    let line = |label: Message, cell: &dyn Fn(&Side) -> Cell, emphasis| {
        let cells = std::iter::once(Cell::message(label)).chain(sides.iter().map(|side| cell(side)));
        row(cells.collect(), emphasis)
    };
    let running = it.running;
    let saved: Vec<Money> = sides.iter().map(|side| side.monthly.checked_add(running)).collect::<Result<_, _>>()?;
    let mut rows: Vec<Row> = Vec::new();
    let mut cells = vec![Cell::message(msg("whatif-saved"))];
    cells.extend(saved.into_iter().map(Cell::Money));
    rows.push(row(cells, Emphasis::Item));
    rows.push(line(msg("whatif-cost"), &|_| Cell::Money(running), Emphasis::Item));
    rows.push(line(msg("whatif-net"), &|side| Cell::Money(side.monthly), Emphasis::Subtotal));
    if let Some(capacity) = &it.effect.capacity {
        let freed = capacity.freed();
        let cells =
            vec![Cell::message(msg(freed_word(capacity))), Cell::Quantity(freed.whole), Cell::Quantity(freed.fraction)];
        rows.push(row(cells, Emphasis::Item));
        let spare = |units: Quantity| units.ceil() - units;
        let label = msg(spare_word(capacity)).with("before", spare(capacity.before).brief());
        rows.push(row(vec![Cell::message(label), Cell::Empty, Cell::Quantity(spare(capacity.after))], Emphasis::Item));
    }
    rows.push(line(msg("whatif-invested"), &|side| Cell::Money(side.investment), Emphasis::Item));
    let never = || Cell::word("never", msg("whatif-never"));
    let payback = |side: &Side| match side.payback {
        Some(_) if side.investment.is_zero() => Cell::word("at_once", msg("whatif-at-once")),
        Some(months) => Cell::Quantity(months.rounded(2)),
        None => never(),
    };
    rows.push(line(msg("whatif-payback"), &payback, Emphasis::Item));
    let paid = |side: &Side| side.paid_back_in.map_or_else(never, |month| Cell::Count(month as i64));
    rows.push(line(msg("whatif-paid-back-in"), &paid, Emphasis::Item));
    let rate = Ratio::from(it.yearly_rate).percent();
    let npv = msg("whatif-npv").with("months", it.horizon).with("rate", rate);
    rows.push(line(npv, &|side| Cell::Money(side.npv), Emphasis::Item));
    Ok(Table { title: Some(title), columns, rows })
}

fn whole_word(capacity: &Capacity) -> &'static str {
    match capacity.unit {
        Unit::Heads => "whatif-whole-heads",
        Unit::Desks => "whatif-whole-desks",
    }
}

fn fraction_word(capacity: &Capacity) -> &'static str {
    match capacity.unit {
        Unit::Heads => "whatif-fraction-heads",
        Unit::Desks => "whatif-fraction-desks",
    }
}

fn spare_word(capacity: &Capacity) -> &'static str {
    match capacity.unit {
        Unit::Heads => "whatif-spare-heads",
        Unit::Desks => "whatif-spare-desks",
    }
}

fn freed_word(capacity: &Capacity) -> &'static str {
    match capacity.unit {
        Unit::Heads => "whatif-freed-heads",
        Unit::Desks => "whatif-freed-desks",
    }
}

fn shown(input: &Input, index: usize) -> Message {
    let value = input.values[index];
    match input.kind {
        InputKind::Number => Message::verbatim(value.grouped()),
        InputKind::Share => Message::verbatim(percent(value, 2)),
        InputKind::Points => {
            let points = (value * Quantity::from(100)).grouped();
            let sign = if value > Quantity::ZERO { "+" } else { "" };
            msg("whatif-points").with("points", format!("{sign}{points}"))
        }
    }
}

fn grid(it: &Appraisal) -> Table {
    let [first, second] = &it.inputs;
    let mut columns = vec![Column::new(msg(first.name), Align::Left, 0)];
    let capacity = it.effect.capacity.as_ref();
    columns.extend(capacity.map(|_| Column::new(msg("whatif-counted"), Align::Left, 0)));
    for index in 0..3 {
        columns.push(Column::new(shown(second, index), Align::Right, 0).under(Some(msg(second.name))).derived());
    }
    let mut rows = Vec::new();
    for (index, cells) in it.grid.iter().enumerate() {
        let mut add = |counted: Option<Message>, amounts: Vec<Money>| {
            let labels = [Some(shown(first, index)), counted].into_iter().flatten();
            let labels = labels.map(|label| (Cell::message(label), Tone::Plain));
            let tone = |amount: Money| if amount.is_positive() { Tone::Plain } else { Tone::Bad };
            let amounts = amounts.into_iter().map(|amount| (Cell::Signed(amount), tone(amount)));
            rows.push(Row { cells: labels.chain(amounts).collect(), emphasis: Emphasis::Item, indent: 0 });
        };
        // One row for each way of counting: side by side they are too wide for a terminal.
        add(capacity.map(|capacity| msg(whole_word(capacity))), cells.iter().map(|cash| cash.whole).collect());
        if let Some(capacity) = capacity {
            add(Some(msg(fraction_word(capacity))), cells.iter().map(|cash| cash.part).collect());
        }
    }
    Table { title: Some(msg("whatif-grid")), columns, rows }
}

fn verdict(it: &Appraisal) -> Section {
    let cells = || it.grid.iter().flatten();
    let whole = cells().filter(|cell| !cell.whole.is_positive()).count();
    let part = cells().filter(|cell| !cell.part.is_positive()).count();
    match (it.robust, it.part) {
        (true, _) if whole == 0 => Section::Text(msg("whatif-robust"), Tone::Good),
        (true, _) => Section::Text(msg("whatif-robustly-none"), Tone::Bad),
        (false, Some(_)) => {
            let text = msg("whatif-not-robust-both").with("whole", whole).with("part", part);
            Section::Text(text, Tone::Bad)
        }
        (false, None) => Section::Text(msg("whatif-not-robust").with("cells", whole), Tone::Bad),
    }
}
