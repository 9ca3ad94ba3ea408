//! Names in two columns, cells that are filled once, lists of one month a row: figures by hand.

use super::budget_sheets::{PLAIN, errors, lines, read, read_with};
use super::good;
use crate::plan_file::{Levels, SheetContext};

const DEPARTMENTS: &str =
    "[dimensions]\ndepartment = ['客服部', '管家部']\n[plan]\nid = 'p'\nfirst_month = '2026-01'\n";

const KNOWN: &str = "[[category]]\npath = '人力成本:工资'\n[[category]]\npath = '人力成本:社保'\n\
                     [[category]]\npath = '水费'\n[plan]\nid = 'p'\nfirst_month = '2026-01'\n";

#[test]
fn groups_stand_left_of_names_whatever_both_are_called() {
    let loaded = good(&[("budget.toml", PLAIN)]);
    let expected = ["人力成本:工资 12.00", "人力成本:社保 6.00", "能源:水费 3.00", "能源:电费 3.00"];
    for head in [
        "科目大类|明细",
        "费用类别|项目",
        "类别|项目名称",
        "一级科目|明细科目",
        "科目|子科目",
        "大项|小项",
        "预算科目|明细项目",
        "成本类别|成本项目",
        "Category|Subcategory",
        "Category|Item",
        "Account group|Account",
        "项目|明细",
    ] {
        for rows in [
            "人力成本|工资|12\n|社保|6\n能源|水费|3\n|电费|3\n",
            "人力成本|工资|12\n|社保|6\n|小计|18\n能源|水费|3\n|电费|3\n|小计|6\n合计||24\n",
            "人力成本|工资|12\n|社保|6\n小计||18\n能源|水费|3\n|电费|3\n小计||6\n合计||24\n",
            "人力成本|工资|12\n|社保|6\n人力成本小计||18\n能源|水费|3\n|电费|3\n能源小计||6\n合计||24\n",
            "人力成本||18\n|工资|12\n|社保|6\n能源||6\n|水费|3\n|电费|3\n合计||24\n",
        ] {
            let sheet = format!("{head}|年度预算\n{rows}");
            let read = read(&loaded, &sheet);
            assert_eq!(errors(&read), [] as [&str; 0], "{sheet}");
            assert_eq!(lines(&read, &loaded), expected, "{sheet}");
        }
    }
}

#[test]
fn a_second_name_tells_lines_apart_unless_the_book_knows_it() {
    let sheet = "科目|明细|年度预算\n人力成本|工资|12\n人力成本|社保|6\n水费|泵房|3\n水费|绿化|4\n";
    let plain = good(&[("budget.toml", PLAIN)]);
    let read_plain = read(&plain, sheet);
    assert_eq!(lines(&read_plain, &plain), ["人力成本 12.00", "人力成本 6.00", "水费 3.00", "水费 4.00"]);
    assert_eq!(read_plain.lines[3].name, "绿化");
    let known = good(&[("budget.toml", KNOWN)]);
    let sheet = "科目|明细|年度预算\n人力成本|工资|12\n人力成本|社保|6\n水费|水费|3\n";
    assert_eq!(lines(&read(&known, sheet), &known), ["人力成本:工资 12.00", "人力成本:社保 6.00", "水费 3.00"]);
}

#[test]
fn what_is_filled_once_holds_for_the_rows_below_it() {
    let loaded = good(&[("budget.toml", DEPARTMENTS)]);
    let members = |sheet: &str| -> Vec<String> {
        let read = read(&loaded, sheet);
        assert_eq!(errors(&read), [] as [&str; 0], "{sheet}");
        let of = |line: &crate::model::Line| line.members[0].clone().unwrap_or_default();
        read.lines.iter().map(|line| format!("{} {}", line.category, of(line))).collect()
    };
    let expected = ["水费 客服部", "电费 客服部", "水费 管家部", "电费 管家部"];
    for rows in [
        "客服部|水费|1\n|电费|2\n管家部|水费|3\n|电费|4\n",
        "客服部|水费|1\n|电费|2\n|小计|3\n管家部|水费|3\n|电费|4\n|小计|7\n合计||10\n",
        "客服部|水费|1\n|电费|2\n小计||3\n管家部|水费|3\n|电费|4\n小计||7\n合计||10\n",
    ] {
        assert_eq!(members(&format!("部门|科目|年度预算\n{rows}")), expected);
    }
    let by_name =
        "科目|部门|年度预算\n水费|客服部|1\n|管家部|3\n|小计|4\n电费|客服部|2\n|管家部|4\n|小计|6\n合计||10\n";
    assert_eq!(members(by_name), ["水费 客服部", "水费 管家部", "电费 客服部", "电费 管家部"]);
    // Nobody's above the first, and to the right of the names: everybody's.
    assert_eq!(members("部门|科目|年度预算\n|水费|1\n客服部|电费|2\n"), ["水费 ", "电费 客服部"]);
    assert_eq!(members("科目|部门|年度预算\n电费|客服部|2\n水费||1\n"), ["电费 客服部", "水费 "]);
    // Below a total nothing is known any more.
    let after = "科目|部门|年度预算\n水费|客服部|1\n合计||1\n|管家部|3\n";
    assert_eq!(errors(&read(&loaded, after)), ["s.csv:4 plan-sheet-no-name"]);
}

