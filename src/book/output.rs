//! Where a result may be written: a file of the user's own, a pipe, a device; never over what a book lives by.

use std::fs::{self, File, FileType, OpenOptions};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use super::Book;
use super::atomic::{temporary, write_atomically};
use super::links::linked_settings;
use super::sweep::sweep_folder;
use crate::words::{Failure, Problem, msg};

/// What a book lives by, as its folder names it.
const OWN: &[&str] = &[
    "budget.toml",
    "plans",
    "benchmarks",
    "ledger",
    "versions",
    "reviews",
    "ignored",
    "closes",
    "rounds",
    "budget.unfinished.json",
    "journal.jsonl",
    "journal.unwritten.jsonl",
    ".budget",
    ".gitignore",
    ".gitattributes",
    ".git",
];

/// What became of a result that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// There was no such file.
    New,
    /// A file of this name is gone.
    Over,
    /// It went into a pipe or a device.
    Into,
}

/// A pipe or a device that a result goes into, opened before anything is done: who opens a pipe waits for its reader.
#[derive(Debug)]
pub struct Stream(File);

impl Stream {
    /// Writes a result into it; the path is for telling.
    pub fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
        let mut stream: &File = &self.0;
        stream.write_all(bytes).and_then(|()| stream.flush()).map_err(|e| Failure::io("io-write", path, &e))
    }
}

/// So much has to fit on a disk before anything is done whose result goes there.
const ROOM: usize = 1 << 16;

/// Writes a result to the file of `--output`, whole or not at all; into a pipe or a device, as it is. With it comes a
/// warning if the file may not outlive a power failure.
pub fn write_output(path: &Path, bytes: &[u8]) -> Result<(Written, Option<Problem>), Failure> {
    let to = place(path)?;
    if to == Written::Into {
        opened(path)?.write(path, bytes)?;
        return Ok((to, None));
    }
    write_atomically(path, bytes).map(|told| (to, told))
}

/// Fails if a result could not be written there, before anything is done whose result it is to be; gives the pipe or
/// device that it goes into. What only the writing shows, a device that takes nothing, is told then.
pub fn refuse_beforehand(path: &Path) -> Result<Option<Stream>, Failure> {
    if place(path)? == Written::Into {
        return opened(path).map(Some);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let filled = temporary(folder).and_then(|mut file| file.write_all(&vec![0; ROOM]));
    filled.map_err(|e| Failure::io("io-write", path, &e))?;
    Ok(None)
}

fn opened(path: &Path) -> Result<Stream, Failure> {
    // No `create`: what is gone by now is not made anew as a file. Behind a descriptor may be a file that holds something
    // already.
    let stream = OpenOptions::new().append(true).open(path);
    stream.map(Stream).map_err(|e| Failure::io("io-write", path, &e))
}

/// What becomes of a result that is written there, if it may be.
fn place(path: &Path) -> Result<Written, Failure> {
    let fail = |e: io::Error| Failure::io("io-write", path, &e);
    // A name that ends in a separator, and one like `..`, is a folder's.
    if path.file_name().is_none() || ends_in_separator(path) {
        return Err(fail(io::ErrorKind::IsADirectory.into()));
    }
    let found = match fs::symlink_metadata(path) {
        Ok(found) => Some(found.file_type()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(fail(error)),
    };
    let real = if found.is_some_and(|kind| kind.is_symlink()) {
        fs::metadata(path).ok().map(|target| target.file_type())
    } else {
        found
    };
    if real.is_some_and(is_socket) {
        let problem = Problem::error(msg("output-is-socket").with("file", show(path)));
        return Err(Failure::could_not_run(problem.hint(msg("output-is-socket-hint"))));
    }
    if real.is_some_and(is_stream) || is_descriptor(path) {
        return Ok(Written::Into);
    }
    if found.is_some_and(|kind| kind.is_symlink()) {
        let target = fs::read_link(path).unwrap_or_default();
        let message = msg("output-is-link").with("file", show(path)).with("target", show(&target));
        return Err(Failure::could_not_run(Problem::error(message).hint(msg("output-is-link-hint"))));
    }
    refuse_own(path)?;
    match found {
        Some(kind) if kind.is_dir() => Err(fail(io::ErrorKind::IsADirectory.into())),
        Some(_) => {
            // Renaming over a file asks its folder alone: whoever made it read-only is asked here.
            File::options().append(true).open(path).map_err(fail)?;
            if fs::metadata(path).map_err(fail)?.permissions().readonly() {
                return Err(fail(io::ErrorKind::PermissionDenied.into()));
            }
            Ok(Written::Over)
        }
        None => refuse_no_folder(path).map(|()| Written::New),
    }
}

/// Makes the folder that results are to be written into, where it is not there; the one above it is. What a killed program
/// left in it is removed.
pub fn make_output_folder(folder: &Path) -> Result<(), Failure> {
    if folder.is_dir() {
        sweep_folder(folder);
        return Ok(());
    }
    let bare: PathBuf = folder.components().collect();
    refuse_own_folder(&bare)?;
    refuse_no_folder(&bare)?;
    fs::create_dir(&bare).map_err(|e| Failure::io("io-write", &bare, &e))
}

/// A folder that is not there is a slip more often than a wish.
fn refuse_no_folder(path: &Path) -> Result<(), Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let Some(folder) = folder.filter(|folder| !folder.exists()) else { return Ok(()) };
    let message = msg("output-no-folder").with("file", show(path)).with("folder", show(folder));
    Err(Failure::could_not_run(Problem::error(message).hint(msg("output-no-folder-hint"))))
}

/// Fails if a result would be written over this file, which is read for it.
pub fn refuse_over(input: &Path, output: &Path) -> Result<(), Failure> {
    let same = match (fs::canonicalize(input), fs::canonicalize(output)) {
        (Ok(input), Ok(output)) => same_file(&input, &output),
        _ => false,
    };
    if !same || !fs::metadata(output).is_ok_and(|found| found.is_file()) {
        return Ok(());
    }
    let problem = Problem::error(msg("output-is-input").with("file", show(output)));
    Err(Failure::could_not_run(problem.hint(msg("output-is-input-hint"))))
}

#[cfg(unix)]
fn same_file(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let number = |path: &Path| fs::metadata(path).ok().map(|found| (found.dev(), found.ino()));
    a == b || (number(a).is_some() && number(a) == number(b))
}

#[cfg(not(unix))]
fn same_file(a: &Path, b: &Path) -> bool {
    a == b
}

/// Fails if a result would be written over a book's own files, over what a book keeps elsewhere and links to, or over rows that it set aside.
pub fn refuse_of_book(book: &Book, output: &Path) -> Result<(), Failure> {
    refuse_own(output)?;
    let Some(real) = where_it_leads(output) else { return Ok(()) };
    let linked = linked_settings(book).is_some_and(|settings| settings == real);
    // The folder may be made only now.
    let rejects = where_it_leads(&book.root().join("rejects/file"));
    let rejects = rejects.is_some_and(|file| file.parent() == real.parent());
    let set_aside = rejects && real.to_string_lossy().to_lowercase().ends_with(".rejects.csv");
    if !linked && !set_aside {
        return Ok(());
    }
    let message = msg("output-in-book").with("file", show(output)).with("book", show(book.root()));
    Err(Failure::could_not_run(Problem::error(message).hint(msg("output-in-book-hint"))))
}

/// Fails if this would be one of a book's own files, however the way there is written.
fn refuse_own(path: &Path) -> Result<(), Failure> {
    refuse_own_as(path, path)
}

/// The same of a folder in which files are to be written.
pub fn refuse_own_folder(folder: &Path) -> Result<(), Failure> {
    refuse_own_as(&folder.join("file"), folder)
}

fn refuse_own_as(path: &Path, named: &Path) -> Result<(), Failure> {
    let Some(book) = book_of(path) else { return Ok(()) };
    let message = msg("output-in-book").with("file", show(named)).with("book", show(&book));
    Err(Failure::could_not_run(Problem::error(message).hint(msg("output-in-book-hint"))))
}

fn book_of(path: &Path) -> Option<PathBuf> {
    let real = where_it_leads(path)?;
    let own = |root: &&Path| root.join("budget.toml").is_file() && is_own(root, &real);
    real.ancestors().skip(1).find(own).map(Path::to_path_buf)
}

/// Where a file would be written: links are followed, and folders that are not there yet are taken as if they were,
/// for they would be made.
fn where_it_leads(path: &Path) -> Option<PathBuf> {
    let mut real = if path.is_absolute() { PathBuf::new() } else { fs::canonicalize(".").ok()? };
    for part in path.parent()?.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(real.pop()),
            other => {
                real.push(other);
                real = fs::canonicalize(&real).unwrap_or(real);
            }
        }
    }
    Some(real.join(path.file_name()?))
}

