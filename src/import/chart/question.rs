//! What the user is asked where neither code nor name of an account decides.

use std::collections::BTreeSet;

use crate::import::account::account_name::{code_key, is_chart_code, levels};
use crate::import::inference::{Inference, Inferred};
use crate::words::{Arg, Message, Place, Problem, msg};

/// So many accounts are named.
const NAMED: usize = 20;

/// The accounts (code, name, first line) with the lines of `[accounts]` that would settle them.
pub(in crate::import) fn question(id: &'static str, file: &str, accounts: &[(&str, &str, u64)]) -> Problem {
    let [message, hint] = words(id, accounts);
    Problem::error(message).at(place(file, accounts)).hint(hint)
}

/// Accounts whose side nothing but their codes says.
pub(in crate::import) fn inferred(file: &str, accounts: &[(&str, &str, u64)]) -> Inferred {
    let [taken, remedy] = words("import-inferred-side", accounts);
    Inferred::new(Inference::Side, place(file, accounts), taken, remedy)
}

fn place(file: &str, accounts: &[(&str, &str, u64)]) -> Place {
    Place::line(file, accounts.iter().map(|(_, _, line)| *line).min().unwrap_or_default())
}

fn words(id: &'static str, accounts: &[(&str, &str, u64)]) -> [Message; 2] {
    let mut named: Vec<Message> = accounts
        .iter()
        .take(NAMED)
        .map(|(code, name, _)| Message::verbatim(format!("`{}`", [*code, *name].join(" ").trim())))
        .collect();
    if accounts.len() > NAMED {
        named.push(Message::verbatim("…"));
    }
    let keys: BTreeSet<String> = accounts.iter().map(|(code, name, _)| key(code, name)).collect();
    let stated = keys.iter().map(|key| format!("{} = \"?\"", toml_edit::Value::from(key)));
    let lines = std::iter::once("[accounts]".to_string()).chain(stated).map(Message::verbatim).collect();
    [msg(id).with("accounts", named), msg("import-accounts-hint").with("lines", Arg::Lines(lines))]
}

/// The first level: four digits of a code, else the first level of the name.
fn key(code: &str, name: &str) -> String {
    let code = code_key(code);
    if is_chart_code(&code) {
        return code[..4].to_string();
    }
    let first = levels(name).first().map_or(name, |first| *first).to_string();
    if first.is_empty() { code.into_owned() } else { first }
}
