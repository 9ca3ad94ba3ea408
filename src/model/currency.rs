//! ISO 4217 currencies: a code and how many decimals its minor unit has.

mod names;

use std::fmt;

/// A currency by its ISO 4217 code, `CNY` for instance.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The renminbi, the default of a new plan.
    pub const CNY: Currency = Currency(*b"CNY");

    /// "No currency" (ISO 4217 `XXX`), in which the ledger of metrics counts: tickets, households, minutes.
    /// No plan can have it.
    pub const NONE: Currency = Currency(*b"XXX");

    /// Reads three ASCII letters, in either case; `None` for anything else.
    pub fn parse(code: &str) -> Option<Currency> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_alphabetic).then(|| Currency(bytes.map(|b| b.to_ascii_uppercase())))
    }

    /// The three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }

    /// Decimals of the minor unit (ISO 4217): 2 for 元/分, 0 for yen, 3 for some dinars; 4 for metrics.
    pub fn digits(self) -> u32 {
        match &self.0 {
            // Asked for every row: the usual answer first.
            b"CNY" => 2,
            b"XXX" => 4,
            _ => self.listed().and_then(iso_currency::Currency::exponent).map_or(2, u32::from),
        }
    }

    /// Is it money that a plan can be in: listed in ISO 4217, no fund, no metal, and not replaced by another?
    pub fn is_current(self) -> bool {
        self.is_money() && self.listed().is_some_and(|listed| listed.is_superseded().is_none())
    }

    /// Is it money that a file can speak of, in use today or before?
    fn is_money(self) -> bool {
        self.listed().is_some_and(|listed| !listed.is_fund() && !listed.is_special())
    }

    /// The entry of ISO 4217.
    fn listed(self) -> Option<iso_currency::Currency> {
        iso_currency::Currency::from_code(self.code())
    }

    /// Minor units in one major unit: 100 for CNY.
    pub fn scale(self) -> i64 {
        10_i64.pow(self.digits())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_three_letters_and_know_their_minor_unit() {
        for (text, digits) in
            [("CNY", Some(2)), ("jpy", Some(0)), ("KWD", Some(3)), ("XXX", Some(4)), ("元", None), ("US", None)]
        {
            assert_eq!(Currency::parse(text).map(Currency::digits), digits, "{text}");
        }
    }

    #[test]
    fn a_plan_is_in_money_of_today() {
        for (code, current) in [
            ("USD", true),
            ("XCG", true),
            ("HRK", false),
            ("XAU", false),
            ("CHE", false),
            ("XXX", false),
            ("ABC", false),
        ] {
            assert_eq!(Currency::parse(code).unwrap().is_current(), current, "{code}");
        }
    }
}
