//! All that was measured beside its bar, in one table at the end: what is beyond its bar is seen there.

use std::time::Duration;

/// What was measured.
#[derive(Default)]
pub struct Bars(Vec<Bar>);

struct Bar {
    what: String,
    measured: f64,
    most: f64,
    unit: &'static str,
}

impl Bars {
    /// A ratio to the yardstick.
    pub fn ratio(&mut self, what: &str, measured: f64, most: f64) {
        self.take(what, measured, most, "×");
    }

    /// A time beyond `--version`.
    pub fn time(&mut self, what: &str, measured: Duration, most: f64) {
        self.take(what, measured.as_secs_f64() * 1_000.0, most, "ms");
    }

    /// Peak memory, in KiB; zero is what the system does not tell.
    pub fn memory(&mut self, what: &str, kib: u64, most: u64) {
        if kib > 0 {
            self.take(what, kib as f64 / 1_024.0, most as f64, "MB");
        }
    }

    fn take(&mut self, what: &str, measured: f64, most: f64, unit: &'static str) {
        self.0.push(Bar { what: what.to_string(), measured, most, unit });
    }

    /// Shows them all; how many do not hold.
    pub fn show(&self) {
        println!("\n{:<72} {:>10} {:>8}    holds", "what", "measured", "bar");
        for Bar { what, measured, most, unit } in &self.0 {
            let holds = if measured <= most { "yes" } else { "NO" };
            println!("{what:<72} {measured:>10.2} {most:>8.2} {unit:<2} {holds}");
        }
        let broken = self.0.iter().filter(|bar| bar.measured > bar.most).count();
        println!("{broken} of {} bars do not hold", self.0.len());
    }
}
