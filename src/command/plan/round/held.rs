//! A form that came back, held against what was handed out: only what was to be filled in may be another.

use super::form::{
    Fact, LockedCell, cell_name, fact_messages, headings, locked_cells, locked_columns, says, unit_label,
};
use super::returned::Returned;
use crate::model::amount::{self, AmountStyle, Fours};
use crate::model::round::{Answer, Handed, HandedLine};
use crate::model::{Currency, Money, Round};
use crate::words::{Message, Place, Problem, msg, unguarded};

/// What a form came to.
pub(super) struct Held<'r> {
    /// Whose it is, as far as it can be told.
    pub(super) handed: Option<&'r Handed>,
    /// What he answered, in the order of his lines.
    pub(super) answers: Vec<Answer>,
    /// Everything that is wrong with it, or worth knowing.
    pub(super) problems: Vec<Problem>,
}

/// Holds a form of a round against it. `contra` says of a line whether its amount may be negative.
pub(super) fn hold<'r>(
    form: &Returned,
    round: &'r Round,
    currency: Currency,
    contra: &dyn Fn(&HandedLine) -> bool,
) -> Held<'r> {
    let mut held = Holding { form, round, currency, problems: Vec::new() };
    held.facts();
    let (owner, row) = form.fact(Fact::Owner);
    let Some(handed) = round.of(owner) else {
        let message = msg("collect-owner-unknown").with("owner", owner).with("cell", cell_name(row, 1));
        held.error(message, msg("collect-owner-unknown-hint").with("round", i64::from(round.number)));
        return Held { handed: None, answers: Vec::new(), problems: held.problems };
    };
    held.header();
    let answers = held.lines(handed, contra);
    Held { handed: Some(handed), answers, problems: held.problems }
}

struct Holding<'a> {
    form: &'a Returned,
    round: &'a Round,
    currency: Currency,
    problems: Vec<Problem>,
}

