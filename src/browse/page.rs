//! What is there to be seen: lines of text and rows of tables, some of which open.

use crate::report::{Emphasis, Tone};

/// What a screen shows, from the top.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Page {
    /// One line.
    pub title: String,
    /// What its figures are of, and how they are read: for screens that have a line for it.
    pub brief: String,
    /// The tables that its rows are of.
    pub sheets: Vec<Sheet>,
    /// The lines.
    pub entries: Vec<Entry>,
}

/// The columns of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// From the left; the first names the rows.
    pub columns: Vec<Column>,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// What it is called.
    pub heading: String,
    /// Figures stand right.
    pub right: bool,
    /// Which columns a narrow screen keeps: the highest number goes first.
    pub priority: u8,
}

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it says.
    pub body: Body,
    /// What tells a row from others from month to month.
    pub key: Option<String>,
    /// What it opens to.
    pub opens: Option<Opens>,
}

/// What a line says.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// A sentence.
    Text(String, Tone),
    /// A heading above rows.
    Heading(String),
    /// A row.
    Row {
        /// The number of its table.
        sheet: usize,
        /// Its cells.
        cells: Vec<(String, Tone)>,
        /// How deep it stands.
        indent: usize,
        /// Its weight.
        emphasis: Emphasis,
    },
}

/// What a row opens to.
#[derive(Clone, Debug, PartialEq)]
pub enum Opens {
    /// Something that has to be read from the book.
    Place(Place),
    /// All that it says, cell by cell.
    Details,
}

/// What of a month can be read from a book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The month, by the outermost categories or members.
    Month,
    /// What stands below the row of this key: further rows, else what it is made of.
    Row(String),
    /// What the row of this key is made of: plan lines and ledger rows.
    Whole(String),
}

impl Entry {
    /// All that it says, to be looked through.
    pub fn text(&self) -> String {
        match &self.body {
            Body::Text(text, _) | Body::Heading(text) => text.clone(),
            Body::Row { cells, .. } => cells.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>().join(" "),
        }
    }

    /// Is it a row that counts as an answer to a filter?
    pub fn is_row(&self) -> bool {
        matches!(self.body, Body::Row { .. })
    }
}
