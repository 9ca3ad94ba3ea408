//! No text leaves its picture, whatever things are called and however much they cost.

use super::super::super::picture::Picture;
use super::{NARROW, WIDE, canvas_of};
use crate::model::Unit;
use crate::report::chart::Drawing;
use crate::words::{Language, Words};
use crate::write::Look;
use crate::write::chart::fixture::{bars, drawings};

#[test]
fn no_text_leaves_its_picture() {
    let cases: [&[(i64, i64)]; 5] = [
        &[(1_200_000, 1_260_000), (40_000, 0), (0, 3_000)],
        &[(1, -1), (-500_000, 500_000)],
        &[(99_999_999_999_999, 1), (1, 99_999_999_999_999), (-99_999_999_999_999, 0)],
        &[(i64::MAX / 4, i64::MIN / 4), (0, 0)],
        &[(0, 0)],
    ];
    for language in Language::ALL {
        let words = Words::new(language);
        let look = Look::plain(&words, Unit::One);
        for (case, amounts) in cases.iter().enumerate() {
            for drawing in drawings(amounts) {
                for width in [WIDE, NARROW] {
                    let picture = Picture::new(&drawing, language);
                    let Some(canvas) = canvas_of(&drawing, picture, width, &look) else { continue };
                    assert_eq!(canvas.outside(), [], "{language:?} {case} {width} {drawing:?}");
                    assert!(!canvas.element(Some("x")).into_string().contains("NaN"));
                }
            }
        }
    }
}

#[test]
fn bars_are_as_long_as_their_figures_and_stand_at_one_zero() {
    let words = Words::new(Language::En);
    let look = Look::plain(&words, Unit::One);
    let rows = bars(&[(20_000_000, 10_000_000), (10_000_000, 5_000_000)]);
    let drawing = Drawing::Bars(rows);
    let picture = Picture::new(&drawing, Language::En);
    let svg = canvas_of(&drawing, picture, WIDE, &look).unwrap().element(None).into_string();
    let lengths = |class: &str| -> Vec<(String, i64)> {
        let rects = svg.split("<rect ").skip(1).filter(|rect| rect.starts_with(&format!("class=\"{class}\"")));
        let value = |rect: &str, name: &str| {
            let from = rect.find(&format!(" {name}=\"")).unwrap() + name.len() + 3;
            rect[from..].split('"').next().unwrap().to_string()
        };
        // The key comes first.
        let of = |rect: &str| {
            let tenths = value(rect, "width");
            let (whole, rest) = tenths.split_once('.').unwrap_or((&tenths, "0"));
            (value(rect, "x"), whole.parse::<i64>().unwrap() * 10 + rest.parse::<i64>().unwrap())
        };
        rects.skip(1).map(of).collect()
    };
    let (plan, actual) = (lengths("plan"), lengths("actual"));
    assert_eq!(plan[0].1 / 2, actual[0].1);
    assert_eq!(actual[0], plan[1], "one scale for all rows, from one zero");
    assert_eq!(actual[0].1 / 2, actual[1].1);
}
