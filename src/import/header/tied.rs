//! Columns of money that are tied by arithmetic in every row: 金额 − 优惠 = 实付, 金额 + 运费 = 应付合计. What was
//! paid is what was spent, where a column says that it is; otherwise it is asked.

use super::headers::{self, Header};
use super::tied_unnamed;
use crate::import::block::SourceRow;
use crate::import::fields::Field;
use crate::import::inference::{Inference, Inferred};
use crate::model::Currency;
use crate::model::amount::{self, AmountStyle};
use crate::words::{Place, Problem, msg};

/// What is taken off an amount, and what comes on top of it.
const OFF: [&str; 31] = [
    "罚款",
    "扣除",
    "扣留",
    "质保金",
    "个人支付",
    "自付",
    "withheld",
    "retention",
    "抹零",
    "优惠",
    "折扣",
    "折让",
    "减免",
    "扣款",
    "核减",
    "扣减",
    "抵扣",
    "红包",
    "立减",
    "个人承担",
    "个人自付",
    "自费",
    "自担",
    "discount",
    "deduction",
    "disallowed",
    "rebate",
    "coupon",
    "points used",
    "personal share",
    "personalportion",
];
const ON: [&str; 25] = [
    "附加费",
    "滞纳金",
    "运杂费",
    "违约金",
    "汇费",
    "佣金",
    "gebühr",
    "gebuehr",
    "entgelt",
    "charges",
    "commission",
    "运费",
    "邮费",
    "手续费",
    "配送费",
    "服务费",
    "小费",
    "freight",
    "shipping",
    "postage",
    "handling",
    "fee",
    "tip",
    "gratuity",
    "surcharge",
];
/// With these it is a tax, no money, or a part of the amount beside it.
const OTHERWISE: [&str; 18] = [
    "税", "tax", "rate", "率", "类型", "type", "feed", "multiple", "日期", "时间", "账号", "date", "其中", "含",
    "incl", "ofwhich", "number", "percent",
];
/// Names of what was paid in the end.
const PAID: [&str; 24] = [
    "公司支付",
    "单位支付",
    "企业支付",
    "实付",
    "实收",
    "调整后",
    "实报",
    "实际",
    "应付合计",
    "应付总额",
    "核报",
    "净额",
    "公司承担",
    "单位承担",
    "企业承担",
    "paid",
    "payable",
    "actual",
    "reimbursed",
    "reimbursable",
    "amountdue",
    "totaldue",
    "grandtotal",
    "netamount",
];
/// And of what it came to with a fee, a tip, a freight.
const WITH: [&str; 10] =
    ["net", "netto", "total", "totalamount", "amounttotal", "合计", "总计", "总额", "总金额", "合计金额"];

/// And of what it came to before.
const GROSS: [&str; 3] = ["gross", "brutto", "毛额"];

/// What comes on top of an amount by its own sign, or off: 调整额.
fn is_adjustment(key: &str) -> bool {
    ["调整", "调整额", "调整金额", "调整数", "adjustment", "adjustments"].contains(&key)
}

/// What was advanced before, and is set off against what is paid out: 核销借款金额.
fn is_advance(key: &str) -> bool {
    const ADVANCED: [&str; 7] = ["借款", "预支", "备用金", "预付", "暂支", "暂借", "advance"];
    const SET_OFF: [&str; 10] = ["核销", "冲", "抵", "扣", "还", "offset", "setoff", "settled", "applied", "cleared"];
    [&ADVANCED[..], &SET_OFF[..]].iter().all(|words| words.iter().any(|word| key.contains(word)))
}

/// Names of what was paid out, with an advance set off or without.
const PAID_OUT: [&str; 9] = ["支付", "实付", "付款", "补付", "补领", "应付", "paid", "payable", "payment"];

/// What the columns beside an amount come to.
#[derive(Debug)]
pub(in crate::import) enum Tied {
    /// Another column holds what was paid.
    Paid(usize, Inferred),
    /// Another column comes on top of the amounts.
    Fee(usize, Inferred),
    /// Nothing names the one that was paid, or nothing has what the amount comes to with what is taken off or added.
    Unclear(Problem),
}

