//! Documents that run: Markdown whose `console` blocks are executed and compared.
//!
//! A document gets a sandbox: a copy of the folder named in `<!-- sandbox: examples/… -->`, else an
//! empty one. A fenced block with `file=NAME` in its first line writes that file, with `encoding=LABEL` in that
//! encoding, `append=NAME` adds to one that is there, and with `repeats` where `{x*1001}` stands for as many letters; a `hex` block writes bytes. In a `console` block a line `$ budget …` runs the program (`cat`, `mkdir`,
//! `rm`, `ln -s` and `cp -r`, which brings what is in one folder into another, are known, too), `? 3` states its exit code if it is not 0, and the
//! lines below are what it prints, standard output and standard error as they come; `[..]` matches
//! anything within a line. `SNAPSHOTS=overwrite cargo test` rewrites the blocks.
//!
//! The program runs on a day of the far future, and what it prints may not name that day: an example that does
//! would be wrong tomorrow. It lacks `--as-of`.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A command of a console block.
struct Step {
    line: String,
    expected: String,
    /// Where the expected lines stand in the document: first, and the one after the last.
    place: (usize, usize),
}

/// Runs a document and fails with every difference it has.
pub fn run(path: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
    let lines: Vec<&str> = text.lines().collect();
    let services = match text.lines().any(|line| line == "<!-- postgres -->") {
        true => match services() {
            Some(file) => Some(file),
            // Said where the server was looked for.
            None => return,
        },
        false => None,
    };
    let sandbox = sandbox(root, &text);
    let mut rewritten: Vec<String> = lines.iter().map(|l| l.to_string()).collect();
    let mut shift = 0_isize;
    let mut differences = Vec::new();
    let mut steps = 0;
    let mut at = 0;
    // What is decided at a time says so: `<!-- now: 2026-01-05T01:00:00Z -->` sets the clock for the blocks below it.
    let mut clock: Option<&str> = None;
    while at < lines.len() {
        let set = lines[at].strip_prefix("<!-- now: ").and_then(|rest| rest.strip_suffix(" -->"));
        clock = set.or(clock);
        let Some(fence) = lines[at].strip_prefix("```") else {
            at += 1;
            continue;
        };
        let end = (at + 1..lines.len()).find(|&i| lines[i] == "```").unwrap_or(lines.len());
        if let Some(name) = fence.split_whitespace().find_map(|word| word.strip_prefix("file=")) {
            let file = sandbox.path().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, bytes(fence, &(lines[at + 1..end].join("\n") + "\n"))).unwrap();
        } else if let Some(name) = fence.split_whitespace().find_map(|word| word.strip_prefix("append=")) {
            let file = sandbox.path().join(name);
            let before = fs::read_to_string(&file).unwrap_or_else(|e| panic!("{path}: {name}: {e}"));
            fs::write(file, format!("{before}\n{}\n", lines[at + 1..end].join("\n"))).unwrap();
        } else if fence.starts_with("console") {
            for step in read_steps(&lines, at + 1, end) {
                steps += 1;
                let actual = execute(&step.line, sandbox.path(), (clock, services.as_deref()));
                if let Some(today) = names_today(&actual).filter(|_| clock.is_none()) {
                    panic!("{path}:{}\n$ {}\nnames today, `{today}`: give `--as-of`", step.place.0, step.line);
                }
                // What matches stays as it is written, wildcards and all.
                if matches(&actual, &step.expected) {
                    continue;
                }
                differences.push(format!(
                    "{path}:{}\n$ {}\n{}",
                    step.place.0,
                    step.line,
                    diff(&step.expected, &actual)
                ));
                let new: Vec<String> = actual.lines().map(String::from).collect();
                let from = (step.place.0 as isize + shift) as usize;
                let until = (step.place.1 as isize + shift) as usize;
                shift += new.len() as isize - (until - from) as isize;
                rewritten.splice(from..until, new);
            }
        }
        at = end + 1;
    }
    assert!(steps > 0, "{path} runs nothing");
    if !differences.is_empty() && std::env::var("SNAPSHOTS").as_deref() == Ok("overwrite") {
        fs::write(root.join(path), rewritten.join("\n") + "\n").unwrap();
        return;
    }
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
}

fn read_steps(lines: &[&str], from: usize, until: usize) -> Vec<Step> {
    let starts: Vec<usize> = (from..until).filter(|&i| lines[i].starts_with("$ ")).collect();
    let mut steps = Vec::new();
    for (n, &start) in starts.iter().enumerate() {
        let end = starts.get(n + 1).copied().unwrap_or(until);
        let expected = lines[start + 1..end].join("\n");
        steps.push(Step { line: lines[start][2..].to_string(), expected, place: (start + 1, end) });
    }
    steps
}

