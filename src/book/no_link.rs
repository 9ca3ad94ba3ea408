//! Opening what is the book's own: the name is no link, and that is asked of the system in the opening, not before it.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

/// Makes an opening fail where the name is a link. What stands above it was looked at when the book was found.
#[cfg(unix)]
pub fn no_link(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    options.custom_flags(libc::O_NOFOLLOW)
}

/// Elsewhere a link is found when the book is.
#[cfg(not(unix))]
pub fn no_link(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Opens such a file for reading.
pub fn open_own(path: &Path) -> io::Result<File> {
    no_link(File::options().read(true)).open(path)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_not_opened() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        std::fs::write(&file, "text").unwrap();
        std::os::unix::fs::symlink("file", &link).unwrap();
        assert!(open_own(&file).is_ok());
        assert!(open_own(&link).is_err());
        assert!(no_link(File::options().append(true)).open(&link).is_err());
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "text");
    }
}
