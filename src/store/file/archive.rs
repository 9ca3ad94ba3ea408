//! The original bytes of imported files, under `ledger/source/`.

use std::fs::{self, File};
use std::io::{self, Write};

use tempfile::NamedTempFile;

use super::batch_name::short;
use super::failure::unwritable;
use crate::book::{Book, persist};
use crate::words::Failure;

/// Takes the bytes of a file as they are read, and keeps them if asked to. Dropped, it leaves nothing.
pub struct Archive {
    file: NamedTempFile,
    hasher: blake3::Hasher,
    folder: std::path::PathBuf,
}

impl Archive {
    /// Begins with a file.
    pub fn begin(book: &Book) -> Result<Archive, Failure> {
        let folder = book.source();
        let begin = || -> io::Result<NamedTempFile> {
            fs::create_dir_all(&folder)?;
            let file = NamedTempFile::with_prefix_in(".tmp-", &folder)?;
            // Tells a file in use from one that a killed import left.
            file.as_file().lock()?;
            Ok(file)
        };
        let file = begin().map_err(|e| unwritable(&folder, &e))?;
        Ok(Archive { file, hasher: blake3::Hasher::new(), folder })
    }

    /// Keeps the bytes as `<12 hex>-<name>`; does nothing if they are there already. Returns the file's name.
    pub fn keep(self, name: &str) -> Result<String, Failure> {
        let hash = short(&self.hasher.finalize());
        let safe: String =
            name.chars().map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { '-' } else { c }).collect();
        let kept = format!("{hash}-{safe}");
        let path = self.folder.join(&kept);
        if !path.exists() {
            persist(self.file, &path)?;
        }
        Ok(kept)
    }
}

impl Write for Archive {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
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
