//! The walk: a table key by key from its declared list, every problem collected.

use super::fields::{Field, Fields, Named, Read};
use super::keys;
use super::likely;
use super::value;
use super::wrong_kind::wrong_kind;
use crate::model::{Currency, Key, KeyKind};
use crate::plan_file::text::node::{Entry, Node, Table};
use crate::plan_file::text::source::Reporter;
use crate::words::{Cause, Problem, msg};

/// Reads a table by its keys; amounts are in `currency`.
pub(in crate::plan_file) fn walk(
    table: &Table<'_>,
    keys: &[Key],
    currency: Currency,
    reporter: &mut Reporter<'_>,
) -> Fields {
    let mut fields = Fields { at: table.at, fields: Vec::with_capacity(table.entries.len()), incomplete: false };
    for entry in &table.entries {
        let Some(key) = keys.iter().find(|key| key.name == entry.key) else {
            reporter.add_made(entry.key_at, || unknown(&entry.key, keys));
            fields.incomplete = true;
            continue;
        };
        match read(key, entry, currency, reporter) {
            Some(value) => {
                fields.incomplete |= matches!(&value, Read::Table(inner) if inner.incomplete);
                fields.fields.push(Field { key: key.name, key_at: entry.key_at, at: entry.item.at, value });
            }
            None => fields.incomplete = true,
        }
    }
    for key in keys.iter().filter(|key| key.required) {
        if !table.entries.iter().any(|entry| entry.key == key.name) {
            let message = msg("plan-missing-key").because(Cause::MissingKey).with("key", key.name);
            let hint = msg("plan-missing-key-hint").with("key", key.name).with("doc", msg(key.doc));
            reporter.add(table.at, Problem::error(message).hint(hint));
            fields.incomplete = true;
        }
    }
    fields
}

fn read(key: &Key, entry: &Entry<'_>, currency: Currency, reporter: &mut Reporter<'_>) -> Option<Read> {
    let item = &entry.item;
    match (key.kind, &item.node) {
        (KeyKind::Table(keys) | KeyKind::WordOrTable(_, keys), Node::Table(table)) => {
            Some(Read::Table(walk(table, keys, currency, reporter)))
        }
        (KeyKind::WordOrTable(words, _), Node::Text(text)) => match value::word(key.name, text, words) {
            Ok(value) => Some(Read::Simple(value)),
            Err(problem) => {
                reporter.add(item.at, *problem);
                None
            }
        },
        (KeyKind::Tables(keys), Node::List(list)) => {
            let mut tables = Vec::with_capacity(list.len());
            for item in list {
                match &item.node {
                    Node::Table(table) => tables.push(walk(table, keys(), currency, reporter)),
                    node => reporter.add(item.at, *wrong_kind(key.name, key.kind, node)),
                }
            }
            Some(Read::Tables(tables))
        }
        (KeyKind::Named(keys), Node::Table(table)) => {
            let mut named = Vec::with_capacity(table.entries.len());
            for entry in &table.entries {
                match &entry.item.node {
                    Node::Table(inner) => named.push(Named {
                        name: entry.key.to_string(),
                        name_at: entry.key_at,
                        value: walk(inner, keys(), currency, reporter),
                    }),
                    node => reporter.add(entry.item.at, *wrong_kind(key.name, key.kind, node)),
                }
            }
            Some(Read::Named(named))
        }
        (kind, _) => match value::read(key.name, item, kind, currency) {
            Ok(value) => Some(value),
            Err((at, problem)) => {
                reporter.add(at, *problem);
                None
            }
        },
    }
}

fn unknown(name: &str, known: &[Key]) -> Problem {
    let message = msg("plan-unknown-key").with("key", name);
    let book_wide = || keys::BOOK_WIDE.iter().any(|key| key.name == name);
    if known.iter().any(|key| key.name == "plan") && book_wide() {
        return Problem::error(msg("plan-key-elsewhere").with("key", name)).hint(msg("plan-key-elsewhere-hint"));
    }
    let names = || known.iter().map(|key| key.name);
    let all = msg("plan-unknown-key-hint").with("keys", likely::names(names()));
    Problem::error(message).hint(likely::hint(name, names(), all))
}
