//! Writing a batch: chunks of lines are written, hashed and summed by a thread behind.
//!
//! The sums are those of the very bytes that go to disk, by the scanner that reads batches, so
//! that what the index says of a batch and what the batch says of itself cannot differ.

use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use super::syncer::Syncer;
use crate::book::{step, temporary};
use crate::store::file::behind::{Behind, Work};
use crate::store::file::format::columns::Columns;
use crate::store::file::index::scan::{Found, ScanError, Scanner};

/// How many bytes go to the thread behind at once, and how many such chunks may wait there. A chunk is gone
/// through twice: it should find room in the processor's cache, and leave some to the sums.
const CHUNK: usize = 1 << 18;
const WAITING: usize = 16;

/// A batch being written to a temporary file in its folder.
pub(in crate::store::file) struct BatchWriter {
    chunk: Vec<u8>,
    /// Bytes of all chunks before this one.
    offset: u64,
    behind: Behind<Writing>,
}

/// Writes, hashes and sums.
struct Writing {
    file: NamedTempFile,
    columns: Columns,
    hasher: blake3::Hasher,
    scanner: Scanner,
    syncer: Option<Syncer>,
    offset: u64,
}

impl Work for Writing {
    type Done = Written;
    type Error = WriteError;

    fn take(&mut self, chunk: &[u8]) -> Result<(), WriteError> {
        step()?;
        self.file.write_all(chunk)?;
        self.hasher.update(chunk);
        self.scanner.scan(&self.columns, self.offset, chunk).map_err(WriteError::Scan)?;
        self.offset += chunk.len() as u64;
        if let Some(syncer) = &self.syncer {
            syncer.written(self.offset);
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Written, WriteError> {
        self.scanner.end(&self.columns);
        if let Some(syncer) = self.syncer {
            syncer.finish()?;
        }
        Ok(Written { file: self.file, hash: self.hasher.finalize(), found: self.scanner.into_found() })
    }
}

/// A batch that is written but has no name yet.
pub(in crate::store::file) struct Written {
    pub(in crate::store::file) file: NamedTempFile,
    pub(in crate::store::file) hash: blake3::Hash,
    pub(in crate::store::file) found: Found,
}

/// Why a batch could not be written.
#[derive(Debug)]
pub(in crate::store::file) enum WriteError {
    Io(io::Error),
    Scan(ScanError),
}

impl From<io::Error> for WriteError {
    fn from(e: io::Error) -> WriteError {
        WriteError::Io(e)
    }
}

impl BatchWriter {
    /// Begins a batch with its header. With `lasting`, it goes to the disk as it is written.
    pub(in crate::store::file) fn new(
        folder: &Path,
        columns: &Columns,
        digits: u32,
        lasting: bool,
    ) -> io::Result<BatchWriter> {
        let mut file = temporary(folder)?;
        let header = columns.header();
        file.write_all(&header)?;
        let mut hasher = blake3::Hasher::new();
        hasher.update(&header);
        let offset = header.len() as u64;
        let syncer = if lasting { Some(Syncer::new(file.as_file())?) } else { None };
        let mut scanner = Scanner::new(columns.axes.len(), digits);
        scanner.begin(0);
        let writing = Writing { file, columns: columns.clone(), hasher, scanner, syncer, offset };
        let behind = Behind::begin(writing, WAITING);
        Ok(BatchWriter { chunk: Vec::with_capacity(CHUNK + CHUNK / 8), offset, behind })
    }

    /// Where the next line will stand.
    pub(in crate::store::file) fn offset(&self) -> u64 {
        self.offset + self.chunk.len() as u64
    }

    /// Adds whole lines, which `write` appends to the buffer it is given.
    pub(in crate::store::file) fn append(&mut self, write: impl FnOnce(&mut Vec<u8>)) -> Result<(), WriteError> {
        write(&mut self.chunk);
        if self.chunk.len() >= CHUNK { self.send() } else { Ok(()) }
    }

    /// Adds whole lines.
    pub(in crate::store::file) fn write(&mut self, lines: &[u8]) -> Result<(), WriteError> {
        self.append(|chunk| chunk.extend_from_slice(lines))
    }

    fn send(&mut self) -> Result<(), WriteError> {
        let chunk = std::mem::take(&mut self.chunk);
        self.offset += chunk.len() as u64;
        let emptied = self.behind.send(chunk)?;
        self.chunk = emptied.unwrap_or_else(|| Vec::with_capacity(CHUNK + CHUNK / 8));
        Ok(())
    }

    /// Ends the batch.
    pub(in crate::store::file) fn finish(mut self) -> Result<Written, WriteError> {
        self.send()?;
        self.behind.finish()
    }
}
