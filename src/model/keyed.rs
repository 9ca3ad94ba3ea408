//! Entries of a table that a word in a file chooses, each with keys of its own: budget methods, demands for heads,
//! measures of a scenario.

use super::Key;

/// An entry of such a table.
pub trait Keyed: Sync {
    /// The word that chooses it.
    fn id(&self) -> &'static str;

    /// The message with what people call it.
    fn name(&self) -> &'static str;

    /// The keys that are its own.
    fn keys(&self) -> &'static [Key];

    /// Is this key its own?
    fn owns(&self, key: &str) -> bool {
        self.keys().iter().any(|own| own.name == key)
    }
}

/// The entry that a word chooses.
pub fn chosen<T: Keyed + ?Sized>(table: &[&'static T], id: &str) -> Option<&'static T> {
    table.iter().copied().find(|entry| entry.id() == id)
}
