//! Servers that only an authority of a company's own vouches for: they are told where the machine trusts it, and refused
//! where it does not.
//!
//! `fixtures/authority/` has the certificate of such an authority, and a server's with its key; they are of these tests and
//! of nobody else.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::thread::JoinHandle;

use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::support::book::{TestBook, book};

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/authority/");

type Stream = StreamOwned<ServerConnection, std::net::TcpStream>;

/// A server that shakes hands until one of it comes about, and then talks; gives what it was told.
fn server(talk: fn(&mut Stream) -> String) -> (u16, JoinHandle<String>) {
    let read = |name: &str| std::fs::read(format!("{FIXTURES}{name}")).unwrap();
    let key = PrivateKeyDer::try_from(read("server-key.der")).unwrap();
    let chain = vec![CertificateDer::from(read("server.der"))];
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = Arc::new(config.with_no_client_auth().with_single_cert(chain, key).unwrap());
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let thread = std::thread::spawn(move || {
        loop {
            let (mut stream, _) = listener.accept().unwrap();
            let mut connection = ServerConnection::new(Arc::clone(&config)).unwrap();
            // Who does not trust it hangs up, and may come again.
            while connection.is_handshaking() && connection.complete_io(&mut stream).is_ok() {}
            if connection.is_handshaking() {
                continue;
            }
            // In this protocol the client may still say no after the server has done its part.
            let mut stream = StreamOwned::new(connection, stream);
            let said = talk(&mut stream);
            if !said.is_empty() {
                return said;
            }
        }
    });
    (port, thread)
}

fn robot(stream: &mut Stream) -> String {
    let mut said = String::new();
    let mut reader = BufReader::new(&mut *stream);
    let mut length = 0;
    while reader.read_line(&mut said).is_ok_and(|read| read > 2) {
        let last = said.lines().last().unwrap_or_default().to_lowercase();
        length = last.strip_prefix("content-length: ").map_or(length, |own| own.parse().unwrap());
    }
    let mut body = vec![0; length];
    if said.is_empty() || reader.read_exact(&mut body).is_err() {
        return String::new();
    }
    let answer = r#"{"errcode":0,"errmsg":"ok"}"#;
    let _ = write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{answer}", answer.len());
    stream.conn.send_close_notify();
    let _ = stream.flush();
    said + &String::from_utf8_lossy(&body)
}

fn mail_server(stream: &mut Stream) -> String {
    let (mut said, mut inside) = (String::new(), false);
    if stream.write_all(b"220 ours\r\n").is_err() {
        return said;
    }
    let mut line = String::new();
    loop {
        line.clear();
        let mut byte = [0];
        while !line.ends_with('\n') {
            match stream.read(&mut byte) {
                Ok(1) => line.push(char::from(byte[0])),
                _ => return said,
            }
        }
        said.push_str(&line);
        inside = match (inside, line.trim_end()) {
            (false, "DATA") => true,
            (true, ".") => false,
            (true, _) => continue,
            _ => inside,
        };
        let answer = if inside { "354 go on\r\n" } else { "250 ok\r\n" };
        if stream.write_all(answer.as_bytes()).is_err() {
            return said;
        }
    }
}

/// Sends a sample; `trusts` says whether this machine knows the authority.
fn sample(target: &str, address: &str, trusts: bool) -> (TestBook, i32, String) {
    let book = book().with("run.toml", target);
    let none = book.join("none.pem");
    std::fs::write(&none, "").unwrap();
    let mut program = book.program();
    let known = if trusts { format!("{FIXTURES}authority.pem").into() } else { none };
    program.env("SSL_CERT_FILE", known).env_remove("SSL_CERT_DIR").env("ADDRESS", address);
    let output = program.args(["alerts", "test", "ours", "--config", "run.toml"]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    (book, output.status.code().unwrap_or(-1), said)
}

const ROBOT: &str = "[notify.ours]\nkind = \"wecom\"\nurl_env = \"ADDRESS\"\n";
const MAIL: &str =
    "[notify.ours]\nkind = \"mail\"\nurl_env = \"ADDRESS\"\nfrom = \"a@example.com\"\nto = [\"b@example.com\"]\n";

#[test]
fn what_this_machine_trusts_is_trusted_beside_the_web() {
    let (port, thread) = server(robot);
    let (_book, code, said) = sample(ROBOT, &format!("https://localhost:{port}/cgi-bin/webhook/send?key=k"), true);
    assert_eq!(code, 0, "{said}");
    assert!(thread.join().unwrap().contains("A sample from budget"));
    let (port, thread) = server(mail_server);
    let (_book, code, said) = sample(MAIL, &format!("smtps://localhost:{port}"), true);
    assert_eq!(code, 0, "{said}");
    assert!(thread.join().unwrap().contains("A sample from budget"));
}

#[test]
fn what_nobody_vouches_for_is_told_and_gets_nothing() {
    for (target, address) in [(ROBOT, "https://localhost:PORT/send?key=k"), (MAIL, "smtps://localhost:PORT")] {
        let (port, _serves_on) = server(if target == ROBOT { robot } else { mail_server });
        let (_book, code, said) = sample(target, &address.replace("PORT", &port.to_string()), false);
        assert_eq!(code, 2, "{said}");
        assert!(said.contains("the encrypted connection cannot be trusted"), "{said}");
        assert!(said.contains("authority of its own"), "{said}");
    }
}
