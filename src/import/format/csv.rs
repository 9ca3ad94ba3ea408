//! Text files with a delimiter: CSV, TSV and their relatives, in any encoding.

use super::decode::{Decoding, Malformed};
use super::importer::{Blocks, Form, Importer, Wish};
use super::input::{HEAD, Input};
use super::lines::{self, Manner};
use super::sniff;
use crate::words::{Exit, Failure, Place, Problem, io_cause, msg};

/// The entry `csv` of [`super::importer::IMPORTERS`].
pub(in crate::import) struct CsvFile;

impl Importer for CsvFile {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn identify(&self, _: &[u8], _: &str) -> bool {
        true
    }

    fn read(&self, input: Input<'_>, wish: &Wish<'_>, blocks: &mut Blocks) -> Result<Form, Failure> {
        if input.head().iter().take(4096).filter(|b| **b == 0).count() > 0
            && super::encoding::marked(input.head()).is_none()
            && super::encoding::unmarked_utf16(input.head()).is_none()
            && wish.encoding.is_none()
        {
            let message = msg("import-binary");
            let problem = Problem::error(message).at(Place::file(wish.name)).hint(msg("import-binary-hint"));
            return Err(Failure::refused(problem));
        }
        let mut decoding = Decoding::new(input, wish.encoding).map_err(|e| unreadable(wish.name, &e))?;
        let mut head = decoding.peek(HEAD).map_err(|e| unreadable(wish.name, &e))?.to_vec();
        let ends_by_cr = lines::ends_by_cr(&head);
        if ends_by_cr {
            head.iter_mut().filter(|b| **b == b'\r').for_each(|b| *b = b'\n');
        }
        let delimiter =
            wish.delimiter.unwrap_or_else(|| sniff::delimiter(&String::from_utf8_lossy(&head), wish.vocabulary));
        blocks.block().delimiter = Some(delimiter);
        let manner = Manner { name: wish.name, delimiter, ends_by_cr };
        lines::read(&mut decoding, manner, blocks)?;
        blocks.flush();
        Ok(Form { encoding: Some(decoding.choice()), delimiter: Some(delimiter), ..Form::default() })
    }
}

/// The bytes could not be read, or not in their encoding.
pub(in crate::import) fn unreadable(name: &str, error: &std::io::Error) -> Failure {
    match error.get_ref().and_then(|e| e.downcast_ref::<Malformed>()) {
        Some(bad) => {
            let message =
                msg("import-bad-byte").with("encoding", bad.encoding.as_str()).with("offset", bad.offset.to_string());
            let place = Place::line(name, bad.line);
            Failure::refused(Problem::error(message).at(place).hint(msg("import-bad-byte-hint")))
        }
        None => {
            let message = msg("import-unreadable").with("cause", io_cause(error));
            let problem = Problem::error(message).at(Place::file(name));
            Failure { exit: Exit::CouldNotRun, problems: vec![problem] }
        }
    }
}
