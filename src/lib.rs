//! `budget`: plans, expense ledgers and variance on the command line.

pub mod analysis;
pub mod book;
pub mod cli;
pub mod command;
pub mod config;
pub mod import;
pub mod journal;
pub mod model;
pub mod plan_file;
pub mod report;
pub mod store;
pub mod words;
pub mod write;
