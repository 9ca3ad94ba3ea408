//! The rows of the ledger as data: ten thousand of them as elements of the page would take seconds to open.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::super::Look;
use super::super::shown::on_one_line;
use crate::report::Ledger;
use crate::words::clean;

/// Longer texts are cut: the rest is in the ledger.
const LONGEST: usize = 160;

/// Texts that come again and again stand once.
#[derive(Default)]
struct Texts {
    all: Vec<String>,
    places: HashMap<String, usize>,
}

impl Texts {
    fn place(&mut self, text: &str) -> usize {
        let text = clean(text);
        let text: String = match text.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", &text[..end]),
            None => text.into_owned(),
        };
        if let Some(place) = self.places.get(&text) {
            return *place;
        }
        self.all.push(text.clone());
        self.places.insert(text, self.all.len() - 1);
        self.all.len() - 1
    }
}

/// The rows, as they may stand in a script element.
pub(super) fn data(ledger: &Ledger, look: &Look<'_>) -> String {
    let mut texts = Texts::default();
    let rows: Vec<Value> = ledger
        .rows
        .rows
        .iter()
        .map(|(posting, planned)| {
            let date = posting.date.map_or_else(|| posting.month.to_string(), |day| day.to_string());
            let mut row = vec![
                json!(date),
                json!(texts.place(&posting.category)),
                json!(u8::from(*planned)),
                json!(posting.amount.plain()),
                json!(texts.place(&posting.description)),
                json!(texts.place(&posting.voucher)),
                json!(texts.place(&posting.vendor)),
                json!(texts.place(&posting.source)),
                json!(posting.source_line),
            ];
            row.extend(posting.members.iter().map(|member| json!(texts.place(member))));
            Value::Array(row)
        })
        .collect();
    let categories: Vec<Value> = ledger
        .categories
        .iter()
        .map(|(path, label, is_income)| json!([texts.place(path), on_one_line(label, look), u8::from(*is_income)]))
        .collect();
    let axes: Vec<String> = ledger.axes.iter().map(|axis| super::text(axis, look)).collect();
    super::data(&json!({ "axes": axes, "categories": categories, "texts": texts.all, "rows": rows }))
}
