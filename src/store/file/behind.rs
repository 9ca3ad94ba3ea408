//! Work done behind: chunks are handed to another thread, or worked on at once where no thread can be had.

use std::io;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{Builder, JoinHandle, ScopedJoinHandle, scope};

/// What becomes of chunks.
pub(in crate::store::file) trait Work: Send + 'static {
    type Done: Send;
    type Error: Send + From<io::Error>;

    /// Works on the next chunk.
    fn take(&mut self, chunk: &[u8]) -> Result<(), Self::Error>;

    /// No more come.
    fn finish(self) -> Result<Self::Done, Self::Error>;
}

/// The way to the work.
pub(in crate::store::file) struct Behind<W: Work>(Way<W>);

enum Way<W: Work> {
    Thread {
        forward: Option<SyncSender<Vec<u8>>>,
        /// Emptied chunks, to be filled again: memory fresh from the system costs more than the copying.
        emptied: Receiver<Vec<u8>>,
        thread: JoinHandle<Result<W::Done, W::Error>>,
    },
    /// A system with no thread to spare: slower, and the same.
    Here(Box<W>),
    /// The work has ended.
    Over,
}

impl<W: Work> Behind<W> {
    /// Begins; so many chunks may wait.
    pub(in crate::store::file) fn begin(work: W, waiting: usize) -> Behind<W> {
        let (forward, receiver) = sync_channel::<Vec<u8>>(waiting);
        let (back, emptied) = channel();
        // If the thread does not come about, the work is still here.
        let shared = Arc::new(Mutex::new(Some(work)));
        let taken = shared.clone();
        let run = move || {
            let mut work = take(&taken).ok_or(io::ErrorKind::BrokenPipe).map_err(io::Error::from)?;
            for mut chunk in receiver {
                work.take(&chunk)?;
                chunk.clear();
                // Nobody fills it any more after the last one.
                let _ = back.send(chunk);
            }
            work.finish()
        };
        Behind(match Builder::new().spawn(run) {
            Ok(thread) => Way::Thread { forward: Some(forward), emptied, thread },
            Err(_) => take(&shared).map_or(Way::Over, |work| Way::Here(Box::new(work))),
        })
    }

    /// Hands over a chunk, and gives an empty one back if there is one. An error is that of the work.
    pub(in crate::store::file) fn send(&mut self, chunk: Vec<u8>) -> Result<Option<Vec<u8>>, W::Error> {
        match &mut self.0 {
            Way::Thread { forward: Some(forward), emptied, .. } => {
                if forward.send(chunk).is_ok() {
                    return Ok(emptied.try_recv().ok());
                }
                // The thread behind has stopped: it knows why.
                self.finish().map(|_| None)
            }
            Way::Here(work) => {
                let mut chunk = chunk;
                work.take(&chunk)?;
                chunk.clear();
                Ok(Some(chunk))
            }
            Way::Thread { .. } | Way::Over => Err(io::Error::from(io::ErrorKind::BrokenPipe).into()),
        }
    }

    /// No more chunks come: a thread goes on with what it has, while the caller does something else.
    pub(in crate::store::file) fn complete(&mut self) {
        if let Way::Thread { forward, .. } = &mut self.0 {
            *forward = None;
        }
    }

    /// What the work comes to.
    pub(in crate::store::file) fn finish(&mut self) -> Result<W::Done, W::Error> {
        match std::mem::replace(&mut self.0, Way::Over) {
            Way::Thread { forward, thread, .. } => {
                drop(forward);
                thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            }
            Way::Here(work) => work.finish(),
            Way::Over => Err(io::Error::from(io::ErrorKind::BrokenPipe).into()),
        }
    }
}

impl<W: Work> Drop for Behind<W> {
    fn drop(&mut self) {
        // What the work holds, a temporary file, goes with it: wait, so that nothing is left behind.
        if let Way::Thread { .. } = &mut self.0 {
            let _ = self.finish();
        }
    }
}

fn take<T>(shared: &Mutex<Option<T>>) -> Option<T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// Works on all pieces, each on a thread of its own where one can be had; the results are in the order of the pieces.
pub(in crate::store::file) fn share<P: Sync, R: Send>(pieces: &[P], work: impl Fn(&P) -> R + Sync) -> Vec<R> {
    let Some((own, others)) = pieces.split_first() else { return Vec::new() };
    let work = &work;
    scope(|scope| {
        let begin = |piece| Builder::new().spawn_scoped(scope, move || work(piece)).ok();
        let begun: Vec<Option<ScopedJoinHandle<'_, R>>> = others.iter().map(begin).collect();
        let mut results = vec![work(own)];
        results.extend(others.iter().zip(begun).map(|(piece, thread)| match thread {
            Some(thread) => thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            None => work(piece),
        }));
        results
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Collects bytes; stops at a zero.
    struct Collecting(Vec<u8>);

    impl Work for Collecting {
        type Done = Vec<u8>;
        type Error = io::Error;

        fn take(&mut self, chunk: &[u8]) -> io::Result<()> {
            if chunk.contains(&0) {
                return Err(io::Error::other("zero"));
            }
            self.0.extend_from_slice(chunk);
            Ok(())
        }

        fn finish(self) -> io::Result<Vec<u8>> {
            Ok(self.0)
        }
    }

    #[test]
    fn here_and_behind_come_to_the_same() {
        let begin: [fn() -> Behind<Collecting>; 2] =
            [|| Behind::begin(Collecting(Vec::new()), 1), || Behind(Way::Here(Box::new(Collecting(Vec::new()))))];
        for begin in begin {
            let mut behind = begin();
            for chunk in [&b"ab"[..], b"", b"c"] {
                let emptied = behind.send(chunk.to_vec()).unwrap();
                assert!(emptied.is_none_or(|chunk| chunk.is_empty()));
            }
            behind.complete();
            assert_eq!(behind.finish().unwrap(), b"abc");
            assert!(behind.finish().is_err(), "it comes to something once");

            let mut behind = begin();
            let sent = (0..100).find_map(|_| behind.send(vec![0]).err());
            assert_eq!(sent.unwrap().to_string(), "zero");
            drop(begin());
        }
        assert_eq!(share(&[1, 2, 3, 4], |n| n * 10), [10, 20, 30, 40]);
    }
}
