//! A table whose keys were read: each value with its place.

use crate::model::{KeyValue, Money, Month, Ratio};

/// A name of the user's own with what stands under it.
#[derive(Clone, Debug)]
pub(super) struct Named<T> {
    pub(super) name: String,
    pub(super) name_at: usize,
    pub(super) value: T,
}

/// A text and the byte at which it begins.
pub(super) type Spotted = (String, usize);

/// A value that was read.
#[derive(Clone, Debug)]
pub(super) enum Read {
    Simple(KeyValue),
    Texts(Vec<Spotted>),
    Map(Vec<Named<Spotted>>),
    Lists(Vec<Named<Vec<Spotted>>>),
    Table(Fields),
    Tables(Vec<Fields>),
    Named(Vec<Named<Fields>>),
}

/// One key of a table, read.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) key: &'static str,
    pub(super) key_at: usize,
    pub(super) at: usize,
    pub(super) value: Read,
}

/// A table, read; a key that had a problem is not in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields {
    pub(super) at: usize,
    pub(super) fields: Vec<Field>,
    /// Some key had a problem: what is missing here may be there in the file.
    pub(super) incomplete: bool,
}

impl Fields {
    pub(super) fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// Where a key's value stands; the table itself if it has no such key.
    pub(super) fn value_at(&self, key: &str) -> usize {
        self.field(key).map_or(self.at, |field| field.at)
    }

    /// Where a key stands; the table itself if it has no such key.
    pub(super) fn key_at(&self, key: &str) -> usize {
        self.field(key).map_or(self.at, |field| field.key_at)
    }

    pub(super) fn simple(&self, key: &str) -> Option<&KeyValue> {
        match &self.field(key)?.value {
            Read::Simple(value) => Some(value),
            _ => None,
        }
    }

    pub(super) fn text(&self, key: &str) -> Option<&str> {
        match self.simple(key)? {
            KeyValue::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn flag(&self, key: &str) -> Option<bool> {
        match self.simple(key)? {
            KeyValue::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    pub(super) fn count(&self, key: &str) -> Option<i64> {
        match self.simple(key)? {
            KeyValue::Count(count) => Some(*count),
            _ => None,
        }
    }

    pub(super) fn month(&self, key: &str) -> Option<Month> {
        match self.simple(key)? {
            KeyValue::Month(month) => Some(*month),
            _ => None,
        }
    }

    pub(super) fn amount(&self, key: &str) -> Option<Money> {
        match self.simple(key)? {
            KeyValue::Amount(amount) => Some(*amount),
            _ => None,
        }
    }

    pub(super) fn ratio(&self, key: &str) -> Option<Ratio> {
        match self.simple(key)? {
            KeyValue::Ratio(ratio) => Some(*ratio),
            _ => None,
        }
    }

    pub(super) fn texts(&self, key: &str) -> &[Spotted] {
        match self.field(key).map(|field| &field.value) {
            Some(Read::Texts(texts)) => texts,
            _ => &[],
        }
    }

    pub(super) fn map(&self, key: &str) -> &[Named<Spotted>] {
        match self.field(key).map(|field| &field.value) {
            Some(Read::Map(entries)) => entries,
            _ => &[],
        }
    }

    pub(super) fn lists(&self, key: &str) -> &[Named<Vec<Spotted>>] {
        match self.field(key).map(|field| &field.value) {
            Some(Read::Lists(entries)) => entries,
            _ => &[],
        }
    }

    pub(super) fn table(&self, key: &str) -> Option<&Fields> {
        match &self.field(key)?.value {
            Read::Table(fields) => Some(fields),
            _ => None,
        }
    }

    pub(super) fn tables(&self, key: &str) -> &[Fields] {
        match self.field(key).map(|field| &field.value) {
            Some(Read::Tables(tables)) => tables,
            _ => &[],
        }
    }

    pub(super) fn named(&self, key: &str) -> &[Named<Fields>] {
        match self.field(key).map(|field| &field.value) {
            Some(Read::Named(tables)) => tables,
            _ => &[],
        }
    }
}
