//! What makes writing last: files synced, and the folders in which they have their names.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

use super::failpoint::step;
use super::power;

/// Syncs the bytes of a file that stands under this path.
pub fn sync_file(file: &File, path: &Path) -> io::Result<()> {
    step()?;
    match file.sync_data() {
        // A file system that syncs nothing: no worse than without asking, and its folders tell of it.
        Err(e) if matches!(e.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => {}
        synced => synced?,
    }
    power::synced(path);
    Ok(())
}

/// Syncs the names in a folder.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    step()?;
    sync_names(folder)?;
    power::folder_synced(folder);
    Ok(())
}

#[cfg(unix)]
fn sync_names(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_names(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Makes a folder and those above it that are not there yet, so that they last.
pub(super) fn make_folders(folder: &Path) -> io::Result<()> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    let above = folder_of(folder);
    make_folders(above)?;
    step()?;
    match fs::create_dir(folder) {
        // Somebody was quicker.
        Err(e) if e.kind() == ErrorKind::AlreadyExists && folder.is_dir() => return Ok(()),
        made => made?,
    }
    power::folder_made(folder);
    match sync_folder(above) {
        // A folder that one may write to and not read, a file system that syncs none: no worse than without asking.
        Err(e) if matches!(e.kind(), ErrorKind::PermissionDenied | ErrorKind::InvalidInput) => Ok(()),
        Err(e) if e.kind() == ErrorKind::Unsupported => Ok(()),
        synced => synced,
    }
}

/// The folder that a file or folder stands in.
pub(super) fn folder_of(path: &Path) -> &Path {
    // The folder of a bare name is named by nothing.
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::os::unix::fs::OpenOptionsExt;

    use super::*;

    /// A system that has synced looks like one that was never asked: so it is asked for what it cannot do.
    #[test]
    fn the_system_is_asked_to_sync() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, "text").unwrap();
        // This handle names the file, and nothing goes through it.
        let mere_name = File::options().read(true).custom_flags(libc::O_PATH).open(&path).unwrap();
        assert!(sync_file(&mere_name, &path).is_err() && sync_file(&File::open(&path).unwrap(), &path).is_ok());
        // No folder of this file system can be synced.
        assert!(sync_folder(Path::new("/proc")).is_err() && sync_folder(folder.path()).is_ok());
    }
}
