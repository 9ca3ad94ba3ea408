//! Which column is what, in which unit, and what the lines above the header say.
//!
//! A profile decides what it names; the rest is recognised by the words of [`super::headers`].
//! Debit and credit go before a single amount, because they carry the sign; with tax goes
//! before without. What cannot be told apart is refused.

use std::collections::BTreeMap;

use super::account_columns::beside_category;
use super::account_evidence;
use super::account_headings::{self, Headings};
use super::bank_headers::is_bank;
use super::beside_amounts;
use super::both_sides::BothSides;
use super::cell_style::{CellStyle, Table};
use super::cost_report;
use super::date_column;
use super::datev::{Datev, Turning};
use super::evidence::only_times;
use super::fiscal;
use super::headers::{self, Header, Vocabulary};
pub(in crate::import) use super::layout::Layout;
use super::level_columns;
use super::no_header::{described, no_header};
use super::page::Titles;
use super::two_days;
use crate::import::block::{Aside, SourceRow};
use crate::import::fields::{Column, FIELDS, Field};
use crate::import::row::skip_rule::Skip;
use crate::import::source::Setting;
use crate::import::statement::money_columns::{has_units, unheaded_currency};
use crate::import::statement::money_terms::{Terms, beside, said_by_name, said_elsewhere, terms};
use crate::import::statement::preamble::{Preamble, of_sheet, years_in};
use crate::import::statement::stated_counts::statements;
use crate::model::Unit;
use crate::model::amount::AmountStyle;
use crate::words::{Message, Place, Problem, msg};

/// What is known of a table beside its rows.
#[derive(Clone, Copy, Debug)]
pub(in crate::import) struct Given<'a> {
    /// The name of its sheet.
    pub(in crate::import) title: Option<&'a str>,
    pub(in crate::import) delimiter: Option<u8>,
    /// What its workbook says elsewhere.
    pub(in crate::import) asides: &'a [Aside],
}

