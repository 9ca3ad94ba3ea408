//! Bytes in any encoding become UTF-8, as a stream of constant memory that ends with a line break.

use std::fmt;
use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8};

use super::encoding::{self, Choice};
use super::input::{HEAD, Input};

/// A byte that the encoding does not know.
#[derive(Debug)]
pub(in crate::import) struct Malformed {
    pub(in crate::import) encoding: String,
    /// From 0.
    pub(in crate::import) offset: u64,
    /// From 1.
    pub(in crate::import) line: u64,
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "byte {} (line {}) is no {}", self.offset, self.line, self.encoding)
    }
}

impl std::error::Error for Malformed {}

/// A decoder writes whole characters: with less room than this it could not go on.
const ROOM: usize = 32;

/// The stream of UTF-8. Bytes of UTF-8 itself pass unchecked: the record reader checks them.
pub(in crate::import) struct Decoding<'a> {
    input: Input<'a>,
    state: State,
    choice: Option<Choice>,
    /// Raw bytes read but not yet decoded.
    raw: Vec<u8>,
    raw_ended: bool,
    /// Decoded bytes looked at ahead.
    ahead: Vec<u8>,
    /// Raw bytes before those in `raw`, and lines delivered.
    offset: u64,
    lines: u64,
    /// Offset and line where a text that was not taken for UTF-8 ends to be some, if it begins as such.
    utf8_until: Option<(u64, u64)>,
    last: u8,
}

enum State {
    /// All ASCII so far: the first other byte decides.
    Undecided,
    Utf8,
    Other(Box<Decoder>),
    Ended,
}

impl<'a> Decoding<'a> {
    /// Decodes by `stated`, else by a byte-order mark, else by what the bytes look like.
    pub(in crate::import) fn new(mut input: Input<'a>, stated: Option<&'static Encoding>) -> io::Result<Decoding<'a>> {
        let mark = encoding::marked(input.head());
        let mark = mark.or_else(|| Some((encoding::unmarked_utf16(input.head())?, 0)));
        let (encoding, skip) = match (stated, mark) {
            (Some(stated), Some((marked, skip))) if stated == marked => (Some(stated), skip),
            (Some(stated), _) => (Some(stated), 0),
            (None, Some((marked, skip))) => (Some(marked), skip),
            (None, None) => (None, 0),
        };
        input.read_exact(&mut [0; 3][..skip])?;
        let choice = encoding.map(|encoding| Choice { encoding, remark: None });
        let state = match encoding {
            Some(encoding) => State::for_encoding(encoding),
            None => State::Undecided,
        };
        Ok(Decoding {
            input,
            state,
            choice,
            raw: Vec::new(),
            raw_ended: false,
            ahead: Vec::new(),
            offset: skip as u64,
            lines: 0,
            utf8_until: None,
            last: b'\n',
        })
    }

    /// The encoding: UTF-8 for a file of nothing but ASCII.
    pub(in crate::import) fn choice(&self) -> Choice {
        self.choice.unwrap_or(Choice { encoding: UTF_8, remark: None })
    }

    /// The first decoded bytes, about `wanted` of them, without consuming them.
    pub(in crate::import) fn peek(&mut self, wanted: usize) -> io::Result<&[u8]> {
        let mut head = vec![0; wanted.max(ROOM)];
        let mut filled = 0;
        while wanted - filled >= ROOM {
            match self.decode(&mut head[filled..])? {
                0 => break,
                read => filled += read,
            }
        }
        head.truncate(filled);
        self.ahead = head;
        Ok(&self.ahead)
    }

    fn fill(&mut self, wanted: usize) -> io::Result<()> {
        if self.raw.len() < wanted && !self.raw_ended {
            let missing = (wanted - self.raw.len()) as u64;
            self.raw_ended = self.input.by_ref().take(missing).read_to_end(&mut self.raw)? < missing as usize;
        }
        Ok(())
    }

    /// Reads on until there are enough bytes beyond ASCII to judge by: a few may be valid in any encoding.
    fn fill_telling(&mut self) -> io::Result<()> {
        const ENOUGH: usize = 200;
        const MOST: usize = 4 * 1024 * 1024;
        while !self.raw_ended && self.raw.len() < MOST && self.raw.iter().filter(|b| !b.is_ascii()).count() < ENOUGH {
            self.fill(2 * self.raw.len().max(HEAD))?;
        }
        Ok(())
    }

    /// Where a text that begins as UTF-8 is none any more: offset and line.
    fn end_of_utf8(&self) -> Option<(u64, u64)> {
        let valid = std::str::from_utf8(&self.raw).err()?.valid_up_to();
        let before = &self.raw[..valid];
        let lines = memchr::memchr_iter(b'\n', before).count() as u64;
        (!before.is_ascii()).then(|| (self.offset + valid as u64, self.lines + lines + 1))
    }

    fn consume(&mut self, bytes: usize) {
        self.raw.drain(..bytes);
        self.offset += bytes as u64;
    }

    /// Decodes into `out`, which must have [`ROOM`].
    fn decode(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let written = loop {
            match &mut self.state {
                State::Undecided => {
                    self.fill(HEAD)?;
                    let ascii = self.raw.iter().position(|b| !b.is_ascii()).unwrap_or(self.raw.len());
                    let given = ascii.min(out.len());
                    if given > 0 {
                        out[..given].copy_from_slice(&self.raw[..given]);
                        self.lines += memchr::memchr_iter(b'\n', &out[..given]).count() as u64;
                        self.consume(given);
                        break given;
                    }
                    if self.raw.is_empty() {
                        self.state = State::Utf8;
                    } else {
                        self.fill_telling()?;
                        let after = Some(self.last).filter(|_| self.offset > 0);
                        let choice = encoding::choose(&self.raw, self.raw_ended, after);
                        self.choice = Some(choice);
                        self.utf8_until = self.end_of_utf8();
                        self.state = State::for_encoding(choice.encoding);
                    }
                }
                State::Utf8 => {
                    let given = if self.raw.is_empty() {
                        self.input.read(out)?
                    } else {
                        let given = self.raw.len().min(out.len());
                        out[..given].copy_from_slice(&self.raw[..given]);
                        self.consume(given);
                        given
                    };
                    if given > 0 {
                        break given;
                    }
                    self.state = State::Ended;
                }
                State::Other(decoder) => {
                    if self.raw.is_empty() && !self.raw_ended {
                        self.raw_ended = self.input.by_ref().take(HEAD as u64).read_to_end(&mut self.raw)? < HEAD;
                    }
                    let (result, read, written) =
                        decoder.decode_to_utf8_without_replacement(&self.raw, out, self.raw_ended);
                    self.consume(read);
                    self.lines += memchr::memchr_iter(b'\n', &out[..written]).count() as u64;
                    match result {
                        DecoderResult::Malformed(bad, after) => {
                            // Where rows of two encodings stand in one file, the second begins where UTF-8 ends.
                            if let Some((offset, line)) = self.utf8_until {
                                let encoding = encoding::label(UTF_8);
                                return Err(io::Error::other(Malformed { encoding, offset, line }));
                            }
                            let offset = self.offset.saturating_sub(u64::from(bad) + u64::from(after));
                            let encoding = encoding::label(self.choice().encoding);
                            return Err(io::Error::other(Malformed { encoding, offset, line: self.lines + 1 }));
                        }
                        DecoderResult::InputEmpty if self.raw_ended => self.state = State::Ended,
                        _ => {}
                    }
                    if written > 0 {
                        break written;
                    }
                }
                State::Ended if self.last != b'\n' && !out.is_empty() => {
                    out[0] = b'\n';
                    break 1;
                }
                State::Ended => return Ok(0),
            }
        };
        self.last = out[written - 1];
        Ok(written)
    }
}

