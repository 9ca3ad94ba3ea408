//! The tables of the file of a machine, and their keys.

use std::sync::LazyLock;

use super::key::{all, key, required};
use crate::model::Key;
use crate::model::key::KeyKind::{Count, Named, OneOf, Text, Texts};
use crate::notify::{COMMON, NOTIFIERS};
use crate::plan_file::table::run::KINDS;

/// The file of a machine.
pub(in crate::plan_file) fn run_file() -> &'static [Key] {
    const KEYS: &[Key] = &[
        key("book", Text, "run-key-book"),
        key("inbox", Text, "run-key-inbox"),
        key("source", Named(|| SOURCE), "run-key-source"),
        key("report", Named(|| REPORT), "run-key-report"),
        key("notify", Named(notify), "plan-key-notify"),
    ];
    KEYS
}

/// `[source.NAME]`.
const SOURCE: &[Key] = &[
    required("run", Texts, "run-key-run"),
    key("file", Text, "run-key-file"),
    key("as", OneOf(&KINDS), "run-key-as"),
    key("profile", Text, "run-key-profile"),
    key("timeout", Count, "run-key-timeout"),
];

/// `[report.NAME]`.
const REPORT: &[Key] = &[required("run", Texts, "run-key-report-run"), required("output", Text, "run-key-output")];

/// `[notify.NAME]`: its own keys and those of every way to reach somebody. What one of them needs is no need of others.
fn notify() -> &'static [Key] {
    static KINDS: LazyLock<Vec<&str>> = LazyLock::new(|| NOTIFIERS.iter().map(|notifier| notifier.id()).collect());
    static KEYS: LazyLock<Vec<Key>> = LazyLock::new(|| {
        let own = [
            required("kind", OneOf(&KINDS), "plan-key-notify-kind"),
            key("level", OneOf(&["watch", "warning", "critical"]), "plan-key-notify-level"),
            key("language", OneOf(&["zh-CN", "en"]), "plan-key-notify-language"),
        ];
        let more = NOTIFIERS.iter().flat_map(|notifier| notifier.keys().iter().chain(notifier.lists()));
        let mut keys = all(&own, more.chain(COMMON));
        keys.iter_mut().skip(own.len()).for_each(|key| key.required = false);
        keys
    });
    &KEYS
}
