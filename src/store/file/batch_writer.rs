//! Writing a batch: chunks of lines are written and hashed behind, and summed on the way.
//!
//! The sums are those of the very bytes that go to disk, by the scanner that reads batches, so
//! that what the index says of a batch and what the batch says of itself cannot differ.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::JoinHandle;

use tempfile::NamedTempFile;

use super::columns::Columns;
use super::scan::{Found, ScanError, Scanner};

/// How many bytes go to the thread behind at once, and how many such chunks may wait there.
const CHUNK: usize = 1 << 20;
const WAITING: usize = 4;

/// A batch being written to a temporary file in its folder.
pub(super) struct BatchWriter {
    columns: Columns,
    scanner: Scanner,
    chunk: Vec<u8>,
    /// Bytes of all chunks before this one.
    offset: u64,
    behind: Option<Behind>,
}

/// The way to the thread behind, and what it will come to.
type Behind = (SyncSender<Arc<Vec<u8>>>, JoinHandle<io::Result<Finished>>);

struct Finished {
    file: NamedTempFile,
    hash: blake3::Hash,
}

/// A batch that is written but has no name yet.
pub(super) struct Written {
    pub(super) file: NamedTempFile,
    pub(super) hash: blake3::Hash,
    pub(super) found: Found,
}

/// Why a batch could not be written.
pub(super) enum WriteError {
    Io(io::Error),
    Scan(ScanError),
}

impl From<io::Error> for WriteError {
    fn from(e: io::Error) -> WriteError {
        WriteError::Io(e)
    }
}

impl BatchWriter {
    /// Begins a batch with its header; its parts will carry this slot.
    pub(super) fn new(folder: &Path, columns: &Columns, digits: u32, slot: u32) -> io::Result<BatchWriter> {
        let mut file = NamedTempFile::with_prefix_in(".tmp-", folder)?;
        let header = columns.header();
        file.write_all(&header)?;
        let mut hasher = blake3::Hasher::new();
        hasher.update(&header);
        let (sender, receiver) = sync_channel::<Arc<Vec<u8>>>(WAITING);
        let handle = std::thread::spawn(move || {
            for chunk in receiver {
                hasher.update(&chunk);
                file.write_all(&chunk)?;
            }
            Ok(Finished { file, hash: hasher.finalize() })
        });
        let mut scanner = Scanner::new(columns.axes.len(), digits);
        scanner.begin(slot);
        Ok(BatchWriter {
            columns: columns.clone(),
            scanner,
            chunk: Vec::with_capacity(CHUNK),
            offset: header.len() as u64,
            behind: Some((sender, handle)),
        })
    }

    /// Adds whole lines.
    pub(super) fn write(&mut self, lines: &[u8]) -> Result<(), WriteError> {
        self.chunk.extend_from_slice(lines);
        if self.chunk.len() >= CHUNK { self.send() } else { Ok(()) }
    }

    fn send(&mut self) -> Result<(), WriteError> {
        let chunk = Arc::new(std::mem::replace(&mut self.chunk, Vec::with_capacity(CHUNK)));
        if let Some((sender, _)) = &self.behind
            && sender.send(chunk.clone()).is_err()
        {
            // The thread behind has stopped: it knows why.
            return self.join().map(|_| ());
        }
        self.scanner.scan(&self.columns, self.offset, &chunk).map_err(WriteError::Scan)?;
        self.offset += chunk.len() as u64;
        Ok(())
    }

    fn join(&mut self) -> Result<Finished, WriteError> {
        let gone = || io::Error::from(io::ErrorKind::BrokenPipe);
        let (sender, handle) = self.behind.take().ok_or_else(gone)?;
        drop(sender);
        let finished = handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        Ok(finished)
    }

    /// Ends the batch.
    pub(super) fn finish(mut self) -> Result<Written, WriteError> {
        self.send()?;
        self.scanner.end(&self.columns);
        let Finished { file, hash } = self.join()?;
        Ok(Written { file, hash, found: self.scanner.into_found() })
    }
}
