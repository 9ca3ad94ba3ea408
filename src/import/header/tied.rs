//! Columns of money that are tied by arithmetic in every row: 金额 − 优惠 = 实付, 金额 + 运费 = 应付合计. What was
//! paid is what was spent, where a column says that it is; otherwise it is asked.

use super::headers::{self, Header};
use crate::import::block::Row;
use crate::import::fields::Field;
use crate::import::inference::{Inference, Inferred};
use crate::model::Currency;
use crate::model::amount::{self, AmountStyle};
use crate::words::{Place, Problem, msg};

/// What is taken off an amount, and what comes on top of it.
const OFF: [&str; 10] =
    ["优惠", "折扣", "折让", "减免", "核减", "扣减", "discount", "deduction", "disallowed", "rebate"];
const ON: [&str; 8] = ["运费", "邮费", "手续费", "配送费", "freight", "shipping", "postage", "handling"];
/// Names of what was paid in the end.
const PAID: [&str; 15] = [
    "实付",
    "实报",
    "实际",
    "应付合计",
    "应付总额",
    "核报",
    "净额",
    "paid",
    "payable",
    "actual",
    "reimbursed",
    "amountdue",
    "totaldue",
    "grandtotal",
    "netamount",
];

/// What the columns beside an amount come to.
#[derive(Debug)]
pub(in crate::import) enum Tied {
    /// Another column holds what was paid.
    Paid(usize, Inferred),
    /// Nothing names the one that was paid.
    Unclear(Problem),
    /// Something is taken off, and no column has what is left.
    Beside(Inferred),
}

/// Looks at the columns beside that of the amounts.
pub(in crate::import) fn find(
    name: &str,
    header: &Header,
    below: &[Row<'_>],
    amount: usize,
    currency: Currency,
) -> Option<Tied> {
    let keys: Vec<String> = header.names.iter().map(|name| headers::key(name)).collect();
    let says = |at: usize, words: &[&str]| words.iter().any(|word| keys[at].contains(word));
    let parts: Vec<usize> = (0..keys.len())
        .filter(|at| *at != amount && !keys[*at].is_empty() && (says(*at, &OFF) || says(*at, &ON)))
        .collect();
    if parts.is_empty() || says(amount, &PAID) || parts.contains(&amount) {
        return None;
    }
    let read = |row: &Row<'_>, at: usize| -> Option<i128> {
        let text = row.cells.get(at).unwrap_or("").trim();
        let read = amount::read(text, AmountStyle::default(), currency).ok()?;
        Some(read.map_or(0, |read| i128::from(read.money.minor())))
    };
    // A rate in per cent or a factor is no money.
    let money = |at: usize| below.iter().filter_map(|row| read(row, at)).any(|minor| minor.abs() > 100);
    let parts: Vec<usize> = parts.into_iter().filter(|at| money(*at)).collect();
    if parts.is_empty() {
        return None;
    }
    let rows: Vec<&Row<'_>> = below.iter().filter(|row| read(row, amount).is_some_and(|minor| minor != 0)).collect();
    let ties = |result: usize, parts: &[usize]| {
        let holds = |row: &&Row<'_>| {
            let (Some(whole), Some(left)) = (read(row, amount), read(row, result)) else { return false };
            let moved = parts.iter().try_fold(0, |sum, at| {
                let minor = read(row, *at)?;
                Some(sum + if says(*at, &OFF) { -minor.abs() } else { minor })
            });
            moved.is_some_and(|moved| left == whole + moved)
        };
        !rows.is_empty() && rows.iter().all(holds)
    };
    let place = Place::line(name, header.line);
    let one = |id: &'static str, at: usize| {
        msg(id).with("amount", header.names[amount].as_str()).with("other", header.names[at].as_str())
    };
    let results = (0..keys.len()).filter(|at| *at != amount && !parts.contains(at) && !keys[*at].is_empty());
    let mut found: Vec<usize> =
        results.filter(|at| ties(*at, &parts) || parts.iter().any(|part| ties(*at, &[*part]))).collect();
    found.sort_by_key(|at| !says(*at, &PAID));
    let remedy = |at: usize| {
        msg("import-inferred-paid-hint").with("field", Field::Amount.name()).with("header", header.names[at].as_str())
    };
    match found.first() {
        Some(at) if says(*at, &PAID) => {
            Some(Tied::Paid(*at, Inferred::new(Inference::Side, place, one("import-inferred-paid", *at), remedy(*at))))
        }
        Some(at) => Some(Tied::Unclear(Problem::error(one("import-ask-paid", *at)).at(place).hint(remedy(*at)))),
        None => {
            let off = parts.iter().find(|at| says(**at, &OFF))?;
            let taken = one("import-inferred-not-off", *off);
            Some(Tied::Beside(Inferred::new(Inference::Side, place, taken, remedy(amount))))
        }
    }
}
