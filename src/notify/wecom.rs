//! 企业微信: a robot of a group.

use serde_json::json;

use super::fit::{cut, inert};
use super::http::{Address, post};
use super::robot::{self, Meaning};
use super::secret::Secrets;
use super::{Letter, Means, Notifier, Undelivered, key};
use crate::model::notify::Target;
use crate::model::{Key, KeyKind, Keyed};

pub(super) struct WeCom;

/// The longest message, in bytes.
const MOST: usize = 4096;

impl Keyed for WeCom {
    fn id(&self) -> &'static str {
        "wecom"
    }

    fn name(&self) -> &'static str {
        "notify-wecom"
    }

    fn keys(&self) -> &'static [Key] {
        const KEYS: &[Key] = &[
            key("url_env", KeyKind::Text, "notify-key-url-env"),
            key("url_file", KeyKind::Text, "notify-key-url-file"),
            key("picture", KeyKind::Flag, "notify-key-picture"),
        ];
        KEYS
    }
}

impl Notifier for WeCom {
    fn send(&self, letter: &Letter, target: &Target, means: &Means<'_>) -> Result<(), Undelivered> {
        put(&body(letter), target, means)
    }

    #[cfg(feature = "png")]
    fn send_picture(&self, png: &[u8], target: &Target, means: &Means<'_>) -> Option<Result<(), Undelivered>> {
        Some(put(&body_of_picture(png), target, means))
    }
}

fn put(body: &str, target: &Target, means: &Means<'_>) -> Result<(), Undelivered> {
    let mut secrets = Secrets::default();
    let address = Address::read(&secrets.need(["url_env", "url_file"], target, means)?, target)?;
    let answer = post(&address, &[], body.as_bytes(), target, &secrets)?;
    robot::judge(&answer, "errcode", "errmsg", meaning, &secrets)
}

/// The robot wants the sum beside the picture, to see that it is whole.
#[cfg(feature = "png")]
fn body_of_picture(png: &[u8]) -> String {
    use base64::prelude::{BASE64_STANDARD, Engine};
    use md5::{Digest, Md5};
    let sum: String = Md5::digest(png).iter().map(|byte| format!("{byte:02x}")).collect();
    json!({ "msgtype": "image", "image": { "base64": BASE64_STANDARD.encode(png), "md5": sum } }).to_string()
}

fn body(letter: &Letter) -> String {
    json!({ "msgtype": "markdown", "markdown": { "content": cut(&inert(&letter.text()), MOST) } }).to_string()
}

/// What an error code asks for.
fn meaning(code: i64, _: &str) -> Meaning {
    match code {
        0 => Meaning::Taken,
        -1 => Meaning::Again,
        45009 => Meaning::Busy,
        93000 | 40058 => Meaning::Mend("notify-mend-address"),
        _ => Meaning::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notify::tests::letter;

    /// The sum of "abc" is a test vector of RFC 1321.
    #[cfg(feature = "png")]
    #[test]
    fn a_picture_goes_with_its_sum() {
        let body: serde_json::Value = serde_json::from_str(&body_of_picture(b"abc")).unwrap();
        let image = json!({ "base64": "YWJj", "md5": "900150983cd24fb0d6963f7d28e17f72" });
        assert_eq!(body, json!({ "msgtype": "image", "image": image }));
    }

    #[test]
    fn the_published_form_and_its_limit() {
        let body: serde_json::Value = serde_json::from_str(&body(&letter())).unwrap();
        let expected = json!({ "msgtype": "markdown", "markdown": { "content": "【超支】水电费\n原因：＜电价＞" } });
        assert_eq!(body, expected);
        let long = Letter { lines: vec!["水".repeat(3_000)], ..letter() };
        let body: serde_json::Value = serde_json::from_str(&super::body(&long)).unwrap();
        let content = body["markdown"]["content"].as_str().unwrap();
        assert!((MOST - 3..=MOST).contains(&content.len()) && content.ends_with('…'), "{}", content.len());
    }
}
