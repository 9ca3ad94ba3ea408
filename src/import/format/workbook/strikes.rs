//! Rows that are struck through: to people they no longer count, and nothing in their values says so.

use calamine::{DataRef, Style};

use crate::import::inference::{Inference, Inferred};
use crate::words::{Place, msg};

/// What is struck through in the sheet that is being read.
#[derive(Default)]
pub(super) struct Strikes {
    /// By the number of a style.
    styles: Vec<bool>,
    /// The rows, from 0.
    rows: Vec<u32>,
}

impl Strikes {
    pub(super) fn learn(&mut self, styles: &[Style]) {
        self.styles = styles.iter().map(|style| style.font.as_ref().is_some_and(|font| font.strikethrough)).collect();
    }

    /// Another sheet begins.
    pub(super) fn begin(&mut self) {
        self.rows.clear();
    }

    pub(super) fn see(&mut self, row: u32, style: usize, value: &DataRef<'_>) {
        let is_struck = self.styles.get(style).is_some_and(|struck| *struck) && !matches!(value, DataRef::Empty);
        if is_struck && self.rows.last() != Some(&row) {
            self.rows.push(row);
        }
    }

    /// Those below the header count all the same, and that is told.
    pub(super) fn told(&self, header_line: u64, place: &str) -> Option<Inferred> {
        let mut rows = self.rows.iter().map(|row| u64::from(*row) + 1).filter(|line| *line > header_line);
        let first = rows.next()?;
        let taken = msg("import-inferred-struck").with("rows", rows.count() + 1);
        Some(Inferred::new(Inference::State, Place::line(place, first), taken, msg("import-inferred-struck-hint")))
    }
}
