//! What-if: the plan beside its scenarios, people, and each measure with what speaks for and against it.

mod data;
mod measures;
mod money;

use super::head::plan_label;
use super::{Align, Block, Cell, Column, Data, DataTable, Emphasis, Names, Record, Report, Row, Section, Table, Tone};
use crate::analysis::whatif::{Heads, MeasureId, Part, Whatif};
use crate::answer::whatif::ShownMeasure;
use crate::model::{Money, MoneyError, Month, Plan, Quantity, Scenario};
use crate::words::{Message, msg};

/// What the report is made of.
pub struct WhatifParts<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The scenarios asked for, in that order.
    pub scenarios: &'a [&'a Scenario],
    /// Both, month by month.
    pub whatif: &'a Whatif,
    /// The measures of each scenario.
    pub measures: &'a [Vec<ShownMeasure>],
    /// Which months, and how they stand.
    pub span: WhatifSpan,
}

/// Which months a report compares, and how they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhatifSpan {
    /// The year in one column.
    Year,
    /// One month, 0 to 11.
    Month(usize),
    /// The year, in columns of this many months.
    Columns(usize),
}

impl WhatifParts<'_> {
    fn measure(&self, id: MeasureId) -> &ShownMeasure {
        &self.measures[id.scenario][id.measure]
    }

    fn scenario_name(&self, index: usize) -> Message {
        Message::verbatim(self.scenarios[index].name.clone())
    }

    fn month(&self, index: usize) -> Month {
        self.plan.year.first.plus(index as i32)
    }

    /// The months compared, 0 to 11.
    fn months(&self) -> std::ops::Range<usize> {
        match self.span {
            WhatifSpan::Month(month) => month..month + 1,
            WhatifSpan::Year | WhatifSpan::Columns(_) => 0..12,
        }
    }

    fn label(&self, part: &Part, names: &Names) -> Message {
        match part {
            Part::Line(line) => names.part(line, false),
            Part::Unallocated(line) => names.part(line, true),
            Part::Saving(id) => msg("whatif-saving").with("measure", self.measure(*id).name.clone()),
            Part::Running(id) => msg("whatif-running").with("measure", self.measure(*id).name.clone()),
            Part::Investment(id) => msg("whatif-investment").with("measure", self.measure(*id).name.clone()),
        }
    }
}

/// Builds the report.
pub fn whatif_report(parts: &WhatifParts<'_>, names: &Names) -> Result<Report, MoneyError> {
    let scenarios: Vec<Message> = (0..parts.scenarios.len()).map(|index| parts.scenario_name(index)).collect();
    let mut notes = vec![msg("whatif-convention")];
    let plan = msg("whatif-plan").with("plan", plan_label(&parts.plan.id, &parts.plan.name));
    notes.push(plan.with("first", parts.month(0).to_string()).with("last", parts.month(11).to_string()));
    for scenario in parts.scenarios.iter().filter(|scenario| !scenario.note.is_empty()) {
        let note = msg("whatif-note").with("name", scenario.name.clone());
        notes.push(note.with("note", scenario.note.clone()));
    }
    let mut sections = vec![Section::title(msg("whatif-title").with("names", scenarios), notes)];
    sections.extend(money::sections(parts, names)?);
    sections.extend(passed_ceilings(parts, names));
    if parts.whatif.scenario_heads.iter().any(|heads| *heads != parts.whatif.heads) {
        sections.push(Section::Table(heads_table(parts)));
    }
    sections.extend(counted_once(parts)?);
    let several = parts.scenarios.len() > 1;
    for (index, measures) in parts.measures.iter().enumerate() {
        for measure in measures {
            let scenario = several.then(|| parts.scenario_name(index));
            sections.extend(measures::sections(measure, scenario)?);
        }
    }
    Ok(Report { name: "whatif", sections, data: data::data(parts, names)? })
}

/// A ceiling stays where it is: what passes it is told, for the total does not show it.
fn passed_ceilings(parts: &WhatifParts<'_>, names: &Names) -> Vec<Section> {
    let mut told = Vec::new();
    for row in &parts.whatif.rows {
        let Part::Unallocated(line) = &row.part else { continue };
        for (index, months) in row.scenarios.iter().enumerate() {
            let below = (0..12).find(|month| months[*month].is_negative() && !row.plan[*month].is_negative());
            told.extend(below.map(|month| {
                let message = msg("whatif-over-ceiling").with("scenario", parts.scenario_name(index));
                let message =
                    message.with("line", names.part(line, false)).with("month", parts.month(month).to_string());
                Section::Text(message.with("over", months[month].abs().grouped()), Tone::Warn)
            }));
        }
    }
    told
}

