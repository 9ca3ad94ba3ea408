//! Where a chart is drawn: rectangles, lines and texts, and the width of texts, which nobody can ask here.

use maud::{Markup, PreEscaped, html};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The size of labels.
pub(super) const LABEL: i64 = 120;
/// The size of what stands in small.
pub(super) const SMALL: i64 = 105;

/// Which end of a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A drawing in the making; all lengths are tenths of a pixel.
pub(in super::super) struct Canvas {
    pub(super) width: i64,
    pub(super) height: i64,
    shapes: String,
    /// Where each text begins and ends, for the test that none leaves its picture.
    texts: Vec<(i64, i64, i64)>,
}

/// How wide a text is: a Chinese character is as wide as it is high, any other 0.6 of that, and a little more where it
/// is bold.
pub(super) fn text_width(text: &str, size: i64) -> i64 {
    // An ideograph has two cells: half of it is 0.5, and the narrow letters get 0.6.
    text.chars().map(|c| if c.width().unwrap_or(0) > 1 { size } else { size * 6 / 10 }).sum()
}

/// As much of a text as has room.
pub(super) fn fitted(text: &str, size: i64, room: i64) -> String {
    if text_width(text, size) <= room {
        return text.to_string();
    }
    let room = room - size;
    let mut width = 0;
    let fits = text.chars().take_while(|c| {
        width += text_width(c.encode_utf8(&mut [0; 4]), size);
        width <= room
    });
    let mut fitted: String = fits.collect();
    fitted.truncate(fitted.trim_end().len());
    if fitted.width() == 0 { String::new() } else { fitted + "…" }
}

pub(super) fn px(tenths: i64) -> String {
    match (tenths / 10, tenths.abs() % 10) {
        (0, rest) if tenths < 0 && rest != 0 => format!("-0.{rest}"),
        (whole, 0) => whole.to_string(),
        (whole, rest) => format!("{whole}.{rest}"),
    }
}

impl Canvas {
    pub(super) fn new(width: i64, height: i64) -> Canvas {
        Canvas { width, height, shapes: String::new(), texts: Vec::new() }
    }

    /// A rectangle between two places of a line, whichever comes first.
    pub(super) fn bar(&mut self, class: &str, (a, b): (i64, i64), y: i64, height: i64) {
        self.rect(class, (a.min(b), y), ((a - b).abs(), height));
    }

    pub(super) fn rect(&mut self, class: &str, (x, y): (i64, i64), (width, height): (i64, i64)) {
        // What lies behind would be seen through a hatch.
        if class == "forecast" {
            self.rect("paper", (x, y), (width, height));
        }
        // What is there is seen, however small it is.
        let (width, height) = (width.max(if width == 0 { 0 } else { 5 }), height.max(0));
        let shape = html! { rect class=(class) x=(px(x)) y=(px(y)) width=(px(width)) height=(px(height)) {} };
        self.shapes.push_str(&shape.into_string());
    }

    pub(super) fn line(&mut self, class: &str, (x1, y1): (i64, i64), (x2, y2): (i64, i64)) {
        let shape = html! { line class=(class) x1=(px(x1)) y1=(px(y1)) x2=(px(x2)) y2=(px(y2)) {} };
        self.shapes.push_str(&shape.into_string());
    }

    pub(super) fn path(&mut self, class: &str, points: &[(i64, i64)]) {
        let mut d = String::new();
        for (at, (x, y)) in points.iter().enumerate() {
            d.push_str(&format!("{}{} {}", if at == 0 { "M" } else { "L" }, px(*x), px(*y)));
        }
        self.shapes.push_str(&html! { path class=(class) d=(d) {} }.into_string());
    }

    pub(super) fn dot(&mut self, class: &str, (x, y): (i64, i64), radius: i64) {
        self.shapes.push_str(&html! { circle class=(class) cx=(px(x)) cy=(px(y)) r=(px(radius)) {} }.into_string());
    }

    /// A text at its place; what would leave the picture is cut.
    pub(super) fn text(&mut self, class: &str, anchor: Anchor, (x, y): (i64, i64), size: i64, text: &str) {
        let room = match anchor {
            Anchor::Start => self.width - x,
            Anchor::End => x,
            Anchor::Middle => 2 * x.min(self.width - x),
        };
        let text = fitted(text, size, room);
        let width = text_width(&text, size);
        let (from, side) = match anchor {
            Anchor::Start => (x, None),
            Anchor::Middle => (x - width / 2, Some("middle")),
            Anchor::End => (x - width, Some("end")),
        };
        self.texts.push((from, from + width, y));
        let shape = html! {
            text class=(class) x=(px(x)) y=(px(y)) font-size=(px(size)) text-anchor=[side] { (text) }
        };
        self.shapes.push_str(&shape.into_string());
    }