/// A list of one month a row, each made of the twelve.
fn list(row: impl Fn(usize) -> String) -> String {
    (1..=12).map(row).collect()
}

#[test]
fn lists_of_months_are_read_without_a_question() {
    for (book, expected) in [(PLAIN, "工资"), (KNOWN, "人力成本:工资")] {
        let loaded = good(&[("budget.toml", book)]);
        let expected = [format!("{expected} 1200.00"), "水费 600.00".to_string()];
        for head in [
            "项目|月份|预算",
            "Category|Month|Budget",
            "科目|年月|金额",
            "项目|月份|月预算",
            "Item|Year-Month|Planned amount",
        ] {
            let rows = ["工资|100", "水费|50"].map(|row| {
                let (name, amount) = row.split_once('|').unwrap();
                list(|month| format!("{name}|2026-{month:02}|{amount}\n"))
            });
            let read = read(&loaded, &format!("{head}\n{}", rows.concat()));
            assert_eq!((errors(&read), lines(&read, &loaded)), (vec![], expected.to_vec()), "{head}");
        }
        let once = list(|month| format!("{month}月|工资|100\n|水费|50\n|小计|150\n"));
        let read = read(&loaded, &format!("月份|项目|预算\n{once}合计||1800\n"));
        assert_eq!((errors(&read), lines(&read, &loaded)), (vec![], expected.to_vec()));
    }
}

#[test]
fn sums_in_a_list_of_months_are_asked_about() {
    let loaded = good(&[("budget.toml", PLAIN)]);
    let rows = [("人力", 30), ("工资", 20), ("社保", 10)]
        .map(|(name, amount)| list(|month| format!("{name}|{month}月|{}\n", amount + month * amount)));
    let sheet = format!("项目|月份|预算\n{}", rows.concat());
    assert_eq!(errors(&read(&loaded, &sheet)), ["s.csv:2 plan-sheet-perhaps-sums"]);
    let plain = read_with(&loaded, &sheet, |context| SheetContext { levels: Levels::None, ..context });
    assert_eq!((errors(&plain), plain.lines.len()), (vec![], 3));
}

/// Months down: a head and its amounts in every month, with quarter sums, and sums across.
fn down(heads: &[&str], amounts: &str, quarters: &str) -> String {
    let month = |month: usize| {
        let sum = if month.is_multiple_of(3) && !quarters.is_empty() {
            format!("{}季度小计|{quarters}\n", ["一", "二", "三", "四"][month / 3 - 1])
        } else {
            String::new()
        };
        format!("{month}月|{amounts}\n{sum}")
    };
    format!("{}\n{}", heads.join("\n"), list(month))
}

#[test]
fn months_down_and_names_across_are_turned() {
    let loaded = good(&[("budget.toml", PLAIN)]);
    let plain = ["工资 1200.00", "水费 600.00"];
    for (sheet, expected) in [
        (down(&["月份|工资|水费"], "100|50", ""), plain),
        (down(&["|工资|水费"], "100|50", ""), plain),
        (down(&["2026年预算||", "单位：元||", "月份|工资|水费|合计"], "100|50|150", "300|150|450"), plain),
        (down(&["月份|工资|水费|合计"], "100|50|150", "") + "合计|1200|600|1800\n编制人：张三|||\n", plain),
        (down(&["月份|工资(元)|水费(万元)"], "100|0.005", ""), plain),
        (down(&["月份|工资||水费|", "|预算|实际|预算|实际"], "100|90|50|55", ""), plain),
        (down(&["单位：万元||", "月份|工资|水费"], "0.01|0.005", ""), plain),
        (down(&["月份|人力||合计", "|工资|社保|"], "100|50|150", ""), ["人力:工资 1200.00", "人力:社保 600.00"]),
        (down(&["月份|人力|水费|合计", "|工资||"], "100|50|150", ""), ["人力:工资 1200.00", "水费 600.00"]),
    ] {
        let read = read(&loaded, &sheet);
        assert_eq!(errors(&read), [] as [&str; 0], "{sheet}");
        assert_eq!(lines(&read, &loaded), expected, "{sheet}");
        assert!(read.problems.iter().any(|problem| problem.message.id == "plan-sheet-turned"), "{sheet}");
    }
    let halves = "期间|工资|水费\n上半年|700|300\n下半年|500|300\n";
    assert_eq!(lines(&read(&loaded, halves), &loaded), plain);
}

