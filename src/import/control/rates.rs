//! A rate of exchange beside amounts of which nothing says in which currency they are: they may be foreign.

use super::{Check, Control, File, Watch};
use crate::import::fields::Field;
use crate::import::header::headers;
use crate::import::interpret::{Fate, Seen};
use crate::words::{Place, Problem, msg};

pub(super) struct Rates;

impl Control for Rates {
    fn name(&self) -> &'static str {
        "rates"
    }

    fn watch<'s>(&self, file: &File<'s>) -> Option<Box<dyn Watch + 's>> {
        const RATES: [&str; 8] =
            ["汇率", "折算汇率", "记账汇率", "兑换率", "匯率", "exchangerate", "fxrate", "conversionrate"];
        let layout = file.layout;
        let column = layout.header.names.iter().position(|name| RATES.contains(&headers::key(name).as_str()))?;
        let told = layout.local || layout.split.is_some() || layout.column(Field::Currency).is_some();
        (!told).then(|| Box::new(Watching { file: *file, column, rows: 0, first: None }) as Box<dyn Watch + 's>)
    }
}

struct Watching<'s> {
    file: File<'s>,
    column: usize,
    rows: u64,
    first: Option<(u64, String)>,
}

impl Watch for Watching<'_> {
    fn row(&mut self, seen: &Seen<'_, '_>) {
        let rate = seen.cells.at(self.column);
        if !matches!(seen.fate, Fate::Booked(_)) || rate.is_empty() {
            return;
        }
        self.rows += 1;
        let (whole, rest) = rate.split_once('.').unwrap_or((rate, ""));
        let one = matches!(whole, "1" | "0" | "-" | "/") && rest.bytes().all(|b| b == b'0');
        if !one && self.first.is_none() {
            self.first = Some((seen.cells.row.line, rate.to_string()));
        }
    }

    fn finish(self: Box<Self>, _clean: bool) -> Option<Check> {
        let (line, rate) = self.first?;
        let message = msg("import-rate-alone").with("rate", rate);
        let message = message.with("header", self.file.layout.name(self.column));
        let problem = Problem::error(message).at(Place::line(self.file.name, line)).hint(msg("import-rate-alone-hint"));
        let told = msg("import-control-rates").with("count", self.rows);
        Some(Check { control: Rates.name(), compared: self.rows, told, problems: vec![problem] })
    }
}
