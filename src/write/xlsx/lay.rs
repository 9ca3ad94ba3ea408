//! A sheet is laid out: what is said above the table, headings, rows, what is said below; and how it is printed.

use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatDataBar, ConditionalFormatType, Formula,
    TableColumn, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr;

use super::super::Look;
use super::super::shown::{heading, on_one_line, row_name, shown};
use super::cell::{self, Value};
use super::formula::Formulas;
use super::held::{held, is_guarded};
use super::sheets::Sheet;
use super::style::{self, Part, Style, Styles};
use super::{figure, named, native};
use crate::report::chart::Shade;
use crate::report::{Align, Block, Cell, Column, Emphasis, Key, Row, Table, Tone};
use crate::words::msg;

/// Lines of text stand under one another in so many cells at least: a table of two columns is too narrow for them.
const LEGIBLE: usize = 90;
/// The width of a column that nobody set.
const USUAL: usize = 9;
/// Wider than this a column is not: its texts are folded.
const WIDEST: usize = 48;
const NARROWEST: usize = 8;
/// What stands above more rows than these is left to scroll away: it would fill the screen.
const MOST_ABOVE: u32 = 12;
/// Points that a line of text takes.
const LINE: u32 = 16;
/// A row is no higher than this.
const HIGHEST: u32 = 400;

/// Fills the sheet of this number.
pub(super) fn sheet(
    to: &mut Worksheet,
    (number, sheet): (usize, &Sheet<'_>),
    styles: &mut Styles,
    look: &Look<'_>,
) -> Result<(), XlsxError> {
    let widths = sheet.table.as_ref().map_or_else(Vec::new, |table| widths(table, look));
    for (column, width) in (0_u16..).zip(&widths) {
        to.set_column_width(column, u32::try_from(*width).unwrap_or(u32::MAX))?;
    }
    let mut lay = Lay { to, number, styles, look, row: 0, last: 0, reach: 0 };
    lay.reach_over(&widths);
    lay.line(&sheet.title, &Style { part: Part::Title, ..Style::default() })?;
    for (text, tone) in &sheet.head {
        lay.line(text, &Style::of_sentence(*tone))?;
    }
    if let Some(table) = &sheet.table {
        lay.row += 1;
        lay.table(table, &widths, &sheet.shades)?;
    }
    if !sheet.foot.is_empty() {
        lay.row += 1;
    }
    for (text, tone) in &sheet.foot {
        lay.line(text, &Style::of_sentence(*tone))?;
    }
    lay.print(&sheet.title);
    Ok(())
}

struct Lay<'a> {
    to: &'a mut Worksheet,
    /// The number of the sheet.
    number: usize,
    styles: &'a mut Styles,
    look: &'a Look<'a>,
    /// The next row.
    row: u32,
    /// The last column that a line of text reaches over.
    last: u16,
    /// How many cells of text it then has room for.
    reach: usize,
}