/// A saving that a change of heads brings already is no saving of the measure, too.
fn counted_once(parts: &WhatifParts<'_>) -> Result<Vec<Section>, MoneyError> {
    let told = parts.whatif.once.iter().map(|once| {
        let amount = Money::sum(once.months, parts.whatif.currency)?;
        let message = msg("whatif-once").with("measure", parts.measure(once.measure).name.clone());
        let message = message.with("scenario", parts.scenario_name(once.measure.scenario));
        let message = message.with("heads", once.heads.grouped()).with("amount", amount.grouped());
        Ok(Section::Text(message, Tone::Warn))
    });
    let all = parts.measures.iter().enumerate();
    let left = all.flat_map(|(scenario, measures)| measures.iter().map(move |own| (scenario, own)));
    let left = left.filter_map(|(scenario, own)| {
        let (driver, share) = own.left.as_ref()?;
        let message =
            msg("whatif-left").with("scenario", parts.scenario_name(scenario)).with("measure", own.name.clone());
        let message =
            message.with("driver", driver.as_str()).with("share", (*share * Quantity::from(100)).rounded(2).grouped());
        Some(Ok(Section::Text(message, Tone::Warn)))
    });
    told.chain(left).collect()
}

fn row(cells: Vec<Cell>, emphasis: Emphasis) -> Row {
    Row { cells: cells.into_iter().map(|cell| (cell, Tone::Plain)).collect(), emphasis, indent: 0 }
}

fn heads_table(parts: &WhatifParts<'_>) -> Table {
    let mut columns = vec![Column::new(msg("whatif-scenario"), Align::Left, 0)];
    for (block, group) in [(1, "whatif-heads-mean"), (2, "whatif-heads-end")] {
        let of = |id| Column::new(msg(id), Align::Right, 0).under(Some(msg(group))).within(Block::Whole(block));
        columns.extend(["whatif-heads", "term-difference"].map(|id| of(id).derived()));
    }
    let plan = parts.whatif.heads;
    let line = |name: Cell, heads: &Heads, compared: bool| {
        let difference = |own, of| if compared { Cell::SignedQuantity(own - of) } else { Cell::Empty };
        let (mean, end) = (difference(heads.mean, plan.mean), difference(heads.at_end, plan.at_end));
        let cells = vec![name, Cell::Quantity(heads.mean), mean, Cell::Quantity(heads.at_end), end];
        row(cells, Emphasis::Item)
    };
    let mut rows = vec![line(Cell::message(msg("term-budget")), &plan, false)];
    for (index, heads) in parts.whatif.scenario_heads.iter().enumerate() {
        rows.push(line(Cell::Text(parts.scenarios[index].name.clone()), heads, true));
    }
    Table { title: None, columns, rows }
}

/// A scenario of some plan.
pub struct ListedScenario<'a> {
    /// Its plan.
    pub plan: &'a Plan,
    /// The scenario.
    pub scenario: &'a Scenario,
}

/// The scenarios there are.
pub fn scenario_list(listed: &[ListedScenario<'_>]) -> Report {
    let mut sections = vec![Section::title(msg("whatif-list-title"), Vec::new())];
    let columns = vec![
        Column::new(msg("whatif-scenario"), Align::Left, 0),
        Column::new(msg("term-plan"), Align::Left, 0).within(Block::Whole(1)),
        Column::new(msg("whatif-changes"), Align::Right, 0).within(Block::Whole(1)).keyed("changes"),
        Column::new(msg("whatif-measures"), Align::Right, 0).within(Block::Whole(1)).keyed("measures"),
        Column::new(msg("whatif-about"), Align::Left, 0).within(Block::Whole(2)),
    ];
    let cells = |listed: &ListedScenario<'_>| {
        let scenario = listed.scenario;
        vec![
            Cell::Text(scenario.name.clone()),
            Cell::Text(listed.plan.id.clone()),
            Cell::Count(scenario.changes.len() as i64),
            Cell::Count(scenario.measures.len() as i64),
            Cell::Text(scenario.note.clone()),
        ]
    };
    if listed.is_empty() {
        sections.push(Section::Text(msg("whatif-none"), Tone::Plain));
    } else {
        let rows = listed.iter().map(|listed| row(cells(listed), Emphasis::Item)).collect();
        sections.push(Section::Table(Table { title: None, columns, rows }));
    }
    let records = listed.iter().map(|listed| Record { path: Vec::new(), values: cells(listed) }).collect();
    let keys = ["scenario", "plan", "changes", "measures", "note"].map(String::from).to_vec();
    let tables = vec![DataTable { key: "scenarios", columns: keys, records, keyed: false }];
    Report { name: "scenarios", sections, data: Data { head: Vec::new(), tables, errors: Vec::new() } }
}
