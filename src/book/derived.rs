//! Files that are made of others and can be made again: the ledger's index, the cache of plans.
//!
//! Such a file is a directory and sections: little-endian, each with a length and a checksum. Whatever does not fit is
//! [`Torn`], and made again from what it was made of; whether that changed, the stats of files tell ([`Stamp`]).

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::time::UNIX_EPOCH;

use tempfile::NamedTempFile;
use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

use super::atomic::{persist, temporary};
use super::failpoint::step;
use super::no_link::open_own;

/// A damaged place in a derived file: make it anew.
#[derive(Clone, Copy, Debug)]
pub struct Torn;

/// What the file system says of a file; as long as it says the same, the bytes are taken to be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// In bytes.
    pub size: u64,
    /// When it was written, in nanoseconds since 1970.
    pub modified: u64,
    /// Its number, where the system has such numbers.
    pub inode: u64,
}

impl Stamp {
    /// The stamp of a file.
    pub fn from_metadata(metadata: &fs::Metadata) -> Stamp {
        let modified = metadata.modified().ok().and_then(|t| t.duration_since(UNIX_EPOCH).ok());
        let modified = modified.and_then(|d| u64::try_from(d.as_nanos()).ok()).unwrap_or(0);
        Stamp { size: metadata.len(), modified, inode: inode(metadata) }
    }

    /// The stamp of what stands under a path; `None` where that cannot be told.
    pub fn at(path: &Path) -> Option<Stamp> {
        fs::metadata(path).ok().map(|metadata| Stamp::from_metadata(&metadata))
    }

    /// The same, and when anything about the file was changed, its times included, where the system keeps that: programs
    /// set `modified` as they like, and this they cannot.
    pub fn with_change(path: &Path) -> Option<(Stamp, u64)> {
        fs::metadata(path).ok().map(|metadata| (Stamp::from_metadata(&metadata), changed(&metadata)))
    }
}

#[cfg(unix)]
fn inode(metadata: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn inode(_: &fs::Metadata) -> u64 {
    0
}

#[cfg(unix)]
fn changed(metadata: &fs::Metadata) -> u64 {
    use std::os::unix::fs::MetadataExt;
    let nanoseconds = metadata.ctime().checked_mul(1_000_000_000).and_then(|n| n.checked_add(metadata.ctime_nsec()));
    nanoseconds.and_then(|n| u64::try_from(n).ok()).unwrap_or(0)
}

#[cfg(not(unix))]
fn changed(_: &fs::Metadata) -> u64 {
    0
}

/// A number that only the same bytes have.
pub fn sum_of(bytes: &[u8]) -> u128 {
    xxh3_128(bytes)
}

/// The same of the bytes of a file.
pub fn sum_of_file(path: &Path) -> io::Result<u128> {
    fs::read(path).map(|bytes| sum_of(&bytes))
}

/// An open derived file.
#[derive(Debug)]
pub struct Sections(File);

/// Where a section stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its first byte.
    pub offset: u64,
    /// How many there are.
    pub length: u64,
    /// Of them.
    pub checksum: u64,
}

impl Span {
    /// Of bytes that are to stand here.
    pub fn new(offset: u64, bytes: &[u8]) -> Span {
        Span { offset, length: bytes.len() as u64, checksum: xxh3_64(bytes) }
    }

    /// Appends it to a directory.
    pub fn put(self, out: &mut Vec<u8>) {
        [self.offset, self.length, self.checksum].into_iter().for_each(|number| put_u64(out, number));
    }

    /// Takes it from a directory that ends at `base`, where sections begin.
    pub fn take(fields: &mut Bytes<'_>, base: u64) -> Result<Span, Torn> {
        let offset = fields.u64()?.checked_add(base).ok_or(Torn)?;
        Ok(Span { offset, length: fields.u64()?, checksum: fields.u64()? })
    }

    /// Reads the section into a buffer.
    pub fn read(self, sections: &Sections, buffer: &mut Vec<u8>) -> Result<(), Torn> {
        let mut file = &sections.0;
        // The directory's checksum vouches for the length.
        buffer.resize(self.length as usize, 0);
        file.seek(SeekFrom::Start(self.offset)).map_err(|_| Torn)?;
        file.read_exact(buffer).map_err(|_| Torn)?;
        if xxh3_64(buffer) == self.checksum { Ok(()) } else { Err(Torn) }
    }
}

/// Bytes before the directory: magic, length and checksum of the directory.
const HEAD: u64 = 24;

