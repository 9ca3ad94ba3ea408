//! Delivering: up to three tries, with longer and longer waits between them.

use std::time::Duration;

use sha2::{Digest, Sha256};

use super::letter::{Letter, Means};
use super::{Again, Undelivered, notifier};
use crate::model::notify::Target;
use crate::words::{Problem, msg};

const TRIES: u32 = 3;

/// The waits between tries; of a minute and more only where the receiver asks for it.
const WAITS: [Duration; 2] = [Duration::from_secs(2), Duration::from_secs(8)];

/// Who asks for a longer wait hears of it in another run.
const LONGEST: Duration = Duration::from_secs(120);

/// What became of a letter.
#[derive(Clone, Debug, PartialEq)]
pub struct Delivered {
    /// How often it was tried.
    pub tries: u32,
    /// Was it taken? If not, why.
    pub result: Result<(), Undelivered>,
}

/// Delivers a letter, or says why not.
pub fn deliver(letter: &Letter, target: &Target, means: &Means<'_>) -> Delivered {
    let Some(notifier) = notifier(target.kind) else {
        let problem = Problem::error(msg("notify-kind-unknown").with("value", target.kind));
        return Delivered { tries: 0, result: Err(problem.into()) };
    };
    // Who cannot tell a repetition by its number gets none at once: it may have taken the first.
    let tells = matches!(target.kind, "webhook" | "mail" | "command");
    tried((&letter.id, &target.name), tells, means, || notifier.send(letter, target, means))
}

/// Delivers a picture; `None` where the receiver takes none.
pub fn deliver_picture(png: &[u8], target: &Target, means: &Means<'_>) -> Option<Delivered> {
    let notifier = notifier(target.kind)?;
    let mut next = Some(notifier.send_picture(png, target, means)?);
    let again = || next.take().or_else(|| notifier.send_picture(png, target, means)).unwrap_or(Ok(()));
    Some(tried(("picture", &target.name), false, means, again))
}

/// Tries up to three times.
fn tried(
    (id, target): (&str, &str),
    tells: bool,
    means: &Means<'_>,
    mut send: impl FnMut() -> Result<(), Undelivered>,
) -> Delivered {
    let mut uncertain = false;
    for tries in 1..=TRIES {
        let failed = match send() {
            Ok(()) => return Delivered { tries, result: Ok(()) },
            Err(failed) => failed,
        };
        uncertain |= failed.uncertain;
        match failed.again {
            Again::After(least) if tries < TRIES && least <= LONGEST && (tells || !failed.uncertain) => {
                (means.sleep)(least.max(wait(tries, id, target)));
            }
            _ => return Delivered { tries, result: Err(Undelivered { uncertain, ..failed }) },
        }
    }
    Delivered { tries: TRIES, result: Ok(()) }
}

/// The wait after a try, and up to half of it more: many machines that fail together do not come back together.
fn wait(tries: u32, id: &str, target: &str) -> Duration {
    let wait = WAITS[(tries as usize - 1).min(WAITS.len() - 1)];
    let hash = Sha256::digest(format!("{id}\n{target}\n{tries}"));
    wait + wait * u32::from(hash[0]) / 512
}
