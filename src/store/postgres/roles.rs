//! SQL that gives people rights to a ledger: who reads, who books, who decides on budgets. For the owner to run.

use super::schema::quoted;
use crate::model::LedgerKind;

/// What books, and what decides.
const IMPORTER: [LedgerKind; 5] =
    [LedgerKind::Actual, LedgerKind::Metric, LedgerKind::Agent, LedgerKind::Commitment, LedgerKind::Accrual];
const APPROVER: [LedgerKind; 2] = [LedgerKind::Adjustment, LedgerKind::Override];

/// The tables that rows of a ledger stand in. Partitions are reached through them alone: a right to one would pass by the
/// policies.
const LEDGER: [&str; 6] = ["batch", "batch_month", "posting", "undone_posting", "month_sum", "month_lock"];

/// The tables that whoever writes changes besides: the axes of the book, and who holds which ledger.
const BESIDE: [&str; 2] = ["book", "ledger_lock"];

/// The statements for a schema. They may be run again.
pub fn roles(schema: &str) -> String {
    let (own, mut sql) = (quoted(schema), String::new());
    let [reader, importer, approver] =
        ["reader", "importer", "approver"].map(|role| quoted(&format!("{schema}_{role}")));
    let mut say = |line: String| {
        sql.push_str(&line);
        sql.push_str(";\n");
    };
    let names = |tables: &[&str]| tables.iter().map(|table| format!("{own}.{table}")).collect::<Vec<_>>().join(", ");
    let all = format!("{reader}, {importer}, {approver}");
    for role in [&reader, &importer, &approver] {
        say(format!("DO $$ BEGIN CREATE ROLE {role} NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$"));
    }
    say(format!("REVOKE ALL ON ALL TABLES IN SCHEMA {own} FROM {all}"));
    say(format!("GRANT USAGE ON SCHEMA {own} TO {all}"));
    say(format!(
        "GRANT SELECT ON {}, {} TO {all}",
        names(&LEDGER),
        names(&["book", "ledger_lock", "migration", "decision"])
    ));
    let mut policy = |name: String, table: &str, rest: String| {
        let name = quoted(&name.replace('"', ""));
        say(format!("DROP POLICY IF EXISTS {name} ON {own}.{table}"));
        say(format!("CREATE POLICY {name} ON {own}.{table} {rest}"));
    };
    for table in LEDGER {
        policy(format!("{table} is read"), table, format!("FOR SELECT TO {all} USING (true)"));
        for (role, kinds) in [(&importer, &IMPORTER[..]), (&approver, &APPROVER[..])] {
            let kinds: Vec<String> = kinds.iter().map(|kind| format!("'{}'", kind.name())).collect();
            let own = format!("kind IN ({})", kinds.join(", "));
            policy(format!("{table} of {role}"), table, format!("TO {role} USING ({own}) WITH CHECK ({own})"));
        }
    }
    for role in [&importer, &approver] {
        say(format!("GRANT INSERT, UPDATE, DELETE ON {} TO {role}", names(&LEDGER)));
        say(format!("GRANT UPDATE ON {} TO {role}", names(&BESIDE)));
    }
    say(format!("GRANT INSERT, UPDATE ON {} TO {approver}", names(&["decision"])));
    for table in LEDGER {
        say(format!("ALTER TABLE {own}.{table} ENABLE ROW LEVEL SECURITY"));
    }
    sql
}
