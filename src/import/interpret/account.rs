//! The account as the source names it: the category that it says, and which side of the books it stands on.

use std::borrow::Cow;
use std::collections::HashMap;

use super::by_sum::is_called_total;
use super::cells::Cells;
use super::typed::{Claim, Typed};
use crate::import::account::account_name::{levels, split};
use crate::import::account::classify::{Classifier, How, Known, Said, Says};
use crate::import::chart::Chart;
use crate::import::fields::Field;
use crate::import::header::layout::Layout;
use crate::import::header::ledger_form::{Sides, sides};
use crate::import::inference::Inferred;
use crate::import::row::non_transaction::SkipReason;
use crate::import::row::text::{one_line, unguarded};
use crate::import::row::text_cache::TextCache;
use crate::import::source::Setting;
use crate::model::{AccountSide, Kind, folded_name};
use crate::words::{Failure, Problem};

/// What the accounts of a file mean. Each text is judged once.
pub(super) struct Accounts {
    cache: TextCache,
    met: Vec<Met>,
    /// Categories that the book admits and does not name, by the first spelling met; after the known ones.
    below: Vec<Known>,
    below_at: HashMap<String, usize>,
    chart: Chart,
    /// `None` before the first rows.
    sides: Option<Sides>,
    /// The plan has categories of income.
    income: bool,
}

/// An account of the file.
pub(super) struct Met {
    code: String,
    name: String,
    line: u64,
    meant: Meant,
}

/// What a row's account means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) struct Meant {
    /// An index for [`Accounts::known`].
    pub(in crate::import) category: Option<usize>,
    pub(in crate::import) stand: Stand,
    /// The account itself, by its place among those met.
    pub(super) id: Option<u32>,
}

/// What becomes of an account's rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Stand {
    Book,
    /// Booked; if the file turns out to have two sides, the user is asked, since neither code nor name decides.
    Ask,
    Leave(SkipReason),
    /// What a period's result is closed to.
    Closing,
}

/// Without an account.
pub(super) const NONE: Meant = Meant { category: None, stand: Stand::Book, id: None };

/// More different accounts are not kept.
const MOST: usize = 100_000;

/// The text of a row's account: code, name, or both with a blank between, for which `buffer` is needed.
pub(super) fn text<'a>(cells: &Cells<'a>, buffer: &'a mut String) -> &'a str {
    let name = cells.get(Field::Category);
    let code = unguarded(cells.get(Field::Account));
    if !cells.layout.parents.is_empty() {
        buffer.clear();
        buffer.push_str(&one_line(code));
        buffer.push_str(if code.is_empty() { "" } else { " " });
        buffer.push_str(&path(cells));
        return buffer.trim_end();
    }
    if cells.row.plain && (code.is_empty() || name.starts_with(code)) {
        return name;
    }
    buffer.clear();
    buffer.push_str(&one_line(code));
    if !buffer.is_empty() && !name.is_empty() {
        buffer.push(' ');
    }
    buffer.push_str(&one_line(name));
    buffer
}

/// The name of a row's account; below the levels that stand in columns of their own.
fn path<'a>(cells: &Cells<'a>) -> Cow<'a, str> {
    let name = one_line(cells.get(Field::Category));
    let mut path = String::new();
    for level in cells.layout.parents.iter().map(|at| one_line(cells.at(*at))) {
        // Some programs write the whole path in the lower column.
        if !level.is_empty() && !name.starts_with(&*level) {
            path.push_str(if path.is_empty() { "" } else { ":" });
            path.push_str(&level);
        }
    }
    match (path.is_empty(), name.is_empty()) {
        (true, _) => name,
        (false, true) => path.into(),
        (false, false) => format!("{path}:{name}").into(),
    }
}

impl Accounts {
    pub(super) fn new(setting: &Setting<'_>, classifier: &Classifier, layout: &Layout) -> Accounts {
        Accounts {
            cache: TextCache::default(),
            met: Vec::new(),
            below: Vec::new(),
            below_at: HashMap::new(),
            chart: Chart::new(&setting.settings.accounts).and_datev(layout.turning.map(|turning| turning.datev)),
            sides: None,
            income: classifier.known.iter().any(|known| known.kind == Kind::Income),
        }
    }

