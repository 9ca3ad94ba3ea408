//! Single postings by their numbers: whole lines are counted, and only those that are asked for are read.

use super::FileStore;
use super::failure::damaged;
use super::format::batch_file::{BatchFile, path_of};
use super::format::lines::pieces;
use super::format::row::{AxisMap, RowBuffer};
use super::index::refresh::Asked;
use super::postings::{Stop, Stretch};
use crate::model::PostingRef;
use crate::store::{BatchId, Query};

/// A visitor of postings with their numbers.
pub(super) type VisitNumbered<'a> = dyn FnMut(u64, &BatchId, &PostingRef<'_>) -> anyhow::Result<()> + 'a;

impl FileStore {
    /// Visits those of the postings of a query that have these numbers, ascending. `None` where lines alone do not say which
    /// postings the query takes.
    pub(super) fn visit_numbered(
        &self,
        query: &Query,
        numbers: &[u64],
        visit: &mut VisitNumbered<'_>,
    ) -> anyhow::Result<Option<()>> {
        let stretches = self.with_index(Asked::Within(query.period), |index| self.stretches(query, index))?;
        if !query.filters.is_empty() || stretches.iter().any(Stretch::is_cut) {
            return Ok(None);
        }
        let (mut before, mut left) = (0, numbers);
        for stretch in &stretches {
            let rows = stretch.part().rows;
            let (own, later) = left.split_at(left.partition_point(|number| *number < before + rows));
            if !own.is_empty() {
                self.visit_lines(stretch, before, own, visit)?;
            }
            (before, left) = (before + rows, later);
        }
        Ok(Some(()))
    }

    /// Visits lines of a stretch, of which the first has the number `first`.
    fn visit_lines(
        &self,
        stretch: &Stretch,
        first: u64,
        numbers: &[u64],
        visit: &mut VisitNumbered<'_>,
    ) -> anyhow::Result<()> {
        let path = path_of(&self.folder(), &stretch.batch().0);
        let mut file = BatchFile::open(&self.book, &path)?;
        let columns = file.columns.clone();
        let map = AxisMap::new(&columns, &self.axes);
        let broken = || Stop::Failed(damaged(&self.book, &path).into());
        let mut buffer = RowBuffer::default();
        let (mut next, mut left) = (first, numbers.iter().copied().peekable());
        let part = stretch.part();
        let result = pieces(file.at(part.from)?, part.to - part.from, |_, piece| {
            let mut at = 0;
            while at < piece.len() {
                let Some(&wanted) = left.peek() else { return Ok(()) };
                let mut ends = memchr::memchr_iter(b'\n', &piece[at..]);
                if wanted > next {
                    // Over the lines before it, or all that the piece has.
                    let mut passed = 0;
                    let end = ends.by_ref().inspect(|_| passed += 1).nth((wanted - next - 1) as usize);
                    next += passed;
                    at = end.map_or(piece.len(), |end| at + end + 1);
                    continue;
                }
                let end = ends.next().map_or(piece.len(), |end| at + end);
                let line = std::str::from_utf8(&piece[at..end]).map_err(|_| broken())?;
                let row = buffer.split(line).ok_or_else(broken)?;
                let visited =
                    row.posting(&columns, &map, self.currency, |posting| visit(wanted, stretch.batch(), posting));
                visited.map_err(|_| broken())?.map_err(Stop::Failed)?;
                left.next();
                (next, at) = (next + 1, end + 1);
            }
            Ok::<(), Stop>(())
        });
        result.map_err(|stop| stop.of(&path))
    }
}
