//! What is refused, told once for rows that have the same fault, with file, line and reason.

use std::collections::HashMap;

use crate::model::posting::NO_SOURCE;
use crate::model::{Money, Posting};
use crate::store::JudgedRow;
use crate::words::{Exit, Failure, Message, Place, Problem, msg};

/// So many further lines are named of a fault that many rows have.
const LINES: usize = 5;

/// One problem for each fault of a file: the first place, and the lines of the others.
pub(super) fn grouped(problems: Vec<Problem>) -> Vec<Problem> {
    let mut groups: Vec<(Problem, Vec<u64>)> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for problem in problems {
        let place = problem.place.clone().unwrap_or_default();
        let key = format!("{} {:?} {:?} {:?}", place.file, place.column, problem.message, problem.hint);
        match (known.get(&key), place.line) {
            (Some(at), Some(line)) => groups[*at].1.push(line),
            _ => {
                known.insert(key, groups.len());
                groups.push((problem, Vec::new()));
            }
        }
    }
    let one = |(problem, lines): (Problem, Vec<u64>)| {
        if lines.is_empty() {
            return problem;
        }
        let named = lines.iter().take(LINES).map(|line| Message::verbatim(line.to_string())).collect::<Vec<_>>();
        let id = if lines.len() > LINES { "import-same-fault-more" } else { "import-same-fault" };
        let message = msg(id).with("fault", problem.message).with("lines", named).with("rows", lines.len() + 1);
        Problem { message, ..problem }
    };
    groups.into_iter().map(one).collect()
}

/// The failure of bad rows: each fault, and the sum of it.
pub(super) fn refusal(problems: Vec<Problem>, bad_rows: u64, hint: &'static str) -> Failure {
    let mut problems = grouped(problems);
    problems.push(match bad_rows {
        0 => Problem::error(msg("import-refused").with("count", problems.len())),
        rows => Problem::error(msg("import-refused-rows").with("count", rows)).hint(msg(hint)),
    });
    Failure { exit: Exit::InputRefused, problems }
}

/// A row that differs from its earlier version: where it stands, and the fields that differ.
pub(super) fn changed_row(judged: &JudgedRow, axes: &[String]) -> Problem {
    let posting = &judged.posting;
    let message = match &judged.earlier {
        Some((_, earlier)) => {
            let message = match is_alike(posting, earlier) {
                true => msg("import-like-row"),
                false if posting.voucher.is_empty() => msg("import-changed-row-bare"),
                false => msg("import-changed-row").with("voucher", posting.voucher.as_str()),
            };
            let place = Place::line(earlier.source.clone(), earlier.source_line).to_string();
            message.with("earlier", place).with("fields", differences(posting, earlier, axes))
        }
        None => msg("import-changed-row-alone").with("voucher", posting.voucher.as_str()),
    };
    Problem::error(message).at(Place::line(posting.source.clone(), posting.source_line))
}

/// Are they of one day, text and amount, so that only what else they say can tell them apart?
fn is_alike(row: &Posting, earlier: &Posting) -> bool {
    let same = (row.month, row.date, row.amount) == (earlier.month, earlier.date, earlier.amount);
    same && row.description == earlier.description && !row.description.is_empty()
}

/// The fields of rows, with what either says in them.
fn fields(row: &Posting, earlier: &Posting) -> impl Iterator<Item = (Message, String, String)> {
    let date = |posting: &Posting| posting.date.map_or_else(|| posting.month.to_string(), |date| date.to_string());
    let money = |amount: Money| amount.grouped();
    let fields = [
        ("term-date", date(earlier), date(row)),
        ("term-voucher", earlier.voucher.clone(), row.voucher.clone()),
        ("term-account", earlier.source_account.clone(), row.source_account.clone()),
        ("term-description", earlier.description.clone(), row.description.clone()),
        ("term-vendor", earlier.vendor.clone(), row.vendor.clone()),
        ("term-invoice", earlier.invoice.clone(), row.invoice.clone()),
        ("import-field-commitment", earlier.commitment.clone(), row.commitment.clone()),
        ("term-amount", money(earlier.amount), money(row.amount)),
    ];
    fields.into_iter().map(|(field, before, after)| (msg(field), before, after))
}

/// The same for scripts: the key of each field that differs, and what either says in it.
pub(super) fn changes(row: &Posting, earlier: &Posting, axes: &[String]) -> Vec<[String; 3]> {
    let key = |field: &Message| {
        let id = field.id;
        id.strip_prefix("term-").or(id.strip_prefix("import-field-")).unwrap_or(id).to_string()
    };
    let plain = |[key, before, after]: [String; 3]| match key.as_str() {
        "amount" => [key, earlier.amount.plain(), row.amount.plain()],
        _ => [key, before, after],
    };
    let fields = fields(row, earlier).map(|(field, before, after)| plain([key(&field), before, after]));
    let members = members(row, earlier, axes).map(|(axis, before, after)| [axis.to_string(), before, after]);
    fields.chain(members).filter(|[_, before, after]| before != after).collect()
}

/// The members of rows, as either says them.
fn members<'a>(
    row: &'a Posting,
    earlier: &'a Posting,
    axes: &'a [String],
) -> impl Iterator<Item = (&'a str, String, String)> {
    let said = |row: &Posting, at: usize| {
        let text = |texts: &[String]| texts.get(at).cloned().unwrap_or_default();
        let (member, source) = (text(&row.members), text(&row.source_members));
        if source.is_empty() || source == NO_SOURCE { member } else { source }
    };
    axes.iter().enumerate().map(move |(at, axis)| (axis.as_str(), said(earlier, at), said(row, at)))
}

/// What makes a row resemble another: the month at least, and what both say.
pub(super) fn agreements(row: &Posting, earlier: &Posting) -> Vec<Message> {
    let month = (row.month == earlier.month && row.date != earlier.date).then(|| msg("term-month"));
    let same = fields(row, earlier).filter(|(_, before, after)| before == after && !before.is_empty());
    month.into_iter().chain(same.map(|(field, ..)| field)).collect()
}

/// The fields in which two versions of a row differ.
pub(super) fn differences(row: &Posting, earlier: &Posting, axes: &[String]) -> Vec<Message> {
    let members = members(row, earlier, axes).map(|(axis, before, after)| (Message::verbatim(axis), before, after));
    let fields = fields(row, earlier).chain(members).filter(|(_, before, after)| before != after);
    let mut told: Vec<Message> = fields
        .map(|(field, before, after)| {
            let [before, after] = [before, after].map(|text| if text.is_empty() { "—".to_string() } else { text });
            msg("import-changed-field").with("field", field).with("before", before).with("after", after)
        })
        .collect();
    if told.is_empty() {
        told.push(msg("import-changed-other"));
    }
    told
}
