//! Text to nodes: TOML with every syntax error at once, and where each thing stands.
//! What the nodes mean is read by `field` and `table`.

pub(super) mod node;
pub(super) mod source;
pub(super) mod stated_language;
pub(super) mod syntax;
