//! What must not be seen: from the environment, or a file that only its owner can read.

use super::Undelivered;
use super::letter::Means;
use crate::model::notify::Target;
use crate::words::{Problem, clean, msg};

/// The secrets of a target, so that nothing of them gets into what is told.
#[derive(Default)]
pub(super) struct Secrets(Vec<String>);

impl Secrets {
    /// The secret under `NAME_env` or `NAME_file`, without blanks around it; `None` where neither is given.
    pub(super) fn take(
        &mut self,
        [env, file]: [&'static str; 2],
        target: &Target,
        means: &Means<'_>,
    ) -> Result<Option<String>, Undelivered> {
        let text = match (target.values.text(env), target.values.text(file)) {
            (Some(variable), _) => match (means.variable)(variable) {
                Some(text) if !text.trim().is_empty() => text,
                _ => {
                    let message = msg("notify-variable").with("variable", variable);
                    return Err(Undelivered::mend(message, msg("notify-variable-hint")));
                }
            },
            (None, Some(path)) => (means.secret_file)(&target.folder.join(path)).map_err(|failure| {
                let first = failure.problems.into_iter().next();
                Undelivered::from(first.unwrap_or_else(|| Problem::error(msg("notify-secret-empty"))))
            })?,
            (None, None) => return Ok(None),
        };
        let text = text.trim().to_string();
        if text.is_empty() {
            return Err(Undelivered::mend(msg("notify-secret-empty"), msg("notify-secret-empty-hint")));
        }
        self.0.push(text.clone());
        Ok(Some(text))
    }

    /// The same, which has to be there.
    pub(super) fn need(
        &mut self,
        keys: [&'static str; 2],
        target: &Target,
        means: &Means<'_>,
    ) -> Result<String, Undelivered> {
        let missing = || {
            let message = msg("notify-secret-missing").with("first", keys[0]).with("second", keys[1]);
            Undelivered::mend(message, msg("notify-secret-missing-hint"))
        };
        self.take(keys, target, means)?.ok_or_else(missing)
    }

    /// What somebody else said, without anything of the secrets, and short.
    pub(super) fn scrub(&self, text: &str) -> String {
        let mut text = clean(text.trim()).into_owned();
        let parts = self.0.iter().flat_map(|secret| {
            // A key in an address may come back alone.
            secret.split(['/', '?', '&', '=', '@', ':']).filter(|part| part.len() >= 8).chain([secret.as_str()])
        });
        let mut parts: Vec<&str> = parts.collect();
        parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
        for part in parts {
            text = text.replace(part, "…");
        }
        super::fit::cut(&text, 200).to_string()
    }
}
