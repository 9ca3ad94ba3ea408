//! Which row is the header, and what each of its cells may mean.
//!
//! The words are those of [`super::header_words`]; where a file has two of one field, the earlier wins.

use std::collections::{BTreeSet, HashMap};

use super::date_column;
use super::header_words::{ASIDE, AXES, BALANCES, ORDERS, WORDS};
use super::level_columns;
use crate::import::account::nearest::nearest;
use crate::import::block::SourceRow;
use crate::import::fields::{Column, Field};
use crate::import::row::simplified::simplified;
use crate::import::row::text::unguarded;
use crate::import::sheet::SheetKind;
use crate::import::source::Setting;
use crate::import::statement::preamble::is_label_and_value;
use crate::import::statement::stated;
use crate::import::values::{half_width, period};
use crate::model::is_invisible;

/// The header is searched for in so many rows.
pub(in crate::import) const SEARCHED: usize = 50;

/// A longer text is no header with a unit or in two languages.
const LONGEST: usize = 80;

/// The header of a file: one row, or several taken together.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct Header {
    /// The row in which it begins, and how many rows there are to its end, counted among the rows searched.
    pub(in crate::import) first: usize,
    pub(in crate::import) rows: usize,
    /// The number of its last line in the file.
    pub(in crate::import) line: u64,
    /// For each column the lowest header that says something.
    pub(in crate::import) names: Vec<String>,
    /// For each column the title of the group above it; often empty.
    pub(in crate::import) groups: Vec<String>,
}

impl Header {
    /// What an account had before a period and after it, in columns of their own.
    pub(super) fn shows_both_balances(&self) -> bool {
        let keys: Vec<String> = self.names.iter().chain(&self.groups).map(|name| key(name)).collect();
        let shows = |words: [&str; 3]| keys.iter().any(|key| words.iter().any(|word| key.contains(word)));
        shows(["期初", "年初", "openingbalance"]) && shows(["期末", "年末", "closingbalance"])
    }
}

/// Does an account stand divided further under this header?
pub(in crate::import) fn divides(header: &str) -> bool {
    let key = key(header);
    key == "辅助" || ["核算维度", "辅助核算", "核算项目", "辅助项", "往来单位"].iter().any(|word| key.contains(word))
}

/// `#6` is the sixth column, the number of which this is.
pub(super) fn column_number(header: &str) -> Option<usize> {
    header.strip_prefix('#')?.parse().ok().filter(|number| *number > 0)
}

/// The words that tell a header from other rows.
pub(in crate::import) struct Vocabulary {
    words: HashMap<String, Vec<(Column, usize)>>,
    /// Headers that a profile names.
    wanted: BTreeSet<String>,
    /// The fields that it gives to them.
    given: HashMap<String, Column>,
    /// The line a profile fixes.
    at: Option<u64>,
    /// It says that there is no header, and names so many columns.
    headless: Option<usize>,
    /// A table that is no ledger has more headers.
    sheet: Option<SheetKind>,
}

impl Vocabulary {
    pub(in crate::import) fn new(setting: &Setting<'_>, sheet: Option<SheetKind>) -> Vocabulary {
        let mut words: HashMap<String, Vec<(Column, usize)>> = HashMap::new();
        for (field, names) in WORDS {
            for (rank, name) in names.split('|').enumerate() {
                words.entry(simplified(name).into_owned()).or_default().push((Column::Field(field), rank));
            }
        }
        for (field, names) in ORDERS.into_iter().filter(|_| setting.orders) {
            for (rank, name) in names.split('|').enumerate() {
                words.insert(simplified(name).into_owned(), vec![(Column::Field(field), rank)]);
            }
        }
        for (index, axis) in setting.settings.dimensions.axes.iter().enumerate() {
            let own = key(&axis.name);
            let kin = AXES.iter().find(|names| names.split('|').any(|name| name == own)).copied().unwrap_or_default();
            for (rank, name) in
                std::iter::once(own.as_str()).chain(kin.split('|').filter(|word| !word.is_empty())).enumerate()
            {
                words.entry(simplified(name).into_owned()).or_default().push((Column::Axis(index), rank));
            }
        }
        let columns = setting.profile.map(|p| &p.columns);
        let wanted = columns.into_iter().flat_map(|c| c.values()).map(|header| key(header)).collect();
        let given = columns.into_iter().flatten();
        let given = given.filter_map(|(field, header)| Some((key(header), Column::Field(Field::by_name(field)?))));
        let given = given.collect();
        let at = setting.profile.and_then(|p| p.header_row).map(|row| row as u64);
        let headless = setting
            .profile
            .filter(|p| p.headless)
            .map(|p| p.columns.values().filter_map(|header| column_number(header)).max().unwrap_or(0));
        Vocabulary { words, wanted, given, at, headless, sheet }
    }

