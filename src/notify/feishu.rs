//! 飞书: a robot of a group, with a signature in the body if it wants one.

use serde_json::{Value, json};

use super::fit::{cut, inert};
use super::http::{Address, post};
use super::robot::{self, Meaning};
use super::secret::Secrets;
use super::sign::sign;
use super::{Letter, Means, Notifier, Undelivered, key};
use crate::model::notify::Target;
use crate::model::{AlertLevel, Key, KeyKind, Keyed};

pub(super) struct Feishu;

/// The longest text, in bytes, with room for the rest of a body of 20 KB.
const MOST: usize = 16_000;

impl Keyed for Feishu {
    fn id(&self) -> &'static str {
        "feishu"
    }

    fn name(&self) -> &'static str {
        "notify-feishu"
    }

    fn keys(&self) -> &'static [Key] {
        const KEYS: &[Key] = &[
            key("url_env", KeyKind::Text, "notify-key-url-env"),
            key("url_file", KeyKind::Text, "notify-key-url-file"),
            key("secret_env", KeyKind::Text, "notify-key-secret-env"),
            key("secret_file", KeyKind::Text, "notify-key-secret-file"),
        ];
        KEYS
    }
}

impl Notifier for Feishu {
    fn send(&self, letter: &Letter, target: &Target, means: &Means<'_>) -> Result<(), Undelivered> {
        let mut secrets = Secrets::default();
        let address = Address::read(&secrets.need(["url_env", "url_file"], target, means)?, target)?;
        let secret = secrets.take(["secret_env", "secret_file"], target, means)?;
        let signed = secret.map(|secret| (secret, (means.now)().timestamp()));
        let answer = post(&address, &[], body(letter, signed).to_string().as_bytes(), target, &secrets)?;
        // Its second code, `StatusCode`, has been zero beside an error.
        robot::judge(&answer, "code", "msg", meaning, &secrets)
    }
}

fn body(letter: &Letter, signed: Option<(String, i64)>) -> Value {
    let colour = match letter.level {
        AlertLevel::Critical => "red",
        AlertLevel::Warning => "orange",
        AlertLevel::Watch => "yellow",
        AlertLevel::Info => "blue",
    };
    let text = cut(&inert(&letter.lines.join("\n")), MOST);
    let card = json!({
        "schema": "2.0",
        "header": {
            "title": { "tag": "plain_text", "content": cut(&letter.title, 500) },
            "template": colour,
        },
        "body": { "elements": [{ "tag": "markdown", "content": text }] },
    });
    match signed {
        None => json!({ "msg_type": "interactive", "card": card }),
        // The key is what others sign, and what is signed is nothing.
        Some((secret, moment)) => json!({
            "timestamp": moment.to_string(),
            "sign": sign(format!("{moment}\n{secret}").as_bytes(), b""),
            "msg_type": "interactive",
            "card": card,
        }),
    }
}

/// What a code asks for.
fn meaning(code: i64, said: &str) -> Meaning {
    match code {
        0 => Meaning::Taken,
        11_232 => Meaning::Busy,
        9_499 if said.to_lowercase().contains("too many") => Meaning::Busy,
        19_021 => Meaning::Mend("notify-mend-sign"),
        19_022 => Meaning::Mend("notify-mend-safety"),
        19_024 => Meaning::Mend("notify-mend-safety"),
        _ => Meaning::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notify::tests::letter;

    #[test]
    fn the_published_form_and_signature() {
        let body = body(&letter(), Some(("demo".into(), 1_599_360_473)));
        let expected = json!({
            "timestamp": "1599360473",
            "sign": "l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8=",
            "msg_type": "interactive",
            "card": {
                "schema": "2.0",
                "header": { "title": { "tag": "plain_text", "content": "【超支】水电费" }, "template": "red" },
                "body": { "elements": [{ "tag": "markdown", "content": "原因：＜电价＞" }] },
            },
        });
        assert_eq!(body, expected);
    }

    #[test]
    fn one_code_means_two_things() {
        assert_eq!(meaning(9_499, "Too Many Request"), Meaning::Busy);
        assert_eq!(meaning(9_499, "Bad Request"), Meaning::Unknown);
    }
}
