//! The columns of a table as text: what they say, how wide they are, and the headings over several.

use std::collections::{BTreeSet, HashMap};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::Look;
use super::shown::{heading, row_name, shown};
use crate::report::{Align, Cell, Emphasis, Row, Table};

/// How far the names of rows give way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    /// Not at all.
    Whole,
    /// So little that they still say all that matters: by a quarter.
    Trimmed,
    /// As far as they may.
    Short,
}

/// Spaces between columns.
pub(super) const GAP: usize = 2;
/// Below this a name says nothing any more; the table then overflows instead.
const SHORTEST_NAME: usize = 16;

/// What the table says, cell by cell.
pub(super) struct Texts {
    pub(super) headings: Vec<String>,
    groups: Vec<Option<String>>,
    aligns: Vec<Align>,
    pub(super) rows: Vec<Vec<String>>,
    widths: Vec<usize>,
    /// Is this the row of a sum whose label reaches over the empty cells beside it?
    reaches: Vec<bool>,
}

impl Texts {
    pub(super) fn new(table: &Table, look: &Look<'_>) -> Texts {
        let row = |row: &Row| {
            let mut cells: Vec<String> = row.cells.iter().map(|(cell, _)| shown(cell, look)).collect();
            if let (Some(first), Some((cell, _))) = (cells.first_mut(), row.cells.first()) {
                *first = "  ".repeat(row.indent) + &row_name(cell, look);
            }
            cells
        };
        let mut texts = Texts {
            headings: table.columns.iter().map(|c| heading(&c.heading, look)).collect(),
            groups: table.columns.iter().map(|c| c.group.as_ref().map(|g| heading(g, look))).collect(),
            aligns: table.columns.iter().map(|c| c.align).collect(),
            rows: table.rows.iter().map(row).collect(),
            widths: Vec::new(),
            reaches: table.rows.iter().map(reaches_over).collect(),
        };
        texts.widths = (0..texts.headings.len()).map(|column| texts.measured(column)).collect();
        texts
    }

    fn measured(&self, column: usize) -> usize {
        let own = self.rows.iter().zip(&self.reaches).filter(|(_, reaches)| column > 0 || !**reaches);
        let cells = own.filter_map(|(row, _)| row.get(column)).map(|text| text.width());
        cells.chain([self.headings[column].width()]).max().unwrap_or(0)
    }

    /// The cells of a row as these columns have room for them, and whether the first is a label that reaches over others.
    pub(super) fn cells(&self, row: usize, spans: &Spans) -> (Vec<String>, bool) {
        let mut cells = self.rows[row].clone();
        if self.reaches[row] {
            let beside = spans.columns.iter().skip(1).take_while(|span| cells[span.column].is_empty()).count();
            let room = span_width(&spans.columns[..=beside]);
            cut(&mut cells[0], room, room / 2);
        }
        (cells, self.reaches[row])
    }

    /// How wide the table is with these columns, its names giving way as far as said.
    pub(super) fn width(&self, kept: &[usize], names: Names) -> usize {
        let width = self.spans(kept).width();
        let own = self.widths[0];
        let least = match names {
            Names::Whole => own,
            Names::Trimmed => (own - own / 4).max(SHORTEST_NAME),
            Names::Short => SHORTEST_NAME,
        };
        let may_give = kept.first() == Some(&0) && self.aligns[0] == Align::Left;
        width - if may_give { own.saturating_sub(least) } else { 0 }
    }

    /// Shortens the names of the first column, and only where that makes every part of the table fit that can.
    pub(super) fn shorten(mut self, parts: &[Vec<usize>], room: Option<usize>) -> Texts {
        let room = room.unwrap_or(usize::MAX);
        let could_fit = parts.iter().filter(|part| self.width(part, Names::Short) <= room);
        let excess = could_fit.map(|part| self.width(part, Names::Whole).saturating_sub(room)).max().unwrap_or(0);
        if excess > 0 {
            let limit = self.widths[0].saturating_sub(excess);
            let names = self.rows.iter_mut().filter_map(|row| row.first_mut()).chain([&mut self.headings[0]]);
            cut_all(names.collect(), limit);
            self.widths[0] = self.measured(0);
        }
        self
    }

