//! The columns of a table as text: what they say, how wide they are, and the headings over several.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use unicode_width::UnicodeWidthStr;

use super::Look;
use super::names::{folded, narrowest, take_shared};
use super::shown::{heading, on_one_line, row_name, shown};
use crate::report::{Align, Cell, Emphasis, Row, Table};
use crate::words::{Message, fold, msg};

/// How far the names of rows give way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    /// Not at all: each stands on one line.
    Whole,
    /// One in four at most goes on below.
    Few,
    /// As far as they may.
    All,
}

/// Spaces between columns.
pub(super) const GAP: usize = 2;
/// Narrower than this a text at the end of a line is not set: the table overflows instead.
pub(super) const NARROWEST_TEXT: usize = 20;
/// Below this names take too many lines; the table then overflows instead.
const NARROWEST_NAME: usize = 16;
/// A part of a name stands on one line unless it is longer than this.
const LONGEST_PART: usize = 26;
/// So many columns at most name a row together.
const NAMING: usize = 3;

/// What the table says, cell by cell.
#[derive(Clone)]
pub(super) struct Texts {
    pub(super) headings: Vec<String>,
    groups: Vec<Option<String>>,
    aligns: Vec<Align>,
    pub(super) rows: Vec<Vec<String>>,
    /// For each row how its name goes on below.
    further: Vec<Vec<String>>,
    widths: Vec<usize>,
    /// Is this the row of a sum whose label reaches over the empty cells beside it?
    reaches: Vec<bool>,
    /// Is it a row of its own, no sum?
    items: Vec<bool>,
    /// The column whose names give way.
    named: usize,
    /// The fewest cells of these names.
    narrowest: OnceCell<usize>,
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
            further: vec![Vec::new(); table.rows.len()],
            widths: Vec::new(),
            reaches: table.rows.iter().map(reaches_over).collect(),
            items: table.rows.iter().map(|row| row.emphasis == Emphasis::Item).collect(),
            named: 0,
            narrowest: OnceCell::new(),
        };
        texts.widths = (0..texts.headings.len()).map(|column| texts.measured(column)).collect();
        texts
    }

    fn measured(&self, column: usize) -> usize {
        let own = self.rows.iter().zip(&self.reaches).filter(|(_, reaches)| column > 0 || !**reaches);
        let cells = own.filter_map(|(row, _)| row.get(column)).map(|text| text.width());
        cells.chain([self.headings[column].width()]).max().unwrap_or(0)
    }

    /// The columns in which no row says anything.
    pub(super) fn empty(&self) -> Vec<usize> {
        (0..self.headings.len()).filter(|column| self.rows.iter().all(|row| row[*column].is_empty())).collect()
    }

    /// The columns that tell rows apart, from the left: as few texts as do, for each part of the table repeats them. The
    /// widest of them gives way.
    pub(super) fn lead(&mut self) -> Vec<usize> {
        let texts = self.aligns.iter().take_while(|align| **align == Align::Left).count().min(NAMING);
        let told_apart = |count: &usize| {
            let rows = self.rows.iter().zip(&self.items).filter(|(_, is_item)| **is_item);
            rows.map(|(row, _)| &row[..*count]).collect::<BTreeSet<_>>().len()
        };
        let most = told_apart(&texts);
        let count = (1..texts).find(|count| told_apart(count) == most).unwrap_or(texts).max(1);
        self.named = (0..count).max_by_key(|column| (self.widths[*column], usize::MAX - column)).unwrap_or(0);
        (0..count).collect()
    }

    /// The members that all rows share, which are taken out of their names.
    pub(super) fn take_shared(&mut self) -> Vec<String> {
        let rows = self.rows.iter_mut().zip(&self.items).filter(|(_, is_item)| **is_item);
        let mut names: Vec<&mut String> = rows.map(|(row, _)| &mut row[self.named]).collect();
        let shared = take_shared(&mut names);
        self.widths[self.named] = self.measured(self.named);
        shared
    }

    /// The cells of a row as these columns have room for them.
    pub(super) fn line(&self, row: usize, spans: &Spans) -> Line {
        let mut cells = self.rows[row].clone();
        let mut further = vec![(spans.start_of(self.named), self.further[row].clone())];
        if self.reaches[row] {
            let beside = spans.columns.iter().skip(1).take_while(|span| cells[span.column].is_empty()).count();
            let mut lines = folded(&cells[0], span_width(&spans.columns[..=beside])).into_iter();
            cells[0] = lines.next().unwrap_or_default();
            further = vec![(0, lines.collect())];
        }
        Line { cells, further, reaches: self.reaches[row] }
    }

    /// What a row says in these columns, on lines of their own: `  Vendor: Inkwell; Source: orders.csv:4`.
    pub(super) fn under(&self, row: usize, indent: usize, columns: &[usize], look: &Look<'_>) -> Vec<String> {
        let said = columns.iter().filter(|column| !self.rows[row][**column].is_empty());
        let of = |column: &usize| {
            let heading = Message::verbatim(self.headings[*column].clone());
            msg("write-under-row").with("heading", heading).with("text", self.rows[row][*column].as_str())
        };
        let more = |line: Message, next: Message| msg("write-under-row-more").with("line", line).with("next", next);
        let Some(said) = said.map(of).reduce(more) else { return Vec::new() };
        let line = "  ".repeat(indent + 1) + &on_one_line(&said, look);
        look.width.map_or_else(|| vec![line.clone()], |width| fold(&line, width))
    }

    /// How wide the table is with these columns, its names giving way as far as said.
    pub(super) fn width(&self, kept: &[usize], names: Names) -> usize {
        let width = self.spans(kept).width();
        let own = self.widths[self.named];
        let least = match names {
            Names::Whole => own,
            Names::Few => self.most_whole().max(self.narrowest()),
            Names::All => self.narrowest(),
        };
        let may_give = kept.contains(&self.named) && self.aligns[self.named] == Align::Left;
        width - if may_give { own.saturating_sub(least) } else { 0 }
    }

    /// The names that give way.
    fn names(&self) -> impl Iterator<Item = &String> {
        let names = self.rows.iter().zip(&self.reaches).filter(|(_, reaches)| !**reaches);
        names.map(|(row, _)| &row[self.named])
    }

    /// The cells in which three of four names stand on one line.
    fn most_whole(&self) -> usize {
        let mut widths: Vec<usize> = self.names().map(|name| name.width()).collect();
        widths.sort_unstable();
        widths.get(widths.len() * 3 / 4).copied().unwrap_or(0).max(self.headings[self.named].width())
    }

    fn narrowest(&self) -> usize {
        let heading = self.headings[self.named].width();
        *self.narrowest.get_or_init(|| narrowest(self.names(), NARROWEST_NAME, LONGEST_PART).max(heading))
    }

    /// With the names of rows folded as far as this part of the table needs; `None` where that is not at all, or would not help.
    pub(super) fn folded(&self, part: &[usize], room: Option<usize>) -> Option<Texts> {
        let excess = self.width(part, Names::Whole).saturating_sub(room?);
        // Where no part of a name may be broken and still the table is too wide, parts are.
        let gives = self.widths[self.named].saturating_sub(NARROWEST_NAME.max(self.headings[self.named].width()));
        let may_give = self.aligns[self.named] == Align::Left && part.contains(&self.named);
        let left = self.widths[self.named].checked_sub(excess).filter(|_| excess > 0 && may_give && excess <= gives)?;
        // What people type is not torn where a text at the end of the line can go on below.
        let is_torn = left < narrowest(self.names(), 0, usize::MAX);
        let last = part.last().filter(|last| **last != self.named && self.aligns[**last] == Align::Left);
        let ends_in_text = last.is_some() && self.spans(part).start_of_last() + NARROWEST_TEXT <= room?;
        (!is_torn || !ends_in_text).then(|| self.clone().fold_names(left))
    }

    fn fold_names(mut self, room: usize) -> Texts {
        let named = self.named;
        let rows = self.rows.iter_mut().zip(&self.reaches).zip(&mut self.further);
        for ((row, _), further) in rows.filter(|((_, reaches), _)| named > 0 || !**reaches) {
            let mut lines = folded(&row[named], room).into_iter();
            row[named] = lines.next().unwrap_or_default();
            further.extend(lines);
        }
        let further = self.further.iter().flatten().map(|line| line.width()).max().unwrap_or(0);
        self.widths[named] = self.measured(named).max(further);
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

/// A row as a part of the table shows it.
pub(super) struct Line {
    /// One for each column of the table.
    pub(super) cells: Vec<String>,
    /// What goes on below, and in which cell it begins.
    pub(super) further: Vec<(usize, Vec<String>)>,
    /// Is the first a label that reaches over others?
    pub(super) reaches: bool,
}

impl Line {
    /// The lines below, each cell where it belongs.
    pub(super) fn below(&self) -> impl Iterator<Item = String> {
        let count = self.further.iter().map(|(_, texts)| texts.len()).max().unwrap_or(0);
        (0..count).map(|at| {
            self.further.iter().fold(String::new(), |line, (start, texts)| match texts.get(at) {
                Some(text) => format!("{line}{}{text}", " ".repeat(start.saturating_sub(line.width()))),
                None => line,
            })
        })
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

    /// Where a column of the table begins.
    fn start_of(&self, column: usize) -> usize {
        match self.columns.iter().position(|span| span.column == column) {
            None | Some(0) => 0,
            Some(before) => span_width(&self.columns[..before]) + GAP,
        }
    }

    /// Where the last column begins.
    pub(super) fn start_of_last(&self) -> usize {
        self.columns.last().map_or(0, |last| self.start_of(last.column))
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