fn sandbox(root: &Path, text: &str) -> TempDir {
    let sandbox = TempDir::with_prefix("budget-document-").unwrap();
    let named = text.lines().find_map(|l| l.strip_prefix("<!-- sandbox: ")?.strip_suffix(" -->"));
    if let Some(folder) = named {
        copy(&root.join(folder), sandbox.path());
    }
    sandbox
}

/// The pages of a folder, in order.
pub fn pages(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    let mut pages: Vec<String> = names.filter(|n| n.ends_with(".md")).map(|n| format!("{folder}/{n}")).collect();
    pages.sort();
    pages
}

/// Copies a folder, but for what trying the example leaves behind.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name();
        if ["ledger", "journal.jsonl", ".budget"].iter().any(|left| name == *left) {
            continue;
        }
        let target = to.join(&name);
        if entry.path().is_dir() {
            copy(&entry.path(), &target)
        } else {
            {
                fs::copy(entry.path(), target).unwrap();
            }
        }
    }
}

/// The file of services with the server of these tests, for a page marked `<!-- postgres -->`.
fn services() -> Option<PathBuf> {
    #[cfg(all(target_os = "linux", feature = "postgres"))]
    return super::database::services();
    #[cfg(not(all(target_os = "linux", feature = "postgres")))]
    None
}

/// The moment at which the program runs, unless the environment has another `BUDGET_TEST_NOW`.
const NOW: &str = "2041-07-19T09:30:00Z";

fn now() -> String {
    std::env::var("BUDGET_TEST_NOW").unwrap_or_else(|_| NOW.to_string())
}

/// The program with nothing of this machine around it, but for its zone.
pub fn budget(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_budget"));
    command.env_clear().env("HOME", folder).env("LANG", "C").env("USER", "wang").current_dir(folder);
    command.env("BUDGET_TEST_NOW", now()).envs(std::env::var_os("TZ").map(|zone| ("TZ", zone)));
    command
}

/// The text of the day on which the program ran, or of its month, if the output has one.
fn names_today(output: &str) -> Option<String> {
    let now: chrono::DateTime<chrono::Utc> = now().parse().unwrap();
    // Zones are up to a day ahead or behind.
    let days = [-1, 0, 1].map(|days| now + chrono::TimeDelta::days(days));
    let texts =
        days.iter().flat_map(|day| ["%Y-%m", "%Y%m%d", "%Y/%m", "%Y年"].map(|form| day.format(form).to_string()));
    texts.into_iter().find(|text| output.contains(text))
}

/// Runs a line and gives back what it prints, its exit code on the first line if it is not 0.
fn execute(line: &str, folder: &Path, (clock, services): (Option<&str>, Option<&Path>)) -> String {
    let words = shlex::split(line).unwrap_or_else(|| panic!("cannot split: {line}"));
    let (mut reader, writer) = std::io::pipe().unwrap();
    let mut command = match words[0].as_str() {
        "budget" => budget(folder),
        "cat" => {
            let text = words[1..]
                .iter()
                .map(|f| fs::read_to_string(folder.join(f)).unwrap_or_else(|e| format!("{f}: {e}\n")))
                .collect::<String>();
            return normalised(&text, folder);
        }
        "cp" if words[1] == "-r" => return told(copy_into(&folder.join(&words[2]), &folder.join(&words[3]))),
        "mkdir" => return told(fs::create_dir_all(folder.join(&words[1]))),
        "rm" => return told(fs::remove_file(folder.join(&words[1]))),
        "ln" if words[1] == "-s" => return told(link(&words[2], &folder.join(&words[3]))),
        other => panic!("a document runs `budget`, `cat`, `cp -r`, `mkdir`, `rm` and `ln -s`, not `{other}`"),
    };
    command.args(&words[1..]).envs(clock.map(|clock| ("BUDGET_TEST_NOW", clock))).stdin(Stdio::null());
    command.envs(services.map(|file| ("PGSERVICEFILE", file)));
    command.stdout(writer.try_clone().unwrap()).stderr(writer);
    let mut child = command.spawn().unwrap();
    // The command holds the pipe's other end: without dropping it the reading never ends.
    drop(command);
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).unwrap();
    let code = child.wait().unwrap().code().unwrap_or(-1);
    let output = normalised(&String::from_utf8_lossy(&bytes), folder);
    if code == 0 { output } else { format!("? {code}\n{output}") }
}

