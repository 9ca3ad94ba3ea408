//! Text files: quotation marks, line ends, and the same table in every encoding.

use encoding_rs::{BIG5, GB18030, SHIFT_JIS};
use proptest::prelude::*;

use super::*;

/// The amounts and lines of what was booked, or what is wrong with the file.
fn booked(bytes: &[u8]) -> Result<Vec<(u64, String)>, Vec<String>> {
    let (postings, outcome) = run(bytes, &book(), None)?;
    assert_eq!(problems(&outcome), Vec::<String>::new());
    Ok(postings.iter().map(|p| (p.source_line, format!("{} {}", p.amount.plain(), p.description))).collect())
}

fn texts(rows: &[(u64, &str)]) -> Result<Vec<(u64, String)>, Vec<String>> {
    Ok(rows.iter().map(|(line, text)| (*line, text.to_string())).collect())
}

const HEADER: &str = "Date,Category,Description,Amount\n";
const SWALLOWED: &str = "a quotation mark is opened here, and inside it are what look like further rows";

#[test]
fn a_quotation_mark_that_swallows_rows_is_refused() {
    for rows in [
        "2026-01-05,加班费,\"paper A4,100.00\n2026-01-06,加班费,taxi,50.00\n2026-01-08,加班费,monitor 19\",70.00\n",
        // Two lines, and nothing between them.
        "2026-01-05,加班费,\"paper A4,100.00\n2026-01-08,加班费,monitor 19\",70.00\n",
        // Closed by a cell that is quoted itself.
        "2026-01-05,加班费,\"paper A4,100.00\n2026-01-06,加班费,\"pens\",50.00\n",
        "2026-01-05,加班费,\"paper A4,100.00\n2026-01-06,加班费,\"pens, blue\",50.00\n2026-01-07,加班费,x,1\n",
        "2026-01-05,加班费,\"paper A4,100.00\r\n2026-01-08,加班费,monitor 19\",70.00\r\n",
    ] {
        assert_eq!(booked(format!("{HEADER}{rows}").as_bytes()), Err(vec![SWALLOWED.to_string()]), "{rows}");
    }
    // The first cell is quoted, and rows are known by those before it.
    let file = "Description,Date,Category,Amount\npens,2026-01-05,加班费,1\n\"paper,2026-01-06,加班费,2\nink\",2026-01-07,加班费,3\n";
    assert_eq!(booked(file.as_bytes()), Err(vec![SWALLOWED.to_string()]));
}

#[test]
fn a_quoted_text_over_several_lines_is_booked() {
    for (rows, expected) in [
        ("2026-01-05,加班费,\"paper\nA4\",100.00\n", &[(2, "100.00 paper A4")][..]),
        ("2026-01-05,加班费,\"paper, pens,\nink, and more\",100.00\n", &[(2, "100.00 paper, pens, ink, and more")]),
        (
            "2026-01-05,加班费,\"1. paper\r\n\r\n2. pens\",100.00\r\n2026-01-06,加班费,x,1\r\n",
            &[(2, "100.00 1. paper 2. pens"), (5, "1.00 x")],
        ),
        (
            "2026-01-05,加班费,\"19\"\" screen\",7\n2026-01-05,加班费,19\" screen,8\n",
            &[(2, "7.00 19\" screen"), (3, "8.00 19\" screen")],
        ),
        ("2026-01-05,加班费, \"a, b\" ,7\n", &[(2, "7.00 a, b")]),
        // The mark is stray, but the cells are the same without it.
        ("2026-01-05,加班费,\"a \" b\",7\n", &[(2, "7.00 \"a \" b\"")]),
    ] {
        assert_eq!(booked(format!("{HEADER}{rows}").as_bytes()), texts(expected), "{rows}");
    }
}

