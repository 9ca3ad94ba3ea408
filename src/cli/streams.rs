//! Standard output and error whose readers may go away, as `head` does.

use std::cell::Cell;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use crate::words::fold;

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

/// Lines that a person reads as they come, folded where they are wider than the terminal. What stands four cells in is
/// to be copied, and left as it is.
pub(super) struct Folded<W: Write> {
    to: W,
    /// `None` leaves every line as it is.
    width: Option<usize>,
    line: Vec<u8>,
}

impl<W: Write> Folded<W> {
    pub(super) fn new(to: W, width: Option<usize>) -> Folded<W> {
        Folded { to, width, line: Vec::new() }
    }
}

impl<W: Write> Write for Folded<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let Some(width) = self.width else { return self.to.write(bytes) };
        self.line.extend_from_slice(bytes);
        while let Some(end) = self.line.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = self.line.drain(..=end).collect();
            match std::str::from_utf8(&line[..end]) {
                Ok(text) if !text.starts_with("    ") => {
                    for part in fold(text, width) {
                        writeln!(self.to, "{part}")?;
                    }
                }
                _ => self.to.write_all(&line)?,
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let rest = std::mem::take(&mut self.line);
        self.to.write_all(&rest)?;
        self.to.flush()
    }
}

impl<W: Write> Drop for Folded<W> {
    fn drop(&mut self) {
        let _ = self.flush();
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
