//! Keys as their lists name them.

use crate::model::{Key, KeyKind};

pub(super) const fn key(name: &'static str, kind: KeyKind, doc: &'static str) -> Key {
    Key { name, kind, required: false, doc }
}

pub(super) const fn required(name: &'static str, kind: KeyKind, doc: &'static str) -> Key {
    Key { name, kind, required: true, doc }
}

/// Keys and those of the entries of a table, each once.
pub(super) fn all<'k>(own: &[Key], more: impl Iterator<Item = &'k Key>) -> Vec<Key> {
    let mut keys = own.to_vec();
    for key in more {
        if !keys.iter().any(|known| known.name == key.name) {
            keys.push(*key);
        }
    }
    keys
}