    /// What a header may mean, with its priority there.
    pub(in crate::import) fn meanings(&self, header: &str) -> &[(Column, usize)] {
        let whole = squeezed(header);
        let word = |word: &str| self.words.get(word).map(Vec::as_slice);
        if let Some(found) = word(&whole) {
            return found;
        }
        // Most cells that are asked about are figures and texts below a header, and long.
        if header.len() > LONGEST || header.starts_with(|c: char| c.is_ascii_digit() || c == '-') {
            return &[];
        }
        let (base, _) = stated::split(header);
        let found = word(&squeezed(&base)).or_else(|| word(&key(header)));
        found.or_else(|| self.in_two_languages(header)).or_else(|| movement(&whole)).unwrap_or(&[])
    }

    /// `日期 Date`, `科目Account`, `交易金额[ Trade Amount ]`: the same in Chinese and in English, of which one is known.
    fn in_two_languages(&self, header: &str) -> Option<&[(Column, usize)]> {
        let (chinese, latin) = two_languages(header)?;
        let of = |word: &str| self.words.get(&key(word)).map(Vec::as_slice);
        of(&chinese).or_else(|| of(&latin))
    }

    /// The known word that a header is nearest to.
    pub(in crate::import) fn nearest(&self, header: &str) -> Option<String> {
        let mut words: Vec<&str> = self.words.keys().map(String::as_str).collect();
        words.sort_unstable();
        let key = key(header);
        // `time` is in `overtime`, and says nothing of it.
        let alike = |word: &str| 3 * word.len().min(key.len()) >= 2 * word.len().max(key.len());
        nearest(&key, words.iter().copied()).map(|at| words[at]).filter(|word| alike(word)).map(str::to_string)
    }

    /// The columns that a header names: those that a profile gives it, else those of its words.
    pub(in crate::import) fn fields_of(&self, header: &str) -> Vec<Column> {
        match self.given.get(&key(header)) {
            Some(field) => vec![*field],
            None => self.meanings(header).iter().map(|(column, _)| *column).collect(),
        }
    }

    /// Is a header one of the words, without a unit or another language?
    fn is_plain_word(&self, header: &str) -> bool {
        self.words.contains_key(&squeezed(header))
    }

