//! A webhook: JSON by Standard Webhooks, or a body of the user's own.

use chrono::SecondsFormat;
use serde_json::{Value, json};

use super::http::{Address, post};
use super::secret::Secrets;
use super::sign::{decoded, sign};
use super::{Letter, Means, Notifier, Undelivered, key};
use crate::model::notify::Target;
use crate::model::{Key, KeyKind, Keyed};
use crate::words::msg;

pub(super) struct Webhook;

impl Keyed for Webhook {
    fn id(&self) -> &'static str {
        "webhook"
    }

    fn name(&self) -> &'static str {
        "notify-webhook"
    }

    fn keys(&self) -> &'static [Key] {
        const KEYS: &[Key] = &[
            key("url_env", KeyKind::Text, "notify-key-url-env"),
            key("url_file", KeyKind::Text, "notify-key-url-file"),
            key("secret_env", KeyKind::Text, "notify-key-secret-env"),
            key("secret_file", KeyKind::Text, "notify-key-secret-file"),
            key("token_env", KeyKind::Text, "notify-key-token-env"),
            key("token_file", KeyKind::Text, "notify-key-token-file"),
            key("body", KeyKind::Text, "notify-key-body"),
            key("insecure", KeyKind::Flag, "notify-key-insecure"),
        ];
        KEYS
    }
}

impl Notifier for Webhook {
    fn send(&self, letter: &Letter, target: &Target, means: &Means<'_>) -> Result<(), Undelivered> {
        let mut secrets = Secrets::default();
        let address = Address::read(&secrets.need(["url_env", "url_file"], target, means)?, target)?;
        let body = body(letter, target, means)?;
        let moment = (means.now)().timestamp();
        let mut headers = vec![("webhook-id", letter.id.clone()), ("webhook-timestamp", moment.to_string())];
        if let Some(secret) = secrets.take(["secret_env", "secret_file"], target, means)? {
            headers.push(("webhook-signature", signature(&secret, &letter.id, moment, &body)?));
        }
        if let Some(token) = secrets.take(["token_env", "token_file"], target, means)? {
            headers.push(("authorization", format!("Bearer {token}")));
        }
        post(&address, &headers, body.as_bytes(), target, &secrets).map(drop)
    }
}

/// A signature for each secret, as there are two while they rotate.
fn signature(secrets: &str, id: &str, moment: i64, body: &str) -> Result<String, Undelivered> {
    let mut signatures = Vec::new();
    for secret in secrets.split_whitespace() {
        let key = match secret.strip_prefix("whsec_") {
            Some(coded) => decoded(coded).filter(|key| !key.is_empty()),
            None => None,
        };
        let Some(key) = key else {
            return Err(Undelivered::mend(msg("notify-whsec"), msg("notify-whsec-hint")));
        };
        signatures.push(format!("v1,{}", sign(&key, format!("{id}.{moment}.{body}").as_bytes())));
    }
    Ok(signatures.join(" "))
}

/// The usual body, or that of the template.
fn body(letter: &Letter, target: &Target, means: &Means<'_>) -> Result<String, Undelivered> {
    let Some(template) = target.values.text("body") else {
        let body = json!({
            "type": "budget.alert",
            "timestamp": (means.now)().to_rfc3339_opts(SecondsFormat::Secs, true),
            "data": { "title": letter.title, "text": letter.text(), "level": letter.level.tag(), "alerts": letter.data },
        });
        return Ok(body.to_string());
    };
    let text = |text: &str| {
        let quoted = Value::from(text).to_string();
        quoted[1..quoted.len() - 1].to_string()
    };
    let filled = fill(template, &|name| match name {
        "title" => Some(text(&letter.title)),
        "text" => Some(text(&letter.text())),
        // For receivers that read marks of their own in it, as Slack does.
        "markup" => Some(text(&letter.text().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))),
        "level" => Some(letter.level.tag().to_string()),
        "id" => Some(text(&letter.id)),
        "alerts" => Some(letter.data.to_string()),
        _ => None,
    });
    match serde_json::from_str::<Value>(&filled) {
        Ok(_) => Ok(filled),
        Err(_) => Err(Undelivered::mend(msg("notify-body"), msg("notify-body-hint"))),
    }
}

/// Puts values for `{name}`; once, so that nothing in a value is filled.
fn fill(template: &str, value: &dyn Fn(&str) -> Option<String>) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        filled.push_str(before);
        let end = from.find('}').unwrap_or(0);
        match value(from.get(1..end).unwrap_or_default()) {
            Some(value) => {
                filled.push_str(&value);
                rest = &from[end + 1..];
            }
            None => {
                filled.push('{');
                rest = &from[1..];
            }
        }
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine;

    #[test]
    fn the_published_signature_also_while_secrets_rotate() {
        let secret = |key: &str| format!("whsec_{}", base64::engine::general_purpose::STANDARD.encode(key));
        let body = "{\"kind\":\"over\",\"line\":\"水电费\"}";
        let first = secret("budget-test-key-0123456789abcdef");
        let signed = "v1,LxVbp1zP1xW+SBNSMJTBDftmv/EOKFy/tTajSvzTcb0=";
        assert_eq!(signature(&first, "msg_01J", 1_760_000_000, body).unwrap(), signed);
        let both = signature(&format!("{first} {}", secret("other")), "msg_01J", 1_760_000_000, body).unwrap();
        assert_eq!(both.split(' ').count(), 2);
        assert!(both.starts_with(signed));
        for bad in ["budget-test-key", "whsec_", "whsec_%"] {
            assert!(signature(bad, "x", 0, "").is_err(), "{bad}");
        }
    }

    #[test]
    fn a_template_is_filled_once() {
        let value = |name: &str| match name {
            "text" => Some("{title} \\\"x\\\"".to_string()),
            "title" => Some("T".to_string()),
            _ => None,
        };
        let filled = fill(r#"{"text":"{text}","a":{"b":"{title}{other}"}}"#, &value);
        assert_eq!(filled, r#"{"text":"{title} \"x\"","a":{"b":"T{other}"}}"#);
    }
}