    /// The same where the last of them is no wider than this.
    pub(super) fn spans_of(&self, kept: &[usize], last: Option<usize>) -> Spans {
        let mut spans = self.spans(kept);
        if let (Some(width), Some(span)) = (last, spans.columns.last_mut()) {
            span.width = span.width.min(width);
        }
        spans
    }

    pub(super) fn spans(&self, kept: &[usize]) -> Spans {
        let mut columns: Vec<Span> =
            kept.iter().map(|&column| Span { column, width: self.widths[column], extra: 0 }).collect();
        let mut groups = Vec::new();
        let mut first = 0;
        while first < columns.len() {
            let group = &self.groups[columns[first].column];
            let mut last = first;
            while last + 1 < columns.len() && self.groups[columns[last + 1].column] == *group {
                last += 1;
            }
            if let Some(group) = group {
                let room = span_width(&columns[first..=last]);
                // A rule of one cell and a space on both sides keeps neighbours apart.
                columns[first].extra = (group.width() + 4).saturating_sub(room);
                groups.push((first, last, group.clone()));
            }
            first = last + 1;
        }
        Spans { columns, groups }
    }
}

/// Is this a row between others that only a label and its figures stand in?
fn reaches_over(row: &Row) -> bool {
    let is_empty = |at: usize| matches!(row.cells.get(at), Some((Cell::Empty, _)));
    row.emphasis == Emphasis::Subtotal && is_empty(1) && is_empty(2)
}

/// A kept column: its place in the table, its width, and what its group's heading needs beyond that.
pub(super) struct Span {
    pub(super) column: usize,
    width: usize,
    pub(super) extra: usize,
}

pub(super) struct Spans {
    pub(super) columns: Vec<Span>,
    /// First and last of `columns`, and the heading over them.
    pub(super) groups: Vec<(usize, usize, String)>,
}

impl Spans {
    pub(super) fn width(&self) -> usize {
        span_width(&self.columns)
    }

    /// Where the last column begins.
    pub(super) fn start_of_last(&self) -> usize {
        let before = self.columns.len().saturating_sub(1);
        if before == 0 { 0 } else { span_width(&self.columns[..before]) + GAP }
    }

    /// `──── 本月 ────  ──── 累计 ────`.
    pub(super) fn group_line(&self) -> String {
        let mut line = String::new();
        for (first, last, heading) in &self.groups {
            let start = if *first == 0 { 0 } else { span_width(&self.columns[..*first]) + GAP };
            let fill = span_width(&self.columns[*first..=*last]).saturating_sub(heading.width() + 2);
            line.push_str(&" ".repeat(start.saturating_sub(line.width())));
            line.push_str(&format!("{} {heading} {}", "─".repeat(fill / 2), "─".repeat(fill - fill / 2)));
        }
        line
    }
}

fn span_width(columns: &[Span]) -> usize {
    columns.iter().map(|c| c.width + c.extra).sum::<usize>() + GAP * columns.len().saturating_sub(1)
}

/// From this width on a name that is cut keeps its end, which often tells it from its neighbours.
const LONG_NAME: usize = 24;

/// Cuts names to this many cells each. Those that would read alike keep more of their ends, as far as that helps.
fn cut_all(names: Vec<&mut String>, limit: usize) {
    let usual = if limit < LONG_NAME { 0 } else { limit / 3 };
    let mut left: Vec<(String, &mut String)> = names.into_iter().map(|name| (name.clone(), name)).collect();
    for end in [usual, limit / 2, limit * 2 / 3, limit.saturating_sub(4)] {
        let mut told: HashMap<String, BTreeSet<String>> = HashMap::new();
        for (whole, name) in &mut left {
            name.clone_from(whole);
            cut(name, limit, end);
            told.entry(name.clone()).or_default().insert(whole.clone());
        }
        left.retain(|(_, name)| told[&**name].len() > 1);
    }
    tell_apart(left, limit);
}

