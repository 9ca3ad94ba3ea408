//! A server on this machine that answers as it is told, and keeps what it was sent.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

/// What it does with a request.
#[derive(Clone)]
pub(super) enum Does {
    /// Answers with a status, headers and a body.
    Answer(u16, &'static str, &'static str),
    /// Answers with 200 and bytes, of which fewer may come than it says.
    Bytes(Vec<u8>, usize),
    /// Takes the request, and says nothing for a while.
    Stall(Duration),
    /// Takes the request, and hangs up.
    HangUp,
}

/// A request as it came.
#[derive(Clone, Debug)]
pub(super) struct Came {
    pub(super) line: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: String,
}

impl Came {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

pub(super) struct Server {
    pub(super) port: u16,
    came: Arc<Mutex<Vec<Came>>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves so many requests, one after the other.
    pub(super) fn start(does: Vec<Does>) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let came: Arc<Mutex<Vec<Came>>> = Arc::default();
        let kept = Arc::clone(&came);
        let thread = std::thread::spawn(move || {
            for does in does {
                let Ok((stream, _)) = listener.accept() else { return };
                serve(stream, does, &kept);
            }
        });
        Server { port, came, thread: Some(thread) }
    }

    pub(super) fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// All that came, once all is served.
    pub(super) fn came(mut self) -> Vec<Came> {
        self.thread.take().unwrap().join().unwrap();
        self.came.lock().unwrap().clone()
    }
}

fn serve(mut stream: TcpStream, does: Does, came: &Mutex<Vec<Came>>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    let mut headers = Vec::new();
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).unwrap();
        let Some((name, value)) = header.trim_end().split_once(": ") else { break };
        headers.push((name.to_lowercase(), value.to_string()));
    }
    let length = headers.iter().find(|(name, _)| name == "content-length").map_or(0, |(_, v)| v.parse().unwrap());
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    came.lock().unwrap().push(Came { line, headers, body: String::from_utf8(body).unwrap() });
    match does {
        Does::Answer(status, headers, body) => {
            let length = body.len();
            let answer =
                format!("HTTP/1.1 {status} x\r\ncontent-length: {length}\r\n{headers}connection: close\r\n\r\n{body}");
            let _ = stream.write_all(answer.as_bytes());
        }
        Does::Bytes(body, length) => {
            let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n");
            let _ = stream.write_all(&[head.as_bytes(), &body].concat());
        }
        Does::Stall(span) => std::thread::sleep(span),
        Does::HangUp => {}
    }
}
