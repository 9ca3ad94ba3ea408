//! What a line means once it is read.

use super::{good, read, shown};
use crate::analysis::method::{explain, line_months, target_months};
use crate::model::line::LineMateriality;
use crate::model::{Currency, Line, Money, Plan, TaxBasis};
use crate::words::{Language, Words};

const BOOK: &str = "\
language = 'en'
archive = false
[dimensions]
project = ['A', 'B']
department = ['K']
[materiality]
amount = 5000
ratio = '5%'
[plan]
id = 'p'
first_month = '2026-04'
currency = 'cny'
tax_basis = 'net'
for = { project = 'A' }
[[line]]
category = 'x:y'
for = { department = 'K' }
annual = '1.2万'
weights = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
basis = '''
two
lines'''
materiality = { amount = 10, ratio = 0.5 }
[[line]]
category = 'x:z'
for = { project = 'B' }
monthly = 5000.50
from = '2026-06'
to = '2026-07'
target_monthly = 4800
materiality = 'always'
";

fn minor(line: &Line, plan: &Plan) -> [i64; 12] {
    line_months(line, plan, &|_, _| Money::zero(Currency::CNY)).unwrap().map(Money::minor)
}

#[test]
fn a_plan_is_read_whole() {
    let loaded = good(&[("budget.toml", BOOK)]);
    let plan = &loaded.plans[0];
    assert_eq!(
        (plan.currency, plan.tax_basis, plan.year.first.to_string()),
        (Currency::CNY, TaxBasis::Net, "2026-04".into())
    );
    assert!(!loaded.settings.archive);
    assert_eq!(loaded.settings.materiality.unwrap().amount.minor(), 500_000);
    let [first, second] = &plan.lines[..] else { panic!("{plan:?}") };
    assert_eq!(first.members, [Some("A".to_string()), Some("K".to_string())]);
    assert_eq!(second.members, [Some("B".to_string()), None]);
    assert_eq!((first.basis.as_str(), first.place.line), ("two lines", 15));
    assert!(matches!(first.materiality, Some(LineMateriality::Threshold(amount, _)) if amount.minor() == 1_000));
    assert_eq!(second.materiality, Some(LineMateriality::Always));
    // 12,000.00 over weights that sum to 66: 181.8181… for each.
    assert_eq!(minor(first, plan).iter().sum::<i64>(), 1_200_000);
    assert_eq!(minor(first, plan)[..3], [0, 18_182, 36_364]);
    let months = minor(second, plan);
    assert_eq!(months, [0, 0, 500_050, 500_050, 0, 0, 0, 0, 0, 0, 0, 0]);
    let target = target_months(second, plan, &months.map(|m| Money::from_minor(m, Currency::CNY))).unwrap();
    assert_eq!(target.map(Money::minor)[1..5], [0, 480_000, 480_000, 0]);
}

#[test]
fn a_table_of_lines_is_equal_in_rights() {
    let toml = "[plan]\nid = 'p'\nfirst_month = '2026-01'\n";
    let months = "2026-01,2026-02,2026-03,2026-04,2026-05,2026-06,2026-07,2026-08,2026-09,2026-10,2026-11,2026-12";
    let csv = format!(
        "\u{feff}category,project,monthly,annual,weights,basis,materiality,{months}\r\n\
         x:y,A,,1200,1 1 1 1 1 1 1 1 1 1 1 1,\"a, b\",5000 5%,,,,,,,,,,,,\r\n\r\n\
         x:z,B,5000.50,,,,always,,,,,,,,,,,,\r\n\
         x:w,,,,,,,1,2,,4,5,6,7,8,9,10,11,1.2万\r\n"
    );
    let book = "[dimensions]\nproject = []\n";
    let loaded = good(&[("budget.toml", book), ("plans/2026.toml", toml), ("plans/p.csv", &csv)]);
    let plan = &loaded.plans[0];
    let lines: Vec<_> =
        plan.lines.iter().map(|line| (line.place.line, line.members[0].as_deref(), minor(line, plan)[2])).collect();
    assert_eq!(lines, [(2, Some("A"), 10_000), (4, Some("B"), 500_050), (5, None, 0)]);
    assert_eq!(plan.lines[0].basis, "a, b");
    assert_eq!(minor(&plan.lines[2], plan)[11], 1_200_000);
    for (csv, expected) in [
        ("category,montly\nx,1\n", "plans/p.csv:1 plan-unknown-column"),
        ("category,monthly\nx,1\ny,1,2\n", "plans/p.csv:3 plan-table-long-row"),
        ("category,monthly\nx,1\ny,abc\n", "plans/p.csv:3 plan-bad-amount"),
        ("category,2026-01\nx,1\n", "plans/p.csv:1 plan-table-months"),
        ("category,monthly\n,1\n", "plans/p.csv:2 plan-missing-key"),
        ("category,monthly,monthly\nx,1,1\n", "plans/p.csv:1 plan-column-twice"),
    ] {
        let (_, problems) = read(&[("budget.toml", book), ("plans/2026.toml", toml), ("plans/p.csv", csv)]);
        assert_eq!(shown(&problems), [expected], "{csv}");
    }
}

#[test]
fn the_arithmetic_is_explained() {
    let words = Words::new(Language::En);
    for (amount, expected) in [
        ("monthly = 5000.50\nfrom = '2026-06'", &["5,000.50 a month, 10 months"][..]),
        ("months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]", &["stated month by month"]),
        ("annual = 12", &["12.00 for the year over 12 months, in equal parts"]),
        (
            "annual = 12\nweights = [0.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1.5]",
            &["12.00 for the year over 12 months, by the weights 1 : 2 : 2 : 2 : 2 : 2 : 2 : 2 : 2 : 2 : 2 : 3"],
        ),
        (
            "annual = 12\nphasing = 'history'",
            &[
                "12.00 for the year over 12 months, as the same months of last year were spent",
                "nothing was spent in these months last year, so the amount is spread evenly",
            ],
        ),
    ] {
        let text = format!("[plan]\nid = 'p'\nfirst_month = '2026-04'\n[[line]]\ncategory = 'x'\n{amount}\n");
        let loaded = good(&[("budget.toml", &text)]);
        let plan = &loaded.plans[0];
        let steps = explain(&plan.lines[0], plan, &|_, _| Money::zero(Currency::CNY), &[0]);
        assert_eq!(steps.iter().map(|step| words.say(step)).collect::<Vec<_>>(), expected, "{amount}");
    }
}
