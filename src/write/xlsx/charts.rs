//! Charts of a page as a spreadsheet draws them: their figures stand in cells beside them.

use std::borrow::Cow;

use rust_xlsxwriter::{
    Chart as Native, ChartAxisLabelPosition, ChartFormat, ChartLegendPosition, ChartLine, ChartPatternFill,
    ChartPatternFillType, ChartPoint, ChartSeries, ChartSolidFill, ChartType, Color, Worksheet, XlsxError,
};

use super::super::Look;
use super::super::shown::{heading, on_one_line};
use super::cell::{Value, money_form, value};
use super::figure;
use super::held::held;
use super::style::{self, Part, Style, Styles};
use crate::model::{Money, Quantity};
use crate::report::chart::{Bar, Bullet, Chart, Drawing, MonthBar, Step};
use crate::report::{Cell, Form, Tone};
use crate::words::msg;

const SOLID: u32 = 0x003D_4450;
const OUTLINE: u32 = 0x003D_4450;
const GREY: u32 = 0x008C_959F;
/// Rows of the sheet that a drawing takes.
const HEIGHT: u32 = 20;
/// The column at which drawings stand.
const ASIDE: u16 = 8;

/// Does a spreadsheet draw it? A table of shades is a table, and lines of many scales are months of one.
pub(super) fn is_drawn(chart: &Chart) -> bool {
    !matches!(chart.drawing, Drawing::Heat(_) | Drawing::Lines(_))
}

/// Fills a sheet with charts, one below the other.
pub(super) fn sheet(
    to: &mut Worksheet,
    (name, title): (&str, &str),
    charts: &[&Chart],
    styles: &mut Styles,
    look: &Look<'_>,
) -> Result<(), XlsxError> {
    to.set_column_width(0, 30)?;
    to.set_column_range_width(1, ASIDE - 2, 14)?;
    let title_style = styles.format(&Style { part: Part::Title, ..Style::default() });
    to.write_string_with_format(0, 0, held(title), &title_style)?;
    let mut drawn = Drawn { to, name, styles, look, row: 2 };
    for chart in charts {
        drawn.chart(chart)?;
    }
    drawn.to.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

struct Drawn<'a> {
    to: &'a mut Worksheet,
    name: &'a str,
    styles: &'a mut Styles,
    look: &'a Look<'a>,
    row: u32,
}

/// A column of figures beside a drawing, and how it is drawn.
struct Column {
    heading: &'static str,
    cells: Vec<Cell>,
    /// How it is drawn; `None` where it is only read.
    drawn: Option<ChartFormat>,
    /// The colour of each of its bars, where they differ.
    colours: Vec<u32>,
}

impl Column {
    fn read(heading: &'static str, cells: Vec<Cell>) -> Column {
        Column { heading, cells, drawn: None, colours: Vec::new() }
    }

    fn drawn(heading: &'static str, cells: Vec<Cell>, format: ChartFormat) -> Column {
        Column { heading, cells, drawn: Some(format), colours: Vec::new() }
    }
}

