//! Sends a growing file to the disk while it is written, so that the last sync has little left to do.

use std::cell::Cell;
use std::fs::File;
use std::io;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::{Builder, JoinHandle};

/// How many bytes make a sync worth while.
const STEP: u64 = 16 << 20;

/// A thread that syncs a file. Whoever writes never waits for it.
pub(in crate::store::file) struct Syncer {
    wake: SyncSender<()>,
    /// None where no thread can be had: all is synced at the end then, as it is anyway.
    thread: Option<JoinHandle<io::Result<()>>>,
    /// How long the file was when the thread was last told.
    told: Cell<u64>,
}

impl Syncer {
    /// For this file, by a handle of its own.
    pub(in crate::store::file) fn new(file: &File) -> io::Result<Syncer> {
        let file = file.try_clone()?;
        // One sync under way and one to follow: it takes with it whatever is written meanwhile.
        let (wake, woken) = sync_channel(1);
        let thread = Builder::new().spawn(move || woken.iter().try_for_each(|()| file.sync_data())).ok();
        Ok(Syncer { wake, thread, told: Cell::new(0) })
    }

    /// Says how long the file is now.
    pub(in crate::store::file) fn written(&self, length: u64) {
        if length >= self.told.get() + STEP && self.wake.try_send(()).is_ok() {
            self.told.set(length);
        }
    }

    /// Waits for what is under way; an error of any sync comes out here.
    pub(in crate::store::file) fn finish(self) -> io::Result<()> {
        drop(self.wake);
        self.thread.map_or(Ok(()), |thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    }
}
