//! Documents that run: the README, the examples' READMEs, the manual and the error catalogue.

use std::path::Path;

use crate::support::document;

#[test]
fn readme() {
    document::run("README.md");
}

#[test]
fn examples() {
    document::run("examples/sunshine-garden/README.md");
    document::run("examples/office/README.md");
}

/// One page for each command, a page of promises, and no page without its command.
#[test]
fn manual() {
    let pages = pages("tests/cmd");
    for page in &pages {
        document::run(page);
    }
    let commands = [
        "benchmark",
        "draft",
        "explain",
        "goals",
        "history",
        "import",
        "methods",
        "plan",
        "program",
        "promises",
        "reclassify",
        "staffing",
        "variance",
        "whatif",
    ];
    let expected: Vec<String> = commands.iter().map(|c| format!("tests/cmd/{c}.md")).collect();
    assert_eq!(pages, expected);
}

#[test]
fn error_catalogue() {
    let pages = pages("tests/errors");
    assert!(!pages.is_empty());
    for page in pages {
        document::run(&page);
    }
}

fn pages(folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap();
    let names = entries.map(|e| e.unwrap().file_name().to_string_lossy().into_owned());
    let mut pages: Vec<String> = names.filter(|n| n.ends_with(".md")).map(|n| format!("{folder}/{n}")).collect();
    pages.sort();
    pages
}
