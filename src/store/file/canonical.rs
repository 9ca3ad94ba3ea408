//! Batches as the bytes that files have, and their names, for backends that keep rows otherwise: what is booked there is
//! named by the same hash, and comes out as the same file.

use std::fs;

use chrono::{DateTime, Utc};

use super::FileStore;
use super::failure::{damaged, unreadable};
use super::format::batch_file::path_of;
use super::format::batch_name::{BatchName, Place};
use super::format::columns::Columns;
use super::format::row::{AxisMap, RowBuffer};
use super::format::row_writer::write_row;
use crate::model::{Currency, Posting};
use crate::store::BatchId;
use crate::words::Failure;

/// A batch of a folder, whole.
pub(in crate::store) struct Whole {
    /// Its first line, with its end.
    pub(in crate::store) header: String,
    /// The axes of its rows' members.
    pub(in crate::store) axes: Vec<String>,
    /// Its rows, in its order.
    pub(in crate::store) rows: Vec<Posting>,
}

impl FileStore {
    /// Reads a batch with all that it has.
    pub(in crate::store) fn whole(&self, id: &BatchId) -> Result<Whole, Failure> {
        let path = path_of(&self.folder(), &id.0);
        let text = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
        let damaged = || damaged(&self.book, &path);
        let (head, rest) = text.split_once('\n').ok_or_else(damaged)?;
        let columns = Columns::parse(head).ok_or_else(damaged)?;
        let (axes, mut buffer) = (AxisMap::new(&columns, &columns.axes), RowBuffer::default());
        let mut rows = Vec::new();
        for line in rest.lines() {
            let row = buffer.split(line).ok_or_else(damaged)?;
            rows.push(row.posting(&columns, &axes, self.currency, |row| row.to_posting()).map_err(|_| damaged())?);
        }
        Ok(Whole { header: format!("{head}\n"), axes: columns.axes.clone(), rows })
    }
}

/// The bytes of a batch, row by row.
pub(in crate::store) struct Canonical {
    columns: Columns,
    hasher: blake3::Hasher,
    line: Vec<u8>,
    size: u64,
}

impl Canonical {
    /// A new batch of rows with members of these axes; the header.
    pub(in crate::store) fn new(axes: &[String], currency: Currency) -> (Canonical, String) {
        let said = Some(currency).filter(|own| !matches!(*own, Currency::NONE | Currency::CNY));
        let columns = Columns::canonical(axes).counted_in(said);
        let header = String::from_utf8_lossy(&columns.header()).into_owned();
        (Canonical::with(columns), header)
    }

    /// A batch that has this header, if a program of today would write it so; and its axes.
    pub(in crate::store) fn under(header: &str, currency: Currency) -> Option<(Canonical, Vec<String>)> {
        let read = Columns::parse(header.trim_end_matches(['\n', '\r']))?;
        let said = read.currency_at().map(|_| currency);
        let columns = Columns::canonical(&read.axes).counted_in(said);
        (columns.header() == header.as_bytes()).then(|| (Canonical::with(columns), read.axes))
    }

    fn with(columns: Columns) -> Canonical {
        let header = columns.header();
        let mut hasher = blake3::Hasher::new();
        hasher.update(&header);
        Canonical { columns, hasher, line: Vec::new(), size: header.len() as u64 }
    }

    /// The line of the next row, with its end.
    pub(in crate::store) fn row(&mut self, posting: &Posting) -> &[u8] {
        self.line.clear();
        posting.with_ref(|posting| write_row(&mut self.line, &self.columns, posting));
        self.hasher.update(&self.line);
        self.size += self.line.len() as u64;
        &self.line
    }

    /// How many bytes there are.
    pub(in crate::store) fn size(&self) -> u64 {
        self.size
    }

    /// The hash of all of them.
    pub(in crate::store) fn hash(&self) -> blake3::Hash {
        self.hasher.finalize()
    }
}

/// The name of a new batch behind all of these, and when it counts as booked: not before what it corrects.
pub(in crate::store) fn new_name<'n>(
    names: impl Iterator<Item = &'n str>,
    (now, corrected): (DateTime<Utc>, Option<DateTime<Utc>>),
    slug: &str,
    hash: &blake3::Hash,
) -> (BatchId, DateTime<Utc>) {
    let place = Place::behind(names, now);
    let place = corrected.map_or(place, |corrected| place.not_before(corrected));
    let name = BatchName::new(place, slug, hash);
    (name.id(), name.booked_at)
}

/// Are these the bytes that were booked under a name?
pub(in crate::store) fn fits(id: &str, hash: &blake3::Hash) -> bool {
    BatchName::parse(id).is_some_and(|name| name.fits(hash))
}
