//! Reading a stretch of a file in pieces that end where lines end.

use std::io::{self, Read};

/// How much is read at once.
const PIECE: usize = 1 << 20;

/// Hands `length` bytes of the reader to `f` in pieces of whole lines, each with its offset from the start.
///
/// A last line without its line end is handed on as it is; a reader that ends early is an error.
pub(in crate::store::file) fn pieces<E: From<io::Error>>(
    reader: &mut impl Read,
    length: u64,
    mut f: impl FnMut(u64, &[u8]) -> Result<(), E>,
) -> Result<(), E> {
    let mut buffer = vec![0; PIECE.min(length as usize + 1)];
    let (mut held, mut offset, mut left) = (0, 0, length);
    while left > 0 {
        if held == buffer.len() {
            // A line longer than a piece.
            buffer.resize(buffer.len() * 2, 0);
        }
        let room = (buffer.len() - held).min(usize::try_from(left).unwrap_or(usize::MAX));
        let read = reader.read(&mut buffer[held..held + room])?;
        if read == 0 {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
        }
        held += read;
        left -= read as u64;
        let whole = if left == 0 { held } else { memchr::memrchr(b'\n', &buffer[..held]).map_or(0, |at| at + 1) };
        f(offset, &buffer[..whole])?;
        buffer.copy_within(whole..held, 0);
        held -= whole;
        offset += whole as u64;
    }
    Ok(())
}

/// The lines of a piece, without their line ends, each with its offset in the piece.
pub(in crate::store::file) fn lines(piece: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let mut from = 0;
    memchr::memchr_iter(b'\n', piece).chain(piece.last().filter(|b| **b != b'\n').map(|_| piece.len())).map(
        move |end| {
            let line = (from, &piece[from..end]);
            from = end + 1;
            line
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_end_where_lines_end() {
        let long = "x".repeat(3 * PIECE);
        for text in ["".to_string(), "a\nbc\n".into(), "a\nb".into(), format!("a\n{long}\nb\n"), "y\n".repeat(PIECE)] {
            let mut seen = Vec::new();
            let mut count = 0;
            pieces::<io::Error>(&mut text.as_bytes(), text.len() as u64, |offset, piece| {
                assert_eq!(offset, seen.len() as u64);
                count += lines(piece).count();
                seen.extend_from_slice(piece);
                Ok(())
            })
            .unwrap();
            assert_eq!((seen.as_slice(), count), (text.as_bytes(), text.lines().count()));
        }
    }

    #[test]
    fn a_file_that_ends_early_is_an_error() {
        assert!(pieces::<io::Error>(&mut "abc".as_bytes(), 4, |_, _| Ok(())).is_err());
    }
}
