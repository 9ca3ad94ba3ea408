//! What is read, and everything that the reading depends on.

use std::io::Read;

use crate::model::{BookSettings, Category, Currency, Profile};

/// A file or stream to read, by the name under which the user knows it.
pub struct Source<'a> {
    /// As given on the command line; `-` for standard input.
    pub name: String,
    /// Its bytes.
    pub reader: Box<dyn Read + Send + 'a>,
}

/// Everything the reading depends on, apart from the bytes: no clock, no environment.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// Categories, aliases, codes, rules and dimensions.
    pub settings: &'a BookSettings,
    /// The categories of plan lines: known as well.
    pub plan_categories: &'a [Category],
    /// The currency of every amount.
    pub currency: Currency,
    /// What is fixed instead of recognised; a key it leaves open is recognised.
    pub profile: Option<&'a Profile>,
    /// The year of a bare month, `1月`.
    pub year: Option<i32>,
    /// The month in which the year of the plans begins.
    pub year_begins: u32,
    /// The calendar years in which the first and the last of them begin.
    pub years: Option<(i32, i32)>,
    /// Only categories that are named: a book that declares none admits what lies below a planned one otherwise.
    pub closed: bool,
    /// A row that no rule classifies is a bad row.
    pub strict: bool,
    /// Keep bad rows as [`super::Reject`]s.
    pub skip_bad: bool,
    /// The file is a list of orders and contracts: their numbers, days and months have headings of their own.
    pub orders: bool,
    /// The user vouches for what the file comes to, or for its good rows: what the file states itself is only told.
    pub vouched: bool,
}

impl<'a> Setting<'a> {
    /// With nothing fixed and nothing asked for.
    pub fn new(settings: &'a BookSettings, currency: Currency) -> Setting<'a> {
        Setting {
            settings,
            plan_categories: &[],
            currency,
            profile: None,
            year: None,
            year_begins: 1,
            years: None,
            closed: false,
            strict: false,
            skip_bad: false,
            orders: false,
            vouched: false,
        }
    }
}
