//! Categories × months, each cell shaded by how far it is off its budget.

use super::{Chart, Drawing};
use crate::analysis::variance::{Bucket, Direction};
use crate::analysis::variance::{Measure, Role, Scope, VarianceRow, against};
use crate::model::{Kind, Money, MoneyError, Month, Ratio};
use crate::report::{Names, anchor};
use crate::words::{Message, msg};

/// The table.
#[derive(Clone, Debug, PartialEq)]
pub struct Heat {
    /// The months that have begun.
    pub months: Vec<Month>,
    /// The rows.
    pub rows: Vec<HeatRow>,
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatRow {
    /// What it is called.
    pub label: Message,
    /// Where it stands on the page; the total stands nowhere else.
    pub link: Option<String>,
    /// How deep it stands.
    pub indent: usize,
    /// One for each month.
    pub cells: Vec<HeatCell>,
}

/// A month of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatCell {
    /// `None` where there is no plan, or no row in the ledger.
    pub variance: Option<Money>,
    /// How far off.
    pub shade: Shade,
}

/// How far a cell is off, from far better to far worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shade {
    /// Better by a tenth of the budget or more.
    FarBetter,
    /// Better.
    Better,
    /// Within a fiftieth of the budget.
    Even,
    /// Worse.
    Worse,
    /// Worse by a tenth or more, or without a budget.
    FarWorse,
}

impl Shade {
    /// All of them, as they follow each other.
    pub const ALL: [Shade; 5] = [Shade::FarBetter, Shade::Better, Shade::Even, Shade::Worse, Shade::FarWorse];
}

/// More rows than these nobody looks at: then the outermost alone are shown.
const MOST: usize = 48;

/// The table of a pivot's first scope; `None` where no month of it has begun.
pub fn heat(
    rows: &[VarianceRow],
    total: &[Measure],
    scope: &Scope,
    names: &Names,
    until: Month,
) -> Result<Option<Chart>, MoneyError> {
    let months: Vec<Month> =
        scope.period.touched().filter(|month| scope.has_begun(*month) && *month <= until).collect();
    let own = |row: &&VarianceRow| {
        matches!(row.role, Role::Item | Role::Subtotal | Role::Unbudgeted) && row.bucket.kind() == Kind::Cost
    };
    let many = rows.iter().filter(own).count() > MOST;
    let kept: Vec<&VarianceRow> = rows.iter().filter(own).filter(|row| !many || row.indent == 0).collect();
    let shown = kept.iter().map(|row| heat_row(row, scope, &months, names));
    let mut shown: Vec<HeatRow> = shown.collect::<Result<_, _>>()?;
    let is_known = shown.iter().flat_map(|row| &row.cells).any(|cell| cell.variance.is_some());
    if !is_known || !scope.planned {
        return Ok(None);
    }
    let worse = |row: &HeatRow| row.cells.iter().filter(|cell| cell.shade == Shade::FarWorse).count();
    let worst = shown.iter().zip(&kept).max_by_key(|(row, _)| worse(row)).filter(|(row, _)| worse(row) > 1);
    let message = match worst {
        Some((row, of)) => {
            // A tenth of no budget is nothing.
            let id = if of.bucket.is_unbudgeted() { "chart-heat-unbudgeted" } else { "chart-heat-worst" };
            msg(id).with("row", row.label.clone()).with("months", worse(row))
        }
        None => msg("chart-heat-even"),
    };
    let cells = cells(total, Bucket::Cost, scope, &months)?;
    shown.push(HeatRow { label: msg("term-total"), link: None, indent: 0, cells });
    let told = shown.iter().map(|row| {
        let variances = row.cells.iter().map(|cell| match cell.variance {
            Some(variance) => Message::verbatim(super::story::plus(variance)),
            None => Message::verbatim("—"),
        });
        msg("chart-told-heat").with("row", row.label.clone()).with("variances", variances.collect::<Vec<_>>())
    });
    Ok(Some(Chart {
        name: "heat",
        message,
        title: msg("chart-heat-title"),
        told: told.collect(),
        drawing: Drawing::Heat(Heat { months, rows: shown }),
    }))
}

fn heat_row(row: &VarianceRow, scope: &Scope, months: &[Month], names: &Names) -> Result<HeatRow, MoneyError> {
    Ok(HeatRow {
        label: match row.role {
            Role::Unbudgeted => msg("term-unbudgeted"),
            _ => names.label(row.label()),
        },
        link: Some(anchor(row.bucket, &row.path)),
        indent: row.indent,
        cells: cells(&row.months, row.bucket, scope, months)?,
    })
}

fn cells(of: &[Measure], bucket: Bucket, scope: &Scope, months: &[Month]) -> Result<Vec<HeatCell>, MoneyError> {
    let first = scope.period.first_month();
    let cells = months.iter().map(|month| {
        let measure = usize::try_from(month.since(first)).ok().and_then(|at| of.get(at));
        match measure.filter(|_| !scope.missing.contains(month)) {
            Some(measure) => heat_cell(measure, bucket, scope.is_early_month(*month)),
            None => Ok(HeatCell { variance: None, shade: Shade::Even }),
        }
    });
    cells.collect()
}

fn heat_cell(measure: &Measure, bucket: Bucket, early: bool) -> Result<HeatCell, MoneyError> {
    let Some(variance) = measure.variance()? else { return Ok(HeatCell { variance: None, shade: Shade::Even }) };
    let (.., way) = against(variance, Money::zero(variance.currency()), bucket.kind(), early)?;
    let shade = match (measure.variance_ratio(), way) {
        (_, Direction::None) => Shade::Even,
        (None, Direction::Adverse) => Shade::FarWorse,
        (None, Direction::Favorable) => Shade::FarBetter,
        (Some(ratio), way) => match (size(ratio), way) {
            (0, _) => Shade::Even,
            (1, Direction::Adverse) => Shade::Worse,
            (1, _) => Shade::Better,
            (_, Direction::Adverse) => Shade::FarWorse,
            _ => Shade::FarBetter,
        },
    };
    Ok(HeatCell { variance: Some(variance), shade })
}

/// Less than a fiftieth, less than a tenth, more.
fn size(ratio: Ratio) -> u8 {
    let limit = |hundredths| Ratio::of_counts(hundredths, 100).unwrap_or(Ratio::ZERO);
    let minus = |hundredths: i64| limit(-hundredths);
    let beyond = |hundredths: i64| ratio >= limit(hundredths) || ratio <= minus(hundredths);
    u8::from(beyond(2)) + u8::from(beyond(10))
}
