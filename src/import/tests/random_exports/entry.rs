//! What an export says: its entries, with the decoys among them, and the book that they are read into.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::words::Language;
use crate::model::category::CategoryEntry;
use crate::model::{BookSettings, Category, CategoryTree, Month, Posting};

/// An account: its name in each language, its code and the category that it is. One is called like a total.
pub(super) struct Account {
    pub(super) names: [&'static str; 3],
    pub(super) code: &'static str,
    pub(super) category: &'static str,
}

pub(super) const ACCOUNTS: [Account; 5] = [
    Account { names: ["工资", "工資", "Salaries"], code: "660201", category: "人力成本:基本工资" },
    Account { names: ["加班工资", "加班工資", "Overtime"], code: "660202", category: "人力成本:加班费" },
    Account { names: ["办公用品", "辦公用品", "Office supplies"], code: "660203", category: "运营:办公" },
    Account { names: ["差旅费", "差旅費", "Travel"], code: "660204", category: "运营:差旅" },
    Account {
        names: ["小计算机维护", "小計算機維護", "Total Facilities Management"],
        code: "660205",
        category: "运营:维护",
    },
];

/// Texts that look like other things than they are.
const TEXTS: [&str; 14] = [
    "春节值班",
    "支付1月合计工资",
    "Total Facilities Management",
    "12\" 显示器, 两台",
    "晚班; 夜班",
    "2026.1 补发",
    "=1+1",
    "客服部|前台",
    "说\"好\"",
    "小计算器",
    "第一行\n第二行",
    "a,b\tc",
    "evening shift",
    "-",
];
const PLAIN: [&str; 4] = ["Total Facilities Management", "12\" screen, two", "line one\nline two", "evening; night"];
const ACCENTED: [&str; 4] = ["Café Müller", "Total Facilities Management", "a, b; c|d", "evening shift"];
const TRADITIONAL: [&str; 4] = ["春節值班", "支付合計工資", "第一行\n第二行", "晚班; 夜班"];

/// One entry of the ledger.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) month: u32,
    pub(super) day: u32,
    pub(super) account: usize,
    text: usize,
    /// 分; below zero is a credit.
    pub(super) minor: i64,
    /// The number of its voucher; equal entries may share one.
    pub(super) voucher: usize,
}

fn entry() -> impl Strategy<Value = Entry> {
    let minor = prop_oneof![2 => 1_i64..1_000, 2 => 1_i64..10_000_000, 1 => -1_000_000_i64..0, 1 => (1_i64..1_000).prop_map(|y| y * 10_000)];
    (1_u32..=12, 1_u32..=28, 0..ACCOUNTS.len(), 0..TEXTS.len(), minor)
        .prop_map(|(month, day, account, text, minor)| Entry { month, day, account, text, minor, voucher: 0 })
}

/// Entries in the order of their days: of a year or of a month, with an entry that comes twice, or one that is what all
/// before it come to.
pub(super) fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let all = prop::collection::vec(entry(), 1..16);
    (all, any::<bool>(), 0_u32..6, any::<prop::sample::Index>()).prop_map(|(mut all, of_a_month, decoy, at)| {
        let month = all[0].month;
        all.iter_mut().filter(|_| of_a_month).for_each(|entry| entry.month = month);
        all.sort_by_key(|entry| (entry.month, entry.day));
        all.iter_mut().enumerate().for_each(|(number, entry)| entry.voucher = number + 1);
        let at = at.index(all.len());
        match decoy {
            0 => all.insert(at, all[at].clone()),
            1 if all.len() > 1 => {
                let sum: i64 = all[..at].iter().map(|entry| entry.minor).sum();
                all[at].minor = if sum > 0 { sum } else { all[at].minor };
            }
            _ => {}
        }
        all
    })
}

impl Entry {
    pub(super) fn date(&self) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, self.month, self.day).unwrap()
    }

    pub(super) fn text(&self, language: Language, western: bool) -> &'static str {
        let texts = match language {
            Language::Traditional => &TRADITIONAL[..],
            Language::English if western => &ACCENTED,
            Language::English => &PLAIN,
            Language::Chinese => &TEXTS,
        };
        texts[self.text % texts.len()]
    }

    /// What must come of it: month, perhaps its day, category, 分.
    pub(super) fn truth(&self, dated: bool) -> Truth {
        let day = self.date();
        (Month::of(day).to_string(), dated.then_some(day), ACCOUNTS[self.account].category.to_string(), self.minor)
    }
}

pub(super) type Truth = (String, Option<NaiveDate>, String, i64);

pub(super) fn read(posting: &Posting) -> Truth {
    (posting.month.to_string(), posting.date, posting.category.to_string(), posting.amount.minor())
}

/// A book that knows the accounts by their names and codes.
pub(super) fn book() -> BookSettings {
    let entry = |account: &Account| CategoryEntry {
        path: Category::parse(account.category).unwrap(),
        code: Some(account.code.to_string()),
        label: None,
        aliases: account.names.iter().map(|name| name.to_string()).collect(),
        kind: None,
    };
    let categories = CategoryTree { entries: ACCOUNTS.iter().map(entry).collect() };
    BookSettings { categories, ..BookSettings::default() }
}