/// Looks at the columns beside that of the amounts.
pub(in crate::import) fn find(
    name: &str,
    header: &Header,
    below: &[SourceRow<'_>],
    amount: usize,
    balance: Option<usize>,
    (currency, free): (Currency, &dyn Fn(usize) -> bool),
) -> Option<Tied> {
    let keys: Vec<String> = header.names.iter().map(|name| headers::key(name)).collect();
    let says = |at: usize, words: &[&str]| words.iter().any(|word| keys[at].contains(word));
    let advances: Vec<usize> = (0..keys.len()).filter(|at| is_advance(&keys[*at])).collect();
    if !advances.is_empty() && says(amount, &PAID_OUT) {
        return with_advances(name, header, below, amount, &advances, currency);
    }
    let parts: Vec<usize> = (0..keys.len())
        .filter(|at| {
            let named = says(*at, &OFF) || says(*at, &ON) || is_adjustment(&keys[*at]);
            *at != amount && !advances.contains(at) && named && !says(*at, &OTHERWISE)
        })
        .collect();
    if says(amount, &PAID) || says(amount, &OFF) || says(amount, &ON) {
        return None;
    }
    let unnamed = || tied_unnamed::find(name, header, &keys, below, amount, (currency, free));
    if parts.is_empty() {
        return unnamed();
    }
    let read = |row: &SourceRow<'_>, at: usize| figure(row, at, currency);
    // A rate in per cent or a factor is no money.
    let small = |at: usize| says(at, &ON) || keys[at].contains("抹零") || is_adjustment(&keys[at]);
    let least = |at: usize| if small(at) { 0 } else { 100 };
    let money = |at: usize| below.iter().filter_map(|row| read(row, at)).any(|minor| minor.abs() > least(at));
    let parts: Vec<usize> = parts.into_iter().filter(|at| money(*at)).collect();
    if parts.is_empty() {
        return unnamed();
    }
    let rows: Vec<&SourceRow<'_>> =
        below.iter().filter(|row| read(row, amount).is_some_and(|minor| minor != 0)).collect();
    // `sign`: 1 for what comes to the amount, -1 for what it is made of.
    let ties = |result: usize, parts: &[usize], sign: i128| {
        let holds = |row: &&SourceRow<'_>| {
            let (Some(whole), Some(left)) = (read(row, amount), read(row, result)) else { return false };
            let moved = parts.iter().try_fold(0, |sum, at| {
                let minor = read(row, *at)?;
                Some(sum + if says(*at, &OFF) { -minor.abs() } else { minor })
            });
            moved.is_some_and(|moved| left == whole + sign * moved)
        };
        !rows.is_empty() && rows.iter().all(holds)
    };
    let place = Place::line(name, header.line);
    let added = |row: &SourceRow<'_>| parts.iter().try_fold(false, |any, at| Some(any || read(row, *at)? != 0));
    let one = |id: &'static str, at: usize| {
        msg(id).with("amount", header.names[amount].as_str()).with("other", header.names[at].as_str())
    };
    let results = (0..keys.len()).filter(|at| *at != amount && !parts.contains(at) && !keys[*at].is_empty());
    let mut found: Vec<usize> =
        results.clone().filter(|at| ties(*at, &parts, 1) || parts.iter().any(|part| ties(*at, &[*part], 1))).collect();
    let only_on = parts.iter().all(|at| !says(*at, &OFF));
    let paid = |at: usize| says(at, &PAID) || (only_on && WITH.contains(&keys[at].as_str()));
    found.sort_by_key(|at| !paid(*at));
    let remedy = |at: usize| {
        msg("import-inferred-paid-hint").with("field", Field::Amount.name()).with("header", header.names[at].as_str())
    };
    match found.first() {
        Some(at) if paid(*at) => {
            Some(Tied::Paid(*at, Inferred::new(Inference::Side, place, one("import-inferred-paid", *at), remedy(*at))))
        }
        Some(at) => Some(Tied::Unclear(Problem::error(one("import-ask-paid", *at)).at(place).hint(remedy(*at)))),
        // The amount is with them already: 原价 − 优惠 = 金额.
        None if results.into_iter().any(|at| ties(at, &parts, -1)) => None,
        // The balance moves by the amounts alone: they are all that was spent.
        None if balance
            .is_some_and(|balance| moves(below, balance, |row| Some((read(row, amount)?, added(row)?)), currency)) =>
        {
            None
        }
        // Where the amount is called a total, or net, it is in it.
        None if only_on && WITH.contains(&keys[amount].as_str()) => None,
        None => {
            let fee = parts[0];
            let both = |row: &SourceRow<'_>| Some([read(row, amount)?, read(row, fee)?]);
            // Off a signed amount, or on top of one that is not.
            let less = |row: &SourceRow<'_>| both(row).map(|[value, fee]| (value - fee.abs(), fee != 0));
            let more = |row: &SourceRow<'_>| both(row).map(|[value, fee]| (value + fee, fee != 0));
            let by = |balance| moves(below, balance, less, currency) || moves(below, balance, more, currency);
            let shown = match only_on && parts.len() == 1 {
                true if balance.is_some_and(by) => Some("import-inferred-fee-balance"),
                true if GROSS.iter().any(|word| keys[amount].contains(word)) => Some("import-inferred-fee-gross"),
                _ => None,
            };
            if let Some(id) = shown {
                let remedy = msg("import-inferred-paid-hint").with("field", Field::Fee.name());
                let remedy = remedy.with("header", header.names[fee].as_str());
                return Some(Tied::Fee(fee, Inferred::new(Inference::Side, place, one(id, fee), remedy)));
            }
            let off = parts.iter().find(|at| says(**at, &OFF));
            let (id, hint, field, at) = match off {
                Some(off) => ("import-ask-off", "import-ask-off-hint", Field::Refunded, *off),
                None => ("import-ask-on", "import-ask-off-hint", Field::Fee, parts[0]),
            };
            let hint = msg(hint)
                .with("amount", header.names[amount].as_str())
                .with("other", header.names[at].as_str())
                .with("whole", Field::Amount.name())
                .with("field", field.name());
            Some(Tied::Unclear(Problem::error(one(id, at)).at(place).hint(hint)))
        }
    }
}

