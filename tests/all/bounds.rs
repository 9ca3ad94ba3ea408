//! Inputs without measure are answered or refused, in half a gigabyte and in time.
use std::fs;
use std::path::Path;
use std::process::Command;

/// Runs the program with this much memory to ask for, in KB; what it printed is not to be long.
fn bounded(folder: &Path, arguments: &str) -> (i32, String) {
    let line = format!("ulimit -v 524288; exec timeout 300 '{}' {arguments}", env!("CARGO_BIN_EXE_budget"));
    let mut command = Command::new("sh");
    command.args(["-c", &line]).env_clear().env("HOME", folder).env("PATH", "/usr/bin:/bin").current_dir(folder);
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    (output.status.code().unwrap_or(-1), text)
}

const HEAD: &str = "[plan]\nid = \"2026\"\nfirst_month = \"2026-01\"\n[[line]]\n";

#[test]
fn what_has_no_measure_is_refused_or_answered() {
    let levels = |count: usize| (0..count).map(|i| format!("c{i}")).collect::<Vec<_>>().join(":");
    let keys: String = (0..100_000).map(|i| format!("bad{i} = 1\n")).collect();
    let deep = format!("{HEAD}category = \"{}\"\nmonthly = 5\n", levels(20_000));
    let fair = format!("{HEAD}category = \"{}\"\nmonthly = 5\n", levels(100));
    let plain = format!("{HEAD}category = \"rent\"\nmonthly = 5\n");
    for (book, arguments, code, told) in [
        (&deep, "plan check --lang en", 2, "category"),
        (&fair, "variance --month 2026-01 --as-of 2026-01-31 --lang en --width 1400", 0, "c99"),
        (&format!("{plain}{keys}"), "plan check --lang en", 2, "the first 1000 problems"),
        (
            &format!("{HEAD}category = \"rent\"\nmonthly = \"{}\"\n", "x".repeat(5_000_000)),
            "plan check --lang en",
            2,
            "…",
        ),
        (
            &plain,
            "variance --pivot month --from 1900-01 --to 9999-12 --as-of 2026-01-31 --lang en",
            2,
            " months, and each",
        ),
        (&plain, "variance --pivot month --from 2020-01 --to 2029-12 --as-of 2026-01-31 --lang en", 0, "Total"),
        (&plain, "explain rent --from 0001-01 --to 9999-12 --as-of 2026-01-31 --lang en", 0, "60.00"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("budget.toml"), book).unwrap();
        let (found, text) = bounded(folder.path(), arguments);
        let short: String = text.chars().take(500).collect();
        assert_eq!(found, code, "{arguments}: {short}");
        assert!(text.contains(told), "{arguments}: {short}");
        let longest = text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
        assert!(code == 0 || longest < 1_500, "{arguments} says {longest} characters in a line");
    }
}
