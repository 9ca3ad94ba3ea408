//! One request by HTTP, and what it is worth trying again after.
//!
//! No redirection is followed: an address that is a key goes to nobody else. What went wrong is told without the address.

use std::io::Read;
use std::time::Duration;

use ureq::http::{Response, Uri};
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::{Agent, Body, Timeout};

use super::secret::Secrets;
use super::{Again, Undelivered, roots, timeout};
use crate::model::notify::Target;
use crate::words::{Message, io_cause, msg};

/// So much of an answer is read.
const MOST: u64 = 64 << 10;

/// An address to which something secret may be sent.
pub(super) struct Address(Uri);

impl Address {
    /// Reads an address: encrypted, or on this very machine.
    pub(super) fn read(text: &str, target: &Target) -> Result<Address, Undelivered> {
        let bad = |id| Undelivered::mend(msg(id), msg("notify-address-hint"));
        let uri: Uri = text.parse().map_err(|_| bad("notify-address"))?;
        let host = uri.host().unwrap_or_default().to_string();
        let here = ["localhost", "127.0.0.1", "[::1]"].contains(&host.as_str());
        match uri.scheme_str() {
            Some("https") if !host.is_empty() => Ok(Address(uri)),
            Some("http") if here || (!host.is_empty() && target.values.flag("insecure")) => Ok(Address(uri)),
            Some("http") => Err(bad("notify-address-cleartext")),
            _ => Err(bad("notify-address")),
        }
    }

    /// With more in its query.
    pub(super) fn with_query(self, more: &str) -> Result<Address, Undelivered> {
        let text = self.0.to_string();
        let joint = if text.contains('?') { '&' } else { '?' };
        let uri = format!("{text}{joint}{more}").parse();
        uri.map(Address).map_err(|_| Undelivered::mend(msg("notify-address"), msg("notify-address-hint")))
    }
}

/// An answer that is no error of HTTP: who gave it has the letter.
pub(super) struct Answer {
    /// Its body, as far as it was read.
    pub(super) body: String,
    /// Why it was not read to its end, for those to whom it matters what it says.
    pub(super) read: Result<(), Undelivered>,
}

/// Posts JSON; gives the answer to a request that was served.
pub(super) fn post(
    address: &Address,
    headers: &[(&str, String)],
    body: &[u8],
    target: &Target,
    secrets: &Secrets,
) -> Result<Answer, Undelivered> {
    let encrypted = address.0.scheme_str() == Some("https");
    let try_once = |trusted: RootCerts| ask(address, headers, body, target, trusted);
    let mut response = match try_once(RootCerts::WebPki) {
        // Nothing was sent yet: with whom, is settled first.
        Err(error) if encrypted && is_untrusted(&error) => {
            let own: Vec<Certificate<'static>> =
                roots::of_machine().iter().map(|own| Certificate::from_der(own).to_owned()).collect();
            try_once(RootCerts::from(own))
        }
        first => first,
    }
    .map_err(|error| failed(&error, encrypted))?;
    let status = response.status().as_u16();
    let wait = response.headers().get("retry-after").and_then(|value| value.to_str().ok()?.trim().parse().ok());
    // A receiver that took it may still be slow to say so, or say too much, or nothing that can be read.
    let mut bytes = Vec::new();
    let read = response.body_mut().as_reader().take(MOST).read_to_end(&mut bytes);
    let text = text(&bytes);
    match status {
        200..=299 => {
            let read = read.map(drop).map_err(|error| failed(&error.into(), encrypted).uncertain());
            Ok(Answer { body: text, read })
        }
        408 | 429 | 500..=599 => {
            let wait = Duration::from_secs(wait.unwrap_or(0));
            Err(Undelivered { again: Again::After(wait), ..refused(status, text, secrets) })
        }
        _ => Err(refused(status, text, secrets)),
    }
}

