//! A file in each folder of the ledger that git keeps. A folder whose last batch is withdrawn is gone to git, which takes it for
//! renamed to `ledger/undone/`, and moves there what another branch booked in the meantime.

use std::fs::{self, File};
use std::io::{self, Write};

use super::failpoint::step;
use super::paths::ledgers;
use super::{Book, no_link};

/// What it is called; hidden, and so no batch.
const NAME: &str = ".gitkeep";

const TEXT: &[u8] =
    b"Keep this file in git. With it the folder stays when its last batch is withdrawn; without it, git may take\n\
    the folder for renamed, and move batches of other branches to ledger/undone.\n";

/// Writes it into every folder of the ledger that is there and has none. Where that cannot be, batches cannot be
/// either, or git is told of something by the next command.
pub fn keep_folders(book: &Book) {
    for folder in ledgers().map(|kind| book.ledger(kind)).chain([book.undone()]) {
        let path = folder.join(NAME);
        if folder.is_dir() && fs::symlink_metadata(&path).is_err() {
            let _: io::Result<()> = step().and_then(|()| {
                let mut file: File = no_link(File::options().write(true).create_new(true)).open(&path)?;
                file.write_all(TEXT)
            });
        }
    }
}
