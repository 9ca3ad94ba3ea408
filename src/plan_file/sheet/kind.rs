//! Does a row bring money in, or cost it: by the word of a column, of a title, of its own name or of those above it.

use super::columns::fold;
use super::item::Item;
use super::label::Sum;
use super::totals::Totals;
use super::tree::Parents;
use crate::model::Kind;

/// Words of columns that say it of each row.
const CELLS: &[(Kind, &[&str])] = &[
    (
        Kind::Income,
        &[
            "收", "入", "收方", "收款", "进", "进账", "in", "i", "inflow", "+", "credit", "cr", "贷", "贷方",
            "revenues", "receipt",
        ],
    ),
    (
        Kind::Cost,
        &[
            "支", "出", "支方", "付", "付款", "开支", "out", "o", "e", "outflow", "-", "debit", "dr", "借", "借方",
            "spend", "payment", "payments",
        ],
    ),
];

/// 收入 or 支出, where a text says one of them.
pub(super) fn kind_of(text: &str) -> Option<Kind> {
    let text = fold(text).0;
    let is = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match (
        is(&["收入", "流入", "收益", "income", "revenue", "receipts"]),
        is(&["支出", "成本", "费用", "流出", "expense", "expenditure", "cost"]),
    ) {
        (true, false) => Some(Kind::Income),
        (false, true) => Some(Kind::Cost),
        _ => None,
    }
}

/// What a cell of a column of kinds says.
pub(super) fn of_cell(cell: &str) -> Option<Kind> {
    let word = fold(cell).0;
    CELLS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(kind, _)| *kind).or_else(|| kind_of(cell))
}

/// Does a row bring money in: by its own word, or those above it?
pub(super) fn income(items: &[Item], parents: &Parents, i: usize) -> bool {
    let mut at = Some(i);
    while let Some(i) = at {
        if let Some(kind) = items[i].kind {
            return kind == Kind::Income;
        }
        let own = match &items[i].sum {
            // 收入合计 under its rows names them all.
            Some((_, of)) if !of.is_empty() => of,
            _ => &items[i].label.name,
        };
        if items[i].path.iter().chain([own]).any(|name| names_income(name)) {
            return true;
        }
        at = parents[i];
    }
    false
}

/// Is this what income is called?
fn names_income(name: &str) -> bool {
    const WORDS: &[&str] = &[
        "income",
        "incomes",
        "revenue",
        "revenues",
        "sales",
        "receipts",
        "turnover",
        "inflow",
        "inflows",
        "收益",
        "公共收益",
        "经营收益",
        "收款",
        "资金流入",
        "现金流入",
    ];
    const ENDS: &[&str] =
        &["收入", "资金流入", "公共收益", "经营收益", " income", " revenue", " revenues", " receipts"];
    let lower = name.trim().to_lowercase();
    let of_cost =
        ["cost ", "costs ", "cost of", "tax on", "share of", "percent", "% of"].iter().any(|word| lower.contains(word));
    let mut word = fold(name).0;
    for end in ["类", "部分", "预算", "项目", "明细", "总额"] {
        word = word.strip_suffix(end).filter(|rest| !rest.is_empty()).unwrap_or(&word).to_string();
    }
    let word = word.strip_prefix("total").filter(|rest| !rest.is_empty()).unwrap_or(&word);
    let ends = |end: &&str| word.ends_with(*end) || lower.ends_with(*end);
    !of_cost && (WORDS.contains(&word) || ENDS.iter().any(ends))
}

/// Rows that 收入合计 sums up are income, whatever they are called.
pub(super) fn by_totals(items: &mut [Item], parents: &Parents, leaves: &[bool]) {
    let totals = Totals::new(items, parents, leaves);
    let of_income = |i: &usize| matches!(&items[*i].sum, Some((Sum::Perhaps, of)) if names_income(of));
    let shown = (0..items.len()).filter(|i| items[*i].has_figures() && items[*i].sum.is_some()).filter(of_income);
    let lines: Vec<usize> = shown.flat_map(|total| totals.takes_in(total)).collect();
    for line in lines {
        items[line].kind.get_or_insert(Kind::Income);
    }
}