#[test]
fn a_stray_quotation_mark_that_moves_cells_is_refused() {
    let file = format!("{HEADER}2026-01-05,加班费,\"a \" b, c\",7\n");
    let stray = "there is a quotation mark inside a quoted text here, so the fields cannot be told apart";
    assert_eq!(booked(file.as_bytes()), Err(vec![stray.to_string()]));
    let file = format!("{HEADER}2026-01-05,加班费,\"a \", b\" c,7\n");
    let (postings, outcome) = run(file.as_bytes(), &book(), None).unwrap();
    assert_eq!((postings.len(), outcome.bad_rows), (0, 1));
}

#[test]
fn rows_end_as_they_may() {
    let rows = ["Date,Category,Description,Amount", "2026-01-05,加班费,a,1", "2026-01-06,加班费,b,2"];
    for end in ["\r", "\n", "\r\n"] {
        let file = rows.join(end);
        for file in [file.clone(), format!("{file}{end}")] {
            assert_eq!(booked(file.as_bytes()), texts(&[(2, "1.00 a"), (3, "2.00 b")]), "{end:?}");
        }
    }
    for (mixed, expected) in [
        ("\n2026-01-05,加班费,a,1\r2026-01-06,加班费,b,2\n", [(2, "1.00 a"), (3, "2.00 b")]),
        ("\r2026-01-05,加班费,a,1\n2026-01-06,加班费,b,2\r\n", [(2, "1.00 a"), (3, "2.00 b")]),
        // A CR within a text: the line as it stands has as many cells as the header.
        ("\n2026-01-05,加班费,a\rb,1\n2026-01-06,加班费,b,2\n", [(2, "1.00 a b"), (3, "2.00 b")]),
        ("\r\n2026-01-05,加班费,\"a\rb\",1\r\n2026-01-06,加班费,b,2\r\n", [(2, "1.00 a b"), (3, "2.00 b")]),
    ] {
        assert_eq!(booked(format!("{}{mixed}", rows[0]).as_bytes()), texts(&expected), "{mixed:?}");
    }
}

#[test]
fn many_rows_that_end_by_cr_alone() {
    let mut file = HEADER.replace('\n', "\r");
    (1..=20_000).for_each(|i| file.push_str(&format!("2026-01-05,加班费,第{i}行,{i}\r")));
    let rows = booked(file.as_bytes()).unwrap();
    assert_eq!((rows.len(), rows.last().unwrap()), (20_000, &(20_001, "20000.00 第20000行".to_string())));
}

#[test]
fn accents_are_not_read_as_chinese() {
    for text in ["Café", "Übung", "é", "Größe und Straße", "naïve", "Łódź"] {
        let rows = booked(format!("{HEADER}2026-01-05,加班费,{text},7\n").replace("加班费", "x").as_bytes());
        assert_eq!(rows, texts(&[(2, &format!("7.00 {text}"))]));
    }
}

#[test]
fn few_chinese_words_far_apart_in_a_long_file() {
    // Each of these is valid UTF-8 by accident; the last line tells.
    let mut file = "Date,Category,Description,Amount\n".to_string();
    (0..20).for_each(|_| file.push_str("2026-01-05,x,模,1\n"));
    (0..9000).for_each(|_| file.push_str("2026-01-05,x,plain,1\n"));
    file.push_str("2026-01-05,x,日常费用,1\n");
    let rows = booked(&GB18030.encode(&file).0).unwrap();
    assert_eq!((rows[0].1.as_str(), rows.last().unwrap().1.as_str()), ("1.00 模", "1.00 日常费用"));
}

/// A row, and what is booked of it.
fn row() -> impl Strategy<Value = (u32, &'static str, i64)> {
    let text =
        prop::sample::select(vec!["打印纸", "晚班, 夜班", "said \"yes\"", "一行\n两行", "", "19\" 显示器", "a;b|c\td"]);
    (1..29_u32, text, 1..1_000_000_i64)
}

