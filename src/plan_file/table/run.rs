//! `[source.NAME]` and `[report.NAME]`: what a run fetches and writes.

use std::path::Path;

use crate::model::run::{ExportSource, ReportJob};
use crate::plan_file::field::fields::{Fields, Named};
use crate::plan_file::text::source::Reporter;
use crate::words::{Problem, msg};

/// The ledgers that exports are for.
pub(in crate::plan_file) const KINDS: [&str; 3] = ["actual", "commitment", "metric"];

/// An export that is fetched.
pub(in crate::plan_file) fn source(
    named: &Named<Fields>,
    folder: &Path,
    reporter: &mut Reporter<'_>,
) -> Option<ExportSource> {
    let fields = &named.value;
    let plain = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
    if !plain(&named.name) {
        let problem = Problem::error(msg("run-source-name").with("value", named.name.as_str()));
        reporter.add(named.name_at, problem.hint(msg("run-source-name-hint")));
        return None;
    }
    let run = words(fields, reporter)?;
    let ending = fields.text("file").unwrap_or("csv").trim_start_matches('.').to_string();
    if !plain(&ending) {
        let problem = Problem::error(msg("run-source-file").with("value", ending));
        reporter.add(fields.value_at("file"), problem.hint(msg("run-source-file-hint")));
        return None;
    }
    let kind = fields.text("as").unwrap_or("actual");
    Some(ExportSource {
        name: named.name.clone(),
        run,
        ending,
        kind: KINDS.into_iter().find(|own| *own == kind)?,
        profile: fields.text("profile").map(String::from),
        timeout: fields.count("timeout").and_then(|seconds| u64::try_from(seconds).ok()).unwrap_or(600).max(1),
        folder: folder.to_path_buf(),
    })
}

/// A report that is written.
pub(in crate::plan_file) fn report(named: &Named<Fields>, reporter: &mut Reporter<'_>) -> Option<ReportJob> {
    let fields = &named.value;
    let run = words(fields, reporter)?;
    Some(ReportJob { name: named.name.clone(), run, output: fields.text("output")?.to_string() })
}

fn words(fields: &Fields, reporter: &mut Reporter<'_>) -> Option<Vec<String>> {
    let run: Vec<String> = fields.texts("run").iter().map(|(word, _)| word.clone()).collect();
    if run.is_empty() && !fields.incomplete {
        reporter.add(fields.value_at("run"), Problem::error(msg("notify-run-empty")).hint(msg("notify-run-hint")));
    }
    (!run.is_empty() && !fields.incomplete).then_some(run)
}
