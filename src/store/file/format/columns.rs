//! The columns of a batch: a batch describes its own in its header.

use super::row::{RawRow, RowBuffer};
use crate::model::Currency;

/// The columns before the axes.
const FIRST: [&str; 3] = ["period", "date", "category"];

/// The columns after the axes; [`Column`] numbers them.
const REST: [&str; 12] = [
    "amount",
    "description",
    "voucher",
    "line",
    "vendor",
    "invoice",
    "counterparty",
    "commitment",
    "source_account",
    "source",
    "source_line",
    "flag",
];

/// The column that says what the amounts are in, after that of the amounts, where a batch has one.
const CURRENCY: &str = "currency";

/// A column after the axes.
#[derive(Clone, Copy, Debug)]
pub(in crate::store::file) enum Column {
    Amount,
    Description,
    Voucher,
    Line,
    Vendor,
    Invoice,
    Counterparty,
    Commitment,
    SourceAccount,
    Source,
    SourceLine,
    Flag,
}

/// Where the columns of one batch stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store::file) struct Columns {
    /// The axes, in the batch's order; axis `i` stands in column `3 + i`.
    pub(in crate::store::file) axes: Vec<String>,
    /// The axes in the order of their names: the order of identity.
    pub(in crate::store::file) by_name: Vec<usize>,
    /// What its amounts are in, where it says so: each row does, and they say the same.
    pub(in crate::store::file) currency: Option<Currency>,
    currency_at: Option<usize>,
    rest: [Option<usize>; REST.len()],
    sources: Vec<Option<usize>>,
}

impl Columns {
    /// The column of the category, where a row's key begins.
    pub(in crate::store::file) const CATEGORY: usize = 2;
    /// The column of the first axis.
    pub(in crate::store::file) const AXES: usize = FIRST.len();

    /// The canonical columns of a new batch.
    pub(in crate::store::file) fn canonical(axes: &[String]) -> Columns {
        Columns::new(axes, None)
    }

    /// The same of a batch that says what its amounts are in.
    pub(in crate::store::file) fn counted_in(self, currency: Option<Currency>) -> Columns {
        Columns::new(&self.axes, currency)
    }

    fn new(axes: &[String], currency: Option<Currency>) -> Columns {
        let amount = FIRST.len() + axes.len();
        let said = usize::from(currency.is_some());
        let rest = std::array::from_fn(|i| Some(if i == 0 { amount } else { amount + said + i }));
        let sources = (0..axes.len()).map(|i| Some(amount + said + REST.len() + i)).collect();
        let currency_at = currency.map(|_| amount + 1);
        Columns { axes: axes.to_vec(), by_name: by_name(axes), currency, currency_at, rest, sources }
    }

    /// The same with what the first row says that the amounts are in; `None` if no currency is called that.
    pub(in crate::store::file) fn said_by(self, first: &RawRow<'_>) -> Option<Columns> {
        let Some(at) = self.currency_at else { return Some(self) };
        let found = Currency::parse(first.get(at))?;
        Some(Columns { currency: Some(found), ..self })
    }

    /// The header line of a new batch, with its line end.
    pub(in crate::store::file) fn header(&self) -> Vec<u8> {
        let mut out = Vec::new();
        let sources: Vec<String> = self.axes.iter().map(|a| format!("source_{a}")).collect();
        let axes = self.axes.iter().map(String::as_str);
        let rest = [REST[0]].into_iter().chain(self.currency.map(|_| CURRENCY)).chain(REST.into_iter().skip(1));
        let names = FIRST.into_iter().chain(axes).chain(rest).chain(sources.iter().map(String::as_str));
        for (i, name) in names.enumerate() {
            if i > 0 {
                out.push(b',');
            }
            super::row_writer::put_text(&mut out, name);
        }
        out.push(b'\n');
        out
    }

