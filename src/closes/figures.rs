//! The lines of a closed month as CSV: what `restated` holds the ledger against, and git shows.

use super::{Part, part_path};
use crate::book::{Book, read_bytes};
use crate::model::{Category, Close, Currency, Dimensions, Figure, LineKey, Money};
use crate::words::{CsvWriter, Failure, Place, Problem, msg, unguarded};

/// A line that covers an axis whole. No member is called so.
const WHOLE: &str = "*";

/// The text of `N.figures.csv`.
pub fn figures_text(figures: &[Figure], axes: &Dimensions) -> anyhow::Result<String> {
    let mut bytes = Vec::new();
    let mut writer = CsvWriter::new(&mut bytes);
    let header = std::iter::once("category").chain(axes.names()).chain(["budget", "actual"]);
    writer.record(header.map(String::from))?;
    for figure in figures {
        let members = figure.key.members.iter().map(|own| own.as_deref().unwrap_or(WHOLE).to_string());
        let own = std::iter::once(figure.key.category.to_string()).chain(members);
        writer.record(own.chain([figure.budget.plain(), figure.actual.plain()]))?;
    }
    writer.finish()?;
    Ok(String::from_utf8(bytes)?)
}

/// What the lines of a close were, on the axes that the book has now.
pub fn figures(book: &Book, close: &Close, axes: &Dimensions, currency: Currency) -> Result<Vec<Figure>, Failure> {
    let path = part_path(book, close.month, close.number, Part::Figures);
    let bytes = read_bytes(&path)?;
    let changed = || {
        let problem = Problem::error(msg("close-changed").with("month", close.month.to_string()));
        Failure::could_not_run(problem.at(Place::file(book.show(&path))).hint(msg("close-restore-hint")))
    };
    if blake3::hash(&bytes).to_hex().as_str() != close.figures {
        return Err(changed());
    }
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.as_slice());
    let mut figures = Vec::new();
    for record in reader.records().skip(1) {
        let record = record.map_err(|_| changed())?;
        figures.push(figure(&record, close, axes, currency).ok_or_else(changed)?);
    }
    Ok(figures)
}

fn figure(record: &csv::StringRecord, close: &Close, axes: &Dimensions, currency: Currency) -> Option<Figure> {
    let count = close.axes.len();
    let member = |axis: &str| {
        let at = close.axes.iter().position(|own| own == axis)?;
        let member = unguarded(record.get(at + 1)?);
        (member != WHOLE).then(|| member.to_string())
    };
    Some(Figure {
        key: LineKey {
            category: Category::parse(unguarded(record.get(0)?))?,
            members: axes.names().map(member).collect(),
        },
        budget: amount(unguarded(record.get(count + 1)?), currency)?,
        actual: amount(unguarded(record.get(count + 2)?), currency)?,
    })
}

/// An amount as [`Money::plain`] writes it.
fn amount(text: &str, currency: Currency) -> Option<Money> {
    let minor: i64 = text.chars().filter(|c| *c != '.').collect::<String>().parse().ok()?;
    Some(Money::from_minor(minor, currency)).filter(|amount| amount.plain() == text)
}
