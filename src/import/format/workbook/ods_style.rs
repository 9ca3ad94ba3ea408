//! The styles of an OpenDocument spreadsheet that say how numbers are shown, as codes in the language of XLSX.

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};

use super::shape::attribute;

/// The styles read so far.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// How numbers are shown, by name.
    numbers: HashMap<String, Vec<Piece>>,
    /// Styles of cells: how they show numbers, and the style that they go on from.
    cells: HashMap<String, (String, String)>,
    /// The style being read, and its piece that has a text.
    open: Option<String>,
    text: Option<Piece>,
}

/// A piece of how a number is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    /// A currency's sign, and the country whose it is.
    Currency(String, String),
    /// The digits: by what they are divided, and a point before the last so many that is no decimal point.
    Digits(String, usize),
    /// Another style, where the number fulfils a condition.
    Where(String, String),
}

/// Styles lean on each other no deeper.
const DEEPEST: usize = 8;

impl Styles {
    pub(super) fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(e) => self.begin(e),
            Event::Empty(e) => {
                self.begin(e);
                self.end(e.local_name().as_ref());
            }
            Event::Text(text) => self.write(text),
            Event::CData(text) => self.write(text),
            Event::GeneralRef(name) => {
                let text = format!("&{};", &**name);
                if let Ok(text) = quick_xml::escape::unescape(&text) {
                    self.write(&text);
                }
            }
            Event::End(e) => self.end(e.local_name().as_ref()),
            _ => {}
        }
    }

    fn write(&mut self, more: &str) {
        if let Some(Piece::Text(text) | Piece::Currency(text, _)) = &mut self.text {
            text.push_str(more);
        }
    }

    fn begin(&mut self, e: &BytesStart<'_>) {
        match e.local_name().as_ref() {
            "number-style" | "currency-style" => {
                let name = attribute(e, "style:name");
                self.numbers.insert(name.clone(), Vec::new());
                self.open = Some(name);
            }
            "style" if attribute(e, "style:family") == "table-cell" => {
                let own = (attribute(e, "style:data-style-name"), attribute(e, "style:parent-style-name"));
                self.cells.insert(attribute(e, "style:name"), own);
            }
            "text" if self.open.is_some() => self.text = Some(Piece::Text(String::new())),
            "currency-symbol" if self.open.is_some() => {
                self.text = Some(Piece::Currency(String::new(), attribute(e, "number:country")));
            }
            "number" if self.open.is_some() => self.add(Piece::Digits(attribute(e, "number:display-factor"), 0)),
            "embedded-text" => {
                let digits = attribute(e, "number:position").parse().unwrap_or(0);
                if let Some(Piece::Digits(_, point)) = self.pieces().and_then(|pieces| pieces.last_mut()) {
                    *point = digits;
                }
            }
            "map" if self.open.is_some() => {
                self.add(Piece::Where(attribute(e, "style:condition"), attribute(e, "style:apply-style-name")));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "text" | "currency-symbol" => {
                if let Some(piece) = self.text.take() {
                    self.add(piece);
                }
            }
            "number-style" | "currency-style" => self.open = None,
            _ => {}
        }
    }

    fn pieces(&mut self) -> Option<&mut Vec<Piece>> {
        self.numbers.get_mut(self.open.as_ref()?)
    }

    fn add(&mut self, piece: Piece) {
        if let Some(pieces) = self.pieces() {
            pieces.push(piece);
        }
    }

    /// How a cell of this style shows a number that is in a currency, if it says so itself.
    pub(super) fn code(&self, style: &str, currency: &str) -> String {
        let (mut style, mut shown) = (style, "");
        for _ in 0..DEEPEST {
            let Some((own, parent)) = self.cells.get(style).filter(|_| shown.is_empty()) else { break };
            (style, shown) = (parent, own);
        }
        let code = self.of_numbers(shown, currency, 0);
        if currency.is_empty() || code.contains("[$") { code } else { format!("[${currency}] 0") }
    }

    fn of_numbers(&self, style: &str, currency: &str, depth: usize) -> String {
        let Some(pieces) = self.numbers.get(style).filter(|_| depth < DEEPEST) else { return String::new() };
        let (mut wheres, mut own) = (Vec::new(), String::new());
        for piece in pieces {
            match piece {
                Piece::Text(text) if text.trim().is_empty() => own.push(' '),
                Piece::Text(text) if text.contains('"') => {}
                // A minus and brackets are signs, not names.
                Piece::Text(text) if text.chars().all(|c| matches!(c, '-' | '(' | ')' | '−' | ' ')) => own += text,
                Piece::Text(text) => own += &format!("\"{text}\""),
                Piece::Currency(..) if !currency.is_empty() => own += &format!("[${currency}]"),
                Piece::Currency(sign, country) if country == "JP" => own += &format!("[${sign}-411]"),
                Piece::Currency(sign, _) => own += &format!("[${sign}]"),
                Piece::Digits(factor, point) => {
                    own.push('0');
                    own += &if *point > 0 { format!("\\.{}", "0".repeat(*point)) } else { String::new() };
                    own += &",".repeat(factor.bytes().filter(|b| *b == b'0').count() / 3);
                }
                Piece::Where(condition, style) => wheres.push((condition, style)),
            }
        }
        let mut code = String::new();
        for (condition, style) in wheres {
            // What is positive comes first in XLSX without being said so.
            match condition.trim_start_matches("value()") {
                ">=0" | ">0" | "<0" => {}
                condition => code += &format!("[{condition}]"),
            }
            code += &self.of_numbers(style, currency, depth + 1);
            code.push(';');
        }
        code + &own
    }
}