/// Copies what is in a folder into another one, as a merge brings in what another branch has.
fn copy_into(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let (path, target) = (entry.as_ref().map(|entry| entry.path()).unwrap(), to.join(entry?.file_name()));
        match path.is_dir() {
            true => copy_into(&path, &target)?,
            false => drop(fs::copy(&path, &target)?),
        }
    }
    Ok(())
}

/// What a step says that prints nothing.
fn told(done: std::io::Result<()>) -> String {
    done.map_or_else(|error| error.to_string(), |()| String::new())
}

#[cfg(unix)]
fn link(target: &str, name: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(target, name)
}

#[cfg(windows)]
fn link(target: &str, name: &Path) -> std::io::Result<()> {
    match name.parent().is_some_and(|folder| folder.join(target).is_dir()) {
        true => std::os::windows::fs::symlink_dir(target, name),
        false => std::os::windows::fs::symlink_file(target, name),
    }
}

/// Without the sandbox's path, booking times, ids made of them, and trailing blanks.
fn normalised(text: &str, folder: &Path) -> String {
    let real: PathBuf = fs::canonicalize(folder).unwrap();
    let text = text.replace(&real.display().to_string(), "[BOOK]").replace(&folder.display().to_string(), "[BOOK]");
    let time = regex::Regex::new(r"\b20\d{6}T\d{6}Z-").unwrap();
    let text = time.replace_all(&text, "[TIME]-");
    let moment = regex::Regex::new(r"\b20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ").unwrap();
    let text = moment.replace_all(&text, "[MOMENT]");
    // The id of a message that is sent comes from the moment.
    let message = regex::Regex::new(r"\bmsg_(test_\d+|[0-9a-f]{24})\b").unwrap();
    let text = message.replace_all(&text, "[MESSAGE]");
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_end().to_string()
}

/// What a block writes: its text, in the encoding that the fence names; or, of a `hex` block, those bytes.
fn bytes(fence: &str, text: &str) -> Vec<u8> {
    if fence.starts_with("hex ") {
        let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_hexdigit).collect();
        let digit = |byte: u8| char::from(byte).to_digit(16).unwrap() as u8;
        return digits.chunks(2).map(|pair| digit(pair[0]) * 16 + digit(pair[1])).collect();
    }
    let repeated = fence.split_whitespace().any(|word| word == "repeats").then(|| repeat(text));
    let text = repeated.as_deref().unwrap_or(text);
    match fence.split_whitespace().find_map(|word| word.strip_prefix("encoding=")) {
        Some(label) => encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(text).0.into_owned(),
        None => text.as_bytes().to_vec(),
    }
}

/// `{x*3}` is `xxx`: what is too long to be read.
fn repeat(text: &str) -> String {
    let short = regex::Regex::new(r"\{(.)\*(\d+)\}").unwrap();
    short.replace_all(text, |found: &regex::Captures<'_>| found[1].repeat(found[2].parse().unwrap())).into_owned()
}

/// `[..]` in an expected line matches anything within the line.
fn matches(actual: &str, expected: &str) -> bool {
    let expected: Vec<&str> = expected.trim_end().lines().map(str::trim_end).collect();
    let actual: Vec<&str> = actual.lines().collect();
    actual.len() == expected.len() && actual.iter().zip(&expected).all(|(a, e)| line_matches(a, e))
}

fn line_matches(actual: &str, expected: &str) -> bool {
    // The documents write paths as Unix does.
    let slashes = |text: &str| if cfg!(windows) { text.replace('\\', "/") } else { text.to_string() };
    let (actual, expected) = (&slashes(actual), &slashes(expected));
    let parts: Vec<String> = expected.split("[..]").map(regex::escape).collect();
    regex::Regex::new(&format!("^{}$", parts.join(".*"))).unwrap().is_match(actual)
}

fn diff(expected: &str, actual: &str) -> String {
    let mut text = String::new();
    let (expected, actual): (Vec<&str>, Vec<&str>) = (expected.trim_end().lines().collect(), actual.lines().collect());
    for i in 0..expected.len().max(actual.len()) {
        match (expected.get(i), actual.get(i)) {
            (Some(e), Some(a)) if line_matches(a, e.trim_end()) => text.push_str(&format!("  {a}\n")),
            (e, a) => {
                text.extend(e.map(|e| format!("- {e}\n")));
                text.extend(a.map(|a| format!("+ {a}\n")));
            }
        }
    }
    text
}
