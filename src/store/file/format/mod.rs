//! The format of a batch: its name, its columns, its rows, read and written.

pub(super) mod batch_file;
pub(super) mod batch_name;
pub(super) mod columns;
pub(super) mod key_table;
pub(super) mod lines;
pub(super) mod put_away_name;
pub(super) mod row;
pub(super) mod row_writer;
