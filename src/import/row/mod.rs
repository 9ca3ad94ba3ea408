//! What a row is: its texts, and whether it is a transaction at all. What becomes of it is `interpret`'s.

pub(super) mod aside;
pub(super) mod closing;
pub(super) mod filling;
pub(super) mod non_transaction;
pub(super) mod simplified;
pub(super) mod skip_rule;
pub(super) mod subtotal_check;
pub(super) mod summary;
pub(super) mod telling_words;
pub(super) mod text;
pub(super) mod text_cache;
