//! Tables in HTML, which many Chinese systems save as `.xls`: each row of each table is a row of cells.
//!
//! A label that spans rows stands in each of them, an amount in the first, since it would be counted twice; what spans
//! columns stands in the first; runs of `&nbsp;` are kept as
//! blanks, since they show the level of an account. Sloppy markup is usual: cells need not be closed.

use std::io::Read;

use super::csv::unreadable;
use super::decode::Decoding;
use super::importer::{Blocks, Form, Importer, Wish};
use super::input::Input;
use crate::import::fields::{Column, Field};
use crate::words::{Failure, Place, Problem, msg};

/// The entry `html` of [`super::importer::IMPORTERS`].
pub(in crate::import) struct HtmlFile;

/// A page is held in memory whole; none is larger.
const LARGEST: u64 = 128 << 20;
/// A cell spans no more.
const WIDEST: usize = 1000;

impl Importer for HtmlFile {
    fn name(&self) -> &'static str {
        "html"
    }

    fn identify(&self, head: &[u8], _: &str) -> bool {
        let text: Vec<u8> = head.iter().take(8192).filter(|b| **b != 0).map(u8::to_ascii_lowercase).collect();
        let begin = text.iter().position(|b| b.is_ascii() && !b.is_ascii_whitespace()).unwrap_or(text.len());
        let has = |words: &[u8]| memchr::memmem::find(&text, words).is_some();
        text[begin..].starts_with(b"<") && (has(b"<table") || has(b"<html")) && !has(b"<worksheet")
    }

    fn read(&self, input: Input<'_>, wish: &Wish<'_>, blocks: &mut Blocks) -> Result<Form, Failure> {
        let mut decoding = Decoding::new(input, wish.encoding).map_err(|e| unreadable(wish.name, &e))?;
        let mut text = Vec::new();
        decoding.by_ref().take(LARGEST + 1).read_to_end(&mut text).map_err(|e| unreadable(wish.name, &e))?;
        if text.len() as u64 > LARGEST {
            let problem = Problem::error(msg("import-endless-line")).at(Place::file(wish.name));
            return Err(Failure::refused(problem.hint(msg("import-endless-line-hint"))));
        }
        let text = String::from_utf8_lossy(&text);
        let mut rows = Rows::default();
        let amounts = |row: &[String]| amounts(row, wish);
        for piece in Pieces(&text) {
            if !rows.piece(piece, blocks, &amounts) {
                break;
            }
        }
        rows.end_row(blocks, &amounts);
        blocks.flush();
        Ok(Form { encoding: Some(decoding.choice()), ..Form::default() })
    }
}

/// What a page is made of.
#[derive(Debug, PartialEq, Eq)]
enum Piece<'t> {
    Text(&'t str),
    /// `<td colspan=2>`: its name and the rest.
    Tag(&'t str, &'t str),
}

/// The pieces of a page in order; comments, scripts and styles are no part of it.
struct Pieces<'t>(&'t str);

impl<'t> Iterator for Pieces<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        if self.0.is_empty() {
            return None;
        }
        let Some(tag) = self.0.strip_prefix('<') else {
            let end = self.0.find('<').unwrap_or(self.0.len());
            let (text, rest) = self.0.split_at(end);
            self.0 = rest;
            return Some(Piece::Text(text));
        };
        if let Some(comment) = tag.strip_prefix("!--") {
            self.0 = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            return self.next();
        }
        let end = tag_end(tag);
        let inside = &tag[..end];
        self.0 = tag.get(end + 1..).unwrap_or("");
        let name = inside.find(|c: char| c.is_whitespace() || (c == '/' && !inside.starts_with('/')));
        let (name, rest) = inside.split_at(name.unwrap_or(inside.len()));
        for skipped in ["script", "style"] {
            if name.eq_ignore_ascii_case(skipped) {
                let lower = self.0.to_ascii_lowercase();
                self.0 = lower.find(&format!("</{skipped}")).map_or("", |end| &self.0[end..]);
            }
        }
        Some(Piece::Tag(name, rest))
    }
}

/// The `>` that ends a tag stands outside quotation marks.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    let end = tag.bytes().position(|byte| {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(mark), byte) if mark == byte => quote = None,
            _ => {}
        }
        quote.is_none() && byte == b'>'
    });
    end.or_else(|| tag.find('>')).unwrap_or(tag.len())
}

/// Tells of a row which columns are amounts.
type AmountsOf<'a> = dyn Fn(&[String]) -> Option<Vec<bool>> + 'a;

/// Which columns are amounts, if a row is a header.
fn amounts(row: &[String], wish: &Wish<'_>) -> Option<Vec<bool>> {
    use Field::{Amount, Balance, Credit, Debit, Net, Refunded, Tax};
    let money = [Amount, Balance, Credit, Debit, Net, Refunded, Tax].map(Column::Field);
    let is_amount = |cell: &String| wish.vocabulary.meanings(cell).iter().any(|(column, _)| money.contains(column));
    let found: Vec<bool> = row.iter().map(is_amount).collect();
    (found.contains(&true) && wish.vocabulary.known(row.iter().map(String::as_str)) > 2).then_some(found)
}

/// Rows as they are put together.
#[derive(Default)]
struct Rows {
    line: u64,
    cells: Vec<String>,
    /// The cell that is open: its text and how many columns and rows it spans.
    open: Option<(String, usize, usize)>,
    in_row: bool,
    /// By column: a text that goes on, and for how many rows.
    spans: Vec<(String, usize)>,
    /// By column: are there amounts?
    amounts: Vec<bool>,
}

