//! Text files that only grow: whole lines, synced, a torn end given up.

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::failpoint::step;
use crate::words::Failure;

/// How much of the end is read to find the last line.
const TAIL: u64 = 1 << 16;

/// The whole text; empty if there is no file.
pub fn read_log(path: &Path) -> Result<String, Failure> {
    match fs::read(path) {
        Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
        Err(e) => Err(Failure::io("io-read", path, &e)),
    }
}

/// Adds the lines that `lines` makes of the last one, and syncs. Call it under the lock.
///
/// What a killed writer left of a line is overwritten: it was never recorded.
pub fn append_to_log(path: &Path, lines: impl FnOnce(Option<&str>) -> String) -> Result<(), Failure> {
    let append = || -> std::io::Result<()> {
        let mut file = File::options().read(true).write(true).create(true).truncate(false).open(path)?;
        let (end, last) = last_line(&mut file)?;
        let text = lines(last.as_deref());
        step()?;
        file.set_len(end)?;
        let mut add = || {
            file.seek(SeekFrom::Start(end))?;
            file.write_all(text.as_bytes())?;
            step()?;
            file.sync_data()
        };
        let added = add();
        if added.is_err() {
            // What is called not written shall not be there.
            let _ = file.set_len(end);
        }
        added
    };
    append().map_err(|e| Failure::io("io-write", path, &e))
}

/// Removes a file.
pub fn remove(path: &Path) -> Result<(), Failure> {
    step().and_then(|()| fs::remove_file(path)).map_err(|e| Failure::io("io-write", path, &e))
}

/// Where the whole lines end, and the last of them.
fn last_line(file: &mut File) -> std::io::Result<(u64, Option<String>)> {
    let size = file.metadata()?.len();
    let mut span = TAIL;
    loop {
        let from = size.saturating_sub(span);
        let mut tail = Vec::new();
        file.seek(SeekFrom::Start(from))?;
        file.read_to_end(&mut tail)?;
        let end = memchr::memrchr(b'\n', &tail);
        let begin = end.and_then(|end| memchr::memrchr(b'\n', &tail[..end]));
        match (end, begin) {
            (None, _) if from == 0 => return Ok((0, None)),
            (Some(end), begin) if begin.is_some() || from == 0 => {
                let line = String::from_utf8_lossy(&tail[begin.map_or(0, |at| at + 1)..end]).into_owned();
                return Ok((from + end as u64 + 1, Some(line)));
            }
            _ => span *= 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_added_after_the_last_whole_one() {
        let long = "x".repeat(3 * TAIL as usize);
        for (before, last, after) in [
            ("".to_string(), None, "+\n".to_string()),
            ("torn".into(), None, "+\n".into()),
            ("a\n".into(), Some("a".to_string()), "a\n+\n".into()),
            ("a\nb\ntorn".into(), Some("b".into()), "a\nb\n+\n".into()),
            (format!("a\n{long}\n"), Some(long.clone()), format!("a\n{long}\n+\n")),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("log");
            fs::write(&path, &before).unwrap();
            let mut seen = None;
            append_to_log(&path, |line| {
                seen = line.map(str::to_string);
                "+\n".into()
            })
            .unwrap();
            assert_eq!((seen, read_log(&path).unwrap()), (last, after));
        }
    }
}
