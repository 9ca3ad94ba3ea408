//! The chain holds, finds every change, and outlives what cannot be written.

use std::fs;

use chrono::DateTime;
use serde_json::Map;

use super::super::open;
use super::*;
use crate::book::lock;
use crate::words::Level;

#[test]
fn the_chain_is_that_of_ex_8_2() {
    let entry = |ts: &str, actor: &str, action: &str| Entry {
        ts: DateTime::parse_from_rfc3339(ts).unwrap(),
        actor: actor.into(),
        action: action.into(),
        more: Map::from_iter([("plan".into(), "2026-CS".into()), ("version".into(), 1.into())]),
    };
    let first = chain(FIRST, &entry("2026-01-05T09:00:00+08:00", "zhang", "submit").json(1));
    assert_eq!(first, "3a23aadf177d158b84c65d349ef9f953c026bb595f32c07ae58f2c5fd0a7ab24");
    let second = chain(&first, &entry("2026-01-06T10:00:00+08:00", "li", "approve").json(2));
    assert_eq!(second, "70a2c664959199d6f14b865f4826a5203f6f63a063c1abb537bac5d407a486dc");
}

fn written(folder: &std::path::Path, count: u32) -> (Book, String) {
    let book = Book::at(folder);
    let held = lock(&book, "test").unwrap();
    for i in 0..count {
        let entry = Entry::new(DateTime::UNIX_EPOCH, "张三", "import").on(&format!("actual/{i}"));
        open(&book).append(&held, &[entry]).unwrap();
    }
    let text = fs::read_to_string(book.journal()).unwrap();
    (book, text)
}

#[test]
fn every_change_to_a_line_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let (book, text) = written(folder.path(), 3);
    let found = |text: &str| {
        fs::write(book.journal(), text).unwrap();
        open(&book)
            .verify()
            .unwrap()
            .problems
            .iter()
            .map(|p| (p.place.as_ref().unwrap().line.unwrap(), p.message.id))
            .collect::<Vec<_>>()
    };
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(found(&text), []);
    for (changed, expected) in [
        (text.replace("actual/1", "actual/9"), vec![(2, "journal-line-changed")]),
        (text.replace("actual/2", "actual/9"), vec![(3, "journal-line-changed")]),
        (format!("{}\n{}\n", lines[0], lines[2]), vec![(2, "journal-chain-broken")]),
        (format!("{}\nnoise\n{}\n", lines[0], lines[1]), vec![(2, "journal-not-a-line"), (3, "journal-wrong-number")]),
        (format!("{text}{{\"seq\":4"), vec![(4, "journal-not-a-line"), (4, "journal-torn")]),
    ] {
        assert_eq!(found(&changed), expected, "{changed}");
    }
}

#[test]
fn a_torn_line_gives_way_to_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let (book, text) = written(folder.path(), 2);
    fs::write(book.journal(), format!("{text}{{\"seq\":3,\"ts\":")).unwrap();
    let held = lock(&book, "test").unwrap();
    open(&book).append(&held, &[Entry::new(DateTime::UNIX_EPOCH, "a", "undo").on("actual/1")]).unwrap();
    let verified = open(&book).verify().unwrap();
    assert_eq!((verified.lines, verified.problems), (3, vec![]));
    assert_eq!(open(&book).objects(&["undo"]).unwrap(), ["actual/1".to_string()].into());
}

/// Editors and `core.autocrlf` touch the ends of lines: the chain goes on.
#[test]
fn what_stands_behind_a_line_does_not_break_the_chain() {
    for change in [
        |text: String| text.replace('\n', "\r\n"),
        |text: String| text.trim_end().to_string() + "  \t\n",
        |text: String| text + "\n\r\n  \n",
        |text: String| text.replacen('\n', "\n\n", 1),
        |text: String| text.trim_end().to_string() + "\r",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let (book, text) = written(folder.path(), 2);
        let changed = change(text);
        fs::write(book.journal(), &changed).unwrap();
        let held = lock(&book, "test").unwrap();
        for number in [3, 4] {
            open(&book).append(&held, &[Entry::new(DateTime::UNIX_EPOCH, "a", "undo").on("actual/1")]).unwrap();
            let verified = open(&book).verify().unwrap();
            assert_eq!((verified.lines, verified.problems), (number, vec![]), "{changed:?}");
        }
    }
}

#[test]
fn a_number_without_a_next_is_named_and_stops_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let (book, text) = written(folder.path(), 1);
    let line = format!("{{\"seq\":{},\"ts\":\"\",\"prev\":\"a\",\"hash\":\"b\"}}\n", u64::MAX);
    fs::write(book.journal(), text + &line).unwrap();
    let held = lock(&book, "test").unwrap();
    open(&book).append(&held, &[Entry::new(DateTime::UNIX_EPOCH, "a", "undo").on("actual/1")]).unwrap();
    let found = open(&book).verify().unwrap();
    assert_eq!((found.lines, found.problems[0].place.as_ref().unwrap().line), (3, Some(2)));
}

#[test]
fn what_could_not_be_written_is_written_later() {
    let folder = tempfile::tempdir().unwrap();
    let (book, text) = written(folder.path(), 1);
    fs::remove_file(book.journal()).unwrap();
    fs::create_dir(book.journal()).unwrap();
    let held = lock(&book, "test").unwrap();
    let entry = |number: u32| {
        let entry = Entry::new(DateTime::UNIX_EPOCH, "张三", "import").on(&format!("benchmark/{number}"));
        entry.with("originals", vec!["a-b.csv"])
    };
    for number in [1, 2] {
        let told = open(&book).record(&held, &[entry(number)]);
        assert!(told[0].level == Level::Warning && told[0].hint.is_some());
    }
    fs::remove_dir(book.journal()).unwrap();
    fs::write(book.journal(), text).unwrap();
    assert_eq!(open(&book).record(&held, &[entry(3)]), []);
    let verified = open(&book).verify().unwrap();
    assert_eq!((verified.lines, verified.problems, book.unwritten().exists()), (4, vec![], false));
    let originals = open(&book).members(&["import"], "originals").unwrap();
    assert_eq!(originals["benchmark/1"], Some(vec!["a-b.csv".to_string()]));
    assert_eq!(originals["actual/0"], None);
}
