//! The one atomic write: a temporary file in the same folder, synced, renamed, the folder synced.
//!
//! The renaming is the point at which it is done. That the folder could not be synced afterwards is told, and undoes
//! nothing: whoever looks sees the new file.

use std::ffi::OsStr;
use std::fs::{self, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::failpoint::step;
use super::power;
use super::sync::{folder_of, make_folders, sync_file, sync_folder};
use crate::words::{Failure, Level, Problem, msg};

/// How the names of temporary files begin.
pub(super) const TEMPORARY: &str = ".tmp-";

/// A temporary file, held as long as it is in use: by that others tell it from what a killed program left.
pub fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    make_folders(folder)?;
    step()?;
    loop {
        let file = builder().prefix(TEMPORARY).tempfile_in(folder)?;
        // Whoever sweeps may have taken it for one that was left, before it was held.
        match file.as_file().try_lock() {
            Err(TryLockError::WouldBlock) => continue,
            Ok(()) if fs::symlink_metadata(file.path()).is_err() => continue,
            // Where files cannot be held, what is left behind is not removed either.
            Ok(()) | Err(TryLockError::Error(_)) => {}
        }
        power::created(file.path());
        return Ok(file);
    }
}

/// What everybody may do with a new file is the user's to say: by his umask.
fn builder() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

/// A temporary file beside `path` that holds these bytes, synced; with the mode of the file that it is to replace.
pub(super) fn written(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut file = temporary(folder_of(path))?;
    if let Ok(there) = fs::symlink_metadata(path)
        && there.is_file()
    {
        match file.as_file().set_permissions(there.permissions()) {
            // A file system on which every file has the same mode.
            Err(e) if matches!(e.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::Unsupported) => {}
            set => set?,
        }
    }
    step()?;
    file.write_all(bytes)?;
    finish(&file)?;
    Ok(file)
}

/// Writes a whole file so that readers see the old bytes or the new ones, never a part. Gives a warning if it is
/// written, but may not outlive a power failure.
///
/// A `budget.toml` that is a link stays one: its target is written. Any other link is replaced, and its target left.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<Option<Problem>, Failure> {
    let path = &meant(path).map_err(|e| Failure::io("io-write", path, &e))?;
    let fail = |e: io::Error| Failure::io("io-write", path, &e);
    let file = written(path, bytes).map_err(fail)?;
    persist(file, path).map_err(fail)?;
    Ok(unsynced(path))
}

/// Gives a temporary file its name, whatever has it already.
pub fn persist(file: NamedTempFile, path: &Path) -> io::Result<()> {
    step()?;
    let from = file.path().to_path_buf();
    power::met(path);
    file.persist(path).map_err(|e| e.error)?;
    power::renamed(&from, path);
    Ok(())
}

/// The file that is to be written: people keep their settings elsewhere, and link to them.
pub(super) fn meant(path: &Path) -> io::Result<PathBuf> {
    let linked = path.file_name() == Some(OsStr::new("budget.toml")) && path.is_symlink();
    if linked { fs::canonicalize(path) } else { Ok(path.to_path_buf()) }
}

/// What is done to a temporary file before it gets its name.
pub(super) fn finish(file: &NamedTempFile) -> io::Result<()> {
    sync_file(file.as_file(), file.path())
}

/// Syncs the folder that a file stands in, so that its name lasts; a warning if that fails.
pub(super) fn unsynced(path: &Path) -> Option<Problem> {
    let cause = sync_folder(folder_of(path)).err()?;
    let mut problem = Failure::io("io-not-synced", path, &cause).problems.into_iter().next()?;
    problem.level = Level::Warning;
    Some(problem.hint(msg("io-not-synced-hint")))
}