/// Is this what a book lives by, by its name or by where a name of it leads?
fn is_own(root: &Path, real: &Path) -> bool {
    let Some(inside) = real.strip_prefix(root).ok().and_then(|inside| inside.iter().next()) else { return false };
    // Some file systems do not tell `Ledger` from `ledger`.
    if OWN.contains(&inside.to_string_lossy().to_lowercase().as_str()) {
        return true;
    }
    let links = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).filter(|path| path.is_symlink()).collect()
    };
    let named = OWN.iter().map(|name| root.join(name));
    let below = ["plans", "benchmarks", "ledger"].iter().flat_map(|name| links(&root.join(name)));
    let mut all = named.chain(below).filter_map(|own| fs::canonicalize(own).ok());
    all.any(|own| real.starts_with(own))
}

/// Is this one of the program's own open files, as `/dev/fd/3`?
fn is_descriptor(path: &Path) -> bool {
    let folder = path.parent().and_then(|folder| fs::canonicalize(folder).ok());
    folder
        .is_some_and(|folder| folder == Path::new("/dev/fd") || (folder.starts_with("/proc") && folder.ends_with("fd")))
        && path.exists()
}

fn show(path: &Path) -> String {
    path.display().to_string()
}

fn ends_in_separator(path: &Path) -> bool {
    path.as_os_str().to_string_lossy().ends_with(std::path::is_separator)
}

#[cfg(unix)]
fn is_stream(kind: FileType) -> bool {
    use std::os::unix::fs::FileTypeExt;
    kind.is_fifo() || kind.is_char_device() || kind.is_block_device()
}

#[cfg(unix)]
fn is_socket(kind: FileType) -> bool {
    std::os::unix::fs::FileTypeExt::is_socket(&kind)
}

#[cfg(not(unix))]
fn is_socket(_: FileType) -> bool {
    false
}

#[cfg(not(unix))]
fn is_stream(kind: FileType) -> bool {
    !kind.is_file() && !kind.is_dir() && !kind.is_symlink()
}
