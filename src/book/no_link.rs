//! Opening what is the book's own: the name is no link, and that is asked of the system in the opening, not before it.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

use super::Book;
use super::links::refuse_link;

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

/// Opens a file that may be a link as long as it stays inside the book: then what it leads to is opened, and that is
/// none.
pub fn open_inside(book: &Book, path: &Path) -> io::Result<File> {
    open_own(path).or_else(|e| match path.is_symlink() && refuse_link(book, path).is_ok() {
        true => open_own(&std::fs::canonicalize(path)?),
        false => Err(e),
    })
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
        let (inside, outside) = (Book::at(folder.path()), Book::at(folder.path().join("book")));
        assert!(open_inside(&inside, &link).is_ok());
        assert!(open_inside(&outside, &link).is_err());
        assert!(no_link(File::options().append(true)).open(&link).is_err());
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "text");
    }
}
