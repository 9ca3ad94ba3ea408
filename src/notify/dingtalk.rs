//! 钉钉: a robot of a group, with a signature in the query if it wants one.

use serde_json::json;

use super::fit::{cut, inert};
use super::http::{Address, post};
use super::robot::{self, Meaning};
use super::secret::Secrets;
use super::sign::{in_query, sign};
use super::{Letter, Means, Notifier, Undelivered, key};
use crate::model::notify::Target;
use crate::model::{Key, KeyKind, Keyed};

pub(super) struct DingTalk;

/// The longest text, in bytes, with room for the rest of a body of 20,000.
const MOST: usize = 16_000;

impl Keyed for DingTalk {
    fn id(&self) -> &'static str {
        "dingtalk"
    }

    fn name(&self) -> &'static str {
        "notify-dingtalk"
    }

    fn keys(&self) -> &'static [Key] {
        const KEYS: &[Key] = &[
            key("url_env", KeyKind::Text, "notify-key-url-env"),
            key("url_file", KeyKind::Text, "notify-key-url-file"),
            key("secret_env", KeyKind::Text, "notify-key-secret-env"),
            key("secret_file", KeyKind::Text, "notify-key-secret-file"),
            key("keyword", KeyKind::Text, "notify-key-keyword"),
        ];
        KEYS
    }
}

impl Notifier for DingTalk {
    fn lists(&self) -> &'static [Key] {
        const LISTS: &[Key] = &[key("at", KeyKind::Texts, "notify-key-at")];
        LISTS
    }

    fn send(&self, letter: &Letter, target: &Target, means: &Means<'_>) -> Result<(), Undelivered> {
        let mut secrets = Secrets::default();
        let mut address = Address::read(&secrets.need(["url_env", "url_file"], target, means)?, target)?;
        if let Some(secret) = secrets.take(["secret_env", "secret_file"], target, means)? {
            // Of this very moment: after an hour it is worth nothing.
            let moment = (means.now)().timestamp_millis().to_string();
            let signature = sign(secret.as_bytes(), format!("{moment}\n{secret}").as_bytes());
            address = address.with_query(&format!("timestamp={moment}&sign={}", in_query(&signature)))?;
        }
        let answer = post(&address, &[], body(letter, target).as_bytes(), target, &secrets)?;
        robot::judge(&answer, "errcode", "errmsg", meaning, &secrets)
    }
}

fn body(letter: &Letter, target: &Target) -> String {
    // A line alone joins the one before it.
    let mut text = format!("### {}", inert(&letter.text()).replace('\n', "\n\n"));
    if let Some(keyword) = target.values.text("keyword").filter(|keyword| !text.contains(keyword)) {
        text = format!("{text}\n\n{keyword}");
    }
    let mobiles = target.list("at");
    let mut text = cut(&text, MOST);
    if !mobiles.is_empty() {
        // Who is not named in the text is not called.
        let named: Vec<String> = mobiles.iter().map(|mobile| format!("@{mobile}")).collect();
        text = format!("{text}\n\n{}", named.join(" "));
    }
    json!({
        "msgtype": "markdown",
        "markdown": { "title": cut(&inert(&letter.title), 200), "text": text },
        "at": { "atMobiles": mobiles, "atUserIds": [], "isAtAll": false },
    })
    .to_string()
}

/// What an error code asks for.
fn meaning(code: i64, _: &str) -> Meaning {
    match code {
        0 => Meaning::Taken,
        -1 => Meaning::Again,
        130_101 | 410_100 => Meaning::Busy,
        310_000 => Meaning::Mend("notify-mend-safety"),
        300_001 | 300_005 | 400_101 => Meaning::Mend("notify-mend-address"),
        400_102 => Meaning::Mend("notify-mend-stopped"),
        400_013 => Meaning::Mend("notify-mend-group"),
        _ => Meaning::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notify::tests::{letter, target};

    #[test]
    fn the_published_form() {
        let mut target = target("dingtalk");
        target.lists.push(("at", vec!["13800000000".into()]));
        let body: serde_json::Value = serde_json::from_str(&body(&letter(), &target)).unwrap();
        let expected = json!({
            "msgtype": "markdown",
            "markdown": {
                "title": "【超支】水电费",
                "text": "### 【超支】水电费\n\n原因：＜电价＞\n\n@13800000000",
            },
            "at": { "atMobiles": ["13800000000"], "atUserIds": [], "isAtAll": false },
        });
        assert_eq!(body, expected);
    }
}
