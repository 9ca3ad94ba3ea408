//! Statements of banks in XML (ISO 20022: camt.052, .053, .054): each entry becomes a row under a header of our own.

use std::io::Read;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::csv::unreadable;
use super::decode::Decoding;
use super::importer::{Blocks, Form, Importer, Wish};
use super::input::Input;
use crate::words::{Failure, Place, Problem, msg};

/// The entry `camt` of [`super::importer::IMPORTERS`].
pub(in crate::import) struct CamtFile;

/// A longer text is no statement.
const LARGEST: u64 = 256 << 20;

const HEADER: [&str; 8] =
    ["Booking date", "Transaction ID", "Description", "Payee", "Amount", "Currency", "Direction", "Status"];

impl Importer for CamtFile {
    fn name(&self) -> &'static str {
        "camt"
    }

    fn identify(&self, head: &[u8], _: &str) -> bool {
        // In UTF-16 every other byte is a nought.
        let text: Vec<u8> = head.iter().take(4096).filter(|b| **b != 0).copied().collect();
        memchr::memmem::find(&text, b"iso:20022:tech:xsd:camt.05").is_some()
    }

    fn read(&self, input: Input<'_>, wish: &Wish<'_>, blocks: &mut Blocks) -> Result<Form, Failure> {
        let mut decoding = Decoding::new(input, wish.encoding).map_err(|e| unreadable(wish.name, &e))?;
        let mut text = String::new();
        let mut limited = decoding.by_ref().take(LARGEST);
        limited.read_to_string(&mut text).map_err(|e| unreadable(wish.name, &e))?;
        HEADER.iter().for_each(|name| blocks.block().push_cell(name.as_bytes()));
        blocks.block().end_row(1, 0);
        let wrong = entries(&text, blocks).map_err(|(line, cause)| {
            let message = msg("import-xml-damaged").with("cause", cause);
            Failure::refused(
                Problem::error(message).at(Place::line(wish.name, line)).hint(msg("import-xml-damaged-hint")),
            )
        })?;
        blocks.flush();
        let differs = |differs: Differs| {
            let message = msg("import-statement-balance").with("expected", shown(differs.expected));
            let problem = Problem::warning(message.with("shown", shown(differs.closing)));
            problem.at(Place::line(wish.name, differs.line)).hint(msg("import-balance-broke-hint"))
        };
        Ok(Form { warnings: wrong.into_iter().map(differs).collect(), ..Form::default() })
    }
}

/// What an entry says.
#[derive(Debug, Default)]
struct Entry {
    date: String,
    reference: String,
    texts: Vec<String>,
    note: String,
    creditor: String,
    debtor: String,
    amount: String,
    currency: String,
    credit: bool,
    pending: bool,
}

impl Entry {
    fn cells(&self) -> [&str; 7] {
        let payee = if self.credit { &self.debtor } else { &self.creditor };
        let direction = if self.credit { "money in" } else { "money out" };
        let status = if self.pending { "pending" } else { "booked" };
        [&self.date, &self.reference, payee, &self.amount, &self.currency, direction, status]
    }
}

/// What a statement had at its beginning and has at its end, in hundred-thousandths.
#[derive(Debug, Default)]
struct Balances {
    opening: Option<i128>,
    closing: Option<i128>,
    moved: i128,
    /// Of the balance being read.
    kind: String,
    amount: String,
    credit: bool,
    unread: bool,
}

/// A statement whose entries do not lead from its opening balance to the closing one.
#[derive(Debug, PartialEq, Eq)]
struct Differs {
    line: u64,
    expected: i128,
    closing: i128,
}

impl Balances {
    fn entry(&mut self, entry: &Entry) {
        match amount(&entry.amount) {
            _ if entry.pending => {}
            Some(amount) => self.moved += if entry.credit { amount } else { -amount },
            None => self.unread = true,
        }
    }