impl Drawn<'_> {
    fn chart(&mut self, chart: &Chart) -> Result<(), XlsxError> {
        let message = heading(&chart.message, self.look);
        let bold = self.styles.format(&Style { bold: true, ..Style::default() });
        let quiet = self.styles.format(&Style::of_line(Tone::Quiet));
        self.to.write_string_with_format(self.row, 0, held(&message), &bold)?;
        self.to.write_string_with_format(self.row + 1, 0, held(&on_one_line(&chart.title, self.look)), &quiet)?;
        let first = self.row + 2;
        let (labels, columns, native) = match &chart.drawing {
            Drawing::Bars(bars) => (labels(bars), bars_columns(bars), Native::new(ChartType::Bar)),
            Drawing::Variances(bars) => (labels(bars), variance_columns(bars), Native::new(ChartType::Bar)),
            Drawing::Steps(steps) => {
                let labels = steps.iter().map(|step| Cell::message(step.label.clone())).collect();
                (labels, steps_columns(steps), Native::new(ChartType::ColumnStacked))
            }
            Drawing::Months(months) => {
                let labels = months.months.iter().map(|month| Cell::Text(month.month.to_string())).collect();
                (labels, months_columns(&months.months), Native::new(ChartType::Column))
            }
            Drawing::Bullets(rows) => {
                let labels = rows.iter().map(|row| Cell::message(row.label.clone())).collect();
                (labels, bullets_columns(rows), Native::new(ChartType::Bar))
            }
            Drawing::Heat(_) | Drawing::Lines(_) => return Ok(()),
        };
        self.figures(first, &labels, &columns)?;
        self.draw(first, (&labels, &columns), native, chart)?;
        self.row += (u32::try_from(labels.len()).unwrap_or(0) + 5).max(HEIGHT + 2);
        Ok(())
    }

    /// The figures in cells.
    fn figures(&mut self, first: u32, labels: &[Cell], columns: &[Column]) -> Result<(), XlsxError> {
        let head = self.styles.format(&Style { part: Part::Heading, right: true, ..Style::default() });
        for (at, column) in (1_u16..).zip(columns) {
            self.to.write_string_with_format(first, at, heading(&msg(column.heading), self.look), &head)?;
            for (row, cell) in (first + 1..).zip(&column.cells) {
                self.put(row, at, cell)?;
            }
        }
        for (row, label) in (first + 1..).zip(labels) {
            self.put(row, 0, label)?;
        }
        Ok(())
    }

    fn put(&mut self, row: u32, at: u16, cell: &Cell) -> Result<(), XlsxError> {
        let mut style = Style { part: Part::Body, ..Style::default() };
        match value(cell, self.look) {
            Value::Blank => {}
            Value::Text(text) => {
                self.to.write_string_with_format(row, at, held(&text), &self.styles.format(&style.of_text(&text)))?;
            }
            Value::Number(plain, form) => {
                style.number = Some(form);
                if let Some(number) = figure::nearest(&plain) {
                    self.to.write_number_with_format(row, at, number, &self.styles.format(&style))?;
                }
            }
            Value::Day(day, form) => {
                style.number = Some(form.into());
                if let Some(day) = figure::day(day) {
                    self.to.write_datetime_with_format(row, at, &day, &self.styles.format(&style))?;
                }
            }
        }
        Ok(())
    }

    fn draw(
        &mut self,
        first: u32,
        (labels, columns): (&[Cell], &[Column]),
        mut native: Native,
        chart: &Chart,
    ) -> Result<(), XlsxError> {
        let last = first + u32::try_from(labels.len()).unwrap_or(0);
        for (at, column) in (1_u16..).zip(columns) {
            let Some(format) = &column.drawn else { continue };
            let mut series = ChartSeries::new();
            let mut format = format.clone();
            series.set_categories((self.name, first + 1, 0, last, 0)).set_values((self.name, first + 1, at, last, at));
            series.set_name((self.name, first, at)).set_format(&mut format).set_gap(60);
            let is_stacked = matches!(chart.drawing, Drawing::Steps(_));
            series.set_overlap(if is_stacked { 100 } else { 30 });
            if !column.colours.is_empty() {
                let points: Vec<ChartPoint> =
                    column.colours.iter().map(|colour| ChartPoint::new().set_format(&mut solid(*colour))).collect();
                series.set_points(&points);
            }
            native.push_series(&series);
        }
        let across = matches!(chart.drawing, Drawing::Bars(_) | Drawing::Variances(_) | Drawing::Bullets(_));
        if across {
            // The first row stands at the top.
            native.y_axis().set_reverse();
        }
        let form = match chart.drawing {
            Drawing::Bullets(_) => Cow::Borrowed("0"),
            _ => money_form(self.currency(columns), false, self.look.unit),
        };
        let axis = if across { native.x_axis() } else { native.y_axis() };
        axis.set_num_format(form.as_ref());
        // Bars below zero do not stand on their names.
        let names = if across { native.y_axis() } else { native.x_axis() };
        names.set_label_position(ChartAxisLabelPosition::Low);
        match chart.drawing {
            Drawing::Bars(_) | Drawing::Months(_) | Drawing::Bullets(_) => {
                native.legend().set_position(ChartLegendPosition::Bottom)
            }
            _ => native.legend().set_hidden(),
        };
        // The cell over the figures says it; a name that begins with `=` would be taken for another.
        native.title().set_name((self.name, first - 2, 0));
        let told: Vec<String> = chart.told.iter().map(|told| on_one_line(told, self.look)).collect();
        native.set_alt_text(super::named::cut(&told.join("; "), 250));
        native.set_width(720).set_height(HEIGHT * 20);
        self.to.insert_chart(first - 1, ASIDE, &native)?;
        Ok(())
    }

    fn currency(&self, columns: &[Column]) -> crate::model::Currency {
        let amount = columns.iter().flat_map(|column| &column.cells).find_map(|cell| match cell {
            Cell::Money(amount) | Cell::Signed(amount) => Some(amount.currency()),
            _ => None,
        });
        amount.unwrap_or(crate::model::Currency::CNY)
    }
}

fn solid(colour: u32) -> ChartFormat {
    let mut format = ChartFormat::new();
    format.set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(colour)));
    format
}

/// A plan is drawn by its outline.
fn outline() -> ChartFormat {
    let mut format = ChartFormat::new();
    format.set_no_fill().set_border(ChartLine::new().set_color(Color::RGB(OUTLINE)).set_width(1));
    format
}

fn hatched() -> ChartFormat {
    let mut fill = ChartPatternFill::new();
    fill.set_pattern(ChartPatternFillType::DiagonalStripesWideUpwards)
        .set_foreground_color(Color::RGB(SOLID))
        .set_background_color(Color::RGB(0x00FF_FFFF));
    let mut format = ChartFormat::new();
    format.set_pattern_fill(&fill);
    format
}

/// What stands under a step is not drawn.
fn unseen() -> ChartFormat {
    let mut format = ChartFormat::new();
    format.set_no_fill().set_no_border();
    format
}

