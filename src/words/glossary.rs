//! The glossary: one word for a concept, and the words that the catalogue may not say for it.
//!
//! [`super::terms`] holds what columns and verdicts are called; here is what sentences may not call them. A word that
//! readers write themselves, in headers and plans, is understood all the same: this binds the program alone.

use super::Language;

/// A word that is not to be said.
#[derive(Clone, Copy, Debug)]
pub struct Avoided {
    /// In which language.
    pub language: Language,
    /// What somebody might write; in English a whole word, in lower case.
    pub word: &'static str,
    /// What is said instead.
    pub instead: &'static str,
    /// Longer words that it may stand in.
    pub within: &'static [&'static str],
}

const fn zh(word: &'static str, instead: &'static str) -> Avoided {
    Avoided { language: Language::ZhCn, word, instead, within: &[] }
}

const fn en(word: &'static str, instead: &'static str) -> Avoided {
    Avoided { language: Language::En, word, instead, within: &[] }
}

/// Every word that is not to be said.
pub const AVOIDED: &[Avoided] = &[
    // What is outside a plan.
    zh("未列入预算", "预算外"),
    zh("无预算", "预算外"),
    // What is exactly on its budget.
    Avoided { within: &["配额已用完", "空间已用完"], ..zh("已用完", "持平") },
    // The year before.
    zh("去年", "上年"),
    zh("前年同期", "上年同期"),
    zh("较之", "较上年"),
    // Who answers for a line; a title is a title.
    Avoided { within: &["部门负责人"], ..zh("负责人", "责任人") },
    // What is not done yet.
    zh("试运行", "尚未执行"),
    zh("演练", "尚未执行"),
    zh("干跑", "尚未执行"),
    // Rows that are sent back.
    zh("未获接受", "退回"),
    zh("被拒绝的行", "退回的行"),
    // What all members share.
    zh("全部（共用）", "公共"),
    zh("共用", "公共"),
    // Rows of the ledger, and what they are booked by.
    zh("流水账", "明细账"),
    zh("记账凭据", "凭证"),
    zh("缺省", "默认"),
    zh("读不懂", "无法识别"),
    zh("坏行", "有误的行"),
    zh("帐", "账"),
    // What looks like Chinese and is not.
    zh("您", "（不用称呼）"),
    zh("进行导入", "导入"),
    zh("进行比较", "比较"),
    // British spelling throughout.
    en("labor", "labour"),
    Avoided { within: &["--color"], ..en("color", "colour") },
    en("favorable", "favourable"),
    en("utilization", "utilisation"),
    en("recognized", "recognised"),
    en("organization", "organisation"),
    en("normalized", "normalised"),
    en("center", "centre"),
    en("catalog", "catalogue"),
    // What a program reports, it does not tell; what is broken is fixed.
    Avoided { within: &["told apart"], ..en("told", "reported") },
    en("tells of", "reports"),
    en("mend", "fix"),
    en("mended", "fixed"),
    en("reckoned", "calculated"),
    en("took back", "undid, or reversed"),
    en("take back", "undo, or reverse"),
    en("there is not", "does not exist"),
    en("is no such", "is not a"),
    en("which is no", "which is not a"),
    en("put in place of", "replaces"),
    en("to mend", "to fix"),
    en("anew", "again"),
    en("stands already", "is already"),
    en("did not foresee", "unexpected"),
    en("please", "(nothing)"),
    // One word for one concept.
    en("dry run", "nothing is done yet"),
    en("off budget", "unbudgeted"),
    en("overspent", "over"),
    en("cost center", "department"),
    en("ledger of metrics", "metrics ledger"),
];

/// Is the word said in this text?
pub fn says(avoided: &Avoided, text: &str) -> bool {
    let mut text = text.to_lowercase();
    for longer in avoided.within {
        text = text.replace(longer, "");
    }
    let whole = |at: usize| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        let end = at + avoided.word.len();
        !letter(text[..at].chars().next_back()) && !letter(text[end..].chars().next())
    };
    text.match_indices(avoided.word).any(|(at, _)| avoided.language == Language::ZhCn || whole(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_a_word_and_not_a_part_of_one() {
        let avoided = en("mend", "fix");
        assert!(says(&avoided, "Mend it") && says(&avoided, "to mend"));
        assert!(!says(&avoided, "recommended") && !says(&avoided, "amend"));
        let avoided = Avoided { within: &["部门负责人"], ..zh("负责人", "责任人") };
        assert!(says(&avoided, "没有负责人") && !says(&avoided, "部门负责人"));
        assert!(says(&avoided, "部门负责人就是负责人"));
    }
}
