//! What there is to warn of: lines that are over, nearly over or heading there, and what is wrong with the book itself.

mod book;
mod lines;
mod together;

use std::cell::Cell;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use super::Source;
use super::forecast::{ForecastRequest, ends};
use crate::analysis::Covering;
use crate::analysis::alert::Position;
use crate::analysis::alert::book::About;
use crate::analysis::variance::{By, Ends};
use crate::model::{AlertLevel, Category, Month, Plan};

/// What is asked.
pub struct AlertsRequest<'a> {
    /// Judge this month alone, one level less urgent, and nothing else; `None` judges the year.
    pub month: Option<Month>,
    /// Keep only what lies in one of these; empty keeps all.
    pub categories: &'a [Category],
    /// Keep only what lies in these members: axis number, members. A line that covers the axis whole is kept.
    pub members: &'a [(usize, Vec<String>)],
    /// Judge the lines of each of these together; empty judges each line.
    pub by: &'a [By],
    /// How the year's end is forecast.
    pub forecast: ForecastRequest,
    /// If there are more than so many that are merely worth knowing, they are counted and not made.
    pub most_infos: usize,
}

/// What there is to warn of.
pub struct Alerts {
    /// The most urgent first, else in the order of the book. What is merely worth knowing is among it, at the end.
    pub all: Vec<Alert>,
    /// How many more are merely worth knowing: where they are too many to be made, all of them.
    pub folded: usize,
}

/// Counts what is merely worth knowing: a large book has a hundred thousand of it, of which people see the number.
pub(super) struct Infos {
    most: usize,
    count: Cell<usize>,
}

impl Infos {
    /// Counts one; is it to be made?
    fn takes(&self) -> bool {
        self.count.set(self.count.get() + 1);
        self.count.get() <= self.most
    }

    /// Were there too many?
    fn fold(&self) -> bool {
        self.count.get() > self.most
    }
}

/// One thing to warn of.
#[derive(Clone, Debug, PartialEq)]
pub struct Alert {
    /// What tells it from others, from one day to the next: parts, between tabs.
    pub key: String,
    /// The same, short: what people name it by.
    pub id: String,
    /// How urgent it is.
    pub level: AlertLevel,
    /// Why, the most urgent reason first.
    pub reasons: Vec<&'static str>,
    /// What it is about.
    pub about: AlertAbout,
}

/// What an alert is about.
#[derive(Clone, Debug, PartialEq)]
pub enum AlertAbout {
    /// A line of the budget, or a category without one.
    Line(Box<LineAlert>),
    /// The book.
    Book(About),
}

/// A line of the budget that there is to warn of.
#[derive(Clone, Debug, PartialEq)]
pub struct LineAlert {
    /// The plan that has it; `None` for what no plan has.
    pub plan: Option<String>,
    /// Its category; `None` of lines that are judged together whatever they are for.
    pub category: Option<Category>,
    /// The member on each axis; `None` covers the axis whole.
    pub members: Vec<Option<String>>,
    /// Where it stands.
    pub position: Position,
    /// The first day on which its budget is gone.
    pub overrun: Option<NaiveDate>,
    /// How its forecast was made.
    pub method: Option<&'static str>,
    /// The month, where that alone was judged.
    pub month: Option<Month>,
}

/// All that there is to warn of.
pub fn alerts(
    source: &Source<'_>,
    plans: &[Plan],
    covering: &Covering<'_>,
    request: &AlertsRequest<'_>,
) -> anyhow::Result<Alerts> {
    // A month alone is what it is.
    let ends = match request.month.is_some() || covering.budget().plans.is_empty() {
        true => Ends::none(),
        false => ends(source, covering, request.forecast.clone())?,
    };
    let infos = Infos { most: request.most_infos, count: Cell::new(0) };
    let mut all = lines::lines(source, covering, request, (&ends, &infos))?;
    // Filters are by category: of the book as a whole nothing is left then.
    if request.month.is_none() && request.categories.is_empty() && request.members.is_empty() {
        let of_book = book::findings(source, plans, covering)?;
        all.extend(of_book.into_iter().filter(|alert| alert.level > AlertLevel::Info || infos.takes()));
    }
    let folded = if infos.fold() { infos.count.get() } else { 0 };
    if infos.fold() {
        all.retain(|alert| alert.level > AlertLevel::Info);
    }
    all.sort_by_key(|alert| std::cmp::Reverse(alert.level));
    Ok(Alerts { all, folded })
}

impl Alert {
    fn new(key: String, level: AlertLevel, reasons: Vec<&'static str>, about: AlertAbout) -> Alert {
        Alert { id: short(&key), key, level, reasons, about }
    }
}

/// The beginning of a hash: nobody has so many alerts that two begin alike.
pub fn short(key: &str) -> String {
    Sha256::digest(key).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}
