//! Fetching: a program prints an export, which arrives in the inbox under a name that its bytes give it.

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::inner::of;
use super::record::Record;
use crate::book::{Arriving, stands_below};
use crate::command::Session;
use crate::model::run::ExportSource;
use crate::notify::{stop, together};
use crate::words::{Failure, Problem, clean, io_cause, msg};

/// So many bytes of an export are taken: what prints more without an end fills the disk.
const MOST: u64 = 1 << 30;

/// How often it is looked whether a program has ended.
const LOOK: Duration = Duration::from_millis(20);

/// Fetches an export, unless the very same was fetched before. What one source lacks keeps no other from coming.
pub(super) fn fetch(
    source: &ExportSource,
    inbox: &Path,
    record: &mut Record,
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    match fetched(source, inbox, session) {
        Ok(true) => record.fetched += 1,
        Ok(false) => {}
        Err(failure) => {
            let problems = failure.problems.into_iter().map(|problem| of(&source.name, problem)).collect();
            record.fail(Failure { problems, ..failure });
        }
    }
    Ok(())
}

fn fetched(source: &ExportSource, inbox: &Path, session: &mut Session<'_>) -> Result<bool, Failure> {
    let folder = super::inbox::folder_of(inbox, source.kind);
    let arriving = Arriving::begin(&folder)?;
    print(source, &arriving, MOST)?;
    if arriving.size() == 0 {
        return Err(Failure::hinted(msg("run-source-nothing"), msg("run-source-nothing-hint")));
    }
    let name = format!("{}-{}.{}", source.name, arriving.sum()?, source.ending);
    // It was imported, or refused, and lies there: the same bytes say nothing new.
    if [super::inbox::DONE, super::inbox::REFUSED].iter().any(|away| stands_below(&folder.join(away), &name)) {
        return Ok(false);
    }
    let told = arriving.arrive(&folder.join(&name))?;
    session.problems.extend(told);
    Ok(true)
}

/// Lets the program print, and waits for its end.
fn print(source: &ExportSource, arriving: &Arriving, most: u64) -> Result<(), Failure> {
    let Some((program, arguments)) = source.run.split_first() else { return Ok(()) };
    let mut command = Command::new(program);
    together(&mut command).args(arguments).current_dir(&source.folder).stdin(Stdio::null());
    let started = command.stdout(arriving.output()?).stderr(Stdio::piped()).spawn();
    let mut child = started.map_err(|error| {
        let message = msg("notify-run-start").with("program", program.as_str()).with("cause", io_cause(&error));
        Failure::hinted(message, msg("notify-run-hint"))
    })?;
    let stderr = child.stderr.take();
    let (say, said) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let mut text = Vec::new();
        let mut stderr = stderr;
        // More than its first words nobody reads, but a full pipe would hold it up.
        let _ = stderr.as_mut().map(|stderr| stderr.take(4096).read_to_end(&mut text));
        let _ = say.send(String::from_utf8_lossy(&text).into_owned());
        let _ = stderr.as_mut().map(|stderr| std::io::copy(stderr, &mut std::io::sink()));
    });
    let begun = Instant::now();
    let status = loop {
        match child.try_wait() {
            _ if arriving.size() > most => {
                stop(&mut child);
                let message = msg("run-source-flood").with("size", (most >> 20).to_string());
                return Err(Failure::hinted(message, msg("run-source-failed-hint")));
            }
            Ok(Some(status)) => break status,
            Ok(None) if begun.elapsed() < Duration::from_secs(source.timeout) => std::thread::sleep(LOOK),
            _ => {
                stop(&mut child);
                let message = msg("run-source-slow").with("seconds", source.timeout);
                return Err(Failure::hinted(message, msg("run-source-slow-hint")));
            }
        }
    };
    if status.success() {
        return Ok(());
    }
    let said = said.recv_timeout(Duration::from_millis(200)).unwrap_or_default();
    let said: String = clean(said.trim()).chars().take(200).collect();
    let code = status.code().map_or_else(|| "—".to_string(), |code| code.to_string());
    let message = msg("notify-run-failed").with("code", code).with("said", said);
    Err(Failure::could_not_run(Problem::error(message).hint(msg("run-source-failed-hint"))))
}

#[cfg(all(test, unix))]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn printed(script: &str, most: u64) -> (Result<(), &'static str>, Duration) {
        let folder = tempfile::tempdir().unwrap();
        let source = ExportSource {
            name: "erp".into(),
            run: ["sh", "-c", script].map(String::from).to_vec(),
            ending: "csv".into(),
            kind: "actual",
            profile: None,
            timeout: 1,
            folder: PathBuf::from("/"),
        };
        let arriving = Arriving::begin(folder.path()).unwrap();
        let begun = Instant::now();
        let result = print(&source, &arriving, most).map_err(|failure| failure.problems[0].message.id);
        // Whatever the shell started is gone with it.
        let size = arriving.size();
        std::thread::sleep(Duration::from_millis(100));
        assert_eq!(arriving.size(), size, "{script}");
        (result, begun.elapsed())
    }

    #[test]
    fn what_hangs_or_floods_is_stopped_with_all_that_it_started() {
        assert_eq!(printed("echo a,b", 1 << 20).0, Ok(()));
        assert_eq!(printed("yes | cat", 1 << 20).0, Err("run-source-flood"));
        let (result, took) = printed("sleep 60 | cat", 1 << 20);
        assert_eq!(result, Err("run-source-slow"));
        assert!(took < Duration::from_secs(20), "{took:?}");
        assert_eq!(printed("while :; do echo x; sleep 0.05; done & wait", 1 << 20).0, Err("run-source-slow"));
        assert_eq!(printed("head -c 2000000 /dev/zero", 1 << 20).0, Err("run-source-flood"));
    }
}
