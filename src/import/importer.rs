//! The table of formats, and what they hand on: blocks of rows of text.

use std::sync::mpsc::{Receiver, Sender, SyncSender};

use csv::StringRecord;
use encoding_rs::Encoding;

use super::csv_file::CsvFile;
use super::encoding::Choice;
use super::headers::Vocabulary;
use super::source::Input;
use super::xlsx_file::XlsxFile;
use crate::words::Failure;

/// One file format: bytes in, rows of text out.
pub(super) trait Importer: Sync {
    /// Its name in messages and profiles.
    fn name(&self) -> &'static str;

    /// Is this its format? Judged by the first bytes and the name of the file.
    fn identify(&self, head: &[u8], name: &str) -> bool;

    /// Reads every row into `blocks`, in order. Stops quietly when nobody wants more.
    fn read(&self, input: Input<'_>, wish: &Wish<'_>, blocks: &mut Blocks) -> Result<Form, Failure>;
}

/// The formats, most particular first: the last takes what no other knows.
pub(super) const IMPORTERS: &[&dyn Importer] = &[&XlsxFile, &CsvFile];

/// The format of a file.
pub(super) fn importer(head: &[u8], name: &str) -> &'static dyn Importer {
    let found = IMPORTERS.iter().find(|importer| importer.identify(head, name));
    *found.unwrap_or(&(&CsvFile as &dyn Importer))
}

/// What is asked of the reading of a file.
pub(super) struct Wish<'a> {
    /// The file's name, for messages.
    pub(super) name: &'a str,
    /// `None`: recognise.
    pub(super) encoding: Option<&'static Encoding>,
    /// `None`: recognise.
    pub(super) delimiter: Option<u8>,
    /// The sheet of a workbook; `None` is the first with a header.
    pub(super) sheet: Option<&'a str>,
    /// Tells headers from other rows.
    pub(super) vocabulary: &'a Vocabulary,
}

/// What was found out about the form of a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Form {
    pub(super) encoding: Option<Choice>,
    pub(super) delimiter: Option<u8>,
    pub(super) sheet: Option<String>,
}

/// A row of text with its line (or row) number in the file.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) line: u64,
    pub(super) cells: StringRecord,
}

/// Rows on their way between two threads; filled and emptied again and again.
#[derive(Debug, Default)]
pub(super) struct Block {
    rows: Vec<Row>,
    filled: usize,
}

const BLOCK: usize = 512;

impl Block {
    /// The next row to fill; what it holds is from an earlier use.
    pub(super) fn next_row(&mut self) -> &mut Row {
        if self.filled == self.rows.len() {
            self.rows.push(Row::default());
        }
        &mut self.rows[self.filled]
    }

    /// Counts the row of `next_row` in.
    pub(super) fn keep(&mut self) {
        self.filled += 1;
    }

    /// The rows counted in.
    pub(super) fn rows(&self) -> &[Row] {
        &self.rows[..self.filled]
    }
}

/// The way of blocks from the reading thread to the one that interprets.
pub(super) struct Blocks {
    block: Block,
    forward: SyncSender<Block>,
    back: Receiver<Block>,
}

impl Blocks {
    pub(super) fn new(forward: SyncSender<Block>, back: Receiver<Block>) -> Blocks {
        Blocks { block: Block::default(), forward, back }
    }

    /// The block being filled.
    pub(super) fn block(&mut self) -> &mut Block {
        &mut self.block
    }

    /// Sends the block on if it is full; `false` when nobody wants more.
    pub(super) fn pass(&mut self) -> bool {
        self.block.filled < BLOCK || self.flush()
    }

    /// Sends the block on.
    pub(super) fn flush(&mut self) -> bool {
        let next = self.back.try_recv().unwrap_or_default();
        self.forward.send(std::mem::replace(&mut self.block, next)).is_ok()
    }
}

/// Gives an emptied block back to be filled again.
pub(super) fn recycle(mut block: Block, back: &Sender<Block>) {
    block.filled = 0;
    // The reading thread may have ended: then nobody needs it.
    let _ = back.send(block);
}
