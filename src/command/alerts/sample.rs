//! `budget alerts test`.

use std::path::PathBuf;

use serde_json::json;

use super::{machine_file, outbox};
use crate::command::{Outcome, Session};
use crate::model::AlertLevel;
use crate::notify::{Letter, deliver};
use crate::plan_file::did_you_mean;
use crate::words::{Failure, Language, Problem, Words, msg};

/// Send a sample to a receiver
///
/// It says that it is one. Nothing of the book is sent, and nothing is remembered.
#[derive(Debug, clap::Args)]
pub struct TestArgs {
    /// The receiver, by its name in the run file
    #[arg(id = "receiver", value_name = "NAME")]
    name: String,
    /// The file that names receivers: [notify.NAME] [default: run.toml beside the settings of the user]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

pub(super) fn run(args: TestArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let receivers = machine_file::receivers(args.config.as_deref(), session)?;
    let Some(target) = receivers.iter().find(|target| target.name == args.name) else {
        let names = receivers.iter().map(|target| target.name.as_str());
        let names: Vec<&str> = names.collect();
        let all = || msg("alerts-receiver-unknown-hint").with("names", names.join(", "));
        let hint = did_you_mean(&args.name, names.iter().copied(), all);
        return Err(Failure::hinted(msg("alerts-receiver-unknown").with("value", args.name.as_str()), hint).into());
    };
    let language = target.language.as_deref().and_then(|tag| tag.parse::<Language>().ok());
    let words = Words::new(language.unwrap_or(session.words.language()));
    let letter = Letter {
        id: format!("msg_test_{}", session.now.timestamp()),
        level: AlertLevel::Watch,
        title: words.say(&msg("alert-sample")),
        lines: vec![words.say(&msg("alert-sample-line"))],
        data: json!([{ "news": "test", "level": "watch", "level_number": 1 }]),
    };
    match deliver(&letter, target, &outbox::means(session)).result {
        Ok(()) => {
            session.tell(&msg("alerts-sent").with("to", target.name.as_str()).with("title", letter.title))?;
            session.answer("alerts_test", vec![("sent", true.into()), ("receiver", target.name.clone().into())])?;
            Ok(Outcome::Done)
        }
        Err(failed) => {
            let message = msg("alerts-unsent").with("to", target.name.as_str());
            let problem = Problem::error(message.with("problem", failed.problem.message.clone()));
            let problem = Problem { hint: failed.problem.hint.clone(), ..problem };
            Err(Failure::could_not_run(problem).into())
        }
    }
}
