//! Letters sent to servers of our own, by a clock of our own.

mod http;
mod mail;
mod programs;
mod server;

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::{Delivered, Letter, Means, deliver, notifier};
use crate::model::notify::Target;
use crate::model::{AlertLevel, Values};
use crate::words::{Failure, Problem, msg};

pub(super) fn letter() -> Letter {
    Letter {
        id: "msg_test".into(),
        level: AlertLevel::Critical,
        title: "【超支】水电费".into(),
        lines: vec!["原因：<电价>".into()],
        data: serde_json::json!([{ "id": "a1" }]),
    }
}

pub(super) fn target(kind: &str) -> Target {
    let text = |text: &str| crate::model::KeyValue::Text(text.to_string());
    let mut values = vec![("timeout", crate::model::KeyValue::Count(2))];
    if kind != "command" {
        values.push(("url_env", text("URL")));
    }
    Target {
        name: "ours".into(),
        kind: notifier(kind).unwrap().id(),
        level: AlertLevel::Watch,
        language: None,
        values: Values(values),
        lists: Vec::new(),
        folder: PathBuf::from("."),
    }
}

/// A clock that stands still but for what is slept, and an environment.
struct World {
    slept: RefCell<Vec<Duration>>,
    now: Cell<DateTime<Utc>>,
    variables: Vec<(&'static str, String)>,
}

impl World {
    fn new(variables: &[(&'static str, &str)]) -> World {
        let variables = variables.iter().map(|(name, value)| (*name, value.to_string())).collect();
        let now = Cell::new(DateTime::from_timestamp(1_760_000_000, 0).unwrap());
        World { slept: RefCell::default(), now, variables }
    }

    fn deliver(&self, letter: &Letter, target: &Target) -> Delivered {
        let sleep = |span: Duration| {
            self.slept.borrow_mut().push(span);
            self.now.set(self.now.get() + span);
        };
        let variable = |name: &str| self.variables.iter().find(|(own, _)| *own == name).map(|(_, v)| v.clone());
        let means = Means {
            now: &|| self.now.get(),
            sleep: &sleep,
            variable: &variable,
            secret_file: &|_: &Path| Err(Failure::could_not_run(Problem::error(msg("notify-secret-open")))),
        };
        deliver(letter, target, &means)
    }

    /// The whole seconds that were slept.
    fn seconds(&self) -> Vec<u64> {
        self.slept.borrow().iter().map(Duration::as_secs).collect()
    }
}

/// What is wrong, by the message that tells it.
fn problem(delivered: &Delivered) -> Option<&'static str> {
    delivered.result.as_ref().err().map(|failed| failed.problem.message.id)
}
