//! A full-screen reader of a book: the months, the categories below them, plan lines and ledger rows below these.
//!
//! What is pressed moves a [`State`]; what is there to be seen comes as a [`Page`] from whoever reads the book; [`draw`]
//! puts both on a screen of any size. Not here: what a page says (`report`), the terminal itself (`cli`).

mod columns;
mod details;
mod draw;
mod keys;
mod of_report;
mod page;
mod state;
#[cfg(test)]
mod tests;

pub use draw::draw;
pub use keys::Key;
pub use of_report::{Told, page_of};
pub use page::{Body, Column, Entry, Opens, Page, Place, Sheet};
pub use state::{Request, State, Step, Way};

use std::io;

/// The screen of a terminal. Whoever opened it gives the terminal back as it was when this is dropped.
pub trait Screen {
    /// Draws what is to be seen.
    fn draw(&mut self, draw: &mut dyn FnMut(&mut ratatui::Frame<'_>)) -> io::Result<()>;

    /// Waits until a key is pressed; `None` where only the size of the screen changed.
    fn next(&mut self) -> io::Result<Option<Key>>;
}
