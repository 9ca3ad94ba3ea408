//! `budget browse`: a book on the whole screen.

use super::close;
use super::period_args::read_month_of;
use super::reading::Reading;
use super::{Outcome, Session};
use crate::analysis::variance::{By, Member, Segment, VarianceRow};
use crate::answer::explain::{Asked, ExplainRequest, explain};
use crate::answer::variance::{VarianceAnswer, VarianceRequest, variance};
use crate::answer::{Chosen, last_complete};
use crate::browse::{Opens, Page, Place, Request, State, Step, Told, Way, draw, page_of};
use crate::model::{Category, Month, Period, ReportColumn};
use crate::report::{
    Emphasis, Key, Readers, Report, Section, Sums, VarianceParts, explain_report, row_anchor, variance_report,
};
use crate::words::{Failure, msg};

/// Read the book on the whole screen: months, categories, plan lines, ledger rows
///
/// Arrows move through rows and months, Enter goes down to the rows of the ledger with the file and line that each came
/// from, / filters, ? lists all keys, q goes back and leaves.
#[derive(Debug, clap::Args)]
pub struct BrowseArgs {
    /// The month to begin with: 2026-02, or last (the last complete one)
    #[arg(long = "month", id = "browse_month", value_name = "M", default_value = "last")]
    month: String,
}

/// So many ledger rows of a category are read: more nobody goes through by eye.
const MOST_ROWS: usize = 5_000;

pub(super) fn run(args: BrowseArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    if session.output.is_some() {
        return Err(Failure::hinted(msg("browse-to-file"), msg("browse-to-file-hint")).into());
    }
    let reading = Reading::open(session)?;
    let mut year = reading.budget.year_of(Month::of(session.as_of));
    if reading.budget.plans.is_empty() {
        year = reading.budget.year_of(last_complete(session.as_of));
    }
    let month = read_month_of("--month", &args.month, session.as_of, year)?;
    session.warn(&reading.opened.warnings())?;
    let mut desk = Desk { reading: &reading, kept: None };
    let request = Request { month, by: 0, place: Place::Month, way: Way::Instead };
    let page = desk.page(&request, session)?;
    let mut state =
        State::new(month, bounds(&reading, month, session)?, reading.opened.settings.dimensions.axes.len(), page);
    let mut screen = (session.screen)()?;
    loop {
        screen.draw(&mut |frame| draw(frame, &mut state, session.words, session.color))?;
        let Some(key) = screen.next()? else { continue };
        match state.press(key) {
            Step::Stay => {}
            Step::Quit => return Ok(Outcome::Done),
            Step::Load(request) => {
                let page = desk.page(&request, session)?;
                state.show(request, page);
            }
        }
    }
}

/// Where there is no screen to take over.
pub fn no_screen() -> Failure {
    Failure::hinted(msg("browse-no-terminal"), msg("browse-no-terminal-hint"))
}

/// The first and the last month of which a plan or the ledger says anything.
fn bounds(reading: &Reading, month: Month, session: &Session<'_>) -> anyhow::Result<(Month, Month)> {
    let mut all = vec![month, Month::of(session.as_of)];
    all.extend(reading.opened.source(session).actual.months()?.iter().map(|(month, ..)| *month));
    all.extend(reading.budget.plans.iter().flat_map(|plan| [plan.year.first, plan.year.first.plus(11)]));
    let (first, last) = (all.iter().min().copied(), all.iter().max().copied());
    Ok((first.unwrap_or(month), last.unwrap_or(month)))
}

/// Reads pages; the month that was read last is kept, with what makes its rows.
struct Desk<'a> {
    reading: &'a Reading,
    kept: Option<((Month, usize), VarianceAnswer, Report)>,
}

