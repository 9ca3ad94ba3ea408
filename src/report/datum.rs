//! What stands in the head of a report for machines: values, lists and objects of them.

use super::Cell;
use crate::model::{Currency, Money, Month};

/// A value, or what is made of values.
#[derive(Clone, Debug, PartialEq)]
pub enum Datum {
    /// One value, as it stands in a table.
    Cell(Cell),
    /// Several.
    List(Vec<Datum>),
    /// Values by key, in order.
    Object(Vec<(String, Datum)>),
}

impl Datum {
    /// An object with these members.
    pub fn object<const N: usize>(members: [(&str, Datum); N]) -> Datum {
        Datum::Object(members.into_iter().map(|(key, value)| (key.to_string(), value)).collect())
    }

    /// Adds a member to an object; to anything else nothing can be added.
    pub fn push(&mut self, key: &str, value: impl Into<Datum>) {
        if let Datum::Object(members) = self {
            members.push((key.to_string(), value.into()));
        }
    }
}

impl From<Cell> for Datum {
    fn from(cell: Cell) -> Datum {
        Datum::Cell(cell)
    }
}

impl From<&str> for Datum {
    fn from(text: &str) -> Datum {
        Cell::Text(text.to_string()).into()
    }
}

impl From<String> for Datum {
    fn from(text: String) -> Datum {
        Cell::Text(text).into()
    }
}

impl From<bool> for Datum {
    fn from(flag: bool) -> Datum {
        Cell::Flag(flag).into()
    }
}

impl From<usize> for Datum {
    fn from(count: usize) -> Datum {
        Cell::Count(i64::try_from(count).unwrap_or(i64::MAX)).into()
    }
}

impl From<u64> for Datum {
    fn from(count: u64) -> Datum {
        Cell::Count(i64::try_from(count).unwrap_or(i64::MAX)).into()
    }
}

impl From<u32> for Datum {
    fn from(count: u32) -> Datum {
        Cell::Count(count.into()).into()
    }
}

impl From<Money> for Datum {
    fn from(amount: Money) -> Datum {
        Cell::Money(amount).into()
    }
}

impl From<Month> for Datum {
    fn from(month: Month) -> Datum {
        Cell::Month(month).into()
    }
}

impl From<chrono::NaiveDate> for Datum {
    fn from(day: chrono::NaiveDate) -> Datum {
        Cell::Date(day).into()
    }
}

impl From<Currency> for Datum {
    fn from(currency: Currency) -> Datum {
        currency.code().into()
    }
}

impl<T: Into<Datum>> From<Option<T>> for Datum {
    fn from(value: Option<T>) -> Datum {
        value.map_or(Datum::Cell(Cell::Empty), Into::into)
    }
}

impl<T: Into<Datum>> From<Vec<T>> for Datum {
    fn from(list: Vec<T>) -> Datum {
        list.into_iter().collect()
    }
}

impl<T: Into<Datum>> FromIterator<T> for Datum {
    fn from_iter<I: IntoIterator<Item = T>>(list: I) -> Datum {
        Datum::List(list.into_iter().map(Into::into).collect())
    }
}
