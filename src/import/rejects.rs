//! Bad rows in the user's own format, with the reasons: to be mended and imported again.

use std::io::{self, Write};

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};

use super::encoding;
use super::outcome::ImportOutcome;
use super::row::text::trim;
use crate::words::{CsvWriter, Words, msg, needs_guard, unguarded};

/// Writes the rejects: the source's header, delimiter and encoding, and a last column with the reasons.
///
/// UTF-8 gets a byte-order mark, without which Excel misreads it. Where the source's encoding cannot write the
/// reasons (Chinese in Windows-1252), and for workbooks, the file is UTF-8.
pub fn write_rejects(outcome: &ImportOutcome, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let decided = &outcome.decided;
    let delimiter = decided.delimiter.and_then(|c| u8::try_from(c).ok()).unwrap_or(b',');
    let mut text = Vec::new();
    let mut writer = CsvWriter::delimited(&mut text, delimiter);
    let width = decided.header.len();
    let reasons_header = words.say(&msg("import-rejects-reasons"));
    writer.record(decided.header.iter().map(|name| as_read(name)).chain([reasons_header.as_str()]))?;
    for reject in &outcome.rejects {
        let reasons: Vec<String> = reject.reasons.iter().map(|reason| words.say(reason)).collect();
        let padding = width.saturating_sub(reject.fields.len());
        let fields = reject.fields.iter().map(|field| as_read(field.trim_end_matches('\r')));
        let fields = fields.chain(std::iter::repeat_n("", padding));
        let sheet = reject.sheet.as_ref().map_or(String::new(), |sheet| format!("{sheet}:"));
        let reasons = format!("{sheet}{}: {}", reject.line, reasons.join("; "));
        writer.record(fields.chain([reasons.as_str()]))?;
    }
    writer.finish()?;
    let text = String::from_utf8_lossy(&text);
    let encoding = decided.encoding.as_deref().and_then(encoding::by_label);
    let own = encoding.filter(|e| ![UTF_8, UTF_16LE, UTF_16BE].contains(e)).map(|e| e.encode(&text));
    match own {
        Some((bytes, _, false)) => out.write_all(&bytes),
        _ => {
            out.write_all("\u{feff}".as_bytes())?;
            out.write_all(text.as_bytes())
        }
    }
}

/// A cell as it was read: the guard that its file had is not guarded once more, or it would be another text when it
/// comes back.
fn as_read(cell: &str) -> &str {
    let text = unguarded(trim(cell));
    if needs_guard(text) { text } else { cell }
}
