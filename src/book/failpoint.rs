//! Steps of writing, and the one at which a test has the program fail.
//!
//! Everything that changes a disk is a step: a file made, bytes written, synced, renamed, removed. A debug build can be
//! told to fail at one of them, so that tests can interrupt every command everywhere. A release build counts nothing.

use std::io::{self, ErrorKind};
use std::sync::atomic::{AtomicU8, AtomicU32, Ordering};

use super::power::{self, Loss};

/// How a step fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failing {
    /// The program is killed before it.
    Kill,
    /// The disk is full, from then on.
    Full,
    /// This step alone fails, as on a bad sector.
    Broken,
    /// The power goes before it, or at the end of the program, and takes with it everything that was not synced.
    Power,
    /// The same, but names are kept: where bytes were not synced, there are zeros.
    Zeros,
}

/// Steps left until one fails; 0: none will.
static LEFT: AtomicU32 = AtomicU32::new(0);
static HOW: AtomicU8 = AtomicU8::new(0);

/// For tests of a debug build: lets the `number`th step from now on fail.
pub fn fail_at(number: u32, how: Failing) {
    HOW.store(how as u8, Ordering::Relaxed);
    LEFT.store(number, Ordering::Relaxed);
    if loss(how as u8).is_some() {
        power::begin();
    }
}

/// Comes before every step.
#[inline]
pub fn step() -> io::Result<()> {
    if cfg!(debug_assertions) { counted() } else { Ok(()) }
}

/// Comes before a file is removed: for that a full disk has room.
pub fn removal_step() -> io::Result<()> {
    if HOW.load(Ordering::Relaxed) == Failing::Full as u8 { Ok(()) } else { step() }
}

/// Comes after the last step: where the power is to go, and has not gone yet, it goes now.
pub fn last_step() {
    if cfg!(debug_assertions)
        && let Some(loss) = loss(HOW.load(Ordering::Relaxed))
    {
        power::lose(loss, true);
    }
}

fn counted() -> io::Result<()> {
    let how = HOW.load(Ordering::Relaxed);
    let before = LEFT.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| match left {
        // Once full, it stays full.
        1 if how == Failing::Full as u8 => Some(1),
        left => left.checked_sub(1),
    });
    if before != Ok(1) {
        return Ok(());
    }
    if let Some(loss) = loss(how) {
        power::lose(loss, false);
        std::process::abort();
    }
    if how == Failing::Kill as u8 {
        std::process::abort();
    }
    Err(if how == Failing::Full as u8 { ErrorKind::StorageFull.into() } else { io::Error::other("injected") })
}

fn loss(how: u8) -> Option<Loss> {
    match how {
        how if how == Failing::Power as u8 => Some(Loss::All),
        how if how == Failing::Zeros as u8 => Some(Loss::Bytes),
        _ => None,
    }
}
