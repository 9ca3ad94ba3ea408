//! The house rules of the crate documentation, held by a text search: who may import whom, and what
//! stands in one place only. A new arrow or a new place is a change of these tables, with its reason.

use std::fs;
use std::path::Path;

use regex::Regex;

/// Module → the modules it may name. `main.rs` and `lib.rs` are free.
const ARROWS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("words", &[]),
    // `words` for `analysis::method` alone: a budget method states its arithmetic, the future 预算依据, in
    // typed messages, beside the arithmetic itself.
    ("analysis", &["model", "words"]),
    // Its problems are typed messages, like everybody's.
    ("config", &["words"]),
    // Every failure of a file operation is a typed message; the folders of ledgers are named for them.
    ("book", &["words", "model::ledger"]),
    // A budget method, a demand for heads, and a measure of a scenario own their keys, so that parser and schema
    // cannot drift from them; a scenario is laid over its plan when it is read, so that what cannot work is told
    // with its line. A budget sheet states units, currencies and approvals in the words in which ledgers do.
    (
        "plan_file",
        &[
            "model",
            "words",
            "book",
            "analysis::method",
            "analysis::staffing",
            "analysis::measure",
            "analysis::scenario",
            // Whoever is told has keys of his own, like a budget method.
            "notify",
            "import::stated",
            "import::said_by_row",
            "import::is_void_state",
            "import::said_by_file_name",
        ],
    ),
    // What plans come to, kept in files of the book.
    ("plan_cache", &["model", "book", "analysis"]),
    // What was frozen is told in problems, stands in the book, and leaves its line in the journal; what judges a month is
    // a plan of the budget that analyses start from.
    ("versions", &["model", "words", "book", "plan_file", "analysis", "journal"]),
    // Notes are files of the book; what is misspelt in one is likely what plan files would take it for.
    ("reviews", &["model", "words", "book", "plan_file"]),
    // Findings that somebody knows about are files of the book, written by hand too.
    ("ignored", &["model", "words", "book"]),
    // A month that is closed is told in problems, stands in the book, and leaves its line in the journal.
    ("closes", &["model", "words", "book", "journal"]),
    ("import", &["model", "words"]),
    // Whoever is told reads texts that are made elsewhere; why he could not be told is a typed message.
    ("notify", &["model", "words"]),
    // Names are compared as everywhere, and failures told.
    ("signing", &["model", "words"]),
    // Whatever changes the ledger leaves its line in the journal.
    ("store", &["model", "words", "book", "journal"]),
    ("journal", &["words", "book"]),
    // An answer can fail, or have nothing to show, for reasons that are told in typed messages.
    ("answer", &["model", "analysis", "store", "words", "plan_file"]),
    // A report is arranged from an answer.
    ("report", &["model", "analysis", "answer", "words"]),
    ("write", &["model", "report", "words"]),
    // What a screen shows is a report, in the texts that writers give it.
    ("browse", &["model", "report", "write", "words"]),
    (
        "command",
        &[
            "model",
            "analysis",
            "answer",
            "plan_file",
            "plan_cache",
            "versions",
            "reviews",
            "ignored",
            "closes",
            "import",
            "store",
            "journal",
            "signing",
            "book",
            "words",
            "report",
            "write",
            "browse",
            // Alerts are sent by the command that finds them.
            "notify",
        ],
    ),
    // The screen that a full-screen reader draws on is the terminal's.
    ("cli", &["command", "config", "words", "browse"]),
];

