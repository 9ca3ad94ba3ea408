//! How cells look: plain, in the colours of the page, never by colour alone.

use std::borrow::Cow;
use std::collections::HashMap;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use super::super::Look;
use super::held::is_guarded;
use crate::report::chart::Shade;
use crate::report::{Align, Emphasis, Tone};
use crate::words::Language;

/// What a cell is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Part {
    /// The headline of the sheet.
    Title,
    /// A sentence over or under the table.
    #[default]
    Sentence,
    /// A heading over several columns.
    Group,
    /// The heading of a column.
    Heading,
    /// A cell of the table.
    Body,
}

/// How a cell looks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Style {
    /// What it is.
    pub(super) part: Part,
    /// How its number is shown.
    pub(super) number: Option<Cow<'static, str>>,
    /// 0 nothing, then as the page colours it.
    pub(super) tone: u8,
    /// Does it stand in a row that sums others up?
    pub(super) bold: bool,
    /// Is a rule above it?
    pub(super) ruled: bool,
    /// How far it is off, where cells are shaded by that.
    pub(super) shade: Option<Shade>,
    /// How far it is indented.
    pub(super) indent: u8,
    /// Does it stand on the right?
    pub(super) right: bool,
    /// Is it folded where the column is too narrow?
    pub(super) folded: bool,
    /// Would a spreadsheet run it, were it typed in again?
    pub(super) guarded: bool,
}

impl Style {
    /// Of a cell of a table.
    pub(super) fn of_cell(tone: Tone, emphasis: Emphasis, align: Align) -> Style {
        Style {
            part: Part::Body,
            tone: tone_number(tone),
            bold: emphasis != Emphasis::Item,
            right: align == Align::Right,
            ..Style::default()
        }
    }

    /// The same of a cell with this text.
    pub(super) fn of_text(self, text: &str) -> Style {
        Style { guarded: is_guarded(text), ..self }
    }

    /// Of a sentence on one line.
    pub(super) fn of_line(tone: Tone) -> Style {
        Style { tone: tone_number(tone), ..Style::default() }
    }

    /// Of a sentence.
    pub(super) fn of_sentence(tone: Tone) -> Style {
        Style { tone: tone_number(tone), folded: true, ..Style::default() }
    }
}

fn tone_number(tone: Tone) -> u8 {
    match tone {
        Tone::Plain => 0,
        Tone::Bad => 1,
        Tone::Warn => 2,
        Tone::Good => 3,
        Tone::Quiet => 4,
    }
}

/// The colours of the page, light; a number of [`Style::tone`] finds them.
const INK: [u32; 5] = [0x0000_0000, 0x00B3_261E, 0x008A_5A00, 0x0000_756B, 0x0057_606A];

/// Behind a word that says how it stands.
const MARK: [u32; 5] = [0x00FF_FFFF, 0x00FB_D9CF, 0x00FF_F1CC, 0x00D6_F0EC, 0x00F6_F8FA];

/// Behind a cell of a table of shades, from far better to far worse, as on the page.
fn paper(shade: Shade) -> Color {
    Color::RGB(match shade {
        Shade::FarBetter => 0x006F_A8DC,
        Shade::Better => 0x00CF_E2F3,
        Shade::Even => 0x00F6_F8FA,
        Shade::Worse => 0x00FB_D9CF,
        Shade::FarWorse => 0x00F0_937F,
    })
}

/// What a conditional format gives a word of this tone.
pub(super) fn mark(tone: Tone) -> Format {
    let number = usize::from(tone_number(tone));
    Format::new().set_font_color(Color::RGB(INK[number])).set_background_color(Color::RGB(MARK[number]))
}

/// The bar behind how much of a budget is used.
pub(super) fn bar() -> Color {
    Color::RGB(0x00CF_E2F3)
}

/// In which colour a variance is drawn.
pub(super) fn ink(tone: Tone, plain: u32) -> u32 {
    match tone {
        Tone::Bad | Tone::Good => INK[usize::from(tone_number(tone))],
        _ => plain,
    }
}

/// The formats made so far.
pub(super) struct Styles {
    made: HashMap<Style, Format>,
    font: Option<&'static str>,
}

impl Styles {
    /// Chinese needs a font that has it: what a program takes else may be the Japanese cut.
    pub(super) fn new(look: &Look<'_>) -> Styles {
        let font = (look.words.language() == Language::ZhCn).then_some("Microsoft YaHei");
        Styles { made: HashMap::new(), font }
    }

    /// The format of a style.
    pub(super) fn format(&mut self, style: &Style) -> Format {
        if let Some(format) = self.made.get(style) {
            return format.clone();
        }
        let made = make(style, self.font);
        self.made.insert(style.clone(), made.clone());
        made
    }
}

fn make(style: &Style, font: Option<&str>) -> Format {
    let rule = Color::RGB(0x0057_606A);
    let mut format = Format::new();
    if let Some(font) = font {
        format = format.set_font_name(font);
    }
    if style.tone > 0 {
        format = format.set_font_color(Color::RGB(INK[usize::from(style.tone)]));
    }
    if style.bold {
        format = format.set_bold();
    }
    format = match style.part {
        Part::Title => format.set_bold().set_font_size(14).set_align(FormatAlign::VerticalCenter),
        Part::Sentence => format.set_align(FormatAlign::Top),
        Part::Group => format.set_bold().set_align(FormatAlign::Center).set_background_color(Color::RGB(0x00F2_F4F7)),
        Part::Heading => format
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Bottom)
            .set_background_color(Color::RGB(0x00F2_F4F7))
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(rule),
        Part::Body => format.set_align(FormatAlign::Top),
    };
    if style.ruled {
        format = format.set_border_top(FormatBorder::Thin).set_border_top_color(rule);
    }
    if let Some(shade) = style.shade {
        // On a shade letters are black: its colours are too near to theirs.
        format = format.set_background_color(paper(shade)).set_font_color(Color::Black);
    }
    if style.right {
        format = format.set_align(FormatAlign::Right);
    }
    if style.indent > 0 {
        format = format.set_align(FormatAlign::Left).set_indent(style.indent);
    }
    if style.folded {
        format = format.set_text_wrap();
    }
    if style.guarded {
        format = format.set_quote_prefix();
    }
    match &style.number {
        Some(number) => format.set_num_format(number.as_ref()),
        None => format,
    }
}
