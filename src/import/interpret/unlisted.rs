//! States that no list knows: their rows count, and that is told.

use super::state;
use crate::import::header::mapping::Layout;
use crate::import::inference::{Inference, Inferred};
use crate::words::{Message, Place, msg};

/// What was met in the columns of states.
#[derive(Debug, Default)]
pub(super) struct Unlisted {
    columns: Vec<Column>,
}

#[derive(Debug)]
struct Column {
    at: usize,
    /// A state that is known was met too.
    known: bool,
    /// The first texts that are not, and the line of the first of them.
    texts: Vec<String>,
    line: u64,
}

/// So many texts of a column are told.
const TOLD: usize = 5;

impl Unlisted {
    /// Notes a text in a column of states that no list knows, of a row that counts.
    pub(super) fn see(&mut self, at: usize, line: u64, text: &str) {
        if text.is_empty() || matches!(text, "-" | "--" | "/" | "无" | "N/A" | "n/a") {
            return;
        }
        let column = self.column(at);
        if column.texts.len() < TOLD && !column.texts.iter().any(|known| known == text) {
            column.line = if column.texts.is_empty() { line } else { column.line };
            column.texts.push(text.to_string());
        }
    }

    /// Notes that a column holds a state that is known.
    pub(super) fn know(&mut self, at: usize) {
        self.column(at).known = true;
    }

    fn column(&mut self, at: usize) -> &mut Column {
        let found = self.columns.iter().position(|column| column.at == at).unwrap_or_else(|| {
            self.columns.push(Column { at, known: false, texts: Vec::new(), line: 0 });
            self.columns.len() - 1
        });
        &mut self.columns[found]
    }

    /// What is to be told. A column for which a profile has a skip rule is the user's; one called `State` without a
    /// single state in it is one of places.
    pub(super) fn inferred<'a>(&'a self, file: &'a str, layout: &'a Layout) -> impl Iterator<Item = Inferred> + 'a {
        let ruled = |at: usize| layout.skip.iter().any(|rule| rule.column == at);
        let told = move |column: &&Column| {
            !column.texts.is_empty()
                && !ruled(column.at)
                && (column.known || !state::may_be_a_place(layout.name(column.at)))
        };
        self.columns.iter().filter(told).map(move |column| {
            let texts = column.texts.iter().map(Message::verbatim).collect::<Vec<_>>();
            let taken = msg("import-inferred-states").with("header", layout.name(column.at)).with("values", texts);
            let remedy = msg("import-inferred-states-hint").with("header", layout.name(column.at));
            Inferred::new(Inference::State, Place::line(file, column.line), taken, remedy)
        })
    }
}
