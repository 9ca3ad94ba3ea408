//! A file that nobody but its owner may read.

use std::fs;
use std::path::Path;

use crate::words::{Failure, msg};

/// The text of such a file. One that others can read is refused, before anything of it is used.
pub fn read_secret(path: &Path) -> Result<String, Failure> {
    let metadata = fs::metadata(path).map_err(|e| Failure::io("io-read", path, &e))?;
    if open_to_others(&metadata) {
        let file = path.display().to_string();
        let hint = msg("notify-secret-open-hint").with("file", file.as_str());
        return Err(Failure::hinted(msg("notify-secret-open").with("file", file), hint));
    }
    fs::read_to_string(path).map_err(|e| Failure::io("io-read", path, &e))
}

#[cfg(unix)]
fn open_to_others(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    metadata.permissions().mode() & 0o077 != 0
}

/// Who may read a file is said elsewhere, where there are no modes.
#[cfg(not(unix))]
fn open_to_others(_: &fs::Metadata) -> bool {
    false
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn only_its_owner_may_read_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("url");
        fs::write(&path, "https://example.com/key\n").unwrap();
        for (mode, taken) in [(0o600, true), (0o400, true), (0o640, false), (0o604, false), (0o610, false)] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            let read = read_secret(&path);
            assert_eq!(read.is_ok(), taken, "{mode:o}");
            assert!(!format!("{:?}", read.err()).contains("example.com"));
        }
        assert_eq!(read_secret(&folder.path().join("none")).unwrap_err().problems[0].message.id, "io-read");
    }
}
