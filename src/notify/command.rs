//! A program of the user's own, which gets JSON on its standard input: what no notifier reaches, it may.

use std::io::{Read, Write};
use std::process::{Child, Command as Program, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;

use super::child::{stop, together};
use super::secret::Secrets;
use super::{Letter, Means, Notifier, Undelivered, required, timeout};
use crate::model::notify::Target;
use crate::model::{Key, KeyKind, Keyed};
use crate::words::{io_cause, msg};

pub(super) struct Command;

/// What a program ends with that wants to be asked again: EX_TEMPFAIL.
const TRY_AGAIN: i32 = 75;

/// How often it is looked whether it has ended.
const LOOK: Duration = Duration::from_millis(20);

impl Keyed for Command {
    fn id(&self) -> &'static str {
        "command"
    }

    fn name(&self) -> &'static str {
        "notify-command"
    }

    fn keys(&self) -> &'static [Key] {
        &[]
    }
}

impl Notifier for Command {
    fn lists(&self) -> &'static [Key] {
        const LISTS: &[Key] = &[required("run", KeyKind::Texts, "notify-key-run")];
        LISTS
    }

    fn send(&self, letter: &Letter, target: &Target, _: &Means<'_>) -> Result<(), Undelivered> {
        let Some((program, arguments)) = target.list("run").split_first() else {
            return Err(Undelivered::mend(msg("notify-run-empty"), msg("notify-run-hint")));
        };
        let started = together(&mut Program::new(program))
            .args(arguments)
            .current_dir(&target.folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn();
        let mut child = started.map_err(|error| {
            let message = msg("notify-run-start").with("program", program.as_str()).with("cause", io_cause(&error));
            Undelivered::mend(message, msg("notify-run-hint"))
        })?;
        let body = json!({
            "id": letter.id, "level": letter.level.tag(), "title": letter.title, "text": letter.text(), "alerts": letter.data,
        });
        // Read and written beside the waiting: a program that does neither is stopped all the same.
        let (mut stdin, mut stderr) = (child.stdin.take(), child.stderr.take());
        let bytes = body.to_string().into_bytes();
        std::thread::spawn(move || {
            // One that reads nothing of it may have all it needs.
            let _ = stdin.as_mut().map(|stdin| stdin.write_all(&bytes));
        });
        let (say, said) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let mut text = Vec::new();
            let _ = stderr.as_mut().map(|stderr| stderr.take(4096).read_to_end(&mut text));
            let _ = say.send(String::from_utf8_lossy(&text).into_owned());
        });
        let ended = wait(&mut child, timeout(target));
        let Some(status) = ended else { return Err(Undelivered::timed_out().uncertain()) };
        if status.success() {
            return Ok(());
        }
        // What it started may keep the stream open.
        let said = said.recv_timeout(Duration::from_millis(200)).unwrap_or_default();
        let said = Secrets::default().scrub(&said);
        let code = status.code().map_or_else(|| "—".to_string(), |code| code.to_string());
        let message = msg("notify-run-failed").with("code", code).with("said", said);
        Err(match status.code() {
            Some(TRY_AGAIN) => Undelivered::soon(message),
            _ => Undelivered::mend(message, msg("notify-run-failed-hint")),
        })
    }
}

/// Waits for a program; stops one that takes too long.
fn wait(child: &mut Child, limit: Duration) -> Option<std::process::ExitStatus> {
    let begun = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if begun.elapsed() < limit => std::thread::sleep(LOOK),
            _ => {
                stop(child);
                return None;
            }
        }
    }
}