/// Sends a request to a server that these authorities vouch for.
fn ask(
    address: &Address,
    headers: &[(&str, String)],
    body: &[u8],
    target: &Target,
    trusted: RootCerts,
) -> Result<Response<Body>, ureq::Error> {
    let limit = timeout(target);
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .tls_config(TlsConfig::builder().root_certs(trusted).build())
        .timeout_connect(Some(limit.min(Duration::from_secs(10))))
        .timeout_global(Some(limit))
        .user_agent(concat!("budget/", env!("CARGO_PKG_VERSION")));
    let agent = Agent::new_with_config(config.build());
    let mut request = agent.post(&address.0).content_type("application/json; charset=utf-8");
    for (name, value) in headers {
        request = request.header(*name, value.as_str());
    }
    request.send(body)
}

/// Is it that nobody who is trusted vouches for the server?
fn is_untrusted(error: &ureq::Error) -> bool {
    match error {
        ureq::Error::Io(cause) => roots::is_untrusted(cause),
        _ => false,
    }
}

/// The text of an answer: in China it may be in the encoding of the country.
fn text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_string(),
        // Cut off within a character.
        Err(error) if error.error_len().is_none() => String::from_utf8_lossy(bytes).into_owned(),
        Err(_) => encoding_rs::GB18030.decode(bytes).0.into_owned(),
    }
}

fn refused(status: u16, text: String, secrets: &Secrets) -> Undelivered {
    let said = secrets.scrub(&text);
    let hint = if matches!(status, 408 | 429 | 500..=599) { "notify-busy-hint" } else { "notify-status-hint" };
    let status = i64::from(status);
    let message = match said.is_empty() || said.starts_with('<') {
        true => msg("notify-status").with("status", status.to_string()),
        false => msg("notify-status-said").with("status", status.to_string()).with("said", said),
    };
    Undelivered::mend(message, msg(hint))
}

/// Without an answer: who was never reached has not taken it.
fn failed(error: &ureq::Error, encrypted: bool) -> Undelivered {
    use ureq::Error;
    let no_way = |cause: Message| Undelivered::soon(msg("notify-unreachable").with("cause", cause));
    match error {
        Error::Timeout(Timeout::Connect | Timeout::Resolve | Timeout::SendRequest | Timeout::SendBody) => {
            Undelivered::timed_out()
        }
        Error::Timeout(_) | Error::BodyStalled => Undelivered::timed_out().uncertain(),
        Error::HostNotFound => no_way(msg("notify-no-host")),
        Error::ConnectionFailed => no_way(msg("notify-no-connection")),
        Error::Io(cause) if encrypted && is_certificate(cause) => certificate(),
        Error::Io(cause) if cause.kind() == std::io::ErrorKind::ConnectionRefused => no_way(io_reason(cause)),
        // A connection that broke may have carried the letter.
        Error::Io(cause) => no_way(io_reason(cause)).uncertain(),
        Error::Rustls(_) | Error::Tls(_) | Error::TlsRequired => certificate(),
        Error::InvalidProxyUrl | Error::ConnectProxyFailed(_) => no_way(msg("notify-proxy")),
        // Whatever else it is, it was no answer.
        _ => no_way(msg("notify-no-answer")).uncertain(),
    }
}

fn is_certificate(error: &std::io::Error) -> bool {
    error.kind() == std::io::ErrorKind::InvalidData
}

fn certificate() -> Undelivered {
    Undelivered::mend(msg("notify-certificate"), msg("notify-certificate-hint"))
}

/// Why a connection did not come about, or broke: what the machine calls it is nobody's language.
pub(super) fn io_reason(error: &std::io::Error) -> Message {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::ConnectionRefused => msg("notify-refused"),
        ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::BrokenPipe
        | ErrorKind::NotConnected
        | ErrorKind::UnexpectedEof => msg("notify-broken"),
        ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable => msg("notify-no-connection"),
        // Names are looked up outside the system, and have no number of its.
        _ if error.raw_os_error().is_none() && error.to_string().contains("lookup") => msg("notify-no-host"),
        _ => io_cause(error),
    }
}