/// Opens a derived file: the file, its directory, and where its sections begin.
pub fn open_derived(path: &Path, magic: &[u8; 8]) -> Result<(Sections, Vec<u8>, u64), Torn> {
    let mut file = open_own(path).map_err(|_| Torn)?;
    let mut head = [0; HEAD as usize];
    file.read_exact(&mut head).map_err(|_| Torn)?;
    let mut fields = Bytes(&head);
    if fields.take(magic.len())? != magic {
        return Err(Torn);
    }
    let (length, checksum) = (fields.u64()?, fields.u64()?);
    let size = file.metadata().map_err(|_| Torn)?.len();
    if length > size {
        return Err(Torn);
    }
    let mut directory = vec![0; length as usize];
    file.read_exact(&mut directory).map_err(|_| Torn)?;
    if xxh3_64(&directory) != checksum {
        return Err(Torn);
    }
    Ok((Sections(file), directory, HEAD + length))
}

/// A derived file in the making: a temporary file that is renamed once it is whole.
pub struct DerivedFile(NamedTempFile);

impl DerivedFile {
    /// Begins one in a folder.
    pub fn begin(folder: &Path) -> io::Result<DerivedFile> {
        temporary(folder).map(DerivedFile)
    }

    /// When it was begun, by the clock that files are stamped by.
    pub fn begun(&self) -> Option<u64> {
        self.0.as_file().metadata().ok().map(|metadata| Stamp::from_metadata(&metadata).modified)
    }

    /// Writes it under its name. Not synced: a torn one is noticed and made again.
    pub fn finish<'b>(
        self,
        path: &Path,
        magic: &[u8; 8],
        directory: &[u8],
        sections: impl IntoIterator<Item = &'b [u8]>,
    ) -> io::Result<()> {
        let mut out = self.0;
        step()?;
        let file = out.as_file_mut();
        file.write_all(magic)?;
        file.write_all(&(directory.len() as u64).to_le_bytes())?;
        file.write_all(&xxh3_64(directory).to_le_bytes())?;
        file.write_all(directory)?;
        sections.into_iter().try_for_each(|section| file.write_all(section))?;
        persist(out, path)
    }
}

/// Fields taken from the front.
pub struct Bytes<'a>(pub &'a [u8]);

impl<'a> Bytes<'a> {
    /// So many bytes.
    pub fn take(&mut self, length: usize) -> Result<&'a [u8], Torn> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or(Torn)?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Torn> {
        self.take(N)?.try_into().map_err(|_| Torn)
    }

    /// One byte.
    pub fn u8(&mut self) -> Result<u8, Torn> {
        Ok(self.array::<1>()?[0])
    }

    /// Four bytes as a number.
    pub fn u32(&mut self) -> Result<u32, Torn> {
        self.array().map(u32::from_le_bytes)
    }

    /// Eight.
    pub fn u64(&mut self) -> Result<u64, Torn> {
        self.array().map(u64::from_le_bytes)
    }

    /// Sixteen.
    pub fn u128(&mut self) -> Result<u128, Torn> {
        self.array().map(u128::from_le_bytes)
    }

    /// A text with its length.
    pub fn str(&mut self) -> Result<&'a str, Torn> {
        let length = self.u32()? as usize;
        std::str::from_utf8(self.take(length)?).map_err(|_| Torn)
    }

    /// The same, owned.
    pub fn text(&mut self) -> Result<String, Torn> {
        self.str().map(str::to_string)
    }

    /// Texts with their number.
    pub fn texts(&mut self) -> Result<Vec<String>, Torn> {
        (0..self.u32()?).map(|_| self.text()).collect()
    }

    /// Numbers of four bytes with their number.
    pub fn u32s(&mut self) -> Result<Vec<u32>, Torn> {
        let count = self.u32()? as usize;
        let bytes = self.take(count.checked_mul(4).ok_or(Torn)?)?;
        Ok(bytes.as_chunks::<4>().0.iter().map(|bytes| u32::from_le_bytes(*bytes)).collect())
    }
}

/// Appends a number of four bytes.
pub fn put_u32(out: &mut Vec<u8>, number: u32) {
    out.extend_from_slice(&number.to_le_bytes());
}

/// Of eight.
pub fn put_u64(out: &mut Vec<u8>, number: u64) {
    out.extend_from_slice(&number.to_le_bytes());
}

/// Appends a text with its length.
pub fn put_text(out: &mut Vec<u8>, text: &str) {
    put_u32(out, text.len() as u32);
    out.extend_from_slice(text.as_bytes());
}

/// Appends texts with their number.
pub fn put_texts(out: &mut Vec<u8>, texts: &[String]) {
    put_u32(out, texts.len() as u32);
    texts.iter().for_each(|text| put_text(out, text));
}

/// Appends numbers of four bytes with their number.
pub fn put_u32s(out: &mut Vec<u8>, numbers: &[u32]) {
    put_u32(out, numbers.len() as u32);
    numbers.iter().for_each(|number| put_u32(out, *number));
}
