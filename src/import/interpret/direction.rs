//! What a column of directions, kinds or flags says of the amount beside it.

use std::borrow::Cow;

use super::kinds;
use crate::import::header::headers;
use crate::import::row::simplified::simplified;

/// What a direction says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Debit,
    Credit,
    Spent,
    Received,
    Neutral,
    /// A sign in a column of its own.
    Plus,
    Minus,
    /// It names a side among kinds that name none: what the amount is cannot be known.
    Unsure,
}

impl Direction {
    /// Does it turn a positive amount into money that came back?
    pub(super) fn is_back(self) -> bool {
        matches!(self, Direction::Credit | Direction::Received | Direction::Minus)
    }
}

/// Words of a direction, in lower case; the first that holds a text wins.
const WORDS: &[(Direction, &str)] = &[
    // 平: an account in balance: nothing moved, or nothing is said.
    (Direction::Debit, "|借|借方|平|debit|dr|d|s|soll|"),
    (Direction::Credit, "|贷|贷方|credit|cr|c|h|haben|credit note|creditnote|"),
    (
        Direction::Spent,
        "|支出|支|付|付款|消费|购买|采购|转出|出账|支取|取|取款|往账|出|蓝字|蓝|蓝字发票|蓝票|正常|费用|成本|expense|cost|spent|spend|out|outflow|outgoing|purchase|payment|paid|\
         charge|withdrawal|money out|paid out|bill|",
    ),
    (
        Direction::Received,
        "|收入|收|收款|退款|退货|退费|退回|转入|入账|存入|存|存款|来账|入|红字|红|红字发票|红票|撤销|冲回|红冲|冲红|冲销|冲正|income|received|receipt|in|inflow|incoming|\
         refund|refunded|return|returned|reversal|chargeback|deposit|money in|paid in|rebate|credit memo|",
    ),
    (Direction::Neutral, "|不计收支|/|中性交易|其他|neutral|"),
];

/// Words that mean money back wherever they stand, in a column of any kinds.
const BACK: &str = "|退款|退货|退费|退回|红字|红字发票|红冲|冲红|冲正|refund|refunded|return|returned|reversal|chargeback|credit note|creditnote|";

/// Reads 借, 贷, 支出, 收入, 不计收支 and their kin.
pub(super) fn direction(text: &str) -> Option<Direction> {
    if text.is_empty() || text.len() > 24 {
        return None;
    }
    // `借 Dr`, `支出(元)` say it once more.
    let lower = text.to_lowercase();
    let find = |text: &str| {
        // `Dr.`
        let text = text.strip_suffix('.').filter(|text| matches!(*text, "dr" | "cr" | "d" | "c")).unwrap_or(text);
        let word = format!("|{text}|");
        WORDS.iter().find(|(_, words)| words.contains(&word)).map(|(direction, _)| *direction)
    };
    find(&lower)
        .or_else(|| {
            let mut said = lower.split([' ', '(', ')', '（', '）', '-', '/']).filter_map(find);
            let first = said.next()?;
            said.all(|other| other == first).then_some(first)
        })
        .or_else(|| match simplified(&lower) {
            Cow::Owned(simple) => find(&simple),
            Cow::Borrowed(_) => None,
        })
}

/// 金蝶 EAS numbers the sides in its column 方向, SAP in its posting keys of the general ledger; others sign them.
pub(super) fn numbered(text: &str, header: &str) -> Option<Direction> {
    // `借/贷标志`
    let of_sides = || {
        let key = plain_key(header);
        key.starts_with("借贷") || matches!(key.as_str(), "记账方向" | "发生方向" | "分录方向" | "科目方向")
    };
    match text {
        "-1" if of_sides() => Some(Direction::Credit),
        "1" if !listed(SIGNS, header) || of_sides() => Some(Direction::Debit),
        "0" if !listed(SIGNS, header) || of_sides() => Some(Direction::Credit),
        "40" if is_posting_key(header) => Some(Direction::Debit),
        "50" if is_posting_key(header) => Some(Direction::Credit),
        "+" | "＋" if is_plus_or_minus(header) => Some(Direction::Plus),
        "-" | "－" | "−" if is_plus_or_minus(header) => Some(Direction::Minus),
        _ => None,
    }
}

pub(super) fn is_posting_key(header: &str) -> bool {
    matches!(
        plain_key(header).as_str(),
        "pk" | "postingkey" | "过账代码" | "记账码" | "记账代码" | "bs" | "buchungsschlüssel"
    )
}

/// Elsewhere a dash is a filler.
fn is_plus_or_minus(header: &str) -> bool {
    matches!(plain_key(header).as_str(), "+" | "±" | "plusminus" | "sign" | "正负" | "正负号" | "符号" | "vorzeichen")
}

/// Words of a side that stand for nothing else, in a column of any kinds.
const SIDES: &str = "|贷|贷方|credit|cr|haben|收|收入|入|红|in|inflow|incoming|income|money in|paid in|来账|转入|入账|";

/// Does a kind name a side? Then its column is one of directions.
pub(super) fn names_side(text: &str) -> bool {
    !text.is_empty() && SIDES.contains(&format!("|{}|", text.to_lowercase()))
}

/// `KG`, `DG`: the credit memos of SAP, exported with a minus or without.
pub(super) fn is_memo(text: &str, header: &str) -> bool {
    matches!(text, "KG" | "DG")
        && matches!(plain_key(header).as_str(), "doctype" | "documenttype" | "belegart" | "凭证类型")
}

