//! The fields that a column can be, by the names that profiles use.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Field {
    Date,
    Period,
    Year,
    Voucher,
    VoucherWord,
    Line,
    Description,
    Category,
    Account,
    Amount,
    Net,
    Tax,
    Debit,
    Credit,
    Direction,
    Status,
    Currency,
    Vendor,
    Invoice,
    Counterparty,
    Commitment,
    Balance,
    Day,
    Unit,
    Refunded,
    /// What comes on top of the amount, as a profile says, a balance or the names of the columns.
    Fee,
}

/// Every field with the name that `columns` of a profile knows it by.
pub(super) const FIELDS: [(Field, &str); 26] = [
    (Field::Date, "date"),
    (Field::Period, "period"),
    (Field::Year, "year"),
    (Field::Voucher, "voucher"),
    (Field::VoucherWord, "voucher_word"),
    (Field::Line, "line"),
    (Field::Description, "description"),
    (Field::Category, "category"),
    (Field::Account, "account"),
    (Field::Amount, "amount"),
    (Field::Net, "net"),
    (Field::Tax, "tax"),
    (Field::Debit, "debit"),
    (Field::Credit, "credit"),
    (Field::Direction, "direction"),
    (Field::Status, "status"),
    (Field::Currency, "currency"),
    (Field::Vendor, "vendor"),
    (Field::Invoice, "invoice"),
    (Field::Counterparty, "counterparty"),
    (Field::Commitment, "commitment"),
    (Field::Balance, "balance"),
    (Field::Day, "day"),
    (Field::Unit, "unit"),
    (Field::Refunded, "refunded"),
    (Field::Fee, "fee"),
];

impl Field {
    /// The name in a profile's `columns`.
    pub(super) fn name(self) -> &'static str {
        FIELDS[self as usize].1
    }

    /// The field of this name.
    pub(super) fn by_name(name: &str) -> Option<Field> {
        FIELDS.iter().find(|(_, known)| *known == name).map(|(field, _)| *field)
    }
}

/// The names of the fields that a profile's `columns` may map, in their usual order. An axis of the book is
/// mapped by its own name.
pub fn field_names() -> impl Iterator<Item = &'static str> {
    FIELDS.iter().map(|(_, name)| *name)
}

/// A field, or an axis of the book by its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Column {
    Field(Field),
    Axis(usize),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_fields() {
        for (i, (field, name)) in FIELDS.iter().enumerate() {
            assert_eq!((*field as usize, Field::by_name(name)), (i, Some(*field)));
        }
    }
}
