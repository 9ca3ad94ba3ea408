//! What was decided on any machine, and whose ledger it is: folders of one book share a database, and those that are behind
//! are told so before they judge anything.

use chrono::{DateTime, Utc};
use postgres::Row;

use super::failure::failed;
use super::link::Link;
use crate::model::DecisionFile;
use crate::words::{Failure, Problem, msg};

/// What the database calls the book whose ledger it has.
pub fn book_id(link: &Link) -> Result<String, Failure> {
    let rows = link.with(|client| client.query("SELECT id FROM book", &[]).map_err(failed))?;
    Ok(rows.first().map(|row| row.get(0)).unwrap_or_default())
}

/// What was decided elsewhere: files that this folder, which has `own`, lacks or has otherwise.
pub fn decided_elsewhere(link: &Link, own: &[DecisionFile]) -> Result<Vec<Problem>, Failure> {
    let (files, hashes) = columns(own);
    let sql = "SELECT d.file, d.actor, d.noted_at, own.hash IS NULL FROM decision d \
               LEFT JOIN unnest($1::text[], $2::text[]) AS own(file, hash) ON own.file = d.file \
               WHERE own.hash IS DISTINCT FROM d.hash ORDER BY d.noted_at, d.file";
    let problem = |row: &Row| {
        let id = if row.get(3) { "sql-decided-elsewhere" } else { "sql-decided-otherwise" };
        let day = row.get::<_, DateTime<Utc>>(2).date_naive();
        let message = msg(id).with("file", row.get::<_, String>(0)).with("by", row.get::<_, String>(1));
        Problem::error(message.with("day", day.to_string())).hint(msg("sql-decided-elsewhere-hint"))
    };
    Ok(link.query(sql, &[&files, &hashes])?.iter().map(problem).collect())
}

/// Begins to decide: nobody else does until it is noted, or the connection is left.
pub fn begin_to_decide(link: &Link) -> Result<(), Failure> {
    link.begin()?;
    link.execute("SET LOCAL lock_timeout = '30s'", &[])?;
    link.execute("SELECT id FROM book FOR UPDATE", &[])?;
    let allowed = link.query("SELECT has_table_privilege('decision', 'INSERT')", &[])?;
    if allowed.first().is_some_and(|row| row.get(0)) {
        return Ok(());
    }
    let message = msg("sql-not-allowed").with("cause", msg("sql-may-not-decide"));
    Err(Failure::could_not_run(Problem::error(message).hint(msg("sql-not-allowed-hint"))))
}

/// Notes what this folder has, and ends what [`begin_to_decide`] began.
pub fn note_decisions(link: &Link, own: &[DecisionFile], actor: &str) -> Result<(), Failure> {
    let (files, hashes) = columns(own);
    let sql = "INSERT INTO decision (file, hash, actor) SELECT file, hash, $3 \
               FROM unnest($1::text[], $2::text[]) AS own(file, hash) \
               ON CONFLICT (file) DO UPDATE SET hash = excluded.hash, actor = excluded.actor, noted_at = now() \
               WHERE decision.hash <> excluded.hash";
    link.execute(sql, &[&files, &hashes, &actor])?;
    let noted = "SELECT 1 WHERE NOT EXISTS (SELECT FROM unnest($1::text[], $2::text[]) AS own(file, hash) \
                 WHERE NOT EXISTS (SELECT FROM decision d WHERE d.file = own.file AND d.hash = own.hash))";
    link.commit(noted, &[&files, &hashes])
}

fn columns(own: &[DecisionFile]) -> (Vec<&str>, Vec<&str>) {
    own.iter().map(|own| (own.file.as_str(), own.hash.as_str())).unzip()
}