/// Does a kind of transaction mean money back?
pub(super) fn is_back(text: &str) -> bool {
    !text.is_empty() && text.len() <= 24 && BACK.contains(&format!("|{}|", text.to_lowercase()))
}

/// Headers over kinds of transactions, where some kinds may mean money back.
const KINDS: &str = "|类型|交易类型|业务类型|单据类型|票据类型|发票类型|种类|性质|收付类型|\
    type|transactiontype|kind|entrytype|documenttype|doctype|belegart|recordtype|transactionkind|";

/// Headers over nothing but directions.
const SIGNS: &str = "|红蓝字|红蓝标志|红字|红字标志|红冲标志|红冲|冲销标志|冲销|退款标志|收付|收付方向|资金方向|来往账标志|出入账|\
    记账方向|发生方向|分录方向|科目方向|借贷|借贷标志|借贷标识|借贷方向|存取|存取标志|收支标志|收支标识|+|±|plusminus|sh|dc|crdr|drcrindicator|debitcreditindicator|sollhabenkennzeichen|reversal|refund|creditnote|indicator|sign|正负|正负号|符号|vorzeichen|\
    过账代码|记账码|记账代码|pk|postingkey|buchungsschlüssel|";

fn plain_key(header: &str) -> String {
    headers::key(header).replace(['/', '\'', '-'], "")
}

fn listed(list: &str, header: &str) -> bool {
    let key = plain_key(header);
    !key.is_empty() && list.contains(&format!("|{key}|"))
}

/// Does a header stand over kinds of transactions?
pub(super) fn is_kind(header: &str) -> bool {
    listed(KINDS, header)
}

/// Does a header stand over directions, and these over it? A `PK` may be a primary key, a `Sign` a signature.
pub(super) fn is_sign<'v>(header: &str, mut values: impl Iterator<Item = &'v str> + Clone) -> bool {
    let known = |text: &str| direction(text).is_some() || numbered(text, header).is_some();
    let brief = |text: &str| text.chars().count() <= 2;
    listed(SIGNS, header) && (values.clone().any(known) || (values.clone().next().is_some() && values.all(brief)))
}

/// Does a flag say yes? Under a header such as 红字 it marks money back.
pub(super) fn is_yes(text: &str) -> bool {
    "|是|√|✓|✔|y|yes|true|1|x|t|j|ja|".contains(&format!("|{}|", text.to_lowercase())) && !text.is_empty()
}

/// Does a flag say no?
pub(super) fn is_no(text: &str) -> bool {
    text.is_empty() || "|否|×|n|no|false|0|f|-|nein|".contains(&format!("|{}|", text.to_lowercase()))
}

/// Does a flag mark an entry as red, or as any other?
pub(super) fn is_red(text: &str) -> bool {
    is_yes(text) || "|红|红字|红冲|冲红|".contains(&format!("|{text}|")) && !text.is_empty()
}

/// The opposite.
pub(super) fn is_blue(text: &str) -> bool {
    is_no(text) || "|蓝|蓝字|正常|".contains(&format!("|{text}|"))
}

/// Headers under which a yes means money back.
pub(super) fn is_back_flag(header: &str) -> bool {
    let key = kinds::flag_of(header);
    let known = "|红字|红冲|冲红|冲销|冲正|冲回|退款|退货|退回|退费|红票|reversal|refund|return|creditnote|creditmemo|";
    // 已退款, 被红冲: what became of a purchase.
    let of_purchase = header.contains(['已', '被']);
    !key.is_empty() && !of_purchase && known.contains(&format!("|{key}|"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_direction() {
        for (text, expected) in [
            ("借", Some(Direction::Debit)),
            ("借 Dr", Some(Direction::Debit)),
            ("CR", Some(Direction::Credit)),
            ("Cr.", Some(Direction::Credit)),
            ("Dr.", Some(Direction::Debit)),
            ("Refund", Some(Direction::Received)),
            ("支出", Some(Direction::Spent)),
            ("貸", Some(Direction::Credit)),
            ("不计收支", Some(Direction::Neutral)),
            ("/", Some(Direction::Neutral)),
            ("office", None),
            ("", None),
        ] {
            assert_eq!(direction(text), expected, "{text}");
        }
        assert!(is_back("退款") && !is_back("credit") && !is_back("信用卡"));
        assert!(is_sign("S/H", ["S", "?"].into_iter()) && is_kind("交易类型") && !is_kind("费用类型") && !is_kind(""));
        assert!(is_sign("PK", ["31", "40"].into_iter()) && !is_sign("PK", ["1001", "1002"].into_iter()));
        assert_eq!(numbered("50", "Posting key"), Some(Direction::Credit));
        assert_eq!((numbered("31", "PK"), numbered("1", "PK"), numbered("50", "方向")), (None, None, None));
        assert_eq!(
            (numbered("1", "记账方向"), numbered("-1", "记账方向")),
            (Some(Direction::Debit), Some(Direction::Credit))
        );
        assert_eq!(numbered("-1", "收付方向"), None);
        assert!(names_side("CR") && is_memo("KG", "Doc Type") && !is_memo("KG", "Type"));
        assert!(!names_side("Credit card") && !names_side("Deposit"));
    }
}
