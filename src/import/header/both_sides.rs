//! Rows that are whole vouchers: one account debited, another credited, and what moved between them (`借方科目`, `贷方科目`,
//! `金额`). On their way to the interpreter they are given the account that is one of costs or income, and its side.
//!
//! A row that moves money between two such accounts becomes two, as it would be in a journal.

use std::collections::HashMap;

use super::headers::Header;
use super::layout::Layout;
use crate::import::account::account_name::split;
use crate::import::account::classify::{Classifier, How};
use crate::import::block::{Block, SourceRow};
use crate::import::chart::Chart;
use crate::import::fields::{FIELDS, Field};
use crate::import::inference::{Inference, Inferred};
use crate::import::row::text::{one_line, trim, unguarded};
use crate::import::source::Setting;
use crate::import::statement::stated;
use crate::import::values::half_width;
use crate::model::AccountSide;
use crate::words::{Place, msg};

/// The columns of one side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Side {
    /// The account's names, level by level, and its code.
    names: Vec<usize>,
    code: Option<usize>,
    amount: Option<usize>,
}

/// Where both sides stand, and where what is told apart is put: behind the last column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct BothSides {
    debit: Side,
    credit: Side,
    /// A column of categories beside the accounts.
    category: Option<usize>,
    width: usize,
}

/// The cells that a row is given, in their order.
const GIVEN: [Field; 4] = [Field::Account, Field::Category, Field::Direction, Field::Amount];

/// What a header says of a side.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Name,
    Code,
    Amount,
}

/// `借方科目`, `科目（贷方）`, `Debit Account`, `Account Cr`: whether it is the debit's, and what it is.
fn said(header: &str) -> Option<(bool, What)> {
    const DEBIT: [&str; 6] = ["借方", "借记", "借", "debited", "debit", "dr"];
    const CREDIT: [&str; 8] = ["贷方", "貸方", "贷记", "贷", "credited", "credit", "cr", "haben"];
    let kept = |c: &char| c.is_alphanumeric();
    // `借方金额（万元）`
    let (header, _) = stated::split(header);
    let text: String = half_width(&header).to_lowercase().chars().filter(kept).collect();
    let part = |words: &[&str]| {
        let rest = words.iter().find_map(|word| text.strip_prefix(word).or_else(|| text.strip_suffix(word)))?;
        Some(rest.to_string())
    };
    let (debit, rest) = match part(&DEBIT).or_else(|| part(&["soll"])) {
        Some(rest) => (true, rest),
        None => (false, part(&CREDIT)?),
    };
    let plain = ["会计", "总账", "明细", "一级", "二级", "三级", "核算", "勘定", "to"]
        .iter()
        .fold(rest, |rest, word| rest.strip_prefix(word).unwrap_or(&rest).to_string());
    let what = match plain.as_str() {
        "科目" | "科目名称" | "科目全称" | "科目全名" | "账户" | "账户名称" | "帐户" | "account" | "accountname"
        | "acct" | "ac" | "gl" | "glaccount" | "glaccountname" | "ledger" | "ledgeraccount" | "nominal"
        | "nominalaccount" | "konto" | "accountdescription" => What::Name,
        "科目编码" | "科目代码" | "科目编号" | "科目号" | "accountcode" | "accountno" | "accountnumber"
        | "accountid" | "code" | "glcode" | "nominalcode" => What::Code,
        "金额" | "金額" | "发生额" | "amount" | "amt" | "金额元" => What::Amount,
        _ => return None,
    };
    Some((debit, what))
}

impl BothSides {
    /// By the headers: an account on each side.
    pub(in crate::import) fn find(header: &Header) -> Option<BothSides> {
        let (mut debit, mut credit) = (Side::default(), Side::default());
        for (at, name) in header.names.iter().enumerate() {
            let grouped = || said(&format!("{}{name}", header.groups[at]));
            let Some((of_debit, what)) = said(name).or_else(grouped) else { continue };
            let side = if of_debit { &mut debit } else { &mut credit };
            match what {
                What::Name => side.names.push(at),
                What::Code => side.code = side.code.or(Some(at)),
                What::Amount => side.amount = side.amount.or(Some(at)),
            }
        }
        let named = |side: &Side| !side.names.is_empty() || side.code.is_some();
        let both = named(&debit) && named(&credit) && debit.amount.is_some() == credit.amount.is_some();
        both.then_some(BothSides { debit, credit, category: None, width: header.names.len() })
    }

