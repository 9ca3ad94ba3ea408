//! Columns of money beside the amounts that no list of words knows, and that arithmetic ties to them in every row:
//! 金额 + 税金 = 合计, 金额 − 罚款 = 应付.
//!
//! That a third figure is the sum of two others is no chance where it is so in every row: two readings of what was
//! spent stand side by side. What a plan, another period or a balance add up to is none of them.

use super::headers::Header;
use super::tied::{Tied, figure, is_paid};
use crate::import::block::SourceRow;
use crate::import::fields::Field;
use crate::import::inference::{Inference, Inferred};
use crate::model::Currency;
use crate::words::{Place, Problem, msg};

/// Figures that are no part of what was spent: of a plan, of another period, of what is left, of a quantity.
const OTHERS: [&str; 56] = [
    "预算",
    "计划",
    "目标",
    "差异",
    "差额",
    "偏差",
    "增减",
    "去年",
    "上年",
    "上月",
    "上期",
    "同期",
    "前期",
    "以前",
    "累计",
    "期初",
    "期末",
    "余额",
    "结余",
    "结存",
    "剩余",
    "未付",
    "已付",
    "未报",
    "已报",
    "合同",
    "数量",
    "其中",
    "含",
    "序号",
    "日期",
    "里程",
    "读数",
    "budget",
    "plan",
    "forecast",
    "target",
    "variance",
    "difference",
    "prior",
    "previous",
    "last",
    "ytd",
    "todate",
    "cumul",
    "opening",
    "closing",
    "balance",
    "remaining",
    "outstanding",
    "unpaid",
    "contract",
    "quantity",
    "incl",
    "ofwhich",
    "reading",
];

/// Names of what it comes to with the other.
const TOTALS: [&str; 9] = ["合计", "总计", "总额", "总价", "总金额", "总费用", "总支出", "应付", "total"];
/// And of what is left without it.
const LEFT: [&str; 3] = ["应付", "实发", "payable"];

/// Looks at the columns that mean nothing else.
pub(super) fn find(
    name: &str,
    header: &Header,
    keys: &[String],
    below: &[SourceRow<'_>],
    amount: usize,
    (currency, free): (Currency, &dyn Fn(usize) -> bool),
) -> Option<Tied> {
    let says = |at: usize, words: &[&str]| words.iter().any(|word| keys[at].contains(word));
    if says(amount, &TOTALS) || is_paid(&keys[amount]) {
        return None;
    }
    let columns: Vec<usize> = (0..keys.len())
        .filter(|at| *at != amount && free(*at) && !keys[*at].is_empty() && !says(*at, &OTHERS))
        .collect();
    let rows: Vec<&SourceRow<'_>> =
        below.iter().filter(|row| figure(row, amount, currency).is_some_and(|minor| minor != 0)).collect();
    if rows.len() < 2 {
        return None;
    }
    // Texts are looked at once, and most are done with at their first row.
    let read = |at: usize| rows.iter().map(|row| figure(row, at, currency)).collect::<Option<Vec<i128>>>();
    let money: Vec<(usize, Vec<i128>)> = columns.into_iter().filter_map(|at| Some((at, read(at)?))).collect();
    let own = read(amount)?;
    let ties = |part: &[i128], result: &[i128], sign: i128| {
        let mut moved = false;
        let holds = own.iter().zip(part).zip(result).all(|((own, part), result)| {
            moved |= *part != 0;
            *result == own + sign * part
        });
        holds && moved
    };
    // On top: one column, or all those between the amount and what they come to.
    let on_top = |(at, result): &(usize, Vec<i128>)| {
        let mut between = money.iter().filter(|(part, _)| *part > amount && part < at);
        let mut sum = vec![0; own.len()];
        let several = between.clone().count() > 1;
        between.by_ref().for_each(|(_, part)| sum.iter_mut().zip(part).for_each(|(sum, part)| *sum += part));
        money.iter().any(|(part, figures)| part != at && ties(figures, result, 1)) || several && ties(&sum, result, 1)
    };
    let taken_off = |(at, result): &(usize, Vec<i128>)| {
        (says(*at, &LEFT) || is_paid(&keys[*at]))
            && money.iter().any(|(part, figures)| part != at && ties(figures, result, -1))
    };
    let found = money.iter().find(|column| on_top(column) || taken_off(column)).map(|(at, _)| *at)?;
    let place = Place::line(name, header.line);
    let one = |id: &'static str| {
        msg(id).with("amount", header.names[amount].as_str()).with("other", header.names[found].as_str())
    };
    let remedy = msg("import-inferred-paid-hint")
        .with("field", Field::Amount.name())
        .with("header", header.names[found].as_str());
    Some(match says(found, &TOTALS) || is_paid(&keys[found]) || says(found, &LEFT) {
        true => Tied::Paid(found, Inferred::new(Inference::Side, place, one("import-inferred-paid"), remedy)),
        false => Tied::Unclear(Problem::error(one("import-ask-paid")).at(place).hint(remedy)),
    })
}
