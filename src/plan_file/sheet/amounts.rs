//! The amount of a row: its months, else its quarters, halves or the year; and whether they agree with each other.

use super::SheetContext;
use super::columns::Column;
use super::header::Side;
use super::item::{Figure, Item, money};
use crate::model::{Amount, Money, Phasing};
use crate::words::{Message, Place, Problem, msg};

/// What was worked out from a row's figures.
pub(super) struct Read {
    pub(super) amount: Amount,
    /// The year's amount was given alone, and is spread evenly.
    pub(super) even: bool,
    /// The parts were given in quarters or halves, and are spread evenly over their months.
    pub(super) parted: bool,
    /// 分 were moved so that rounded months make up the year's amount.
    pub(super) moved: bool,
    /// The year is not twelve months: both figures.
    pub(super) uneven: Option<(Money, Money)>,
    /// A stated sum differs by no more than rounding.
    pub(super) rounded: bool,
}

/// Twelve amounts, or the one that they all are.
pub(super) fn amount(months: [Money; 12]) -> Amount {
    if months.iter().all(|month| *month == months[0]) {
        Amount::Monthly(months[0])
    } else {
        Amount::Months(Box::new(months))
    }
}

/// What a row's figures come to for the year: what it says itself, else the sum of its parts.
pub(super) fn of_year(side: &Side, minor: &[Option<i128>]) -> Option<i128> {
    let cols = || side.cols.iter().filter(|col| col.column.is_amount()).zip(minor);
    let one = |wanted: Column| cols().find(|(col, _)| col.column == wanted).and_then(|(_, minor)| *minor);
    let sum = |wanted: fn(Column) -> bool| {
        let mut given = cols().filter(|(col, _)| wanted(col.column)).filter_map(|(_, minor)| *minor).peekable();
        given.peek().is_some().then(|| given.sum::<i128>())
    };
    let added = sum(|column| matches!(column, Column::Added(_))).unwrap_or(0);
    one(Column::Annual)
        .or_else(|| one(Column::Total))
        .or_else(|| one(Column::Amount))
        .or_else(|| sum(|column| matches!(column, Column::Month(_))).map(|months| months + added))
        .or_else(|| sum(|column| matches!(column, Column::Quarter(_))))
        .or_else(|| sum(|column| matches!(column, Column::Half(_))))
        .or_else(|| one(Column::Monthly).map(|month| month * 12 + added))
}

/// A row's figures by what their columns hold.
struct Figures<'a> {
    side: &'a Side,
    item: &'a Item,
}

impl Figures<'_> {
    fn of(&self, column: Column) -> Option<Figure> {
        let mut amounts = self.side.cols.iter().filter(|col| col.column.is_amount()).zip(&self.item.figures);
        amounts.find(|(col, _)| col.column == column).and_then(|(_, figure)| *figure)
    }

    fn all<const N: usize>(&self, column: fn(usize) -> Column) -> Option<[Option<Figure>; N]> {
        let figures: [Option<Figure>; N] = std::array::from_fn(|at| self.of(column(at)));
        figures.iter().any(Option::is_some).then_some(figures)
    }
}

impl Figures<'_> {
    /// What is paid beside the months, in each of them.
    fn added(&self) -> Option<[Option<Figure>; 12]> {
        let amounts = self.side.cols.iter().filter(|col| col.column.is_amount()).zip(&self.item.figures);
        let mut added = [None; 12];
        for (col, figure) in amounts {
            if let (Column::Added(month), Some(figure)) = (col.column, figure) {
                added[month] = Some(added[month].map_or(*figure, |known: Figure| known.plus(*figure)));
            }
        }
        added.iter().any(Option::is_some).then_some(added)
    }
}

fn total(figures: &[Option<Figure>]) -> i128 {
    figures.iter().flatten().map(|figure| figure.minor).sum()
}

fn blur(figures: &[Option<Figure>]) -> i128 {
    figures.iter().flatten().map(|figure| figure.blur.max(i128::from(figure.rounded))).sum()
}

/// How far equal parts may be off what was parted: half of the last digit for each of them.
fn parting(parts: &[Option<Figure>]) -> i128 {
    let Some(all) = parts.iter().copied().collect::<Option<Vec<Figure>>>() else { return 0 };
    let (least, most) = (all.iter().map(|part| part.minor).min(), all.iter().map(|part| part.minor).max());
    let even = least.zip(most).is_some_and(|(least, most)| most - least <= 1 && (least > 0 || most < 0));
    if even { all.len() as i128 / 2 } else { 0 }
}

