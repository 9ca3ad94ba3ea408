//! What the robots of chat programs answer: 200 whatever happens, and a code in the body.

use std::time::Duration;

use super::Undelivered;
use super::http::Answer;
use super::secret::Secrets;
use crate::words::msg;

/// What a code means for the letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// It is delivered.
    Taken,
    /// The receiver had a bad moment.
    Again,
    /// Too many letters: it wants a minute.
    Busy,
    /// Somebody has to mend something; the message with the remedy.
    Mend(&'static str),
    /// The code is not known; it is no delivery.
    Unknown,
}

/// A limit of so many messages a minute.
const MINUTE: Duration = Duration::from_secs(60);

/// Was a letter taken, by the code in the answer?
pub(super) fn judge(
    answer: &Answer,
    code: &str,
    reason: &str,
    meaning: fn(i64, &str) -> Meaning,
    secrets: &Secrets,
) -> Result<(), Undelivered> {
    let body: serde_json::Value = serde_json::from_str(&answer.body).unwrap_or_default();
    let said = body.get(reason).and_then(|said| said.as_str()).unwrap_or_default();
    let Some(number) = body.get(code).and_then(serde_json::Value::as_i64) else {
        answer.read.clone()?;
        // A page of a proxy or a login, say: who sent it is not the robot.
        return Err(Undelivered::mend(msg("notify-not-robot"), msg("notify-not-robot-hint")));
    };
    let message = || {
        let said = secrets.scrub(said);
        msg("notify-code").with("code", number.to_string()).with("said", said)
    };
    match meaning(number, said) {
        Meaning::Taken => Ok(()),
        Meaning::Again => Err(Undelivered::soon(message())),
        Meaning::Busy => Err(Undelivered::after(MINUTE, message())),
        Meaning::Mend(hint) => Err(Undelivered::mend(message(), msg(hint))),
        Meaning::Unknown => Err(Undelivered::mend(message(), msg("notify-code-hint"))),
    }
}