/// What may stand only in these places (path prefixes below `src/`), and why.
const ONLY_HERE: &[(&str, &[&str], &str)] = &[
    (
        r"\brust_decimal\b|\bDecimal\b",
        &["model/money.rs", "model/ratio.rs", "model/quantity.rs", "model/quantity/"],
        "only `Money` and `Ratio` round",
    ),
    (
        r"\bf64\b|\bf32\b",
        &[
            "import/format/workbook",
            "write/sheet_file",
            "write/xlsx/figure",
            "import/account/nearest",
            "analysis/staffing/erlang",
            "analysis/forecast",
            "analysis/peers/size",
        ],
        "figures are exact; XLSX cells, queues, forecasts and what is expected by size are doubles and made or turned back there, and likeness is \
         no figure",
    ),
    (r"\bstd::fs\b|\bfs::|\bFile::", &["book/", "store/file", "config"], "one place writes files"),
    (
        r"\b(Utc|Local|SystemTime)::now\b|\bterminal_size\b|\bis_terminal\b|\benv::(var|args)",
        &["cli"],
        "clock, terminal and environment are arguments everywhere else",
    ),
    (r"\bstd(out|err|in)\(\)", &["cli"], "streams belong to the edge"),
    (
        r"\bprocess::(\{.*)?\bCommand\b|\bStdio\b",
        &["notify/command", "notify/child", "signing", "command/run/source", "book/inbox"],
        "other programs are run to tell somebody, to sign, and to fetch exports",
    ),
    (r"\bfluent_bundle\b", &["words/"], "one catalogue"),
    (
        r"\bWords\b",
        &["words/", "write/", "browse/", "command", "cli", "import/rejects"],
        "the core speaks in typed messages; a rejects file is written for people",
    ),
    (r"\bcomfy_table\b|\brust_xlsxwriter\b", &["write/"], "formats are written by writers"),
    (r"\bratatui\b", &["browse/", "cli/screen"], "one full-screen reader"),
    (r"\bcalamine\b", &["import/"], "sheets are read by importers"),
    (r"\bindicatif\b", &["cli"], "a progress bar needs a terminal"),
    (r"\bureq\b", &["notify/http"], "the web is asked in one place"),
    (r"\blettre\b", &["notify/mail"], "mail is sent in one place"),
    (r"\bcsv::Writer|\bWriterBuilder\b", &["words/csv_text"], "one CSV writer guards what a spreadsheet would run"),
];

/// What may not stand in these files.
const NEVER_HERE: &[(&str, &str, &str)] = &[
    (r"\bWords\b|\bLook\b|\bUnit\b", "write/csv.rs", "a machine format knows no language and no display unit"),
    (r"\bWords\b|\bLook\b|\bUnit\b", "write/json.rs", "a machine format knows no language and no display unit"),
    (r"\buse crate::\{", "", "this test reads text, one `use crate::module` a line"),
];

const LONGEST_FILE: usize = 400;

/// A source file: its path below the package, and its lines.
struct Source {
    path: String,
    lines: Vec<String>,
}

impl Source {
    /// The path below `src/`.
    fn below_src(&self) -> &str {
        self.path.strip_prefix("src/").unwrap_or(&self.path)
    }

    /// The top module it belongs to.
    fn module(&self) -> &str {
        let first = self.below_src().split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// Numbered lines of code: no comments, and nothing from the unit tests on, which may reach further.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let tests = self.lines.windows(2).position(|two| two[0] == "#[cfg(test)]" && two[1].ends_with('{'));
        let code = &self.lines[..tests.unwrap_or(self.lines.len())];
        code.iter().enumerate().map(|(i, line)| (i + 1, line.as_str())).filter(|(_, line)| !is_comment(line))
    }

    /// A module that exists for tests alone.
    fn for_tests(&self) -> bool {
        ["/tests.rs", "/fixture.rs"].iter().any(|name| self.path.ends_with(name)) || self.path.contains("/tests/")
    }
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

fn sources(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join(folder)];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let lines = fs::read_to_string(&path).unwrap().lines().map(String::from).collect();
                let path = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                sources.push(Source { path, lines });
            }
        }
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

fn report(breaches: Vec<String>) {
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

#[test]
fn modules_import_only_what_they_may() {
    let named = Regex::new(r"\bcrate::([a-z_]+)(?:::([a-z_]+))?").unwrap();
    let mut breaches = Vec::new();
    for source in sources("src").iter().filter(|s| !s.for_tests()) {
        let module = source.module();
        if matches!(module, "lib" | "main") {
            continue;
        }
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == module) else {
            breaches.push(format!("{}: module `{module}` is not in ARROWS", source.path));
            continue;
        };
        for (number, line) in source.code() {
            for found in named.captures_iter(line) {
                let top = &found[1];
                let inner = found.get(2).map_or(String::new(), |inner| format!("{top}::{}", inner.as_str()));
                if top != module && !allowed.contains(&top) && !allowed.contains(&inner.as_str()) {
                    breaches.push(format!("{}:{number}: `{module}` may not use `{}`", source.path, &found[0]));
                }
            }
        }
    }
    report(breaches);
}

