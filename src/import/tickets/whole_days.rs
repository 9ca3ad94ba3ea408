//! Rows of a whole day in reports by interval: where their intervals stand beside them, they sum these.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::reader::Ticket;
use super::stamp::Stamp;

/// What the rows of a day belong to: its project and channel.
type Of = (NaiveDate, String, String);

/// A row that waits for the end of the log.
#[derive(Debug)]
struct Held {
    of: Of,
    line: u64,
    id: String,
    start: Stamp,
    count: u32,
    handling: Option<u64>,
}

/// The rows of whole days, a few for each day of a report, and the days whose intervals are known.
#[derive(Debug, Default)]
pub(super) struct WholeDays {
    held: Vec<Held>,
    by_interval: HashSet<Of>,
}

impl WholeDays {
    /// Notes a row that names its interval; is it kept until the end, as it is of a whole day?
    pub(super) fn holds(&mut self, ticket: &Ticket<'_>, is_whole: bool) -> bool {
        let of = (ticket.start.day, ticket.project.to_string(), ticket.channel.to_string());
        if !is_whole {
            self.by_interval.insert(of);
            return false;
        }
        let Ticket { line, start, count, handling, .. } = *ticket;
        self.held.push(Held { of, line, id: ticket.id.to_string(), start, count, handling });
        true
    }

    /// Hands on the days that have no intervals; how many these rows are, and how many sum others.
    pub(super) fn finish(self, sink: &mut dyn FnMut(&Ticket<'_>)) -> (u64, u64) {
        let (mut tickets, mut subtotals) = (0, 0);
        for own in self.held {
            if self.by_interval.contains(&own.of) {
                subtotals += 1;
                continue;
            }
            tickets += 1;
            let Held { of: (_, project, channel), line, id, start, count, handling } = &own;
            let (line, start, count, handling) = (*line, *start, *count, *handling);
            sink(&Ticket { line, id, project, channel, start, count, handling });
        }
        (tickets, subtotals)
    }
}
