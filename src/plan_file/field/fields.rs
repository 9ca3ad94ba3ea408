//! A table whose keys were read: each value with its place.

use crate::model::{KeyValue, Money, Month, Ratio};

/// A name of the user's own with what stands under it.
#[derive(Clone, Debug)]
pub(in crate::plan_file) struct Named<T> {
    pub(in crate::plan_file) name: String,
    pub(in crate::plan_file) name_at: usize,
    pub(in crate::plan_file) value: T,
}

/// A text and the byte at which it begins.
pub(in crate::plan_file) type Spotted = (String, usize);

/// A value that was read.
#[derive(Clone, Debug)]
pub(in crate::plan_file) enum Read {
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
pub(in crate::plan_file) struct Field {
    pub(in crate::plan_file) key: &'static str,
    pub(in crate::plan_file) key_at: usize,
    pub(in crate::plan_file) at: usize,
    pub(in crate::plan_file) value: Read,
}

/// A table, read; a key that had a problem is not in it.
#[derive(Clone, Debug, Default)]
pub(in crate::plan_file) struct Fields {
    pub(in crate::plan_file) at: usize,
    pub(in crate::plan_file) fields: Vec<Field>,
    /// Some key had a problem: what is missing here may be there in the file.
    pub(in crate::plan_file) incomplete: bool,
}

impl Fields {
    pub(in crate::plan_file) fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// Where a key's value stands; the table itself if it has no such key.
    pub(in crate::plan_file) fn value_at(&self, key: &str) -> usize {
        self.field(key).map_or(self.at, |field| field.at)
    }

    /// Where a key stands; the table itself if it has no such key.
    pub(in crate::plan_file) fn key_at(&self, key: &str) -> usize {
        self.field(key).map_or(self.at, |field| field.key_at)
    }

    pub(in crate::plan_file) fn simple(&self, key: &str) -> Option<&KeyValue> {
        match &self.field(key)?.value {
            Read::Simple(value) => Some(value),
            _ => None,
        }
    }

    pub(in crate::plan_file) fn text(&self, key: &str) -> Option<&str> {
        match self.simple(key)? {
            KeyValue::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(in crate::plan_file) fn flag(&self, key: &str) -> Option<bool> {
        match self.simple(key)? {
            KeyValue::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    pub(in crate::plan_file) fn count(&self, key: &str) -> Option<i64> {
        match self.simple(key)? {
            KeyValue::Count(count) => Some(*count),
            _ => None,
        }
    }

    pub(in crate::plan_file) fn month(&self, key: &str) -> Option<Month> {
        match self.simple(key)? {
            KeyValue::Month(month) => Some(*month),
            _ => None,
        }
    }

    pub(in crate::plan_file) fn amount(&self, key: &str) -> Option<Money> {
        match self.simple(key)? {
            KeyValue::Amount(amount) => Some(*amount),
            _ => None,
        }
    }

    pub(in crate::plan_file) fn ratio(&self, key: &str) -> Option<Ratio> {
        match self.simple(key)? {
            KeyValue::Ratio(ratio) => Some(*ratio),
            _ => None,
        }
    }

    pub(in crate::plan_file) fn texts(&self, key: &str) -> &[Spotted] {
        match self.field(key).map(|field| &field.value) {
            Some(Read::Texts(texts)) => texts,
            _ => &[],
        }
    }

    pub(in crate::plan_file) fn map(&self, key: &str) -> &[Named<Spotted>] {
        match self.field(key).map(|field| &field.value) {
            Some(Read::Map(entries)) => entries,
            _ => &[],
        }
    }

    pub(in crate::plan_file) fn lists(&self, key: &str) -> &[Named<Vec<Spotted>>] {
        match self.field(key).map(|field| &field.value) {
            Some(Read::Lists(entries)) => entries,
            _ => &[],
        }
    }

    pub(in crate::plan_file) fn table(&self, key: &str) -> Option<&Fields> {
        match &self.field(key)?.value {
            Read::Table(fields) => Some(fields),
            _ => None,
        }
    }

    pub(in crate::plan_file) fn tables(&self, key: &str) -> &[Fields] {
        match self.field(key).map(|field| &field.value) {
            Some(Read::Tables(tables)) => tables,
            _ => &[],
        }
    }

    pub(in crate::plan_file) fn named(&self, key: &str) -> &[Named<Fields>] {
        match self.field(key).map(|field| &field.value) {
            Some(Read::Named(tables)) => tables,
            _ => &[],
        }
    }
}
