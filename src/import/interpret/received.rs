//! Money that came in on a statement, or back to a card from its owner, is no spending with a minus.
//!
//! A statement lists what was received beside what was spent. A refund is money back; a rent that was paid in, a
//! transfer, the repayment of a card are not. What comes in and is called nothing at all counts as money back. Where a
//! rule names a category for such a row it is booked all the same.

use super::Manner;
use super::cells::Cells;
use super::typed::Typed;
use crate::import::fields::Field;
use crate::import::header::layout::Layout;
use crate::model::Kind;

/// What calls a row money that came back.
const BACK: [&str; 24] = [
    "退",
    "冲",
    "红字",
    "返",
    "赔",
    "撤销",
    "撤单",
    "更正",
    "调减",
    "补偿",
    "refund",
    "revers",
    "return",
    "credit note",
    "credit memo",
    "rebate",
    "correct",
    "reimburs",
    "cashback",
    "chargeback",
    "void",
    "storno",
    "erstattung",
    "gutschrift",
];
/// What calls it the repayment of a card.
const REPAID: [&str; 13] = [
    "还款",
    "還款",
    "还信用卡",
    "thank you - ",
    "automatic payment",
    "online payment",
    "autopay",
    "auto pay",
    "payment received",
    "payment - thank you",
    "payment thank you",
    "thank you for your payment",
    "repayment",
];

/// What calls it income, or the owner's own money.
const INCOME: [&str; 32] = [
    "物业费",
    "停车费",
    "租金",
    "房租",
    "管理费",
    "收款",
    "收入",
    "工资",
    "薪",
    "利息",
    "结息",
    "红包",
    "转入",
    "存入",
    "存款",
    "汇入",
    "来账",
    "押金",
    "保证金",
    "投资",
    "拨款",
    "充值",
    "salary",
    "payroll",
    "wages",
    "interest",
    "deposit",
    "incoming",
    "transfer from",
    "dividend",
    "income",
    "zinsen",
];

/// What calls it the money that a petty cash was filled up with.
const FILLED_UP: [&str; 18] = [
    "备用金拨入",
    "拨入备用金",
    "补充备用金",
    "备用金补充",
    "补足备用金",
    "备用金补足",
    "领用备用金",
    "领取备用金",
    "petty cash top",
    "replenish",
    "imprest",
    "取现",
    "提现",
    "提取现金",
    "opening float",
    "top-up",
    "top up",
    "topup",
];

fn says(cells: &Cells<'_>, words: &[&str]) -> bool {
    cells.all().iter().filter(|text| text.len() < 100).any(|text| {
        let lower = text.to_lowercase();
        words.iter().any(|word| lower.contains(word))
    })
}

/// Did money come in by a row that no rule classifies, and not back?
pub(super) fn came_in(row: &Typed<'_>, manner: Option<&Manner>, layout: &Layout) -> bool {
    let (Some(moved), Some(manner)) = (&row.moved, manner) else { return false };
    if layout.column(Field::VoucherWord).is_some() {
        return false;
    }
    let negative = moved.amount(Kind::Cost, manner.sign).is_negative();
    if !negative || says(&row.cells, &BACK) {
        return false;
    }
    // A ledger with accounts takes back what it says came in: a bill, with its states or without, has none.
    let by_way = || (manner.is_bill() || !row.cells.has_account()) && of_money(layout, Field::Direction);
    let named = || is_statement(layout) && says(&row.cells, &INCOME) && !row.cells.has_account();
    // The category that a bill prints is a word of its service, such as 转账红包 or `Payments`, and no account of the books.
    let fills_up = || is_statement(layout) && says(&row.cells, &FILLED_UP) && !row.cells.has_account();
    by_way() || says(&row.cells, &REPAID) || named() || fills_up()
}

/// Does a file list what was spent and what was received side by side?
fn is_statement(layout: &Layout) -> bool {
    layout.bank || [Field::Debit, Field::Credit, Field::Direction].iter().any(|field| of_money(layout, *field))
}

/// Is a column called after money that comes and goes: 收/支, paid in?
fn of_money(layout: &Layout, field: Field) -> bool {
    let name = layout.column(field).map_or("", |at| layout.name(at)).to_lowercase();
    ["收", "支", "存", "取", "转", "paid", "money", "deposit", "withdraw"].iter().any(|word| name.contains(word))
}
