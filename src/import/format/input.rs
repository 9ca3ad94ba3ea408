//! The bytes of a source, the first of them readable ahead.

use std::io::{self, Read};

/// How much of a file the recognition of its form looks at.
pub(in crate::import) const HEAD: usize = 64 * 1024;

/// The bytes of a source, the first of them readable ahead.
pub(in crate::import) struct Input<'a> {
    head: Vec<u8>,
    taken: usize,
    rest: Box<dyn Read + Send + 'a>,
}

impl<'a> Input<'a> {
    pub(in crate::import) fn new(mut rest: Box<dyn Read + Send + 'a>) -> io::Result<Input<'a>> {
        let mut head = Vec::with_capacity(HEAD);
        rest.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
        Ok(Input { head, taken: 0, rest })
    }

    /// The first bytes, up to [`HEAD`].
    pub(in crate::import) fn head(&self) -> &[u8] {
        &self.head
    }
}

impl Read for Input<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.taken < self.head.len() {
            let given = (&self.head[self.taken..]).read(out)?;
            self.taken += given;
            return Ok(given);
        }
        self.rest.read(out)
    }
}
