//! The original bytes of imported files, under `ledger/source/`.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::behind::{Behind, Work};
use super::booking::syncer::Syncer;
use super::failure::unwritable;
use super::format::batch_name::short;
use crate::book::{Book, open_own, persist_new, remove, replace, step, sync_file, temporary};
use crate::store::originals::safe_name;
use crate::store::{Archive, Kept};
use crate::words::Failure;

/// Takes the bytes of a file as they are read, and keeps them if asked to. Dropped, it leaves nothing.
///
/// A thread behind hashes and writes, so that reading an export waits for neither.
pub struct FileArchive {
    chunk: Vec<u8>,
    behind: Behind<Keeping>,
    whole: Option<(NamedTempFile, blake3::Hash)>,
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
        step()?;
        self.file.write_all(chunk)?;
        self.hasher.update(chunk);
        self.syncer.written(self.hasher.count());
        Ok(())
    }

    fn finish(self) -> io::Result<(NamedTempFile, blake3::Hash)> {
        self.syncer.finish()?;
        // The rest too, while the caller judges and books.
        sync_file(self.file.as_file(), self.file.path())?;
        Ok((self.file, self.hasher.finalize()))
    }
}

/// How many bytes go behind at once, and how many such chunks may wait there.
const CHUNK: usize = 1 << 20;
const WAITING: usize = 2;

impl FileArchive {
    /// Begins with a file.
    pub fn begin(book: &Book) -> Result<FileArchive, Failure> {
        let folder = book.source();
        let file = temporary(&folder).map_err(|e| unwritable(&folder, &e))?;
        let syncer = Syncer::new(file.as_file()).map_err(|e| unwritable(&folder, &e))?;
        let behind = Behind::begin(Keeping { file, hasher: blake3::Hasher::new(), syncer }, WAITING);
        Ok(FileArchive { chunk: Vec::new(), behind, whole: None, folder })
    }

    fn send(&mut self) -> io::Result<()> {
        if self.chunk.is_empty() {
            return Ok(());
        }
        let emptied = self.behind.send(std::mem::take(&mut self.chunk))?;
        self.chunk = emptied.unwrap_or_else(|| Vec::with_capacity(CHUNK));
        Ok(())
    }

    /// The whole file and its hash, once all bytes are written.
    fn finished(&mut self) -> io::Result<&(NamedTempFile, blake3::Hash)> {
        if self.whole.is_none() {
            self.send()?;
            self.whole = Some(self.behind.finish()?);
        }
        self.whole.as_ref().ok_or_else(|| io::ErrorKind::BrokenPipe.into())
    }
}

impl Archive for FileArchive {
    fn complete(&mut self) -> Result<(), Failure> {
        self.send().map_err(|e| unwritable(&self.folder, &e))?;
        self.behind.complete();
        Ok(())
    }

    fn hash(&mut self) -> Result<String, Failure> {
        let hash = self.finished().map(|(_, hash)| short(hash));
        hash.map_err(|e| unwritable(&self.folder, &e))
    }

    fn keep(mut self: Box<Self>, name: &str) -> Result<Kept, Failure> {
        self.hash()?;
        let Some((file, hash)) = self.whole.take() else {
            return Err(unwritable(&self.folder, &io::ErrorKind::BrokenPipe.into()));
        };
        let name = format!("{}-{}", short(&hash), safe_name(name));
        let path = self.folder.join(&name);
        match persist_new(file, &path)? {
            Ok(told) => {
                let remove_it = move || {
                    let _ = remove(&path);
                };
                Ok(Kept { name, told, undo: Some(Box::new(remove_it)) })
            }
            Err(_) if hash_of(&path).is_ok_and(|there| there == hash) => Ok(Kept { name, told: None, undo: None }),
            Err(file) => {
                // What stands there is not what its name says: it is of no use to anybody.
                let told = replace(file, &path)?;
                Ok(Kept { name, told, undo: None })
            }
        }
    }

    fn mend(mut self: Box<Self>) -> Result<Option<Kept>, Failure> {
        let begins = format!("{}-", self.hash()?);
        let Some((file, hash)) = self.whole.take() else { return Ok(None) };
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let named = entries.filter_map(|entry| entry.file_name().into_string().ok());
        // One of them: who keeps the file under two names imports it under both.
        let damaged = |name: &String| {
            let path = self.folder.join(name);
            name.starts_with(&begins) && path.is_file() && hash_of(&path).is_ok_and(|there| there != hash)
        };
        let Some(name) = named.filter(damaged).min() else { return Ok(None) };
        let told = replace(file, &self.folder.join(&name))?;
        Ok(Some(Kept { name, told, undo: None }))
    }
}

impl Write for FileArchive {
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

/// The hash of a file.
pub(super) fn hash_of(path: &Path) -> io::Result<blake3::Hash> {
    let mut hasher = blake3::Hasher::new();
    // The name of an original is no link.
    io::copy(&mut open_own(path)?, &mut hasher)?;
    Ok(hasher.finalize())
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
            let mut archive = FileArchive::begin(&book).unwrap();
            archive.write_all("日期,金额\n".as_bytes()).unwrap();
            Box::new(archive)
        };
        drop(write());
        assert_eq!(files(), 0);
        let name = write().keep("一月/费用.csv").unwrap().name;
        assert!(name.ends_with("-一月-费用.csv"), "{name}");
        assert_eq!(fs::read(book.source().join(&name)).unwrap(), "日期,金额\n".as_bytes());
        let again = write().keep("一月/费用.csv").unwrap();
        assert_eq!((&again.name, files()), (&name, 1));
        again.undo();
        // Damaged since: kept again.
        fs::write(book.source().join(&name), "x").unwrap();
        write().keep("一月/费用.csv").unwrap();
        assert_eq!((fs::read(book.source().join(&name)).unwrap(), files()), ("日期,金额\n".as_bytes().to_vec(), 1));
        write().keep("b.csv").unwrap().undo();
        assert_eq!(files(), 1);
        assert!(write().mend().unwrap().is_none(), "it is what it was");
        fs::write(book.source().join(&name), "x").unwrap();
        assert_eq!(write().mend().unwrap().map(|kept| kept.name), Some(name.clone()));
        assert_eq!((fs::read(book.source().join(&name)).unwrap(), files()), ("日期,金额\n".as_bytes().to_vec(), 1));
    }

    #[test]
    fn long_names_are_cut_between_characters() {
        let long = "费".repeat(80);
        for (name, safe) in [
            ("费用.csv".to_string(), "费用.csv".to_string()),
            (format!("{long}.xlsx"), format!("{}.xlsx", "费".repeat(65))),
            (long.clone(), "费".repeat(66)),
            (format!("a.{long}"), format!("a.{}", "费".repeat(66))),
            ("../x:y".into(), "..-x-y".into()),
        ] {
            assert_eq!(safe_name(&name), safe);
        }
        let folder = tempfile::tempdir().unwrap();
        let mut archive = FileArchive::begin(&Book::at(folder.path())).unwrap();
        archive.write_all(b"x").unwrap();
        Box::new(archive).keep(&format!("{long}.xlsx")).unwrap();
    }
}
