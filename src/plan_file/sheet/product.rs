//! A price and a quantity beside an amount: the amount is the budget, and where most of them are the product, all should
//! be.

use super::SheetContext;
use super::amounts::{of_year, plain};
use super::fate::Fate;
use super::header::{Header, Rows, texts};
use super::heading;
use super::item::Item;
use crate::words::{Message, Place, Problem, msg};

const PRICES: &[&str] = &["单价", "均价", "标准", "单方", "unitprice", "unitcost", "price"];
const QUANTITIES: &[&str] =
    &["数量", "人数", "面积", "户数", "台数", "套数", "工程量", "qty", "quantity", "headcount", "area", "heads"];
const TIMES: &[&str] = &["月数", "次数", "频次", "期数", "months", "times"];

/// The columns that are multiplied, by their places and headings.
struct Factors {
    columns: Vec<(usize, String)>,
}

/// Compares the amounts of all lines with the products beside them.
pub(super) fn check(rows: &Rows, header: &Header, items: &[Item], context: &SheetContext<'_>) -> Vec<Problem> {
    let [side] = &header.sides[..] else { return Vec::new() };
    let Some(factors) = factors(rows, header, context) else { return Vec::new() };
    let unit = side.cols.iter().find_map(|col| col.unit.clone()?.ok()).unwrap_or_default();
    let compared: Vec<(&Item, i128, i128, Decimals)> = items
        .iter()
        .filter(|item| item.fate == Fate::Line && item.has_figures())
        .filter_map(|item| {
            let minor: Vec<Option<i128>> =
                item.figures.iter().map(|figure| figure.map(|figure| figure.minor)).collect();
            let blur = item.figures.iter().flatten().map(|figure| figure.blur.max(i128::from(figure.rounded))).max();
            let cell = |(at, _): &(usize, String)| rows[item.row].1.get(*at).map_or("", |cell| cell.trim());
            let product = factors.columns.iter().map(|column| Decimals::parse(cell(column), context.decimal_mark));
            let product = product.reduce(|one, other| one?.times(other?)).flatten()?;
            Some((item, of_year(side, &minor)?, blur.unwrap_or(0), product))
        })
        .collect();
    // A price may be of a month, and the amount of the year; or the amounts count thousands, and the price does not.
    let scale = i128::from(context.plan.currency.scale());
    let ways = [1, 12].into_iter().flat_map(|times| [1, i128::from(unit.factor())].map(|unit| times * unit * scale));
    let holds = |way: i128, (_, stated, blur, product): &(&Item, i128, i128, Decimals)| {
        product.minor(way).is_some_and(|product| (stated - product).abs() <= 1 + blur)
    };
    let count = |way: &i128| compared.iter().filter(|one| holds(*way, one)).count();
    let Some(way) = ways.max_by_key(|way| (count(way), std::cmp::Reverse(*way))) else { return Vec::new() };
    if count(&way) < 2 || count(&way) * 2 <= compared.len() {
        return Vec::new();
    }
    let names = || factors.columns.iter().map(|(_, text)| Message::verbatim(format!("`{text}`"))).collect::<Vec<_>>();
    let differs = compared.iter().filter(|one| !holds(way, one)).map(|(item, stated, _, product)| {
        let message = msg("plan-sheet-product-differs").with("name", item.label.name.as_str()).with("columns", names());
        let message = message.with("stated", plain(*stated, context));
        let message = message.with("product", plain(product.minor(way).unwrap_or(0), context));
        let place = Place::line(context.file, item.line);
        match context.ignore_totals {
            true => Problem::warning(message).at(place),
            false => Problem::error(message).at(place).hint(msg("plan-sheet-product-differs-hint")),
        }
    });
    differs.collect()
}

/// One price and one quantity, and perhaps how often; none of them used for anything else.
fn factors(rows: &Rows, header: &Header, context: &SheetContext<'_>) -> Option<Factors> {
    let used = |at: usize| header.sides.iter().any(|side| side.cols.iter().any(|col| col.at == at));
    let year = context.plan.year;
    let free = texts(rows, header.first, header.last).into_iter().enumerate();
    let free: Vec<(usize, String)> = free
        .filter(|(at, (group, _))| !used(*at) && heading::year_of(group).1.is_none_or(|own| own == year.first.year()))
        .map(|(at, (_, text))| (at, text))
        .collect();
    let of = |wanted: &dyn Fn(&str) -> bool| -> Vec<(usize, String)> {
        free.iter().filter(|(_, text)| wanted(text)).cloned().collect()
    };
    let has = |words: &[&str], text: &str| {
        let folded = super::fold(text).0;
        words.iter().any(|word| folded.contains(word))
    };
    let price = |text: &str| has(PRICES, text) || heading::is_rate(text);
    let [prices, quantities, times] = [
        of(&price),
        of(&|text| has(QUANTITIES, text) && !price(text)),
        of(&|text| has(TIMES, text) && !price(text) && !has(QUANTITIES, text)),
    ];
    if prices.len() != 1 || quantities.len() != 1 || times.len() > 1 {
        return None;
    }
    Some(Factors { columns: [prices, quantities, times].concat() })
}

/// A number with its decimals, exactly.
#[derive(Clone, Copy, Debug)]
struct Decimals {
    digits: i128,
    ten: i128,
}

impl Decimals {
    fn parse(text: &str, mark: char) -> Option<Decimals> {
        let plain: String = text.chars().filter(|c| c.is_ascii_digit() || *c == mark).collect();
        let others = text.chars().filter(|c| !c.is_ascii_digit() && *c != mark);
        // A unit may stand behind it, and commas in it; a text is no number.
        if plain.len() > 15 || others.clone().any(|c| c.is_ascii_alphabetic() || c == '-') || others.count() > 4 {
            return None;
        }
        let (whole, decimals) = plain.split_once(mark).unwrap_or((&plain, ""));
        let digits = format!("{whole}{decimals}").parse().ok()?;
        Some(Decimals { digits, ten: 10_i128.pow(u32::try_from(decimals.len()).ok()?) })
    }

    fn times(self, other: Decimals) -> Option<Decimals> {
        Some(Decimals { digits: self.digits.checked_mul(other.digits)?, ten: self.ten.checked_mul(other.ten)? })
    }

    /// So many times as much, to the nearest whole.
    fn minor(self, times: i128) -> Option<i128> {
        Some((self.digits.checked_mul(times)?.checked_add(self.ten / 2)?) / self.ten)
    }
}
