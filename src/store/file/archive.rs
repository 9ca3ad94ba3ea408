//! The original bytes of imported files, under `ledger/source/`.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::PathBuf;

use tempfile::NamedTempFile;

use super::batch_name::short;
use super::behind::{Behind, Work};
use super::failure::unwritable;
use super::syncer::Syncer;
use crate::book::{Book, persist, temporary};
use crate::words::Failure;

/// Takes the bytes of a file as they are read, and keeps them if asked to. Dropped, it leaves nothing.
///
/// A thread behind hashes and writes, so that reading an export waits for neither.
pub struct Archive {
    chunk: Vec<u8>,
    behind: Behind<Keeping>,
    folder: PathBuf,
}

/// Writes and hashes.
struct Keeping {
    file: NamedTempFile,
    hasher: blake3::Hasher,
    syncer: Syncer,
}

impl Work for Keeping {
    type Done = (NamedTempFile, blake3::Hash);
    type Error = io::Error;

    fn take(&mut self, chunk: &[u8]) -> io::Result<()> {
        self.file.write_all(chunk)?;
        self.hasher.update(chunk);
        self.syncer.written(self.hasher.count());
        Ok(())
    }

    fn finish(self) -> io::Result<(NamedTempFile, blake3::Hash)> {
        self.syncer.finish()?;
        // The rest too, while the caller judges and books.
        self.file.as_file().sync_data()?;
        Ok((self.file, self.hasher.finalize()))
    }
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
        let file = begin().map_err(|e| unwritable(&folder, &e))?;
        let syncer = Syncer::of(file.as_file()).map_err(|e| unwritable(&folder, &e))?;
        let behind = Behind::begin(Keeping { file, hasher: blake3::Hasher::new(), syncer }, WAITING);
        Ok(Archive { chunk: Vec::new(), behind, folder })
    }

    /// No more bytes come: what is left goes to the disk while the caller does something else.
    pub fn complete(&mut self) -> Result<(), Failure> {
        self.send().map_err(|e| unwritable(&self.folder, &e))?;
        self.behind.complete();
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
        let emptied = self.behind.send(std::mem::take(&mut self.chunk))?;
        self.chunk = emptied.unwrap_or_else(|| Vec::with_capacity(CHUNK));
        Ok(())
    }

    fn finish(&mut self) -> io::Result<(NamedTempFile, blake3::Hash)> {
        self.send()?;
        self.behind.finish()
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
