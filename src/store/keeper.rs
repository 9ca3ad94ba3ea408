//! What keeps the ledgers of a book: files in its folder, or a database that the book names.

use super::{LedgerKind, LedgerStore, file};
use crate::book::Book;
use crate::model::{Currency, DecisionFile, StoreSettings};
#[cfg(feature = "postgres")]
use crate::words::Exit;
use crate::words::Failure;
#[cfg(not(feature = "postgres"))]
use crate::words::{Problem, msg};

/// What keeps the ledgers of a book.
#[derive(Clone, Default)]
pub enum Keeper {
    /// Files, in the folder of the book.
    #[default]
    Files,
    /// A database, over one connection.
    #[cfg(feature = "postgres")]
    Postgres(super::postgres::Link),
}

impl Keeper {
    /// What a book says; `variable` is one of the environment. Connects where it names a database.
    pub fn of(settings: Option<&StoreSettings>, variable: &dyn Fn(&str) -> Option<String>) -> Result<Keeper, Failure> {
        let Some(settings) = settings else { return Ok(Keeper::Files) };
        #[cfg(feature = "postgres")]
        {
            let credentials = super::postgres::Credentials { variable };
            let address = super::postgres::Address::new(settings, &credentials)?;
            super::postgres::connect(&address).map(Keeper::Postgres)
        }
        #[cfg(not(feature = "postgres"))]
        {
            let _ = (settings, variable);
            Err(Failure::could_not_run(Problem::error(msg("sql-no-feature")).hint(msg("sql-no-feature-hint"))))
        }
    }

    /// The database, as messages show it.
    pub fn place(&self) -> Option<String> {
        match self {
            Keeper::Files => None,
            #[cfg(feature = "postgres")]
            Keeper::Postgres(link) => Some(link.place()),
        }
    }

    /// A ledger, in the currency of the book or in none.
    pub fn open(&self, book: &Book, kind: LedgerKind, axes: Vec<String>, currency: Currency) -> Box<dyn LedgerStore> {
        let currency = kind.currency(currency);
        match self {
            Keeper::Files => Box::new(file::FileStore::open(book.clone(), kind, axes, currency)),
            #[cfg(feature = "postgres")]
            Keeper::Postgres(link) => {
                Box::new(super::postgres::PostgresStore::open(link.clone(), book.clone(), kind, axes, currency))
            }
        }
    }

    /// Fails if the ledgers cannot be read as this book has them: amounts in another currency, batches that lie beside the
    /// database. Files are asked where they are read.
    pub fn ready(&self, book: &Book, currency: Currency) -> Result<(), Failure> {
        #[cfg(not(feature = "postgres"))]
        let _ = (book, currency);
        match self {
            Keeper::Files => Ok(()),
            #[cfg(feature = "postgres")]
            Keeper::Postgres(link) => {
                super::postgres::refuse_currency(link, currency)?;
                super::postgres::refuse_unloaded(link, book)
            }
        }
    }

    /// Fails if anything was decided in another folder of the book that this one lacks, or has otherwise; `own` is what
    /// this one has.
    pub fn refuse_elsewhere(&self, own: impl FnOnce() -> Result<Vec<DecisionFile>, Failure>) -> Result<(), Failure> {
        #[cfg(not(feature = "postgres"))]
        let _ = own;
        match self {
            Keeper::Files => Ok(()),
            #[cfg(feature = "postgres")]
            Keeper::Postgres(link) => match super::postgres::decided_elsewhere(link, &own()?)? {
                problems if problems.is_empty() => Ok(()),
                problems => Err(Failure { exit: Exit::CouldNotRun, problems }),
            },
        }
    }

    /// Begins to decide: of all folders of a book one at a time, and none that is behind.
    pub fn begin_to_decide(&self, own: impl FnOnce() -> Result<Vec<DecisionFile>, Failure>) -> Result<(), Failure> {
        #[cfg(feature = "postgres")]
        if let Keeper::Postgres(link) = self {
            super::postgres::begin_to_decide(link)?;
        }
        self.refuse_elsewhere(own)
    }

    /// Notes for the other folders what this one has.
    pub fn note_decisions(&self, own: &[DecisionFile], actor: &str) -> Result<(), Failure> {
        #[cfg(not(feature = "postgres"))]
        let _ = (own, actor);
        match self {
            Keeper::Files => Ok(()),
            #[cfg(feature = "postgres")]
            Keeper::Postgres(link) => super::postgres::note_decisions(link, own, actor),
        }
    }

    /// The currency that the ledgers state; `None` if they state none yet.
    pub fn stated_currency(&self, book: &Book) -> Result<Option<Currency>, Failure> {
        match self {
            Keeper::Files => file::stated_currency(book),
            #[cfg(feature = "postgres")]
            Keeper::Postgres(link) => super::postgres::currency(link),
        }
    }

    /// Fails if the ledgers have amounts in another currency than this.
    pub fn refuse_currency(&self, book: &Book, currency: Currency) -> Result<(), Failure> {
        match self {
            Keeper::Files => file::refuse_currency(book, currency),
            #[cfg(feature = "postgres")]
            Keeper::Postgres(link) => super::postgres::refuse_currency(link, currency),
        }
    }
}
