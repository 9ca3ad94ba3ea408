//! Files that hold no table a program can read: said with what to do instead.

use super::importer::{Blocks, Form, Importer, Wish};
use super::input::Input;
use crate::words::{Failure, Place, Problem, msg};

/// The entry `none` of [`super::importer::IMPORTERS`].
pub(in crate::import) struct NoTable;

/// How such files begin, and what is said of them.
const KINDS: &[(&[u8], &str)] = &[
    (b"%PDF", "import-is-pdf"),
    (b"\x89PNG", "import-is-image"),
    (b"\xFF\xD8\xFF", "import-is-image"),
    (b"GIF8", "import-is-image"),
    (b"II*\0", "import-is-image"),
    (b"MM\0*", "import-is-image"),
    (b"Rar!", "import-is-archive"),
    (b"7z\xBC\xAF", "import-is-archive"),
    (b"\x1F\x8B", "import-is-archive"),
    (b":20:", "import-is-swift"),
    (b"{1:F01", "import-is-swift"),
    (b"OFXHEADER", "import-is-swift"),
    (b"!Type:", "import-is-swift"),
];

impl Importer for NoTable {
    fn name(&self) -> &'static str {
        "none"
    }

    fn identify(&self, head: &[u8], _: &str) -> bool {
        KINDS.iter().any(|(begin, _)| head.starts_with(begin))
    }

    fn read(&self, input: Input<'_>, wish: &Wish<'_>, _: &mut Blocks) -> Result<Form, Failure> {
        let kind = KINDS.iter().find(|(begin, _)| input.head().starts_with(begin));
        let (message, hint) = match kind.map(|(_, message)| *message) {
            Some("import-is-pdf") => ("import-is-pdf", "import-is-pdf-hint"),
            Some("import-is-swift") => ("import-is-swift", "import-is-swift-hint"),
            Some("import-is-image") => ("import-is-image", "import-is-pdf-hint"),
            _ => ("import-is-archive", "import-is-archive-hint"),
        };
        Err(Failure::refused(Problem::error(msg(message)).at(Place::file(wish.name)).hint(msg(hint))))
    }
}
