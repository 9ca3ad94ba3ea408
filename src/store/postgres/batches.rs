//! What batches there are, and taking one back.

use chrono::{DateTime, NaiveDate, Utc};

use super::PostgresStore;
use super::rows::COLUMNS;
use crate::journal::{self, Entry};
use crate::model::Month;
use crate::store::orders::Orders;
use crate::store::{BatchId, BatchInfo, LedgerKind};
use crate::words::{Failure, Problem, msg};

impl PostgresStore {
    /// Those that count, oldest first.
    pub(super) fn list(&self) -> Result<Vec<BatchInfo>, Failure> {
        let rows = self.link.query(
            "SELECT b.id, b.booked_at, b.size, b.sources, array_agg(m.month ORDER BY m.month), sum(m.n)::bigint, \
             sum(m.amount)::bigint FROM batch b JOIN batch_month m ON m.kind = b.kind AND m.batch = b.id \
             WHERE b.kind = $1 AND b.undone_at IS NULL GROUP BY b.kind, b.id ORDER BY b.id",
            &[&self.kind.name()],
        )?;
        let count = |value: i64| u64::try_from(value).unwrap_or_default();
        let info = |row: &postgres::Row| BatchInfo {
            id: BatchId(row.get(0)),
            booked_at: row.get(1),
            bytes: count(row.get(2)),
            sources: row.get(3),
            months: row.get::<_, Vec<NaiveDate>>(4).into_iter().map(Month::of).collect(),
            rows: count(row.get(5)),
            total_minor: row.get(6),
        };
        Ok(rows.iter().map(info).collect())
    }

    /// Takes a batch back, unless a later one corrects its rows: then that one has to go first.
    pub(super) fn take_back(&self, id: &BatchId, actor: &str, now: DateTime<Utc>) -> Result<(), Failure> {
        let lock = self.lock(actor)?;
        self.link.begin()?;
        match self.withdraw(id, actor, now) {
            Ok(()) => {
                let sign = "SELECT 1 FROM batch WHERE kind = $1 AND id = $2 AND undone_at IS NOT NULL";
                self.link.commit(sign, &[&self.kind.name(), &id.0])?;
            }
            Err(failure) => {
                let _ = self.link.roll_back();
                return Err(failure);
            }
        }
        let entry = Entry::new(now, actor, "undo").on(&format!("{}/{}", self.kind.name(), id.0));
        self.note(journal::open(&self.book).record(&lock, &[entry]));
        Ok(())
    }

    fn withdraw(&self, id: &BatchId, actor: &str, now: DateTime<Utc>) -> Result<(), Failure> {
        let (link, kind) = (&self.link, self.kind.name());
        self.hold(true)?;
        let marked = link.execute(
            "UPDATE batch SET undone_at = $3, undone_by = $4 WHERE kind = $1 AND id = $2 AND undone_at IS NULL",
            &[&kind, &id.0, &now, &actor],
        )?;
        if marked == 0 {
            return Err(unknown(id));
        }
        let later = link.query(
            "SELECT c.batch FROM posting o JOIN posting c ON c.kind = o.kind AND c.month = o.month \
             AND c.identity = o.identity AND c.corrects AND c.batch <> o.batch \
             WHERE o.kind = $1 AND o.batch = $2 AND NOT o.corrects \
             AND o.month IN (SELECT month FROM batch_month WHERE kind = $1 AND batch = $2) \
             ORDER BY c.batch DESC LIMIT 1",
            &[&kind, &id.0],
        )?;
        let later = match later.first() {
            Some(row) => Some(row.get::<_, String>(0)),
            None => self.acts_on(id)?,
        };
        if let Some(later) = later {
            let message = msg("store-undo-later").with("batch", id.0.as_str()).with("later", later.as_str());
            let hint = msg("store-undo-later-hint").with("later", later).with("kind", kind);
            return Err(Failure::could_not_run(Problem::error(message).hint(hint)));
        }
        let months = "month IN (SELECT month FROM batch_month WHERE kind = $1 AND batch = $2)";
        let moved = format!(
            "WITH gone AS (DELETE FROM posting WHERE kind = $1 AND batch = $2 AND {months} RETURNING *) \
             INSERT INTO undone_posting SELECT * FROM gone"
        );
        link.execute(&moved, &[&kind, &id.0])?;
        link.execute(&format!("DELETE FROM month_sum WHERE kind = $1 AND batch = $2 AND {months}"), &[&kind, &id.0])?;
        link.execute("DELETE FROM batch_month WHERE kind = $1 AND batch = $2", &[&kind, &id.0])?;
        Ok(())
    }

    /// A batch that releases, changes or closes what this one orders, and has no order without it.
    fn acts_on(&self, id: &BatchId) -> Result<Option<String>, Failure> {
        if self.kind != LedgerKind::Commitment {
            return Ok(None);
        }
        let places = super::Places::new(&self.axes, &super::stored(&self.link)?);
        let sql = format!("SELECT {COLUMNS} FROM posting WHERE kind = $1");
        let [mut mine, mut others] = [Orders::default(), Orders::default()];
        for row in self.link.query(&sql, &[&self.kind.name()])? {
            let (batch, posting) = super::rows::posting(&row, &places, self.currency);
            let to = if batch == *id { &mut mine } else { &mut others };
            posting.with_ref(|posting| to.add(&batch.0, posting));
        }
        Ok(others.stranded_without(&mine).map(str::to_string))
    }
}

/// That there is no such batch.
pub(super) fn unknown(id: &BatchId) -> Failure {
    let message = msg("store-batch-unknown").with("batch", id.0.as_str());
    Failure::could_not_run(Problem::error(message))
}
