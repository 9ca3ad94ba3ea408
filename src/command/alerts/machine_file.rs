//! The run file: where it is, and the receivers that it names.

use std::path::{Path, PathBuf};

use crate::book::read_text;
use crate::command::Session;
use crate::model::notify::Target;
use crate::plan_file::{RunFile, read_run_file};
use crate::words::{Failure, msg};

/// What it is called beside the settings of the user.
const NAME: &str = "run.toml";

/// The run file that is meant, with its path; `None` where none is named and there is none.
pub(in crate::command) fn run_file(
    named: Option<&Path>,
    session: &Session<'_>,
) -> Result<Option<(PathBuf, RunFile)>, Failure> {
    let usual = || usual(session).filter(|path| path.exists());
    let Some(path) = named.map(|named| session.path(named)).or_else(usual) else { return Ok(None) };
    let name = named.unwrap_or(&path).display().to_string();
    let folder = path.parent().unwrap_or(Path::new("."));
    let file = read_run_file(&name, &read_text(&path)?, folder)?;
    Ok(Some((path, file)))
}

/// Where it is looked for.
pub(in crate::command) fn usual(session: &Session<'_>) -> Option<PathBuf> {
    session.machine.config.as_ref()?.parent().map(|folder| folder.join(NAME))
}

/// The receivers that it names; there has to be one.
pub(super) fn receivers(named: Option<&Path>, session: &Session<'_>) -> Result<Vec<Target>, Failure> {
    let file = run_file(named, session)?.map(|(_, file)| file.targets).unwrap_or_default();
    if file.is_empty() {
        let path = named.map(Path::to_path_buf).or_else(|| usual(session));
        let path = path.map_or_else(|| NAME.to_string(), |path| path.display().to_string());
        return Err(Failure::hinted(msg("alerts-nobody"), msg("alerts-nobody-hint").with("file", path)));
    }
    Ok(file)
}
