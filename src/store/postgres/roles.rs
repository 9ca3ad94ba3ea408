//! SQL that gives people rights to a ledger: who reads, who books, who decides on budgets. For the owner to run.

use super::schema::quoted;
use crate::model::LedgerKind;

/// What books, and what decides.
const IMPORTER: [LedgerKind; 4] = [LedgerKind::Actual, LedgerKind::Metric, LedgerKind::Commitment, LedgerKind::Accrual];
const APPROVER: [LedgerKind; 2] = [LedgerKind::Adjustment, LedgerKind::Override];

/// The tables that rows of a ledger stand in.
const LEDGER: [&str; 6] = ["batch", "batch_month", "posting", "undone_posting", "month_sum", "month_lock"];

/// The statements for a schema.
pub fn roles(schema: &str) -> String {
    let (own, mut sql) = (quoted(schema), String::new());
    let [reader, importer, approver] =
        ["reader", "importer", "approver"].map(|role| quoted(&format!("{schema}_{role}")));
    let mut say = |line: String| {
        sql.push_str(&line);
        sql.push_str(";\n");
    };
    for role in [&reader, &importer, &approver] {
        say(format!("CREATE ROLE {role} NOLOGIN"));
    }
    say(format!("GRANT USAGE ON SCHEMA {own} TO {reader}, {importer}, {approver}"));
    say(format!("GRANT SELECT ON ALL TABLES IN SCHEMA {own} TO {reader}, {importer}, {approver}"));
    for (role, kinds) in [(&importer, &IMPORTER[..]), (&approver, &APPROVER[..])] {
        say(format!("GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {own} TO {role}"));
        say(format!("REVOKE INSERT, UPDATE, DELETE ON {own}.migration FROM {role}"));
        let kinds: Vec<String> = kinds.iter().map(|kind| format!("'{}'", kind.name())).collect();
        let kinds = kinds.join(", ");
        for table in LEDGER {
            let name = quoted(&format!("{table} of {role}").replace('"', ""));
            say(format!("CREATE POLICY {name} ON {own}.{table} TO {role} USING (true) WITH CHECK (kind IN ({kinds}))"));
            let name = quoted(&format!("{table} stays for {role}").replace('"', ""));
            say(format!(
                "CREATE POLICY {name} ON {own}.{table} AS RESTRICTIVE FOR DELETE TO {role} USING (kind IN ({kinds}))"
            ));
        }
    }
    for table in LEDGER {
        say(format!(
            "CREATE POLICY {} ON {own}.{table} FOR SELECT TO {reader} USING (true)",
            quoted(&format!("{table} is read"))
        ));
        say(format!("ALTER TABLE {own}.{table} ENABLE ROW LEVEL SECURITY"));
    }
    sql
}
