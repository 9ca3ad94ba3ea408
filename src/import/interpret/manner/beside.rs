//! Columns that say of a row that it is no spending: a budget among actual figures, a loan or an order among claims.

use std::cell::RefCell;

use super::said;
use crate::import::fields::Field;
use crate::import::header::mapping::Layout;
use crate::import::interpret::cells::Cells;
use crate::import::interpret::kinds;
use crate::import::interpret::tally::Flaw;
use crate::import::row::aside::{self, AsideKind, Figures};
use crate::import::row::non_transaction::SkipReason;
use crate::import::row::text_cache::TextCache;
use crate::import::source::Setting;
use crate::words::msg;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// The column that tells actual figures from others.
    figures: Option<usize>,
    kinds: Vec<Kinds>,
    /// What the texts of the columns say.
    known: RefCell<TextCache>,
}

/// A column of kinds of documents or transactions.
#[derive(Debug)]
struct Kinds {
    at: usize,
    /// It calls other rows spending: then it is known what it is about.
    spends: bool,
    /// Its kinds, as far as the first rows show them.
    texts: Vec<String>,
    /// What may be none counts: a bank's own word, or another column says which way the money went.
    counts: bool,
}

/// Looks for them in the first rows.
pub(super) fn find(rows: &[&Cells<'_>], layout: &Layout, setting: &Setting<'_>, way: Option<usize>) -> Beside {
    let by_word = |at: usize| [Field::Direction, Field::Status].iter().any(|field| layout.column(*field) == Some(at));
    let names = || layout.header.names.iter().enumerate().filter(|(_, name)| !name.is_empty());
    let free = |at: usize| {
        (!layout.is_used(at) || by_word(at))
            && !layout.axes.contains(&Some(at))
            && !layout.skip.iter().any(|rule| rule.column == at)
    };
    let texts = |at: usize| said::distinct(rows.iter().map(|row| row.at(at)));
    let free = || names().filter(|(at, name)| free(*at) && !said::is_free_text(name));
    let tells = |(at, name): &(usize, &String)| texts(*at).is_some_and(|texts| aside::tells_figures(name, &texts));
    let figures = free().find(tells).map(|(at, _)| at);
    // In a ledger by accounts the account says what a row is, and a list of orders is asked for its orders.
    if setting.orders || layout.headings.is_some() || layout.is_whole_ledger() || layout.turning.is_some() {
        return Beside { figures, ..Beside::default() };
    }
    let kinds = free().filter(|(at, name)| figures != Some(*at) && aside::is_of_kinds(name)).map(|(at, _)| {
        let texts = texts(at).unwrap_or_default();
        let spends = |text: &&str| aside::kind(text, &texts).is_none() && kinds::is_ordinary(text, std::iter::empty());
        Kinds {
            at,
            spends: texts.iter().any(spends),
            counts: layout.bank || way.is_some_and(|way| way != at),
            texts: texts.iter().map(ToString::to_string).collect(),
        }
    });
    Beside { figures, kinds: kinds.collect(), known: RefCell::default() }
}

/// What the cache holds.
const KINDS: [Option<AsideKind>; 3] = [None, Some(AsideKind::None), Some(AsideKind::Perhaps)];

impl Beside {
    pub(super) fn is_empty(&self) -> bool {
        self.figures.is_none() && self.kinds.is_empty()
    }

    /// The columns that were found to say it.
    pub(super) fn used(&self) -> impl Iterator<Item = usize> + '_ {
        let telling = |kinds: &&Kinds| kinds.texts.iter().any(|text| aside::kind(text, &[]).is_some());
        self.figures.into_iter().chain(self.kinds.iter().filter(telling).map(|kinds| kinds.at))
    }

    /// Why a row is left out.
    pub(super) fn reason(&self, cells: &Cells<'_>) -> Option<SkipReason> {
        if let Some(at) = self.figures
            && aside::figures(cells.at(at), cells.layout.name(at)) == Some(Figures::Other)
        {
            return Some(SkipReason::Figures);
        }
        let none = |kinds: &&Kinds| kinds.spends && self.kind(kinds, cells) == Some(AsideKind::None);
        self.kinds.iter().find(none).map(|_| SkipReason::NoSpending)
    }

    /// Finds a kind that may be no spending.
    pub(super) fn unclear(&self, cells: &Cells<'_>, flaws: &mut Vec<Flaw>) {
        for kinds in &self.kinds {
            let unclear = match self.kind(kinds, cells) {
                // Where nothing else is called spending it is the way in which all was paid.
                Some(AsideKind::Perhaps) => kinds.spends && !kinds.counts,
                Some(AsideKind::None) => !kinds.spends,
                None => false,
            };
            if unclear {
                let (value, header) = (cells.at(kinds.at), cells.layout.name(kinds.at));
                let message = msg("import-kind-unclear").with("value", value).with("header", header);
                let hint = msg("import-kind-unclear-hint").with("header", header);
                flaws.push(Flaw { column: Some(kinds.at), message, hint });
            }
        }
    }

    fn kind(&self, kinds: &Kinds, cells: &Cells<'_>) -> Option<AsideKind> {
        let text = cells.at(kinds.at);
        if text.is_empty() {
            return None;
        }
        if let Some(known) = self.known.borrow().get(text) {
            return KINDS[known as usize];
        }
        let others: Vec<&str> = kinds.texts.iter().map(String::as_str).collect();
        let kind = aside::kind(text, &others);
        let at = KINDS.iter().position(|known| *known == kind).unwrap_or(0);
        self.known.borrow_mut().insert(text, at as u32);
        kind
    }
}