    /// How many different columns a row names.
    pub(in crate::import) fn known<'c>(&self, cells: impl Iterator<Item = &'c str>) -> usize {
        cells.filter_map(|cell| self.recognised(cell)).collect::<BTreeSet<_>>().len()
    }

    fn recognised(&self, cell: &str) -> Option<String> {
        // `金额单位：万元` stands above a header.
        let labelled = cell.split_once([':', '：']).is_some_and(|(_, value)| !value.trim().is_empty());
        if cell.is_empty() || cell.len() > 100 || labelled {
            return None;
        }
        let key = key(cell);
        if let Some((column, _)) = self.meanings(cell).first() {
            return Some(format!("{column:?}"));
        }
        if self.sheet.is_none() && date_column::names_a_day(cell) {
            return Some(format!("{:?}", Column::Field(Field::Date)));
        }
        // Beside others that are known.
        let aside = || self.sheet.is_none() && !key.is_empty() && is_word(ASIDE, &key);
        let of_sheet =
            |sheet: &SheetKind| sheet.words.contains(&key) || (sheet.months && period::read(&key, Some(2000)).is_ok());
        if aside() {
            return Some("aside".to_string());
        }
        if self.sheet.is_none() && level_columns::is_level(&key) {
            return Some("level".to_string());
        }
        (self.wanted.contains(&key) || self.sheet.as_ref().is_some_and(of_sheet)).then_some(key)
    }

    fn least(&self) -> usize {
        match (&self.sheet, self.wanted.len()) {
            (Some(sheet), _) if sheet.free => 1,
            (Some(_), _) | (_, 1..=2) => 2,
            _ => 3,
        }
    }

    /// Does a row name as many columns as a header has? Where columns have names of their own, one that says when,
    /// where or what is enough, with others beside it.
    fn is_header(&self, row: &SourceRow<'_>) -> bool {
        let Some(sheet) = self.sheet.as_ref().filter(|sheet| sheet.free) else {
            return self.known(row.cells.iter()) >= self.least();
        };
        let places = |cell: &str| {
            let axis_or_period =
                |column: &Column| matches!(column, Column::Axis(_) | Column::Field(Field::Period | Field::Date));
            let key = key(cell);
            self.meanings(cell).iter().any(|(column, _)| axis_or_period(column))
                || sheet.words.contains(&key)
                || self.wanted.contains(&key)
        };
        let filled = || row.cells.iter().map(str::trim).filter(|cell| !cell.is_empty());
        // `期间：` beside `2026年1月` stands above a header.
        let value = |cell: &str| period::read(cell, Some(2000)).is_ok();
        filled().count() > 1 && filled().any(places) && !filled().any(value)
    }

    /// Nothing but what a profile says of a file without a header, from the line that it fixes on.
    fn of_headless(&self, rows: &[SourceRow<'_>], columns: usize) -> Header {
        let first = rows.iter().position(|row| row.line >= self.at.unwrap_or(0)).unwrap_or(rows.len());
        let width = rows[first..].iter().map(|row| row.cells.len()).max().unwrap_or(0).max(columns);
        let line = rows.get(first).map_or(1, |row| row.line);
        Header {
            first,
            rows: first,
            line,
            names: (1..=width).map(|at| format!("#{at}")).collect(),
            groups: vec![String::new(); width],
        }
    }

    /// The header among the first rows of a file.
    pub(in crate::import) fn locate(&self, rows: &[SourceRow<'_>]) -> Option<Header> {
        if let Some(columns) = self.headless.filter(|_| self.sheet.is_none()) {
            return Some(self.of_headless(rows, columns));
        }
        let rows = &rows[..rows.len().min(SEARCHED.max(self.at.unwrap_or(0) as usize))];
        let first = match self.at {
            Some(line) => rows.iter().position(|row| row.line >= line)?,
            None => (0..rows.len()).find(|i| {
                self.is_header(&rows[*i])
                    || (self.continues(rows, *i) && !is_label_and_value(&rows[*i]) && {
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
                let joint = format!("{group}{below}");
                let lower = self.recognised(&below).is_some() || !self.is_plain_word(&joint);
                names.push(if lower { below } else { joint });
            }
            groups.push(group.clone());
        }
        Some(Header { first, rows: last + 1, line: rows[last].line, names, groups })
    }

    /// Is the row after this one a second row of the header? It names columns and holds no figures.
    fn continues(&self, rows: &[SourceRow<'_>], row: usize) -> bool {
        rows.get(row + 1).is_some_and(|next| {
            let cells = || next.cells.iter().map(str::trim).filter(|c| !c.is_empty());
            let figures = match self.sheet.as_ref().is_some_and(|sheet| !sheet.free) {
                false => next.cells.iter().any(|c| c.bytes().any(|b| b.is_ascii_digit())),
                // `5` alone may be May or five thousand; months come as 1 to 12.
                true => {
                    let bare = || cells().filter(|c| c.len() <= 2 && c.bytes().all(|b| b.is_ascii_digit()));
                    bare().next().is_some() && !bare().map(str::to_string).eq((1..=12).map(|m| m.to_string()))
                }
            };
            let mut group = "";
            let joint = |(at, below): (usize, &str)| {
                let above = rows[row].cells.get(at).map_or("", str::trim);
                group = if above.is_empty() { group } else { above };
                // `号` under 凭证
                let joint = || self.is_plain_word(&format!("{}{}", clean(group), clean(below)));
                !below.is_empty() && (self.recognised(below).is_some() || joint())
            };
            let known = next.cells.iter().map(str::trim).enumerate().map(joint).filter(|known| *known).count();
            !figures && known > 0 && known * 2 > cells().count()
        })
    }
}

/// Is a header one of these words?
pub(in crate::import) fn is_word(words: &str, header: &str) -> bool {
    words.split('|').any(|word| word == header)
}

/// Does a group's title say that its columns are no movements of the period?
pub(in crate::import) fn is_balance(group: &str) -> bool {
    let group = squeezed(group);
    BALANCES.split('|').any(|word| group.contains(word))
}

/// A header as shown: one line, trimmed. A break between words is a blank, one within a Chinese word is nothing.
pub(in crate::import) fn clean(header: &str) -> String {
    let trimmed = unguarded(header).trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
    let words = trimmed.split(['\r', '\n', '\t']).map(str::trim).filter(|word| !word.is_empty());
    words.fold(String::new(), |text, word| {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let apart = latin(text.chars().next_back()) && latin(word.chars().next());
        text + if apart { " " } else { "" } + word
    })
}

/// Half-width, lower case, in simplified characters, without blanks and `_ - .`.
fn squeezed(header: &str) -> String {
    let kept = |c: &char| !c.is_whitespace() && !is_invisible(*c) && !matches!(c, '_' | '-' | '.' | ':' | '*' | '#');
    let text = half_width(unguarded(header)).chars().filter(kept).collect::<String>().to_lowercase();
    simplified(&text).into_owned()
}

/// The word by which a header is known: squeezed, and without what stands in brackets or states a unit.
pub(in crate::import) fn key(header: &str) -> String {
    let squeezed = squeezed(header);
    let plain = match squeezed.split_once(['(', '[', '【']) {
        Some((before, _)) if !before.is_empty() => before,
        _ => &squeezed,
    };
    let plain = plain.strip_suffix("万元").filter(|rest| !rest.is_empty()).unwrap_or(plain);
    plain.trim_end_matches('/').to_string()
}

/// The Chinese and the Latin half of a header in both.
fn two_languages(header: &str) -> Option<(String, String)> {
    let text = half_width(header);
    let chinese = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    let first = text.find(|c: char| c.is_alphanumeric())?;
    let text = &text[first..];
    let begins_chinese = text.starts_with(chinese);
    let at = text.find(|c: char| if begins_chinese { c.is_ascii_alphabetic() } else { chinese(c) })?;
    let (one, other) = text.split_at(at);
    let mixed =
        if begins_chinese { other.contains(chinese) } else { other.contains(|c: char| c.is_ascii_alphabetic()) };
    let edge = |c: char| !c.is_alphanumeric();
    let (one, other) = (one.trim_matches(edge), other.trim_matches(edge));
    let (chinese, latin) = if begins_chinese { (one, other) } else { (other, one) };
    (!mixed && latin.len() > 1).then(|| (chinese.to_string(), latin.to_string()))
}

/// `本期发生额-本位币（借）` and its many relatives: the movement of the period, by side.
fn movement(squeezed: &str) -> Option<&'static [(Column, usize)]> {
    const DEBIT: &[(Column, usize)] = &[(Column::Field(Field::Debit), 900)];
    const CREDIT: &[(Column, usize)] = &[(Column::Field(Field::Credit), 900)];
    let foreign = squeezed.contains("外币") || squeezed.contains("原币") || squeezed.contains("数量");
    if foreign || !squeezed.contains("发生") || is_balance(squeezed) {
        return None;
    }
    let ends = |words: [&str; 4]| words.iter().any(|word| squeezed.ends_with(word));
    match () {
        () if ends(["(借)", "(借方)", "借方", "借方金额"]) => Some(DEBIT),
        () if ends(["(贷)", "(贷方)", "贷方", "贷方金额"]) => Some(CREDIT),
        () => None,
    }
}
