//! A browser, spoken to over a pipe: messages of the DevTools protocol, each ended by a zero byte.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

/// What it is called on the systems that have it.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// A browser, which ends with the test.
pub struct Browser {
    child: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    events: Vec<Value>,
    last: u64,
    _profile: TempDir,
}

/// Is there one to start?
pub fn installed() -> Option<&'static str> {
    let runs = |name: &&&str| Command::new(name).arg("--version").output().is_ok_and(|output| output.status.success());
    NAMES.iter().find(runs).copied()
}

impl Browser {
    pub fn start(name: &str) -> Browser {
        let profile = TempDir::with_prefix("budget-browser-").unwrap();
        // It reads from its fourth and writes to its fifth stream, which a shell can set and this program cannot.
        let mut child = Command::new("sh")
            .args(["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null 2>/dev/null", name])
            .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"])
            .args(["--disable-background-networking", "--remote-debugging-pipe", "--hide-scrollbars"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (input, output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            let mut output = BufReader::new(output);
            let mut message = Vec::new();
            while output.read_until(0, &mut message).is_ok_and(|read| read > 0) {
                message.pop();
                if let Ok(value) = serde_json::from_slice(&message)
                    && sender.send(value).is_err()
                {
                    break;
                }
                message.clear();
            }
        });
        Browser { child, input, messages, events: Vec::new(), last: 0, _profile: profile }
    }

    fn call(&mut self, session: Option<&str>, method: &str, parameters: Value) -> Value {
        self.last += 1;
        let mut message = json!({ "id": self.last, "method": method, "params": parameters });
        if let Some(session) = session {
            message["sessionId"] = session.into();
        }
        self.input.write_all(message.to_string().as_bytes()).unwrap();
        self.input.write_all(&[0]).unwrap();
        self.input.flush().unwrap();
        loop {
            let answer = self.next(method);
            if answer["id"] == self.last {
                assert!(answer["error"].is_null(), "{method}: {}", answer["error"]);
                return answer["result"].clone();
            }
            self.events.push(answer);
        }
    }

    fn next(&mut self, waiting: &str) -> Value {
        let waited = self.messages.recv_timeout(Duration::from_secs(60));
        waited.unwrap_or_else(|_| panic!("the browser says nothing to {waiting}"))
    }

    /// Opens a file; `script` tells whether scripts run.
    pub fn open(&mut self, file: &Path, fragment: &str, look: Look) -> Page<'_> {
        let target = self.call(None, "Target.createTarget", json!({ "url": "about:blank" }));
        let target = target["targetId"].as_str().unwrap().to_string();
        let attached = self.call(None, "Target.attachToTarget", json!({ "targetId": target, "flatten": true }));
        let session = attached["sessionId"].as_str().unwrap().to_string();
        self.events.clear();
        let mut page = Page { browser: self, session };
        for domain in ["Page.enable", "Runtime.enable", "Log.enable", "Network.enable"] {
            page.call(domain, json!({}));
        }
        page.look(look);
        if !look.script {
            page.call("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
        }
        page.call("Page.navigate", json!({ "url": format!("file://{}{fragment}", file.display()) }));
        while !page.browser.events.iter().any(|event| event["method"] == "Page.loadEventFired") {
            let event = page.browser.next("Page.navigate");
            page.browser.events.push(event);
        }
        page
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// On what a page is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub width: i64,
    pub dark: bool,
    pub script: bool,
}

/// A page that is open.
pub struct Page<'b> {
    browser: &'b mut Browser,
    session: String,
}

impl Page<'_> {
    fn call(&mut self, method: &str, parameters: Value) -> Value {
        let session = self.session.clone();
        self.browser.call(Some(&session), method, parameters)
    }

    /// Looks at it on another screen.
    pub fn look(&mut self, look: Look) {
        let size = json!({ "width": look.width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        self.call("Emulation.setDeviceMetricsOverride", size);
        let scheme = if look.dark { "dark" } else { "light" };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.call("Emulation.setEmulatedMedia", features);
    }

    /// What a piece of script comes to.
    pub fn ask(&mut self, script: &str) -> Value {
        let asked = json!({ "expression": script, "returnByValue": true, "awaitPromise": true });
        let answer = self.call("Runtime.evaluate", asked);
        assert!(answer["exceptionDetails"].is_null(), "{script}: {}", answer["exceptionDetails"]);
        answer["result"]["value"].clone()
    }

    /// All that can be read of it, where no script can be asked.
    pub fn text(&mut self) -> String {
        let snapshot = self.call("DOMSnapshot.captureSnapshot", json!({ "computedStyles": [] }));
        let strings = snapshot["strings"].as_array().unwrap();
        let shown = snapshot["documents"][0]["layout"]["text"].as_array().unwrap();
        let text = |at: &Value| usize::try_from(at.as_i64()?).ok().and_then(|at| strings[at].as_str());
        shown.iter().filter_map(text).collect::<Vec<_>>().join("\n")
    }

    /// What it asked the world for, but itself.
    pub fn requests(&self) -> Vec<String> {
        let asked = self.events("Network.requestWillBeSent");
        let urls = asked.iter().filter_map(|event| event["params"]["request"]["url"].as_str());
        urls.filter(|url| !url.starts_with("file://")).map(String::from).collect()
    }

    /// What it complained of.
    pub fn complaints(&self) -> Vec<String> {
        ["Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded"]
            .iter()
            .flat_map(|method| self.events(method))
            .map(|event| event["params"].to_string())
            .collect()
    }

    fn events(&self, method: &str) -> Vec<&Value> {
        let own = |event: &&Value| event["method"] == method && event["sessionId"] == self.session.as_str();
        self.browser.events.iter().filter(own).collect()
    }

    /// How many sheets it takes to print.
    pub fn sheets(&mut self) -> usize {
        let printed = self.call("Page.printToPDF", json!({ "preferCSSPageSize": true, "printBackground": true }));
        let bytes = base64(printed["data"].as_str().unwrap());
        let text = String::from_utf8_lossy(&bytes).into_owned();
        text.matches("/Type /Page\n").count() + text.matches("/Type /Page ").count()
    }
}

/// The bytes of base64.
fn base64(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for c in text.bytes().filter(|c| *c != b'=') {
        let value = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' => 62,
            _ => 63,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xff) as u8);
        }
    }
    bytes
}
