//! Reads a log to its end, a row at a time.

use std::collections::BTreeSet;

use chrono::Datelike;

use super::columns::{Role, TicketColumns};
use super::stamp::{Stamp, Stamps};
use super::whole_days::WholeDays;
use super::words::{VOID, WHOLE_DAY, WORDS};
use crate::import::block::SourceRow;
use crate::import::header::headers::{SEARCHED, Vocabulary, is_word};
use crate::import::importer::recycle;
use crate::import::interpret::is_void_state;
use crate::import::reading::{bad_text, head, pipe, refused, told};
use crate::import::row::non_transaction::says;
use crate::import::sheet::SheetKind;
use crate::import::source::{Setting, Source};
use crate::import::values::duration::{self, DurationStyle, TimeUnit};
use crate::model::Quantity;
use crate::words::{Place, Problem, msg};

/// A ticket, a call, a conversation, as its row says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ticket<'a> {
    /// Its line in the file.
    pub line: u64,
    /// Its number; empty where the log has none.
    pub id: &'a str,
    /// Where it is of; empty where the row does not say.
    pub project: &'a str,
    /// By which way it came.
    pub channel: &'a str,
    /// When it came.
    pub start: Stamp,
    /// How many the row stands for: one, but in reports by interval.
    pub count: u32,
    /// Seconds of work on all of them, where the log says them.
    pub handling: Option<u64>,
}

/// What reading a log came to: every row of it in one of the counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TicketLog {
    /// The file.
    pub name: String,
    /// What each column that was read was taken for: the name of the role, and its header.
    pub columns: Vec<(&'static str, String)>,
    /// Tickets handed on.
    pub tickets: u64,
    /// Left out: they were called off, or never were tickets.
    pub void: u64,
    /// Left out: they sum others.
    pub subtotals: u64,
    /// Left out: their start cannot be read. With the first line and its text.
    pub undated: u64,
    /// The first of them.
    pub first_undated: Option<(u64, String)>,
    /// Handed on without an end, in a log that has ends.
    pub open: u64,
    /// Handed on without work, as they end before they begin; with the first line.
    pub backwards: u64,
    /// The first of them.
    pub first_backwards: Option<u64>,
    /// Handed on without work, as it cannot be read; with the first line and its text.
    pub unreadable: u64,
    /// The first of them.
    pub first_unreadable: Option<(u64, String)>,
    /// Left out: how many they stand for cannot be read.
    pub uncounted: u64,
    /// The first of them.
    pub first_uncounted: Option<(u64, String)>,
    /// How far the clocks of the log were ahead of universal time, in minutes.
    pub offsets: BTreeSet<i16>,
    /// Worth knowing of the file itself.
    pub warnings: Vec<Problem>,
}

/// A table of tickets.
fn ticket_sheet() -> SheetKind {
    let no_header =
        |rows: usize| Problem::error(msg("demand-no-header").with("rows", rows)).hint(msg("demand-no-header-hint"));
    let words = WORDS.iter().flat_map(|(_, words)| words.split('|')).map(str::to_string).collect();
    SheetKind { words, months: false, free: true, no_header }
}

/// Reads a log to its end and hands every ticket to `sink`, in order; `given` says which column is what.
pub fn read_tickets(
    source: Source<'_>,
    setting: &Setting<'_>,
    given: &[(String, String)],
    sink: &mut dyn FnMut(&Ticket<'_>),
) -> anyhow::Result<TicketLog> {
    let name = source.name.clone();
    let kind = ticket_sheet();
    let no_header = kind.no_header;
    let vocabulary = Vocabulary::new(setting, Some(kind));
    let (mut log, piped) = pipe(source, setting, &vocabulary, false, |blocks, back| {
        let first = blocks.recv().unwrap_or_default();
        let top = head(&name, &first)?;
        let Some(header) = vocabulary.locate(&top) else {
            let rows = top.len().min(SEARCHED);
            return Err(refused(vec![no_header(rows).at(Place::file(&*name))]).into());
        };
        let place = || Place::line(name.as_str(), header.line);
        let columns = TicketColumns::locate(&header.names, given, &place)?;
        let mut rows = Rows::new(&columns, setting);
        let mut skip = header.rows;
        let mut next = Some(first);
        while let Some(block) = next {
            for row in block.view().map_err(|bad| bad_text(&name, bad))?.rows().skip(skip) {
                rows.row(row, sink);
            }
            skip = 0;
            recycle(block, &back);
            next = blocks.recv().ok();
        }
        Ok(TicketLog { columns: columns.told(), ..rows.finish(sink) })
    })?;
    log.warnings.extend(piped.form.inferences.iter().map(|inferred| inferred.problem(setting.strict)));
    log.warnings.extend(piped.form.warnings);
    log.warnings.extend(piped.form.encoding.and_then(|choice| told(choice, &name)));
    log.name = name;
    Ok(log)
}

struct Rows<'a> {
    columns: &'a TicketColumns,
    starts: Stamps,
    ends: Stamps,
    /// States that were met, and whether they mean that there is no ticket.
    states: Vec<(String, bool)>,
    days: WholeDays,
    log: TicketLog,
}

