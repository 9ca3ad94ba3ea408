//! Proof: every row is read, and held against the hash that its batch is named by, and against the kept sums.

use postgres::Row;

use super::axes::{Places, stored};
use super::rows::{self, COLUMNS};
use super::{PostgresStore, Sums};
use crate::model::{Month, Posting};
use crate::store::Proof;
use crate::store::file::canonical::{Canonical, fits};
use crate::words::{Place, Problem, msg};

impl PostgresStore {
    /// Reads all rows of all batches.
    pub(super) fn prove(&self) -> anyhow::Result<Proof> {
        let all = self.link.query(
            "SELECT id, header FROM batch WHERE kind = $1 AND undone_at IS NULL ORDER BY id",
            &[&self.kind.name()],
        )?;
        let mut proof = Proof::default();
        for row in &all {
            let (id, header): (String, String) = (row.get(0), row.get(1));
            proof.files += 1;
            let place = Place::file(format!("{}/{id}", self.kind.name()));
            let own = self.rows_of(&id, &header)?;
            if let Some((mut canonical, postings)) = own.0.map(|canonical| (canonical, &own.1)) {
                for posting in postings {
                    canonical.row(posting);
                }
                if !fits(&id, &canonical.hash()) {
                    proof.problems.push(Problem::error(msg("sql-batch-changed")).at(place.clone()));
                    continue;
                }
            }
            if sums(&own.1) != self.kept_sums(&id)? {
                proof.problems.push(Problem::error(msg("sql-sums-changed")).at(place));
            }
        }
        Ok(proof)
    }

    /// The rows of a batch in its own order, with what makes them the bytes of a file, if a program of today would write
    /// them so.
    pub(super) fn rows_of(&self, id: &str, header: &str) -> anyhow::Result<(Option<Canonical>, Vec<Posting>)> {
        // Whoever looks at bytes alone may not know what they count in.
        let stated = if self.kind.is_money() { super::currency(&self.link)? } else { None };
        let currency = stated.unwrap_or(self.currency);
        let (canonical, axes) = match Canonical::under(header, currency) {
            Some((canonical, axes)) => (Some(canonical), axes),
            None => (None, self.axes.clone()),
        };
        let places = Places::new(&axes, &stored(&self.link)?);
        let sql = format!(
            "SELECT {COLUMNS} FROM posting WHERE kind = $1 AND batch = $2 \
             AND month IN (SELECT month FROM batch_month WHERE kind = $1 AND batch = $2) ORDER BY seq"
        );
        let rows = self.link.query(&sql, &[&self.kind.name(), &id])?;
        let posting = |row: &Row| rows::posting(row, &places, currency).1;
        Ok((canonical, rows.iter().map(posting).collect()))
    }

    /// What the kept sums of a batch come to, by month.
    fn kept_sums(&self, id: &str) -> anyhow::Result<Sums> {
        let rows = self.link.query(
            "SELECT month, sum(n)::bigint, sum(amount)::bigint FROM month_sum WHERE kind = $1 AND batch = $2 \
             GROUP BY month",
            &[&self.kind.name(), &id],
        )?;
        let count = |value: i64| u64::try_from(value).unwrap_or_default();
        let of_row = |row: &Row| (Month::of(row.get(0)), (count(row.get(1)), i128::from(row.get::<_, i64>(2))));
        Ok(rows.iter().map(of_row).collect())
    }
}

fn sums(postings: &[Posting]) -> Sums {
    let mut sums = Sums::new();
    for posting in postings {
        let sum = sums.entry(posting.month).or_default();
        *sum = (sum.0 + 1, sum.1 + i128::from(posting.amount.minor()));
    }
    sums
}
