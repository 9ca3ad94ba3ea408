//! Which sheets a report comes to: one for each table, with what is said around it; of a page also its charts, and the
//! rows of the ledger.

use std::borrow::Cow;

use super::super::Look;
use super::super::shown::{heading, on_one_line};
use super::{cell, charts, heat, ledger};
use crate::model::{Currency, Unit};
use crate::report::chart::{Chart, Drawing, Shade};
use crate::report::{Align, Card, Cell, Emphasis, Legend, PageBlock, Part, Report, Row, Section, Table, Tone};
use crate::words::{Message, msg};

/// A sheet.
pub(super) struct Sheet<'r> {
    /// What it is called.
    pub(super) name: String,
    /// Its headline.
    pub(super) title: String,
    /// What is said before the table.
    pub(super) head: Vec<(String, Tone)>,
    /// The table.
    pub(super) table: Option<Cow<'r, Table>>,
    /// What is said after it.
    pub(super) foot: Vec<(String, Tone)>,
    /// How its cells are shaded, where they are.
    pub(super) shades: Vec<Vec<Option<Shade>>>,
    /// What is drawn instead of a table.
    pub(super) charts: Vec<&'r Chart>,
    /// Which sheets come first.
    rank: u8,
}

impl<'r> Sheet<'r> {
    fn new(title: &str) -> Sheet<'r> {
        Sheet {
            name: title.to_string(),
            title: title.to_string(),
            head: Vec::new(),
            table: None,
            foot: Vec::new(),
            shades: Vec::new(),
            charts: Vec::new(),
            rank: REST,
        }
    }

    /// How many rows it takes.
    pub(super) fn rows(&self) -> usize {
        let text = 1 + self.head.len() + self.foot.len() + usize::from(!self.foot.is_empty());
        // An empty row, the headings, and those that several columns share.
        let table = self.table.as_ref().map_or(0, |table| {
            2 + usize::from(table.columns.iter().any(|column| column.group.is_some())) + table.rows.len()
        });
        text + table
    }

    /// How many columns it takes.
    pub(super) fn columns(&self) -> usize {
        self.table.as_ref().map_or(1, |table| table.columns.len())
    }
}

/// The order of the sheets of a page: what a finance department asks for, then what says why, then what it is made of.
const EXECUTION: u8 = 0;
const BY_DIMENSION: u8 = 1;
const REST: u8 = 2;
const CHARTS: u8 = 3;
const LEDGER: u8 = 4;

/// The sheets of a report; there is always one.
pub(super) fn of_report<'r>(report: &'r Report, look: &Look<'_>) -> Vec<Sheet<'r>> {
    let mut made = Made {
        look,
        sheets: Vec::new(),
        waiting: Vec::new(),
        above: Vec::new(),
        title: heading(&called(report.name), look),
        legend: Vec::new(),
        charts: Vec::new(),
    };
    for section in &report.sections {
        made.section(section);
    }
    made.finish()
}

/// What a report without a headline is called.
fn called(name: &str) -> Message {
    msg(match name {
        "batches" => "workbook-batches",
        "doctor" => "workbook-doctor",
        "plan_check" => "workbook-plan-check",
        "plan_history" => "workbook-plan-history",
        "plan_lint" => "workbook-plan-lint",
        "plan_verify" => "workbook-plan-verify",
        "run" => "workbook-run",
        _ => "workbook-report",
    })
}

struct Made<'r, 'l> {
    look: &'l Look<'l>,
    sheets: Vec<Sheet<'r>>,
    /// What was said since the last table, and belongs to the next.
    waiting: Vec<(String, Tone)>,
    /// What is said of the whole report; it stands on the first sheet.
    above: Vec<(String, Tone)>,
    title: String,
    legend: Vec<(String, Tone)>,
    charts: Vec<&'r Chart>,
}

