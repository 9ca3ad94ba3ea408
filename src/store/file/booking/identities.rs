//! The identities of a ledger's rows, by month: `.budget/index/fingerprints/<kind>/YYYY-MM.fp`.
//!
//! Only imports and the check after a merge ask for them. A file is a list of segments, one for
//! each batch that has rows in the month; segments are only added, by whoever holds the lock, and
//! each has a checksum, so a torn end is cut off and computed again. A segment of a batch that is
//! no more is passed over: names are hashes and never come back with other rows.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use xxhash_rust::xxh3::xxh3_64;

use crate::book::{no_link, step};
use crate::model::Month;
use crate::store::file::FileStore;
use crate::store::file::failure::{damaged, unreadable};
use crate::store::file::format::batch_file::{BatchFile, path_of};
use crate::store::file::format::columns::{Column, Columns};
use crate::store::file::format::lines::{lines, pieces};
use crate::store::file::format::row::{RowBuffer, parse_minor};
use crate::store::file::index::index_format::{Bytes, put_text, put_u32, put_u64};
use crate::store::file::index::scan::Part;
use crate::store::file::index::{Index, Torn, Trouble};
use crate::store::fingerprint::{Fingerprinter, Identity, Marks, Parts};
use crate::words::Failure;

/// A row of the ledger: its identity, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store::file) struct LedgerRow {
    pub(in crate::store::file) identity: Identity,
    /// The batch, by its slot in the index.
    pub(in crate::store::file) slot: u32,
    /// Where its line begins.
    pub(in crate::store::file) at: u64,
    /// Equal for rows of one category and the same members.
    pub(in crate::store::file) place: u64,
    /// Its amount.
    pub(in crate::store::file) minor: i64,
}

impl AsRef<Identity> for LedgerRow {
    fn as_ref(&self) -> &Identity {
        &self.identity
    }
}

/// Raised when identities are computed otherwise: those that are stored are then computed again.
const MAGIC: u32 = 0x3750_4642;

/// Bytes of one row: fingerprint, key, weak, origin, group, bare, undated, where it begins, place, amount; the parts and axes;
/// marks.
const ROW: usize = 16 + 8 * 9 + Parts::HASHES * 4 + 1 + 1;

/// May identities that had to be computed be kept for the next time? Only under the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store::file) enum Keep {
    Yes,
    No,
}

/// The rows of a month in the order of the ledger: by batch, then by place.
pub(super) fn of_month(store: &FileStore, index: &Index, month: Month, keep: Keep) -> Result<Vec<LedgerRow>, Trouble> {
    let parts = index.parts_by_batch(month)?;
    if parts.is_empty() {
        return Ok(Vec::new());
    }
    let path = store.index_folder().join("fingerprints").join(store.kind.name()).join(format!("{month}.fp"));
    let bytes = fs::read(&path).unwrap_or_default();
    let (segments, whole) = segments(&bytes);
    let mut rows = Vec::with_capacity(parts.iter().map(|p| p.rows as usize).sum());
    let mut added = Vec::new();
    for part in &parts {
        let name = &index.batch(part.batch)?.name;
        match segments.get(&(name.as_str(), part.from)) {
            Some(stored) if stored.len() == part.rows as usize * ROW => {
                let mut fields = Bytes(stored);
                while !fields.0.is_empty() {
                    rows.push(decode(&mut fields, part.batch)?);
                }
            }
            _ => {
                let from = rows.len();
                compute(store, &path_of(&store.folder(), name), part, &mut rows)?;
                put_segment(&mut added, name, part.from, &rows[from..]);
            }
        }
    }
    if keep == Keep::Yes && !added.is_empty() {
        // Losable: without it the next import computes them again.
        let _ = append(&path, whole, &added);
    }
    Ok(rows)
}

