//! The fixture report through every writer; what each should look like stands here whole.

use snapbox::prelude::*;
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
    let Case { unit, width, color, for_excel, .. } = *case;
    let look = Look { unit, width, color, for_excel, ..Look::plain(&words, unit) };
    let mut bytes = Vec::new();
    find(format).unwrap().write(&report(), &look, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Chinese counts two cells, figures stand right, the total under a rule, groups over their columns.
#[test]
fn text_in_chinese() {
    assert_data_eq!(
        written("table", &ZH),
        str![[r#"
阳光花园 2026-02
2026-CS v1 · 明细入账至 2026-02-28

          ─────────────────── 本月 ────────────────────          ───── 本年累计 ──────
预算科目        预算        实际       差异      执行率  状态          实际       差异
──────────────────────────────────────────────────────────────────────────────────────
人力成本    5,000.00    7,000.00  +2,000.00      140.0%  超支      9,001.00    -999.00
  加班费    5,000.00    7,000.00  +2,000.00      140.0%  超支      9,001.00    -999.00
电费|A*   120,000.00  120,000.01      +0.01  100.00001%  超支    239,000.00  -1,000.00
快递费          0.00       88.00     +88.00           —  预算外       88.00     +88.00
──────────────────────────────────────────────────────────────────────────────────────
合计      125,000.00  127,088.01  +2,088.01      101.7%  超支    248,089.00  -1,911.00

进行中

"#]]
        .raw()
    );
}

#[test]
fn text_in_english() {
    assert_data_eq!(
        written("table", &EN),
        str![[r#"
阳光花园 2026-02
2026-CS v1 · 明细入账至 2026-02-28

          ───────────────── This month ─────────────────              ─── Year to date ────
Category      Budget      Actual   Variance  Execution %  Status          Actual   Variance
───────────────────────────────────────────────────────────────────────────────────────────
人力成本    5,000.00    7,000.00  +2,000.00       140.0%  over          9,001.00    -999.00
  加班费    5,000.00    7,000.00  +2,000.00       140.0%  over          9,001.00    -999.00
电费|A*   120,000.00  120,000.01      +0.01   100.00001%  over        239,000.00  -1,000.00
快递费          0.00       88.00     +88.00            —  unbudgeted       88.00     +88.00
───────────────────────────────────────────────────────────────────────────────────────────
Total     125,000.00  127,088.01  +2,088.01       101.7%  over        248,089.00  -1,911.00

in progress

"#]]
        .raw()
    );
}

/// What has no room goes by priority, together, and is named.
#[test]
fn text_on_a_narrow_terminal() {
    assert_data_eq!(
        written("table", &Case { width: Some(60), ..ZH }),
        str![[r#"
阳光花园 2026-02
2026-CS v1 · 明细入账至 2026-02-28

          ───────────── 本月 ──────────────
预算科目        预算        实际       差异  状态
───────────────────────────────────────────────────
人力成本    5,000.00    7,000.00  +2,000.00  超支
  加班费    5,000.00    7,000.00  +2,000.00  超支
电费|A*   120,000.00  120,000.01      +0.01  超支
快递费          0.00       88.00     +88.00  预算外
───────────────────────────────────────────────────
合计      125,000.00  127,088.01  +2,088.01  超支

          ───── 本年累计 ──────
预算科目        实际       差异
───────────────────────────────
人力成本    9,001.00    -999.00
  加班费    9,001.00    -999.00
电费|A*   239,000.00  -1,000.00
快递费         88.00     +88.00
───────────────────────────────
合计      248,089.00  -1,911.00
另有 1 列未显示：本月 执行率

进行中

"#]]
        .raw()
    );
}

/// Nothing more can go: the table is wider than the terminal, but no figure is cut.
#[test]
fn text_on_a_terminal_too_narrow() {
    assert_data_eq!(
        written("table", &Case { width: Some(20), ..EN }),
        str![[r#"
阳光花园 2026-02
2026-CS v1
明细入账至 2026-02-28

          ─ This month ─
Category          Budget
────────────────────────
人力成本        5,000.00
  加班费        5,000.00
电费|A*       120,000.00
快递费              0.00
────────────────────────
Total         125,000.00

          ─ This month ─
Category          Actual
────────────────────────
人力成本        7,000.00
  加班费        7,000.00
电费|A*       120,000.01
快递费             88.00
────────────────────────
Total         127,088.01

          ─ This month ─
Category        Variance
────────────────────────
人力成本       +2,000.00
  加班费       +2,000.00
电费|A*            +0.01
快递费            +88.00
────────────────────────
Total          +2,088.01

          ─ Year to date ─
Category            Actual
──────────────────────────
人力成本          9,001.00
  加班费          9,001.00
电费|A*         239,000.00
快递费               88.00
──────────────────────────
Total           248,089.00

          ─ Year to date ─
Category          Variance
──────────────────────────
人力成本           -999.00
  加班费           -999.00
电费|A*          -1,000.00
快递费              +88.00
──────────────────────────
Total            -1,911.00

Category  Status
────────────────────
人力成本  over
  加班费  over
电费|A*   over
快递费    unbudgeted
────────────────────
Total     over
one column not shown: This month execution %

in progress

"#]]
        .raw()
    );
}

#[test]
fn text_in_wan() {
    assert_data_eq!(
        written("table", &Case { unit: Unit::Wan, ..ZH }),
        str![[r#"
阳光花园 2026-02
单位：万元（四舍五入后明细之和仍等于合计，同一行各数相减尾数可能有出入；文字说明和单价不折算）
2026-CS v1 · 明细入账至 2026-02-28

          ──────────── 本月 ─────────────          ─ 本年累计 ─
预算科目   预算   实际   差异      执行率  状态     实际   差异
───────────────────────────────────────────────────────────────
人力成本   0.50   0.70  +0.20      140.0%  超支     0.90  -0.10
  加班费   0.50   0.70  +0.20      140.0%  超支     0.90  -0.10
电费|A*   12.00  12.00   0.00  100.00001%  超支    23.90  -0.10
快递费     0.00   0.01  +0.01           —  预算外   0.01  +0.01
───────────────────────────────────────────────────────────────
合计      12.50  12.71  +0.21      101.7%  超支    24.81  -0.19

进行中

"#]]
        .raw()
    );
}

#[test]
fn text_in_color() {
    let text = written("table", &Case { color: true, width: Some(60), ..ZH });
    assert_data_eq!(
        text.replace('\u{1b}', "^"),
        str![[r#"
^[1m阳光花园 2026-02^[0m
2026-CS v1 · 明细入账至 2026-02-28

          ───────────── 本月 ──────────────
预算科目        预算        实际       差异  状态
───────────────────────────────────────────────────
^[1m人力成本^[0m    ^[1m5,000.00^[0m    ^[1m7,000.00^[0m  ^[1m^[31m+2,000.00^[0m  ^[1m^[31m超支^[0m
  加班费    5,000.00    7,000.00  ^[31m+2,000.00^[0m  ^[31m超支^[0m
电费|A*   120,000.00  120,000.01      ^[31m+0.01^[0m  ^[31m超支^[0m
快递费          0.00       88.00     ^[33m+88.00^[0m  ^[33m预算外^[0m
───────────────────────────────────────────────────
^[1m合计^[0m      ^[1m125,000.00^[0m  ^[1m127,088.01^[0m  ^[1m^[31m+2,088.01^[0m  ^[1m^[31m超支^[0m

          ───── 本年累计 ──────
预算科目        实际       差异
───────────────────────────────
^[1m人力成本^[0m    ^[1m9,001.00^[0m    ^[1m-999.00^[0m
  加班费    9,001.00    -999.00
电费|A*   239,000.00  -1,000.00
快递费         88.00     +88.00
───────────────────────────────
^[1m合计^[0m      ^[1m248,089.00^[0m  ^[1m-1,911.00^[0m
^[2m另有 1 列未显示：本月 执行率^[0m

^[33m进行中^[0m

"#]]
        .raw()
    );
}

#[test]
fn markdown() {
    assert_data_eq!(written("markdown", &ZH), str![[r#"
## 阳光花园 2026-02

- 2026-CS v1
- 明细入账至 2026-02-28

| 预算科目     |      本月 预算 |      本月 实际 |     本月 差异 | 本月 执行率 | 状态     |  本年累计 实际 | 本年累计 差异 |
| ------------ | -------------: | -------------: | ------------: | ----------: | -------- | -------------: | ------------: |
| **人力成本** |   **5,000.00** |   **7,000.00** | **+2,000.00** |  **140.0%** | **超支** |   **9,001.00** |   **-999.00** |
| &emsp;加班费 |       5,000.00 |       7,000.00 |     +2,000.00 |      140.0% | 超支     |       9,001.00 |       -999.00 |
| 电费\|A\*    |     120,000.00 |     120,000.01 |         +0.01 |  100.00001% | 超支     |     239,000.00 |     -1,000.00 |
| 快递费       |           0.00 |          88.00 |        +88.00 |           — | 预算外   |          88.00 |        +88.00 |
| **合计**     | **125,000.00** | **127,088.01** | **+2,088.01** |  **101.7%** | **超支** | **248,089.00** | **-1,911.00** |

进行中

"#]].raw());
    assert!(written("markdown", &EN).contains("| This month budget "), "a group stands before its headings");
}

#[test]
fn csv() {
    assert_data_eq!(
        written("csv", &ZH),
        str![[r#"
category,dimensions.department,month,budget,variance_ratio,status,material
人力成本:加班费,客服部,2026-02,5000.00,0.4000,over,true
"'=1+1, ""x""",,2026-02,-1234567.89,,unbudgeted,true

"#]]
        .raw()
    );
}

#[test]
fn csv_for_a_spreadsheet() {
    let text = written("csv", &Case { for_excel: true, ..ZH });
    assert!(text.starts_with("\u{feff}category,dimensions.department,"), "a BOM, then the header");
    assert_eq!(text.matches("\r\n").count(), 3, "each of three lines ends in CRLF");
}

#[test]
fn json() {
    assert_data_eq!(written("json", &ZH), str![[r#"
{"schema":1,"report":"variance",
"currency":"CNY",
"scopes":{"period":{"from":"2026-02-01"}},
"rows":[
{"category":"人力成本:加班费","dimensions":{"department":"客服部"},"month":"2026-02","budget":"5000.00","variance_ratio":"0.4000","status":"over","material":true},
{"category":"=1+1, \"x\"","dimensions":{"department":null},"month":"2026-02","budget":"-1234567.89","variance_ratio":null,"status":"unbudgeted","material":true}
],
"totals":{
"period":{"cost":{"budget":"125000.00"},"income":{"budget":"0.00"}},
"ytd":{"cost":{"budget":"250000.00"}}
},
"errors":[
{"level":"warning","place":{"file":"a.csv","line":7,"column":null},"id":"verbatim","args":{"text":"x","count":3,"word":{"id":"term-budget","args":{}}}}
]}

"#]].raw());
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
