//! TOML text to nodes, with every syntax error at once.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::node::{Entry, Item, Node, Table};
use super::source::{Reporter, Source};
use crate::words::{Message, Problem, msg};

/// A file as nodes, and the lines that could not be understood.
pub(in crate::plan_file) struct Parsed<'a> {
    pub(in crate::plan_file) root: Table<'a>,
    pub(in crate::plan_file) problems: Vec<Problem>,
    pub(in crate::plan_file) broken: BTreeSet<u64>,
}

/// Parses a whole text. Where it is broken, the rest is still there.
pub(in crate::plan_file) fn parse<'a>(source: &'a Source<'a>) -> Parsed<'a> {
    let (table, errors) = DeTable::parse_recoverable(source.text);
    let mut reporter = Reporter::new(source);
    let (mut broken, mut told) = (BTreeSet::new(), BTreeSet::new());
    for error in errors {
        let span = error.span().unwrap_or(source.text.len()..source.text.len());
        broken.extend((source.line(span.start)..=source.line(span.end)).map(|line| line as u64));
        let (message, hint) = explain(error.message(), source.text, &span);
        // One slip often makes the parser stumble over the rest of its line, too: the first is told.
        if told.insert(source.line(span.start)) {
            if let Some((at, mark)) = invisible(source.text, span.start) {
                // A blank that looks like one, as web pages and Word leave it, or nothing to be seen at all.
                let (message, hint) = match mark.is_whitespace() && !mark.is_control() {
                    true => ("plan-syntax-blank", "plan-syntax-blank-hint"),
                    false => ("plan-syntax-invisible", "plan-control-character-hint"),
                };
                let message = msg(message).with("code", format!("U+{:04X}", u32::from(mark)));
                reporter.add(at, Problem::error(message).hint(msg(hint)));
                continue;
            }
            reporter.add(span.start, Problem::error(message).hint(hint));
        }
    }
    Parsed { root: convert(source.text, table.into_inner(), 0), problems: reporter.problems, broken }
}