impl Desk<'_> {
    fn page(&mut self, request: &Request, session: &Session<'_>) -> anyhow::Result<Page> {
        self.read(request.month, request.by, session)?;
        let Some(((month, _), answer, report)) = &self.kept else { return Ok(Page::default()) };
        let rows = &answer.variance.rows;
        let at = |key: &String| rows.iter().position(|row| row_anchor(row) == *key);
        match &request.place {
            Place::Month => Ok(page(report, rows, &outermost(rows), session)),
            Place::Row(key) => match at(key) {
                None => Ok(self.nothing(report, session)),
                Some(own) => match below(rows, own).as_slice() {
                    [] => self.whole(*month, &rows[own], report, session),
                    children => Ok(page(report, rows, &[children, &[own]].concat(), session)),
                },
            },
            Place::Whole(key) => match at(key) {
                None => Ok(self.nothing(report, session)),
                Some(own) => self.whole(*month, &rows[own], report, session),
            },
        }
    }

    /// `variance` of a month, by categories alone, else by the axis before this number.
    fn read(&mut self, month: Month, by: usize, session: &Session<'_>) -> anyhow::Result<()> {
        if self.kept.as_ref().is_some_and(|(own, ..)| *own == (month, by)) {
            return Ok(());
        }
        let Reading { opened, budget, .. } = self.reading;
        let source = opened.source(session);
        let period = Period::month(month);
        let chosen = Chosen { period, ytd: None, to_date: false };
        let rows = by.checked_sub(1).map(By::Axis).into_iter().chain([By::Category]).collect();
        let answer = variance(&source, budget, VarianceRequest::plain(chosen, rows))?;
        use ReportColumn::{Actual, Budget, Rate, Status, Variance};
        let report = variance_report(&VarianceParts {
            answer: &answer,
            head: &opened.head(budget, period, session)?,
            names: &opened.names(session),
            materiality: &source.materiality(),
            filters: Vec::new(),
            columns: &[Budget, Actual, Variance, Rate, Status],
            overrides: &[],
            asides: close::told(&opened.book, &source, period)?,
            notes: None,
            readers: Readers::People,
        });
        self.kept = Some(((month, by), answer, report));
        Ok(())
    }

    /// Plan lines and ledger rows of a row, as `explain` gives them.
    fn whole(&self, month: Month, row: &VarianceRow, report: &Report, session: &Session<'_>) -> anyhow::Result<Page> {
        let Some(category) = category(row) else { return Ok(self.nothing(report, session)) };
        let Reading { opened, budget, .. } = self.reading;
        let period = Period::month(month);
        let asked = Asked::Category(category.clone());
        let request =
            ExplainRequest { asked, period, to_date: false, members: members(row), by: Vec::new(), plan_only: false };
        let explanation = explain(&opened.source(session), budget, &|| self.reading.plans(), request)?;
        let head = opened.head(budget, period, session)?;
        let (names, limit) = (opened.names(session), (MOST_ROWS, Sums::Between));
        let report = explain_report(&explanation, limit, &head, &names, Vec::new(), Readers::People);
        let told = |_, _| Told { key: None, opens: Some(Opens::Details) };
        Ok(page_of(&report, &told, &session.look()))
    }

    /// A month in which a row has nothing.
    fn nothing(&self, report: &Report, session: &Session<'_>) -> Page {
        let title = report.sections.iter().take_while(|section| matches!(section, Section::Title { .. }));
        let mut sections: Vec<Section> = title.cloned().collect();
        sections.push(Section::Text(msg("browse-nothing-here"), crate::report::Tone::Warn));
        page_of(
            &Report { name: "browse", sections, data: Default::default() },
            &|_, _| Told::default(),
            &session.look(),
        )
    }
}

fn category(row: &VarianceRow) -> Option<&Category> {
    row.path.iter().rev().find_map(|segment| match segment {
        Segment::Category(category) => Some(category),
        _ => None,
    })
}

/// The members that a row is of. What covers an axis whole is of all of them.
fn members(row: &VarianceRow) -> Vec<(usize, Vec<String>)> {
    let of = |segment: &Segment| match segment {
        Segment::Member(axis, Member::Named(name)) => Some((*axis, vec![name.to_string()])),
        Segment::Member(axis, Member::Unassigned) => Some((*axis, vec![String::new()])),
        _ => None,
    };
    row.path.iter().filter_map(of).collect()
}

fn outermost(rows: &[VarianceRow]) -> Vec<usize> {
    (0..rows.len()).filter(|at| rows[*at].indent == 0).collect()
}

/// The rows right below one.
fn below(rows: &[VarianceRow], own: usize) -> Vec<usize> {
    let depth = rows[own].indent;
    let under = (own + 1..rows.len()).take_while(|at| rows[*at].indent > depth);
    under.filter(|at| rows[*at].indent == depth + 1).collect()
}

/// Some rows of a month, and its totals where all of the outermost are among them.
fn page(report: &Report, rows: &[VarianceRow], kept: &[usize], session: &Session<'_>) -> Page {
    let is_whole = kept.len() == outermost(rows).len() && kept.iter().all(|at| rows[*at].indent == 0);
    let mut order: Vec<Option<usize>> = Vec::new();
    let mut sections = report.sections.clone();
    for section in &mut sections {
        let Section::Table(table) = section else { continue };
        let totals = if is_whole { rows.len()..table.rows.len() } else { 0..0 };
        let chosen = || kept.iter().copied().chain(totals.clone());
        order = chosen().map(|at| Some(at).filter(|at| *at < rows.len())).collect();
        let last = if is_whole { None } else { kept.last() };
        let others = chosen().filter(|at| last != Some(at)).filter_map(|at| table.rows.get(at));
        let least = others.map(|row| row.indent).min().unwrap_or(0);
        let row = |at: usize| {
            let mut row = table.rows[at].clone();
            // The row that the others are below closes them, as their sum.
            row.emphasis = match (last == Some(&at), row.emphasis) {
                (true, _) => Emphasis::Total,
                (false, Emphasis::Subtotal) => Emphasis::Item,
                (false, own) => own,
            };
            row.indent -= least.min(row.indent);
            row
        };
        table.rows = chosen().filter(|at| *at < table.rows.len()).map(row).collect();
        for column in &mut table.columns {
            column.priority = match &column.key {
                Key::Of(key) if key == "budget" => 2,
                Key::Of(key) if key == "variance_ratio" => 4,
                _ => column.priority,
            };
        }
    }
    let own = kept.last().copied().filter(|_| !is_whole);
    let told = |_: usize, at: usize| {
        let Some(row) = order.get(at).copied().flatten() else { return Told::default() };
        let key = row_anchor(&rows[row]);
        let has_more = !below(rows, row).is_empty() && own != Some(row);
        let place = match (has_more, category(&rows[row])) {
            (true, _) => Some(Place::Row(key.clone())),
            (false, Some(_)) => Some(Place::Whole(key.clone())),
            (false, None) => None,
        };
        Told { key: Some(key), opens: place.map(Opens::Place) }
    };
    page_of(&Report { name: "browse", sections, data: Default::default() }, &told, &session.look())
}
