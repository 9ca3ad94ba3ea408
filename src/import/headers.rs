//! Which row is the header, and what each of its cells may mean.
//!
//! The words are those of [`super::header_words`]; where a file has two of one field, the earlier wins.

use std::collections::{BTreeSet, HashMap};

use super::block::Row;
use super::fields::Column;
use super::header_words::{AXES, BALANCES, WORDS};
use super::sheet::SheetKind;
use super::source::Setting;
use super::values::{half_width, period};
use crate::model::{Currency, Unit};

/// The header is searched for in so many rows.
pub(super) const SEARCHED: usize = 50;

/// Codes that stand in headers. Not every three letters in brackets are a currency: `Amount (net)`.
const CURRENCIES: [&str; 13] =
    ["cny", "usd", "eur", "gbp", "hkd", "jpy", "twd", "mop", "sgd", "aud", "cad", "chf", "krw"];

/// The header of a file: one row, or several taken together.
#[derive(Clone, Debug, Default)]
pub(super) struct Header {
    /// The row in which it begins and ends, counted among the rows searched.
    pub(super) first: usize,
    pub(super) last: usize,
    /// The number of its last line in the file.
    pub(super) line: u64,
    /// For each column the lowest header that says something.
    pub(super) names: Vec<String>,
    /// For each column the title of the group above it; often empty.
    pub(super) groups: Vec<String>,
}

/// The words that tell a header from other rows.
pub(super) struct Vocabulary {
    words: HashMap<String, Vec<(Column, usize)>>,
    /// Headers that a profile names.
    wanted: BTreeSet<String>,
    /// The line a profile fixes.
    at: Option<u64>,
    /// A table that is no ledger has more headers.
    sheet: Option<SheetKind>,
}

impl Vocabulary {
    pub(super) fn new(setting: &Setting<'_>, sheet: Option<SheetKind>) -> Vocabulary {
        let mut words: HashMap<String, Vec<(Column, usize)>> = HashMap::new();
        for (field, names) in WORDS {
            for (rank, name) in names.split('|').enumerate() {
                words.entry(name.to_string()).or_default().push((Column::Field(field), rank));
            }
        }
        for (index, axis) in setting.settings.dimensions.axes.iter().enumerate() {
            let own = key(&axis.name);
            let kin = AXES.iter().find(|names| names.split('|').any(|name| name == own)).copied().unwrap_or_default();
            for (rank, name) in
                std::iter::once(own.as_str()).chain(kin.split('|').filter(|word| !word.is_empty())).enumerate()
            {
                words.entry(name.to_string()).or_default().push((Column::Axis(index), rank));
            }
        }
        let columns = setting.profile.map(|p| &p.columns);
        let wanted = columns.into_iter().flat_map(|c| c.values()).map(|header| key(header)).collect();
        let at = setting.profile.and_then(|p| p.header_row).map(|row| row as u64);
        Vocabulary { words, wanted, at, sheet }
    }

    /// What a header may mean, with its priority there.
    pub(super) fn meanings(&self, header: &str) -> &[(Column, usize)] {
        let whole = squeezed(header);
        let found = self.words.get(&whole).or_else(|| self.words.get(&key(header)));
        found.map_or(&[], Vec::as_slice)
    }