impl Lay<'_> {
    fn reach_over(&mut self, widths: &[usize]) {
        let mut last = widths.len();
        let mut reach: usize = widths.iter().sum();
        while reach < LEGIBLE {
            reach += USUAL;
            last += 1;
        }
        (self.last, self.reach) = (u16::try_from(last.saturating_sub(1)).unwrap_or(u16::MAX), reach);
    }

    fn lines(&self, text: &str) -> usize {
        text.width().div_ceil(self.reach.max(1)).max(1)
    }

    /// A line of text over all columns, as high as it takes.
    fn line(&mut self, text: &str, style: &Style) -> Result<(), XlsxError> {
        let text = held(text);
        let style = Style { guarded: is_guarded(&text), ..style.clone() };
        self.to.merge_range(self.row, 0, self.row, self.last, &text, &self.styles.format(&style))?;
        let lines = u32::try_from(self.lines(&text)).unwrap_or(u32::MAX);
        let one = if style.part == Part::Title { LINE + 8 } else { LINE };
        self.to.set_row_height(self.row, lines.saturating_mul(one).min(HIGHEST))?;
        self.row += 1;
        Ok(())
    }

    fn table(&mut self, table: &Table, widths: &[usize], shades: &[Vec<Option<Shade>>]) -> Result<(), XlsxError> {
        let first = self.row;
        self.headings(table)?;
        let head = self.row - 1;
        let begin = self.row;
        let body = table.rows.iter().take_while(|row| row.emphasis != Emphasis::Total).count();
        let formulas = Formulas::new(table, begin);
        let mut before = Emphasis::Item;
        for (place, row) in table.rows.iter().enumerate() {
            let ruled = row.emphasis == Emphasis::Total && before != Emphasis::Total;
            let shades = shades.get(place).map_or(&[][..], Vec::as_slice);
            self.cells(table, (place, row), (ruled, shades), &formulas)?;
            before = row.emphasis;
        }
        self.outline(&table.rows[..body], begin)?;
        self.marks(table, begin)?;
        self.bars(table, begin)?;
        if let (Some(last_column), true) = (last(table.columns.len()), body > 0 && native::is_flat(&table.rows[..body]))
        {
            let end = begin + rows(body) - 1;
            match native::table(self.columns(table), (self.number, &self.to.name())) {
                Some(own) => drop(self.to.add_table(head, 0, end, last_column, &own)?),
                None => drop(self.to.autofilter(head, 0, end, last_column)?),
            }
        }
        let above = if begin > MOST_ABOVE { 0 } else { begin };
        self.to.set_freeze_panes(above, frozen(table, widths))?;
        self.to.set_repeat_rows(first, head)?;
        Ok(())
    }

    /// The headings, under those that several share.
    fn headings(&mut self, table: &Table) -> Result<(), XlsxError> {
        let groups = table.columns.chunk_by(|a, b| a.group == b.group);
        if table.columns.iter().any(|column| column.group.is_some()) {
            let format = self.styles.format(&Style { part: Part::Group, ..Style::default() });
            let mut at: u16 = 0;
            for group in groups {
                let end = at + u16::try_from(group.len()).unwrap_or(u16::MAX) - 1;
                let name = group[0].group.as_ref().map(|name| held(&heading(name, self.look)));
                match name {
                    Some(name) if end > at => drop(self.to.merge_range(self.row, at, self.row, end, &name, &format)?),
                    Some(name) => drop(self.to.write_string_with_format(self.row, at, name, &format)?),
                    None => {
                        for column in at..=end {
                            self.to.write_blank(self.row, column, &format)?;
                        }
                    }
                }
                at = end + 1;
            }
            self.row += 1;
        }
        for (at, column) in (0_u16..).zip(&table.columns) {
            let text = held(&heading(&column.heading, self.look));
            self.to.write_string_with_format(self.row, at, text, &self.styles.format(&of_heading(column)))?;
        }
        self.row += 1;
        Ok(())
    }

    /// The columns of a native table, by their headings.
    fn columns(&mut self, table: &Table) -> Vec<(String, TableColumn)> {
        let (look, styles) = (self.look, &mut *self.styles);
        let column = |column: &Column| {
            let text = held(&heading(&column.heading, look));
            let own = TableColumn::new().set_header(&text).set_header_format(styles.format(&of_heading(column)));
            (text, own)
        };
        table.columns.iter().map(column).collect()
    }

    fn cells(
        &mut self,
        table: &Table,
        (place, row): (usize, &Row),
        (ruled, shades): (bool, &[Option<Shade>]),
        formulas: &Formulas<'_>,
    ) -> Result<(), XlsxError> {
        for (at, ((own, tone), column)) in (0_u16..).zip(row.cells.iter().zip(&table.columns)) {
            let shade = shades.get(usize::from(at)).copied().flatten();
            let mut style = Style { ruled, shade, ..Style::of_cell(*tone, row.emphasis, column.align) };
            let value = match at {
                0 => {
                    style.indent = u8::try_from(row.indent.min(15)).unwrap_or(15);
                    name(own, self.look)
                }
                _ => cell::value(own, self.look),
            };
            match formulas.of(place, usize::from(at)) {
                Some(formula) => self.work_out(at, &formula, value, style)?,
                None => self.put(at, value, style)?,
            }
        }
        self.row += 1;
        Ok(())
    }

    /// A formula, with what it comes to: programs that only show a file work nothing out.
    fn work_out(&mut self, at: u16, formula: &str, value: Value, mut style: Style) -> Result<(), XlsxError> {
        let result = match value {
            Value::Number(plain, form) => {
                style.number = Some(form);
                plain
            }
            Value::Text(text) => text,
            other => return self.put(at, other, style),
        };
        let formula = Formula::new(formula).set_result(result);
        self.to.write_formula_with_format(self.row, at, formula, &self.styles.format(&style))?;
        Ok(())
    }

    fn put(&mut self, at: u16, value: Value, mut style: Style) -> Result<(), XlsxError> {
        match value {
            Value::Blank if style.ruled => drop(self.to.write_blank(self.row, at, &self.styles.format(&style))?),
            Value::Blank => {}
            Value::Text(text) => {
                let text = held(&text);
                style.guarded = is_guarded(&text);
                style.folded = text.width() > WIDEST;
                self.to.write_string_with_format(self.row, at, text, &self.styles.format(&style))?;
            }
            Value::Number(plain, form) => {
                style.number = Some(form);
                let format = self.styles.format(&style);
                match figure::nearest(&plain) {
                    Some(number) => self.to.write_number_with_format(self.row, at, number, &format)?,
                    None => self.to.write_string_with_format(self.row, at, plain, &format)?,
                };
            }
            Value::Day(day, form) => {
                style.number = Some(form.into());
                let format = self.styles.format(&style);
                match figure::day(day) {
                    Some(day) => self.to.write_datetime_with_format(self.row, at, &day, &format)?,
                    None => self.to.write_string_with_format(self.row, at, day.to_string(), &format)?,
                };
            }
        }
        Ok(())
    }

    /// What stands further in can be folded under what it belongs to.
    fn outline(&mut self, body: &[Row], begin: u32) -> Result<(), XlsxError> {
        for level in 1..=7 {
            let mut at = begin;
            for run in body.chunk_by(|a, b| (a.indent >= level) == (b.indent >= level)) {
                let end = at + rows(run.len());
                if run[0].indent >= level {
                    self.to.group_rows(at, end - 1)?;
                }
                at = end;
            }
        }
        self.to.group_symbols_above(true);
        Ok(())
    }

    /// Words that say how a row stands are marked, whatever is sorted or typed later.
    fn marks(&mut self, table: &Table, begin: u32) -> Result<(), XlsxError> {
        let Some(end) = rows(table.rows.len()).checked_sub(1).map(|last| begin + last) else { return Ok(()) };
        for (at, place) in (0_u16..).zip(0..table.columns.len()) {
            let mut words: Vec<(String, Tone)> = Vec::new();
            for row in &table.rows {
                if let (own @ Cell::Word { .. }, tone @ (Tone::Bad | Tone::Warn | Tone::Good)) = &row.cells[place] {
                    let word = if place == 0 { row_name(own, self.look) } else { shown(own, self.look) };
                    if !words.iter().any(|(known, _)| *known == word) && !word.contains('"') {
                        words.push((word, *tone));
                    }
                }
            }
            for (word, tone) in words {
                let rule = ConditionalFormatCellRule::EqualTo(word);
                let mark = ConditionalFormatCell::new().set_rule(rule).set_format(style::mark(tone));
                self.to.add_conditional_format(begin, at, end, at, &mark)?;
            }
        }
        Ok(())
    }

    /// How much of the year's budget is used stands as a bar behind its figure.
    fn bars(&mut self, table: &Table, begin: u32) -> Result<(), XlsxError> {
        let Some(last) = table.rows.len().checked_sub(1) else { return Ok(()) };
        for (at, column) in (0_u16..).zip(&table.columns) {
            if column.key == Key::Of("year_completion".to_string()) {
                let bar = ConditionalFormatDataBar::new()
                    .set_minimum(ConditionalFormatType::Number, 0)
                    .set_maximum(ConditionalFormatType::Number, 1)
                    .set_fill_color(style::bar())
                    .set_solid_fill(true);
                self.to.add_conditional_format(begin, at, begin + rows(last), at, &bar)?;
            }
        }
        Ok(())
    }

    /// A4, lying, as wide as the paper; each page says which it is.
    fn print(&mut self, title: &str) {
        let page = on_one_line(&msg("workbook-page"), self.look);
        let title = named::cut(title, 90).replace('&', "&&");
        self.to.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        self.to.set_footer(format!("&L{title}&R{page}"));
        self.to.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
    }
}

