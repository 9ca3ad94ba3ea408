//! Signatures of approvals: another program makes and checks them, `ssh-keygen` of OpenSSH, with the keys that people have.
//!
//! Nothing else here signs, or asks another program whether something is signed. What is signed is a short text of one's own namespace, so that
//! a signature of something else (a git commit, a file) is none of an approval, and the other way round. It is checked as
//! of the moment of the approval: a key that was good then stays good for it.
//!
//! Not here: what is approved (`versions`, `analysis::adjustment`), and who may.

use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use crate::model::folded_name;
use crate::words::{Failure, Problem, msg};

/// What tells these signatures from all others.
pub const NAMESPACE: &str = "budget-approval";

/// The program that signs and checks.
const PROGRAM: &str = "ssh-keygen";

const BEGIN: &str = "-----BEGIN SSH SIGNATURE-----";
const END: &str = "-----END SSH SIGNATURE-----";

/// An approval, as it is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement<'a> {
    /// The id of the plan.
    pub plan: &'a str,
    /// What of it: `version 2`, `adjustment T1-3fa9`.
    pub object: String,
    /// The text that is approved; its SHA-256 is signed.
    pub content: &'a [u8],
    /// Who approves.
    pub by: &'a str,
    /// When.
    pub at: DateTime<Utc>,
}

impl Statement<'_> {
    /// The text that is signed.
    fn text(&self) -> String {
        let hash: String = Sha256::digest(self.content).iter().map(|byte| format!("{byte:02x}")).collect();
        let at = self.at.format("%Y-%m-%dT%H:%M:%SZ");
        format!(
            "budget approval\nplan: {}\nobject: {}\nsha256: {hash}\napproved by: {}\napproved at: {at}\n",
            self.plan, self.object, self.by
        )
    }
}

/// Why a signature is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Its key is in no line of the signers that was good then.
    Unknown,
    /// Its key is of somebody else.
    Other(String),
    /// It is of another text, or no signature at all.
    Bad,
}

/// Signs a statement with a key: a private one, or a public one whose other half an agent holds. On one line, without the
/// lines around it.
pub fn sign(statement: &Statement<'_>, key: &Path) -> Result<String, Failure> {
    let mut command = program();
    command.args(["-Y", "sign", "-n", NAMESPACE, "-f"]).arg(key);
    let done = run(command, statement.text().as_bytes())?;
    let text = String::from_utf8_lossy(&done.stdout);
    match bare(&text).filter(|_| done.status.success()) {
        Some(signature) => Ok(signature),
        None => {
            let said = String::from_utf8_lossy(&done.stderr);
            let cause = said.lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default().trim().to_string();
            let message = msg("signing-failed").with("key", key.display().to_string()).with("cause", cause);
            Err(Failure::hinted(message, msg("signing-failed-hint")))
        }
    }
}

/// Is this the signature of whoever approves, by the signers of a file?
pub fn verify(statement: &Statement<'_>, signature: &str, signers: &Path) -> Result<Result<(), Refused>, Failure> {
    let mut armoured = NamedTempFile::new().map_err(|error| temporary(&error))?;
    let text = format!("{BEGIN}\n{}\n{END}\n", folded(signature));
    armoured.write_all(text.as_bytes()).map_err(|error| temporary(&error))?;
    let moment = format!("verify-time={}", statement.at.format("%Y%m%d%H%M%S"));
    let ask = |what: &str| {
        let mut command = program();
        command.args(["-Y", what, "-O", &moment, "-f"]).arg(signers).arg("-s").arg(armoured.path());
        command
    };
    let found = run(ask("find-principals"), b"")?;
    let found = String::from_utf8_lossy(&found.stdout).into_owned();
    let names: Vec<&str> = found.lines().map(str::trim).filter(|name| !name.is_empty()).collect();
    if names.is_empty() {
        let is_one = |text: &str| text.len() > 40 && text.bytes().all(|byte| byte.is_ascii_graphic());
        return Ok(Err(if is_one(signature) { Refused::Unknown } else { Refused::Bad }));
    }
    let bare = |name: &str| folded_name(name).replace(' ', "");
    let Some(name) = names.iter().find(|name| bare(name) == bare(statement.by)) else {
        return Ok(Err(Refused::Other(names.join(", "))));
    };
    let mut command = ask("verify");
    command.args(["-n", NAMESPACE, "-I", name]);
    let done = run(command, statement.text().as_bytes())?;
    Ok(if done.status.success() { Ok(()) } else { Err(Refused::Bad) })
}

