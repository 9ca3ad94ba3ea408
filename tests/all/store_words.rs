//! Every message of the store is said in both languages, with every placeholder filled.

use budget::words::{Language, Words, msg};

const EN: &str = include_str!("../../src/locales/en.store.ftl");
const ZH: &str = include_str!("../../src/locales/zh-CN.store.ftl");

fn ids(text: &str) -> Vec<&str> {
    let names = text.lines().filter(|line| !line.starts_with([' ', '#', '}', '*', '[']));
    names.filter_map(|line| line.split_once(" = ").map(|(id, _)| id)).collect()
}

#[test]
fn both_catalogues_say_the_same_messages() {
    assert!(ids(EN).len() > 20);
    assert_eq!(ids(EN), ids(ZH));
}

#[test]
fn every_message_renders_with_its_arguments() {
    for (language, text) in [(Language::En, EN), (Language::ZhCn, ZH)] {
        let words = Words::new(language);
        for id in ids(text) {
            let mut message = msg(id);
            for name in [
                "folder", "holder", "file", "cause", "column", "value", "found", "expected", "batch", "later", "hash",
                "files", "place",
            ] {
                message = message.with(name, "X");
            }
            for name in ["count", "rows", "batches", "lines", "originals"] {
                message = message.with(name, 2_i64);
            }
            message = message.with("other", "X").with("month", "2026-01");
            let said = words.say(&message);
            assert!(said.len() > 5 && !said.contains(['{', '}', '$']) && said != message.to_string(), "{id}: {said}");
            assert!(!said.ends_with(['.', '。']), "{id}: {said}");
        }
    }
}
