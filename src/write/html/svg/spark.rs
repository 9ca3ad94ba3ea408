//! A line as small as a word.

use maud::{Markup, html};

use super::super::super::Look;
use super::super::super::shown::on_one_line;
use super::canvas::{Canvas, Scale};
use crate::report::chart::Spark;

/// The line, with its last point.
pub(in super::super) fn spark(spark: &Spark, look: &Look<'_>) -> Markup {
    let (width, height) = (1_200, 280);
    let mut canvas = Canvas::new(width, height);
    let lowest = spark.points.iter().map(|(_, amount)| amount.minor()).min().unwrap_or(0);
    let figures = || spark.points.iter().map(|(_, amount)| amount.minor().saturating_sub(lowest));
    let scale = Scale::new(figures(), (40, height - 40));
    let step = (width - 80) / (spark.points.len().max(2) as i64 - 1);
    let points: Vec<(i64, i64)> =
        figures().enumerate().map(|(at, figure)| (40 + at as i64 * step, height - scale.at(figure))).collect();
    canvas.path("spark", &points);
    if let Some(last) = points.last() {
        canvas.dot("spark-end", *last, 25);
    }
    html! { div .spark title=(on_one_line(&spark.told, look)) role="img" aria-label=(on_one_line(&spark.told, look)) { (canvas.element(None)) } }
}
