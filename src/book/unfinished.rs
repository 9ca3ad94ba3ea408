//! What is left of an act that was interrupted.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use super::failpoint::step;
use super::sync::sync_folder;
use super::{Book, act_note, power};
use crate::words::Failure;

/// Does what is left of an interrupted act. Only under the lock.
pub(super) fn finish(book: &Book) -> Result<(), Failure> {
    let path = book.act();
    let Some(steps) = act_note::read(book)? else { return Ok(()) };
    for step in &steps {
        step.take().map_err(|e| unwritable(&step.to, &e))?;
    }
    // What moves from one folder to another has its new name on the disk before its old one goes.
    let moved = steps.iter().filter(|step| step.to.parent() != step.from.parent());
    let folders = moved.chain(&steps).filter_map(|step| step.to.parent());
    let mut folders: Vec<&Path> = folders.chain(steps.iter().filter_map(|step| step.from.parent())).collect();
    let mut seen = BTreeSet::new();
    folders.retain(|folder| seen.insert(*folder));
    for folder in folders {
        sync_folder(folder).map_err(|e| unwritable(folder, &e))?;
    }
    power::met(&path);
    step().and_then(|()| fs::remove_file(&path)).map_err(|e| unwritable(&path, &e))?;
    power::removed(&path);
    // Back from the dead it would find nothing to do, as long as nobody gives its files their old names again.
    let _ = sync_folder(book.root());
    Ok(())
}

pub(super) fn unwritable(path: &Path, error: &io::Error) -> Failure {
    Failure::io("io-write", path, error)
}