fn written(rows: &[(u32, &str, i64)], delimiter: &str, end: &str) -> String {
    let cell = |text: &str| {
        let special = text.contains(['"', '\n', '\r']) || text.contains(delimiter);
        if special { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_string() }
    };
    let mut file = ["日期", "科目", "摘要", "金额"].join(delimiter) + end;
    for (day, text, cents) in rows {
        let amount = format!("{}.{:02}", cents / 100, cents % 100);
        file += &([format!("2026-01-{day:02}"), "加班费".into(), cell(text), amount].join(delimiter) + end);
    }
    file
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    /// The same rows come out of every encoding, delimiter and line end.
    #[test]
    fn the_form_changes_nothing(rows in prop::collection::vec(row(), 1..12)) {
        let expected: Vec<_> = rows.iter().map(|(day, text, cents)| {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            (format!("2026-01-{day:02}"), *cents, text)
        }).collect();
        for delimiter in [",", "\t", ";", "|"] {
            for end in ["\n", "\r\n", "\r"] {
                let text = written(&rows, delimiter, end);
                let utf16 = |to: fn(u16) -> [u8; 2], mark: &str| -> Vec<u8> {
                    format!("{mark}{text}").encode_utf16().flat_map(to).collect()
                };
                for bytes in [
                    text.clone().into_bytes(),
                    format!("\u{feff}{text}").into_bytes(),
                    GB18030.encode(&text).0.into_owned(),
                    utf16(u16::to_le_bytes, "\u{feff}"),
                    utf16(u16::to_be_bytes, "\u{feff}"),
                    utf16(u16::to_le_bytes, ""),
                    utf16(u16::to_be_bytes, ""),
                ] {
                    let (postings, outcome) = run(&bytes, &book(), None).unwrap();
                    prop_assert_eq!(problems(&outcome), Vec::<String>::new());
                    let read: Vec<_> = postings.iter().map(|p| {
                        let text = p.description.split_whitespace().collect::<Vec<_>>().join(" ");
                        (p.date.unwrap().to_string(), p.amount.minor(), text)
                    }).collect();
                    prop_assert_eq!(&read, &expected);
                }
            }
        }
    }
}

#[test]
fn traditional_chinese_and_japanese_are_read_and_told() {
    for (text, encoding, label) in [
        ("日期,科目,摘要,金额\n2026-01-05,辦公費,列印紙與墨水匣,100.00\n".replace('额', "額"), BIG5, "big5"),
        (
            "日期,科目,摘要,金额\n2026-01-05,事務用品費,コピー用紙とインク,100\n".replace('额', "額"),
            SHIFT_JIS,
            "shift_jis",
        ),
    ] {
        let profile = Profile { columns: [("amount".to_string(), "金額".to_string())].into(), ..Profile::default() };
        let (postings, outcome) = run(&encoding.encode(&text).0, &book(), Some(&profile)).unwrap();
        assert!(text.contains(&postings[0].description), "{}", postings[0].description);
        assert_eq!(outcome.decided.encoding.as_deref(), Some(label));
        let told = format!("read as {label}, judging by how the bytes pair up");
        assert!(warnings(&outcome).contains(&told), "{:?}", warnings(&outcome));
    }
}

#[test]
fn a_text_over_two_lines_that_has_as_many_cells_on_either_is_one() {
    let file = "号,日期,科目,摘要,附件数,借方,贷方\n1,2026-01-01,办公费,\"第一行\n第二行\",2,0.01,\n2,2026-01-01,办公费,\"第一行\n第二行\",2,0.01,\n";
    let rows = booked(file.as_bytes()).unwrap();
    assert_eq!(rows.len(), 2, "{rows:?}");
}

#[test]
fn a_row_with_a_cell_more_than_others_has_moved_cells() {
    let file = "日期,摘要,科目,附件数,借方,贷方\n2026-01-01,x,纸,办公费,2,5.00,\n2026-01-02,笔,办公费,2,3.00,\n";
    let (postings, outcome) = run(file.as_bytes(), &book(), None).unwrap();
    assert_eq!((postings.len(), outcome.bad_rows), (1, 1));
    // Where every row ends so, none has.
    let file = "日期,摘要,科目,附件数,借方,贷方\n2026-01-01,纸,办公费,2,5.00,,\n2026-01-02,笔,办公费,2,3.00,,\n";
    assert_eq!(run(file.as_bytes(), &book(), None).unwrap().0.len(), 2);
}
