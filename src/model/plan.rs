//! A plan: a year of lines in one currency, the unit of approval.

use super::forbidden_transfer::ForbiddenTransfer;
use super::rule::RuleLine;
use super::version::Route;
use super::{
    AdjustRule, Benchmark, ContributionRate, Currency, Driver, FiscalYear, Goal, Grade, Hours, Line, Metric, Month,
    Scenario, Staffing, TaxBasis,
};

/// One `[plan]` with its lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Unique in the book: `2026-CS`.
    pub id: String,
    /// For people.
    pub name: String,
    /// Its twelve months.
    pub year: FiscalYear,
    /// Of every amount.
    pub currency: Currency,
    /// With or without tax.
    pub tax_basis: TaxBasis,
    /// Default members for all its lines, one for each axis of the book.
    pub members: Vec<Option<String>>,
    /// `[driver.NAME]`, in order of name.
    pub drivers: Vec<Driver>,
    /// `[grade.NAME]`, in order of name.
    pub grades: Vec<Grade>,
    /// `[staffing.NAME]`, in order of name.
    pub staffing: Vec<Staffing>,
    /// `[hours]`: what a head works in a year.
    pub hours: Hours,
    /// The book's own `[[contribution]]` tables; those built in are not among them.
    pub contributions: Vec<ContributionRate>,
    /// The book's market data.
    pub benchmarks: Vec<Benchmark>,
    /// The metrics that it asks for, once the book's ledger has been asked; a file states none.
    pub metrics: Vec<Metric>,
    /// `[[goal]]`, in the order of the file.
    pub goals: Vec<Goal>,
    /// In the order of the file.
    pub lines: Vec<Line>,
    /// `[scenario.NAME]`: what-ifs beside the plan, in order of name; no amount of the plan comes from them.
    pub scenarios: Vec<Scenario>,
    /// `[[route]]`: who may approve what; a later one reaches further.
    pub routes: Vec<Route>,
    /// `[[forbidden_transfer]]`: from where to where no money goes.
    pub forbidden: Vec<ForbiddenTransfer>,
    /// `[[rule]]`: what adjusts its budget by rule, in the order of the file.
    pub rules: Vec<AdjustRule>,
    /// The file, relative to the book.
    pub file: String,
}

impl Plan {
    /// Does a rule lay a step table over a line?
    pub fn steps(&self, line: &Line) -> bool {
        let is_it =
            |own: &RuleLine| (&own.category, &own.members, &own.name) == (&line.category, &line.members, &line.name);
        self.rules.iter().any(|rule| !rule.kind.moves() && rule.to.iter().any(is_it))
    }

    /// The same for a book with more axes, which none of its lines names.
    pub fn widen(&mut self, axes: usize) {
        self.members.resize(axes, None);
        self.lines.iter_mut().for_each(|line| line.members.resize(axes, None));
        let of_rules = self.rules.iter_mut().flat_map(|rule| rule.from.iter_mut().chain(&mut rule.to));
        of_rules.for_each(|line| line.members.resize(axes, None));
    }

    /// A plan without lines, for a book with this many axes.
    pub fn empty(id: &str, first_month: Month, currency: Currency, axes: usize) -> Plan {
        Plan {
            id: id.to_string(),
            name: id.to_string(),
            year: FiscalYear { first: first_month },
            currency,
            tax_basis: TaxBasis::default(),
            members: vec![None; axes],
            drivers: Vec::new(),
            grades: Vec::new(),
            staffing: Vec::new(),
            hours: Hours::default(),
            contributions: Vec::new(),
            benchmarks: Vec::new(),
            metrics: Vec::new(),
            goals: Vec::new(),
            lines: Vec::new(),
            scenarios: Vec::new(),
            routes: Vec::new(),
            forbidden: Vec::new(),
            rules: Vec::new(),
            file: String::new(),
        }
    }
}
