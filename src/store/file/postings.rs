//! Single postings of a query, read from the parts of the months that it touches.

use std::path::Path;

use super::FileStore;
use super::failure::{damaged, unreadable};
use super::format::batch_file::{BatchFile, path_of};
use super::format::lines::pieces;
use super::format::row::{AxisMap, RowBuffer};
use super::index::refresh::Asked;
use super::index::scan::{DayKey, Part, day_key};
use super::index::summarize::Cut;
use super::index::{Index, Trouble};
use super::sieve::sieved;
use crate::model::PostingRef;
use crate::store::{BatchId, Query, Wanted};
use crate::words::Failure;

/// A visitor of postings.
pub(super) type Visit<'a> = dyn FnMut(&BatchId, &PostingRef<'_>) -> anyhow::Result<()> + 'a;

/// A stretch of a batch to be read, and the days that count in it.
pub(super) struct Stretch {
    batch: BatchId,
    part: Part,
    days: Option<(DayKey, DayKey)>,
}

impl Stretch {
    /// The batch that it is of.
    pub(super) fn batch(&self) -> &BatchId {
        &self.batch
    }

    /// Where it stands in the batch.
    pub(super) fn part(&self) -> &Part {
        &self.part
    }

    /// Do only some of its days count?
    pub(super) fn is_cut(&self) -> bool {
        self.days.is_some()
    }
}

impl FileStore {
    /// Visits the postings of a query, or of them those that are wanted, and maybe others.
    pub(super) fn visit_all(
        &self,
        query: &Query,
        wanted: Option<&Wanted<'_>>,
        visit: &mut Visit<'_>,
    ) -> anyhow::Result<()> {
        let stretches = self.with_index(Asked::Within(query.period), |index| self.stretches(query, index))?;
        stretches.iter().try_for_each(|stretch| self.visit(query, stretch, wanted, visit))
    }

    /// What has to be read for a query. Found out before anything is visited, so that a torn index
    /// can be built anew without visiting a row twice.
    pub(super) fn stretches(&self, query: &Query, index: &Index) -> Result<Vec<Stretch>, Trouble> {
        let mut stretches = Vec::new();
        for month in query.period.touched().filter(|m| index.months.contains_key(m)) {
            let cut = Cut::new(query, index, month)?;
            let parts = match cut.parts {
                Some(parts) => parts,
                None => index.parts_by_batch(month)?,
            };
            for part in parts {
                let batch = BatchId(index.batch(part.batch)?.name.clone());
                stretches.push(Stretch { batch, part, days: cut.days });
            }
        }
        Ok(stretches)
    }

    /// Visits the postings of a stretch that the query takes.
    pub(super) fn visit(
        &self,
        query: &Query,
        stretch: &Stretch,
        wanted: Option<&Wanted<'_>>,
        visit: &mut Visit<'_>,
    ) -> anyhow::Result<()> {
        let path = path_of(&self.folder(), &stretch.batch.0);
        let mut file = BatchFile::open(&self.book, &path)?;
        let columns = file.columns.clone();
        let map = AxisMap::new(&columns, &self.axes);
        let filters: Vec<(Option<usize>, &[String])> = query
            .filters
            .iter()
            .map(|(axis, kept)| (columns.axes.iter().position(|a| a == axis), kept.as_slice()))
            .collect();
        let mut buffer = RowBuffer::default();
        let length = stretch.part.to - stretch.part.from;
        let broken = || Stop::Failed(damaged(&self.book, &path).into());
        let result = pieces(file.at(stretch.part.from)?, length, |_, piece| {
            for line in sieved(piece, wanted) {
                let line = std::str::from_utf8(line).map_err(|_| broken())?;
                let row = buffer.split(line).ok_or_else(broken)?;
                let kept = |(axis, kept): &(Option<usize>, &[String])| {
                    let member = axis.map_or("", |axis| row.get(super::format::columns::Columns::AXES + axis));
                    kept.iter().any(|k| k == member)
                };
                if !filters.iter().all(kept) {
                    continue;
                }
                let visited = row.posting(&columns, &map, self.currency, |posting| {
                    let day = day_key(posting.effective_date());
                    if stretch.days.is_some_and(|(first, last)| day < first || day > last) {
                        return Ok(());
                    }
                    visit(&stretch.batch, posting)
                });
                visited.map_err(|_| broken())?.map_err(Stop::Failed)?;
            }
            Ok::<(), Stop>(())
        });
        result.map_err(|stop| stop.of(&path))
    }
}

/// Why reading a batch ended before its end.
pub(super) enum Stop {
    Io(std::io::Error),
    Failed(anyhow::Error),
}

impl Stop {
    /// The failure, of a file.
    pub(super) fn of(self, path: &Path) -> anyhow::Error {
        match self {
            Stop::Io(e) => Failure::into(unreadable(path, &e)),
            Stop::Failed(error) => error,
        }
    }
}

impl From<std::io::Error> for Stop {
    fn from(e: std::io::Error) -> Stop {
        Stop::Io(e)
    }
}