    /// An element within a balance, or its end.
    fn end(&mut self, name: &str, text: &str, path: &[String]) {
        match (path.last().map_or("", String::as_str), name) {
            ("CdOrPrtry", "Cd") => self.kind = text.to_string(),
            ("Bal", "Amt") => self.amount = text.to_string(),
            ("Bal", "CdtDbtInd") => self.credit = text == "CRDT",
            (_, "Bal") => {
                let read = amount(&self.amount).map(|amount| if self.credit { amount } else { -amount });
                match self.kind.as_str() {
                    "OPBD" | "PRCD" => self.opening = read,
                    "CLBD" => self.closing = read,
                    _ => {}
                }
            }
            _ => {}
        }
    }

    fn differs(&self, line: u64) -> Option<Differs> {
        let (opening, closing) = self.opening.zip(self.closing).filter(|_| !self.unread)?;
        let expected = opening + self.moved;
        (expected != closing).then_some(Differs { line, expected, closing })
    }
}

/// `20.5` in hundred-thousandths.
fn amount(text: &str) -> Option<i128> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let fits = !whole.is_empty() && whole.len() <= 18 && part.len() <= 5 && digits(whole) && digits(part);
    if fits { format!("{whole}{part:0<5}").parse().ok() } else { None }
}

fn shown(amount: i128) -> String {
    let sign = if amount < 0 { "-" } else { "" };
    let (whole, part) = (amount.unsigned_abs() / 100_000, amount.unsigned_abs() % 100_000);
    let part = format!("{part:05}");
    let short = part.trim_end_matches('0');
    format!("{sign}{whole}.{:0<2}", short)
}

/// Hands each entry on; the statements whose balances do not agree, or the line and cause where the text is no XML.
fn entries(text: &str, blocks: &mut Blocks) -> Result<Vec<Differs>, (u64, String)> {
    let (mut balances, mut wrong) = (Balances::default(), Vec::new());
    let mut xml = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let (mut path, mut entry, mut written): (Vec<String>, Option<(Entry, u64)>, String) = Default::default();
    let (mut line, mut counted) = (1_u64, 0_usize);
    loop {
        let event = xml.read_event();
        let at = usize::try_from(xml.buffer_position()).unwrap_or(usize::MAX).min(text.len());
        line += memchr::memchr_iter(b'\n', &text.as_bytes()[counted.min(at)..at]).count() as u64;
        counted = at;
        match event.map_err(|e| (line, e.to_string()))? {
            Event::Start(e) => {
                let name = e.local_name().as_ref().to_string();
                if name == "Ntry" {
                    entry = Some((Entry::default(), line));
                }
                begin(&name, &e, &path, entry.as_mut().map(|(entry, _)| entry));
                path.push(name);
                written.clear();
            }
            Event::End(_) => {
                let name = path.pop().unwrap_or_default();
                match &mut entry {
                    Some((own, _)) => end(&name, written.trim(), &path, own),
                    None => balances.end(&name, written.trim(), &path),
                }
                written.clear();
                if name == "Ntry"
                    && let Some((entry, line)) = entry.take()
                {
                    hand_on(&entry, line, blocks);
                    balances.entry(&entry);
                    if !blocks.pass() {
                        return Ok(wrong);
                    }
                }
                if matches!(name.as_str(), "Stmt" | "Rpt") {
                    wrong.extend(std::mem::take(&mut balances).differs(line));
                }
            }
            Event::Text(text) => written.push_str(&text),
            Event::CData(text) => written.push_str(&text),
            Event::GeneralRef(reference) => {
                let known = format!("&{};", &*reference);
                let text = quick_xml::escape::unescape(&known).map_err(|e| (line, e.to_string()))?;
                written.push_str(&text);
            }
            Event::Eof if !path.is_empty() => return Err((line, format!("</{}>", path[0]))),
            Event::Eof => return Ok(wrong),
            _ => {}
        }
    }
}

