//! Figures and days as cells hold them: doubles.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::ExcelDateTime;

/// The double that is nearest to a figure with its decimals.
pub(super) fn nearest(figure: &str) -> Option<f64> {
    figure.parse().ok()
}

/// A day; Excel knows none before 1900.
pub(super) fn day(day: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    ExcelDateTime::from_ymd(year, u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?).ok()
}
