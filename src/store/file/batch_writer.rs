//! Writing a batch: chunks of lines are written, hashed and summed by a thread behind.
//!
//! The sums are those of the very bytes that go to disk, by the scanner that reads batches, so
//! that what the index says of a batch and what the batch says of itself cannot differ.

use std::io::{self, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread::JoinHandle;

use tempfile::NamedTempFile;

use super::columns::Columns;
use super::scan::{Found, ScanError, Scanner};
use super::syncer::Syncer;
use crate::book::temporary;

/// How many bytes go to the thread behind at once, and how many such chunks may wait there. A chunk is gone
/// through twice: it should find room in the processor's cache, and leave some to the sums.
const CHUNK: usize = 1 << 18;
const WAITING: usize = 16;

/// A batch being written to a temporary file in its folder.
pub(super) struct BatchWriter {
    chunk: Vec<u8>,
    /// Bytes of all chunks before this one.
    offset: u64,
    behind: Option<Behind>,
}

/// The way to the thread behind, and what it will come to.
struct Behind {
    forward: SyncSender<Vec<u8>>,
    /// Emptied chunks, to be filled again: memory fresh from the system costs more than the copying.
    emptied: Receiver<Vec<u8>>,
    thread: JoinHandle<Result<Written, WriteError>>,
}

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
        let mut file = temporary(folder)?;
        let header = columns.header();
        file.write_all(&header)?;
        let mut hasher = blake3::Hasher::new();
        hasher.update(&header);
        let mut offset = header.len() as u64;
        let columns = columns.clone();
        let syncer = if lasting { Some(Syncer::of(file.as_file())?) } else { None };
        let (forward, receiver) = sync_channel::<Vec<u8>>(WAITING);
        let (back, emptied) = channel();
        let thread = std::thread::spawn(move || {
            let mut scanner = Scanner::new(columns.axes.len(), digits);
            scanner.begin(0);
            for mut chunk in receiver {
                file.write_all(&chunk)?;
                hasher.update(&chunk);
                scanner.scan(&columns, offset, &chunk).map_err(WriteError::Scan)?;
                offset += chunk.len() as u64;
                if let Some(syncer) = &syncer {
                    syncer.written(offset);
                }
                chunk.clear();
                // Nobody fills it any more after the last one.
                let _ = back.send(chunk);
            }
            scanner.end(&columns);
            if let Some(syncer) = syncer {
                syncer.finish()?;
            }
            Ok(Written { file, hash: hasher.finalize(), found: scanner.into_found() })
        });
        let offset = header.len() as u64;
        let behind = Some(Behind { forward, emptied, thread });
        Ok(BatchWriter { chunk: Vec::with_capacity(CHUNK + CHUNK / 8), offset, behind })
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
        let emptied = self.behind.as_ref().and_then(|behind| behind.emptied.try_recv().ok());
        let next = emptied.unwrap_or_else(|| Vec::with_capacity(CHUNK + CHUNK / 8));
        let chunk = std::mem::replace(&mut self.chunk, next);
        self.offset += chunk.len() as u64;
        match &self.behind {
            Some(behind) if behind.forward.send(chunk).is_ok() => Ok(()),
            // The thread behind has stopped: it knows why.
            _ => self.join().map(|_| ()),
        }
    }

    fn join(&mut self) -> Result<Written, WriteError> {
        let Behind { forward, thread, .. } =
            self.behind.take().ok_or_else(|| io::Error::from(io::ErrorKind::BrokenPipe))?;
        drop(forward);
        thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    }

    /// Ends the batch.
    pub(super) fn finish(mut self) -> Result<Written, WriteError> {
        self.send()?;
        self.join()
    }
}
