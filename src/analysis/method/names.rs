//! What people call the methods: the id stands in files, the name in sentences and tables.

use crate::words::{Message, msg};

/// Method and message; [`super::METHODS`] and this hold the same ids.
const NAMES: &[(&str, &str)] = &[
    ("fixed", "method-name-fixed"),
    ("headcount", "method-name-headcount"),
    ("bonus", "method-name-bonus"),
    ("contribution", "method-name-contribution"),
    ("overtime", "method-name-overtime"),
    ("leave", "method-name-leave"),
    ("festival", "method-name-festival"),
    ("rent", "method-name-rent"),
    ("seasonal", "method-name-seasonal"),
    ("equipment", "method-name-equipment"),
    ("maintenance", "method-name-maintenance"),
    ("sessions", "method-name-sessions"),
    ("seats", "method-name-seats"),
    ("quantity", "method-name-quantity"),
    ("percent_of", "method-name-percent-of"),
    ("contingency", "method-name-contingency"),
    ("reserve", "method-name-reserve"),
    ("history", "method-name-history"),
    ("incremental", "method-name-incremental"),
    ("benchmark", "method-name-benchmark"),
    ("flexible", "method-name-flexible"),
    ("zero_base", "method-name-zero-base"),
];

/// The name of a method; an unknown id stands for itself.
pub fn name(id: &str) -> Message {
    let known = NAMES.iter().find(|(known, _)| *known == id);
    known.map_or_else(|| Message::verbatim(id), |(_, name)| msg(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::method::METHODS;

    #[test]
    fn every_method_has_a_name() {
        let ids: Vec<&str> = METHODS.iter().map(|method| method.id()).collect();
        assert_eq!(ids, NAMES.iter().map(|(id, _)| *id).collect::<Vec<_>>());
    }
}
