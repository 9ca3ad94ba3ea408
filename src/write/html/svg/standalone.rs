//! A chart by itself: message, title and drawing, with its colours in it, as a chat or a mail shows it.

use maud::{Markup, PreEscaped, html};

use super::super::super::Look;
use super::super::super::picture::{Picture, unit_word};
use super::super::text;
use super::canvas::{LABEL, px};
use super::{WIDE, canvas_of};
use crate::report::chart::Chart;
use crate::words::fold;

/// The colours of a page in daylight; a picture knows no variables.
const STYLE: &str = include_str!("standalone.css");
/// Around all of it.
const MARGIN: i64 = 200;
/// The height of a line of the message, and of the title.
const LINE: i64 = 220;
/// So many cells of text a line has.
const CELLS: usize = 84;

/// The picture, and its size in pixels; `None` of what is no drawing.
pub(in super::super::super) fn standalone(chart: &Chart, look: &Look<'_>) -> Option<String> {
    let picture = Picture::new(&chart.drawing, look.words.language());
    let canvas = canvas_of(&chart.drawing, picture, WIDE, look)?;
    let message = fold(&text(&chart.message, look), CELLS);
    let unit = picture.map(|picture| format!(" · {}", unit_word(picture, look))).unwrap_or_default();
    let title = fold(&format!("{}{unit}", text(&chart.title, look)), CELLS);
    let above = MARGIN + LINE * i64::try_from(message.len() + title.len()).unwrap_or(2) + 60;
    let (width, high) = (WIDE + 2 * MARGIN, canvas.height);
    let height = above + high + MARGIN;
    let lines = |texts: &[String], class: &str, size: i64, from: i64| -> Markup {
        html! {
            @for (at, line) in (0_i64..).zip(texts) {
                text class=(class) x=(px(MARGIN)) y=(px(from + LINE * at)) font-size=(px(size)) { (line) }
            }
        }
    };
    let first = MARGIN + 140;
    let below = first + LINE * i64::try_from(message.len()).unwrap_or(1);
    let drawn = canvas.placed((MARGIN, above), (WIDE, high));
    let all = html! {
        svg xmlns="http://www.w3.org/2000/svg" width=(px(width)) height=(px(height))
            viewBox={ "0 0 " (px(width)) " " (px(height)) } font-family=(FONTS) {
            style { (PreEscaped(STYLE)) }
            defs {
                pattern #hatch width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                    path .hatch d="M1.5 0v6" {}
                }
            }
            rect .paper x="0" y="0" width=(px(width)) height=(px(height)) {}
            (lines(&message, "strong", LABEL + 30, first))
            (lines(&title, "muted", LABEL, below))
            (drawn)
        }
    };
    Some(all.into_string() + "\n")
}

const FONTS: &str = "'Noto Sans CJK SC', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Zen Hei', \
                     'DejaVu Sans', sans-serif";