fn begin(name: &str, e: &BytesStart<'_>, path: &[String], entry: Option<&mut Entry>) {
    let (Some(entry), "Amt", Some("Ntry")) = (entry, name, path.last().map(String::as_str)) else { return };
    for attribute in e.attributes().with_checks(false).flatten().filter(|a| a.key.as_ref() == "Ccy") {
        entry.currency = attribute.value.to_string();
    }
}

/// The text of an element that ends, below `path`.
fn end(name: &str, text: &str, path: &[String], entry: &mut Entry) {
    let parent = path.last().map_or("", String::as_str);
    let within = |name: &str| path.iter().any(|own| own == name);
    let mut first = |own: fn(&mut Entry) -> &mut String| {
        if own(entry).is_empty() {
            *own(entry) = text.to_string();
        }
    };
    match (parent, name) {
        ("Ntry", "Amt") => entry.amount = text.to_string(),
        ("Ntry", "CdtDbtInd") => entry.credit = text == "CRDT",
        ("Ntry", "Sts") if !text.is_empty() => entry.pending = text != "BOOK",
        ("Sts", "Cd") if path.iter().rev().nth(1).is_some_and(|own| own == "Ntry") => entry.pending = text != "BOOK",
        ("BookgDt", "Dt" | "DtTm") => first(|entry| &mut entry.date),
        ("Ntry", "AcctSvcrRef") => first(|entry| &mut entry.reference),
        ("Ntry", "AddtlNtryInf") => first(|entry| &mut entry.note),
        ("RmtInf", "Ustrd") => entry.texts.push(text.to_string()),
        (_, "Nm") if within("Cdtr") => first(|entry| &mut entry.creditor),
        (_, "Nm") if within("Dbtr") => first(|entry| &mut entry.debtor),
        _ => {}
    }
}

fn hand_on(entry: &Entry, line: u64, blocks: &mut Blocks) {
    let text = if entry.texts.is_empty() { entry.note.clone() } else { entry.texts.join(" ") };
    let [date, reference, rest @ ..] = entry.cells();
    [date, reference, &text].into_iter().chain(rest).for_each(|cell| blocks.block().push_cell(cell.as_bytes()));
    blocks.block().end_row(line, 0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_lead_from_one_balance_to_the_other() {
        let balance = |kind: &str, amount: &str, way: &str| {
            format!(
                "<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy='EUR'>{amount}</Amt><CdtDbtInd>{way}</CdtDbtInd></Bal>"
            )
        };
        let entry = |amount: &str, way: &str, state: &str| {
            format!("<Ntry><Amt Ccy='EUR'>{amount}</Amt><CdtDbtInd>{way}</CdtDbtInd><Sts>{state}</Sts></Ntry>")
        };
        for (closing, way, expected) in [("84.5", "CRDT", None), ("85", "CRDT", Some((8_450_000, 8_500_000)))] {
            let text = [
                "<Stmt>".to_string(),
                balance("OPBD", "100.00", "CRDT"),
                balance("CLBD", closing, way),
                entry("20.50", "DBIT", "BOOK"),
                entry("5", "CRDT", "BOOK"),
                entry("7.00", "DBIT", "PDNG"),
                "</Stmt>".to_string(),
            ];
            let (forward, _blocks) = std::sync::mpsc::channel();
            let (_, back) = std::sync::mpsc::channel();
            let mut blocks = Blocks::new(crate::import::importer::Way::Unbounded(forward), back);
            let found = entries(&text.concat(), &mut blocks).unwrap();
            let found: Vec<_> = found.iter().map(|differs| (differs.expected, differs.closing)).collect();
            assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{closing}");
        }
        assert_eq!((amount("20.5"), amount("x"), amount("")), (Some(2_050_000), None, None));
        assert_eq!(
            (shown(-2_050_000), shown(12_345), shown(100_000)),
            ("-20.50".into(), "0.12345".into(), "1.00".into())
        );
    }
}
