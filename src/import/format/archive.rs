//! A ZIP with one file in it, as banks and payment services send their statements.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::importer::{Blocks, Form, Wish, importer};
use super::input::Input;
use crate::words::{Failure, Message, Place, Problem, msg};

/// The file in an archive is no larger unpacked.
const LARGEST: u64 = 4 << 30;

/// Reads the one file of an archive.
pub(super) fn read(bytes: &[u8], wish: &Wish<'_>, blocks: &mut Blocks) -> Result<Form, Failure> {
    let refused = |message: Message, hint: &'static str| {
        Failure::refused(Problem::error(message).at(Place::file(wish.name)).hint(msg(hint)))
    };
    let damaged =
        |e: ZipError| refused(msg("import-bad-workbook").with("cause", e.to_string()), "import-bad-workbook-hint");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut names = Vec::new();
    for i in 0..archive.len() {
        let entry = archive.by_index_raw(i).map_err(damaged)?;
        let name = entry.name().map_err(damaged)?.into_owned();
        let last = name.rsplit('/').next().unwrap_or_default();
        if entry.is_file() && !last.starts_with('.') && !name.starts_with("__MACOSX") {
            names.push((i, name, entry.encrypted()));
        }
    }
    let [(index, name, encrypted)] = &names[..] else {
        let files = names.iter().map(|(_, name, _)| Message::verbatim(name)).collect::<Vec<_>>();
        let message = msg("import-archive-of-many").with("count", names.len()).with("files", files);
        return Err(refused(message, "import-archive-hint"));
    };
    if *encrypted {
        return Err(refused(msg("import-archive-password"), "import-archive-password-hint"));
    }
    let entry = archive.by_index(*index).map_err(damaged)?;
    let mut inner = Vec::new();
    // Unpacked piece by piece, unless it is a workbook itself.
    let mut entry = entry.take(LARGEST);
    entry.by_ref().take(4).read_to_end(&mut inner).map_err(|e| super::unreadable(wish.name, &e))?;
    if inner.starts_with(b"PK\x03\x04") && !name.to_lowercase().ends_with(".xlsx") {
        let message = msg("import-archive-of-many").with("count", 1_u64).with("files", vec![Message::verbatim(name)]);
        return Err(refused(message, "import-archive-hint"));
    }
    let input = Input::new(Box::new(Cursor::new(inner).chain(entry))).map_err(|e| super::unreadable(wish.name, &e))?;
    importer(input.head(), name).read(input, wish, blocks)
}
