//! The one connection of a command: what is read in it is of one moment, what is booked in it is booked whole.
//!
//! Reads of all ledgers run in one transaction that sees one state; who books ends it and begins another, which holds
//! what it locks until the batch is committed or dropped.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use postgres::types::ToSql;
use postgres::{Client, Row};

use super::failure::failed;
use crate::words::Failure;

/// What the connection is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Idle,
    Reading,
    Writing,
}

/// A connection that ledgers share.
#[derive(Clone)]
pub struct Link(Rc<Inner>);

struct Inner {
    client: RefCell<Client>,
    state: Cell<State>,
    /// Do reads see the state that the first of them found?
    pinned: Cell<bool>,
    /// What was asked in that state and is asked again by every read: axes, months.
    known: RefCell<HashMap<(&'static str, String), Rc<Vec<Row>>>>,
}

/// Values for the places of a statement.
pub(super) type Values<'v> = [&'v (dyn ToSql + Sync)];

impl Link {
    pub(super) fn new(client: Client) -> Link {
        Link(Rc::new(Inner {
            client: RefCell::new(client),
            state: Cell::new(State::Idle),
            pinned: Cell::new(false),
            known: RefCell::default(),
        }))
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

    /// Begins to write: what is read from now on is what there is.
    pub(super) fn begin(&self) -> Result<(), Failure> {
        self.end("COMMIT")?;
        self.run("BEGIN")?;
        self.0.state.set(State::Writing);
        Ok(())
    }

    /// What was written stands.
    pub(super) fn commit(&self) -> Result<(), Failure> {
        self.end("COMMIT")
    }

    /// What was written does not stand.
    pub(super) fn roll_back(&self) -> Result<(), Failure> {
        self.end("ROLLBACK")
    }

    fn end(&self, how: &str) -> Result<(), Failure> {
        self.0.known.borrow_mut().clear();
        if self.0.state.replace(State::Idle) == State::Idle { Ok(()) } else { self.run(how) }
    }

    fn run(&self, sql: &str) -> Result<(), Failure> {
        self.0.client.borrow_mut().batch_execute(sql).map_err(failed)
    }
}