fn labels(bars: &[Bar]) -> Vec<Cell> {
    bars.iter().map(|bar| Cell::message(bar.label.clone())).collect()
}

fn money(amount: Option<Money>) -> Cell {
    amount.map_or(Cell::Empty, Cell::Money)
}

fn bars_columns(bars: &[Bar]) -> Vec<Column> {
    let of = |of: &dyn Fn(&Bar) -> Cell| bars.iter().map(of).collect::<Vec<_>>();
    vec![
        Column::drawn("term-budget", of(&|bar| money(bar.budget)), outline()),
        Column::drawn("term-actual", of(&|bar| Cell::Money(bar.actual)), solid(SOLID)),
        Column::read("term-variance", of(&|bar| bar.variance.map_or(Cell::Empty, Cell::Signed))),
    ]
}

fn variance_columns(bars: &[Bar]) -> Vec<Column> {
    let cells = bars.iter().map(|bar| bar.variance.map_or(Cell::Empty, Cell::Signed)).collect();
    let colours = bars.iter().map(|bar| style::ink(bar.tone, SOLID)).collect();
    vec![Column { colours, ..Column::drawn("term-variance", cells, solid(SOLID)) }]
}

/// What was reached of each goal in points, and the hundred at which it is.
fn bullets_columns(rows: &[Bullet]) -> Vec<Column> {
    let points = |score: i64| Cell::Figure(Quantity::from(score) / Quantity::from(1_000), Form::Points(1));
    let colours = rows.iter().map(|row| style::ink(row.tone, SOLID)).collect();
    let text = |of: fn(&Bullet) -> &str| rows.iter().map(|row| Cell::Text(of(row).to_string())).collect::<Vec<_>>();
    let score = rows.iter().map(|row| points(row.score)).collect();
    vec![
        Column::read("term-actual", text(|row| &row.actual)),
        Column::read("term-target", text(|row| &row.target)),
        Column::drawn("workbook-reached", rows.iter().map(|_| points(1_000)).collect(), outline()),
        Column { colours, ..Column::drawn("workbook-score", score, solid(SOLID)) },
    ]
}

fn months_columns(months: &[MonthBar]) -> Vec<Column> {
    let of = |of: &dyn Fn(&MonthBar) -> Option<Money>| months.iter().map(|month| money(of(month))).collect::<Vec<_>>();
    let mut columns = vec![
        Column::drawn("term-last-year", of(&|month| month.last_year), solid(GREY)),
        Column::drawn("term-budget", of(&|month| month.budget), outline()),
        Column::drawn("term-actual", of(&|month| month.actual), solid(SOLID)),
        Column::drawn("term-forecast", of(&|month| month.expected), hatched()),
    ];
    columns.retain(|column| column.cells.iter().any(|cell| *cell != Cell::Empty));
    columns
}

/// A step stands on what is not drawn; one that crosses zero has a part above it and a part below.
fn steps_columns(steps: &[Step]) -> Vec<Column> {
    let mut at = 0_i64;
    let (mut under, mut above, mut below) = (Vec::new(), Vec::new(), Vec::new());
    for step in steps {
        let (from, to) = match step.is_total {
            true => (0, step.amount.minor()),
            false => (at, at.saturating_add(step.amount.minor())),
        };
        let (low, high) = (from.min(to), from.max(to));
        let of = |minor| Cell::Money(Money::from_minor(minor, step.amount.currency()));
        under.push(of(if low > 0 { low } else { high.min(0) }));
        above.push(of(high.max(0) - low.max(0)));
        below.push(of(low.min(0) - high.min(0)));
        at = to;
    }
    let colours: Vec<u32> = steps.iter().map(|step| style::ink(step.tone, SOLID)).collect();
    let amounts = steps.iter().map(|step| Cell::Signed(step.amount)).collect();
    vec![
        Column::read("term-variance", amounts),
        Column::drawn("workbook-step-under", under, unseen()),
        Column { colours: colours.clone(), ..Column::drawn("workbook-step-above", above, solid(SOLID)) },
        Column { colours, ..Column::drawn("workbook-step-below", below, solid(SOLID)) },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Currency;
    use crate::words::Message;

    /// From 0 up 300, down 500 through zero to −200, up 50 to −150, which is the sum.
    #[test]
    fn steps_stand_on_each_other_on_both_sides_of_zero() {
        let money = |minor| Money::from_minor(minor, Currency::CNY);
        let step =
            |minor, is_total| Step { label: Message::verbatim("x"), amount: money(minor), tone: Tone::Bad, is_total };
        let columns = steps_columns(&[step(300, false), step(-500, false), step(50, false), step(-150, true)]);
        let of = |at: usize| -> Vec<i64> {
            columns[at]
                .cells
                .iter()
                .map(|cell| if let Cell::Money(amount) = cell { amount.minor() } else { 0 })
                .collect()
        };
        assert_eq!((of(1), of(2), of(3)), (vec![0, 0, -150, 0], vec![300, 300, 0, 0], vec![0, -200, -50, -150]));
    }
}