    /// Every column that is one of a side's.
    pub(in crate::import) fn columns(&self) -> impl Iterator<Item = usize> {
        let of = |side: &Side| side.names.iter().copied().chain(side.code).chain(side.amount).collect::<Vec<_>>();
        of(&self.debit).into_iter().chain(of(&self.credit))
    }

    /// The columns of the two amounts, where each side has its own.
    pub(in crate::import) fn amounts(&self) -> Option<[usize; 2]> {
        self.debit.amount.zip(self.credit.amount).map(|(debit, credit)| [debit, credit])
    }

    /// Puts the cells that rows are given in the place of what stands in the file; tells it.
    pub(in crate::import) fn take(
        &mut self,
        name: &str,
        header: &mut Header,
        columns: &mut [Option<usize>; FIELDS.len()],
    ) -> Inferred {
        self.category = columns[Field::Category as usize].filter(|at| !self.columns().any(|own| own == *at));
        for (i, field) in GIVEN.into_iter().enumerate() {
            let keeps_amount = field == Field::Amount && self.amounts().is_none();
            if !keeps_amount {
                columns[field as usize] = Some(self.width + i);
            }
        }
        columns[Field::Debit as usize] = None;
        columns[Field::Credit as usize] = None;
        header.names.resize(self.width + GIVEN.len(), String::new());
        header.groups.resize(self.width + GIVEN.len(), String::new());
        let shown = |side: &Side| {
            let at = side.names.first().copied().or(side.code).unwrap_or(0);
            let group = &header.groups[at];
            if said(&header.names[at]).is_some() {
                header.names[at].clone()
            } else {
                format!("{group} {}", header.names[at])
            }
        };
        let taken = msg("import-inferred-both-sides").with("debit", shown(&self.debit));
        let taken = taken.with("credit", shown(&self.credit));
        Inferred::new(Inference::Side, Place::line(name, header.line), taken, msg("import-inferred-both-sides-hint"))
    }

    /// What the columns of the file are told as.
    pub(in crate::import) fn told(&self) -> impl Iterator<Item = (usize, Field)> {
        let named = if self.category.is_some() { Field::Account } else { Field::Category };
        let of = move |side: &Side, amount: Field| {
            let names = side.names.iter().map(|at| (*at, named));
            let code = side.code.map(|at| (at, Field::Account));
            names.chain(code).chain(side.amount.map(|at| (at, amount))).collect::<Vec<_>>()
        };
        let own = self.category.map(|at| (at, Field::Category));
        own.into_iter().chain(of(&self.debit, Field::Debit)).chain(of(&self.credit, Field::Credit))
    }

    /// Is it a cell that only rows on their way have?
    pub(in crate::import) fn gives(&self, at: usize) -> bool {
        at >= self.width
    }
}

/// What an account is, as far as that decides which side is booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AccountKind {
    Missing,
    /// One of costs or income, or of which nothing is known.
    Result,
    Balance,
    Closing,
}

/// Tells the sides of the rows that come.
pub(in crate::import) struct Telling<'c> {
    sides: BothSides,
    chart: Chart,
    classifier: &'c Classifier,
    kinds: HashMap<(String, String), AccountKind>,
    begun: bool,
    /// Rows that have become two.
    pub(in crate::import) doubled: u64,
}

