//! Nodes to values: a table key by key from its declared list, each value by its kind.
//! What a table is for is known in `table`.

mod accrual_keys;
pub(super) mod amount;
pub(super) mod fields;
mod key;
pub(super) mod keyed;
pub(super) mod keys;
pub(super) mod likely;
pub(super) mod member_keys;
pub(super) mod quantity;
pub(super) mod rule_keys;
pub(super) mod run_keys;
pub(super) mod schema;
pub(super) mod slip;
pub(super) mod value;
pub(super) mod walk;
pub(super) mod weights;
pub(super) mod wrong_kind;