    /// How many different columns a row names.
    pub(super) fn known<'c>(&self, cells: impl Iterator<Item = &'c str>) -> usize {
        cells.filter_map(|cell| self.recognised(cell)).collect::<BTreeSet<_>>().len()
    }

    fn recognised(&self, cell: &str) -> Option<String> {
        if cell.is_empty() || cell.len() > 100 {
            return None;
        }
        let key = key(cell);
        if let Some((column, _)) = self.meanings(cell).first() {
            return Some(format!("{column:?}"));
        }
        let of_sheet =
            |sheet: &SheetKind| sheet.words.contains(&key) || (sheet.months && period::read(&key, Some(2000)).is_ok());
        (self.wanted.contains(&key) || self.sheet.as_ref().is_some_and(of_sheet)).then_some(key)
    }

    fn least(&self) -> usize {
        match (&self.sheet, self.wanted.len()) {
            (Some(_), _) | (_, 1..=2) => 2,
            _ => 3,
        }
    }

    /// The header among the first rows of a file.
    pub(super) fn locate(&self, rows: &[Row<'_>]) -> Option<Header> {
        let rows = &rows[..rows.len().min(SEARCHED.max(self.at.unwrap_or(0) as usize))];
        let first = match self.at {
            Some(line) => rows.iter().position(|row| row.line >= line)?,
            None => (0..rows.len()).find(|i| {
                self.known(rows[*i].cells.iter()) >= self.least()
                    || (self.continues(rows, *i) && {
                        let both = rows[*i].cells.iter().chain(rows[*i + 1].cells.iter());
                        self.known(rows[*i].cells.iter()) > 0 && self.known(both) >= self.least()
                    })
            })?,
        };
        let last = if self.continues(rows, first) { first + 1 } else { first };
        let width = rows[first..=last].iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let cell = |row: usize, column: usize| clean(rows[row].cells.get(column).unwrap_or_default());
        let (mut names, mut groups, mut group) = (Vec::new(), Vec::new(), String::new());
        for column in 0..width {
            let (above, below) = (cell(first, column), cell(last, column));
            if last == first || below.is_empty() {
                group.clear();
                names.push(above);
            } else {
                // A title merged over several columns stands in the first of them only.
                group = if above.is_empty() { group } else { above };
                names.push(below);
            }
            groups.push(group.clone());
        }
        Some(Header { first, last, line: rows[last].line, names, groups })
    }

    /// Is the row after this one a second row of the header? It names columns and holds no figures.
    fn continues(&self, rows: &[Row<'_>], row: usize) -> bool {
        rows.get(row + 1).is_some_and(|next| {
            let cells = || next.cells.iter().map(str::trim).filter(|c| !c.is_empty());
            let figures = match self.sheet.is_some() {
                false => next.cells.iter().any(|c| c.bytes().any(|b| b.is_ascii_digit())),
                // `5` alone may be May or five thousand; months come as 1 to 12.
                true => {
                    let bare = || cells().filter(|c| c.len() <= 2 && c.bytes().all(|b| b.is_ascii_digit()));
                    bare().next().is_some() && !bare().map(str::to_string).eq((1..=12).map(|m| m.to_string()))
                }
            };
            let known = cells().filter(|c| self.recognised(c).is_some()).count();
            !figures && known > 0 && known * 2 > cells().count()
        })
    }
}

/// Does a group's title say that its columns are no movements of the period?
pub(super) fn is_balance(group: &str) -> bool {
    let group = squeezed(group);
    BALANCES.split('|').any(|word| group.contains(word))
}

/// A header as shown: one line, trimmed.
pub(super) fn clean(header: &str) -> String {
    header.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').replace(['\r', '\n', '\t'], "")
}

/// Half-width, lower case, without blanks and `_ - .`.
fn squeezed(header: &str) -> String {
    let kept = |c: &char| !c.is_whitespace() && !matches!(c, '_' | '-' | '.' | ':' | '\u{FEFF}' | '*' | '#');
    half_width(header).chars().filter(kept).collect::<String>().to_lowercase()
}

/// The word by which a header is known: squeezed, and without what stands in brackets.
pub(super) fn key(header: &str) -> String {
    let squeezed = squeezed(header);
    let plain = match squeezed.split_once('(') {
        Some((before, _)) if !before.is_empty() => before,
        _ => &squeezed,
    };
    let plain = plain.strip_suffix("万元").filter(|rest| !rest.is_empty()).unwrap_or(plain);
    plain.trim_end_matches('/').to_string()
}

/// The unit and the currency that a header or a title states: `金额(万元)`, `单位：万元`, `Amount (£000)`.
pub(super) fn stated(text: &str) -> (Option<Unit>, Option<Currency>) {
    let text = squeezed(text);
    let inner = text.split_once('(').map_or(text.as_str(), |(_, inner)| inner).trim_end_matches(')');
    let inner = inner.rsplit("单位").next().unwrap_or(inner).trim_start_matches(':');
    let unit = match inner {
        t if t.ends_with("亿元") || t == "亿" => Some(Unit::Yi),
        t if t.ends_with("万元") || t == "万" => Some(Unit::Wan),
        t if t.ends_with("千元") || t.ends_with("'000") || t.ends_with("000s") || t.ends_with("thousands") => {
            Some(Unit::Thousand)
        }
        t if t.ends_with('元') => Some(Unit::One),
        "£000" | "$000" | "€000" | "thousand" => Some(Unit::Thousand),
        _ => None,
    };
    let currency = match inner {
        t if t.starts_with('£') => Currency::parse("GBP"),
        t if t.starts_with('€') => Currency::parse("EUR"),
        t if t.starts_with("人民币") || t == "rmb" => Some(Currency::CNY),
        t if CURRENCIES.contains(&t) => Currency::parse(t),
        _ => None,
    };
    (unit, currency)
}