/// How a heading looks.
fn of_heading(column: &Column) -> Style {
    Style { part: Part::Heading, right: column.align == Align::Right, ..Style::default() }
}

/// What a row is called.
fn name(own: &Cell, look: &Look<'_>) -> Value {
    match own {
        Cell::Text(_) | Cell::Word { .. } | Cell::Message(_) | Cell::Tag(_) => cell::text(row_name(own, look)),
        _ => cell::value(own, look),
    }
}

/// Columns that name the rows stay in sight, where they leave room for others.
fn frozen(table: &Table, widths: &[usize]) -> u16 {
    let names = 1 + table.columns.iter().skip(1).take_while(|column| column.block == Block::Name).count();
    let names = if widths.iter().take(names).sum::<usize>() > WIDEST { 1 } else { names };
    if table.columns.len() > names { u16::try_from(names).unwrap_or(1) } else { 0 }
}

/// How wide each column is, in the digits of a terminal: Chinese takes two.
fn widths(table: &Table, look: &Look<'_>) -> Vec<usize> {
    let of = |at: usize| {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(at).map(|(own, _)| (own, row)));
        let cells = cells.map(|(own, row)| match at {
            0 => row_name(own, look).width() + 2 * row.indent,
            _ => shown(own, look).width(),
        });
        // A button of the filter stands beside the heading.
        let column = &table.columns[at];
        let head = heading(&column.heading, look).width().min(WIDEST / 2) + 2;
        let group = column.group.as_ref().map_or(0, |group| {
            let shared = table.columns.iter().filter(|other| other.group.as_ref() == Some(group)).count();
            heading(group, look).width().div_ceil(shared)
        });
        cells.chain([head, group]).max().unwrap_or(0)
    };
    let padded = |width: usize| (width + 2).clamp(NARROWEST, WIDEST);
    (0..table.columns.len()).map(|at| padded(of(at))).collect()
}

fn rows(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn last(count: usize) -> Option<u16> {
    u16::try_from(count.checked_sub(1)?).ok()
}
