//! What the scanner asks of whole lines: of those that have a word, or of batches that say their currency.

use crate::model::posting::flag;
use crate::store::file::format::columns::{Column, Columns};
use crate::store::file::format::row::RowBuffer;

/// Does a row say that its amount is in what the amounts of its batch are in? `rest` is what follows the amount, where the
/// writer says it.
pub(super) fn says_its_currency(columns: &Columns, rest: &[u8], line: &[u8]) -> bool {
    let Some((own, at)) = columns.currency.zip(columns.currency_at()) else { return true };
    let beside = columns.at(Column::Amount).is_some_and(|amount| amount + 1 == at);
    let said = rest.strip_prefix(b",").and_then(|rest| rest.strip_prefix(own.code().as_bytes()));
    if beside && said.is_some_and(|rest| matches!(rest.first(), None | Some(b','))) {
        return true;
    }
    let mut buffer = RowBuffer::default();
    let row = std::str::from_utf8(line).ok().and_then(|line| buffer.split(line));
    row.is_some_and(|row| row.other_currency(columns, own).is_none())
}

/// Is a line one that takes another row back? Asked of those that have the word anywhere.
pub(super) fn takes_back(columns: &Columns, line: &[u8]) -> bool {
    let mut buffer = RowBuffer::default();
    let row = std::str::from_utf8(line).ok().and_then(|line| buffer.split(line));
    row.is_some_and(|row| row.column(columns, Column::Flag).split(' ').any(|mark| mark == flag::REVERSAL))
}

#[cfg(test)]
mod tests {
    use super::super::scan::Scanner;
    use super::*;
    use crate::model::Currency;

    #[test]
    fn each_row_says_the_currency_of_the_first_or_none_is_summed() {
        let columns = Columns::canonical(&[]).counted_in(Currency::parse("USD"));
        let apart = Columns::parse("period,date,category,amount,flag,currency").unwrap();
        let apart = apart.said_by(&RowBuffer::default().split("2026-01,,a,1.00,,USD").unwrap()).unwrap();
        let sum = |columns: &Columns, lines: &str| {
            let mut scanner = Scanner::new(0, 2);
            scanner.begin(0);
            scanner.scan(columns, 0, lines.as_bytes()).map(|()| scanner.into_found().parts[0].total)
        };
        for (columns, line, total) in [
            (&columns, "2026-01,,a,1.00,USD,x", Some(100)),
            (&columns, "2026-01,,a,1.00,USD", Some(100)),
            (&columns, "2026-01,,a,1.00,\"USD\",x", Some(100)),
            (&columns, "2026-01,,a,1.00,EUR,x", None),
            (&columns, "2026-01,,a,1.00,USDT,x", None),
            (&columns, "2026-01,,a,1.00,,USD", None),
            (&columns, "2026-01,,a,1.00", None),
            (&apart, "2026-01,,a,1.00,,USD", Some(100)),
            (&apart, "2026-01,,a,1.00,USD,EUR", None),
        ] {
            let first = if columns == &apart { "2026-01,,a,1.00,,USD\n" } else { "2026-01,,a,1.00,USD,\n" };
            let lines = format!("{first}{line}\n");
            assert_eq!(sum(columns, &lines).ok(), total.map(|total| total + 100), "{lines}");
        }
    }
}
