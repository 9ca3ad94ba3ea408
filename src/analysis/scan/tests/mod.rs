//! The worked examples of domain.md §5.5, and what has to stay silent.

mod clean_books;
mod duplicates;
mod others;
mod outliers;
mod rig;
