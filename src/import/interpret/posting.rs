//! What a row that is to be booked is for, and where: its category and members; then it is handed on.

use std::borrow::Cow;

use super::most_telling::{is_filler, most_telling};
use super::received::came_in;
use super::tally::{self, Flaw};
use super::typed::Typed;
use super::when::Moment;
use super::{Interpreter, Manner, Sink, account, by_sum};
use crate::import::account::rules::RuleField;
use crate::import::fields::Field;
use crate::import::row::non_transaction::SkipReason;
use crate::import::row::text::{hides_marks, is_error_value};
use crate::model::posting::{NO_SOURCE, flag};
use crate::model::{Kind, Money, PostingRef};

/// What came of a row that was to be booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Posted {
    Booked(Money),
    /// Something is wrong with it, which is told.
    Refused,
    LeftOut(SkipReason),
}

impl Interpreter<'_> {
    /// Hands the posting of a row to `sink`.
    pub(super) fn post(
        &mut self,
        row: &mut Typed<'_>,
        when: Option<Moment>,
        sink: &mut Sink<'_>,
    ) -> anyhow::Result<Posted> {
        let (cells, line) = (row.cells, row.cells.row.line);
        let (classifier, setting) = (self.classifier, self.setting);
        let account = account::text(&cells, &mut self.account);
        let exact = row.meant.category;
        let vendor = cells.line_of(Field::Vendor);
        let vendor = if is_filler(&vendor) { Cow::Borrowed("") } else { vendor };
        let description = cells.line_of(Field::Description);
        let description = if is_filler(&description) { vendor.clone() } else { description };
        let invoice = cells.id_of(Field::Invoice);
        let counterparty = cells.line_of(Field::Counterparty);
        let own = cells.id_of(Field::Voucher);
        let voucher = if self.head.has(row) { self.head.voucher.as_str() } else { &own };
        if !classifier.rules.is_empty() {
            let text = |field| match field {
                RuleField::Description => &*description,
                RuleField::Vendor => &*vendor,
                RuleField::Account => account,
                RuleField::Voucher => voucher,
                RuleField::Invoice => &*invoice,
                RuleField::Counterparty => &*counterparty,
                RuleField::Axis(axis) => self.layout.axes[axis].map_or("", |at| cells.at(at)),
            };
            classifier.rules.matching(text, &mut self.fitting);
        }
        let ruled = self.fitting.iter().find(|rule| classifier.rules.gives[**rule].0.is_some()).copied();
        let ruled = if exact.is_some() { None } else { ruled };
        let category = exact.or_else(|| classifier.rules.gives[ruled?].0).unwrap_or(classifier.unclassified());
        let unclassified = category == classifier.unclassified();
        if unclassified && row.flaws.is_empty() && came_in(row, self.manner.as_ref(), self.layout) {
            return Ok(Posted::LeftOut(SkipReason::Received));
        }
        if unclassified && setting.strict {
            row.flaws.push(Flaw::unclassified(&cells, classifier, account, &description));
        }
        for field in [Field::Category, Field::Account, Field::Description, Field::Vendor] {
            if is_error_value(cells.get(field)) {
                row.flaws.push(Flaw::error_value(&cells, field));
            }
        }
        let (Some(when), Some(moved), true) = (when, row.moved.as_ref(), row.flaws.is_empty()) else {
            self.tally.bad(self.name, setting.skip_bad, &cells, &mut row.flaws)?;
            return Ok(Posted::Refused);
        };
        let known = self.accounts.known(category, classifier);
        let amount = moved.amount(known.kind, self.manner.as_ref().and_then(|manner| manner.sign));
        self.totals.row(moved.sums(), by_sum::account(&cells), by_sum::member(&cells));
        self.tally.remarks(moved, line, when.adjustment);
        if cells.row.telling && cells.row.cells.iter().any(hides_marks) {
            self.tally.invisible(line);
        }
        if cells.row.telling && amount.is_positive() && known.kind == Kind::Cost && tally::says_red(&description) {
            self.tally.red(line);
        }
        if unclassified {
            let bill = self.manner.as_ref().is_some_and(Manner::is_bill);
            let text = match account {
                "" if bill => most_telling(&vendor, [&description, &counterparty]),
                "" => most_telling(&description, [&counterparty, &vendor]),
                account => account,
            };
            self.tally.unclassified(text, !account.is_empty(), amount);
        }

        // The members: a rule's, else the profile's, else the source's.
        let axes = self.axes.len();
        let mut indices = [(0, false); FEW];
        let mut many;
        let indices = if axes <= FEW {
            &mut indices[..axes]
        } else {
            many = vec![(0, false); axes];
            &mut many
        };
        for (i, axis) in self.axes.iter_mut().enumerate() {
            let text = self.layout.axes[i].map_or("", |at| cells.at(at));
            if !text.is_empty() {
                indices[i] = axis.resolve(text, line);
            }
        }
        let (mut few, mut few_sources) = ([""; FEW], [""; FEW]);
        let (mut many, mut many_sources);
        let (members, source_members) = if axes <= FEW {
            (&mut few[..axes], &mut few_sources[..axes])
        } else {
            (many, many_sources) = (vec![""; axes], vec![""; axes]);
            (&mut many[..], &mut many_sources[..])
        };
        for (i, axis) in self.axes.iter().enumerate() {
            let text = self.layout.axes[i].map_or("", |at| cells.at(at));
            let (index, same) = indices[i];
            let given = self.fitting.iter().find_map(|rule| {
                let (category, members) = &classifier.rules.gives[*rule];
                let applies = category.is_none() || ruled == Some(*rule);
                members.get(i).and_then(Option::as_deref).filter(|_| applies)
            });
            match given.or(axis.fixed()) {
                Some(given) => {
                    members[i] = given;
                    source_members[i] = match text {
                        "" => NO_SOURCE,
                        text if text == given => "",
                        text => text,
                    };
                }
                None if text.is_empty() => {}
                None => {
                    members[i] = axis.member(index);
                    source_members[i] = if same { "" } else { text };
                }
            }
        }

        let mut commitment = cells.id_of(Field::Commitment);
        if let (true, Some(numbers)) = (commitment.is_empty(), &self.numbers) {
            commitment = numbers.find(&description).or_else(|| numbers.find(&invoice)).unwrap_or_default().into();
        }
        self.flag.clear();
        if when.adjustment {
            self.flag.push_str(flag::ADJUSTMENT);
        }
        if let Some(text) = moved.rounded {
            self.flag.push_str(if when.adjustment { " " } else { "" });
            self.flag.push_str(flag::ROUNDED);
            self.flag.push(':');
            self.flag.extend(text.chars().filter(|c| !c.is_whitespace()));
        }
        self.booked_account.clear();
        self.booked_account.push_str(account);
        self.tally.rows += 1;
        self.tally.sum += i128::from(amount.minor());
        sink(&PostingRef {
            month: when.month,
            date: when.date,
            category: known.category.as_str(),
            members,
            amount,
            description: &description,
            voucher,
            line: &cells.id_of(Field::Line),
            vendor: &vendor,
            invoice: &invoice,
            counterparty: &counterparty,
            commitment: &commitment,
            source_account: account,
            source: self.name,
            source_line: line,
            flag: &self.flag,
            source_members,
        })?;
        Ok(Posted::Booked(amount))
    }
}

/// So many axes need no allocation.
const FEW: usize = 8;