impl Rows {
    /// Takes a piece in; `false` when nobody wants more.
    fn piece(&mut self, piece: Piece<'_>, blocks: &mut Blocks, amounts: &AmountsOf<'_>) -> bool {
        match piece {
            Piece::Text(text) => {
                if let Some((cell, ..)) = &mut self.open {
                    cell.push_str(&plain(text));
                }
            }
            Piece::Tag(name, rest) => match name.to_ascii_lowercase().as_str() {
                "tr" | "/tr" | "/table" => {
                    let wanted = self.end_row(blocks, amounts);
                    self.in_row = name.eq_ignore_ascii_case("tr");
                    if name.eq_ignore_ascii_case("/table") {
                        self.spans.clear();
                    }
                    return wanted;
                }
                "td" | "th" => {
                    self.end_cell();
                    self.in_row = true;
                    self.open = Some((String::new(), span(rest, "colspan"), span(rest, "rowspan")));
                }
                "/td" | "/th" => self.end_cell(),
                "br" | "br/" | "p" | "/p" | "div" => {
                    if let Some((cell, ..)) = self.open.as_mut().filter(|(cell, ..)| !cell.trim().is_empty()) {
                        cell.push('\n');
                    }
                }
                _ => {}
            },
        }
        true
    }

    /// Texts from rows above that come before the next cell.
    fn spanned(&mut self) {
        while let Some((text, rows)) = self.spans.get_mut(self.cells.len()).filter(|(_, rows)| *rows > 0) {
            *rows -= 1;
            self.cells.push(text.clone());
        }
    }

    fn end_cell(&mut self) {
        let Some((text, columns, rows)) = self.open.take() else { return };
        self.spanned();
        let text = match text.trim_end() {
            // What a script prints for nothing.
            "undefined" | "null" => String::new(),
            text => text.trim_start_matches(['\n', '\r', '\t', ' ']).to_string(),
        };
        for column in 0..columns {
            let text = if column == 0 { text.clone() } else { String::new() };
            if rows > 1 {
                let amount = self.amounts.get(self.cells.len()).is_some_and(|amount| *amount);
                let below = if amount { String::new() } else { text.clone() };
                self.spans.resize((self.cells.len() + 1).max(self.spans.len()), (String::new(), 0));
                self.spans[self.cells.len()] = (below, rows - 1);
            }
            self.cells.push(text);
        }
    }

    fn end_row(&mut self, blocks: &mut Blocks, amounts: &AmountsOf<'_>) -> bool {
        self.end_cell();
        if !std::mem::take(&mut self.in_row) {
            return true;
        }
        self.spanned();
        self.line += 1;
        if self.amounts.is_empty() {
            self.amounts = amounts(&self.cells).unwrap_or_default();
        }
        let block = blocks.block();
        self.cells.drain(..).for_each(|cell| block.push_cell(cell.as_bytes()));
        block.end_row(self.line, 0);
        blocks.pass()
    }
}

/// The number of an attribute such as `colspan`, with or without quotation marks.
fn span(attributes: &str, name: &str) -> usize {
    let lower = attributes.to_ascii_lowercase();
    let value = lower.split_once(name).map_or("", |(_, rest)| rest.trim_start_matches([' ', '=', '"', '\'']));
    let digits: String = value.chars().take_while(char::is_ascii_digit).collect();
    digits.parse::<usize>().unwrap_or(1).clamp(1, WIDEST)
}

/// Text with its entities put in; `&nbsp;` becomes a blank that is not trimmed at the start.
fn plain(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let (entity, after) = match rest[at + 1..].find(';').filter(|end| *end <= 10) {
            Some(end) => (&rest[at + 1..at + 1 + end], &rest[at + end + 2..]),
            None => ("", &rest[at + 1..]),
        };
        let number = entity.strip_prefix('#').and_then(|n| match n.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => n.parse().ok(),
        });
        match (entity, number.and_then(char::from_u32)) {
            (_, Some(c)) => out.push(c),
            ("nbsp", _) => out.push('\u{A0}'),
            ("amp", _) => out.push('&'),
            ("lt", _) => out.push('<'),
            ("gt", _) => out.push('>'),
            ("quot", _) => out.push('"'),
            ("apos", _) => out.push('\''),
            ("yen", _) => out.push('¥'),
            ("", _) => out.push('&'),
            (other, _) => out.push_str(&format!("&{other};")),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_and_entities() {
        let page =
            "<!-- <td> --><TD colspan=\"2\" title='a>b'>1&nbsp;&amp;&#20803;&x<br/></td><script>if (a<b) {}</script>";
        let pieces: Vec<_> = Pieces(page).collect();
        assert_eq!(pieces[0], Piece::Tag("TD", " colspan=\"2\" title='a>b'"));
        assert_eq!(pieces[1], Piece::Text("1&nbsp;&amp;&#20803;&x"));
        assert_eq!(pieces[2], Piece::Tag("br", "/"));
        assert_eq!(plain("1&nbsp;&amp;&#20803;&x"), "1\u{A0}&元&x");
        assert_eq!((span(" colspan=3", "colspan"), span(" ROWSPAN='2'", "rowspan"), span("", "colspan")), (3, 2, 1));
    }
}