/// Finds header and columns among the first rows, or says everything that is in the way.
pub(in crate::import) fn map(
    name: &str,
    rows: &[SourceRow<'_>],
    vocabulary: &Vocabulary,
    setting: &Setting<'_>,
    given: Given<'_>,
) -> Result<Layout, Vec<Problem>> {
    let Some(mut header) = vocabulary.locate(rows) else {
        return Err(vec![no_header(name, rows, vocabulary)]);
    };
    let mut preamble = Preamble::read(&rows[..header.first]);
    preamble
        .take(Preamble::labelled(&rows[header.first..header.rows.saturating_sub(1).clamp(header.first, rows.len())]));
    preamble.take(given.title.and_then(of_sheet));
    let below = &rows[header.rows.min(rows.len())..];
    beside(&header, below).into_iter().for_each(|said| preamble.take(Some(said)));
    let mut both = BothSides::find(&header);
    let mut mapper = Mapper {
        place: Place::line(name, header.line),
        header: &header,
        below,
        both: both.as_ref(),
        problems: Vec::new(),
    };
    let chosen = mapper.choose(vocabulary, setting);
    let mut columns = [None; FIELDS.len()];
    let mut axes = vec![None; setting.settings.dimensions.axes.len()];
    for (column, at) in chosen {
        match column {
            Column::Field(field) => columns[field as usize] = Some(at),
            Column::Axis(axis) => axes[axis] = Some(at),
        }
    }
    let warnings = mapper.amounts(&mut columns, setting);
    let by_profile = |field: Field| setting.profile.is_some_and(|p| p.columns.contains_key(field.name()));
    let apart = both.is_some() || by_profile(Field::Category);
    let parents = if apart { Vec::new() } else { level_columns::take(&header, below, &mut columns, &axes) };
    let mut told = Vec::new();
    let (taken, unclear) = beside_amounts::settle(name, &header, below, (&mut columns, &axes), setting);
    told.extend(taken);
    mapper.problems.extend(unclear);
    let date = columns[Field::Date as usize].filter(|_| !by_profile(Field::Date));
    told.extend(date.and_then(|date| two_days::told(name, &header, below, date)));
    let fiscal = fiscal::find(name, &header, below, &columns, setting);
    let (fiscal, shifted) = fiscal.unzip();
    told.extend(shifted);
    told.extend(fiscal::of_preamble(name, header.line, &mut preamble, setting));
    // A column 单位 may hold anything that is counted: only units of money count.
    let unit = columns[Field::Unit as usize].filter(|at| has_units(&header, below, *at));
    columns[Field::Unit as usize] = unit;
    columns[Field::Currency as usize] = columns[Field::Currency as usize].or_else(|| unheaded_currency(&header, below));
    let headings = account_headings::find(&rows[..header.first], below, &header.names, |column| match column {
        Column::Field(field) => columns[field as usize],
        Column::Axis(axis) => axes[axis],
    });
    let beyond = headings.as_ref().and_then(Headings::cell);
    columns[Field::Category as usize] = columns[Field::Category as usize].or(beyond);
    let datev = Datev::find(&rows[..header.first]);
    let turning = datev.and_then(|datev| {
        let counter = header.names.iter().position(|name| headers::key(name) == "gegenkonto")?;
        let [account, side] = [Field::Account, Field::Direction].map(|field| columns[field as usize]);
        Some(Turning { datev, account: account?, counter, side: side? })
    });
    let report = cost_report::find(&header, |column| match column {
        Column::Field(field) => columns[field as usize],
        Column::Axis(axis) => axes[axis],
    });
    let apart = headings.is_some() || both.is_some();
    let [bank, asks_sign, banks_own] = mapper.check(&columns, &preamble, (setting, vocabulary), apart);
    let skip = mapper.skip_rules(setting);
    let mut problems = mapper.problems;
    let terms = terms(name, &header, &columns, &preamble, setting).unwrap_or_else(|more| {
        problems.extend(more);
        Terms::default()
    });
    if problems.is_empty() {
        problems.extend(said_elsewhere(name, terms, &preamble, given.asides, setting));
        problems.extend(said_by_name(name, terms, &preamble, &columns, setting));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let period = columns[Field::Period as usize].map(|at| header.groups[at].as_str());
    let table = Table {
        name,
        header_line: header.line,
        below,
        columns: &columns,
        delimiter: given.delimiter,
        datev,
        year: period.and_then(|group| years_in(group).next()),
    };
    let style = CellStyle::find(&table, &preamble, setting);
    if let Some(problem) = style.problem {
        return Err(vec![problem]);
    }
    told.extend(both.as_mut().map(|both| both.take(name, &mut header, &mut columns)));
    let inferences = style.inferences.into_iter().chain(told).collect();
    let (unit, through) = (terms.unit.unwrap_or(Unit::One), header.rows.min(rows.len()));
    let stated = rows[..header.first].iter().flat_map(statements).collect();
    if let Some(cell) = beyond.or(report.map(|report| report.mark)) {
        header.names.resize(cell + 1, String::new());
        header.groups.resize(cell + 1, String::new());
    }
    Ok(Layout {
        header,
        delimiter: given.delimiter,
        columns,
        axes,
        style: AmountStyle {
            unit,
            decimal_mark: style.decimal_mark,
            undecided: style.undecided,
            ledger: true,
            fours: style.fours,
        },
        local: terms.local,
        year: style.dates.year,
        parents,
        dates: style.dates,
        point_one: style.point_one,
        titles: Titles::new(&rows[..through]),
        fiscal,
        printed: preamble.printed.filter(|_| style.year_inferred),
        split: setting.profile.and_then(|p| p.currency),
        headings,
        turning,
        both,
        report,
        month: preamble.month,
        sign: setting.profile.and_then(|p| p.sign),
        skip,
        stated,
        bank,
        banks_own,
        asks_sign,
        warnings,
        inferences,
    })
}

/// Headers of amounts with tax.
const GROSS: [&str; 4] = ["价税合计", "含税金额", "grossamount", "gross"];

struct Mapper<'a> {
    place: Place,
    header: &'a Header,
    /// The first rows below it.
    below: &'a [SourceRow<'a>],
    /// Each row names two accounts.
    both: Option<&'a BothSides>,
    problems: Vec<Problem>,
}

