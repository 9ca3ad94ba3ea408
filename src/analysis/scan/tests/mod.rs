//! The worked examples of domain.md §5.5, and what has to stay silent.

mod duplicates;
mod others;
mod outliers;
mod rig;