/// Are the identities that are stored of a month those of its rows?
pub(in crate::store::file) fn fit(store: &FileStore, index: &Index, month: Month) -> Result<bool, Trouble> {
    let path = store.index_folder().join("fingerprints").join(store.kind.name()).join(format!("{month}.fp"));
    let bytes = fs::read(&path).unwrap_or_default();
    let (segments, _) = segments(&bytes);
    for part in index.parts_by_batch(month)? {
        let name = &index.batch(part.batch)?.name;
        let Some(stored) = segments.get(&(name.as_str(), part.from)) else { continue };
        let (mut rows, mut segment) = (Vec::new(), Vec::new());
        compute(store, &path_of(&store.folder(), name), &part, &mut rows)?;
        put_segment(&mut segment, name, part.from, &rows);
        if !segment.ends_with(stored) || stored.len() != rows.len() * ROW {
            return Ok(false);
        }
    }
    Ok(true)
}

fn append(path: &Path, whole: usize, added: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    step()?;
    let mut options = File::options();
    options.write(true).create(true).truncate(false);
    let mut file = no_link(&mut options).open(path)?;
    file.set_len(whole as u64)?;
    file.seek(SeekFrom::Start(whole as u64))?;
    file.write_all(added)
}

/// A segment's batch and place, and the bytes of its rows.
type Segments<'a> = HashMap<(&'a str, u64), &'a [u8]>;

/// The whole segments of a file, and how many bytes they are.
fn segments(bytes: &[u8]) -> (Segments<'_>, usize) {
    let mut found = HashMap::new();
    let mut fields = Bytes(bytes);
    let mut whole = 0;
    while let Ok((key, rows)) = segment(&mut fields) {
        found.insert(key, rows);
        whole = bytes.len() - fields.0.len();
    }
    (found, whole)
}