/// A permission that nobody uses is one that somebody will use without a thought.
#[test]
fn every_permission_is_used() {
    let sources = sources("src");
    let code = |source: &&Source| !source.for_tests();
    let mut idle = Vec::new();
    for (module, allowed) in ARROWS {
        let own: Vec<&Source> = sources.iter().filter(code).filter(|source| source.module() == *module).collect();
        if own.is_empty() {
            idle.push(format!("ARROWS: there is no module `{module}`"));
            continue;
        }
        for other in *allowed {
            let named = Regex::new(&format!(r"\bcrate::{other}\b")).unwrap();
            if !own.iter().any(|source| source.code().any(|(_, line)| named.is_match(line))) {
                idle.push(format!("ARROWS: `{module}` does not use `{other}`"));
            }
        }
    }
    for (pattern, places, _) in ONLY_HERE {
        let named = Regex::new(pattern).unwrap();
        for place in *places {
            let mut own = sources.iter().filter(code).filter(|source| source.below_src().starts_with(place));
            if !own.any(|source| source.code().any(|(_, line)| named.is_match(line))) {
                idle.push(format!("ONLY_HERE: nothing in `{place}` needs `{pattern}`"));
            }
        }
    }
    for (pattern, place, _) in NEVER_HERE {
        if !sources.iter().any(|source| source.below_src().starts_with(place)) {
            idle.push(format!("NEVER_HERE: there is no `{place}`, which may not have `{pattern}`"));
        }
    }
    report(idle);
}

#[test]
fn some_things_stand_in_one_place_only() {
    let mut breaches = Vec::new();
    let sources = sources("src");
    for (pattern, places, reason) in ONLY_HERE {
        let pattern = Regex::new(pattern).unwrap();
        for source in sources.iter().filter(|s| !s.for_tests()) {
            if places.iter().any(|place| source.below_src().starts_with(place)) {
                continue;
            }
            for (number, line) in source.code().filter(|(_, line)| pattern.is_match(line)) {
                breaches.push(format!("{}:{number}: {reason}: {}", source.path, line.trim()));
            }
        }
    }
    report(breaches);
}

#[test]
fn some_things_never_stand_somewhere() {
    let mut breaches = Vec::new();
    let sources = sources("src");
    for (pattern, place, reason) in NEVER_HERE {
        let pattern = Regex::new(pattern).unwrap();
        for source in sources.iter().filter(|s| s.below_src().starts_with(place)) {
            let lines = source.lines.iter().enumerate().filter(|(_, line)| !is_comment(line));
            for (i, line) in lines.filter(|(_, line)| pattern.is_match(line)) {
                breaches.push(format!("{}:{}: {reason}: {}", source.path, i + 1, line.trim()));
            }
        }
    }
    report(breaches);
}

#[test]
fn nothing_goes_by_the_words_in_which_a_problem_is_told() {
    let steers = Regex::new(r"message\.id\s*(==|!=|=[^>=]|\.starts_with)|match .*message\.id\b").unwrap();
    let mut breaches = Vec::new();
    for source in sources("src").iter().filter(|source| !source.for_tests()) {
        for (line, text) in source.code().filter(|(_, text)| steers.is_match(text)) {
            breaches.push(format!("{}:{line}: code asks for a message's cause: {}", source.path, text.trim()));
        }
    }
    report(breaches);
}

#[test]
fn files_stay_small() {
    let long = |source: &&Source| source.lines.len() > LONGEST_FILE;
    let all: Vec<Source> = ["src", "tests"].iter().flat_map(|folder| sources(folder)).collect();
    report(all.iter().filter(long).map(|s| format!("{}: {} lines", s.path, s.lines.len())).collect());
}

/// A file that no `mod` line reaches is never compiled, and nobody notices.
#[test]
fn every_file_is_a_module() {
    let sources: Vec<Source> = ["src", "tests/all"].iter().flat_map(|folder| sources(folder)).collect();
    let mut breaches = Vec::new();
    for source in &sources {
        let path = source.path.strip_suffix("/mod.rs").unwrap_or_else(|| source.path.trim_end_matches(".rs"));
        let (folder, name) = path.rsplit_once('/').unwrap();
        if matches!((folder, name), ("src", "lib" | "main") | ("tests/all", "main")) {
            continue;
        }
        let roots = ["mod", "lib", "main"].map(|root| format!("{folder}/{root}.rs"));
        let parents = [&roots[..], &[format!("{folder}.rs")]].concat();
        let declared = Regex::new(&format!(r"^\s*(pub(\([a-z: ]+\))? )?mod {name};")).unwrap();
        let reached = sources.iter().filter(|s| parents.contains(&s.path)).flat_map(|s| &s.lines);
        if !reached.into_iter().any(|line| declared.is_match(line)) {
            breaches.push(format!("{}: no `mod {name};` in {}", source.path, parents.join(", ")));
        }
    }
    report(breaches);
}

/// Linking a program takes longer than compiling a module of it: a test file beside `tests/all/` would be one more.
#[test]
fn integration_tests_are_one_program() {
    let beside: Vec<String> = sources("tests").into_iter().map(|source| source.path).collect();
    let apart = |path: &&String| path.split('/').count() == 2;
    report(beside.iter().filter(apart).map(|path| format!("{path}: goes into tests/all/")).collect());
}
