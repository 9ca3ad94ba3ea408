//! What texts around a table say of the unit in which it counts: titles, the foot, the names of the tab and the file.

use std::sync::LazyLock;

use regex::Regex;

use super::SheetContext;
use super::columns::fold;
use super::heading::{self, unit_of};
use crate::import::stated;
use crate::model::Unit;

/// A unit, or a word of money that is none; and the text that says so.
pub(super) type Said = (Result<Unit, String>, String);

/// What a row says of the unit of money: `单位：万元`, `（万元）` in a title, a lone `万元`, `in CNY thousands`.
/// `编制单位` is a company, and below the header an amount in a remark is no unit of the table.
pub(super) fn statements(cells: &[String], above: bool) -> Vec<Said> {
    let has_figures = || cells.iter().any(|cell| super::header::figure(cell).is_some());
    if !above && has_figures() {
        return cells.iter().enumerate().flat_map(|(at, cell)| labelled(cells, at, cell)).collect();
    }
    let of_cell = |(at, cell): (usize, &String)| {
        let text = cell.trim();
        let mut said = labelled(cells, at, cell);
        if said.is_empty() {
            let words = phrase(text).or_else(|| alone(text)).or_else(|| unit_of(text).filter(|_| above));
            said.extend(words.map(|unit| (unit, text.to_string())));
        }
        said
    };
    cells.iter().enumerate().flat_map(of_cell).collect()
}

/// Has a row a label of a unit in a cell of its own, and a unit in the next?
pub(super) fn has_label(cells: &[String]) -> bool {
    const LABELS: [&str; 7] = ["单位", "單位", "金额单位", "金額單位", "货币单位", "貨幣單位", "unit"];
    let mut filled = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).peekable();
    while let Some(cell) = filled.next() {
        let label = cell.trim_end_matches([':', '：']).trim_end().to_lowercase();
        let value = filled.peek().copied().filter(|_| LABELS.contains(&label.as_str()));
        if value.and_then(stated::statement).is_some() {
            return true;
        }
    }
    false
}

/// What the names of the tab and of the file say; on line 0.
pub(super) fn of_names(context: &SheetContext<'_>) -> Vec<(Result<Unit, String>, String, u64)> {
    let stem = std::path::Path::new(context.file).file_stem().and_then(|stem| stem.to_str());
    let names = context.sheet.into_iter().chain(stem);
    names
        .filter_map(|name| {
            let said = phrase(name).or_else(|| alone(name)).or_else(|| unit_of(name));
            // A name that only seems to end so is a name.
            let unit = said?.ok()?;
            Some((Ok(unit), name.to_string(), 0))
        })
        .collect()
}

/// `单位：万元`, `计量单位 万元`, and where the value has a cell of its own.
fn labelled(cells: &[String], at: usize, cell: &str) -> Vec<Said> {
    let text = cell.trim();
    let mut own: Vec<Result<Unit, String>> = Vec::new();
    for (place, _) in text.match_indices("单位") {
        let after = text[place + "单位".len()..].trim_start();
        let apart = after.len() < text[place + "单位".len()..].len();
        let Some(value) = after.strip_prefix([':', '：', '为', '是']).or_else(|| Some(after).filter(|_| apart))
        else {
            // The value may stand in the next cell.
            if after.is_empty() {
                own.extend(next(cells, at));
            }
            continue;
        };
        let token =
            value.trim_start().split([' ', '\u{3000}', ';', '；', '，', ',', ')', '）', '。', ']', '】']).next();
        match token.filter(|token| !token.is_empty()) {
            Some(token) => own.extend(heading::unit(token)),
            None => own.extend(next(cells, at)),
        }
    }
    own.into_iter().map(|unit| (unit, text.to_string())).collect()
}

fn next(cells: &[String], at: usize) -> Option<Result<Unit, String>> {
    cells[at + 1..].iter().map(|cell| cell.trim()).find(|cell| !cell.is_empty()).and_then(heading::unit)
}

/// A text that is a unit of money and nothing else.
pub(super) fn alone(text: &str) -> Option<Result<Unit, String>> {
    let text = text.trim();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2 && !text.contains(['\'', '’', '元', '圆']) {
        return None;
    }
    let said = stated::statement(text)?;
    let money = said.currency.is_some() || text.contains(['元', '圆']);
    // A block may be called Ten.
    let small = said.unit.is_some_and(|unit| unit.factor() < 1000) && !money;
    match (said.unit, said.unknown) {
        (Some(unit), None) => Some(Ok(unit)).filter(|_| !small),
        (_, Some(unknown)) if money && text.chars().count() < 7 => Some(Err(unknown)),
        _ => None,
    }
}