fn segment<'a>(fields: &mut Bytes<'a>) -> Result<((&'a str, u64), &'a [u8]), Torn> {
    if fields.u32()? != MAGIC {
        return Err(Torn);
    }
    let length = fields.u32()? as usize;
    let name = std::str::from_utf8(fields.take(length)?).map_err(|_| Torn)?;
    let (from, length, checksum) = (fields.u64()?, fields.u64()?, fields.u64()?);
    let rows = fields.take(usize::try_from(length).map_err(|_| Torn)?)?;
    if xxh3_64(rows) == checksum { Ok(((name, from), rows)) } else { Err(Torn) }
}

fn put_segment(out: &mut Vec<u8>, name: &str, from: u64, rows: &[LedgerRow]) {
    let mut bytes = Vec::with_capacity(rows.len() * ROW);
    for LedgerRow { identity, at, place, minor, .. } in rows {
        bytes.extend_from_slice(&identity.fingerprint.to_le_bytes());
        put_u64(&mut bytes, identity.key);
        put_u64(&mut bytes, identity.weak);
        put_u64(&mut bytes, identity.origin);
        put_u64(&mut bytes, identity.group);
        put_u64(&mut bytes, identity.bare);
        put_u64(&mut bytes, identity.undated);
        put_u64(&mut bytes, *at);
        put_u64(&mut bytes, *place);
        bytes.extend_from_slice(&minor.to_le_bytes());
        identity.parts.hashes().iter().for_each(|hash| put_u32(&mut bytes, *hash));
        bytes.extend([identity.parts.axes, identity.marks.0]);
    }
    put_u32(out, MAGIC);
    put_text(out, name);
    put_u64(out, from);
    put_u64(out, bytes.len() as u64);
    put_u64(out, xxh3_64(&bytes));
    out.extend_from_slice(&bytes);
}

fn decode(fields: &mut Bytes<'_>, slot: u32) -> Result<LedgerRow, Torn> {
    let (fingerprint, key, weak) = (fields.u128()?, fields.u64()?, fields.u64()?);
    let (origin, group) = (fields.u64()?, fields.u64()?);
    let (bare, undated) = (fields.u64()?, fields.u64()?);
    let (at, place, minor) = (fields.u64()?, fields.u64()?, fields.u64()?.cast_signed());
    let mut hashes = [0; Parts::HASHES];
    for hash in &mut hashes {
        *hash = fields.u32()?;
    }
    let last = fields.take(2)?;
    let (parts, marks) = (Parts::from_hashes(hashes, last[0]), Marks(last[1]));
    let identity = Identity { fingerprint, key, weak, parts, origin, group, bare, undated, marks };
    Ok(LedgerRow { identity, slot, at, place, minor })
}

/// Computes the identities of a part from its batch.
fn compute(store: &FileStore, path: &Path, part: &Part, rows: &mut Vec<LedgerRow>) -> Result<(), Failure> {
    let mut file = BatchFile::open(&store.book, path)?;
    let columns = file.columns.clone();
    let mut tool = (RowBuffer::default(), Fingerprinter::default());
    let mut buffer = Vec::new();
    let result = pieces(file.at(part.from)?, part.to - part.from, |offset, piece| {
        for (at, line) in lines(piece) {
            let line = std::str::from_utf8(line).map_err(|_| None)?;
            let row = tool.0.split(line).ok_or(None)?;
            let identity = row.identity(&columns, store.currency.digits(), &mut tool.1).ok_or(None)?;
            let minor =
                parse_minor(row.column(&columns, Column::Amount).as_bytes(), store.currency.digits()).ok_or(None)?;
            let members =
                columns.by_name.iter().map(|&axis| (columns.axes[axis].as_str(), row.get(Columns::AXES + axis)));
            let place = place(&mut buffer, row.get(Columns::CATEGORY), members);
            rows.push(LedgerRow { identity, slot: part.batch, at: part.from + offset + at as u64, place, minor });
        }
        Ok::<(), Stop>(())
    });
    result.map_err(|stop| match stop.0 {
        Some(e) => unreadable(path, &e),
        None => damaged(&store.book, path),
    })
}

/// Where a row stands: its category, and the members that it has, by axis in the order of their names.
pub(in crate::store::file) fn place<'a>(
    buffer: &mut Vec<u8>,
    category: &str,
    members: impl Iterator<Item = (&'a str, &'a str)>,
) -> u64 {
    buffer.clear();
    buffer.extend_from_slice(category.as_bytes());
    for (axis, member) in members.filter(|(_, member)| !member.is_empty()) {
        [axis, member].into_iter().for_each(|text| put_text(buffer, text));
    }
    xxh3_64(buffer)
}

/// Why computing stopped: the file, or a line that does not read.
struct Stop(Option<std::io::Error>);

impl From<std::io::Error> for Stop {
    fn from(e: std::io::Error) -> Stop {
        Stop(Some(e))
    }
}

impl From<Option<std::io::Error>> for Stop {
    fn from(e: Option<std::io::Error>) -> Stop {
        Stop(e)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_survive_a_torn_end() {
        let marks = Marks(Marks::VOUCHER);
        let parts = Parts::from_hashes([21, 22, 23, 24, 25, 26, 27, 28, 30, 31, 32], 29);
        let identity =
            Identity { fingerprint: 7, key: 8, weak: 10, parts, origin: 9, group: 12, bare: 15, undated: 16, marks };
        let row = LedgerRow { identity, slot: 3, at: 120, place: 13, minor: -14 };
        let mut bytes = Vec::new();
        put_segment(&mut bytes, "a", 100, &[row, row]);
        let first = bytes.len();
        put_segment(&mut bytes, "b", 100, &[row]);
        assert_eq!((segments(&bytes).0.len(), segments(&bytes).1), (2, bytes.len()));
        for cut in first..bytes.len() {
            let (found, whole) = segments(&bytes[..cut]);
            assert_eq!((found.len(), whole), (1, first), "cut at {cut}");
            assert_eq!(decode(&mut Bytes(found[&("a", 100)]), 3).unwrap(), row);
        }
        bytes[first + 60] ^= 1;
        assert_eq!(segments(&bytes).1, first, "a flipped bit");
    }
}
