//! Mail by SMTP.

use std::io::ErrorKind;
use std::time::SystemTime;

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message as Post};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::client::{CertificateStore, Tls, TlsParameters};
use lettre::{SmtpTransport, Transport};

use super::super::http::io_reason;
use super::super::secret::Secrets;
use super::super::{Letter, Means, Undelivered, roots, timeout};
use crate::model::notify::Target;
use crate::words::msg;

/// Tries once. Those whom this machine trusts are asked for first, then those whom the web trusts.
pub(super) fn send(letter: &Letter, target: &Target, means: &Means<'_>) -> Result<(), Undelivered> {
    let mut secrets = Secrets::default();
    let server = secrets.need(["url_env", "url_file"], target, means)?;
    let post = post(letter, target, (means.now)().into())?;
    let way = || transport(&server).map(|way| way.timeout(Some(timeout(target))));
    let sent = match way()?.build().send(&post) {
        // Nothing was sent yet: with whom, is settled first.
        Err(error) if roots::is_untrusted(&error) => match by_web(&server) {
            Some(trusted) => way()?.tls(trusted).build().send(&post),
            None => Err(error),
        },
        first => first,
    };
    sent.map(drop).map_err(|error| failed(&error, &secrets))
}

/// The letter as a mail. Its number is that of the letter: a mailbox shows the same one once.
fn post(letter: &Letter, target: &Target, now: SystemTime) -> Result<Post, Undelivered> {
    let mailbox = |address: &str| -> Result<Mailbox, Undelivered> {
        let message = || msg("notify-mail-address").with("value", address);
        address.parse().map_err(|_| Undelivered::mend(message(), msg("notify-mail-address-hint")))
    };
    let from = mailbox(target.values.text("from").unwrap_or_default())?;
    let number = format!("<{}@{}>", letter.id, from.email.domain());
    let mut post = Post::builder().from(from).subject(letter.title.clone()).message_id(Some(number)).date(now);
    for to in target.list("to") {
        post = post.to(mailbox(to)?);
    }
    let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
    post = post.raw_header(HeaderValue::new(automatic, "auto-generated".to_string()));
    let made = post.header(ContentType::TEXT_PLAIN).body(format!("{}\n", letter.text()));
    made.map_err(|_| Undelivered::mend(msg("notify-mail-nobody"), msg("notify-mail-nobody-hint")))
}

/// A way to the server that nobody can listen to, or that does not leave this machine.
fn transport(server: &str) -> Result<lettre::transport::smtp::SmtpTransportBuilder, Undelivered> {
    let bad = |id| Undelivered::mend(msg(id), msg("notify-smtp-hint"));
    let rest = server.strip_prefix("smtp://");
    let here = rest.is_some_and(|rest| {
        let place = rest.rsplit_once('@').map_or(rest, |(_, place)| place);
        ["localhost", "127.0.0.1", "[::1]"].iter().any(|own| {
            place.strip_prefix(own).is_some_and(|after| after.is_empty() || after.starts_with([':', '/', '?']))
        })
    });
    if rest.is_some() && !here && !server.contains("tls=required") {
        return Err(bad("notify-smtp-cleartext"));
    }
    SmtpTransport::from_url(server).map_err(|_| bad("notify-smtp"))
}

/// The same way for a server that the authorities of the web vouch for, and none of this machine.
fn by_web(server: &str) -> Option<Tls> {
    let (scheme, rest) = server.split_once("://")?;
    let place = rest.rsplit_once('@').map_or(rest, |(_, place)| place);
    let host = match place.strip_prefix('[') {
        Some(own) => own.split(']').next(),
        None => place.split([':', '/', '?']).next(),
    };
    let trusted = TlsParameters::builder(host?.to_string()).certificate_store(CertificateStore::WebpkiRoots);
    let trusted = trusted.build().ok()?;
    Some(if scheme == "smtps" { Tls::Wrapper(trusted) } else { Tls::Required(trusted) })
}

/// What the machine said below the words of SMTP.
fn io_below(error: &Error) -> Option<&std::io::Error> {
    let first = std::error::Error::source(error);
    std::iter::successors(first, |error| error.source()).find_map(|error| error.downcast_ref::<std::io::Error>())
}

fn failed(error: &Error, secrets: &Secrets) -> Undelivered {
    if roots::is_untrusted(error) || io_below(error).is_some_and(|own| own.kind() == ErrorKind::InvalidData) {
        return Undelivered::mend(msg("notify-certificate"), msg("notify-certificate-hint"));
    }
    if let (Some(cause), false) = (io_below(error), error.is_tls()) {
        return not_reached(cause).hinted(msg("notify-smtp-unreached-hint"));
    }
    let said = secrets.scrub(&error.to_string());
    let message = msg("notify-smtp-said").with("said", said);
    match () {
        () if error.is_permanent() => Undelivered::mend(message, msg("notify-smtp-said-hint")),
        () if error.is_tls() => Undelivered::mend(message, msg("notify-certificate-hint")),
        // A server that is not there is none of these.
        () if error.is_timeout() => Undelivered::soon(message).uncertain(),
        () => Undelivered::soon(message),
    }
}

/// That no answer came, in the words of the reader.
fn not_reached(cause: &std::io::Error) -> Undelivered {
    use ErrorKind::{ConnectionRefused, HostUnreachable, NetworkUnreachable, TimedOut, WouldBlock};
    match cause.kind() {
        TimedOut | WouldBlock => Undelivered::timed_out().uncertain(),
        // Nothing was sent.
        ConnectionRefused | HostUnreachable | NetworkUnreachable => {
            Undelivered::soon(msg("notify-unreachable").with("cause", io_reason(cause)))
        }
        _ => Undelivered::soon(msg("notify-unreachable").with("cause", io_reason(cause))).uncertain(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notify::tests::{letter, target};

    #[test]
    fn what_others_could_read_is_refused() {
        for (server, taken) in [
            ("smtps://user:p%40ss@mail.example.com", true),
            ("smtp://user:p%40ss@mail.example.com:587?tls=required", true),
            ("smtp://127.0.0.1:2525", true),
            ("smtp://user:p@localhost", true),
            ("smtp://user:p%40ss@mail.example.com", false),
            ("smtp://mail.example.com?tls=opportunistic", false),
            ("smtp://localhost.example.com", false),
            ("smtp://127.0.0.1@mail.example.com", false),
            ("https://example.com", false),
        ] {
            assert_eq!(transport(server).is_ok(), taken, "{server}");
        }
    }

    #[test]
    fn a_mail_says_who_made_it() {
        let mut target = target("mail");
        target.values.0.push(("from", crate::model::KeyValue::Text("预算 <budget@example.com>".into())));
        assert!(post(&letter(), &target, SystemTime::UNIX_EPOCH).is_err());
        target.lists.push(("to", vec!["a@example.com".into(), "王芳 <b@example.com>".into()]));
        let post = post(&letter(), &target, SystemTime::UNIX_EPOCH).unwrap();
        let text = String::from_utf8(post.formatted()).unwrap();
        for expected in [
            "Message-ID: <msg_test@example.com>",
            "Auto-Submitted: auto-generated",
            "Date: Thu, 01 Jan 1970",
            "charset=utf-8",
        ] {
            assert!(text.contains(expected), "{expected}\n{text}");
        }
    }
}