fn convert<'a>(text: &'a str, table: DeTable<'a>, at: usize) -> Table<'a> {
    let mut entries: Vec<Entry<'a>> = table
        .into_iter()
        .map(|(key, value)| {
            let key_at = key.span().start;
            Entry { key: key.into_inner(), key_at, item: item(text, value) }
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_at);
    Table { entries, at }
}

fn item<'a>(text: &'a str, value: Spanned<DeValue<'a>>) -> Item<'a> {
    let span = value.span();
    let written = || text.get(span.clone()).unwrap_or_default().into();
    let node = match value.into_inner() {
        DeValue::String(text) => Node::Text(text),
        DeValue::Integer(_) | DeValue::Float(_) => Node::Number(written()),
        DeValue::Boolean(flag) => Node::Flag(flag),
        DeValue::Datetime(_) => Node::Date,
        DeValue::Array(list) => Node::List(list.into_iter().map(|value| item(text, value)).collect()),
        DeValue::Table(table) => Node::Table(convert(text, table, span.start)),
    };
    Item { node, at: span.start }
}

/// What is wrong with a text that is no TOML.
#[derive(Clone, Copy)]
enum Fault {
    Duplicate,
    Unquoted,
    Quote,
    Escape,
    NoValue,
    Key,
    Comma,
    Header,
    Unclosed,
    Number,
    Control,
    LineEnd,
    Other,
}

impl Fault {
    /// Of what was found at the place, or in the parser's words.
    fn message(self, found: &str, parser: &str) -> Message {
        match self {
            Fault::Duplicate => msg("plan-syntax-duplicate").with("found", found),
            Fault::Unquoted => msg("plan-syntax-unquoted").with("found", found),
            Fault::Quote => msg("plan-syntax-quote"),
            Fault::Escape => msg("plan-syntax-escape"),
            Fault::NoValue => msg("plan-syntax-no-value"),
            Fault::Key => msg("plan-syntax-key").with("found", found),
            Fault::Comma => msg("plan-syntax-comma"),
            Fault::Header => msg("plan-syntax-header"),
            Fault::Unclosed => msg("plan-syntax-unclosed"),
            Fault::Number => msg("plan-syntax-number").with("found", found),
            Fault::Control => msg("plan-control-character-here"),
            Fault::LineEnd => msg("plan-syntax-line-end").with("found", found),
            Fault::Other => msg("plan-syntax-other").with("parser", parser),
        }
    }

    fn hint(self) -> Message {
        msg(match self {
            Fault::Duplicate => "plan-syntax-duplicate-hint",
            Fault::Unquoted => "plan-syntax-unquoted-hint",
            Fault::Quote => "plan-syntax-quote-hint",
            Fault::Escape => "plan-syntax-escape-hint",
            Fault::NoValue => "plan-syntax-no-value-hint",
            Fault::Key => "plan-syntax-key-hint",
            Fault::Comma => "plan-syntax-comma-hint",
            Fault::Header => "plan-syntax-header-hint",
            Fault::Unclosed => "plan-syntax-unclosed-hint",
            Fault::Number => "plan-syntax-number-hint",
            Fault::Control => "plan-control-character-hint",
            Fault::LineEnd => "plan-syntax-line-end-hint",
            Fault::Other => "plan-syntax-other-hint",
        })
    }

    /// What it is where the line ends before anything was found.
    fn at_end(self) -> Fault {
        match self {
            Fault::Unquoted | Fault::Number => Fault::NoValue,
            Fault::Key => Fault::Header,
            other => other,
        }
    }
}

/// The parser's own English, by how it begins, and what it means.
const SAYINGS: &[(&str, Fault)] = &[
    ("duplicate key", Fault::Duplicate),
    ("cannot extend value", Fault::Duplicate),
    ("string values must be quoted", Fault::Unquoted),
    ("invalid value", Fault::Unquoted),
    ("invalid boolean", Fault::Unquoted),
    ("keys cannot be multi-line", Fault::Quote),
    ("invalid multi-line", Fault::Quote),
    ("missing opening quote", Fault::Quote),
    ("invalid basic string", Fault::Quote),
    ("invalid literal string", Fault::Quote),
    ("missing escaped value", Fault::Escape),
    ("too few unicode", Fault::Escape),
    ("invalid escape", Fault::Escape),
    ("key with no value", Fault::NoValue),
    ("missing value", Fault::NoValue),
    ("missing assignment", Fault::NoValue),
    ("extra `=`", Fault::NoValue),
    ("unexpected `=`", Fault::NoValue),
    ("invalid unquoted key", Fault::Key),
    ("unquoted keys cannot", Fault::Key),
    ("invalid key", Fault::Key),
    ("invalid table", Fault::Key),
    ("missing key", Fault::Key),
    ("missing comma", Fault::Comma),
    ("extra comma", Fault::Comma),
    ("extra assignment", Fault::Comma),
    ("unclosed array table", Fault::Header),
    ("unclosed table", Fault::Header),
    ("missing table open", Fault::Header),
    ("unclosed array", Fault::Unclosed),
    ("unclosed inline table", Fault::Unclosed),
    ("missing array opening", Fault::Unclosed),
    ("missing inline table opening", Fault::Unclosed),
    ("unexpected leading zero", Fault::Number),
    ("`_` may only", Fault::Number),
    ("redundant", Fault::Number),
    ("unexpected sign", Fault::Number),
    ("invalid integer", Fault::Number),
    ("invalid float", Fault::Number),
    ("invalid date", Fault::Number),
    ("invalid hexadecimal", Fault::Number),
    ("invalid octal", Fault::Number),
    ("invalid binary", Fault::Number),
    ("invalid exponent", Fault::Number),
    ("invalid mantissa", Fault::Number),
    ("invalid fraction", Fault::Number),
    ("invalid comment character", Fault::Control),
    ("carriage return", Fault::Control),
    ("unexpected key or value", Fault::LineEnd),
    ("unexpected content", Fault::LineEnd),
];

/// Punctuation that an input method writes in place of what TOML knows.
const FULL_WIDTH: &[char] = &['“', '”', '‘', '’', '＝', '，', '［', '］', '【', '】', '｛', '｝', '＃', '。', '　'];

/// A character outside quotes and remarks of the line that nobody sees, or takes for a space: what the parser stumbled
/// over, whatever it says of it.
fn invisible(text: &str, at: usize) -> Option<(usize, char)> {
    let at = floor(text, at);
    let begin = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let line = text[begin..].lines().next().unwrap_or_default();
    let hidden = |c: char| {
        (c.is_control() && c != '\t')
            || matches!(c, '\u{a0}' | '\u{ad}' | '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{2060}' | '\u{feff}')
    };
    let mut quote = None;
    for (offset, c) in line.char_indices() {
        match (quote, c) {
            (None, '#') => return None,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            (None, c) if hidden(c) => return Some((begin + offset, c)),
            _ => {}
        }
    }
    None
}

fn explain(parser: &str, text: &str, span: &Range<usize>) -> (Message, Message) {
    let at = floor(text, span.start);
    let rest = text[at..].lines().next().unwrap_or_default();
    let saying = SAYINGS.iter().find(|(begins, _)| parser.starts_with(begins));
    let fault = saying.map_or(Fault::Other, |(_, fault)| *fault);
    let found = match text.get(at..span.end).and_then(|found| found.lines().next()) {
        Some(found) if !found.trim().is_empty() => found,
        // The parser points between two characters: what follows is what it did not expect.
        _ => rest.trim(),
    };
    let fault = if found.is_empty() { fault.at_end() } else { fault };
    let message = fault.message(found, parser);
    let line = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let line = text[line..].lines().next().unwrap_or_default();
    let outside_quotes: String = line.split('"').step_by(2).collect();
    match outside_quotes.split('#').next().unwrap_or_default().chars().find(|c| FULL_WIDTH.contains(c)) {
        Some(mark) => (message, msg("plan-syntax-full-width-hint").with("mark", mark.to_string())),
        None => (message, fault.hint()),
    }
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