/// Names that no end tells apart show what stands between what they have in common: `…保险 · 阳光花园`.
fn tell_apart(names: Vec<(String, &mut String)>, limit: usize) {
    let mut alike: HashMap<String, Vec<(String, &mut String)>> = HashMap::new();
    names.into_iter().for_each(|(whole, name)| alike.entry(name.clone()).or_default().push((whole, name)));
    for names in alike.into_values() {
        let indent = names[0].0.chars().take_while(|c| *c == ' ').count();
        let shares = |at: usize| {
            let mut letters = names.iter().map(|(whole, _)| whole.chars().nth(at));
            let first = letters.next().flatten();
            first.is_some() && letters.all(|letter| letter == first)
        };
        let common = (indent..).find(|at| !shares(*at)).unwrap_or(indent);
        for (whole, name) in names {
            let own = whole.chars().skip(common).collect::<String>();
            let mut told = " ".repeat(indent) + "…" + &own;
            if told.width() > limit {
                let room = limit.saturating_sub(1);
                told = told.chars().take(taken(told.chars(), room)).chain(['…']).collect();
            }
            // The same name twice is the same name.
            if !own.is_empty() {
                *name = told;
            }
        }
    }
}

/// Cuts a name to this many cells, `…` where something is missing, with so many of its end.
fn cut(name: &mut String, limit: usize, end: usize) {
    if name.width() <= limit {
        return;
    }
    let from = name.chars().count() - taken(name.chars().rev(), end);
    let tail: String = name.chars().skip(from).collect();
    // A whole part of the name, where one ends it.
    let tail = tail.find(" · ").map_or(tail.as_str(), |at| &tail[at..]);
    let head = taken(name.chars(), limit.saturating_sub(tail.width() + 1));
    *name = name.chars().take(head).chain(['…']).chain(tail.chars()).collect();
}

/// How many characters have room in so many cells.
fn taken(letters: impl Iterator<Item = char>, room: usize) -> usize {
    let mut cells = 0;
    let fits = |c: &char| {
        cells += c.width().unwrap_or(0);
        cells <= room
    };
    letters.take_while(fits).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_to(limit: usize, names: &[&str]) -> Vec<String> {
        let mut names: Vec<String> = names.iter().map(|name| name.to_string()).collect();
        cut_all(names.iter_mut().collect(), limit);
        names
    }

    #[test]
    fn names_that_would_read_alike_keep_their_ends() {
        assert_eq!(
            cut_to(12, &["rent", "operations:water", "labour:overtime pay"]),
            ["rent", "operations:…", "labour:over…"]
        );
        assert_eq!(cut_to(12, &["operations:water", "operations:power"]), ["opera…:water", "opera…:power"]);
        let wages =
            ["人力成本:基本工资 · 甲 · 客服部", "人力成本:基本工资 · 乙 · 客服部", "人力成本:基本工资 · 乙 · 管家部"];
        let cut = cut_to(24, &wages);
        assert!(cut[0] != cut[1] && cut[1] != cut[2] && cut.iter().all(|name| name.width() <= 24), "{cut:?}");
        // Not even the end tells them apart: what differs does.
        let names =
            ["Labour:Employer's social insurance · 阳光花园", "Labour:Employer's housing fund · 阳光花园", "rent"];
        assert_eq!(cut_to(16, &names), ["…social insuran…", "…housing fund ·…", "rent"]);
        // The same name twice is the same name.
        assert_eq!(cut_to(8, &["operations", "operations"]), ["operati…", "operati…"]);
    }
}
