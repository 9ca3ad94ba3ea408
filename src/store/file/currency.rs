//! What the amounts of a book's ledger are in: `ledger/currency`, which stays what it is when a plan says otherwise.

use std::io::{ErrorKind, Read};
use std::path::PathBuf;

use super::FileStore;
use super::failure::unreadable;
use super::format::batch_file::names;
use super::format::batch_name::BatchName;
use crate::book::{Book, open_own, write_atomically};
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

impl FileStore {
    /// Can amounts of this currency be this ledger's? What was derived in another, before the book said so, is read by
    /// nobody.
    pub(super) fn is_counted_in(&self, currency: Currency) -> bool {
        currency == Currency::NONE || !matches!(stated(&self.book), Ok(Some(stated)) if stated != currency)
    }

    /// Fails if the ledger has amounts in another currency than those that it is to be read in.
    pub(super) fn refuse_other_currency(&self) -> Result<(), Failure> {
        refuse_currency(&self.book, self.currency)
    }

    /// Before something is booked or taken back: the ledger says from now on what its amounts are in.
    pub(super) fn keep_currency(&self) -> Result<(), Failure> {
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
