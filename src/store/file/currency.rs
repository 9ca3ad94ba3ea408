//! What the amounts of a book's ledger are in: `ledger/currency`, which stays what it is when a plan says otherwise.

use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::FileStore;
use super::failure::unreadable;
use super::format::batch_file::{BatchFile, names, path_of};
use super::format::batch_name::BatchName;
use super::format::columns::Columns;
use super::index::Index;
use crate::book::{Book, keep_folders, open_own, write_atomically};
use crate::model::{Currency, LedgerKind};
use crate::words::{Failure, Place, Problem, msg};

/// More bytes than a code has, with a mark before it and a line end.
const LONGEST: u64 = 64;

fn path(book: &Book) -> PathBuf {
    book.root().join("ledger").join("currency")
}

/// The currency that the ledger of a book states; `None` if it states none yet.
pub fn stated(book: &Book) -> Result<Option<Currency>, Failure> {
    let path = path(book);
    let mut bytes = Vec::new();
    // No code is as long as that: of a file that is something else no more is read, nor shown.
    match open_own(&path).and_then(|file| file.take(LONGEST).read_to_end(&mut bytes)) {
        Ok(_) => {}
        // That no folder is where a ledger should be is told of the ledger.
        Err(e) if matches!(e.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(None),
        Err(e) => {
            let mut failure = unreadable(&path, &e);
            failure.problems.iter_mut().for_each(|problem| problem.hint = Some(msg("ledger-currency-unknown-hint")));
            return Err(failure);
        }
    }
    let text = String::from_utf8_lossy(&bytes);
    let text = text.trim_start_matches('\u{feff}').trim();
    Currency::parse(text).map(Some).ok_or_else(|| {
        let problem = Problem::error(msg("ledger-currency-unknown").with("value", text));
        Failure::could_not_run(problem.at(Place::file(book.show(&path))).hint(msg("ledger-currency-unknown-hint")))
    })
}

/// Fails if the ledgers of a book have amounts in another currency than this.
pub fn refuse_currency(book: &Book, currency: Currency) -> Result<(), Failure> {
    if currency == Currency::NONE {
        return Ok(());
    }
    let Some(stated) = stated(book)?.filter(|stated| *stated != currency) else { return Ok(()) };
    if !has_amounts(book)? {
        return Ok(());
    }
    let (ledger, plans) = (stated.code(), currency.code());
    let message = msg("ledger-currency-differs").with("ledger", ledger).with("plans", plans);
    let hint = msg("ledger-currency-differs-hint").with("ledger", ledger).with("plans", plans);
    Err(Failure::could_not_run(Problem::error(message).at(Place::file(book.show(&path(book)))).hint(hint)))
}

fn has_amounts(book: &Book) -> Result<bool, Failure> {
    for kind in LedgerKind::ALL.into_iter().filter(|kind| kind.is_money()) {
        let names = names(book, &book.ledger(kind.name()))?;
        if names.iter().any(|name| BatchName::parse(name).is_some()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What the batches of a ledger say themselves. All of them do, or none of them: books began before batches said it,
/// and renminbi need not be named.
enum Said {
    /// There is no batch.
    Nothing,
    /// None of them says it: their amounts are what `ledger/currency` says.
    Never,
    /// They say it.
    Always,
}

impl FileStore {
    /// What a new batch says of its amounts: other money than renminbi, unless the batches that are there keep silent.
    pub(super) fn currency_to_say(&self) -> Option<Currency> {
        let is_said = !matches!(self.currency, Currency::NONE | Currency::CNY);
        (is_said && !matches!(self.batches_say(None), Ok(Said::Never))).then_some(self.currency)
    }

    /// What the batches of all ledgers of amounts say, without one of them: where two branches were merged, some say it
    /// and some do not, and no order of files may decide.
    fn batches_say(&self, except: Option<&Path>) -> Result<Said, Failure> {
        let mut said = Said::Nothing;
        for kind in LedgerKind::ALL.into_iter().filter(|kind| kind.is_money()) {
            let folder = self.book.ledger(kind.name());
            let names = names(&self.book, &folder)?;
            for name in names.iter().filter(|name| BatchName::parse(name).is_some()) {
                let path = path_of(&folder, name);
                if Some(path.as_path()) == except {
                    continue;
                }
                match BatchFile::open(&self.book, &path)?.columns.currency {
                    Some(_) => return Ok(Said::Always),
                    None => said = Said::Never,
                }
            }
        }
        Ok(said)
    }

    /// Fails if a batch that was not checked yet is in another currency than the ledger.
    pub(super) fn refuse_of_other_currencies(&self, index: &Index) -> Result<(), Failure> {
        let problems = self.of_other_currencies(index)?;
        if problems.is_empty() { Ok(()) } else { Err(super::failure::all(problems)) }
    }

    /// Each of them: two branches were merged, and of `ledger/currency` only one could stay.
    pub(super) fn of_other_currencies(&self, index: &Index) -> Result<Vec<Problem>, Failure> {
        if self.currency == Currency::NONE {
            return Ok(Vec::new());
        }
        let mut silent = Vec::new();
        let mut problems = Vec::new();
        for batch in index.batches.iter().filter(|batch| !batch.checked) {
            let path = path_of(&self.folder(), &batch.name);
            match BatchFile::open(&self.book, &path)?.columns.currency {
                Some(found) if found != self.currency => problems.push(self.in_another(&path, found)),
                Some(_) => {}
                None => silent.push(path),
            }
        }
        // One that keeps silent beside one that does not was booked by somebody who counted in renminbi.
        if self.currency != Currency::CNY && !silent.is_empty() && matches!(self.batches_say(None)?, Said::Always) {
            problems.extend(silent.iter().map(|path| self.in_another(path, Currency::CNY)));
        }
        Ok(problems)
    }

    /// Fails if an edited batch is in another currency than the ledger: it says so, or keeps silent where others do not.
    pub(super) fn refuse_edited_in_another(&self, path: &Path, columns: &Columns) -> Result<(), Failure> {
        if self.currency == Currency::NONE {
            return Ok(());
        }
        let found = match columns.currency {
            Some(said) => said,
            // What it says is no currency: its rows are refused one by one.
            None if columns.currency_at().is_some() || self.currency == Currency::CNY => return Ok(()),
            None if matches!(self.batches_say(Some(path))?, Said::Always) => Currency::CNY,
            None => return Ok(()),
        };
        if found == self.currency { Ok(()) } else { Err(super::failure::all(vec![self.in_another(path, found)])) }
    }

    fn in_another(&self, path: &Path, found: Currency) -> Problem {
        let (found, ledger) = (found.code().to_string(), self.currency.code().to_string());
        let message = msg("store-other-currency").with("found", found.as_str()).with("ledger", ledger.as_str());
        let hint = msg("store-other-currency-hint").with("found", found).with("ledger", ledger);
        Problem::error(message).at(Place::file(self.book.show(path))).hint(hint)
    }

    /// Can amounts of this currency be this ledger's? What was derived in another, before the book said so, is read by
    /// nobody.
    pub(super) fn is_counted_in(&self, currency: Currency) -> bool {
        currency == Currency::NONE || !matches!(stated(&self.book), Ok(Some(stated)) if stated != currency)
    }

    /// Fails if the ledger has amounts in another currency than those that it is to be read in.
    pub(super) fn refuse_other_currency(&self) -> Result<(), Failure> {
        refuse_currency(&self.book, self.currency)
    }

    /// Before something is booked or taken back: the ledger says from now on what its amounts are in, and its folders stay
    /// in git whatever goes out of them.
    pub(super) fn make_ready(&self) -> Result<(), Failure> {
        keep_folders(&self.book);
        if self.currency == Currency::NONE || stated(&self.book)? == Some(self.currency) {
            return Ok(());
        }
        let path = path(&self.book);
        self.step(&path)?;
        let told = write_atomically(&path, format!("{}\n", self.currency.code()).as_bytes())?;
        self.note(told);
        Ok(())
    }
}