    /// Looks at the first rows for the chart in use and for the file's sides, before any account is judged.
    pub(super) fn begin(&mut self, rows: &[Typed<'_>]) {
        if self.sides.is_some() {
            return;
        }
        self.sides = Some(sides(rows));
        let total = |row: &&Typed<'_>| matches!(row.claim, Claim::Total(_)) && is_called_total(&row.cells);
        for row in rows.iter().filter(|row| !total(row)) {
            let (code, name) = parts(&row.cells);
            if !(code.is_empty() && name.is_empty()) {
                self.chart.note(&code, &name);
            }
        }
    }

    /// What the account of a row means.
    pub(super) fn meant(&mut self, cells: &Cells<'_>, buffer: &mut String, classifier: &Classifier) -> Meant {
        let text = text(cells, buffer);
        if text.is_empty() {
            return NONE;
        }
        if let Some(found) = self.cache.get(text) {
            return self.met[found as usize].meant;
        }
        let (code, name) = parts(cells);
        // `合计` in the column of codes is no account.
        if code.is_empty() && name.is_empty() {
            return NONE;
        }
        self.chart.note(&code, &name);
        let category = path(cells);
        let own_code = one_line(unguarded(cells.get(Field::Account)));
        let said = classifier.account(&own_code, &category);
        let ruled = said.is_none() && classifier.rules.know_account(text);
        let how = said.as_ref().map(|said| said.how).or(ruled.then_some(How::Stated));
        let stand = self.stand(&code, &name, how, said.as_ref().map(|said| self.kind(said, classifier)));
        let stand = if stand == Stand::Ask && is_below_known(&category, classifier) { Stand::Book } else { stand };
        // `应付职工薪酬\工资` is no 工资 of the plan's for its last word: it stays unclassified, and is told.
        let guessed = how == Some(How::LastLevel);
        let said = said.filter(|_| !(guessed && self.chart.side(&code, &name).side == Some(AccountSide::Balance)));
        let category = match said.map(|said| said.says) {
            None => None,
            Some(Says::Known(found)) => Some(found),
            Some(Says::Below(known)) => Some(classifier.known.len() + self.admit(known)),
        };
        let id = u32::try_from(self.met.len()).ok().filter(|_| self.met.len() < MOST);
        let meant = Meant { category, stand, id };
        if id.is_some() {
            self.cache.insert(text, self.met.len() as u32);
            self.met.push(Met { code, name, line: cells.row.line, meant });
        }
        meant
    }

    fn kind(&self, said: &Said, classifier: &Classifier) -> Kind {
        match &said.says {
            Says::Known(found) => classifier.known[*found].kind,
            Says::Below(known) => known.kind,
        }
    }

    /// Book or not? What the book says of an account goes before its name, and that before its code.
    fn stand(&self, code: &str, name: &str, how: Option<How>, kind: Option<Kind>) -> Stand {
        let found = self.chart.side(code, name);
        let named = how == Some(How::Stated) && !found.stated;
        let two_sided = self.sides > Some(Sides::One);
        match found.side {
            Some(AccountSide::Closing) if !named => Stand::Closing,
            Some(AccountSide::Budgetary) if !named => Stand::Leave(SkipReason::Budgetary),
            Some(AccountSide::Balance)
                if !named && (two_sided || found.stated || self.chart.is_surely_balance(code, name)) =>
            {
                Stand::Leave(SkipReason::BalanceSheet)
            }
            Some(AccountSide::Income) if how.is_none() || (!named && kind == Some(Kind::Cost) && !self.income) => {
                Stand::Leave(SkipReason::Income)
            }
            // A guess by the last level alone is none where the first could be the balance sheet's.
            None if two_sided && matches!(how, None | Some(How::LastLevel)) => Stand::Ask,
            _ => Stand::Book,
        }
    }

    /// The place of a category that no list has, among those met before.
    fn admit(&mut self, known: Known) -> usize {
        let folded = folded_name(known.category.as_str());
        *self.below_at.entry(folded).or_insert_with(|| {
            self.below.push(known);
            self.below.len() - 1
        })
    }

    /// Every account met, from `first` on: its code and its name.
    pub(super) fn met_from(&self, first: usize) -> impl Iterator<Item = (&str, &str)> {
        self.met.iter().skip(first).map(|met| (met.code.as_str(), met.name.as_str()))
    }

    /// A category by its index.
    pub(super) fn known<'k>(&'k self, index: usize, classifier: &'k Classifier) -> &'k Known {
        match index.checked_sub(classifier.known.len()) {
            Some(below) => &self.below[below],
            None => &classifier.known[index],
        }
    }

    /// The chart of accounts that was recognised, where it decided anything.
    pub(super) fn chart(&self) -> Option<&'static str> {
        let decided = |met: &Met| matches!(met.meant.stand, Stand::Leave(_) | Stand::Closing);
        self.chart.recognised().filter(|_| self.met.iter().any(decided))
    }

