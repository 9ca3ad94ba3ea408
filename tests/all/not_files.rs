//! Something else in the place of a file that a book wrote once: what the file said is missed, though its name is there.

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;

use crate::support::book::{TestBook, YEAR, book};

const BEGUN: [&str; 6] = [
    "plan submit --as me --despite-lint x --as-of 2026-01-05",
    "plan approve --as boss --as-of 2026-01-05",
    "import jan.csv",
    "plan transfer labour:overtime office 100 --month 2026-01 --reason x --as boss --as-of 2026-01-10",
    "close 2026-01 --force --reason c --as boss --as-of 2026-02-10",
    "plan revise --from 2026-06 --as me --reason more --as-of 2026-02-10",
];

/// A file, and the lines that read it.
const FILES: [(&str, &[&str]); 6] = [
    ("versions/2026/v1.toml", &[YEAR, "plan verify"]),
    ("versions/2026/v1.approved.toml", &[YEAR, "status --as-of 2026-02-10", "plan history", "plan verify"]),
    ("versions/2026/v1.submitted.toml", &[YEAR, "plan verify"]),
    ("versions/2026/v2.revision.toml", &["plan history", "plan verify"]),
    ("closes/2026-01/1.closed.toml", &["restated --as-of 2026-02-10", "status --as-of 2026-02-10", "plan verify"]),
    ("closes/2026-01/1.figures.csv", &["restated 2026-01 --as-of 2026-02-10", "plan verify"]),
];

fn put_other(kind: &str, path: &Path) {
    fs::remove_file(path).unwrap();
    match kind {
        "folder" => fs::create_dir(path).unwrap(),
        "link" => symlink("nowhere", path).unwrap(),
        "pipe" => assert!(Command::new("mkfifo").arg(path).status().unwrap().success()),
        _ => drop(UnixListener::bind(path).unwrap()),
    }
}

fn begun() -> TestBook {
    let book = book().with("jan.csv", "date,account,description,amount\n2026-01-05,office,desk,100.00\n");
    for (minute, line) in BEGUN.iter().enumerate() {
        let now = format!("2026-12-01T10:{minute:02}:00Z");
        let output = book.program().args(line.split(' ')).env("BUDGET_TEST_NOW", now).output().unwrap();
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    }
    book
}

#[test]
fn what_stands_in_the_place_of_a_file_is_refused_as_if_there_were_none() {
    for (file, lines) in FILES {
        for kind in ["folder", "link", "pipe", "socket"] {
            let book = begun();
            put_other(kind, &book.join(file));
            for line in lines {
                let (code, said) = book.run(line);
                assert!(code == 2 || (code == 1 && *line == "plan verify"), "{file} {kind}: {line}: {code} {said}");
                assert!(said.contains(file.rsplit('/').next().unwrap()), "{file} {kind}: {line}: {said}");
            }
            assert_eq!(book.run("doctor --full").0, 1, "{file} {kind}");
        }
    }
}
