//! A row with the day of its posting and another: the posting decides its month, and that is told where it matters.

use super::headers::{self, Header};
use crate::import::block::SourceRow;
use crate::import::fields::Field;
use crate::import::inference::{Inference, Inferred};
use crate::words::{Place, msg};

const POSTED: &str = "|入账日期|记账日期|过账日期|記帳日期|入帳日期|postingdate|bookingdate|accountingdate|glposteddate|pstngdate|buchungsdatum|";
const OTHERS: &str = "|业务日期|发生日期|交易日期|开票日期|单据日期|業務日期|businessdate|documentdate|docdate|transactiondate|invoicedate|belegdatum|";

/// Tells it of a file in which some row has them in two months.
pub(in crate::import) fn told(name: &str, header: &Header, below: &[SourceRow<'_>], date: usize) -> Option<Inferred> {
    let is = |at: usize, list: &str| list.contains(&format!("|{}|", headers::key(&header.names[at])));
    if !is(date, POSTED) {
        return None;
    }
    let month = |row: &SourceRow<'_>, at: usize| {
        let text = row.cells.get(at).unwrap_or("").trim();
        let mut parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
        let (year, month) = (parts.next()?, parts.next()?);
        (year.len() == 4).then(|| (year.parse().unwrap_or(0u32), month.parse().unwrap_or(0u32)))
    };
    let differs = |row: &SourceRow<'_>, at: usize| matches!((month(row, date), month(row, at)), (Some(one), Some(other)) if one != other);
    let other = (0..header.names.len()).filter(|at| *at != date && is(*at, OTHERS));
    let (at, row) = other.filter_map(|at| Some((at, below.iter().find(|row| differs(row, at))?))).next()?;
    let taken = msg("import-inferred-posted").with("date", header.names[date].as_str());
    let taken = taken.with("other", header.names[at].as_str());
    let remedy = msg("import-inferred-paid-hint").with("field", Field::Date.name());
    let remedy = remedy.with("header", header.names[date].as_str());
    Some(Inferred::new(Inference::Month, Place::line(name, row.line), taken, remedy))
}
