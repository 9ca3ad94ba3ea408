//! What a file says before its meaning: texts, numbers, lists and tables, each with its place.
//!
//! TOML files and tables of cells both become this, so that one walk reads them.

use std::borrow::Cow;

/// A value.
#[derive(Debug)]
pub(super) enum Node<'a> {
    Text(Cow<'a, str>),
    /// A number, as it is written.
    Number(Cow<'a, str>),
    Flag(bool),
    Date,
    List(Vec<Item<'a>>),
    Table(Table<'a>),
}

/// A value and the byte at which it begins.
#[derive(Debug)]
pub(super) struct Item<'a> {
    pub(super) node: Node<'a>,
    pub(super) at: usize,
}

/// A key with its value.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(super) key: Cow<'a, str>,
    pub(super) key_at: usize,
    pub(super) item: Item<'a>,
}

/// Keys in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Table<'a> {
    pub(super) entries: Vec<Entry<'a>>,
    pub(super) at: usize,
}

impl Table<'_> {
    pub(super) fn get(&self, key: &str) -> Option<&Node<'_>> {
        self.entries.iter().find(|e| e.key == key).map(|e| &e.item.node)
    }
}
