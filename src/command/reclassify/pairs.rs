//! Rows taken out of one category and put into another: the pairs, and what is told of them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::command::Session;
use crate::command::accrue::{take_back, tell_lost};
use crate::command::close::tell_late;
use crate::command::opened::Opened;
use crate::model::{Category, Money, Month, Posting};
use crate::store::fold::reclassified;
use crate::store::{BatchDraft, BatchPlan, Policy};
use crate::words::{Message, msg};

/// How many rows and how much money move from one category to another.
type Moves = BTreeMap<(String, String), (u64, Money)>;

/// A batch of pairs in the making.
pub(super) struct Pairs<'o> {
    opened: &'o Opened,
    draft: Box<dyn BatchDraft + 'o>,
    moves: Moves,
    /// What would move with `--all`.
    kept: Moves,
    /// The months of the pairs, once they are judged.
    months: Vec<Month>,
}

impl<'o> Pairs<'o> {
    pub(super) fn begin(opened: &'o Opened, session: &Session<'_>) -> anyhow::Result<Pairs<'o>> {
        let draft = opened.actual().draft(BatchPlan {
            slug: "reclassify".to_string(),
            axes: opened.axes(),
            now: session.now,
            actor: session.actor.clone(),
            action: "reclassify",
        })?;
        Ok(Pairs { opened, draft, moves: Moves::new(), kept: Moves::new(), months: Vec::new() })
    }

    /// A row that belongs elsewhere; one that is there already is no pair.
    pub(super) fn add(
        &mut self,
        posting: &Posting,
        category: &Category,
        members: &[String],
        moving: bool,
    ) -> anyhow::Result<()> {
        if category.as_str() == posting.category && members == posting.members {
            return Ok(());
        }
        let (out, into) = reclassified(posting, category.as_str(), members);
        let moves = if moving { &mut self.moves } else { &mut self.kept };
        let entry = moves.entry((posting.category.clone(), into.category.clone()));
        let (rows, amount) = entry.or_insert((0, Money::zero(self.opened.currency)));
        *rows += 1;
        *amount = amount.checked_add(posting.amount)?;
        if !moving {
            return Ok(());
        }
        out.with_ref(|posting| self.draft.push(posting))?;
        into.with_ref(|posting| self.draft.push(posting))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.moves.is_empty()
    }

    /// What moves, or what would with `--all`: a line for each pair of categories.
    pub(super) fn tell(&self, session: &mut Session<'_>) -> anyhow::Result<()> {
        for (moves, id) in [(&self.moves, "reclassify-move"), (&self.kept, "reclassify-kept")] {
            for ((from, to), (rows, amount)) in moves {
                let line = msg(id).with("from", name(from)).with("to", name(to));
                session.tell(&line.with("rows", *rows).with("amount", amount.grouped()))?;
            }
        }
        Ok(())
    }

    pub(super) fn judge(&mut self) -> anyhow::Result<()> {
        let verdicts = self.draft.judge(&Policy::default())?;
        self.months = verdicts.months.into_iter().map(|(month, ..)| month).collect();
        Ok(())
    }

    /// The text that `budget.toml` gets when the pairs are booked.
    pub(super) fn alongside(&mut self, was: String, settings: String) {
        self.draft.alongside(self.opened.book.settings(), was.into_bytes(), settings.into_bytes());
    }

    pub(super) fn commit(self, session: &mut Session<'_>) -> anyhow::Result<Option<String>> {
        let booked = self.draft.commit()?;
        session.done = booked.is_some();
        session.warn(&self.opened.actual().warnings())?;
        if let Some(id) = &booked {
            tell_late(&self.opened.book, self.months, session)?;
            session.tell(&msg("import-booked").with("batch", id.0.as_str()))?;
            take_back(self.opened, session)?;
            // What was taken out just now is no trouble any more.
            tell_lost(self.opened, session)?;
        }
        Ok(booked.map(|id| id.0))
    }

    /// What moves, and what would with `--all`, for scripts.
    pub(super) fn data(&self) -> Vec<(&'static str, Value)> {
        let list = |moves: &Moves| -> Value {
            let moves = moves.iter().map(|((from, to), (rows, amount))| {
                json!({ "from": from, "to": to, "rows": rows, "amount": amount.plain() })
            });
            moves.collect()
        };
        vec![("moves", list(&self.moves)), ("kept", list(&self.kept))]
    }
}

fn name(category: &str) -> Message {
    if category == Category::UNCLASSIFIED {
        return msg("term-unclassified");
    }
    Message::verbatim(category)
}
