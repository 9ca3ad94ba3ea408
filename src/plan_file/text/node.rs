//! What a file says before its meaning: texts, numbers, lists and tables, each with its place.
//!
//! TOML files and tables of cells both become this, so that one walk reads them.

use std::borrow::Cow;

/// A value.
#[derive(Debug)]
pub(in crate::plan_file) enum Node<'a> {
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
pub(in crate::plan_file) struct Item<'a> {
    pub(in crate::plan_file) node: Node<'a>,
    pub(in crate::plan_file) at: usize,
}

/// A key with its value.
#[derive(Debug)]
pub(in crate::plan_file) struct Entry<'a> {
    pub(in crate::plan_file) key: Cow<'a, str>,
    pub(in crate::plan_file) key_at: usize,
    pub(in crate::plan_file) item: Item<'a>,
}

/// Keys in the order of the file.
#[derive(Debug, Default)]
pub(in crate::plan_file) struct Table<'a> {
    pub(in crate::plan_file) entries: Vec<Entry<'a>>,
    pub(in crate::plan_file) at: usize,
}

impl Table<'_> {
    pub(in crate::plan_file) fn get(&self, key: &str) -> Option<&Node<'_>> {
        self.entries.iter().find(|e| e.key == key).map(|e| &e.item.node)
    }
}
