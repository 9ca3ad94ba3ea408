//! What holds for every input.

use proptest::prelude::*;

use super::*;
use crate::import::values::{date, period};
use crate::model::amount::{self, AmountStyle};
use crate::model::profile::DateOrder;
use crate::model::{Money, Month};

/// Characters of which amounts, dates and headers are made, and a few that are none.
const LETTERS: &str = "[0-9０-９.,，:：/()（）'\"=#%eE 　年月日期第万亿元红字贷合计Jan£¥€\u{a0}é\u{2212}-]{0,14}";

proptest! {
    // A failure prints its input; files of seeds would stand at the top level.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn amounts_read_back_what_money_prints(minor in any::<i64>()) {
        let money = Money::from_minor(minor.max(i64::MIN + 1), Currency::CNY);
        let read = amount::read(&money.plain(), AmountStyle::default(), Currency::CNY).unwrap().unwrap();
        prop_assert_eq!((read.money, read.rounded), (money, false));
    }

    #[test]
    fn dates_and_months_read_back_what_they_print(days in 0_i32..40_000) {
        let day = chrono::NaiveDate::from_num_days_from_ce_opt(720_000 + days).unwrap();
        prop_assert_eq!(date::read(&day.to_string(), None), Ok(day));
        prop_assert_eq!(date::read(&day.format("%Y年%-m月%-d日").to_string(), None), Ok(day));
        prop_assert_eq!(date::read(&day.format("%d.%m.%Y").to_string(), Some(DateOrder::Dmy)), Ok(day));
        prop_assert_eq!(period::read(&Month::of(day).to_string(), None).unwrap().month, Month::of(day));
    }

    #[test]
    fn no_cell_makes_the_reading_fail(cells in prop::collection::vec(LETTERS, 4..40)) {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let rows: Vec<String> = cells.chunks(4).map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(",")).collect();
        // The row of figures keeps words such as `年` below it from being the header's second row.
        let file = format!("日期,科目,摘要,金额\n2026-01-31,房租,,5\n{}\n", rows.join("\n"));
        let (postings, outcome) = match run(file.as_bytes(), &book(), None) {
            Ok(read) => read,
            // `万元` in a row without a figure states a unit: the whole file is refused.
            Err(problems) => {
                prop_assert!(problems.iter().all(|p| p.contains("below the amounts says")), "{problems:?}");
                return Ok(());
            }
        };
        // Every row is booked, left out or bad: none is lost.
        let left_out: u64 = outcome.skipped.iter().map(|s| s.rows).sum();
        prop_assert_eq!(postings.len() as u64 + left_out + outcome.bad_rows, rows.len() as u64 + 1);
    }

    /// Plain lines are read one way, a file with a quotation mark another way: both are the same to a reader.
    #[test]
    fn quotation_marks_about_a_cell_change_nothing(
        lines in prop::collection::vec("(2026-01-0[1-9],(房租|a|),[a-c ]{0,3},[0-9]{0,3}(,x|,| |))?\r?", 0..12),
        cut in any::<prop::sample::Index>(),
        end in "\n?",
    ) {
        let table = |rows: &[String], mark: &str| rows.join("\n") + "\n" + mark + "2026-01-31" + mark + ",房租,,5";
        let (above, below) = lines.split_at(cut.index(lines.len() + 1));
        let file = |mark| format!("日期,科目,摘要,金额\n{}\n{}{end}", table(above, mark), below.join("\n"));
        let (plain, quoted) = match ["", "\""].map(|mark| run(file(mark).as_bytes(), &book(), None)) {
            [Ok(plain), Ok(quoted)] => (plain, quoted),
            // Refused is what may be a total of all others, with the mark and without it.
            [plain, quoted] => {
                prop_assert_eq!(plain.err(), quoted.err());
                return Ok(());
            }
        };
        prop_assert_eq!(plain.0, quoted.0);
        prop_assert_eq!((plain.1.skipped, plain.1.bad_rows), (quoted.1.skipped, quoted.1.bad_rows));
    }

    #[test]
    fn no_bytes_make_the_reading_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = run(&bytes, &book(), None);
        let _ = run(&[b"date,amount,category\n".as_slice(), &bytes].concat(), &book(), None);
    }
}
