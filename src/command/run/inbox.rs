//! The inbox: what lies in it is imported and put away, by the day: what was taken into `done`, what was refused, with its
//! reasons beside it, into `refused`.

use std::path::{Path, PathBuf};

use super::inner::{Ended, inner, of};
use super::record::Record;
use crate::book::{arrived, put_away, write_atomically};
use crate::command::Session;
use crate::model::run::ExportSource;
use crate::words::{Exit, Failure, Problem, Words};

/// Where files go that were imported.
pub(super) const DONE: &str = "done";
/// Where files go that were refused.
pub(super) const REFUSED: &str = "refused";

/// Kinds with a folder of their own in the inbox.
const APART: [&str; 2] = ["commitment", "metric"];

/// The folder of a kind: the inbox itself is of what was spent.
pub(super) fn folder_of(inbox: &Path, kind: &str) -> PathBuf {
    if APART.contains(&kind) { inbox.join(kind) } else { inbox.to_path_buf() }
}

/// Imports all that has arrived. What could not be imported for a reason that is not its own stays, and so does all after
/// it: files are read in the order of their names.
pub(super) fn import(
    inbox: &Path,
    sources: &[ExportSource],
    record: &mut Record,
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    let day = session.as_of.to_string();
    for kind in std::iter::once("actual").chain(APART) {
        let folder = folder_of(inbox, kind);
        for file in arrived(&folder)? {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let path = file.display().to_string();
            let mut words = vec!["import", "--as", kind, "--format", "json"];
            if let Some(profile) = sources.iter().find(|own| is_of(&name, own)).and_then(|own| own.profile.as_deref()) {
                words.extend(["--profile", profile]);
            }
            words.extend(["--", &path]);
            match inner(&words, session)? {
                Ended::Ran { out, failure: None } => {
                    record.imported(&out);
                    session.problems.extend(put_away(&file, &folder.join(DONE).join(&day))?);
                }
                Ended::Ran { failure: Some(failure), .. } | Ended::Failed(failure) => {
                    let refused = failure.exit == Exit::InputRefused;
                    if refused {
                        record.refused += 1;
                        refuse(&file, &folder.join(REFUSED).join(&day), &failure, session)?;
                    }
                    let problems = failure.problems.into_iter().map(|problem| of(&name, problem)).collect();
                    record.fail(Failure { problems, ..failure });
                    if !refused {
                        return Ok(());
                    }
                }
            }
        }
    }
    Ok(())
}

/// Was a file fetched from this source?
fn is_of(name: &str, source: &ExportSource) -> bool {
    let rest = name.strip_prefix(&source.name).and_then(|rest| rest.strip_prefix('-'));
    rest.and_then(|rest| rest.strip_suffix(&source.ending)).is_some_and(|sum| sum.len() == 13 && sum.ends_with('.'))
}

/// Puts a refused file away. Its reasons are there before it is: a run that is killed in between refuses it again.
fn refuse(file: &Path, folder: &Path, failure: &Failure, session: &mut Session<'_>) -> anyhow::Result<()> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let reasons = failure.problems.iter().map(|problem| told(problem, session.words));
    let text = reasons.collect::<Vec<_>>().join("\n") + "\n";
    session.problems.extend(write_atomically(&folder.join(format!("{name}.reasons.txt")), text.as_bytes())?);
    session.problems.extend(put_away(file, folder)?);
    Ok(())
}

fn told(problem: &Problem, words: &Words) -> String {
    let mut bytes = Vec::new();
    // Into memory nothing fails.
    let _ = crate::command::print_problem(words, problem, &mut bytes);
    String::from_utf8_lossy(&bytes).trim_end().to_string()
}