    /// What is drawn within belongs together: it has a tooltip, and may lead to a row of the page.
    pub(super) fn group(&mut self, title: &str, link: Option<&str>, draw: impl FnOnce(&mut Canvas)) {
        let before = std::mem::take(&mut self.shapes);
        draw(self);
        let within = std::mem::replace(&mut self.shapes, before);
        let inner = PreEscaped(within);
        // An element that is one picture holds no links; the script follows these, and the table has them all.
        let group = html! { g data-to=[link] { title { (title) } (inner) } };
        self.shapes.push_str(&group.into_string());
    }

    /// The element; `id` is of the chart whose message names it and whose sentences describe it.
    pub(super) fn element(self, id: Option<&str>) -> Markup {
        let view = format!("0 0 {} {}", px(self.width), px(self.height));
        html! {
            svg viewBox=(view) role=[id.map(|_| "img")] aria-hidden=[id.is_none().then_some("true")] aria-labelledby=[id.map(|id| format!("{id}-message"))]
                aria-describedby=[id.map(|id| format!("{id}-told"))] { (PreEscaped(self.shapes)) }
        }
    }

    /// The same within another picture, at a place of it.
    pub(super) fn placed(self, (x, y): (i64, i64), (width, height): (i64, i64)) -> Markup {
        let view = format!("0 0 {} {}", px(self.width), px(self.height));
        html! {
            svg x=(px(x)) y=(px(y)) width=(px(width)) height=(px(height)) viewBox=(view) { (PreEscaped(self.shapes)) }
        }
    }

    /// The texts that leave the picture; there are none.
    #[cfg(test)]
    pub(in super::super) fn outside(&self) -> Vec<(i64, i64, i64)> {
        let (width, height) = (self.width, self.height);
        let leaves = |(from, to, y): &&(i64, i64, i64)| *from < 0 || *to > width || *y < 50 || *y > height;
        self.texts.iter().filter(leaves).copied().collect()
    }
}

/// From figures to places: zero, and how long the largest of them is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    zero: i64,
    length: i64,
    largest: i128,
}

impl Scale {
    /// Figures between two places, so that all have room, zero among them.
    pub(super) fn new(figures: impl Iterator<Item = i64>, (from, to): (i64, i64)) -> Scale {
        let (mut low, mut high) = (0_i128, 0_i128);
        for figure in figures {
            (low, high) = (low.min(figure.into()), high.max(figure.into()));
        }
        let span = (high - low).max(1);
        let length = (to - from).max(1);
        let below = i64::try_from(-low * i128::from(length) / span).unwrap_or(0);
        Scale { zero: from + below, length, largest: span }
    }

    /// The same with as many pixels a unit, and zero elsewhere.
    pub(super) fn zero(&self) -> i64 {
        self.zero
    }

    pub(super) fn at(&self, figure: i64) -> i64 {
        self.zero + i64::try_from(i128::from(figure) * i128::from(self.length) / self.largest).unwrap_or(0)
    }

    /// How many times larger than another it shows what it shows, in two figures or more; `None` where both are one scale.
    pub(super) fn times(&self, other: &Scale) -> Option<String> {
        let own = i128::from(self.length) * other.largest;
        let others = (i128::from(other.length) * self.largest).max(1);
        let hundredths = (own * 100 + others / 2) / others;
        match hundredths {
            95..=105 => None,
            1_000.. => Some(((hundredths + 50) / 100).to_string()),
            106.. => Some(format!("{}.{}", (hundredths + 5) / 100, (hundredths + 5) / 10 % 10)),
            _ => Some(format!("0.{:02}", hundredths.max(1))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_where_it_has_no_room() {
        assert_eq!(text_width("水电费", 120), 360);
        assert_eq!(text_width("rent", 120), 288);
        assert_eq!(fitted("水电费", 120, 360), "水电费");
        assert_eq!(fitted("水电费与物业", 120, 500), "水电费…");
        assert_eq!(fitted("ab", 120, 60), "");
    }

    #[test]
    fn a_scale_has_room_for_both_signs() {
        let scale = Scale::new([300, -100].into_iter(), (0, 4_000));
        assert_eq!((scale.zero(), scale.at(300), scale.at(-100)), (1_000, 4_000, 0));
        let flat = Scale::new(std::iter::empty(), (100, 200));
        assert_eq!((flat.zero(), flat.at(0)), (100, 100));
        let fine = Scale::new([30].into_iter(), (0, 4_000));
        let coarse = Scale::new([3_000].into_iter(), (0, 4_000));
        assert_eq!(fine.times(&coarse).as_deref(), Some("100"));
        assert_eq!(coarse.times(&fine).as_deref(), Some("0.01"));
        assert_eq!(coarse.times(&coarse), None);
        assert_eq!(Scale::new([3_000].into_iter(), (0, 5_000)).times(&coarse).as_deref(), Some("1.3"));
    }
}