impl<'r> Made<'r, '_> {
    fn section(&mut self, section: &'r Section) {
        match section {
            Section::Title { title, notes, legend } => self.titled(title, notes, legend),
            Section::Table(table) => self.table(Cow::Borrowed(table), None, REST),
            Section::Text(message, tone) => self.text(message, *tone),
            Section::Chart(chart) => {
                let name = heading(&msg("page-heat"), self.look);
                self.chart(chart, &name);
            }
            Section::Part(part) => self.part(part),
        }
    }

    fn titled(&mut self, title: &Message, notes: &[Message], legend: &Legend) {
        let look = self.look;
        self.title = heading(title, look);
        self.above.extend(notes.iter().map(|note| (on_one_line(note, look), Tone::Plain)));
        if !legend.brief.is_empty() {
            let brief: Vec<String> = legend.brief.iter().map(|part| on_one_line(part, look)).collect();
            self.above.push((brief.join(" · "), Tone::Quiet));
        }
        self.legend.extend(legend.whole.iter().map(|line| (on_one_line(line, look), Tone::Quiet)));
    }

    /// A text after a table belongs to it.
    fn text(&mut self, message: &Message, tone: Tone) {
        let line = (on_one_line(message, self.look), tone);
        match self.sheets.last_mut().filter(|_| self.waiting.is_empty()) {
            Some(sheet) => sheet.foot.push(line),
            None => self.waiting.push(line),
        }
    }

    fn part(&mut self, part: &'r Part) {
        let title = heading(&part.title, self.look);
        self.waiting.push((title.clone(), Tone::Plain));
        self.blocks(&part.blocks, &title);
        // Of a section without a table its heading says nothing.
        self.waiting.pop_if(|(text, _)| *text == title);
    }

    fn blocks(&mut self, blocks: &'r [PageBlock], title: &str) {
        let look = self.look;
        for block in blocks {
            match block {
                PageBlock::Sentences(sentences) => {
                    self.waiting.extend(sentences.iter().map(|(text, tone)| (heading(text, look), *tone)));
                }
                PageBlock::Cards(cards) => self.table(Cow::Owned(of_cards(cards)), Some(title), REST),
                PageBlock::Chart(chart) => self.chart(chart, title),
                PageBlock::Table(table) => self.table(Cow::Borrowed(table), Some(title), REST),
                PageBlock::Drill(drill) => {
                    let name = heading(&msg("workbook-execution"), look);
                    self.table(Cow::Borrowed(&drill.table), Some(&name), EXECUTION);
                }
                PageBlock::Text(message, tone) => self.text(message, *tone),
                PageBlock::Folded(title, blocks) => self.blocks(blocks, &heading(title, look)),
                PageBlock::Switch(_, views) => {
                    for (name, blocks) in views {
                        let name = heading(&msg("workbook-execution-by").with("axis", name.clone()), look);
                        for block in blocks {
                            match block {
                                PageBlock::Table(table) => {
                                    self.table(Cow::Borrowed(table), Some(&name), BY_DIMENSION);
                                }
                                other => self.blocks(std::slice::from_ref(other), &name),
                            }
                        }
                    }
                }
                PageBlock::Ledger(ledger) => {
                    let name = heading(&msg("workbook-ledger"), look);
                    let (all, shown) = (ledger.rows.all, ledger.rows.rows.len());
                    let part = msg("workbook-ledger-part").with("count", all).with("shown", shown);
                    // What waits is said of the table that follows.
                    let waiting = std::mem::take(&mut self.waiting);
                    self.table(Cow::Owned(ledger::table(ledger)), Some(&name), LEDGER);
                    if let Some(sheet) = self.sheets.last_mut().filter(|_| all > shown as u64) {
                        sheet.head.push((on_one_line(&part, look), Tone::Warn));
                    }
                    self.waiting = waiting;
                }
            }
        }
    }

    /// A chart that a spreadsheet draws, else as a table what is one.
    fn chart(&mut self, chart: &'r Chart, name: &str) {
        if charts::is_drawn(chart) {
            self.charts.push(chart);
        }
        // Else its figures are a table of the same report.
        let Drawing::Heat(of) = &chart.drawing else { return };
        let told = [&chart.message, &chart.title].map(|message| heading(message, self.look));
        let waiting = std::mem::take(&mut self.waiting);
        self.table(Cow::Owned(heat::table(of)), Some(name), REST);
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.shades = heat::shades(of);
            sheet.head.splice(0..0, told.map(|text| (text, Tone::Plain)));
        }
        self.waiting = waiting;
    }

    fn table(&mut self, table: Cow<'r, Table>, name: Option<&str>, rank: u8) {
        let look = self.look;
        let mut sheet = Sheet::new(&self.title);
        sheet.head = std::mem::take(&mut self.waiting);
        if let Some(name) = name {
            sheet.name = name.to_string();
        }
        if let Some(title) = &table.title {
            let title = heading(title, look);
            sheet.name.clone_from(&title);
            sheet.head.push((title, Tone::Plain));
        }
        sheet.head.extend(unit(&table, look).map(|unit| (on_one_line(&unit, look), Tone::Plain)));
        sheet.head.extend(too_long(&table).map(|told| (on_one_line(&told, look), Tone::Warn)));
        sheet.table = Some(table);
        sheet.rank = rank;
        self.sheets.push(sheet);
    }

    fn finish(mut self) -> Vec<Sheet<'r>> {
        let waiting = std::mem::take(&mut self.waiting);
        if !self.charts.is_empty() {
            let name = heading(&msg("workbook-charts"), self.look);
            let sheet = Sheet { name, charts: self.charts, rank: CHARTS, ..Sheet::new(&self.title) };
            self.sheets.push(sheet);
        }
        if self.sheets.is_empty() {
            self.sheets.push(Sheet::new(&self.title));
        }
        self.sheets.sort_by_key(|sheet| sheet.rank);
        let is_said = |sheet: &&mut Sheet<'_>| sheet.charts.is_empty();
        if let Some(last) = self.sheets.iter_mut().rfind(is_said) {
            last.foot.extend(waiting);
        }
        if let Some(first) = self.sheets.first_mut() {
            self.above.append(&mut first.head);
            first.head = self.above;
            if !self.legend.is_empty() {
                first.foot.push((heading(&msg("workbook-legend"), self.look), Tone::Quiet));
                first.foot.append(&mut self.legend);
            }
        }
        self.sheets
    }
}

