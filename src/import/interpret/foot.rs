//! What rows below the amounts say of them: `单位：万元` at the foot of a sheet. Nothing is committed before the end of a
//! file, and what its foot contradicts is refused.

use super::cells::Cells;
use super::claim;
use super::typed::Claim;
use crate::import::fields::Field;
use crate::import::row::non_transaction::SkipReason;
use crate::import::source::Setting;
use crate::import::statement::preamble::{Preamble, stated_in};
use crate::import::statement::unit_marks::unit_word;
use crate::words::{Place, Problem, msg};

/// The first contradiction.
#[derive(Debug, Default)]
pub(super) struct Foot(Option<Problem>);

/// Texts without one of which no unit and no currency is stated plainly enough to refuse a file.
const MARKS: [&str; 40] = [
    "元", "円", "圆", "圓", "分为", "列示", "币", "幣", "美金", "英镑", "单位", "單位", "単位", "万", "萬", "unit",
    "Unit", "UNIT", "urrency", "ährung", "in ", "In ", "hous", "illi", "mln", "akh", "USD", "EUR", "GBP", "HKD", "RMB",
    "CNY", "mb", "000", "$", "€", "£", "¥", "×1", "x1",
];

/// What a refused row must hold beside a colon: its cells may be anything.
const LABELS: [&str; 9] = ["单位", "單位", "単位", "币种", "币别", "幣", "unit", "Unit", "urrency"];

impl Foot {
    /// Looks at a row that is refused, in whose columns a foot may stand: `制表：张三 | 单位：万元`.
    pub(super) fn look_at_refused(&mut self, cells: &Cells<'_>, name: &str, setting: &Setting<'_>) {
        let text = cells.row.cells.text();
        if text.contains([':', '：']) && LABELS.iter().any(|label| text.contains(label)) {
            self.look(cells, &Claim::LeftOut(SkipReason::Remark), name, setting);
        }
    }

    /// Looks at a row that is not booked.
    pub(super) fn look(&mut self, cells: &Cells<'_>, claim: &Claim, name: &str, setting: &Setting<'_>) {
        let is_total = matches!(claim, Claim::Total(_));
        let speaks = is_total || matches!(claim, Claim::LeftOut(SkipReason::Remark | SkipReason::NoMovement));
        let text = cells.row.cells.text();
        if self.0.is_some() || !speaks || !MARKS.iter().any(|mark| text.contains(mark)) {
            return;
        }
        let mut said = Preamble::default();
        if is_total {
            said.take(stated_in(&claim::name(cells)));
        } else {
            said = Preamble::read(&[cells.row]);
        }
        let layout = cells.layout;
        let profile = setting.profile;
        let own = layout.column(Field::Unit).is_some() || profile.is_some_and(|p| p.unit.is_some());
        let unit = said.unit.filter(|unit| !own && *unit != layout.style.unit);
        let other = layout.local || layout.split.is_some();
        let currency = said.currency.filter(|currency| !other && *currency != setting.currency);
        let message = match (said.unclear.filter(|_| !own), unit, currency) {
            (Some(unclear), ..) => msg("import-unit-unknown").with("text", unclear),
            (_, Some(unit), _) => {
                msg("import-unit-below").with("stated", unit_word(unit)).with("taken", unit_word(layout.style.unit))
            }
            (.., Some(currency)) => {
                let message = msg("import-currency-below").with("currency", currency.code());
                message.with("expected", setting.currency.code())
            }
            _ => return,
        };
        let hint = if currency.is_some() && unit.is_none() {
            "import-other-currency-hint"
        } else {
            "import-unit-unknown-hint"
        };
        self.0 = Some(Problem::error(message).at(Place::line(name, cells.row.line)).hint(msg(hint)));
    }

    /// What refuses the file.
    pub(super) fn take(&mut self) -> Option<Problem> {
        self.0.take()
    }
}
