//! TOML text to nodes, with every syntax error at once.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::node::{Entry, Item, Node, Table};
use super::source::{Reporter, Source};
use crate::words::{Message, Problem, msg};

/// A file as nodes, and the lines that could not be understood.
pub(super) struct Parsed<'a> {
    pub(super) root: Table<'a>,
    pub(super) problems: Vec<Problem>,
    pub(super) broken: BTreeSet<u64>,
}

/// Parses a whole text. Where it is broken, the rest is still there.
pub(super) fn parse<'a>(source: &'a Source<'a>) -> Parsed<'a> {
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
                let message = msg("plan-syntax-invisible").with("code", format!("U+{:04X}", u32::from(mark)));
                reporter.add(at, Problem::error(message).hint(msg("plan-control-character-hint")));
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

/// The parser's own English, by how it begins, and what we say.
const SAYINGS: &[(&str, &str, &str)] = &[
    ("duplicate key", "plan-syntax-duplicate", "plan-syntax-duplicate-hint"),
    ("cannot extend value", "plan-syntax-duplicate", "plan-syntax-duplicate-hint"),
    ("string values must be quoted", "plan-syntax-unquoted", "plan-syntax-unquoted-hint"),
    ("invalid value", "plan-syntax-unquoted", "plan-syntax-unquoted-hint"),
    ("invalid boolean", "plan-syntax-unquoted", "plan-syntax-unquoted-hint"),
    ("keys cannot be multi-line", "plan-syntax-quote", "plan-syntax-quote-hint"),
    ("invalid multi-line", "plan-syntax-quote", "plan-syntax-quote-hint"),
    ("missing opening quote", "plan-syntax-quote", "plan-syntax-quote-hint"),
    ("invalid basic string", "plan-syntax-quote", "plan-syntax-quote-hint"),
    ("invalid literal string", "plan-syntax-quote", "plan-syntax-quote-hint"),
    ("missing escaped value", "plan-syntax-escape", "plan-syntax-escape-hint"),
    ("too few unicode", "plan-syntax-escape", "plan-syntax-escape-hint"),
    ("invalid escape", "plan-syntax-escape", "plan-syntax-escape-hint"),
    ("key with no value", "plan-syntax-no-value", "plan-syntax-no-value-hint"),
    ("missing value", "plan-syntax-no-value", "plan-syntax-no-value-hint"),
    ("missing assignment", "plan-syntax-no-value", "plan-syntax-no-value-hint"),
    ("extra `=`", "plan-syntax-no-value", "plan-syntax-no-value-hint"),
    ("unexpected `=`", "plan-syntax-no-value", "plan-syntax-no-value-hint"),
    ("invalid unquoted key", "plan-syntax-key", "plan-syntax-key-hint"),
    ("unquoted keys cannot", "plan-syntax-key", "plan-syntax-key-hint"),
    ("invalid key", "plan-syntax-key", "plan-syntax-key-hint"),
    ("invalid table", "plan-syntax-key", "plan-syntax-key-hint"),
    ("missing key", "plan-syntax-key", "plan-syntax-key-hint"),
    ("missing comma", "plan-syntax-comma", "plan-syntax-comma-hint"),
    ("extra comma", "plan-syntax-comma", "plan-syntax-comma-hint"),
    ("extra assignment", "plan-syntax-comma", "plan-syntax-comma-hint"),
    ("unclosed array table", "plan-syntax-header", "plan-syntax-header-hint"),
    ("unclosed table", "plan-syntax-header", "plan-syntax-header-hint"),
    ("missing table open", "plan-syntax-header", "plan-syntax-header-hint"),
    ("unclosed array", "plan-syntax-unclosed", "plan-syntax-unclosed-hint"),
    ("unclosed inline table", "plan-syntax-unclosed", "plan-syntax-unclosed-hint"),
    ("missing array opening", "plan-syntax-unclosed", "plan-syntax-unclosed-hint"),
    ("missing inline table opening", "plan-syntax-unclosed", "plan-syntax-unclosed-hint"),
    ("unexpected leading zero", "plan-syntax-number", "plan-syntax-number-hint"),
    ("`_` may only", "plan-syntax-number", "plan-syntax-number-hint"),
    ("redundant", "plan-syntax-number", "plan-syntax-number-hint"),
    ("unexpected sign", "plan-syntax-number", "plan-syntax-number-hint"),
    ("invalid integer", "plan-syntax-number", "plan-syntax-number-hint"),
    ("invalid float", "plan-syntax-number", "plan-syntax-number-hint"),
    ("invalid date", "plan-syntax-number", "plan-syntax-number-hint"),
    ("invalid hexadecimal", "plan-syntax-number", "plan-syntax-number-hint"),
    ("invalid octal", "plan-syntax-number", "plan-syntax-number-hint"),
    ("invalid binary", "plan-syntax-number", "plan-syntax-number-hint"),
    ("invalid exponent", "plan-syntax-number", "plan-syntax-number-hint"),
    ("invalid mantissa", "plan-syntax-number", "plan-syntax-number-hint"),
    ("invalid fraction", "plan-syntax-number", "plan-syntax-number-hint"),
    ("invalid comment character", "plan-control-character-here", "plan-control-character-hint"),
    ("carriage return", "plan-control-character-here", "plan-control-character-hint"),
    ("unexpected key or value", "plan-syntax-line-end", "plan-syntax-line-end-hint"),
    ("unexpected content", "plan-syntax-line-end", "plan-syntax-line-end-hint"),
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
    let saying = SAYINGS.iter().find(|(begins, ..)| parser.starts_with(begins));
    let (id, hint) = saying.map_or(("plan-syntax-other", "plan-syntax-other-hint"), |(_, id, hint)| (id, hint));
    let found = match text.get(at..span.end).and_then(|found| found.lines().next()) {
        Some(found) if !found.trim().is_empty() => found,
        // The parser points between two characters: what follows is what it did not expect.
        _ => rest.trim(),
    };
    let (id, hint) = if found.is_empty() { at_end(id, hint) } else { (id, hint) };
    let message = msg(id).with("found", found).with("parser", parser);
    let line = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let line = text[line..].lines().next().unwrap_or_default();
    let outside_quotes: String = line.split('"').step_by(2).collect();
    // A blank that looks like one, as web pages and Word leave it.
    if let Some(blank) = outside_quotes
        .chars()
        .find(|c| c.is_whitespace() && !c.is_ascii() && *c != '　' || *c == '\u{200b}' || *c == '\u{feff}')
    {
        let code = format!("U+{:04X}", u32::from(blank));
        return (msg("plan-syntax-blank").with("code", code), msg("plan-syntax-blank-hint"));
    }
    match outside_quotes.split('#').next().unwrap_or_default().chars().find(|c| FULL_WIDTH.contains(c)) {
        Some(mark) => (message, msg("plan-syntax-full-width-hint").with("mark", mark.to_string())),
        None => (message, msg(hint)),
    }
}

/// A saying about what was found, where the line ends and nothing was.
fn at_end(id: &'static str, hint: &'static str) -> (&'static str, &'static str) {
    match id {
        "plan-syntax-unquoted" | "plan-syntax-number" => ("plan-syntax-no-value", "plan-syntax-no-value-hint"),
        "plan-syntax-key" => ("plan-syntax-header", "plan-syntax-header-hint"),
        _ => (id, hint),
    }
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
