//! A 预算表 read, and lines written back.

use super::{good, shown};
use crate::analysis::method::line_months;
use crate::model::{Line, Money, Plan};
use crate::plan_file::{Loaded, SheetContext, lines_to_csv, lines_to_toml, read_budget_sheet, sheet_of};
use crate::words::{Language, Level, Words};

const BOOK: &str = "\
[dimensions]
project = []
department = ['客服部', '呼叫中心']
[[category]]
path = '人力成本:基本工资'
code = '1.1.1'
[[category]]
path = '人力成本:加班费'
code = '1.3.1'
label = 'Overtime'
aliases = ['加班工资']
[[category]]
path = '收入:杂项'
[[category]]
path = '其他:杂项'
[plan]
id = 'p'
first_month = '2026-01'
";

fn book(text: &str) -> Loaded {
    good(&[("budget.toml", text)])
}

/// Reads a sheet given as text, cells parted by `|`; the header is line 1.
fn read(loaded: &Loaded, sheet: &str) -> (Vec<Line>, Vec<String>) {
    let rows: Vec<(u64, Vec<String>)> = (1..)
        .zip(sheet.lines())
        .map(|(number, line)| (number, line.split('|').map(|cell| cell.trim().to_string()).collect()))
        .collect();
    let plan = &loaded.plans[0];
    let context = SheetContext::new(&loaded.settings, plan, "s.csv");
    let read = read_budget_sheet(&rows, &context);
    (read.lines, shown(&read.problems))
}

/// Each line as `category@department: months in whole units`.
fn months(line: &Line, plan: &Plan) -> String {
    let months = line_months(line, plan, &|_, _| Money::zero(plan.currency)).unwrap();
    let months: Vec<String> = months.iter().map(|m| (m.minor() / 100).to_string()).collect();
    let members: Vec<&str> = line.members.iter().map(|m| m.as_deref().unwrap_or("*")).collect();
    format!("{}@{}: {}", line.category, members.join("+"), months.join(" "))
}

fn all(lines: &[Line], loaded: &Loaded) -> Vec<String> {
    lines.iter().map(|line| months(line, &loaded.plans[0])).collect()
}

#[test]
fn twelve_months_with_levels_units_and_subtotals() {
    let loaded = book(BOOK);
    let (lines, problems) = read(
        &loaded,
        "序号|一级科目|二级科目|部门|1月（万元）|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月|合计|预算依据|预期效果|负责人|颜色\n\
         1|人力成本|基本工资|客服部|1|20|20|20|20|20|20|20|20|20|20|20|10,220.00|23 人|满编|经理|红\n\
         2||加班工资|呼叫中心|0.5|||||||||||||||||\n\
         |人力成本小计|||1.5|20|20|20|20|20|20|20|20|20|20|20|||||\n\
         合计||||||||||||||||||||\n",
    );
    assert_eq!(
        all(&lines, &loaded),
        [
            "人力成本:基本工资@*+客服部: 10000 20 20 20 20 20 20 20 20 20 20 20",
            "人力成本:加班费@*+呼叫中心: 5000 0 0 0 0 0 0 0 0 0 0 0",
        ]
    );
    assert_eq!((lines[0].basis.as_str(), lines[0].effect.as_str(), lines[0].owner.as_str()), ("23 人", "满编", "经理"));
    assert_eq!(lines[0].place.line, 2);
    assert_eq!(problems, ["s.csv plan-sheet-ignored"]);
}

#[test]
fn the_year_with_phasing_or_one_row_a_month() {
    let loaded = book(BOOK);
    let (lines, problems) = read(&loaded, "Code|Annual|Phasing\n1.3.1|1200|\n1.1.1|1.2万|first-of-quarter\n");
    assert_eq!(problems, [] as [&str; 0]);
    assert_eq!(
        all(&lines, &loaded),
        [
            "人力成本:加班费@*+*: 100 100 100 100 100 100 100 100 100 100 100 100",
            "人力成本:基本工资@*+*: 3000 0 0 3000 0 0 3000 0 0 3000 0 0",
        ]
    );
    let (lines, problems) = read(&loaded, "月份|科目|金额\n1月|Overtime|5\n2026-03|加班费|7\n3|基本工资|1\n");
    assert_eq!(problems, [] as [&str; 0]);
    assert_eq!(
        all(&lines, &loaded),
        ["人力成本:加班费@*+*: 5 0 7 0 0 0 0 0 0 0 0 0", "人力成本:基本工资@*+*: 0 0 1 0 0 0 0 0 0 0 0 0"]
    );
}

#[test]
fn parents_that_only_sum_up_are_left_out() {
    let loaded = book("[plan]\nid = 'p'\nfirst_month = '2026-01'\n");
    let (lines, problems) =
        read(&loaded, "编码|科目|全年\n1|人力|30\n101|工资|20\n102|加班|10\n2|运营|40\n201|租金|40\n3|空行|\n");
    let categories: Vec<&str> = lines.iter().map(|line| line.category.as_str()).collect();
    assert_eq!(categories, ["人力:工资", "人力:加班", "运营:租金"]);
    assert_eq!(problems, ["s.csv plan-sheet-levels", "s.csv plan-sheet-even"]);
    // 50 is more than 40: a ceiling or a mistake, and it is asked which.
    let (_, problems) = read(&loaded, "编码|科目|全年\n2|运营|50\n201|租金|40\n");
    assert_eq!(problems, ["s.csv:2 plan-sheet-parent-more", "s.csv plan-sheet-levels"]);
}

