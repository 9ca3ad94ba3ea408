//! A public series: the passengers of airlines, in thousands, of 1949 to 1960 (Box and Jenkins, series G).

use super::tests::{Line, frame};
use super::*;
use crate::model::{FiscalYear, Month, Ratio};

const PASSENGERS: [u16; 144] = [
    112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170, 158, 133, 114,
    140, 145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166, 171, 180, 193, 181, 183, 218, 230, 242, 209, 191,
    172, 194, 196, 196, 236, 235, 229, 243, 264, 272, 237, 211, 180, 201, 204, 188, 235, 227, 234, 264, 302, 293, 259,
    229, 203, 229, 242, 233, 267, 269, 270, 315, 364, 347, 312, 274, 237, 278, 284, 277, 317, 313, 318, 374, 413, 405,
    355, 306, 271, 306, 315, 301, 356, 348, 355, 422, 465, 467, 404, 347, 305, 336, 340, 318, 362, 348, 363, 435, 491,
    505, 404, 359, 310, 337, 360, 342, 406, 396, 420, 472, 548, 559, 463, 407, 362, 405, 417, 391, 419, 461, 472, 535,
    622, 606, 508, 461, 390, 432,
];

/// Told at any quarter of its last seven years, each from the three years before, what is chosen by trying is closer than
/// the months of last year with their growth.
#[test]
fn what_is_chosen_beats_last_year_with_its_growth() {
    let all: Vec<f64> = PASSENGERS.iter().map(|thousands| f64::from(*thousands)).collect();
    let mut total = Evaluation::default();
    // The first month is January 1949, of which the frame says 2015.
    for year in 5..12_usize {
        for gone in [3, 6, 9, 12] {
            let over = Month::new(2015 + year as i32, 1).unwrap().plus(gone as i32);
            let frame = Frame {
                year: FiscalYear { first: Month::new(2015 + year as i32, 1).unwrap() },
                ..frame(&format!("{}-01", 2012 + year), &over.to_string())
            };
            let line = Line::new(&frame, &all[12 * (year - 3)..12 * year + gone], &[]);
            total.take(&frame, &line.known());
        }
    }
    let (months, ratio) = total.against_last_year().unwrap();
    assert_eq!(months, 28 * 12);
    assert!(ratio < Ratio::ONE, "{ratio:?}");
}
