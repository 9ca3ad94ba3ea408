//! Signatures: HMAC-SHA256, in base64.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// The signature of bytes under a key.
pub(super) fn sign(key: &[u8], bytes: &[u8]) -> String {
    let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(key).expect("a key may have any length");
    mac.update(bytes);
    STANDARD.encode(mac.finalize().into_bytes())
}

/// The bytes of a text in base64.
pub(super) fn decoded(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

/// A text as it stands in a query of an address.
pub(super) fn in_query(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { (byte as char).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The published vectors of the three signatures.
    #[test]
    fn vectors() {
        let (ms, secret) = ("1760000000000", "SECdemo0123456789abcdef");
        let dingtalk = sign(secret.as_bytes(), format!("{ms}\n{secret}").as_bytes());
        assert_eq!(in_query(&dingtalk), "lZ79siznniGp6%2F%2F49ApTjyLMivRb0VgZ5VX8y9uPAvk%3D");
        assert_eq!(sign(b"1599360473\ndemo", b""), "l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8=");
        let body = "{\"kind\":\"over\",\"line\":\"水电费\"}";
        let signed = sign(b"budget-test-key-0123456789abcdef", format!("msg_01J.1760000000.{body}").as_bytes());
        assert_eq!(signed, "LxVbp1zP1xW+SBNSMJTBDftmv/EOKFy/tTajSvzTcb0=");
    }
}