/// The program, with a surrounding in which days are those of UTC.
fn program() -> Command {
    let mut command = Command::new(PROGRAM);
    command.env("TZ", "UTC").env("LC_ALL", "C");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs it with a text on its standard input.
fn run(mut command: Command, input: &[u8]) -> Result<Output, Failure> {
    let done = command.spawn().and_then(|mut child| {
        if let Some(mut stdin) = child.stdin.take() {
            // Who refuses its arguments does not read; how it ended says so.
            let _ = stdin.write_all(input);
        }
        child.wait_with_output()
    });
    done.map_err(|error| {
        let id = if error.kind() == ErrorKind::NotFound { "signing-no-program" } else { "signing-not-run" };
        let problem = Problem::error(msg(id).with("program", PROGRAM));
        Failure::could_not_run(problem.hint(msg("signing-no-program-hint")))
    })
}

fn temporary(error: &std::io::Error) -> Failure {
    Failure::io("io-write", &std::env::temp_dir(), error)
}

/// A signature without the lines around it.
fn bare(text: &str) -> Option<String> {
    let (_, rest) = text.split_once(BEGIN)?;
    let (inside, _) = rest.split_once(END)?;
    let joined: String = inside.split_whitespace().collect();
    (!joined.is_empty()).then_some(joined)
}

/// In lines as OpenSSH writes them.
fn folded(signature: &str) -> String {
    let letters: Vec<char> = signature.chars().collect();
    letters.chunks(70).map(|line| line.iter().collect::<String>()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// Says that nothing was tested here.
    #[expect(clippy::print_stderr, reason = "whoever runs the tests is to know")]
    fn skipped() {
        eprintln!("skipped: {PROGRAM} is not installed");
    }

    /// Makes a key, and gives what stands of it in a file of signers; `None`, and told, where the program is not there.
    fn key(folder: &Path, name: &str) -> Option<String> {
        let mut make = Command::new(PROGRAM);
        make.args(["-q", "-t", "ed25519", "-N", "", "-C", name, "-f"]).arg(folder.join(name));
        if make.status().is_err() {
            skipped();
            return None;
        }
        let public = fs::read_to_string(folder.join(format!("{name}.pub"))).unwrap();
        Some(public.split(' ').take(2).collect::<Vec<_>>().join(" "))
    }

    fn statement<'a>(by: &'a str, content: &'a [u8]) -> Statement<'a> {
        let at = "2026-03-02T23:30:00Z".parse().unwrap();
        Statement { plan: "2026-CS", object: "version 2".into(), content, by, at }
    }

    #[test]
    fn what_is_signed_says_what_of_which_plan() {
        let text = statement("li", b"abc").text();
        // The SHA-256 of `abc`, from the standard.
        let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let expected = format!(
            "budget approval\nplan: 2026-CS\nobject: version 2\nsha256: {hash}\napproved by: li\n\
             approved at: 2026-03-02T23:30:00Z\n"
        );
        assert_eq!(text, expected);
    }

    #[test]
    fn a_signature_is_of_one_text_one_person_and_one_time() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let (Some(li), Some(wang), Some(_)) =
            (key(folder.path(), "li"), key(folder.path(), "wang"), key(folder.path(), "stranger"))
        else {
            return;
        };
        let signers = |lines: &[String]| {
            fs::write(at("signers"), lines.join("\n") + "\n").unwrap();
            at("signers")
        };
        let own = statement("李 四", b"frozen");
        let signature = sign(&own, &at("li")).unwrap();
        assert!(!signature.contains(char::is_whitespace) && signature.len() > 100, "{signature}");
        let check = |statement: &Statement<'_>, signature: &str, lines: &[String]| {
            verify(statement, signature, &signers(lines)).unwrap()
        };
        let both = [format!("李四 namespaces=\"{NAMESPACE}\" {li}"), format!("wang {wang}")];
        assert_eq!(check(&own, &signature, &both), Ok(()));
        // Another text, person, moment, plan or version.
        assert_eq!(check(&statement("李 四", b"frozem"), &signature, &both), Err(Refused::Bad));
        assert_eq!(check(&Statement { plan: "2027-CS", ..own.clone() }, &signature, &both), Err(Refused::Bad));
        assert_eq!(
            check(&Statement { object: "version 1".into(), ..own.clone() }, &signature, &both),
            Err(Refused::Bad)
        );
        let later = Statement { at: "2026-03-03T23:30:00Z".parse().unwrap(), ..own.clone() };
        assert_eq!(check(&later, &signature, &both), Err(Refused::Bad));
        assert_eq!(check(&statement("wang", b"frozen"), &signature, &both), Err(Refused::Other("李四".into())));
        // Signed by somebody else, or by nobody who is known.
        let other = sign(&own, &at("wang")).unwrap();
        assert_eq!(check(&own, &other, &both), Err(Refused::Other("wang".into())));
        let strange = sign(&own, &at("stranger")).unwrap();
        assert_eq!(check(&own, &strange, &both), Err(Refused::Unknown));
        assert_eq!(check(&own, "nonsense", &both), Err(Refused::Bad));
        // Keys hold from a day, to a day, and for a purpose: the day of the approval is what counts.
        let dated = |dates: &str, purpose: &str| [format!("李四 namespaces=\"{purpose}\",{dates} {li}")];
        let (until_then, until_before) = ("valid-before=\"20260303\"", "valid-before=\"20260302\"");
        assert_eq!(check(&own, &signature, &dated(until_then, NAMESPACE)), Ok(()));
        assert_eq!(check(&own, &signature, &dated(until_before, NAMESPACE)), Err(Refused::Unknown));
        assert_eq!(check(&own, &signature, &dated("valid-after=\"20260303\"", NAMESPACE)), Err(Refused::Unknown));
        assert_eq!(check(&own, &signature, &dated(until_then, "git")), Err(Refused::Bad));
        // A key that is not there.
        let failed = sign(&own, &at("nobody")).unwrap_err();
        assert_eq!(failed.problems[0].message.id, "signing-failed");
    }
}
