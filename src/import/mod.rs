//! import
mod values;