const CURRENCY: &str = r"(?:rmb|cny|usd|us\$|eur|gbp|hkd|yuan|renminbi|[¥￥$€£])";
const MULTIPLE: &str = r"(thousands?|millions?|billions?|lakhs?|crores?|hundreds?|k|mn|'?000s?|'?000's)";

/// `in thousands`, `expressed in RMB millions`, `RMB'000`, `kCNY`; `以万元计`, `均为千元`.
static PHRASES: LazyLock<[Regex; 5]> = LazyLock::new(|| {
    let regex = |text: &str| {
        Regex::new(&text.replace("CURRENCY", CURRENCY).replace("MULTIPLE", MULTIPLE)).expect("plain words")
    };
    [
        regex(r"\bin (?:CURRENCY )?MULTIPLE\b"),
        regex(r"\bMULTIPLE (?:of )?CURRENCY(?:\b|$)"),
        regex(r"(?:^|[^a-z])CURRENCY ?(?:in )?('?000s?|'?000's|thousands?|millions?|k|mn|m)(?:\b|$)"),
        regex(r"\b([km])(?:rmb|cny|usd|eur|gbp|hkd)\b"),
        regex(
            r"(?:以|均为|金额为)(?:人民币)?([十百千仟万萬亿]*)[元圆](?:为单位|计|列示|反映|表示|填列|填报|$|[，。；)）])",
        ),
    ]
});

/// A statement inside a sentence.
fn phrase(text: &str) -> Option<Result<Unit, String>> {
    if text.chars().count() > 80 {
        return None;
    }
    let plain = text.replace('’', "'").to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let (last, english) = PHRASES.split_last()?;
    if let Some(found) = last.captures(&plain).and_then(|found| found.get(1)) {
        return Some(Unit::chinese(found.as_str()).ok_or_else(|| found.as_str().to_string()));
    }
    let found = english.iter().find_map(|phrase| phrase.captures(&plain)?.get(1).map(|m| m.as_str().to_string()))?;
    Unit::english(&found).map(Ok).or_else(|| heading::unit(&fold(text).0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_wherever_a_text_states_them() {
        for (text, expected) in [
            ("万元", Some(Unit::Wan)),
            ("（万元）", Some(Unit::Wan)),
            ("人民币千元", Some(Unit::Thousand)),
            ("计量单位 万元", Some(Unit::Wan)),
            ("单位：元", Some(Unit::One)),
            ("金额单位: 千元", Some(Unit::Thousand)),
            ("以上金额均以万元计", Some(Unit::Wan)),
            ("注：本表以人民币万元为单位。", Some(Unit::Wan)),
            ("金额均为千元。", Some(Unit::Thousand)),
            ("in CNY thousands", Some(Unit::Thousand)),
            ("RMB 000s", Some(Unit::Thousand)),
            ("RMB'000", Some(Unit::Thousand)),
            ("kCNY", Some(Unit::Thousand)),
            ("Budget 2026 (in thousands of CNY)", Some(Unit::Thousand)),
            ("All figures are in thousands", Some(Unit::Thousand)),
            ("Amounts in RMB millions", Some(Unit::Million)),
            ("编制单位：阳光物业", None),
            ("预算单位 阳光物业", None),
            ("2026年度预算", None),
            ("Savings in kitchens", None),
            ("M", None),
            ("000", None),
            ("Period 000", None),
            ("Ten", None),
        ] {
            let found = statements(&[text.to_string()], true);
            let found = found.first().map(|(unit, _)| unit.clone());
            assert_eq!(found, expected.map(Ok), "{text}");
        }
        // An amount in a remark is no unit of the table.
        for remark in ["注：办公费含打印机（0.5万元）", "含税，约2万元", "由12万元调增", "不含20万元以下零星采购"]
        {
            assert_eq!(statements(&[remark.to_string()], false), [], "{remark}");
        }
        let split = ["单位".to_string(), "千元".to_string()];
        assert_eq!(
            statements(&split, true),
            [(Ok(Unit::Thousand), "单位".into()), (Ok(Unit::Thousand), "千元".into())]
        );
    }
}
