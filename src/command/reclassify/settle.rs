//! `--from`: what a filled-in sheet says is booked, and `budget.toml` learns what it implies.

use std::path::Path;

use serde_json::{Value, json};

use super::filled::{self, Filled};
use super::groups::{Key, Part, each_row, unsettled};
use super::implied::{Implied, implied};
use super::{Pairs, check, whole_ledger};
use crate::command::Session;
use crate::command::import::file_name;
use crate::command::opened::Opened;
use crate::import::{Reclassifier, Setting};
use crate::model::{Category, Period};
use crate::words::{Problem, msg};

pub(super) fn run(
    file: &Path,
    opened: &Opened,
    setting: &Setting<'_>,
    period: Period,
    dry_run: bool,
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    let today = Reclassifier::new(setting)?;
    let lines = filled::lines(file, setting, session)?;
    // From here on nobody else books: what the sheet is held against is what is booked.
    let mut pairs = Pairs::begin(opened, session)?;
    let whole = whole_ledger(opened)?.unwrap_or(period);
    let groups = unsettled(opened, period, &today)?;
    let Filled { decisions, already, missing } = filled::read((file, &lines), &today, &groups, (opened, period))?;
    if missing > 0 {
        let problem = Problem::warning(msg("reclassify-rows-missing").with("count", missing));
        session.warn(&[problem.hint(msg("reclassify-again-hint"))])?;
    }
    if already > 0 {
        session.tell(&msg("reclassify-already").with("count", already))?;
    }
    if decisions.is_empty() {
        session.tell(&msg("reclassify-sheet-empty"))?;
        return super::answer(Vec::new(), dry_run, None, session);
    }
    let mut implied = implied(&decisions, &groups, opened, whole, &today)?;
    let against = |implied: &Implied| {
        let (_, settings) = check::edited(implied, opened)?;
        check::held(&settings, setting, (&decisions, implied), (opened, whole), &file_name(file))
    };
    let mut found = against(&implied)?;
    // A name says something of longer accounts too; a rule means its own account alone.
    if !found.moved.is_empty() && !implied.aliases.is_empty() {
        implied.names_become_rules();
        found = against(&implied)?;
    }
    found.refuse()?;
    each_row(opened, period, &mut |posting| {
        let wanted = posting.category == Category::UNCLASSIFIED;
        let Some((category, _)) = decisions.get(&Key::from_posting(posting)).filter(|_| wanted) else { return Ok(()) };
        pairs.add(posting, category, &posting.members, true)
    })?;
    let mut moved = pairs.data();
    moved.push(("learns", learnt(&implied)));
    pairs.tell(session)?;
    tell(&implied, decisions.len(), session)?;
    if dry_run {
        session.tell(&msg("reclassify-dry-run"))?;
        return super::answer(moved, true, None, session);
    }
    pairs.judge()?;
    if !implied.told.is_empty() {
        // Somebody may have saved the file since it was looked at.
        let ([was, text], _) = check::edited(&implied, opened)?;
        pairs.alongside(was, text);
    }
    let batch = pairs.commit(session)?;
    super::answer(moved, false, batch, session)
}

/// For scripts: the names and rules that `budget.toml` gets.
fn learnt(implied: &Implied) -> Value {
    let one = |((field, text), category): &(Part, Category)| {
        let field = if field.is_empty() { "alias" } else { *field };
        json!({ "field": field, "text": text, "category": category.as_str() })
    };
    implied.told.iter().map(one).collect()
}

/// So many names and rules are told one by one; `-v` tells all.
const NAMED: usize = 20;

fn tell(implied: &Implied, groups: usize, session: &mut Session<'_>) -> anyhow::Result<()> {
    let named = if session.verbose { usize::MAX } else { NAMED };
    for ((field, text), category) in implied.told.iter().take(named) {
        let rule = |id| msg("reclassify-learns-rule").with("field", msg(id));
        let line = match *field {
            "account" => rule("reclassify-field-account"),
            "counterparty" => rule("reclassify-field-counterparty"),
            "vendor" => rule("reclassify-field-vendor"),
            "description" => rule("reclassify-field-description"),
            _ => msg("reclassify-learns-name"),
        };
        session.tell(&line.with("text", text.as_str()).with("category", category.as_str()))?;
    }
    if implied.told.len() > named {
        session.tell(&msg("reclassify-learns-more").with("count", implied.told.len() - named))?;
    }
    let by_hand = groups - implied.covered.len();
    if by_hand > 0 {
        session.tell(&msg("reclassify-by-hand").with("count", by_hand))?;
    }
    Ok(())
}
