//! A filled-in sheet, held against the ledger as it is now.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::groups::{Group, Groups, Key, each_row, even};
use super::sheet::{COLUMNS, headers};
use crate::command::Session;
use crate::command::import::{file_name, open_source};
use crate::command::opened::Opened;
use crate::import::{Reclassifier, Setting, SheetKind, header_key, read_sheet};
use crate::model::amount::{self, AmountStyle};
use crate::model::{Category, Money, Period};
use crate::words::{Exit, Failure, Language, Message, Place, Problem, Words, msg};

/// What the sheet decides: each group's category, and on which line.
pub(super) type Decisions = BTreeMap<Key, (Category, u64)>;

/// A row of the sheet.
pub(super) struct Line {
    number: u64,
    key: Key,
    rows: String,
    amount: String,
    wanted: String,
}

impl Line {
    /// Are rows and amount those of the ledger?
    fn counts(&self, rows: u64, amount: Money) -> bool {
        let read = amount::read(&self.amount, AmountStyle::default(), amount.currency());
        self.rows.parse() == Ok(rows) && read.ok().flatten().is_some_and(|read| read.money == amount)
    }
}

/// What rows of a sheet's key that are classified by now count: in each category.
type Settled = BTreeMap<Key, BTreeMap<String, (u64, Money)>>;

/// What came of reading the sheet.
pub(super) struct Filled {
    pub(super) decisions: Decisions,
    /// Groups that are in their category already.
    pub(super) already: usize,
    /// Unclassified groups that the sheet has no row of.
    pub(super) missing: usize,
}

/// Holds the rows of the sheet against the ledger; everything that is wrong with them is told at once.
pub(super) fn read(
    (file, lines): (&Path, &[Line]),
    rules: &Reclassifier,
    groups: &Groups,
    (opened, period): (&Opened, Period),
) -> anyhow::Result<Filled> {
    let stays = |wanted: &str| {
        let own = [Language::ZhCn, Language::En].map(|language| Words::new(language).say(&msg("term-unclassified")));
        wanted.is_empty() || wanted == Category::UNCLASSIFIED || own.iter().any(|own| own == wanted)
    };
    let settled = settled(lines, groups, opened, period)?;
    let mut filled = Filled { decisions: Decisions::new(), already: 0, missing: 0 };
    let (mut problems, mut met) = (Vec::new(), BTreeSet::new());
    for line in lines {
        let mut wrong = |message: Message, hint| {
            let place = Place::line(file_name(file), line.number);
            problems.push(Problem::error(message).at(place).hint(hint));
        };
        let again = || msg("reclassify-again-hint");
        if !met.insert(line.key.clone()) {
            wrong(msg("reclassify-row-twice"), again());
            continue;
        }
        if stays(&line.wanted) {
            continue;
        }
        let Some(category) = rules.named(&line.wanted) else {
            let name = line.wanted.rsplit([':', '：', '/', '\\']).next().unwrap_or_default().trim();
            let hint = match rules.suggest(name).or_else(|| rules.suggest(&line.wanted)) {
                Some(likely) => msg("reclassify-no-category-likely").with("category", likely.as_str()),
                None => msg("reclassify-no-category-hint"),
            };
            wrong(msg("reclassify-no-category").with("value", line.wanted.as_str()), hint);
            continue;
        };
        match groups.get(&line.key) {
            Some(Group { rows, amount, .. }) if line.counts(*rows, *amount) => {
                filled.decisions.insert(line.key.clone(), (category, line.number));
            }
            Some(Group { rows, amount, .. }) => {
                let message = msg("reclassify-row-changed").with("rows", *rows).with("amount", amount.grouped());
                wrong(message, again());
            }
            None if is_settled(line, &category, &settled) => filled.already += 1,
            None => wrong(msg("reclassify-row-unknown"), again()),
        }
    }
    if !problems.is_empty() {
        return Err(Failure { exit: Exit::InputRefused, problems }.into());
    }
    filled.missing = groups.keys().filter(|key| !met.contains(key)).count();
    Ok(filled)
}

/// The rows of the sheet.
pub(super) fn lines(file: &Path, setting: &Setting<'_>, session: &mut Session<'_>) -> anyhow::Result<Vec<Line>> {
    let words = COLUMNS.iter().flat_map(|column| headers(column)).map(|header| header_key(&header)).collect();
    let no_header = |_| Problem::error(msg("reclassify-no-header")).hint(msg("reclassify-no-header-hint"));
    let kind = SheetKind { words, months: false, free: false, no_header };
    let sheet = read_sheet(open_source(file, session)?, setting, kind)?;
    let column = |id: &'static str| {
        let own = headers(id).map(|header| header_key(&header));
        sheet.header.iter().position(|header| own.contains(&header_key(header)))
    };
    let [account, party, text, rows, amount, _, _, category] = COLUMNS.map(column);
    let (Some(account), Some(party), Some(text), Some(rows), Some(amount), Some(category)) =
        (account, party, text, rows, amount, category)
    else {
        return Err(Failure::refused(no_header(0).at(Place::file(file_name(file)))).into());
    };
    let line = |(number, cells): &(u64, Vec<String>)| {
        let cell = |at: usize| cells.get(at).map_or(String::new(), |cell| even(cell));
        let key = Key { account: cell(account), party: cell(party), text: cell(text) };
        Line { number: *number, key, rows: cell(rows), amount: cell(amount), wanted: cell(category) }
    };
    Ok(sheet.rows.iter().map(line).collect())
}

/// Rows that the sheet means and that are no longer unclassified: it was booked before, or somebody was quicker.
fn settled(lines: &[Line], groups: &Groups, opened: &Opened, period: Period) -> anyhow::Result<Settled> {
    let gone = lines.iter().filter(|line| !line.wanted.is_empty() && !groups.contains_key(&line.key));
    let mut settled: Settled = gone.map(|line| (line.key.clone(), BTreeMap::new())).collect();
    if settled.is_empty() {
        return Ok(settled);
    }
    each_row(opened, period, &mut |posting| {
        if let Some(categories) = settled.get_mut(&Key::from_posting(posting)) {
            let zero = (0, Money::zero(posting.amount.currency()));
            let (rows, amount) = categories.entry(posting.category.clone()).or_insert(zero);
            *rows += 1;
            *amount = amount.checked_add(posting.amount)?;
        }
        Ok(())
    })?;
    Ok(settled)
}

fn is_settled(line: &Line, wanted: &Category, settled: &Settled) -> bool {
    let Some(categories) = settled.get(&line.key) else { return false };
    let only = categories.len() == 1;
    only && categories.get(wanted.as_str()).is_some_and(|(rows, amount)| line.counts(*rows, *amount))
}