impl Mapper<'_> {
    fn problem(&mut self, message: Message, hint: Message) {
        self.problems.push(Problem::error(message).at(self.place.clone()).hint(hint));
    }

    /// The column under a header that a profile names; `#6` is the sixth.
    fn named(&self, header: &str) -> Option<usize> {
        let by_number = headers::column_number(header).map(|number| number - 1);
        if let Some(at) = by_number.filter(|at| *at < self.header.names.len()) {
            return Some(at);
        }
        let wanted = headers::clean(header);
        let exact = self.header.names.iter().position(|name| *name == wanted);
        exact.or_else(|| self.header.names.iter().position(|name| headers::key(name) == headers::key(&wanted)))
    }

    /// No column is this field: those that there are.
    fn missing(&mut self, id: &'static str, field: &'static str, vocabulary: &Vocabulary) {
        let columns = described(self.header.names.iter().map(String::as_str), vocabulary);
        self.problem(msg(id), msg("import-map-column-hint").with("field", field).with("columns", columns));
    }

    fn not_there(&mut self, header: &str, what: &str) {
        let known = self.header.names.iter().filter(|n| !n.is_empty()).map(Message::verbatim).collect::<Vec<_>>();
        let message = msg("import-no-such-column").with("header", header).with("field", what);
        self.problem(message, msg("import-no-such-column-hint").with("headers", known));
    }

    /// The profile's columns, then the recognised ones.
    fn choose(&mut self, vocabulary: &Vocabulary, setting: &Setting<'_>) -> BTreeMap<Column, usize> {
        let mut chosen = BTreeMap::new();
        for (what, header) in setting.profile.iter().flat_map(|p| &p.columns) {
            let column = Field::by_name(what)
                .map(Column::Field)
                .or_else(|| setting.settings.dimensions.index(what).map(Column::Axis));
            match (column, self.named(header)) {
                (Some(column), Some(at)) => {
                    chosen.insert(column, at);
                }
                (Some(_), None) => self.not_there(header, what),
                (None, _) => {
                    let fields = FIELDS.iter().map(|(_, name)| *name).chain(setting.settings.dimensions.names());
                    let fields = fields.map(Message::verbatim).collect::<Vec<_>>();
                    let message = msg("import-no-such-field").with("field", what.as_str());
                    self.problem(message, msg("import-no-such-field-hint").with("fields", fields));
                }
            }
        }
        let mut claimed: Vec<usize> = chosen.values().copied().collect();
        if let Some(both) = self.both {
            claimed.extend(both.columns());
            let sides =
                both.amounts().into_iter().flat_map(|amounts| [Field::Debit, Field::Credit].into_iter().zip(amounts));
            chosen.extend(sides.map(|(field, at)| (Column::Field(field), at)));
        }
        let money = [Field::Amount, Field::Debit, Field::Credit].map(Column::Field);
        let money_given = money.iter().any(|column| chosen.contains_key(column));
        let mut candidates: BTreeMap<Column, Vec<(usize, usize)>> = BTreeMap::new();
        for (at, name) in self.header.names.iter().enumerate() {
            let group = &self.header.groups[at];
            if claimed.contains(&at) || headers::is_balance(group) {
                continue;
            }
            for (column, rank) in vocabulary.meanings(name) {
                // A day beats a time of day without one.
                if *column == Column::Field(Field::Date) && only_times(self.below, at) {
                    continue;
                }
                let taken = chosen.contains_key(column) || (money_given && money.contains(column));
                if !taken {
                    candidates.entry(*column).or_default().push((*rank, at));
                }
            }
        }
        for (column, mut found) in candidates {
            found.sort_unstable();
            if let [(first, one), (second, other), ..] = found[..]
                && first == second
                && money.contains(&column)
            {
                let message = msg("import-same-header")
                    .with("header", self.header.names[one].as_str())
                    .with("one", one + 1)
                    .with("other", other + 1);
                let field = if let Column::Field(field) = column { field.name() } else { "" };
                let hint = msg("import-same-header-hint").with("field", field).with("one", (one + 1).to_string());
                self.problem(message, hint);
            }
            chosen.insert(column, found[0].1);
        }
        beside_category(self.header, &mut chosen);
        account_evidence::prefer(self.header, self.below, vocabulary, setting, &mut chosen);
        let when = [Field::Date, Field::Period].map(Column::Field);
        if !when.iter().any(|column| chosen.contains_key(column))
            && let Some(at) = date_column::only(self.header, self.below, |at| chosen.values().any(|taken| *taken == at))
        {
            chosen.insert(when[0], at);
        }
        chosen
    }

    /// Leaves one way in which rows state their amount.
    fn amounts(&self, columns: &mut [Option<usize>; FIELDS.len()], setting: &Setting<'_>) -> Vec<Problem> {
        let given = |field: Field| setting.profile.is_some_and(|p| p.columns.contains_key(field.name()));
        let at = |field: Field| columns[field as usize];
        let mut warnings = Vec::new();
        let mut warn = |id, column: usize| {
            let message = msg(id).with("header", self.header.names[column].as_str());
            warnings.push(Problem::warning(message).at(self.place.clone()).hint(msg("import-choose-amount-hint")));
        };
        if at(Field::Debit).is_some() || at(Field::Credit).is_some() {
            // A direction beside them is that of the balance.
            columns[Field::Amount as usize] = None;
            columns[Field::Direction as usize] = None;
            return warnings;
        }
        let gross = self.header.names.iter().position(|name| GROSS.contains(&headers::key(name).as_str()));
        match (at(Field::Amount), at(Field::Net), gross) {
            (Some(amount), _, Some(gross)) if amount != gross && at(Field::Tax).is_some() && !given(Field::Amount) => {
                columns[Field::Amount as usize] = Some(gross);
                warn("import-gross-taken", gross);
            }
            (None, Some(net), _) => {
                columns[Field::Amount as usize] = Some(net);
                warn("import-net-taken", net);
            }
            _ => {}
        }
        warnings
    }

    /// Is there what every row needs, and nothing that makes it ambiguous?
    ///
    /// Gives whether it looks like the statement of a bank, whether its debits and credits are the bank's, and whether
    /// nobody else writes such headers.
    fn check(
        &mut self,
        columns: &[Option<usize>; FIELDS.len()],
        preamble: &Preamble,
        (setting, vocabulary): (&Setting<'_>, &Vocabulary),
        headings: bool,
    ) -> [bool; 3] {
        let at = |field: Field| columns[field as usize];
        if [Field::Amount, Field::Debit, Field::Credit].iter().all(|f| at(*f).is_none()) {
            self.missing("import-no-amount-column", "amount", vocabulary);
        }
        if at(Field::Date).is_none() && at(Field::Period).is_none() && preamble.month.is_none() {
            self.missing("import-no-date-column", "date", vocabulary);
        }
        let keys: Vec<String> = self.header.names.iter().map(|name| headers::key(name)).collect();
        let banks_view = match at(Field::Direction) {
            Some(column) => !keys[column].contains('收'),
            None => at(Field::Debit).is_some() || at(Field::Credit).is_some(),
        };
        // 支出 and 收入, paid out and paid in, need no asking.
        let clear = ["收入", "支出", "支取", "转入", "转出", "取款", "存款", "paid", "money"];
        let says = |column: usize| clear.iter().any(|word| self.header.names[column].to_lowercase().contains(word));
        let banks_view = banks_view && !at(Field::Debit).is_some_and(says);
        let [bank, own] = is_bank(self.header, &keys);
        let bank = bank && at(Field::Account).is_none() && !headings;
        let asks_sign = banks_view && bank && setting.profile.is_none_or(|p| p.sign.is_none());
        if setting.profile.is_some_and(|p| p.currency.is_some()) && at(Field::Currency).is_none() {
            self.missing("import-no-currency-column", "currency", vocabulary);
        }
        for axis in setting.profile.iter().flat_map(|p| p.fixed.keys()) {
            if setting.settings.dimensions.index(axis).is_none() {
                let known = setting.settings.dimensions.names().map(Message::verbatim).collect::<Vec<_>>();
                let message = msg("import-no-such-axis").with("axis", axis.as_str());
                self.problem(message, msg("import-no-such-axis-hint").with("axes", known));
            }
        }
        [bank, asks_sign, asks_sign && own]
    }

    fn skip_rules(&mut self, setting: &Setting<'_>) -> Vec<Skip> {
        let mut rules = Vec::new();
        for rule in setting.profile.iter().flat_map(|p| &p.skip) {
            match self.named(&rule.column) {
                Some(at) => rules.push(Skip::new(at, rule)),
                None => self.not_there(&rule.column, "skip"),
            }
        }
        rules
    }
}