/// Figures with their names, one below the other.
fn of_cards(cards: &[Card]) -> Table {
    let columns = [("page-figure", Align::Left), ("term-amount", Align::Right), ("workbook-note", Align::Left)];
    let columns = columns.map(|(id, align)| crate::report::Column::new(msg(id), align, 0)).to_vec();
    let row = |card: &Card| {
        let note = card.note.clone().map_or(Cell::Empty, Cell::message);
        let cells = vec![(Cell::message(card.label.clone()), Tone::Plain), card.value.clone(), (note, Tone::Quiet)];
        Row { cells, emphasis: Emphasis::Item, indent: 0 }
    };
    Table { title: None, columns, rows: cards.iter().map(row).collect() }
}

/// In which unit the amounts of a table are shown, if it has any.
fn unit(table: &Table, look: &Look<'_>) -> Option<Message> {
    let currency = currency(table)?;
    let id = match look.unit {
        Unit::Thousand => "workbook-unit-thousand",
        Unit::Wan => "workbook-unit-wan",
        Unit::Yi => "workbook-unit-yi",
        _ => "workbook-unit",
    };
    Some(msg(id).with("currency", currency.code().to_string()))
}

/// How many amounts of a table have more digits than a cell holds, if any have.
fn too_long(table: &Table) -> Option<Message> {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let amounts = cells.filter_map(|(cell, _)| match cell {
        Cell::Money(amount) | Cell::Signed(amount) if !cell::fits(*amount) => Some(amount.currency()),
        _ => None,
    });
    let all: Vec<Currency> = amounts.collect();
    let currency = all.first()?.code().to_string();
    Some(msg("workbook-long-amounts").with("count", all.len()).with("currency", currency))
}

/// The currency of the amounts of a table.
fn currency(table: &Table) -> Option<Currency> {
    table.rows.iter().flat_map(|row| &row.cells).find_map(|(cell, _)| match cell {
        Cell::Money(amount) | Cell::Signed(amount) => Some(amount.currency()),
        _ => None,
    })
}
