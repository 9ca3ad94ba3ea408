//! The table of formats, and what they hand on: blocks of rows of text.

use std::sync::mpsc::{Receiver, Sender, SyncSender};

use encoding_rs::Encoding;

use super::block::Block;
use super::camt::CamtFile;
use super::csv::CsvFile;
use super::encoding::Choice;
use super::html::HtmlFile;
use super::input::Input;
use super::no_table::NoTable;
use super::workbook::{XlsxFile, XmlFile};
use crate::import::header::headers::Vocabulary;
use crate::import::inference::Inferred;
use crate::import::row::telling_words::Scan;
use crate::words::{Failure, Problem};

/// One file format: bytes in, rows of text out.
pub(in crate::import) trait Importer: Sync {
    /// Its name in messages and profiles.
    fn name(&self) -> &'static str;

    /// Is this its format? Judged by the first bytes and the name of the file.
    fn identify(&self, head: &[u8], name: &str) -> bool;

    /// Reads every row into `blocks`, in order. Stops quietly when nobody wants more.
    fn read(&self, input: Input<'_>, wish: &Wish<'_>, blocks: &mut Blocks) -> Result<Form, Failure>;
}

/// The formats, most particular first: the last takes what no other knows.
pub(in crate::import) const IMPORTERS: &[&dyn Importer] =
    &[&NoTable, &XlsxFile, &XmlFile, &CamtFile, &HtmlFile, &CsvFile];

/// The format of a file.
pub(in crate::import) fn importer(head: &[u8], name: &str) -> &'static dyn Importer {
    let found = IMPORTERS.iter().find(|importer| importer.identify(head, name));
    *found.unwrap_or(&(&CsvFile as &dyn Importer))
}

/// What is asked of the reading of a file.
pub(in crate::import) struct Wish<'a> {
    /// The file's name, for messages.
    pub(in crate::import) name: &'a str,
    /// `None`: recognise.
    pub(in crate::import) encoding: Option<&'static Encoding>,
    /// `None`: recognise.
    pub(in crate::import) delimiter: Option<u8>,
    /// The sheets of a workbook, or `all`; none is the first ledger and those with the same header.
    pub(in crate::import) sheets: Vec<&'a str>,
    /// May several sheets be read, one after the other?
    pub(in crate::import) several: bool,
    /// Tells headers from other rows.
    pub(in crate::import) vocabulary: &'a Vocabulary,
}

/// What was found out about the form of a file.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct Form {
    pub(in crate::import) encoding: Option<Choice>,
    pub(in crate::import) delimiter: Option<u8>,
    /// The sheets of a workbook that were read.
    pub(in crate::import) sheets: Vec<String>,
    /// What was inferred about it.
    pub(in crate::import) inferences: Vec<Inferred>,
    /// What the user should know.
    pub(in crate::import) warnings: Vec<Problem>,
}

/// Where full blocks go: to a thread that interprets them, or, where there is but one thread, to wait for it.
pub(in crate::import) enum Way {
    Bounded(SyncSender<Block>),
    Unbounded(Sender<Block>),
}

/// The way of blocks from the reading thread to the one that interprets.
pub(in crate::import) struct Blocks {
    block: Block,
    scan: Scan,
    forward: Way,
    back: Receiver<Block>,
}

impl Blocks {
    pub(in crate::import) fn new(forward: Way, back: Receiver<Block>) -> Blocks {
        Blocks { block: Block::default(), scan: Scan::default(), forward, back }
    }

    /// What follows is a table of its own, with its own header; `title` is its sheet's name, which may say something
    /// of its amounts.
    pub(in crate::import) fn open(&mut self, sheet: Option<String>, title: &str) {
        if self.block.len() > 0 {
            self.flush();
        }
        self.block.opens = Some(sheet);
        self.block.title = Some(title.to_string());
    }

    /// The block being filled.
    pub(in crate::import) fn block(&mut self) -> &mut Block {
        &mut self.block
    }

    /// Sends the block on if it is full; `false` when nobody wants more.
    pub(in crate::import) fn pass(&mut self) -> bool {
        !self.block.is_full() || self.flush()
    }

    /// Sends the block on.
    pub(in crate::import) fn flush(&mut self) -> bool {
        let next = self.back.try_recv().unwrap_or_default();
        let mut block = std::mem::replace(&mut self.block, next);
        block.seal(&mut self.scan);
        match &self.forward {
            Way::Bounded(way) => way.send(block).is_ok(),
            Way::Unbounded(way) => way.send(block).is_ok(),
        }
    }
}

/// Gives an emptied block back to be filled again.
pub(in crate::import) fn recycle(mut block: Block, back: &Sender<Block>) {
    block.clear();
    // The reading thread may have ended: then nobody needs it.
    let _ = back.send(block);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_format_knows_its_own_and_has_a_name_of_its_own() {
        let names: Vec<_> = IMPORTERS.iter().map(|importer| importer.name()).collect();
        assert_eq!(names, ["none", "xlsx", "xml", "camt", "html", "csv"]);
        for (head, name, expected) in [
            (&b"PK\x03\x04"[..], "a.csv", "xlsx"),
            (b"\xEF\xBB\xBF <HTML><body><TABLE>", "a.xls", "html"),
            (
                b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                "a.xls",
                "xml",
            ),
            (
                b"<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">",
                "a.xml",
                "camt",
            ),
            (b":20:STARTUMS\r\n:25:", "a.sta", "none"),
            (b"<not a table>,5", "a.csv", "csv"),
            (b"%PDF-1.7", "a.pdf", "none"),
            (b"\xD0\xCF\x11\xE0", "a.xls", "xlsx"),
            ("日期,金额".as_bytes(), "a.xlsx", "csv"),
            (b"", "-", "csv"),
        ] {
            assert_eq!(importer(head, name).name(), expected, "{name}");
        }
    }
}
