//! Telling somebody: one file a way to reach him.
//!
//! A notifier makes of a [`Letter`] what its receiver takes, and reads in the answer whether it was taken: an answer of 200
//! is no delivery. What keeps it from it is told with its remedy, and never with what is secret: an address of a robot is
//! a key. Clock, sleep, environment and files are handed in ([`Means`]).
//!
//! Not here: what is worth telling (`analysis::alert`), in which words (`command`), and what becomes of a letter that
//! nobody took (`command::alerts`).

mod child;
mod command;
mod deliver;
mod dingtalk;
mod feishu;
mod fit;
#[cfg(feature = "notify")]
mod http;
mod letter;
mod mail;
mod robot;
#[cfg(feature = "notify")]
mod roots;
mod secret;
mod sign;
#[cfg(all(test, feature = "notify"))]
mod tests;
mod undelivered;
mod webhook;
mod wecom;
#[cfg(not(feature = "notify"))]
mod without;

use std::time::Duration;

pub use self::child::{stop, together};
pub use self::deliver::{Delivered, deliver, deliver_picture};
pub use self::letter::{Letter, Means};
pub use self::undelivered::{Again, Undelivered};
#[cfg(not(feature = "notify"))]
use self::without as http;
use crate::model::notify::Target;
use crate::model::{Key, KeyKind, Keyed};

/// A way to reach somebody.
pub trait Notifier: Keyed {
    /// The keys under which lists of texts stand.
    fn lists(&self) -> &'static [Key] {
        &[]
    }

    /// Tries once.
    fn send(&self, letter: &Letter, target: &Target, means: &Means<'_>) -> Result<(), Undelivered>;

    /// Tries once to send a picture, as PNG; `None` where the receiver takes none.
    fn send_picture(&self, _png: &[u8], _target: &Target, _means: &Means<'_>) -> Option<Result<(), Undelivered>> {
        None
    }
}

/// All of them.
pub const NOTIFIERS: &[&dyn Notifier] =
    &[&command::Command, &mail::Mail, &webhook::Webhook, &wecom::WeCom, &dingtalk::DingTalk, &feishu::Feishu];

/// The notifier of a word.
pub fn notifier(kind: &str) -> Option<&'static dyn Notifier> {
    NOTIFIERS.iter().copied().find(|notifier| notifier.id() == kind)
}

/// Keys that every notifier takes.
pub const COMMON: &[Key] = &[key("timeout", KeyKind::Count, "notify-key-timeout")];

const fn key(name: &'static str, kind: KeyKind, doc: &'static str) -> Key {
    Key { name, kind, required: false, doc }
}

const fn required(name: &'static str, kind: KeyKind, doc: &'static str) -> Key {
    Key { name, kind, required: true, doc }
}

/// How long one try may take.
fn timeout(target: &Target) -> Duration {
    let seconds = target.values.count("timeout").filter(|seconds| (1..=600).contains(seconds)).unwrap_or(30);
    Duration::from_secs(seconds.unsigned_abs())
}
