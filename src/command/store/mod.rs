//! `budget store`: the ledger in PostgreSQL.

mod init;
mod moving;
mod roles;
mod status;

use clap::Subcommand;

use super::{Outcome, Session};
use crate::book::Book;
use crate::model::{BookSettings, Currency};
use crate::plan_file;
use crate::store::postgres::{Address, Credentials};
use crate::words::{Failure, Problem, msg};

/// What can be done with the database of a book.
#[derive(Debug, Subcommand)]
pub enum StoreCommand {
    /// Make the tables, or bring them up to date
    ///
    /// What is there stays. Tables of a newer program are refused.
    Init(init::InitArgs),
    /// Show where the ledger is, and how far its tables are
    Status(status::StatusArgs),
    /// Hold every row and every kept sum against the hash that its batch is named by
    ///
    /// Exits with 1 if anything is not as it was booked.
    Verify(status::VerifyArgs),
    /// Bring the batches of the folder into the database
    ///
    /// Batches keep their names; those that are there already are passed over. Whatever was brought over is compared with
    /// the folder, batch by batch, before it stands.
    Load(moving::LoadArgs),
    /// Write the batches of the database as files of a folder
    ///
    /// They are the same files, byte for byte, as a book in a folder has.
    Export(moving::ExportArgs),
    /// Print SQL that gives rights to those who read, import or approve
    Roles(roles::RolesArgs),
}

pub(super) fn run(command: StoreCommand, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    match command {
        StoreCommand::Init(args) => init::run(args, session),
        StoreCommand::Status(args) => status::run(args, session),
        StoreCommand::Verify(args) => status::verify(args, session),
        StoreCommand::Load(args) => moving::load(args, session),
        StoreCommand::Export(args) => moving::export(args, session),
        StoreCommand::Roles(args) => roles::run(args, session),
    }
}

/// The book, and where its ledger is.
struct Place {
    book: Book,
    settings: BookSettings,
    currency: Currency,
    address: Address,
}

impl Place {
    fn find(session: &Session<'_>) -> anyhow::Result<Place> {
        let book = session.find_book()?;
        let loaded = plan_file::load(&book)?;
        let Some(settings) = &loaded.settings.store else {
            let problem = Problem::error(msg("sql-not-asked")).hint(msg("sql-not-asked-hint"));
            return Err(Failure::could_not_run(problem).into());
        };
        let address = Address::new(settings, &Credentials { variable: &session.outside.variable })?;
        let currency = loaded.plans.first().map_or(Currency::CNY, |plan| plan.currency);
        Ok(Place { book, settings: loaded.settings, currency, address })
    }

    fn axes(&self) -> Vec<String> {
        self.settings.dimensions.names().map(String::from).collect()
    }
}
