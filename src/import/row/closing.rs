//! Closings: entries that carry the result of a month or a year over, and are no spending.

/// Is a description a month-end closing: 结转本期损益, 期间损益结转, 结转费用至本年利润?
///
/// 汇兑损益结转 is a real cost: the gain or loss itself is booked. 期末结转 alone says only that something was carried over:
/// it closes an account that it credits, and no other (`credited`).
pub(in crate::import) fn closes(text: &str, credited: bool) -> bool {
    if text.len() > 96 {
        return false;
    }
    let lower = text.to_lowercase();
    if CLOSINGS.contains(&lower.trim()) || closes_in_english(&lower) {
        return credited;
    }
    let result = text.replace("汇兑损益", "").replace("清理损益", "");
    let names_result = ["损益", "本年利润", "利润"].iter().any(|word| result.contains(word));
    if names_result && (text.contains("结转") || (text.contains('转') && text.contains("本年利润"))) {
        return true;
    }
    let bare: String = text.chars().filter(|c| !c.is_ascii_digit() && !"年月份度第期末 .-/".contains(*c)).collect();
    credited
        && matches!(
            bare.as_str(),
            "结转"
                | "底结转"
                | "终结转"
                | "结转费用"
                | "费用结转"
                | "结转间费用"
                | "间费用结转"
                | "结转各项费用"
                | "结转本费用"
                | "结账"
                | "结帐"
                | "终结账"
                | "终结帐"
                | "关账"
                | "关帐"
                | "封账"
                | "终关账"
                | "损益结账"
                | "清零"
                | "底清零"
                | "终清零"
                | "损益清零"
                | "费用清零"
                | "底费用清零"
        )
}

/// `Year-end close to retained earnings`, `Closing of expense accounts FY2026`, `Abschlussbuchung`: something is closed,
/// and what it is closed to, or that it is a period's end, stands beside it.
fn closes_in_english(lower: &str) -> bool {
    if lower.contains("abschlussbuchung") || (lower.contains("abschluss") && lower.contains("guv")) {
        return true;
    }
    let word = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let closes = word(&["close", "closing", "closed", "transfer", "clearing", "cleared"]);
    let to = [
        "retained earnings",
        "income summary",
        "profit and loss",
        "profit & loss",
        "p&l account",
        "p&l clos",
        "closing p&l",
        "closing of p&l",
        "profit & loss closing",
        "p&l to",
        "to p&l",
        "p/l account",
        "current year earnings",
        "net income for",
        "accumulated surplus",
    ];
    let ends = [
        "year-end clos",
        "year end clos",
        "yearend clos",
        "period-end clos",
        "period end clos",
        "month-end clos",
        "month end clos",
        "closing entr",
        "closing journal",
        "closing voucher",
        "close expense accounts",
        "close expenses",
        "closing of expense",
        "close temporary accounts",
        "close nominal accounts",
        "close out expense",
    ];
    // `closing entrance gate` is none of them.
    let entries = !lower.contains("closing entr") || word(&["closing entry", "closing entries"]);
    (closes && word(&to)) || (word(&ends) && entries)
}

/// What English ledgers call it.
const CLOSINGS: [&str; 6] = [
    "closing entry",
    "closing entries",
    "period closing",
    "month-end closing",
    "year-end closing",
    "closing to retained earnings",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closings() {
        for (text, credited, expected) in [
            ("结转本期损益", false, true),
            ("期间损益结转", true, true),
            ("结转2026年1月损益", true, true),
            ("结转费用至本年利润", true, true),
            ("结转本期汇兑损益至本年利润", false, true),
            ("汇兑损益结转", true, false),
            ("期末汇兑损益结转", false, false),
            ("月末结转", true, true),
            ("月末结转", false, false),
            ("2026年1月期末结转", true, true),
            ("结转期间费用", true, true),
            ("结转主营业务成本", true, false),
            ("结转增值税", true, false),
            ("暂估水电费", true, false),
            ("Closing entry", true, true),
            ("closing entrance gate", true, false),
            ("Year-end close to retained earnings", true, true),
            ("Year-end close to retained earnings", false, false),
            ("Transfer to Income Summary", true, true),
            ("Closing of expense accounts FY2026", true, true),
            ("Transfer to petty cash", true, false),
            ("Closing shift overtime", true, false),
            ("close-up photos", true, false),
            ("Abschlussbuchung 2026", true, true),
            ("转入本年利润", true, true),
            ("月底清零", true, true),
            ("月底清零", false, false),
            ("P&L closing", true, true),
            ("P&L printing", true, false),
            ("年终结账", true, true),
            ("结账手续费", true, false),
        ] {
            assert_eq!(closes(text, credited), expected, "{text}");
        }
    }
}