#[test]
fn sums_of_a_turned_sheet_are_checked_and_told_by_column() {
    let loaded = good(&[("budget.toml", PLAIN)]);
    let sheet = down(&["月份|工资|水费|合计"], "100|50|150", "");
    for (sheet, expected) in [
        (sheet.clone() + "合计|1200|700|1900\n", "s.csv:3 plan-sheet-total-differs"),
        (sheet.replace("5月|100|50|150", "5月|100|50|160"), "s.csv:4 plan-sheet-sum-differs"),
    ] {
        assert_eq!(errors(&read(&loaded, &sheet)), [expected], "{sheet}");
    }
    // What the columns hold is not known: departments, what was spent beside what was planned, lists.
    let departments = good(&[("budget.toml", DEPARTMENTS)]);
    for heads in ["月份|客服部|管家部", "月份|工资预算|工资实际", "月份|预算|实际"] {
        let read = read(&departments, &down(&[heads], "100|50", ""));
        assert!(!errors(&read).is_empty() && read.lines.is_empty(), "{heads}");
    }
}

#[test]
fn prices_and_quantities_beside_amounts_are_multiplied() {
    let loaded = good(&[("budget.toml", PLAIN)]);
    let expected = ["保洁 6000.00", "绿化 2400.00", "水费 1200.00"];
    for sheet in [
        "项目|元/㎡·月|面积(㎡)|年预算(元)\n保洁|0.5|1000|6000\n绿化|0.2|1000|2400\n水费|0.1|1000|1200\n",
        "项目|单方成本（元/㎡.月）|收费面积|月预算|年预算\n保洁|0.5|1000|500|6000\n绿化|0.2|1000|200|2400\n水费|0.1|1000|100|1200\n",
        "项目|元/㎡·月|年预算\n保洁|0.5|6000\n绿化|0.2|2400\n水费|0.1|1200\n合计|0.8|9600\n",
        "项目|数量|单价|月数|金额\n保洁|5|100|12|6000\n绿化|2|100|12|2400\n水费|1|100|12|1200\n",
        "项目|面积|单价|金额(万元)\n保洁|1000|6|0.6\n绿化|1000|2.4|0.24\n水费|1000|1.2|0.12\n",
        // Most are no products: the columns say something else.
        "项目|数量|单价|金额\n保洁|5|90|6000\n绿化|2|80|2400\n水费|12|70|1200\n",
    ] {
        let read = read(&loaded, sheet);
        assert_eq!(errors(&read), [] as [&str; 0], "{sheet}");
        assert_eq!(lines(&read, &loaded), expected, "{sheet}");
    }
    let wrong = "项目|元/㎡·月|面积(㎡)|年预算(元)\n保洁|0.5|1000|6000\n绿化|0.2|1000|2500\n水费|0.1|1000|1200\n";
    assert_eq!(errors(&read(&loaded, wrong)), ["s.csv:3 plan-sheet-product-differs"]);
    let taken = read_with(&loaded, wrong, |context| SheetContext { ignore_totals: true, ..context });
    assert_eq!(lines(&taken, &loaded)[1], "绿化 2500.00");
}

/// The numeral of a category that the book declares is part of its name, and no level.
#[test]
fn a_declared_category_keeps_its_numeral_and_its_code() {
    let names = ["1 人力", "1.1 工资", "6602 管理费", "660201 差旅"];
    let declared = names.map(|name| format!("[[category]]\npath = '{name}'\n")).concat();
    let loaded = good(&[("budget.toml", &format!("{declared}{PLAIN}"))]);
    let rows = names.map(|name| format!("{name}|12\n")).concat();
    let read = read(&loaded, &format!("category|annual\n{rows}"));
    assert_eq!(errors(&read), [""; 0]);
    assert_eq!(lines(&read, &loaded), names.map(|name| format!("{name} 12.00")));
}