#[test]
fn a_column_of_items_is_the_category_where_nothing_else_is() {
    let plain = "[plan]\nid = 'p'\nfirst_month = '2026-01'\n";
    for (text, sheet, expected) in [
        (plain, "项目|全年\n工资|12\n", "工资"),
        (plain, "编码|名称|全年\n1|工资|12\n", "工资"),
        (BOOK, "项目|科目|全年\nA|加班费|12\n", "人力成本:加班费"),
    ] {
        let loaded = book(text);
        let (lines, problems) = read(&loaded, sheet);
        assert_eq!((lines[0].category.as_str(), problems.len()), (expected, 1), "{sheet}: {problems:?}");
    }
    // 项目 is a dimension where its cells are members of one.
    let (_, problems) = read(&book(BOOK), "项目|全年\nA|12\n");
    assert_eq!(problems, ["s.csv:2 plan-unknown-category"]);
    let (_, problems) = read(&book(&BOOK.replace("project = []", "project = ['A']")), "项目|全年\nA|12\n");
    assert_eq!(problems, ["s.csv plan-sheet-no-category"]);
}

#[test]
fn what_cannot_be_read_is_refused_with_its_line() {
    let loaded = book(BOOK);
    for (sheet, expected) in [
        ("部门|全年\n客服部|1\n", "s.csv plan-sheet-no-category"),
        ("科目|部门\n加班费|客服部\n", "s.csv plan-sheet-no-amount"),
        ("科目|预算科目|全年\n加班费|加班费|1\n", "plan-sheet-two-columns"),
        ("科目|全年\n加斑费|1\n", "s.csv:2 plan-unknown-category"),
        // Two categories end in 杂项: neither is guessed.
        ("科目|全年\n杂项|1\n", "s.csv:2 plan-unknown-category"),
        ("科目|部门|全年\n加班费|客服布|1\n", "s.csv:2 plan-unknown-member"),
        ("科目|全年\n加班费|abc\n", "s.csv:2 plan-bad-amount"),
        ("科目|全年\n加班费|-1\n", "s.csv:2 plan-sheet-negative"),
        ("科目|全年\n加班费|1\n加班工资|2\n", "s.csv:3 plan-sheet-row-twice"),
        ("月份|科目|金额\n1月|加班费|1\n1月|加班费|2\n", "s.csv:3 plan-sheet-row-twice"),
        ("月份|科目|金额\n13月|加班费|1\n", "s.csv:2 plan-sheet-bad-month"),
        ("科目|1月|合计\n加班费|1|2\n", "s.csv:2 plan-sheet-total-differs"),
        ("科目|全年|分摊方式\n加班费|1|随便\n", "s.csv:2 plan-bad-word"),
    ] {
        let (_, problems) = read(&loaded, sheet);
        assert_eq!(problems, [expected], "{sheet}");
    }
}

/// A plan that uses every key of a line.
const RICH: &str = "\
[dimensions]
project = []
'部 门' = []
[plan]
id = 'p'
first_month = '2026-04'
[[line]]
category = 'x:y'
for = { project = 'A', '部 门' = 'a \"b\", c' }
name = 'n'
annual = 1234.56
weights = [0.90, 0.85, 0.80, 0.80, 0.95, 1.20, 1.40, 1.45, 1.15, 0.85, 0.75, 0.90]
basis = 'b, \"c\"'
effect = '效果'
owner = 'o'
target_annual = 1000
materiality = { amount = 10.50, ratio = '12.345%' }
[[line]]
category = 'x:z'
annual = 12
phasing = 'history'
from = '2026-05'
to = '2027-01'
target_monthly = 0.99
materiality = 'always'
[[line]]
category = 'x:w'
months = [-1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
contra = true
[[line]]
category = 'x'
monthly = 5
mode = 'additive'
[[line]]
category = 'q'
annual = 5
phasing = 'first-of-quarter'
";

/// The lines without their places.
fn bare(lines: &[Line]) -> Vec<Line> {
    lines.iter().cloned().map(|line| Line { place: Default::default(), ..line }).collect()
}

#[test]
fn lines_survive_being_written_as_toml_and_as_a_table() {
    let loaded = book(RICH);
    let plan = &loaded.plans[0];
    let (head, _) = RICH.split_once("[[line]]").unwrap();
    let toml = format!("{head}{}", lines_to_toml(&plan.lines, &loaded.settings));
    assert_eq!(bare(&book(&toml).plans[0].lines), bare(&plan.lines), "{toml}");
    let axes: Vec<String> = loaded.settings.dimensions.names().map(str::to_string).collect();
    let csv = lines_to_csv(&plan.lines, &axes, plan);
    let again = good(&[("budget.toml", head), ("plans/p.csv", &csv)]);
    assert_eq!(bare(&again.plans[0].lines), bare(&plan.lines), "{csv}");
}

#[test]
fn an_exported_sheet_is_read_again_with_the_same_months() {
    let loaded = book(RICH);
    let plan = &loaded.plans[0];
    let months: Vec<[Money; 12]> =
        plan.lines.iter().map(|line| line_months(line, plan, &|_, _| Money::zero(plan.currency)).unwrap()).collect();
    for language in Language::ALL {
        let words = Words::new(language);
        let (header, rows, _) = sheet_of(plan, &months, &loaded.settings, &|message| words.say(message));
        let rows: Vec<(u64, Vec<String>)> = (1..).zip(std::iter::once(header).chain(rows)).collect();
        let context = SheetContext::new(&loaded.settings, plan, "s.csv");
        let read = read_budget_sheet(&rows, &context);
        let (lines, problems) = (read.lines, read.problems);
        assert!(problems.iter().all(|p| p.level == Level::Note), "{problems:?}");
        assert_eq!(all(&lines, &loaded), all(&plan.lines, &loaded));
        assert_eq!((lines[0].name.as_str(), lines[0].target), ("n", plan.lines[0].target));
        assert_eq!((lines[2].contra, lines[3].mode), (true, plan.lines[3].mode));
    }
}
