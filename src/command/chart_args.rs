//! `--chart`: what a report is drawn of, above its table.

use super::Session;
use crate::model::MoneyError;
use crate::report::chart::Chart;
use crate::report::{Report, Section, Tone};
use crate::words::{Failure, msg};

/// Whether to draw, and with what.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct ChartArgs {
    /// Also draw it, above the table and as wide as that may be; only where it is asked for, then in a pipe and in a file, too
    #[arg(long)]
    pub(super) chart: bool,
    /// Draw with ASCII characters alone; for fonts without blocks, and terminals in which these are two cells wide [default:
    /// where TERM is dumb]
    #[arg(long, requires = "chart")]
    ascii: bool,
}

impl ChartArgs {
    /// Adds the charts to the report, below its headline.
    pub(super) fn draw(
        self,
        report: &mut Report,
        charts: impl FnOnce() -> Result<Vec<Chart>, MoneyError>,
        session: &mut Session<'_>,
    ) -> anyhow::Result<()> {
        if !self.chart {
            return Ok(());
        }
        let format = session.format.as_str();
        if matches!(format, "json" | "csv") {
            let message = msg("chart-for-machines").with("format", format);
            return Err(Failure::hinted(message, msg("chart-for-machines-hint")).into());
        }
        session.ascii |= self.ascii;
        let charts = charts()?;
        let drawn: Vec<Section> = match charts.is_empty() {
            true => vec![Section::Text(msg("chart-none"), Tone::Quiet)],
            false => charts.into_iter().map(|chart| Section::Chart(Box::new(chart))).collect(),
        };
        let below = report.sections.iter().take_while(|section| matches!(section, Section::Title { .. })).count();
        report.sections.splice(below..below, drawn);
        Ok(())
    }
}