    /// Reads a header line; `None` if it is not one of a batch. Columns it does not know are passed over,
    /// columns it lacks are empty: so old batches and newer ones still read.
    pub(in crate::store::file) fn parse(header: &str) -> Option<Columns> {
        let mut buffer = RowBuffer::default();
        let row = buffer.split(header.trim_start_matches('\u{feff}'))?;
        let names: Vec<&str> = (0..row.len()).map(|i| row.get(i)).collect();
        if names.len() < FIRST.len() || names[..FIRST.len()] != FIRST {
            return None;
        }
        let amount = names.iter().position(|name| *name == REST[0])?;
        let axes: Vec<String> = names[FIRST.len()..amount].iter().map(|n| n.to_string()).collect();
        // An axis may be called `line`: its raw texts stand after `flag`, our own `source_line` before.
        let end = names.iter().position(|n| *n == REST[REST.len() - 1]).map_or(names.len(), |at| at + 1);
        let find = |name: &str, from: usize, to: usize| {
            names.get(from..to)?.iter().position(|n| *n == name).map(|at| from + at)
        };
        let rest = std::array::from_fn(|i| if i == 0 { Some(amount) } else { find(REST[i], amount, end) });
        let sources = axes.iter().map(|a| find(&format!("source_{a}"), end, names.len())).collect();
        // Whoever adds it by hand puts it anywhere; before the amounts it is an axis.
        let currency_at = find(CURRENCY, amount, names.len());
        Some(Columns { by_name: by_name(&axes), axes, currency: None, currency_at, rest, sources })
    }

    /// Where the rows say what their amounts are in.
    pub(in crate::store::file) fn currency_at(&self) -> Option<usize> {
        self.currency_at
    }

    /// Where a column stands.
    pub(in crate::store::file) fn at(&self, column: Column) -> Option<usize> {
        self.rest[column as usize]
    }

    /// Where the raw texts of an axis stand.
    pub(super) fn source_at(&self, axis: usize) -> Option<usize> {
        self.sources[axis]
    }
}

fn by_name(axes: &[String]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..axes.len()).collect();
    order.sort_by(|a, b| axes[*a].cmp(&axes[*b]));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_reads_back() {
        for axes in [vec![], vec!["project".into(), "department".into()], vec!["line".into(), "a,b".into()]] {
            let columns = Columns::canonical(&axes);
            let header = String::from_utf8(columns.header()).unwrap();
            assert_eq!(Columns::parse(header.trim_end()), Some(columns.clone()), "{header}");
            let columns = columns.counted_in(Currency::parse("USD"));
            let header = String::from_utf8(columns.header()).unwrap();
            assert!(header.contains(",amount,currency,description,"), "{header}");
            let row = header.trim_end().replace("currency", "USD");
            let mut buffer = RowBuffer::default();
            let read = Columns::parse(header.trim_end()).and_then(|read| read.said_by(&buffer.split(&row)?));
            assert_eq!(read, Some(columns), "{header}");
        }
    }

    #[test]
    fn a_currency_is_said_by_the_rows_and_by_no_axis_of_that_name() {
        let said = |header: &str, row: &str| {
            let mut buffer = RowBuffer::default();
            Columns::parse(header)?.said_by(&buffer.split(row)?).map(|columns| columns.currency)
        };
        let euro = Some(Currency::parse("EUR"));
        assert_eq!(said("period,date,category,amount,currency,flag", "2026-01,,a,1.00,EUR,"), euro);
        assert_eq!(said("period,date,category,amount,flag,currency", "2026-01,,a,1.00,,EUR"), euro);
        assert_eq!(said("period,date,category,amount,currency", "2026-01,,a,1.00,dollars"), None);
        assert_eq!(said("period,date,category,currency,amount,source_currency", "2026-01,,a,EUR,1.00,"), Some(None));
    }

    #[test]
    fn older_and_newer_batches_read() {
        let columns = Columns::parse("period,date,category,project,amount,voucher,shade,flag").unwrap();
        assert_eq!(columns.axes, ["project"]);
        assert_eq!(columns.at(Column::Voucher), Some(5));
        assert_eq!(columns.at(Column::Flag), Some(7));
        assert_eq!((columns.at(Column::Vendor), columns.source_at(0)), (None, None));
        for bad in ["", "period,date,category,project", "日期,金额", "date,period,category,amount"] {
            assert_eq!(Columns::parse(bad), None, "{bad}");
        }
    }
}
