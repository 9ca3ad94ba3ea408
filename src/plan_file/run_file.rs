//! The file of a machine: who is told of alerts, and what a run does. It is no part of a book: a book that came from
//! somebody else starts no programs here and sends nothing anywhere.

use std::path::Path;

use super::field::run_keys;
use super::field::walk::walk;
use super::table::{notify, run};
use super::text::source::{Reporter, Source};
use super::text::syntax::parse;
use crate::model::Currency;
use crate::model::notify::Target;
use crate::model::run::{ExportSource, ReportJob};
use crate::words::{Exit, Failure};

/// What such a file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RunFile {
    /// `[notify.NAME]`, by name.
    pub targets: Vec<Target>,
    /// `book`: the folder of the book.
    pub book: Option<String>,
    /// `inbox`: the folder in which exports arrive.
    pub inbox: Option<String>,
    /// `[source.NAME]`, by name.
    pub sources: Vec<ExportSource>,
    /// `[report.NAME]`, in the order of the file.
    pub reports: Vec<ReportJob>,
}

/// Reads one; all that is wrong with it is told at once. Paths in it start from `folder`.
pub fn read_run_file(name: &str, text: &str, folder: &Path) -> Result<RunFile, Failure> {
    let source = Source::toml(name, text.strip_prefix('\u{feff}').unwrap_or(text));
    let parsed = parse(&source);
    let mut reporter = Reporter::new(&source);
    let fields = walk(&parsed.root, run_keys::run_file(), Currency::CNY, &mut reporter);
    let targets = fields.named("notify").iter().filter_map(|named| notify::build(named, folder, &mut reporter));
    let mut targets: Vec<Target> = targets.collect();
    targets.sort_by(|a, b| a.name.cmp(&b.name));
    let sources = fields.named("source").iter().filter_map(|named| run::source(named, folder, &mut reporter));
    let mut sources: Vec<ExportSource> = sources.collect();
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    let reports = fields.named("report").iter().filter_map(|named| run::report(named, &mut reporter)).collect();
    let text = |key| fields.text(key).map(String::from);
    let file = RunFile { targets, book: text("book"), inbox: text("inbox"), sources, reports };
    let whole = parsed.problems.is_empty();
    let mut problems = parsed.problems;
    // Of a broken file only what is broken is told.
    problems.extend(reporter.problems.into_iter().filter(|_| whole));
    if problems.is_empty() { Ok(file) } else { Err(Failure { exit: Exit::CouldNotRun, problems }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<RunFile, Vec<(&'static str, Option<u64>)>> {
        let told = |failure: Failure| {
            let problems = failure.problems.iter();
            problems.map(|p| (p.message.id, p.place.as_ref().and_then(|place| place.line))).collect()
        };
        read_run_file("run.toml", text, Path::new("/srv")).map_err(told)
    }

    #[test]
    fn targets_are_read_by_their_kind() {
        let text = "[notify.b]\nkind = 'wecom'\nurl_env = 'URL'\nlevel = 'warning'\n\
                    [notify.a]\nkind = 'mail'\nurl_file = 'smtp'\nfrom = 'a@example.com'\nto = ['b@example.com']\n";
        let file = read(text).unwrap();
        let [a, b] = &file.targets[..] else { panic!("{file:?}") };
        assert_eq!(
            (a.name.as_str(), a.kind, a.level, a.list("to")),
            ("a", "mail", AlertLevel::Watch, &["b@example.com".to_string()][..])
        );
        assert_eq!((b.kind, b.level, b.values.text("url_env")), ("wecom", AlertLevel::Warning, Some("URL")));
        assert_eq!(read("").unwrap(), RunFile::default());
    }

    #[test]
    fn what_a_kind_lacks_or_does_not_take_is_told() {
        let text = "[notify.a]\nkind = 'mail'\nurl_env = 'X'\nkeyword = 'x'\n[notify.b]\nkind = 'wechat'\n[notify.c]\nurl = 'x'\n";
        let problems = read(text).unwrap_err();
        let expected = [
            ("plan-bad-word", Some(6)),
            ("plan-unknown-key", Some(8)),
            ("plan-missing-key", Some(7)),
            ("plan-missing-key", Some(1)),
            ("plan-missing-key", Some(1)),
            ("plan-notify-foreign", Some(4)),
        ];
        assert_eq!(problems, expected);
    }

    use crate::model::AlertLevel;
}
