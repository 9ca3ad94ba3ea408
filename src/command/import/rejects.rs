//! The files of rows that were refused: where they go, and that they never come back as input.

use std::path::{Path, PathBuf};

use super::BookArgs;
use crate::book::{refuse_own_folder, refuse_way, write_free};
use crate::command::Session;
use crate::command::opened::Opened;
use crate::import::{self, ImportOutcome};
use crate::words::{Failure, Problem, msg};

const ENDING: &str = ".rejects.csv";

/// So many bytes of the name of a file go into that of its rejects.
const LONGEST: usize = 200;

/// The files to read: those that hold rows refused before are none.
pub(super) fn without_rejects(files: &[PathBuf], session: &mut Session<'_>) -> anyhow::Result<Vec<PathBuf>> {
    let is_rejects = |file: &&PathBuf| file.to_string_lossy().to_lowercase().ends_with(ENDING);
    let (rejects, files): (Vec<&PathBuf>, Vec<&PathBuf>) = files.iter().partition(is_rejects);
    let told = |problem: fn(crate::words::Message) -> Problem, file: &Path| {
        problem(msg("import-rejects-as-input").with("file", file.display().to_string()))
            .hint(msg("import-rejects-as-input-hint"))
    };
    if let (Some(first), true) = (rejects.first(), files.is_empty()) {
        return Err(Failure::refused(told(Problem::error, first)).into());
    }
    let warnings: Vec<Problem> = rejects.iter().map(|file| told(Problem::warning, file)).collect();
    session.warn(&warnings)?;
    Ok(files.into_iter().cloned().collect())
}

/// The folder that they go to. That of the book is no link out of it: who wrote the book would choose what is written
/// over.
pub(super) fn folder(args: &BookArgs, opened: &Opened, session: &Session<'_>) -> Result<PathBuf, Failure> {
    if let Some(folder) = &args.rejects {
        let folder = session.path(folder);
        refuse_own_folder(&folder)?;
        return Ok(folder);
    }
    let folder = opened.book.root().join("rejects");
    refuse_way(&opened.book, &folder.join(ENDING))?;
    Ok(folder)
}

/// Writes the bad rows of a file in its own format, the reasons in a last column; not over another file, which somebody
/// may be mending. `others` are those of this command.
pub(super) fn write(
    (file, outcome): (&Path, &ImportOutcome),
    others: &mut Vec<PathBuf>,
    args: &BookArgs,
    opened: &Opened,
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    if outcome.rejects.is_empty() {
        return Ok(());
    }
    let folder = folder(args, opened, session)?;
    let name = if file == Path::new("-") { Path::new("stdin") } else { file };
    let mut stem = name.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    // A file system takes 255 bytes of a name, the ending and a number included.
    stem.truncate(stem.floor_char_boundary(LONGEST));
    let mut bytes = Vec::new();
    import::write_rejects(outcome, session.words, &mut bytes)?;
    let (rejects, told) = write_free((&folder, &stem, ENDING), &bytes, others)?;
    session.warn(&Vec::from_iter(told))?;
    let told = msg("import-rejects-written").with("count", outcome.rejects.len());
    session.tell(&told.with("file", rejects.display().to_string()))?;
    others.push(rejects);
    Ok(())
}
