//! Figures in pictures: in the unit in which the largest of them has few digits, which the title states.

use super::Look;
use super::shown::on_one_line;
use crate::model::money::group_digits;
use crate::model::{Currency, Money, Unit};
use crate::report::chart::Drawing;
use crate::words::{Language, msg};

/// How amounts are written in a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Picture {
    currency: Currency,
    unit: Unit,
    decimals: u32,
}

impl Picture {
    /// By the largest amount of a drawing; `None` where it has none.
    pub(super) fn new(drawing: &Drawing, language: Language) -> Option<Picture> {
        let amounts = amounts(drawing);
        let currency = amounts.first()?.currency();
        let largest = amounts.iter().map(|amount| amount.minor().unsigned_abs()).max().unwrap_or(0);
        let major = largest / currency.scale().unsigned_abs().max(1);
        let (unit, decimals) = match (language, major) {
            (Language::ZhCn, 100_000..) => (Unit::Wan, 1),
            (Language::En, 100_000..) => (Unit::Thousand, 1),
            _ => (Unit::One, 0),
        };
        Some(Picture { currency, unit, decimals })
    }
}

fn amounts(drawing: &Drawing) -> Vec<Money> {
    match drawing {
        Drawing::Bars(rows) => rows.iter().flat_map(|row| row.budget.into_iter().chain([row.actual])).collect(),
        Drawing::Variances(rows) => rows.iter().filter_map(|row| row.variance).collect(),
        Drawing::Steps(steps) => steps.iter().map(|step| step.amount).collect(),
        Drawing::Months(months) => {
            let of = |month: &crate::report::chart::MonthBar| [month.budget, month.actual, month.expected];
            months.months.iter().flat_map(of).flatten().collect()
        }
        Drawing::Heat(heat) => heat.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.variance).collect(),
        Drawing::Bullets(_) => Vec::new(),
        Drawing::Lines(rows) => rows.iter().flat_map(|row| &row.points).copied().flatten().collect(),
    }
}

/// An amount, rounded half away from zero; a variance with its sign.
pub(super) fn figure(amount: Money, picture: Picture, signed: bool) -> String {
    let shown = 10_i128.pow(picture.decimals);
    let step = i128::from(amount.currency().scale() * picture.unit.factor());
    let size = i128::from(amount.minor()).abs();
    let rounded = (size * shown * 2 + step) / (2 * step);
    let (whole, rest) = (rounded / shown, rounded % shown);
    let mut text = group_digits(&whole.to_string());
    if picture.decimals > 0 {
        text.push_str(&format!(".{rest:0width$}", width = picture.decimals as usize));
    }
    match (amount.minor().signum(), rounded, signed) {
        (_, 0, _) => text,
        (-1, ..) => format!("-{text}"),
        (1, _, true) => format!("+{text}"),
        _ => text,
    }
}

/// The unit, as a title states it.
pub(super) fn unit_word(picture: Picture, look: &Look<'_>) -> String {
    let id = match picture.unit {
        Unit::Wan => "chart-unit-wan",
        Unit::Thousand => "chart-unit-thousand",
        _ => "chart-unit-one",
    };
    on_one_line(&msg(id).with("currency", picture.currency.code()), look)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_rounded_half_away_from_zero() {
        let picture = |unit, decimals| Picture { currency: Currency::CNY, unit, decimals };
        let yuan = |fen| Money::from_minor(fen, Currency::CNY);
        for (fen, picture, signed, expected) in [
            (23_774_880, picture(Unit::Wan, 1), false, "23.8"),
            (-388_462, picture(Unit::Wan, 1), true, "-0.4"),
            (50_000, picture(Unit::Wan, 1), true, "+0.1"),
            (49_999, picture(Unit::Wan, 1), true, "0.0"),
            (123_456_789, picture(Unit::One, 0), true, "+1,234,568"),
            (-50, picture(Unit::One, 0), true, "-1"),
            (0, picture(Unit::Thousand, 1), true, "0.0"),
        ] {
            assert_eq!(figure(yuan(fen), picture, signed), expected, "{fen}");
        }
    }
}
