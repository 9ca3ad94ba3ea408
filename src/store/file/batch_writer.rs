//! Writing a batch: chunks of lines are written, hashed and summed by a thread behind.
//!
//! The sums are those of the very bytes that go to disk, by the scanner that reads batches, so
//! that what the index says of a batch and what the batch says of itself cannot differ.

use std::io::{self, Write};
use std::path::Path;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::JoinHandle;

use tempfile::NamedTempFile;

use super::columns::Columns;
use super::scan::{Found, ScanError, Scanner};

/// How many bytes go to the thread behind at once, and how many such chunks may wait there.
const CHUNK: usize = 1 << 20;
const WAITING: usize = 4;

/// How many bytes are written before they are sent to the disk, so that the last sync has little left to do.
const SYNC: usize = 32 << 20;

/// A batch being written to a temporary file in its folder.
pub(super) struct BatchWriter {
    chunk: Vec<u8>,
    /// Bytes of all chunks before this one.
    offset: u64,
    behind: Option<Behind>,
}

/// The way to the thread behind, and what it will come to.
type Behind = (SyncSender<Vec<u8>>, JoinHandle<Result<Written, WriteError>>);

/// A batch that is written but has no name yet.
pub(super) struct Written {
    pub(super) file: NamedTempFile,
    pub(super) hash: blake3::Hash,
    pub(super) found: Found,
}

/// Why a batch could not be written.
#[derive(Debug)]
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
    /// Begins a batch with its header. With `lasting`, it goes to the disk as it is written.
    pub(super) fn new(folder: &Path, columns: &Columns, digits: u32, lasting: bool) -> io::Result<BatchWriter> {
        std::fs::create_dir_all(folder)?;
        let mut file = NamedTempFile::with_prefix_in(".tmp-", folder)?;
        let header = columns.header();
        file.write_all(&header)?;
        let mut hasher = blake3::Hasher::new();
        hasher.update(&header);
        let mut offset = header.len() as u64;
        let columns = columns.clone();
        let (sender, receiver) = sync_channel::<Vec<u8>>(WAITING);
        let handle = std::thread::spawn(move || {
            let mut scanner = Scanner::new(columns.axes.len(), digits);
            scanner.begin(0);
            let mut unsynced = 0;
            for chunk in receiver {
                file.write_all(&chunk)?;
                hasher.update(&chunk);
                scanner.scan(&columns, offset, &chunk).map_err(WriteError::Scan)?;
                offset += chunk.len() as u64;
                unsynced += chunk.len();
                if lasting && unsynced >= SYNC {
                    file.as_file().sync_data()?;
                    unsynced = 0;
                }
            }
            scanner.end(&columns);
            Ok(Written { file, hash: hasher.finalize(), found: scanner.into_found() })
        });
        let offset = header.len() as u64;
        Ok(BatchWriter { chunk: Vec::with_capacity(CHUNK + CHUNK / 8), offset, behind: Some((sender, handle)) })
    }

    /// Where the next line will stand.
    pub(super) fn offset(&self) -> u64 {
        self.offset + self.chunk.len() as u64
    }

    /// Adds whole lines, which `write` appends to the buffer it is given.
    pub(super) fn append(&mut self, write: impl FnOnce(&mut Vec<u8>)) -> Result<(), WriteError> {
        write(&mut self.chunk);
        if self.chunk.len() >= CHUNK { self.send() } else { Ok(()) }
    }

    /// Adds whole lines.
    pub(super) fn write(&mut self, lines: &[u8]) -> Result<(), WriteError> {
        self.append(|chunk| chunk.extend_from_slice(lines))
    }

    fn send(&mut self) -> Result<(), WriteError> {
        let chunk = std::mem::replace(&mut self.chunk, Vec::with_capacity(CHUNK + CHUNK / 8));
        self.offset += chunk.len() as u64;
        match &self.behind {
            Some((sender, _)) if sender.send(chunk).is_ok() => Ok(()),
            // The thread behind has stopped: it knows why.
            _ => self.join().map(|_| ()),
        }
    }

    fn join(&mut self) -> Result<Written, WriteError> {
        let gone = || io::Error::from(io::ErrorKind::BrokenPipe);
        let (sender, handle) = self.behind.take().ok_or_else(gone)?;
        drop(sender);
        handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    }

    /// Ends the batch.
    pub(super) fn finish(mut self) -> Result<Written, WriteError> {
        self.send()?;
        self.join()
    }
}