impl Holding<'_> {
    fn place(&self) -> Place {
        Place::file(self.form.file.as_str())
    }

    fn error(&mut self, message: Message, hint: Message) {
        self.problems.push(Problem::error(message).at(self.place()).hint(hint));
    }

    fn warn(&mut self, message: Message) {
        self.problems.push(Problem::warning(message).at(self.place()));
    }

    fn changed(&mut self, (row, column): (u64, usize), was: &str, is: &str) {
        let message = if is.is_empty() {
            msg("collect-emptied").with("cell", cell_name(row, column)).with("was", was)
        } else {
            let message = msg("collect-locked").with("cell", cell_name(row, column)).with("is", is);
            message.with("was", if was.is_empty() { msg("collect-nothing") } else { Message::verbatim(was) })
        };
        self.error(message, msg("collect-locked-hint"));
    }

    fn facts(&mut self) {
        let (hash, row) = self.form.fact(Fact::Hash);
        if hash != self.round.hash {
            let message =
                msg("collect-hash").with("cell", cell_name(row, 1)).with("round", i64::from(self.round.number));
            self.error(message, msg("collect-hash-hint"));
        }
        let (unit, row) = self.form.fact(Fact::Unit);
        let wanted = fact_messages(Fact::Unit, self.round, "");
        if !says(unit, &wanted) {
            let message = msg("collect-unit").with("cell", cell_name(row, 1)).with("is", unit).with("was", wanted);
            self.error(message, msg("collect-locked-hint"));
        }
    }

    fn header(&mut self) {
        let (row, cells) = &self.form.header;
        for (column, heading) in headings(self.round).iter().enumerate() {
            let is = cells.get(column).map_or("", |cell| cell.trim());
            if !says(is, heading) {
                let message = msg("collect-heading").with("cell", cell_name(*row, column)).with("is", is);
                self.error(message.with("was", heading.clone()), msg("collect-locked-hint"));
            }
        }
    }

    fn lines(&mut self, handed: &Handed, contra: &dyn Fn(&HandedLine) -> bool) -> Vec<Answer> {
        let mut answers: Vec<Option<Answer>> = vec![None; handed.lines.len()];
        let form = self.form;
        for (row, cells) in form.rows.iter().filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty())) {
            let number = cells.first().map_or("", |cell| cell.trim());
            let found = handed.lines.iter().position(|line| line.number.to_string() == number);
            let Some(at) = found else {
                let text = cells.iter().map(|cell| cell.trim()).find(|cell| !cell.is_empty()).unwrap_or_default();
                let message = msg("collect-line-added").with("row", *row).with("text", text);
                self.error(message, msg("collect-line-added-hint"));
                continue;
            };
            if answers[at].is_some() {
                let message = msg("collect-line-twice").with("row", *row).with("number", number);
                self.error(message, msg("collect-locked-hint"));
                continue;
            }
            answers[at] = Some(self.line((*row, cells), &handed.lines[at], contra));
        }
        for (line, _) in handed.lines.iter().zip(&answers).filter(|(_, answer)| answer.is_none()) {
            let message = msg("collect-line-removed").with("number", i64::from(line.number));
            self.error(message.with("line", line.category.as_str()), msg("collect-line-removed-hint"));
        }
        answers.into_iter().flatten().collect()
    }

    fn line(
        &mut self,
        (row, cells): (u64, &[String]),
        line: &HandedLine,
        contra: &dyn Fn(&HandedLine) -> bool,
    ) -> Answer {
        let cell = |column: usize| cells.get(column).map_or("", |cell| cell.trim());
        for (column, locked) in locked_cells(line, self.round.unit).into_iter().enumerate() {
            let is = cell(column);
            let (same, was) = match locked {
                LockedCell::Empty => (is.is_empty(), String::new()),
                LockedCell::Text(was) => (even(is) == even(&was), was),
                LockedCell::Amount(was, figure) => (self.amount(is) == Some(was), figure),
            };
            if !same {
                self.changed((row, column), &was, is);
            }
        }
        let first = locked_columns(self.round);
        for (column, text) in cells.iter().enumerate().skip(first + 3).filter(|(_, text)| !text.trim().is_empty()) {
            let message = msg("collect-beyond").with("cell", cell_name(row, column)).with("text", text.trim());
            self.warn(message);
        }
        Answer {
            number: line.number,
            amount: self.filled((row, first), cell(first), line, contra(line)),
            basis: even(cell(first + 1)),
            effect: even(cell(first + 2)),
        }
    }

    /// Numbers are filled in one by one: what is grouped as no number is, is a slip.
    fn style(&self) -> AmountStyle {
        AmountStyle { unit: self.round.unit, fours: Fours::Slip, ..AmountStyle::default() }
    }

    fn amount(&self, text: &str) -> Option<Money> {
        amount::read(text, self.style(), self.currency).ok().flatten().map(|read| read.money)
    }

    /// The amount that was filled in; what is none is told.
    fn filled(&mut self, (row, column): (u64, usize), text: &str, line: &HandedLine, contra: bool) -> Option<Money> {
        let cell = cell_name(row, column);
        if self.form.uncomputed.contains(&(row, column)) {
            self.error(msg("collect-uncomputed").with("cell", cell), msg("collect-uncomputed-hint"));
            return None;
        }
        let read = match amount::read(text, self.style(), self.currency) {
            Ok(None) => return None,
            Ok(Some(read)) => read,
            Err(_) => {
                let hint = msg("collect-amount-hint").with("unit", unit_label(self.round.unit));
                self.error(msg("collect-amount").with("cell", cell).with("text", text), hint);
                return None;
            }
        };
        if read.money.is_negative() && !contra {
            let message = msg("collect-negative").with("cell", cell).with("text", text);
            self.error(message, msg("collect-negative-hint"));
            return None;
        }
        if read.rounded {
            self.warn(
                msg("collect-rounded")
                    .with("cell", cell.as_str())
                    .with("text", text)
                    .with("amount", read.money.grouped()),
            );
        }
        // 元 written into a form in 万元, or the other way round.
        let far = |a: Money, b: Money| i128::from(a.minor().abs()) >= 1_000 * i128::from(b.minor().abs());
        let beside = [Some(line.planned), line.this_year].into_iter().flatten().find(|amount| !amount.is_zero());
        let beside = beside.filter(|_| !read.money.is_zero());
        if let Some(beside) = beside.filter(|beside| far(read.money, *beside) || far(*beside, read.money)) {
            let message = msg("collect-far").with("cell", cell).with("amount", read.money.grouped());
            let hint = msg("collect-far-hint").with("unit", unit_label(self.round.unit));
            let problem = Problem::warning(message.with("beside", beside.grouped()));
            self.problems.push(problem.at(self.place()).hint(hint));
        }
        Some(read.money)
    }
}

/// A text as it is compared: of one line, without what readers take off.
fn even(text: &str) -> String {
    unguarded(text.trim()).split_whitespace().collect::<Vec<_>>().join(" ")
}
