//! analysis

pub mod method;
pub mod phasing;
