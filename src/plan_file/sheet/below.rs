//! What stands below a heading: figures, texts, years.

use super::beside::year_in;
use super::header::{Rows, figure};

/// The cells of a column below the header, without blank ones.
fn cells(rows: &Rows, last: usize, at: usize) -> impl Iterator<Item = &str> + Clone {
    let below = rows.iter().skip(last + 1).filter_map(move |(_, cells)| cells.get(at));
    below.map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
}

/// How many there are, and how many of them are figures.
fn counts(rows: &Rows, last: usize, at: usize) -> (usize, usize) {
    cells(rows, last, at).fold((0, 0), |(all, figures), cell| (all + 1, figures + usize::from(figure(cell).is_some())))
}

/// Are there amounts, and hardly anything else?
pub(super) fn is_amounts(rows: &Rows, last: usize, at: usize) -> bool {
    let (all, figures) = counts(rows, last, at);
    figures * 2 > all
}

/// Are there texts, and hardly a figure?
pub(super) fn are_texts(rows: &Rows, last: usize, at: usize) -> bool {
    let (all, figures) = counts(rows, last, at);
    all > 0 && figures * 4 < all
}

/// Are there figures, and nothing else?
pub(super) fn are_figures(rows: &Rows, last: usize, at: usize) -> bool {
    let (all, figures) = counts(rows, last, at);
    all > 0 && figures == all
}

/// Are there years, and nothing else?
pub(super) fn are_years(rows: &Rows, last: usize, at: usize) -> bool {
    let cells = cells(rows, last, at);
    cells.clone().next().is_some() && cells.into_iter().all(|cell| year_in(cell).is_some())
}
