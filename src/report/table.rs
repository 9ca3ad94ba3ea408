//! Tables, sections and reports: plain data with public fields.

use super::chart::Chart;
use super::{Cell, Datum, Part, Tone};
use crate::words::{Message, Problem, msg};

/// One report.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Its name to machines: `variance`.
    pub name: &'static str,
    /// What a person reads, from the top.
    pub sections: Vec<Section>,
    /// What a script reads.
    pub data: Data,
}

/// A part of a report for people.
#[derive(Clone, Debug, PartialEq)]
pub enum Section {
    /// The headline, and under it what period, plan and convention the figures follow.
    Title {
        /// One line.
        title: Message,
        /// What has to be said whatever happens, one line each.
        notes: Vec<Message>,
        /// How to read the figures, and what they are made from.
        legend: Legend,
    },
    /// A table.
    Table(Table),
    /// A line of text, such as a finding or why the report is empty.
    Text(Message, Tone),
    /// What is drawn of the figures.
    Chart(Box<Chart>),
    /// A section of a page.
    Part(Box<Part>),
}

impl Section {
    /// A headline with notes that are always shown.
    pub fn title(title: Message, notes: Vec<Message>) -> Section {
        Section::Title { title, notes, legend: Legend::default() }
    }
}

/// What a reader learns once and then looks up: one line by default, all of it on request.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Legend {
    /// In a few words, one after the other on one line.
    pub brief: Vec<Message>,
    /// In full, one line each.
    pub whole: Vec<Message>,
}

/// A table for people.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Table {
    /// A heading over it, if it has one.
    pub title: Option<Message>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; each has as many cells as there are columns.
    pub rows: Vec<Row>,
}

/// A column of a [`Table`].
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The heading.
    pub heading: Message,
    /// A second heading above it that neighbouring columns share: `本月`, `累计`.
    pub group: Option<Message>,
    /// Left for text, right for figures.
    pub align: Align,
    /// Which columns a narrow terminal keeps: 0 is never dropped, the highest number goes first. Only what a reader
    /// can derive or do without has another number.
    pub priority: u8,
    /// With which columns it stands where the table is wider than the terminal.
    pub block: Block,
    /// Where scripts find its figures.
    pub key: Key,
}

/// Where scripts find the figures of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// It has none.
    NoFigures,
    /// Under this key.
    Of(String),
    /// They are sums, shares or differences of what stands under other keys.
    Derived,
}

impl Column {
    /// A column without a second heading above it, that stands wherever there is room.
    pub fn new(heading: Message, align: Align, priority: u8) -> Column {
        Column { heading, group: None, align, priority, block: Block::Loose, key: Key::NoFigures }
    }

    /// Under a heading that it shares with its neighbours.
    pub fn under(self, group: Option<Message>) -> Column {
        Column { group, ..self }
    }

    /// With figures that scripts find under this key.
    pub fn keyed(self, key: impl Into<String>) -> Column {
        Column { key: Key::Of(key.into()), ..self }
    }

    /// With figures that scripts work out from others.
    pub fn derived(self) -> Column {
        Column { key: Key::Derived, ..self }
    }

    /// In this block.
    pub fn within(self, block: Block) -> Column {
        Column { block, ..self }
    }
}

/// With what a column stands when a table does not fit side by side: parts of it are then set one under the other, each
/// with the first column, which names the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// It names the rows, as the first column does, and stands in every part.
    Name,
    /// Where there is room, in any part.
    Loose,
    /// With the columns of the same number.
    Whole(u8),
    /// With the columns of the same number, which compare with the block before them: beside it, else with others of
    /// their kind.
    Aside(u8),
    /// With the columns of the same number, which are months or the like and may be folded into equal parts.
    Series(u8),
}

/// The column that a message of the catalogue heads.
pub(super) fn column(id: &'static str, align: Align, priority: u8) -> Column {
    Column::new(msg(id), align, priority)
}

/// Where a column's cells stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Text.
    Left,
    /// Figures.
    Right,
}

/// A row of a [`Table`].
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The cells with their tones.
    pub cells: Vec<(Cell, Tone)>,
    /// Its weight.
    pub emphasis: Emphasis,
    /// How far the first cell is indented: the depth in a tree.
    pub indent: usize,
}

/// What kind of row it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Emphasis {
    /// An ordinary row.
    #[default]
    Item,
    /// Sums rows near it.
    Subtotal,
    /// Sums the table; a rule stands above it.
    Total,
}

/// What a script reads: one JSON object, or the tidy rows of its main table as CSV.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Data {
    /// The members before the tables, in order: `as_of`, `currency`, `scopes`.
    pub head: Vec<(&'static str, Datum)>,
    /// The tables in order; the first is what CSV gets.
    pub tables: Vec<DataTable>,
    /// Problems in band: `errors`.
    pub errors: Vec<Problem>,
}

/// Rows under one key.
#[derive(Clone, Debug, PartialEq)]
pub struct DataTable {
    /// `rows`, `totals`.
    pub key: &'static str,
    /// Every key that a record may have, in order; dots nest in JSON and stay in CSV headers.
    pub columns: Vec<String>,
    /// The records.
    pub records: Vec<Record>,
    /// In JSON: an array of objects, or one object whose records are reached by [`Record::path`].
    pub keyed: bool,
}

/// One row for a script.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// In a keyed table: where the object stands, `["period", "cost"]`. Empty otherwise.
    pub path: Vec<&'static str>,
    /// One value for each of [`DataTable::columns`].
    pub values: Vec<Cell>,
}
