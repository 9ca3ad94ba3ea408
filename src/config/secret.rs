//! The key that names of people are hidden by: in the user's settings and never in a book, so that who reads a report, or
//! the book's history, cannot try names until one fits.

use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::words::{Failure, Place, Problem, msg};

/// What the file is called.
pub const KEY_FILE: &str = "agents.key";

/// The key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    /// It.
    pub key: [u8; 32],
    /// Where it was put, if it was made just now.
    pub made: Option<PathBuf>,
}

/// The key in the folder of the settings; where there is none, one is made and kept there.
pub fn secret(folder: Option<&Path>) -> Result<Secret, Failure> {
    let Some(folder) = folder else {
        return Err(Failure::hinted(msg("agents-key-homeless"), msg("agents-key-hint")));
    };
    let path = folder.join(KEY_FILE);
    if let Some(key) = read(&path)? {
        return Ok(Secret { key, made: None });
    }
    let key = random();
    let cannot = |error: &std::io::Error| {
        let mut failure = Failure::io("agents-key-cannot-write", &path, error);
        failure.problems.iter_mut().for_each(|problem| problem.hint = Some(msg("agents-key-hint")));
        failure
    };
    fs::create_dir_all(folder).map_err(|error| cannot(&error))?;
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(|error| cannot(&error))?;
    let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    writeln!(file, "{hex}").and_then(|()| file.as_file().sync_all()).map_err(|error| cannot(&error))?;
    match file.persist_noclobber(&path) {
        Ok(_) => Ok(Secret { key, made: Some(path) }),
        // Somebody else made one this very moment: that one holds.
        Err(lost) if lost.error.kind() == ErrorKind::AlreadyExists => match read(&path)? {
            Some(key) => Ok(Secret { key, made: None }),
            None => Err(cannot(&lost.error)),
        },
        Err(lost) => Err(cannot(&lost.error)),
    }
}

fn read(path: &Path) -> Result<Option<[u8; 32]>, Failure> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Failure::io("config-cannot-read", path, &error)),
    };
    let text = text.trim();
    let byte = |at: usize| text.get(2 * at..2 * at + 2).and_then(|two| u8::from_str_radix(two, 16).ok());
    let bytes: Option<Vec<u8>> = (0..32).map(byte).collect();
    match bytes.and_then(|bytes| bytes.try_into().ok()).filter(|_| text.len() == 64) {
        Some(key) => Ok(Some(key)),
        None => {
            let problem = Problem::error(msg("agents-key-damaged")).at(Place::file(path.display().to_string()));
            Err(Failure::could_not_run(problem.hint(msg("agents-key-damaged-hint"))))
        }
    }
}

/// 32 bytes that nobody can guess: what the seeds that the system gives to hash maps make of four numbers. Two seeds, each
/// of 128 bits, and no crate for it.
fn random() -> [u8; 32] {
    let seeds = [RandomState::new(), RandomState::new()];
    let mut mixed = blake3::Hasher::new();
    for number in 0..8_u64 {
        for seed in &seeds {
            mixed.update(&seed.hash_one(number).to_le_bytes());
        }
    }
    *mixed.finalize().as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("budget");
        let made = secret(Some(&below)).unwrap();
        assert_eq!(made.made, Some(below.join(KEY_FILE)));
        assert_eq!(secret(Some(&below)).unwrap(), Secret { key: made.key, made: None });
        let other = tempfile::tempdir().unwrap();
        assert_ne!(secret(Some(other.path())).unwrap().key, made.key);
    }

    #[test]
    fn a_key_that_is_damaged_or_has_no_place_is_told() {
        let id = |failure: Failure| failure.problems[0].message.id;
        assert_eq!(id(secret(None).unwrap_err()), "agents-key-homeless");
        let folder = tempfile::tempdir().unwrap();
        for text in ["", "xyz", &"a".repeat(63), &"g".repeat(64), &"a".repeat(66)] {
            fs::write(folder.path().join(KEY_FILE), text).unwrap();
            assert_eq!(id(secret(Some(folder.path())).unwrap_err()), "agents-key-damaged", "{text}");
        }
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        assert_eq!(id(secret(Some(&file)).unwrap_err()), "config-cannot-read");
    }
}
