//! In which unit and currency the amounts of a file stand, by every place that may say so.
//!
//! What is stated and not known, or stated in two ways, is refused with its place: a unit that is passed over
//! is a figure that is wrong by its factor.

use super::mention::mention;
use super::preamble::{Preamble, of_file, stated_in};
use super::stated::{self, Stated};
use super::unit_marks::marked;
use crate::import::block::{Aside, SourceRow};
use crate::import::fields::{FIELDS, Field};
use crate::import::header::headers;
use crate::import::header::headers::Header;
use crate::import::source::Setting;
use crate::model::Unit;
use crate::words::{Message, Place, Problem, msg};

/// What the amounts of a file are.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::import) struct Terms {
    pub(in crate::import) unit: Option<Unit>,
    /// They are in the currency of the books (本位币), whatever the currency of the document.
    pub(in crate::import) local: bool,
}

/// Reads the profile, the headers of the amounts with their groups, and the lines above.
pub(in crate::import) fn terms(
    name: &str,
    header: &Header,
    columns: &[Option<usize>; FIELDS.len()],
    preamble: &Preamble,
    setting: &Setting<'_>,
) -> Result<Terms, Vec<Problem>> {
    let place = Place::line(name, header.line);
    let amounts: Vec<usize> =
        [Field::Amount, Field::Debit, Field::Credit].into_iter().filter_map(|f| columns[f as usize]).collect();
    let local = is_local(header, &amounts);
    let mut problems = Vec::new();
    let mut units: Vec<(String, Unit)> = Vec::new();
    for at in &amounts {
        let text = header.names[*at].clone();
        let Stated { unit, currency, mut unknown } = of_column(header, *at);
        // Which one, no column says.
        if !local && columns[Field::Currency as usize].is_none() && preamble.currency.is_none() {
            unknown = unknown.or(text.contains("外币").then(|| text.clone()));
        }
        units.extend(unit.map(|unit| (text.clone(), unit)));
        let given = setting.profile.is_some_and(|p| p.unit.is_some());
        if let Some(unknown) = unknown.filter(|said| !given || said.contains("外币")) {
            let message = msg("import-unit-unknown").with("text", unknown);
            problems.push(Problem::error(message).at(place.clone()).hint(msg("import-unit-unknown-hint")));
        }
        if let Some(currency) = currency.filter(|c| !is_plans(*c, setting) && !local) {
            let message = msg("import-other-currency-header").with("header", text).with("currency", currency.code());
            let message = message.with("expected", setting.currency.code());
            problems.push(Problem::error(message).at(place.clone()).hint(msg("import-other-currency-hint")));
        }
    }
    let above = || Place::file(name);
    if let Some(unclear) = preamble.unclear.as_ref().filter(|_| setting.profile.is_none_or(|p| p.unit.is_none())) {
        let message = msg("import-unit-unknown").with("text", unclear.as_str());
        problems.push(Problem::error(message).at(above()).hint(msg("import-unit-unknown-hint")));
    }
    if let Some(currency) = preamble.currency.filter(|c| !is_plans(*c, setting) && !local) {
        let message = msg("import-other-currency-title").with("currency", currency.code());
        let message = message.with("expected", setting.currency.code());
        problems.push(Problem::error(message).at(above()).hint(msg("import-other-currency-hint")));
    }
    let given = setting.profile.and_then(|p| p.unit);
    units.extend(preamble.unit.map(|unit| (String::new(), unit)));
    if given.is_none()
        && let [(_, first), rest @ ..] = &units[..]
        && let Some((_, other)) = rest.iter().find(|(_, unit)| unit != first)
    {
        let message = msg("import-units-differ").with("one", super::unit_marks::unit_word(*first));
        let message = message.with("other", super::unit_marks::unit_word(*other));
        problems.push(Problem::error(message).at(place).hint(msg("import-unit-unknown-hint")));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(Terms { unit: given.or(units.first().map(|(_, unit)| *unit)), local })
}

/// What stands in a cell beside the headers, over nothing: `万元`, `单位：W`.
pub(in crate::import) fn beside(header: &Header, below: &[SourceRow<'_>]) -> Vec<Stated> {
    let empty = |at: usize| below.iter().all(|row| row.cells.get(at).is_none_or(|cell| cell.trim().is_empty()));
    let said = |(at, name): (usize, &String)| {
        let labelled = name.contains([':', '：']);
        if !labelled && stated::split(name).1 != Stated::default() {
            return None;
        }
        // A column may be called after its currency.
        let unit_of = |said: Stated| Stated { currency: None, ..said };
        let said = if labelled { stated_in(name) } else { marked(name).map(unit_of) };
        said.filter(|said| !name.is_empty() && ((labelled && said.unknown.is_none()) || empty(at)))
    };
    header.names.iter().enumerate().filter_map(said).collect()
}

/// What sheets without a table say of the amounts on others must be what they are read in.
pub(in crate::import) fn said_elsewhere(
    name: &str,
    terms: Terms,
    own: &Preamble,
    asides: &[Aside],
    setting: &Setting<'_>,
) -> Vec<Problem> {
    let given = setting.profile.is_some_and(|p| p.unit.is_some());
    let taken = terms.unit.unwrap_or(Unit::One);
    let contradiction = |aside: &Aside| {
        let sheet = aside.sheet.as_str();
        let Stated { unit, currency, unknown } = &aside.said;
        if let Some(text) = unknown.as_ref().filter(|_| !given) {
            return Some((msg("import-unit-unknown").with("text", text.as_str()), "import-unit-unknown-hint"));
        }
        if let Some(unit) = unit.filter(|unit| !given && *unit != taken) {
            let message = msg("import-unit-elsewhere").with("sheet", sheet);
            let message = message
                .with("stated", super::unit_marks::unit_word(unit))
                .with("taken", super::unit_marks::unit_word(taken));
            return Some((message, "import-unit-unknown-hint"));
        }
        let other = currency.filter(|c| !is_plans(*c, setting) && !terms.local && own.currency.is_none());
        let message = msg("import-currency-elsewhere").with("sheet", sheet).with("currency", other?.code());
        Some((message.with("expected", setting.currency.code()), "import-other-currency-hint"))
    };
    let found = asides.iter().filter_map(contradiction);
    found.map(|(message, hint)| Problem::error(message).at(Place::file(name)).hint(msg(hint))).take(1).collect()
}

/// The unit in a cell of a column of units, where figures are quantities.
pub(in crate::import) fn of_cell(text: &str) -> Option<Stated> {
    if text.contains(|c: char| c.is_ascii_digit()) { stated::statement(text) } else { marked(text) }
}

/// What the name of the file says of its amounts, and nothing in it does: `费用明细（万元）.csv`.
pub(in crate::import) fn said_by_name(
    name: &str,
    terms: Terms,
    own: &Preamble,
    columns: &[Option<usize>; FIELDS.len()],
    setting: &Setting<'_>,
) -> Option<Problem> {
    let said = of_file(name)?;
    let given = setting.profile.is_some_and(|p| p.unit.is_some());
    let silent = terms.unit.is_none() && !given && columns[Field::Unit as usize].is_none();
    let unit = said.unit.map(super::unit_marks::unit_word).or(said.unknown.map(Message::verbatim));
    let unit = unit.filter(|_| silent && said.unit != Some(Unit::One));
    let own_currency = terms.local || own.currency.is_some() || columns[Field::Currency as usize].is_some();
    let currency = said.currency.filter(|c| !is_plans(*c, setting) && !own_currency);
    let (message, hint) = match (unit, currency) {
        (Some(unit), _) => (msg("import-unit-by-name").with("unit", unit), "import-unit-unknown-hint"),
        (None, Some(currency)) => {
            let message = msg("import-currency-by-name").with("currency", currency.code());
            (message.with("expected", setting.currency.code()), "import-other-currency-hint")
        }
        (None, None) => return None,
    };
    Some(Problem::error(message).at(Place::file(name)).hint(msg(hint)))
}

fn of_column(header: &Header, at: usize) -> Stated {
    let of = |text: &str| {
        let said = stated::split(text).1;
        if said == Stated::default() { mention(text).unwrap_or_default() } else { said }
    };
    of(&header.names[at]).or(of(&header.groups[at]))
}

/// Is it the plan's currency, or a mark that stands for several, of which the plan's is one?
fn is_plans(currency: crate::model::Currency, setting: &Setting<'_>) -> bool {
    currency == setting.currency
}

/// 本位币 in the header of the amounts, or a column of 原币 amounts beside them.
fn is_local(header: &Header, amounts: &[usize]) -> bool {
    const LOCAL: [&str; 7] = ["本币", "本位币", "local", "accounted", "functional", "repcur", "coareacrcy"];
    const FOREIGN: [&str; 6] = ["原币", "外币", "entered", "trancurr", "transactioncurrency", "foreign"];
    const NAMES: [&str; 5] = ["币种", "币别", "名称", "代码", "code"];
    let says = |at: usize, words: &[&str]| {
        let text =
            format!("{}{}", header.groups[at], header.names[at]).to_lowercase().replace([' ', '_', '.', '-'], "");
        words.iter().any(|word| text.contains(word))
    };
    let beside = (0..header.names.len()).any(|at| {
        !amounts.contains(&at) && says(at, &FOREIGN) && !says(at, &NAMES) && !headers::is_balance(&header.names[at])
    });
    amounts.iter().any(|at| says(*at, &LOCAL)) || (beside && !amounts.iter().any(|at| says(*at, &FOREIGN)))
}