    /// What has to be asked, once all accounts are known; those that later rows show to be something else too.
    pub(super) fn finish(&self, file: &str, classifier: &Classifier) -> Result<(), Failure> {
        let is = |met: &&Met, stand: Stand| met.meant.stand == stand;
        let other_side = self.sides == Some(Sides::Both)
            || self.met.iter().any(|met| is(&met, Stand::Leave(SkipReason::BalanceSheet)));
        let asked: Vec<&Met> = self.met.iter().filter(|met| other_side && is(met, Stand::Ask)).collect();
        let only = self.met.iter().filter(|met| self.is_nothing_but_balance() && self.is_judged(met)).collect();
        let changed: Vec<&Met> = self.met.iter().filter(|met| self.is_other_now(met, classifier)).collect();
        let questions = [
            ("import-accounts-asked", asked),
            ("import-accounts-only-balance", only),
            ("import-accounts-changed", changed),
        ];
        let problems: Vec<Problem> = questions
            .into_iter()
            .filter(|(_, accounts)| !accounts.is_empty())
            .map(|(id, accounts)| {
                let accounts: Vec<(&str, &str, u64)> =
                    accounts.iter().map(|met| (met.code.as_str(), met.name.as_str(), met.line)).collect();
                crate::import::chart::question(id, file, &accounts)
            })
            .collect();
        match problems.is_empty() {
            true => Ok(()),
            false => Err(crate::import::reading::refused(problems)),
        }
    }

    /// Has a list of one side nothing but accounts of the balance sheet? Then it may be the payments of a liability, or
    /// money that was spent: nobody but the user knows.
    fn is_nothing_but_balance(&self) -> bool {
        let left = |met: &Met| met.meant.stand == Stand::Leave(SkipReason::BalanceSheet);
        self.sides == Some(Sides::One) && !self.met.is_empty() && self.met.iter().all(left)
    }

    /// The book does not say what the account is.
    fn is_judged(&self, met: &Met) -> bool {
        !self.chart.side(&met.code, &met.name).stated
    }

    /// Is it a path below an account of the balance sheet, for which no category is likely?
    pub(super) fn is_below_a_balance(&self, text: &str) -> bool {
        self.chart.is_below_a_balance(text)
    }

    /// The accounts that are left out for their codes alone.
    pub(super) fn by_codes(&self, file: &str) -> Option<Inferred> {
        let decided = |met: &&Met| {
            let left = matches!(met.meant.stand, Stand::Leave(_) | Stand::Closing);
            left && self.chart.side(&met.code, &met.name).by_codes
        };
        let accounts: Vec<(&str, &str, u64)> =
            self.met.iter().filter(decided).map(|met| (met.code.as_str(), met.name.as_str(), met.line)).collect();
        (!accounts.is_empty()).then(|| crate::import::chart::inferred(file, &accounts))
    }

    /// Would the account be judged otherwise, now that the whole file is known?
    fn is_other_now(&self, met: &Met, classifier: &Classifier) -> bool {
        let said = classifier.account(&met.code, &met.name);
        let ruled = said.is_none() && classifier.rules.know_account(&met.name);
        if ruled {
            return false;
        }
        let kind = said.as_ref().map(|said| self.kind(said, classifier));
        let now = self.stand(&met.code, &met.name, said.map(|said| said.how), kind);
        // What is asked is asked in any case.
        now != met.meant.stand && met.meant.stand != Stand::Ask && now != Stand::Ask
    }
}

/// Does the book know what stands above an account? Below one of its costs there are none but costs.
fn is_below_known(path: &str, classifier: &Classifier) -> bool {
    let levels = levels(path);
    let mut above = (1..levels.len()).rev().map(|end| levels[..end].join(":"));
    above.any(|name| classifier.account("", &name).is_some_and(|said| said.how != How::LastLevel))
}

/// Code and name of a row's account, wherever the two stand.
fn parts(cells: &Cells<'_>) -> (String, String) {
    let name = path(cells);
    let code = one_line(unguarded(cells.get(Field::Account)));
    let (own, bare) = split(&name);
    match code.is_empty() {
        true => (own.to_string(), bare.to_string()),
        false => (split(&code).0.to_string(), if own.is_empty() { name.to_string() } else { bare.to_string() }),
    }
}
