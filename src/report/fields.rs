//! What a script reads of things of one kind: each value beside its key.

use super::{Cell, DataTable, Names, Record};

/// A key, and what stands under it of a thing.
pub(super) struct Field<'a, T> {
    key: String,
    cell: Box<dyn Fn(&T) -> Cell + 'a>,
}

impl<T> Field<'_, T> {
    /// Its key.
    pub(super) fn key(&self) -> &str {
        &self.key
    }

    /// What stands under it of a thing.
    pub(super) fn of(&self, thing: &T) -> Cell {
        (self.cell)(thing)
    }
}

/// A field.
pub(super) fn field<'a, T>(key: impl Into<String>, cell: impl Fn(&T) -> Cell + 'a) -> Field<'a, T> {
    Field { key: key.into(), cell: Box::new(cell) }
}

/// What things are on each axis of a book, as scripts find it: `dimensions.department`.
pub(super) fn by_axis<'a, T>(
    names: &Names,
    cell: impl Fn(usize, &T) -> Cell + Copy + 'a,
) -> impl Iterator<Item = Field<'a, T>> {
    let of_axis = move |(axis, name)| field(format!("dimensions.{name}"), move |thing: &T| cell(axis, thing));
    names.dimensions.names().enumerate().map(of_axis)
}

/// A table of these things, one record each.
pub(super) fn data_table<T>(
    key: &'static str,
    fields: &[Field<'_, T>],
    things: impl IntoIterator<Item = T>,
) -> DataTable {
    let record =
        |thing: T| Record { path: Vec::new(), values: fields.iter().map(|field| (field.cell)(&thing)).collect() };
    DataTable {
        key,
        columns: fields.iter().map(|field| field.key.clone()).collect(),
        records: things.into_iter().map(record).collect(),
        keyed: false,
    }
}

/// What is known, else nothing.
pub(super) fn known<V>(value: Option<V>, cell: impl FnOnce(V) -> Cell) -> Cell {
    value.map_or(Cell::Empty, cell)
}
