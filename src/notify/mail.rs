//! Mail.

#[cfg(feature = "notify")]
mod smtp;

use super::{Letter, Means, Notifier, Undelivered, key, required};
use crate::model::notify::Target;
use crate::model::{Key, KeyKind, Keyed};

pub(super) struct Mail;

impl Keyed for Mail {
    fn id(&self) -> &'static str {
        "mail"
    }

    fn name(&self) -> &'static str {
        "notify-mail"
    }

    fn keys(&self) -> &'static [Key] {
        const KEYS: &[Key] = &[
            key("url_env", KeyKind::Text, "notify-key-smtp-env"),
            key("url_file", KeyKind::Text, "notify-key-smtp-file"),
            required("from", KeyKind::Text, "notify-key-from"),
        ];
        KEYS
    }
}

impl Notifier for Mail {
    fn lists(&self) -> &'static [Key] {
        const LISTS: &[Key] = &[required("to", KeyKind::Texts, "notify-key-to")];
        LISTS
    }

    #[cfg(feature = "notify")]
    fn send(&self, letter: &Letter, target: &Target, means: &Means<'_>) -> Result<(), Undelivered> {
        smtp::send(letter, target, means)
    }

    #[cfg(not(feature = "notify"))]
    fn send(&self, _: &Letter, _: &Target, _: &Means<'_>) -> Result<(), Undelivered> {
        Err(Undelivered::not_built())
    }
}