/// Works out the amount of a row, with every sum in it that does not hold.
pub(super) fn read(item: &Item, side: &Side, context: &SheetContext<'_>, problems: &mut Vec<Problem>) -> Option<Read> {
    let figures = Figures { side, item };
    let mut read = Read {
        amount: Amount::Monthly(Money::zero(context.plan.currency)),
        even: false,
        parted: false,
        moved: false,
        uneven: None,
        rounded: false,
    };
    let bare = figures.all::<12>(Column::Month);
    let added = figures.added();
    let monthly = figures.of(Column::Monthly).map(|month| [Some(month); 12]);
    // What is paid beside the months is paid in one of them.
    let months = match (bare.or(monthly.filter(|_| added.is_some())), added) {
        (months, None) => months,
        (months, Some(added)) => {
            let months = months.unwrap_or([None; 12]);
            Some(std::array::from_fn(|at| match (months[at], added[at]) {
                (Some(month), Some(added)) => Some(month.plus(added)),
                (month, added) => month.or(added),
            }))
        }
    };
    let quarters = figures.all::<4>(Column::Quarter);
    let halves = figures.all::<2>(Column::Half);
    let years = [Column::Annual, Column::Total, Column::Amount].map(|column| figures.of(column));
    // Of the year in two units the finer is what it says.
    let stated = years.iter().flatten().min_by_key(|figure| figure.blur.max(figure.whole)).copied();
    let mut differs = |stated: Figure, parts: &[Option<Figure>], id: &'static str| {
        let sum = total(parts);
        let slack = |sum: i128| (blur(parts) + stated.blur + stated.coarseness(sum)).max(parting(parts));
        let differs = |sum: i128| (stated.minor - sum).abs() > slack(sum);
        // A sum may stand before what is paid beside the months.
        let before = added.is_some() && bare.is_some_and(|bare| !differs(total(&bare[..])) && parts.len() == 12);
        if differs(sum) && !before {
            problems.push(disagree(id, stated.minor, sum, item.line, context));
        } else {
            read.rounded |= stated.minor != sum;
        }
    };
    // Every sum within the row, from the finest parts that it has.
    for (quarter, stated) in quarters.iter().flatten().enumerate() {
        if let (Some(stated), Some(months)) = (stated, &months) {
            differs(*stated, &months[quarter * 3..quarter * 3 + 3], "plan-sheet-part-differs");
        }
    }
    for (half, stated) in halves.iter().flatten().enumerate() {
        let parts = months.as_ref().map(|months| &months[half * 6..half * 6 + 6]);
        let parts = parts.or(quarters.as_ref().map(|quarters| &quarters[half * 2..half * 2 + 2]));
        if let (Some(stated), Some(parts)) = (stated, parts) {
            differs(*stated, parts, "plan-sheet-part-differs");
        }
    }
    let finest: Option<Vec<Option<Figure>>> = months
        .map(|months| months.to_vec())
        .or(quarters.map(|quarters| quarters.to_vec()))
        .or(halves.map(|halves| halves.to_vec()));
    for stated in years.iter().flatten() {
        if let Some(parts) = &finest {
            differs(*stated, parts, "plan-sheet-total-differs");
        } else if let Some(finest) = years.iter().flatten().min_by_key(|figure| figure.blur.max(figure.whole)) {
            differs(*stated, &[Some(*finest)], "plan-sheet-total-differs");
        }
    }
    let of = |figure: &Option<Figure>| money(figure.map_or(0, |figure| figure.minor), context);
    if let Some(months) = &months {
        let mut amounts = Vec::with_capacity(12);
        for month in months {
            amounts.push(of(month)?);
        }
        read.moved = make_up(&mut amounts, months, stated);
        read.amount = amount(amounts.try_into().ok()?);
    } else if let Some(parts) = &finest {
        let mut amounts = Vec::with_capacity(12);
        for part in parts {
            amounts.extend(of(part)?.split(&vec![1; 12 / parts.len()]));
        }
        read.parted = true;
        read.amount = amount(amounts.try_into().ok()?);
    } else {
        let monthly = figures.of(Column::Monthly);
        let year = stated.map(|stated| of(&Some(stated))).unwrap_or(None);
        let month = monthly.and_then(|monthly| of(&Some(monthly)));
        match (year, month) {
            (Some(year), Some(month)) if year.minor() == month.minor().saturating_mul(12) => {
                read.amount = Amount::Monthly(month);
            }
            (Some(year), month) => {
                read.uneven = month.map(|month| (year, month));
                read.even = true;
                read.amount = Amount::Annual(year, Phasing::Even);
            }
            (None, Some(month)) => read.amount = Amount::Monthly(month),
            (None, None) => return None,
        }
    }
    Some(read)
}

/// Months that were rounded when they were read make up the year's amount again: 分 go to the first of them.
fn make_up(amounts: &mut [Money], months: &[Option<Figure>; 12], stated: Option<Figure>) -> bool {
    let Some(stated) = stated.filter(|stated| !stated.rounded) else { return false };
    let rounded: Vec<usize> = (0..12).filter(|at| months[*at].is_some_and(|figure| figure.rounded)).collect();
    let missing = stated.minor - total(months);
    if missing == 0 || missing.unsigned_abs() > rounded.len() as u128 {
        return false;
    }
    for at in rounded.into_iter().take(missing.unsigned_abs() as usize) {
        let one = if missing > 0 { 1 } else { -1 };
        amounts[at] = Money::from_minor(amounts[at].minor() + one, amounts[at].currency());
    }
    true
}

/// Two figures of the file that should be one.
pub(super) fn disagree(id: &'static str, stated: i128, sum: i128, line: u64, context: &SheetContext<'_>) -> Problem {
    let message: Message = msg(id).with("stated", plain(stated, context)).with("sum", plain(sum, context));
    let place = Place::line(context.file, line);
    match context.ignore_totals {
        true => Problem::warning(message).at(place),
        false => Problem::error(message).at(place).hint(msg("plan-sheet-total-differs-hint")),
    }
}

/// An amount inside a sentence.
pub(super) fn plain(minor: i128, context: &SheetContext<'_>) -> String {
    money(minor, context).map_or_else(|| minor.to_string(), Money::grouped)
}
