//! Findings that somebody looked at and knows about: `ignored/<code>.<key>.toml`, one small file each, so that branches
//! of a book merge whatever was set aside on either.
//!
//! Written by `budget scan --ignore`; deleting a file brings its finding back. A finding whose facts change has another
//! key, and is told again.

use chrono::{DateTime, SecondsFormat};
use toml_edit::{DocumentMut, value};

use crate::book::{Book, list_files, read_text};
use crate::model::Ignored;
use crate::words::{Failure, Place, Problem, msg};

/// Where it stands.
pub fn path(book: &Book, id: &str) -> std::path::PathBuf {
    book.ignored().join(format!("{}.toml", id.replace(':', ".")))
}

/// As it is written.
pub fn text(own: &Ignored) -> String {
    let mut document = DocumentMut::new();
    for (key, text) in [("finding", &own.id), ("said", &own.said), ("reason", &own.reason), ("by", &own.by)] {
        document.insert(key, value(text.as_str()));
    }
    if let Some(at) = own.at {
        document.insert("at", value(at.to_rfc3339_opts(SecondsFormat::Secs, true)));
    }
    document.to_string()
}

/// All that a book has, by id.
pub fn all(book: &Book) -> Result<Vec<Ignored>, Failure> {
    let mut all = Vec::new();
    for path in list_files(&book.ignored(), "toml")? {
        let text = read_text(&path)?;
        let Some(own) = read(&text) else {
            let problem = Problem::error(msg("scan-ignored-unreadable")).at(Place::file(book.show(&path)));
            return Err(Failure::could_not_run(problem.hint(msg("scan-ignored-unreadable-hint"))));
        };
        all.push(own);
    }
    all.sort_by(|a: &Ignored, b| a.id.cmp(&b.id));
    Ok(all)
}

fn read(text: &str) -> Option<Ignored> {
    let document: DocumentMut = text.parse().ok()?;
    let of = |key: &str| document.get(key).and_then(|item| item.as_str()).map(str::to_string);
    let at = of("at").and_then(|text| DateTime::parse_from_rfc3339(&text).ok()).map(|at| at.to_utc());
    let own = Ignored {
        id: of("finding").filter(|id| id.contains(':'))?,
        said: of("said").unwrap_or_default(),
        reason: of("reason").filter(|reason| !reason.trim().is_empty())?,
        by: of("by").unwrap_or_default(),
        at,
    };
    Some(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let own = Ignored {
            id: "duplicate-invoice:3fa9c1d2".into(),
            said: "\"twice\" = 两次\n".into(),
            reason: "两份合同".into(),
            by: "王会计".into(),
            at: DateTime::from_timestamp(1_780_000_000, 0),
        };
        assert_eq!(read(&text(&own)), Some(own));
        assert_eq!((read("finding = 'x'\nreason = 'y'"), read("finding = 'x:1'"), read("[")), (None, None, None));
    }
}