/// Does a header call its column something that comes on top of an amount?
pub(super) fn is_on_top(key: &str) -> bool {
    let says = |words: &[&str]| words.iter().any(|word| key.contains(word));
    says(&ON) && !says(&OTHERWISE)
}

/// And does it call it what was paid in the end, with all of that?
pub(super) fn is_paid(key: &str) -> bool {
    PAID.iter().any(|word| key.contains(word)) || WITH.contains(&key)
}

/// Does a balance move by these amounts, from each row to the next, and also where something stands beside the amount?
fn moves(
    below: &[SourceRow<'_>],
    balance: usize,
    amount: impl Fn(&SourceRow<'_>) -> Option<(i128, bool)>,
    currency: Currency,
) -> bool {
    let figures = below.iter().filter(|row| !row.cells.get(balance).unwrap_or("").trim().is_empty());
    let figures: Vec<(i128, i128, bool)> = figures
        .filter_map(|row| {
            let (amount, beside) = amount(row)?;
            Some((figure(row, balance, currency)?, amount, beside))
        })
        .collect();
    let by = |newest_first: bool| {
        let moved = |pair: &[(i128, i128, bool)]| if newest_first { pair[0] } else { pair[1] };
        let holds = |pair: &[(i128, i128, bool)]| (pair[1].0 - pair[0].0).abs() == moved(pair).1.abs();
        figures.windows(2).all(holds) && figures.windows(2).any(|pair| moved(pair).2)
    };
    by(false) || by(true)
}

/// A figure of a row, in minor units; nothing is nought.
pub(super) fn figure(row: &SourceRow<'_>, at: usize, currency: Currency) -> Option<i128> {
    let text = row.cells.get(at).unwrap_or("").trim();
    let with = |decimal_mark| amount::read(text, AmountStyle { decimal_mark, ..AmountStyle::default() }, currency);
    // What cannot be read with a point has a comma: `-103,00`.
    let read = with('.').or_else(|_| with(',')).ok()?;
    Some(read.map_or(0, |read| i128::from(read.money.minor())))
}

/// What was paid out beside advances that were set off: spent is both together, which another column has.
fn with_advances(
    name: &str,
    header: &Header,
    below: &[SourceRow<'_>],
    amount: usize,
    advances: &[usize],
    currency: Currency,
) -> Option<Tied> {
    let read = |row: &SourceRow<'_>, at: usize| figure(row, at, currency);
    let rows: Vec<&SourceRow<'_>> = below
        .iter()
        .filter(|row| [amount, advances[0]].iter().any(|at| read(row, *at).is_some_and(|m| m != 0)))
        .collect();
    let set_off = |row: &SourceRow<'_>| advances.iter().try_fold(0, |sum, at| Some(sum + read(row, *at)?.abs()));
    if !rows.iter().any(|row| set_off(row).is_some_and(|sum| sum != 0)) {
        return None;
    }
    let place = Place::line(name, header.line);
    let ties = |at: usize| {
        let holds = |row: &&SourceRow<'_>| {
            let whole = read(row, amount).zip(set_off(row)).map(|(paid, off)| paid + off);
            whole.is_some() && read(row, at) == whole
        };
        rows.iter().all(holds)
    };
    let others = (0..header.names.len()).filter(|at| *at != amount && !advances.contains(at));
    let said = |id: &'static str, other: usize| {
        let message = msg(id).with("amount", header.names[amount].as_str()).with("other", header.names[other].as_str());
        message.with("advance", header.names[advances[0]].as_str())
    };
    let remedy = |at: usize| {
        msg("import-inferred-paid-hint").with("field", Field::Amount.name()).with("header", header.names[at].as_str())
    };
    Some(match others.into_iter().find(|at| !header.names[*at].is_empty() && ties(*at)) {
        Some(at) => {
            Tied::Paid(at, Inferred::new(Inference::Side, place, said("import-inferred-advance", at), remedy(at)))
        }
        None => {
            let message = msg("import-ask-advance").with("amount", header.names[amount].as_str());
            let message = message.with("advance", header.names[advances[0]].as_str());
            Tied::Unclear(Problem::error(message).at(place).hint(remedy(amount)))
        }
    })
}