impl State {
    fn for_encoding(encoding: &'static Encoding) -> State {
        if encoding == UTF_8 {
            State::Utf8
        } else {
            State::Other(Box::new(encoding.new_decoder_without_bom_handling()))
        }
    }
}

impl Read for Decoding<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.ahead.is_empty() {
            if out.len() >= ROOM {
                return self.decode(out);
            }
            self.peek(ROOM)?;
        }
        let given = self.ahead.len().min(out.len());
        out[..given].copy_from_slice(&self.ahead[..given]);
        self.ahead.drain(..given);
        Ok(given)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(bytes: &[u8], stated: Option<&str>) -> Result<String, String> {
        let input = Input::new(Box::new(bytes)).map_err(|e| e.to_string())?;
        let stated = stated.and_then(encoding::by_label);
        let mut decoding = Decoding::new(input, stated).map_err(|e| e.to_string())?;
        decoding.peek(16).map_err(|e| e.to_string())?;
        let mut text = String::new();
        decoding.read_to_string(&mut text).map_err(|e| e.to_string())?;
        Ok(text)
    }

    #[test]
    fn every_encoding_becomes_utf8() {
        let utf16: Vec<u8> = "\u{feff}摘要\t5".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{feff}摘要\t5".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let far = [vec![b'a'; 3 * HEAD], b"\n\xbc\xd3\xb0\xe0\xb7\xd1".to_vec()].concat();
        for (bytes, stated, expected) in [
            (utf16, None, "摘要\t5\n".to_string()),
            (big, None, "摘要\t5\n".to_string()),
            ("\u{feff}摘要\n".as_bytes().to_vec(), None, "摘要\n".to_string()),
            (b"\xbc\xd3\xb0\xe0\xb7\xd1,5".to_vec(), None, "加班费,5\n".to_string()),
            (b"a \x96 b\n".to_vec(), None, "a – b\n".to_string()),
            (b"\xc4\xa3\n".to_vec(), Some("utf-8"), "ģ\n".to_string()),
            (far, None, format!("{}\n加班费\n", "a".repeat(3 * HEAD))),
            (Vec::new(), None, String::new()),
        ] {
            assert_eq!(decode(&bytes, stated), Ok(expected));
        }
    }

    #[test]
    fn long_texts_come_whole_through_any_buffer() {
        let text = "客服部加班费,a\n".repeat(20_000);
        let bytes = encoding_rs::GB18030.encode(&text).0;
        for size in [1, 31, 33, 4096, 300_000] {
            let mut decoding = Decoding::new(Input::new(Box::new(&*bytes)).unwrap(), None).unwrap();
            decoding.peek(HEAD).unwrap();
            let (mut buffer, mut decoded) = (vec![0; size], Vec::new());
            loop {
                let read = decoding.read(&mut buffer).unwrap();
                if read == 0 {
                    break;
                }
                decoded.extend_from_slice(&buffer[..read]);
            }
            assert!(decoded == text.as_bytes(), "through {size} bytes");
        }
    }

    #[test]
    fn a_bad_byte_is_named_by_offset_and_line() {
        let error = decode(b"\xbc\xd3\n\xb0\xe0\xff\n", Some("gb18030")).unwrap_err();
        assert_eq!(error, "byte 5 (line 2) is no gb18030");
        let mixed = ["日期,摘要\n2026-01-05,纸\n".as_bytes(), b"2026-01-06,\xb0\xe0\xb7\xd1\n"].concat();
        assert_eq!(decode(&mixed, None).unwrap_err(), "byte 40 (line 3) is no utf-8");
    }
}
