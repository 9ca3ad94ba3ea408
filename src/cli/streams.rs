//! Standard output and error whose readers may go away, as `head` does.

use std::cell::Cell;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// Names of standard output: what goes there goes by the way of all data, and adds to a file it is led to.
pub(super) fn is_standard_output(file: &Path) -> bool {
    ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].iter().any(|name| file == Path::new(name))
}

/// Standard error: what is told beside the data is comfort. That nobody hears it, or that it fills a disk, is no reason
/// to stop an import, and none to call one failed that is done.
pub(super) struct Told<W>(pub(super) W);

impl<W: Write> Write for Told<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.0.write(bytes) {
            Err(error) if error.kind() == ErrorKind::Interrupted => Err(error),
            // A reader that has gone, a full disk behind it.
            Err(_) => Ok(bytes.len()),
            written => written,
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        let _ = self.0.flush();
        Ok(())
    }
}

/// Standard output: remembers that its reader has gone, who then has what he wanted. Another pipe that breaks is a
/// failure like any other.
pub(super) struct Data<'g, W> {
    pub(super) to: W,
    pub(super) gone: &'g Cell<bool>,
}

impl<W> Data<'_, W> {
    fn noted<T>(&self, result: io::Result<T>) -> io::Result<T> {
        if result.as_ref().is_err_and(|error| error.kind() == ErrorKind::BrokenPipe) {
            self.gone.set(true);
        }
        result
    }
}

impl<W: Write> Write for Data<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes);
        self.noted(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.to.flush();
        self.noted(flushed)
    }
}
