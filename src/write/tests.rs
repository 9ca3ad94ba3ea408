//! The fixture report through every writer; what each should look like stands here whole.

use snapbox::{assert_data_eq, str};

use super::fixture::report;
use super::{Look, WRITERS, find};
use crate::model::Unit;
use crate::words::{Language, Words};

struct Case {
    language: Language,
    unit: Unit,
    width: Option<usize>,
    color: bool,
    for_excel: bool,
}

const ZH: Case = Case { language: Language::ZhCn, unit: Unit::One, width: None, color: false, for_excel: false };
const EN: Case = Case { language: Language::En, ..ZH };

fn written(format: &str, case: &Case) -> String {
    let words = Words::new(case.language);
    let look = Look { words: &words, unit: case.unit, width: case.width, color: case.color, for_excel: case.for_excel };
    let mut bytes = Vec::new();
    find(format).unwrap().write(&report(), &look, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Chinese counts two cells, figures stand right, the total under a rule, groups over their columns.
#[test]
fn text_in_chinese() {
    assert_data_eq!(written("table", &ZH), str![[r#""#]].raw());
}

#[test]
fn text_in_english() {
    assert_data_eq!(written("table", &EN), str![[r#""#]].raw());
}

/// What has no room goes by priority, together, and is named.
#[test]
fn text_on_a_narrow_terminal() {
    assert_data_eq!(written("table", &Case { width: Some(60), ..ZH }), str![[r#""#]].raw());
}

/// Nothing more can go: the table is wider than the terminal, but no figure is cut.
#[test]
fn text_on_a_terminal_too_narrow() {
    assert_data_eq!(written("table", &Case { width: Some(20), ..EN }), str![[r#""#]].raw());
}

#[test]
fn text_in_wan() {
    assert_data_eq!(written("table", &Case { unit: Unit::Wan, ..ZH }), str![[r#""#]].raw());
}

#[test]
fn text_in_color() {
    let text = written("table", &Case { color: true, width: Some(60), ..ZH });
    assert_data_eq!(text.replace('\u{1b}', "^"), str![[r#""#]].raw());
}

#[test]
fn markdown() {
    assert_data_eq!(written("markdown", &ZH), str![[r#""#]].raw());
    assert!(written("markdown", &EN).contains("| this month budget "), "a group stands before its headings");
}

#[test]
fn csv() {
    assert_data_eq!(written("csv", &ZH), str![[r#""#]].raw());
}

#[test]
fn csv_for_a_spreadsheet() {
    let text = written("csv", &Case { for_excel: true, ..ZH });
    assert!(text.starts_with("\u{feff}category,dimensions.department,"), "a BOM, then the header");
    assert_eq!(text.matches("\r\n").count(), 3, "each of three lines ends in CRLF");
}

#[test]
fn json() {
    assert_data_eq!(written("json", &ZH), str![[r#""#]].raw());
    serde_json::from_str::<serde_json::Value>(&written("json", &ZH)).unwrap();
}

/// Machines get the same bytes in every language, unit, width and colour.
#[test]
fn machines_never_see_how_people_look_at_it() {
    for writer in WRITERS.iter().filter(|w| !w.for_people()) {
        let other = Case { unit: Unit::Wan, width: Some(20), color: true, ..EN };
        assert_eq!(written(writer.name(), &ZH), written(writer.name(), &other), "{}", writer.name());
    }
}

#[test]
fn names_are_unique() {
    for (i, writer) in WRITERS.iter().enumerate() {
        assert!(WRITERS[i + 1..].iter().all(|other| other.name() != writer.name()), "{}", writer.name());
    }
}
