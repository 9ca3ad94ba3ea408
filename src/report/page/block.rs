//! What a section of the page is made of.

use crate::answer::ledger_rows::LedgerRows;
use crate::model::Category;
use crate::report::chart::{Chart, Spark};
use crate::report::{Cell, Emphasis, Section, Table, Tone};
use crate::words::{Message, msg};

/// A section of a page: what a page shows, and the little of it that is read in a terminal or in a chat.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its name, by which it is chosen and linked to.
    pub name: &'static str,
    /// Its heading.
    pub title: Message,
    /// On a page.
    pub blocks: Vec<Block>,
    /// Anywhere else: tables and sentences.
    pub brief: Vec<Section>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// Sentences that belong together, one after the other.
    Sentences(Vec<(Message, Tone)>),
    /// Figures, each with its name.
    Cards(Vec<Card>),
    /// A chart.
    Chart(Box<Chart>),
    /// A table.
    Table(Table),
    /// A table whose rows open.
    Drill(Box<Drill>),
    /// A line of text.
    Text(Message, Tone),
    /// What is folded under a line.
    Folded(Message, Vec<Block>),
    /// Of several views one, each under its name.
    Switch(Message, Vec<(Message, Vec<Block>)>),
    /// The rows of the ledger, for the tables that open to them.
    Ledger(Box<Ledger>),
}

/// A figure with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Under which name scripts find it: `budget`.
    pub key: &'static str,
    /// What it is called.
    pub label: Message,
    /// The figure.
    pub value: (Cell, Tone),
    /// What is to be said of it.
    pub note: Option<Message>,
    /// How it went.
    pub spark: Option<Spark>,
}

/// A table whose rows open.
#[derive(Clone, Debug, PartialEq)]
pub struct Drill {
    /// The table.
    pub table: Table,
    /// One for each row that has a place on the page; totals after them have none.
    pub rows: Vec<DrillRow>,
}

/// Where a row stands, and what it opens to.
#[derive(Clone, Debug, PartialEq)]
pub struct DrillRow {
    /// Its place.
    pub anchor: String,
    /// Is it a row of income, which adds to no costs?
    pub is_income: bool,
    /// What it opens to.
    pub detail: Option<Detail>,
}

/// What a row opens to.
#[derive(Clone, Debug, PartialEq)]
pub struct Detail {
    /// Its months.
    pub months: Option<Table>,
    /// The rows of the ledger that it sums up: of this category, and whether a line covers them.
    pub rows: Option<(Category, bool)>,
    /// How many there are, and how many of them are on the page.
    pub count: (u64, u64),
    /// The command that shows all of them.
    pub command: String,
}

/// The rows of the ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger {
    /// The rows.
    pub rows: LedgerRows,
    /// What categories are called, by their paths, and whether they are income.
    pub categories: Vec<(String, Message, bool)>,
    /// The command that shows all of them.
    pub command: String,
    /// What the axes are called.
    pub axes: Vec<Message>,
}

/// The tables and texts of a report, as blocks and as what is read elsewhere; what it is of is said first.
pub(super) fn both(report: crate::report::Report) -> (Vec<Block>, Vec<Section>) {
    debug_assert_eq!(crate::report::disagreements(&report), Vec::<String>::new(), "{}", report.name);
    let (mut blocks, mut brief) = (Vec::new(), Vec::new());
    for section in report.sections {
        match section {
            Section::Title { title, notes, .. } => {
                // Where there is little room, the heading of the section says enough.
                blocks.push(Block::Text(title, Tone::Quiet));
                blocks.extend(notes.into_iter().map(|note| Block::Text(note, Tone::Quiet)));
            }
            Section::Table(mut table) => {
                let left = cut(&mut table);
                blocks.push(Block::Table(table.clone()));
                brief.push(Section::Table(table));
                if left > 0 {
                    let more = msg("page-table-more").with("count", left);
                    blocks.push(Block::Text(more.clone(), Tone::Quiet));
                    brief.push(Section::Text(more, Tone::Quiet));
                }
            }
            Section::Text(text, tone) => {
                blocks.push(Block::Text(text.clone(), tone));
                brief.push(Section::Text(text, tone));
            }
            Section::Chart(chart) => blocks.push(Block::Chart(chart)),
            Section::Part(part) => {
                blocks.extend(part.blocks);
                brief.extend(part.brief);
            }
        }
    }
    (blocks, brief)
}

/// More rows of a table are left to its command.
const MOST: usize = 1_200;

/// Cuts a table that is too long for a page, but for its totals; tells how many rows went.
fn cut(table: &mut Table) -> usize {
    let body = table.rows.iter().take_while(|row| row.emphasis != Emphasis::Total).count();
    let left = body.saturating_sub(MOST);
    table.rows.drain(body - left..body);
    left
}
