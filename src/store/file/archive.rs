//! The original bytes of imported files, under `ledger/source/`.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::batch_name::short;
use super::behind::{Behind, Work};
use super::failure::unwritable;
use super::syncer::Syncer;
use crate::book::{Book, persist_new, remove, replace, step, sync_file, temporary};
use crate::words::{Failure, Problem};

/// Takes the bytes of a file as they are read, and keeps them if asked to. Dropped, it leaves nothing.
///
/// A thread behind hashes and writes, so that reading an export waits for neither.
pub struct Archive {
    chunk: Vec<u8>,
    behind: Behind<Keeping>,
    whole: Option<(NamedTempFile, blake3::Hash)>,
    folder: PathBuf,
}

/// An original in `ledger/source/`.
#[derive(Debug)]
pub struct Kept {
    /// The file's name.
    pub name: String,
    /// A warning, if it may not outlive a power failure.
    pub told: Option<Problem>,
    new: Option<PathBuf>,
}

impl Kept {
    /// Takes it away again, if it was not there before: nothing was booked from it.
    pub fn undo(self) {
        if let Some(path) = self.new {
            let _ = remove(&path);
        }
    }
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

impl Archive {
    /// Begins with a file.
    pub fn begin(book: &Book) -> Result<Archive, Failure> {
        let folder = book.source();
        let file = temporary(&folder).map_err(|e| unwritable(&folder, &e))?;
        let syncer = Syncer::of(file.as_file()).map_err(|e| unwritable(&folder, &e))?;
        let behind = Behind::begin(Keeping { file, hasher: blake3::Hasher::new(), syncer }, WAITING);
        Ok(Archive { chunk: Vec::new(), behind, whole: None, folder })
    }

    /// No more bytes come: what is left goes to the disk while the caller does something else.
    pub fn complete(&mut self) -> Result<(), Failure> {
        self.send().map_err(|e| unwritable(&self.folder, &e))?;
        self.behind.complete();
        Ok(())
    }

    /// The hash of the bytes, as names carry it. No more bytes come.
    pub fn hash(&mut self) -> Result<String, Failure> {
        let hash = self.finished().map(|(_, hash)| short(hash));
        hash.map_err(|e| unwritable(&self.folder, &e))
    }

    /// Keeps the bytes as `<12 hex>-<name>`, unless they are there already.
    pub fn keep(mut self, name: &str) -> Result<Kept, Failure> {
        self.hash()?;
        let Some((file, hash)) = self.whole.take() else {
            return Err(unwritable(&self.folder, &io::ErrorKind::BrokenPipe.into()));
        };
        let name = format!("{}-{}", short(&hash), safe_name(name));
        let path = self.folder.join(&name);
        match persist_new(file, &path)? {
            Ok(told) => Ok(Kept { name, told, new: Some(path) }),
            Err(_) if hash_of(&path).is_ok_and(|there| there == hash) => Ok(Kept { name, told: None, new: None }),
            Err(file) => {
                // What stands there is not what its name says: it is of no use to anybody.
                let told = replace(file, &path)?;
                Ok(Kept { name, told, new: None })
            }
        }
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

/// How many bytes of a name are kept: file systems take 255 of them, the hash in front included.
const LONGEST: usize = 200;

/// A name that every file system takes. It keeps its ending.
pub(super) fn safe_name(name: &str) -> String {
    let safe: String =
        name.chars().map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { '-' } else { c }).collect();
    if safe.len() <= LONGEST {
        return safe;
    }
    let ending = safe.rfind('.').map(|at| &safe[at..]).filter(|ending| ending.len() <= 10).unwrap_or_default();
    let stem = &safe[..safe.floor_char_boundary(LONGEST - ending.len())];
    format!("{stem}{ending}")
}

/// The hash of a file.
pub(super) fn hash_of(path: &Path) -> io::Result<blake3::Hash> {
    let mut hasher = blake3::Hasher::new();
    io::copy(&mut File::open(path)?, &mut hasher)?;
    Ok(hasher.finalize())
}

#[cfg(test)]
mod tests {
    use std::fs;

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
        let mut archive = Archive::begin(&Book::at(folder.path())).unwrap();
        archive.write_all(b"x").unwrap();
        archive.keep(&format!("{long}.xlsx")).unwrap();
    }
}