impl<'c> Telling<'c> {
    pub(in crate::import) fn new(
        layout: &Layout,
        setting: &Setting<'_>,
        classifier: &'c Classifier,
    ) -> Option<Telling<'c>> {
        let sides = layout.both.clone()?;
        let chart = Chart::new(&setting.settings.accounts);
        Some(Telling { sides, chart, classifier, kinds: HashMap::new(), begun: false, doubled: 0 })
    }

    /// Looks at the first rows for the chart in use.
    pub(in crate::import) fn begin(&mut self, rows: &[SourceRow<'_>]) {
        if std::mem::replace(&mut self.begun, true) {
            return;
        }
        for row in rows {
            for side in [&self.sides.debit, &self.sides.credit] {
                let (code, name) = parts(&account(row, side));
                if !(code.is_empty() && name.is_empty()) {
                    self.chart.note(&code, &name);
                }
            }
        }
    }

    fn kind(&mut self, account: &(String, String)) -> AccountKind {
        if account.0.is_empty() && account.1.is_empty() {
            return AccountKind::Missing;
        }
        if let Some(known) = self.kinds.get(account) {
            return *known;
        }
        let (code, name) = parts(account);
        let found = self.chart.side(&code, &name);
        let named = self.classifier.account(&account.0, &account.1).is_some_and(|said| said.how == How::Stated);
        let kind = match found.side {
            Some(AccountSide::Balance | AccountSide::Budgetary) if !named || found.stated => AccountKind::Balance,
            Some(AccountSide::Closing) if !named || found.stated => AccountKind::Closing,
            _ => AccountKind::Result,
        };
        self.kinds.insert(account.clone(), kind);
        kind
    }

    /// Copies a row, with the account that is booked and its side.
    pub(in crate::import) fn tell(&mut self, row: &SourceRow<'_>, into: &mut Block) {
        let accounts = [&self.sides.debit, &self.sides.credit].map(|side| account(row, side));
        let [debit, credit] = [self.kind(&accounts[0]), self.kind(&accounts[1])];
        let shown: [bool; 2] = match (debit, credit) {
            (AccountKind::Closing, _) => [true, false],
            (_, AccountKind::Closing) => [false, true],
            (AccountKind::Result, AccountKind::Result) => [true, true],
            (AccountKind::Result, _) => [true, false],
            (_, AccountKind::Result) => [false, true],
            (AccountKind::Missing, AccountKind::Balance) => [false, true],
            _ => [true, false],
        };
        self.doubled += u64::from(shown == [true, true]);
        let result = [debit, credit].contains(&AccountKind::Result) && ![debit, credit].contains(&AccountKind::Closing);
        for (i, (code, name)) in accounts.iter().enumerate().filter(|(i, _)| shown[*i]) {
            let side = if i == 0 { &self.sides.debit } else { &self.sides.credit };
            let width = self.sides.width;
            for at in 0..width {
                into.push_cell(row.cells.get(at).unwrap_or("").as_bytes());
            }
            // What the money was for, where a column of its own says so.
            let own = self.sides.category.filter(|_| result).map(|at| trim(row.cells.get(at).unwrap_or("")));
            let (code, name) = match own.filter(|text| !text.is_empty()) {
                Some(own) => ("", own),
                None => (code.as_str(), name.as_str()),
            };
            into.push_cell(code.as_bytes());
            into.push_cell(name.as_bytes());
            let way = match (debit, credit) {
                (AccountKind::Missing, AccountKind::Missing) => "",
                _ if i == 0 => "借",
                _ => "贷",
            };
            into.push_cell(way.as_bytes());
            let amount = side.amount.map_or("", |at| row.cells.get(at).unwrap_or(""));
            into.push_cell(amount.as_bytes());
            row.cells.iter().skip(width).for_each(|cell| into.push_cell(cell.as_bytes()));
            into.end_row(row.line, 0);
        }
    }
}

/// Code and name as the columns of a side have them.
fn account(row: &SourceRow<'_>, side: &Side) -> (String, String) {
    let cell = |at: usize| one_line(unguarded(trim(row.cells.get(at).unwrap_or("")))).into_owned();
    let levels: Vec<String> = side.names.iter().map(|at| cell(*at)).filter(|text| !text.is_empty()).collect();
    (side.code.map(cell).unwrap_or_default(), levels.join("\\"))
}

/// The code apart from the name, wherever the two stand.
fn parts((code, name): &(String, String)) -> (String, String) {
    let (own, bare) = split(name);
    match code.is_empty() {
        true => (own.to_string(), bare.to_string()),
        false => (split(code).0.to_string(), if own.is_empty() { name.clone() } else { bare.to_string() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(names: &[&str]) -> Header {
        let groups = vec![String::new(); names.len()];
        Header { names: names.iter().map(|name| name.to_string()).collect(), groups, ..Header::default() }
    }

    #[test]
    fn headers_of_both_sides() {
        for (names, both, amounts) in [
            (&["日期", "借方科目", "贷方科目", "金额"][..], true, false),
            (&["日期", "借方科目名称", "借方金额", "贷方科目名称", "贷方金额"], true, true),
            (&["日期", "科目（借）", "科目（贷）", "金额"], true, false),
            (&["Date", "Debit Account", "Credit Account", "Amount"], true, false),
            (&["Date", "Dr A/c", "Cr A/c", "Amount"], true, false),
            (&["Date", "Account Debited", "Account Credited", "Amount"], true, false),
            (&["Datum", "Sollkonto", "Habenkonto", "Betrag"], true, false),
            (&["日期", "科目名称", "借方金额", "贷方金额"], false, false),
            (&["Date", "Account", "Debit Amount", "Credit Amount"], false, false),
            (&["Date", "Credit Account", "Amount"], false, false),
            (&["Date", "Description", "Credit", "Debit"], false, false),
        ] {
            let found = BothSides::find(&header(names));
            assert_eq!(found.is_some(), both, "{names:?}");
            assert_eq!(found.and_then(|found| found.amounts()).is_some(), amounts, "{names:?}");
        }
    }
}