/// What stands between the begin of an interval and its end.
const UNTIL: [char; 7] = ['~', '～', '-', '–', '—', '至', '到'];

/// A row that stands for more is none.
const MOST_OF_ROW: u32 = 100_000_000;

/// Days of other years are no days of tickets.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=2199;

/// So many different states are remembered; a log with more has none.
const MOST_STATES: usize = 64;

impl<'a> Rows<'a> {
    fn new(columns: &'a TicketColumns, setting: &Setting<'_>) -> Rows<'a> {
        let order = setting.profile.and_then(|profile| profile.date_order);
        let (starts, ends) = (Stamps::new(order), Stamps::new(order));
        Rows { columns, starts, ends, states: Vec::new(), days: WholeDays::default(), log: TicketLog::default() }
    }

    fn row(&mut self, row: SourceRow<'_>, sink: &mut dyn FnMut(&Ticket<'_>)) {
        let columns = self.columns;
        let text = |role: Role| columns.of(role).and_then(|at| row.cells.get(at)).map_or("", str::trim);
        let state = text(Role::State);
        if !text(Role::Void).is_empty() && text(Role::Void) != "--" || (!state.is_empty() && self.is_void(state)) {
            self.log.void += 1;
            return;
        }
        let slot = text(Role::Slot);
        let is_whole_day = is_word(WHOLE_DAY, &slot.to_lowercase());
        let begins = if is_whole_day { "" } else { slot.split(UNTIL).next().unwrap_or("").trim() };
        let start = self.start(text(Role::Start), text(Role::Day), [text(Role::Time), begins]);
        let Some(start) = start.filter(|start| YEARS.contains(&start.day.year())) else {
            if row.cells.iter().all(|cell| cell.trim().is_empty()) {
                return;
            }
            if row.cells.iter().any(|cell| says(cell.trim()).is_some()) {
                self.log.subtotals += 1;
                return;
            }
            self.log.undated += 1;
            let shown = if columns.of(Role::Start).is_some() { text(Role::Start) } else { text(Role::Day) };
            self.log.first_undated.get_or_insert_with(|| (row.line, shown.to_string()));
            return;
        };
        if let Some(offset) = start.offset {
            self.log.offsets.insert(offset);
        }
        let Some(count) = self.count(text(Role::Count)) else {
            self.log.uncounted += 1;
            self.log.first_uncounted.get_or_insert_with(|| (row.line, text(Role::Count).to_string()));
            return;
        };
        let handling = self.handling([text(Role::Handling), text(Role::Mean)], text(Role::End), start, row.line, count);
        let has_end = columns.of(Role::End).or(columns.of(Role::Closed)).is_some();
        if has_end && is_none(text(Role::End)) && is_none(text(Role::Closed)) && handling.is_none() {
            self.log.open += 1;
        } else if !is_none(text(Role::Closed)) && is_none(text(Role::End)) {
            self.closed(text(Role::Closed), start, row.line);
        }
        let (id, project, channel) = (text(Role::Id), text(Role::Project), text(Role::Channel));
        let ticket = Ticket { line: row.line, id, project, channel, start, count, handling };
        if !slot.is_empty() && self.days.holds(&ticket, is_whole_day) {
            return;
        }
        self.log.tickets += 1;
        sink(&ticket);
    }

    /// What rows of whole days come to, when all rows are read.
    fn finish(mut self, sink: &mut dyn FnMut(&Ticket<'_>)) -> TicketLog {
        let (tickets, subtotals) = self.days.finish(sink);
        self.log.tickets += tickets;
        self.log.subtotals += subtotals;
        self.log
    }

    /// How many tickets a row stands for.
    fn count(&self, text: &str) -> Option<u32> {
        if self.columns.of(Role::Count).is_none() {
            return Some(1);
        }
        if is_none(text) {
            return Some(0);
        }
        let number = Quantity::parse(text)?;
        number.exact().parse().ok().filter(|count| *count <= MOST_OF_ROW)
    }

    fn start(&mut self, start: &str, day: &str, [time, begins]: [&str; 2]) -> Option<Stamp> {
        if self.columns.of(Role::Start).is_some() {
            if let Some(stamp) = self.starts.read(start) {
                let is_day = !stamp.timed && !begins.is_empty();
                let of_slot = is_day.then(|| self.starts.read(&format!("{start} {begins}"))).flatten();
                return Some(of_slot.unwrap_or(stamp));
            }
            // `受理时间` may hold only the time, beside a day of its own.
            return (!day.is_empty() && !start.is_empty()).then(|| self.starts.read(&format!("{day} {start}")))?;
        }
        if !time.is_empty() {
            return self.starts.read(&format!("{day} {time}"));
        }
        let of_slot = (!begins.is_empty()).then(|| self.starts.read(&format!("{day} {begins}"))).flatten();
        of_slot.or_else(|| self.starts.read(day))
    }

    /// Seconds of work: what the log says, else what lies between the start and the end of a call.
    fn handling(&mut self, texts: [&str; 2], end: &str, start: Stamp, line: u64, count: u32) -> Option<u64> {
        if let Some((at, text)) = texts.into_iter().enumerate().find(|(_, text)| !is_none(text)) {
            // Most are plain seconds.
            if let (0, Some(TimeUnit::Second), Ok(seconds)) = (at, self.columns.units[at], text.parse::<u32>()) {
                return Some(seconds.into());
            }
            let style = DurationStyle { unit: self.columns.units[at], long: false };
            return match duration::read(text, style) {
                Ok(found) => {
                    // A mean is of each of them: it is rounded when it is multiplied.
                    let all = if at == 0 { Quantity::ONE } else { Quantity::from(i64::from(count)) };
                    found.and_then(|seconds| (seconds * all).whole().exact().parse().ok())
                }
                Err(_) => {
                    self.log.unreadable += 1;
                    self.log.first_unreadable.get_or_insert_with(|| (line, text.to_string()));
                    None
                }
            };
        }
        if is_none(end) {
            return None;
        }
        let Some(end) = self.ends.end(end, start) else {
            self.log.unreadable += 1;
            self.log.first_unreadable.get_or_insert_with(|| (line, end.to_string()));
            return None;
        };
        match u64::try_from(end.seconds_since(start)) {
            Ok(seconds) => Some(seconds),
            Err(_) => {
                self.backwards(line);
                None
            }
        }
    }

    /// A ticket that was closed before it came is told; how long it was open is no work.
    fn closed(&mut self, text: &str, start: Stamp, line: u64) {
        if self.ends.end(text, start).is_some_and(|end| end.seconds_since(start) < 0) {
            self.backwards(line);
        }
    }

    fn backwards(&mut self, line: u64) {
        self.log.backwards += 1;
        self.log.first_backwards.get_or_insert(line);
    }

    fn is_void(&mut self, state: &str) -> bool {
        if let Some((_, void)) = self.states.iter().find(|(known, _)| known == state) {
            return *void;
        }
        let void = is_void_state(state) || is_word(VOID, &state.to_lowercase());
        if self.states.len() < MOST_STATES {
            self.states.push((state.to_string(), void));
        }
        void
    }
}

/// Does a cell say that there is nothing?
fn is_none(text: &str) -> bool {
    text.is_empty() || text.bytes().all(|b| b == b'-')
}
