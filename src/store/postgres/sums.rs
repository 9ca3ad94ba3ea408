//! Sums: of kept sums where a month counts whole, of its rows where a day cuts it.

use chrono::NaiveDate;
use postgres::types::ToSql;

use super::PostgresStore;
use super::axes::{Places, stored};
use super::rows::day_of;
use crate::model::{Grid, GridSum, Month};
use crate::store::Query;
use crate::words::Failure;

/// A sum with its month, category and members.
type Cell = (Month, String, Vec<String>, GridSum);

/// A statement that grows, with its values.
pub(super) struct Statement<'v> {
    pub(super) sql: String,
    values: Vec<Box<dyn ToSql + Sync + 'v>>,
}

impl<'v> Statement<'v> {
    pub(super) fn new(sql: String) -> Statement<'v> {
        Statement { sql, values: Vec::new() }
    }

    /// Adds a value; what the statement calls it.
    pub(super) fn value(&mut self, value: impl ToSql + Sync + 'v) -> String {
        self.values.push(Box::new(value));
        format!("${}", self.values.len())
    }

    pub(super) fn values(&self) -> Vec<&(dyn ToSql + Sync)> {
        self.values.iter().map(Box::as_ref).collect()
    }
}

/// Is a row of `posting p` a reversal?
pub(super) const IS_REVERSAL: &str = "'reversal' = ANY(string_to_array(p.flag, ' '))";

/// The day of a row of `posting p`: one that has only a month counts from the month's last day.
pub(super) const DAY: &str = "coalesce(p.day, (p.month + interval '1 month' - interval '1 day')::date)";

impl PostgresStore {
    pub(super) fn sum(&self, query: &Query) -> Result<Grid, Failure> {
        let places = Places::new(&self.axes, &stored(&self.link)?);
        let mut cells: Vec<Cell> = Vec::new();
        let (whole, cut) = self.months_of(query)?;
        if !whole.is_empty() {
            let mut statement = Statement::new(String::new());
            let filters = filters(query, &places, &mut statement, "s");
            let (kind, months) = (statement.value(self.kind.name()), statement.value(whole));
            let known = match query.known_at {
                None => String::new(),
                Some(known_at) => {
                    let at = statement.value(known_at);
                    format!("JOIN batch b ON b.kind = s.kind AND b.id = s.batch AND b.booked_at <= {at}")
                }
            };
            let (select, group) = groups(query, &places, "s");
            statement.sql = format!(
                "SELECT {select}, sum(s.n)::bigint, sum(s.back)::bigint, sum(s.amount)::bigint FROM month_sum s {known} \
                 WHERE s.kind = {kind} AND s.month = ANY({months}){filters} GROUP BY {group}"
            );
            cells.extend(self.cells(query, &statement)?);
        }
        if !cut.is_empty() {
            let mut statement = Statement::new(String::new());
            let conditions = self.conditions(query, cut, &places, &mut statement);
            let (select, group) = groups(query, &places, "p");
            statement.sql = format!(
                "SELECT {select}, count(*)::bigint, \
                 count(*) FILTER (WHERE {IS_REVERSAL})::bigint, sum(p.amount)::bigint \
                 FROM posting p JOIN batch b ON b.kind = p.kind AND b.id = p.batch WHERE {conditions} GROUP BY {group}"
            );
            cells.extend(self.cells(query, &statement)?);
        }
        Grid::of_texts(self.currency, query.by.clone(), &cells).map_err(|_| super::overflow())
    }

    fn cells(&self, query: &Query, statement: &Statement<'_>) -> Result<Vec<Cell>, Failure> {
        let rows = self.link.query(&statement.sql, &statement.values())?;
        let of_row = |row: &postgres::Row| {
            let count = |at: usize| u64::try_from(row.get::<_, i64>(at)).unwrap_or_default();
            let month = if query.together { query.period.first_month() } else { Month::of(row.get::<_, NaiveDate>(0)) };
            let own = row.get::<_, Vec<String>>(2);
            (month, row.get(1), own, GridSum::new(row.get(5), count(3), count(4)))
        };
        Ok(rows.iter().map(of_row).collect())
    }

    /// The months of a query that have rows: those of which every row counts, and those that a day cuts.
    fn months_of(&self, query: &Query) -> Result<(Vec<NaiveDate>, Vec<NaiveDate>), Failure> {
        let (first, last) = (day_of(query.period.first_month()), day_of(query.period.last_month()));
        let rows = self.link.query(
            "SELECT month, max(last_day) FROM batch_month WHERE kind = $1 AND month BETWEEN $2 AND $3 GROUP BY month",
            &[&self.kind.name(), &first, &last],
        )?;
        let (mut whole, mut cut) = (Vec::new(), Vec::new());
        for row in &rows {
            let (month, latest) = (row.get::<_, NaiveDate>(0), row.get::<_, NaiveDate>(1));
            let is_whole = query.period.covers(Month::of(month)) && query.as_of.is_none_or(|as_of| latest <= as_of);
            if is_whole { whole.push(month) } else { cut.push(month) }
        }
        Ok((whole, cut))
    }

    /// The rows that a query takes of these months, as a condition on `posting p JOIN batch b`.
    pub(super) fn conditions<'v>(
        &self,
        query: &Query,
        months: Vec<NaiveDate>,
        places: &Places,
        statement: &mut Statement<'v>,
    ) -> String {
        let (kind, all) = (statement.value(self.kind.name()), statement.value(months.clone()));
        let mut conditions = format!("p.kind = {kind} AND p.month = ANY({all})");
        // A month that lies whole in the period counts whole, whatever the days of its rows.
        let whole: Vec<NaiveDate> = months.into_iter().filter(|month| query.period.covers(Month::of(*month))).collect();
        let whole = statement.value(whole);
        let (from, until) = (statement.value(query.period.from), statement.value(query.period.until));
        conditions.push_str(&format!(" AND (p.month = ANY({whole}) OR ({DAY} >= {from} AND {DAY} < {until}))"));
        if let Some(as_of) = query.as_of {
            let as_of = statement.value(as_of);
            conditions.push_str(&format!(" AND {DAY} <= {as_of}"));
        }
        if let Some(known_at) = query.known_at {
            let known_at = statement.value(known_at);
            conditions.push_str(&format!(" AND b.booked_at <= {known_at}"));
        }
        conditions + &filters(query, places, statement, "p")
    }
}

/// The members that a query keeps, as a condition. On an axis that no row has, all are 未填.
fn filters(query: &Query, places: &Places, statement: &mut Statement<'_>, table: &str) -> String {
    let mut conditions = String::new();
    for (axis, kept) in &query.filters {
        let member = member(places.sql(axis), table);
        let kept = statement.value(kept.clone());
        conditions.push_str(&format!(" AND {member} = ANY({kept})"));
    }
    conditions
}

/// The member on an axis.
fn member(at: Option<usize>, table: &str) -> String {
    // An array from before the axis was there is shorter.
    at.map_or("''::text".to_string(), |at| format!("coalesce({table}.members[{at}], '')"))
}

/// Month, category and members, as a selection and as what is grouped by.
fn groups(query: &Query, places: &Places, table: &str) -> (String, String) {
    let members: Vec<String> = query.by.iter().map(|axis| member(places.sql(axis), table)).collect();
    let array = format!("ARRAY[{}]::text[]", members.join(", "));
    let month = if query.together { "NULL::date".to_string() } else { format!("{table}.month") };
    (format!("{month}, {table}.category, {array}"), "1, 2, 3".to_string())
}
