//! Text files that only grow: whole lines, synced, a torn end given up.
//!
//! A last line that lacks nothing but its end (people's editors leave it out) is no torn one: it gets its end.

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::failpoint::{removal_step, step};
use super::no_link::{no_link, open_own};
use super::power;
use super::sync::{folder_of, sync_file, sync_folder};
use crate::words::Failure;

/// How much of the end is read to find the last line.
const TAIL: u64 = 1 << 16;

/// The whole text; empty if there is no file.
pub fn read_log(path: &Path) -> Result<String, Failure> {
    let read = || {
        let mut bytes = Vec::new();
        open_own(path)?.read_to_end(&mut bytes).map(|_| bytes)
    };
    match read() {
        Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
        Err(e) => Err(Failure::io("io-read", path, &e)),
    }
}

/// Adds the lines that `lines` makes of the last one, and syncs. Call it under the lock.
///
/// What a killed writer left of a line is overwritten: it was never recorded. Whether the text after the last line end
/// is a line for all that, `whole` says.
pub fn append_to_log(
    path: &Path,
    whole: impl Fn(&str) -> bool,
    lines: impl FnOnce(Option<&str>) -> String,
) -> Result<(), Failure> {
    let append = || -> std::io::Result<()> {
        let new = !path.exists();
        step()?;
        power::met(path);
        let mut options = File::options();
        options.read(true).write(true).create(true).truncate(false);
        let mut file = no_link(&mut options).open(path)?;
        if new {
            power::created(path);
        }
        let size = file.metadata()?.len();
        let (end, last) = last_line(&mut file, whole)?;
        let mut text = String::new();
        if last.as_ref().is_some_and(|last| !last.ended) {
            text.push('\n');
        }
        text.push_str(&lines(last.as_ref().map(|last| last.text.as_str())));
        if end < size {
            file.set_len(end)?;
        }
        let mut add = || {
            file.seek(SeekFrom::Start(end))?;
            file.write_all(text.as_bytes())?;
            sync_file(&file, path)
        };
        if let Err(error) = add() {
            // What is called not written shall not be there.
            let _ = if new { fs::remove_file(path) } else { file.set_len(end) };
            return Err(error);
        }
        if new {
            // The line is there. A name that may not last is worth no second line.
            let _ = sync_folder(folder_of(path));
        }
        Ok(())
    };
    append().map_err(|e| Failure::io("io-write", path, &e))
}

/// Removes a file.
pub fn remove(path: &Path) -> Result<(), Failure> {
    power::met(path);
    removal_step().and_then(|()| fs::remove_file(path)).map_err(|e| Failure::io("io-write", path, &e))?;
    power::removed(path);
    Ok(())
}

/// The last line of a log.
struct LastLine {
    text: String,
    /// Has it a line end?
    ended: bool,
}

/// Where the whole lines end, and the last of them.
fn last_line(file: &mut File, whole: impl Fn(&str) -> bool) -> std::io::Result<(u64, Option<LastLine>)> {
    let size = file.metadata()?.len();
    let mut span = TAIL;
    loop {
        let from = size.saturating_sub(span);
        let mut tail = Vec::new();
        file.seek(SeekFrom::Start(from))?;
        file.read_to_end(&mut tail)?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        // Where the line that ends at `end` begins; unknown where more has to be read.
        let begin = |end: usize| match memchr::memrchr(b'\n', &tail[..end]) {
            None if from > 0 => None,
            found => Some(found.map_or(0, |at| at + 1)),
        };
        // Editors and git leave blanks, empty lines and CR behind: they belong to no line.
        let solid = tail.trim_ascii_end().len();
        let Some(start) = begin(solid) else {
            span *= 2;
            continue;
        };
        if let Some(line_end) = memchr::memchr(b'\n', &tail[solid..]).filter(|_| solid > 0) {
            let last = LastLine { text: text(&tail[start..solid]), ended: true };
            return Ok((from + (solid + line_end + 1) as u64, Some(last)));
        }
        if let Some(text) = std::str::from_utf8(&tail[start..solid]).ok().filter(|text| whole(text)) {
            return Ok((from + solid as u64, Some(LastLine { text: text.to_string(), ended: false })));
        }
        // Torn, or nothing but blanks: the line before it is the last.
        let before = tail[..start].trim_ascii_end().len();
        let Some(start_before) = begin(before) else {
            span *= 2;
            continue;
        };
        let ended = (before > 0).then(|| LastLine { text: text(&tail[start_before..before]), ended: true });
        return Ok((from + start as u64, ended));
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
            ("whole".into(), Some("whole".into()), "whole\n+\n".into()),
            ("a\nwhole".into(), Some("whole".into()), "a\nwhole\n+\n".into()),
            (format!("{long}\nwhole"), Some("whole".into()), format!("{long}\nwhole\n+\n")),
            ("a\r\nb\r\n".into(), Some("b".into()), "a\r\nb\r\n+\n".into()),
            ("a\nb \t\n\n  \n".into(), Some("b".into()), "a\nb \t\n+\n".into()),
            ("a\nb\n\ntorn".into(), Some("b".into()), "a\nb\n\n+\n".into()),
            ("a\nwhole \r".into(), Some("whole".into()), "a\nwhole\n+\n".into()),
            (" \n\n".into(), None, "+\n".into()),
            (format!("a\n{}", "\n".repeat(3 * TAIL as usize)), Some("a".into()), "a\n+\n".into()),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("log");
            fs::write(&path, &before).unwrap();
            let mut seen = None;
            let add = |line: Option<&str>| {
                seen = line.map(str::to_string);
                "+\n".into()
            };
            append_to_log(&path, |text| text == "whole", add).unwrap();
            assert_eq!((seen, read_log(&path).unwrap()), (last, after));
        }
    }
}
