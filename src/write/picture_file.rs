//! A chart as a file by itself: SVG, and PNG where the program is built with the feature `png`, for robots and mails that
//! show nothing else.

use std::path::Path;

use super::Look;
use super::html::standalone;
use crate::report::chart::Chart;

/// The form of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureForm {
    /// Lines and letters.
    Svg,
    /// Pixels, two for each of the drawing.
    Png,
}

impl PictureForm {
    /// The form that a file's ending states.
    pub fn from_path(file: &Path) -> Option<PictureForm> {
        match file.extension()?.to_string_lossy().to_lowercase().as_str() {
            "svg" => Some(PictureForm::Svg),
            "png" => Some(PictureForm::Png),
            _ => None,
        }
    }

    /// Can this program write it?
    pub fn is_built(self) -> bool {
        self == PictureForm::Svg || cfg!(feature = "png")
    }
}

/// The bytes of the picture; `None` of what is no drawing: a table of shades.
pub fn picture_file(chart: &Chart, form: PictureForm, look: &Look<'_>) -> Option<anyhow::Result<Vec<u8>>> {
    let drawn = standalone(chart, look)?;
    Some(match form {
        PictureForm::Svg => Ok(drawn.into_bytes()),
        PictureForm::Png => png(&drawn),
    })
}

#[cfg(feature = "png")]
fn png(drawn: &str) -> anyhow::Result<Vec<u8>> {
    use resvg::{tiny_skia, usvg};
    let mut options = usvg::Options::default();
    options.fontdb_mut().load_system_fonts();
    let tree = usvg::Tree::from_str(drawn, &options)?;
    let size = tree.size().to_int_size();
    let pixels = tiny_skia::Pixmap::new(size.width().saturating_mul(2), size.height().saturating_mul(2));
    let mut pixels = pixels.ok_or_else(|| anyhow::anyhow!("a picture without a pixel"))?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(2.0, 2.0), &mut pixels.as_mut());
    Ok(pixels.encode_png()?)
}

#[cfg(not(feature = "png"))]
fn png(_: &str) -> anyhow::Result<Vec<u8>> {
    // Whoever asks for it was refused before.
    Ok(Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Unit;
    use crate::words::{Language, Message, Words};
    use crate::write::chart::fixture::drawings;

    #[test]
    fn a_picture_stands_by_itself() {
        let words = Words::new(Language::ZhCn);
        let look = Look::plain(&words, Unit::One);
        for drawing in drawings(&[(1_200_000, 1_260_000), (40_000, -5), (0, 3_000)]) {
            let message = Message::verbatim("水电费 <连续> 3 个月超支 & more");
            let chart = Chart { name: "x", message, title: Message::verbatim("2026-02"), told: Vec::new(), drawing };
            let Some(bytes) = picture_file(&chart, PictureForm::Svg, &look) else { continue };
            let svg = String::from_utf8(bytes.unwrap()).unwrap();
            assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"760\""), "{svg}");
            assert!(svg.contains("水电费 &lt;连续&gt; 3 个月超支 &amp; more") && !svg.contains("var("), "{svg}");
            let mut reader = quick_xml::Reader::from_str(&svg);
            while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
            #[cfg(feature = "png")]
            {
                let png = picture_file(&chart, PictureForm::Png, &look).unwrap().unwrap();
                let pixels = resvg::tiny_skia::Pixmap::decode_png(&png).unwrap();
                assert_eq!(pixels.width(), 1_520);
                // Most of it is paper, and something is drawn: a colour that the renderer does not know would be black.
                let light = pixels.pixels().iter().filter(|own| own.red() > 250 && own.blue() > 250).count();
                let all = pixels.pixels().len();
                assert!(light > all / 2 && light < all - 2_000, "{light} of {all}");
            }
        }
    }
}
