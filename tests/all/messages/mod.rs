//! Every call that makes a message is read: there is such a message, and exactly what it has room for fills it.

mod code;
mod inert;
mod made;

use std::collections::{BTreeMap, BTreeSet};

use budget::words::Language;

use crate::catalogue::messages;
use code::{Code, texts};

/// What a call may mean is not always told by its syntax: an identifier comes from a table, or through a pattern. There,
/// one of the messages that its function names must take what it is given.
#[test]
fn every_call_names_a_message_and_fills_it() {
    let catalogue: BTreeMap<String, BTreeSet<String>> = messages(Language::ZhCn);
    let code = Code::read();
    let made = made::all(&code);
    let (mut breaches, mut read, mut guessed) = (Vec::new(), 0, 0);
    for call in &made {
        let filled: BTreeSet<String> = call.args.iter().cloned().collect();
        if filled.len() < call.args.len() {
            breaches.push(format!("{}: {:?} fills a place twice", call.place, call.args));
        }
        let fault = |id: &String| {
            let Some(places) = catalogue.get(id) else { return Some(format!("there is no message `{id}`")) };
            if let Some(name) = filled.difference(places).next() {
                return Some(format!("`{id}` has no place for `{name}`"));
            }
            let missing = places.iter().find(|name| !filled.contains(*name) && !call.more.contains(*name));
            missing.map(|name| format!("`{id}` lacks `{name}`"))
        };
        match call.ids(&code) {
            Some(ids) => {
                read += 1;
                breaches.extend(ids.iter().filter_map(fault).map(|fault| format!("{}: {fault}", call.place)));
            }
            None => {
                guessed += 1;
                let function = &code.functions[call.outermost(&code)];
                // What a field holds was put into it elsewhere.
                let near = |other: &&code::Function| call.is_of_a_field() || other.file == function.file;
                let of_file = code.functions.iter().filter(near);
                let named: BTreeSet<String> =
                    of_file.flat_map(|f| texts(&f.body)).filter(|text| catalogue.contains_key(text)).collect();
                if !named.is_empty() && named.iter().all(|id| fault(id).is_some()) {
                    breaches.push(format!("{}: none of {named:?} takes {filled:?}", call.place));
                }
            }
        }
    }
    assert!(breaches.is_empty(), "{} of {}\n{}\n", breaches.len(), made.len(), breaches.join("\n"));
    assert!(read > 1_300 && guessed < read / 10, "the reading itself is broken: {read} read, {guessed} guessed");
}
