//! `budget plan schema`.

use crate::command::{Outcome, Session};
use crate::plan_file;

/// Print the JSON Schema of plan files, for editors
#[derive(Debug, clap::Args)]
pub struct SchemaArgs {}

pub(super) fn run(_: SchemaArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let mut text = serde_json::to_string_pretty(&plan_file::schema(&|message| session.words.say(message)))?;
    text.push('\n');
    session.deliver_text(&text)?;
    Ok(Outcome::Done)
}
