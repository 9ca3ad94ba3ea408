//! The batch files of a ledger: listing them, opening one.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Error, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use super::columns::Columns;
use super::row::RowBuffer;
pub(in crate::store::file) use crate::book::derived::Stamp as Stat;
use crate::book::{Book, PUT_AWAY, open_inside, open_own, refuse_link};
use crate::store::file::behind::share;
use crate::store::file::failure::{damaged, no_text, not_a_batch, unreadable};
use crate::words::Failure;

/// What the name of a batch file ends with.
const ENDING: &str = ".csv";

/// So much is read of a row that is to say what the amounts are in.
const LONGEST_ROW: u64 = 64 << 20;

/// The path of a batch.
pub(in crate::store::file) fn path_of(folder: &Path, name: &str) -> PathBuf {
    folder.join([name, ENDING].concat())
}

/// The names of the batches of a folder, without their ending and in no order; none if there is no folder.
///
/// Hidden files (our own temporary ones, those of editors and systems) and other endings are none. A link out of the
/// book is no batch of it, and a name that is no text is told: what cannot be named cannot be summed.
pub(in crate::store::file) fn names(book: &Book, folder: &Path) -> Result<Vec<String>, Failure> {
    let (names, wrong) = listed(book, folder)?;
    wrong.into_iter().next().map_or(Ok(names), Err)
}

/// The same for who tells of everything: the names, and what is wrong with the other files.
pub(in crate::store::file) fn listed(book: &Book, folder: &Path) -> Result<(Vec<String>, Vec<Failure>), Failure> {
    let fail = |e: std::io::Error| unreadable(folder, &e);
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok((Vec::new(), Vec::new())),
        Err(e) => return Err(fail(e)),
    };
    let (mut names, mut wrong) = (Vec::new(), Vec::new());
    for entry in entries {
        let entry = entry.map_err(fail)?;
        let mut name = match entry.file_name().into_string() {
            Ok(name) => name,
            Err(name) => {
                if name.to_string_lossy().ends_with(ENDING) {
                    wrong.push(no_text(book, &entry.path()));
                }
                continue;
            }
        };
        if name.ends_with(ENDING) && !name.starts_with('.') {
            // Listing a folder tells the kinds of its files: nothing more is asked of each.
            if entry.file_type().is_ok_and(|kind| !kind.is_file()) {
                let path = entry.path();
                let link = refuse_link(book, &path);
                if let Some(failure) = link.err().or_else(|| path.is_dir().then(|| not_a_batch(book, &path))) {
                    wrong.push(failure);
                    continue;
                }
            }
            name.truncate(name.len() - ENDING.len());
            names.push(name);
        }
    }
    Ok((names, wrong))
}

/// The stats of batches: asked for on all cores where there are many, because a report on thousands of small batches
/// spends most of its time here.
pub(in crate::store::file) fn stats(book: &Book, folder: &Path, names: &[&str]) -> Result<Vec<Stat>, Failure> {
    const MANY: usize = 256;
    let each = |part: &[&str]| -> Result<Vec<Stat>, Failure> {
        let mut path = path_of(folder, "");
        let one = |name: &&str| {
            path.set_file_name(name);
            path.as_mut_os_string().push(ENDING);
            let found = fs::metadata(&path).or_else(|e| retired(book, &path, e, |path| fs::metadata(path)));
            found.map(|metadata| Stat::from_metadata(&metadata)).map_err(|e| unreadable(&path, &e))
        };
        part.iter().map(one).collect()
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    if names.len() < MANY || cores < 2 {
        return each(names);
    }
    let parts: Vec<&[&str]> = names.chunks(names.len().div_ceil(cores)).collect();
    let mut found = Vec::with_capacity(names.len());
    for part in share(&parts, |part| each(part)) {
        found.append(&mut part?);
    }
    Ok(found)
}

/// Opens a batch. One that was taken back since it was listed is read where it went: a report shows the ledger as it
/// was when it was begun, and never fails beside an undo.
pub(in crate::store::file) fn open(book: &Book, path: &Path) -> std::io::Result<File> {
    open_inside(book, path).or_else(|e| retired(book, path, e, open_own))
}

/// The same where a batch goes that is taken back; where it is not there either, the first error.
fn retired<T>(book: &Book, path: &Path, e: Error, work: impl Fn(&Path) -> Result<T, Error>) -> Result<T, Error> {
    if e.kind() != std::io::ErrorKind::NotFound {
        return Err(e);
    }
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let named = |name: &str| work(&path_of(&book.undone(), name));
    named(&format!("{name}.{PUT_AWAY}")).or_else(|_| named(&name)).map_err(|_| e)
}

/// An open batch: its columns, and where its rows begin.
pub(in crate::store::file) struct BatchFile {
    pub(in crate::store::file) columns: Columns,
    pub(in crate::store::file) rows_from: u64,
    path: PathBuf,
    file: File,
}

impl BatchFile {
    /// Opens a batch and reads its header.
    pub(in crate::store::file) fn open(book: &Book, path: &Path) -> Result<BatchFile, Failure> {
        let file = open(book, path).map_err(|e| unreadable(path, &e))?;
        let mut header = String::new();
        let mut reader = BufReader::new(&file).take(1 << 16);
        let length = reader.read_line(&mut header).map_err(|_| damaged(book, path))?;
        let header = header.strip_suffix('\n').ok_or_else(|| damaged(book, path))?;
        let mut columns = Columns::parse(header).ok_or_else(|| damaged(book, path))?;
        if columns.currency_at().is_some() {
            reader.set_limit(LONGEST_ROW);
            let mut first = String::new();
            reader.read_line(&mut first).map_err(|_| damaged(book, path))?;
            if !first.is_empty() {
                let mut buffer = RowBuffer::default();
                let row = buffer.split(first.trim_end_matches('\n'));
                columns = row.and_then(|row| columns.said_by(&row)).ok_or_else(|| damaged(book, path))?;
            }
        }
        Ok(BatchFile { columns, rows_from: length as u64, path: path.to_path_buf(), file })
    }

    /// A reader that stands at an offset.
    pub(in crate::store::file) fn at(&mut self, offset: u64) -> Result<&mut File, Failure> {
        self.file.seek(SeekFrom::Start(offset)).map_err(|e| unreadable(&self.path, &e))?;
        Ok(&mut self.file)
    }

    /// The first place after `offset` where a line begins.
    pub(in crate::store::file) fn line_after(&mut self, offset: u64) -> Result<u64, Failure> {
        let path = self.path.clone();
        let mut reader = BufReader::new(self.at(offset)?);
        let skipped = reader.skip_until(b'\n').map_err(|e| unreadable(&path, &e))?;
        Ok(offset + skipped as u64)
    }

    /// The line that begins at an offset, without its line end.
    pub(in crate::store::file) fn line_at(&mut self, book: &Book, offset: u64) -> Result<String, Failure> {
        let path = self.path.clone();
        let mut line = String::new();
        BufReader::with_capacity(512, self.at(offset)?).read_line(&mut line).map_err(|_| damaged(book, &path))?;
        if line.ends_with('\n') {
            line.pop();
        }
        Ok(line)
    }

    /// The path.
    pub(in crate::store::file) fn path(&self) -> &Path {
        &self.path
    }
}
