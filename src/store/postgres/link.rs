//! The one connection of a command: what is read in it is of one moment, what is booked in it is booked whole.
//!
//! Reads of all ledgers run in one transaction that sees one state; who books ends it and begins another, which holds
//! what it locks until the batch is committed or dropped. Where the connection breaks while that is committed, another one
//! is asked whether it was.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use postgres::types::ToSql;
use postgres::{Client, Row};

use super::connect::Address;
use super::failure::{failed, is_lost};
use crate::words::{Failure, Message, Problem, msg};

/// What the connection is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Idle,
    Reading,
    Writing,
}

/// What was asked already: a statement with its value, and the rows.
type Known = HashMap<(&'static str, String), Rc<Vec<Row>>>;

/// A connection that ledgers share.
#[derive(Clone)]
pub struct Link(Rc<Inner>);

struct Inner {
    /// Where to look, if the connection breaks while something is committed.
    address: Address,
    client: RefCell<Client>,
    state: Cell<State>,
    /// Do reads see the state that the first of them found?
    pinned: Cell<bool>,
    /// What was asked in that state and is asked again by every read: axes, months.
    known: RefCell<Known>,
}

/// Values for the places of a statement.
pub(super) type Values<'v> = [&'v (dyn ToSql + Sync)];

impl Link {
    pub(super) fn new(client: Client, address: Address) -> Link {
        Link(Rc::new(Inner {
            address,
            client: RefCell::new(client),
            state: Cell::new(State::Idle),
            pinned: Cell::new(false),
            known: RefCell::default(),
        }))
    }

    /// Where it leads, as messages show it.
    pub fn place(&self) -> String {
        self.0.address.shown()
    }

    pub(super) fn pin(&self) {
        self.0.pinned.set(true);
    }

    /// The rows of a statement that reads.
    pub(super) fn query(&self, sql: &str, values: &Values<'_>) -> Result<Vec<Row>, Failure> {
        self.see()?;
        self.0.client.borrow_mut().query(sql, values).map_err(failed)
    }

    /// The same of a statement that every read of a command asks: as long as all reads see one state, once. `of` is its
    /// only value, where it has one.
    pub(super) fn query_once(&self, sql: &'static str, of: &str) -> Result<Rc<Vec<Row>>, Failure> {
        let key = (sql, of.to_string());
        let known = self.0.known.borrow().get(&key).cloned();
        if let Some(rows) = known {
            return Ok(rows);
        }
        let rows = Rc::new(if of.is_empty() { self.query(sql, &[])? } else { self.query(sql, &[&of])? });
        if self.0.state.get() == State::Reading {
            self.0.known.borrow_mut().insert(key, Rc::clone(&rows));
        }
        Ok(rows)
    }

    /// Does a statement that writes; how many rows it touched.
    pub(super) fn execute(&self, sql: &str, values: &Values<'_>) -> Result<u64, Failure> {
        self.0.client.borrow_mut().execute(sql, values).map_err(failed)
    }

    /// Does work with the connection.
    pub(super) fn with<T>(&self, work: impl FnOnce(&mut Client) -> Result<T, Failure>) -> Result<T, Failure> {
        work(&mut self.0.client.borrow_mut())
    }

    /// From now on all is of one state.
    fn see(&self) -> Result<(), Failure> {
        if self.0.pinned.get() && self.0.state.get() == State::Idle {
            self.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
            self.0.state.set(State::Reading);
        }
        Ok(())
    }

    /// Begins to write: what is read from now on is what there is, for whoever waited for another. No default of a server,
    /// a database or a login changes that, nor that what is committed stays; a machine that falls asleep does not hold
    /// what it locked for ever.
    pub(super) fn begin(&self) -> Result<(), Failure> {
        self.end("COMMIT")?;
        self.run("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")?;
        self.run(
            "SET LOCAL idle_in_transaction_session_timeout = '10min'; \
             SELECT set_config('synchronous_commit', 'on', true) \
             WHERE current_setting('synchronous_commit') IN ('off', 'local')",
        )?;
        self.0.state.set(State::Writing);
        Ok(())
    }

    /// What was written stands. `sign` is a statement that finds a row if it does: asked over another connection where this
    /// one breaks before the server has answered.
    pub(super) fn commit(&self, sign: &str, values: &Values<'_>) -> Result<(), Failure> {
        if self.leave() == State::Idle {
            return Ok(());
        }
        let committed = self.0.client.borrow_mut().batch_execute("COMMIT");
        match committed {
            Err(error) if is_lost(&error) => self.look_again(sign, values, failed(error)),
            other => other.map_err(failed),
        }
    }

    fn look_again(&self, sign: &str, values: &Values<'_>, lost: Failure) -> Result<(), Failure> {
        let hinted = |hint: Message| {
            let problem = |problem: &Problem| problem.clone().hint(hint.clone());
            Failure { problems: lost.problems.iter().map(problem).collect(), ..lost.clone() }
        };
        let Ok(mut client) = self.0.address.client() else { return Err(hinted(msg("sql-unknown-hint"))) };
        // The server may not be done with the lost connection: until then that holds these.
        let settled = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SET LOCAL lock_timeout = '30s'; \
                       SELECT kind FROM ledger_lock FOR UPDATE";
        let found = client.batch_execute(settled).and_then(|()| client.query(sign, values));
        let found = found.and_then(|found| client.batch_execute("COMMIT").map(|()| !found.is_empty()));
        let Ok(found) = found else { return Err(hinted(msg("sql-unknown-hint"))) };
        self.0.client.replace(client);
        if found { Ok(()) } else { Err(hinted(msg("sql-not-booked-hint"))) }
    }

    /// What was written does not stand.
    pub(super) fn roll_back(&self) -> Result<(), Failure> {
        self.end("ROLLBACK")
    }

    fn end(&self, how: &str) -> Result<(), Failure> {
        if self.leave() == State::Idle { Ok(()) } else { self.run(how) }
    }

    /// Leaves what the connection is in: nothing that was known in it holds any more.
    fn leave(&self) -> State {
        self.0.known.borrow_mut().clear();
        self.0.state.replace(State::Idle)
    }

    fn run(&self, sql: &str) -> Result<(), Failure> {
        self.0.client.borrow_mut().batch_execute(sql).map_err(failed)
    }
}
