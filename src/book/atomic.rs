//! The one atomic write: a temporary file in the same folder, synced, renamed, the folder synced.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use tempfile::NamedTempFile;

use crate::words::Failure;

/// Writes a whole file so that readers see the old bytes or the new ones, never a part.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let fail = |e: std::io::Error| Failure::io("io-write", path, &e);
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(fail)?;
    let mut file = NamedTempFile::with_prefix_in(".tmp-", folder).map_err(fail)?;
    file.write_all(bytes).map_err(fail)?;
    persist(file, path)
}

/// Syncs a temporary file that stands in the folder of `path`, and renames it to `path`.
pub fn persist(file: NamedTempFile, path: &Path) -> Result<(), Failure> {
    let fail = |e: std::io::Error| Failure::io("io-write", path, &e);
    finish(&file, path)?;
    file.persist(path).map_err(|e| fail(e.error))?;
    sync_folder_of(path).map_err(fail)
}

/// What is done to a temporary file before it gets its name.
pub(super) fn finish(file: &NamedTempFile, path: &Path) -> Result<(), Failure> {
    let fail = |e: std::io::Error| Failure::io("io-write", path, &e);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.as_file().set_permissions(fs::Permissions::from_mode(0o644)).map_err(fail)?;
    }
    file.as_file().sync_data().map_err(fail)
}

/// Syncs the folder that a file stands in: its name lasts from then on.
pub(super) fn sync_folder_of(path: &Path) -> std::io::Result<()> {
    sync_folder(path.parent().unwrap_or(Path::new(".")))
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> std::io::Result<()> {
    let _ = File::options();
    Ok(())
}
