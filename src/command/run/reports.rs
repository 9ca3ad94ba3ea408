//! The reports of a run: commands whose result is written to a file, by the writer of its ending.

use std::path::Path;

use super::inner::{Ended, inner, of};
use super::record::Record;
use crate::answer::last_complete;
use crate::command::Session;
use crate::model::run::ReportJob;
use crate::words::Failure;

/// Writes a report. One that cannot be made keeps no other from being written.
pub(super) fn write(
    job: &ReportJob,
    beside: &Path,
    record: &mut Record,
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    let folder = if beside.is_dir() { beside } else { beside.parent().unwrap_or(Path::new(".")) };
    let name = job.output.replace("{date}", &session.as_of.to_string());
    let name = name.replace("{month}", &last_complete(session.as_of).to_string());
    let output = folder.join(name).display().to_string();
    let mut words: Vec<&str> = job.run.iter().map(String::as_str).collect();
    words.extend(["--output", &output]);
    match inner(&words, session)? {
        Ended::Ran { failure: None, .. } => record.reports.push(output),
        Ended::Ran { failure: Some(failure), .. } | Ended::Failed(failure) => {
            let problems = failure.problems.into_iter().map(|problem| of(&job.name, problem)).collect();
            record.fail(Failure { problems, ..failure });
        }
    }
    Ok(())
}
