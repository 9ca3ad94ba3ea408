//! Mail, to a server on this machine.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::thread::JoinHandle;

use super::*;

/// A server that takes one mail for each of these answers to its end; gives what it was sent.
fn server(answers: Vec<&'static str>) -> (u16, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let thread = std::thread::spawn(move || {
        let mut mails = Vec::new();
        for answer in answers {
            let (mut stream, _) = listener.accept().unwrap();
            let reader = BufReader::new(stream.try_clone().unwrap());
            stream.write_all(b"220 ours\r\n").unwrap();
            let (mut mail, mut inside) = (String::new(), false);
            for line in reader.lines() {
                let Ok(line) = line else { break };
                let say: &str = match (inside, line.as_str()) {
                    (true, ".") => {
                        inside = false;
                        answer
                    }
                    (true, _) => {
                        mail.push_str(&line);
                        mail.push('\n');
                        continue;
                    }
                    (false, "DATA") => {
                        inside = true;
                        "354 go on"
                    }
                    (false, "QUIT") => "221 bye",
                    (false, _) => "250 ok",
                };
                if stream.write_all(format!("{say}\r\n").as_bytes()).is_err() {
                    break;
                }
            }
            mails.push(mail);
        }
        mails
    });
    (port, thread)
}

fn send(port: u16) -> Delivered {
    let mut target = target("mail");
    target.values.0.push(("from", crate::model::KeyValue::Text("budget@example.com".into())));
    target.lists.push(("to", vec!["wang@example.com".into()]));
    World::new(&[("URL", &format!("smtp://127.0.0.1:{port}"))]).deliver(&letter(), &target)
}

#[test]
fn a_mail_arrives_with_its_number() {
    let (port, thread) = server(vec!["250 taken"]);
    assert_eq!(send(port).result, Ok(()));
    let mails = thread.join().unwrap();
    assert!(mails[0].contains("Message-ID: <msg_test@example.com>"), "{}", mails[0]);
    assert!(mails[0].contains("Subject: =?utf-8?b?"), "{}", mails[0]);
}

#[test]
fn a_server_says_whether_to_try_again() {
    let (port, thread) = server(vec!["451 greylisted", "250 taken"]);
    let delivered = send(port);
    assert_eq!((delivered.result, delivered.tries), (Ok(()), 2));
    thread.join().unwrap();
    let (port, thread) = server(vec!["550 no such user"]);
    let delivered = send(port);
    assert_eq!((problem(&delivered), delivered.tries), (Some("notify-smtp-said"), 1));
    thread.join().unwrap();
}

#[test]
fn a_server_that_is_not_there_is_tried_again() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    assert_eq!(send(port).tries, 3);
}

#[test]
fn what_the_machine_says_is_told_in_the_words_of_the_reader() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let delivered = send(closed);
    assert_eq!(problem(&delivered), Some("notify-unreachable"));
    // It takes the connection, and says nothing.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let delivered = send(silent.local_addr().unwrap().port());
    assert_eq!(problem(&delivered), Some("notify-timeout"));
}
