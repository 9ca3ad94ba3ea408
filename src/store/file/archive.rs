//! The original bytes of imported files, under `ledger/source/`.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread::JoinHandle;

use tempfile::NamedTempFile;

use super::batch_name::short;
use super::failure::unwritable;
use super::syncer::Syncer;
use crate::book::{Book, persist, temporary};
use crate::words::Failure;

/// Takes the bytes of a file as they are read, and keeps them if asked to. Dropped, it leaves nothing.
///
/// A thread behind hashes and writes, so that reading an export waits for neither.
pub struct Archive {
    chunk: Vec<u8>,
    behind: Option<Behind>,
    folder: PathBuf,
}

/// The ways to the thread behind and back, and what it will come to.
struct Behind {
    forward: Option<SyncSender<Vec<u8>>>,
    /// Emptied chunks, to be filled again.
    emptied: Receiver<Vec<u8>>,
    thread: JoinHandle<io::Result<(NamedTempFile, blake3::Hash)>>,
}

/// How many bytes go behind at once, and how many such chunks may wait there.
const CHUNK: usize = 1 << 20;
const WAITING: usize = 2;

impl Archive {
    /// Begins with a file.
    pub fn begin(book: &Book) -> Result<Archive, Failure> {
        let folder = book.source();
        let begin = || -> io::Result<NamedTempFile> {
            fs::create_dir_all(&folder)?;
            let file = temporary(&folder)?;
            // Tells a file in use from one that a killed import left.
            file.as_file().lock()?;
            Ok(file)
        };
        let mut file = begin().map_err(|e| unwritable(&folder, &e))?;
        let syncer = Syncer::of(file.as_file()).map_err(|e| unwritable(&folder, &e))?;
        let (forward, receiver) = sync_channel::<Vec<u8>>(WAITING);
        let (back, emptied) = channel();
        let thread = std::thread::spawn(move || {
            let mut hasher = blake3::Hasher::new();
            for mut chunk in receiver {
                file.write_all(&chunk)?;
                hasher.update(&chunk);
                syncer.written(hasher.count());
                chunk.clear();
                // Nobody fills it any more after the last one.
                let _ = back.send(chunk);
            }
            syncer.finish()?;
            // The rest too, while the caller judges and books.
            file.as_file().sync_data()?;
            Ok((file, hasher.finalize()))
        });
        let behind = Some(Behind { forward: Some(forward), emptied, thread });
        Ok(Archive { chunk: Vec::new(), behind, folder })
    }

    /// No more bytes come: what is left goes to the disk while the caller does something else.
    pub fn complete(&mut self) -> Result<(), Failure> {
        self.send().map_err(|e| unwritable(&self.folder, &e))?;
        if let Some(behind) = &mut self.behind {
            behind.forward = None;
        }
        Ok(())
    }

    /// Keeps the bytes as `<12 hex>-<name>`; does nothing if they are there already. Returns the file's name.
    pub fn keep(mut self, name: &str) -> Result<String, Failure> {
        let (file, hash) = self.finish().map_err(|e| unwritable(&self.folder, &e))?;
        let hash = short(&hash);
        let safe: String =
            name.chars().map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { '-' } else { c }).collect();
        let kept = format!("{hash}-{safe}");
        let path = self.folder.join(&kept);
        if !path.exists() {
            persist(file, &path)?;
        }
        Ok(kept)
    }

    fn send(&mut self) -> io::Result<()> {
        if self.chunk.is_empty() {
            return Ok(());
        }
        let emptied = self.behind.as_ref().and_then(|behind| behind.emptied.try_recv().ok());
        let next = emptied.unwrap_or_else(|| Vec::with_capacity(CHUNK));
        let chunk = std::mem::replace(&mut self.chunk, next);
        match self.behind.as_ref().and_then(|behind| behind.forward.as_ref()) {
            Some(forward) if forward.send(chunk).is_ok() => Ok(()),
            // The thread behind has stopped: it knows why.
            _ => self.join().map(|_| ()),
        }
    }

    fn join(&mut self) -> io::Result<(NamedTempFile, blake3::Hash)> {
        let Behind { forward, thread, .. } = self.behind.take().ok_or(io::ErrorKind::BrokenPipe)?;
        drop(forward);
        thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    }

    fn finish(&mut self) -> io::Result<(NamedTempFile, blake3::Hash)> {
        self.send()?;
        self.join()
    }
}

impl Drop for Archive {
    fn drop(&mut self) {
        // The temporary file goes with the thread's result: wait for it, so that nothing is left behind.
        let _ = self.join();
    }
}

impl Write for Archive {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.chunk.extend_from_slice(bytes);
        if self.chunk.len() >= CHUNK {
            self.send()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Removes temporary files that nobody holds any more.
pub(super) fn clean(book: &Book) {
    for entry in fs::read_dir(book.source()).into_iter().flatten().flatten() {
        let left = entry.file_name().to_str().is_some_and(|name| name.starts_with(".tmp-"));
        if left && File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_kept_once_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let book = Book::at(folder.path());
        let files = || fs::read_dir(book.source()).unwrap().count();
        let write = || {
            let mut archive = Archive::begin(&book).unwrap();
            archive.write_all("日期,金额\n".as_bytes()).unwrap();
            archive
        };
        drop(write());
        assert_eq!(files(), 0);
        let name = write().keep("一月/费用.csv").unwrap();
        assert!(name.ends_with("-一月-费用.csv"), "{name}");
        assert_eq!(fs::read(book.source().join(&name)).unwrap(), "日期,金额\n".as_bytes());
        assert_eq!((write().keep("一月/费用.csv").unwrap(), files()), (name, 1));
    }

    #[test]
    fn only_what_nobody_holds_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let book = Book::at(folder.path());
        let held = Archive::begin(&book).unwrap();
        fs::write(book.source().join(".tmp-left"), "x").unwrap();
        clean(&book);
        assert!(!book.source().join(".tmp-left").exists());
        assert!(held.keep("a.csv").is_ok());
    }
}
