//! The draft of a year, by hand.

mod shape;

use super::*;
use crate::model::category::CategoryTree;
use crate::model::line::Mode;
use crate::model::{Category, Currency, GridSum};
use crate::plan_file::load_texts;

/// Of a book that declares no categories.
static NO_TREE: CategoryTree = CategoryTree { entries: Vec::new() };

fn yuan(major: i64) -> Money {
    Money::from_minor(major * 100, Currency::CNY)
}

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

/// 100 a month for 电费 from January 2025, and 50 for 快递 from June 2026, up to October 2026.
fn grid(first: &str) -> Grid {
    let category = |path| Category::parse(path).unwrap();
    let sum = |major| GridSum::new(yuan(major).minor(), 1, 0);
    let months = |first| month(first).until(month("2026-11"));
    let cells = months(first).map(|m| (m, vec![0], sum(100)));
    let cells = cells.chain(months("2026-06").map(|m| (m, vec![1], sum(50))));
    let categories = vec![category("电费"), category("快递")];
    Grid::named(Currency::CNY, vec![], categories, vec![]).with_cells(cells).unwrap()
}

fn last() -> Plan {
    let text = "[plan]\nid = '2026'\nfirst_month = '2026-01'\n[grade.a]\nheads = 2\nbase = 5000\n\
                [[line]]\ncategory = '工资'\nmethod = 'headcount'\n\
                [[line]]\ncategory = '福利'\nmethod = 'festival'\nfestivals = [{ month = '2026-09', amount = 300 }]\n\
                [[line]]\ncategory = '电费'\nmonthly = 120\n\
                [[line]]\ncategory = '快递'\nmonthly = 40\nowner = '张三'\n";
    let (mut loaded, problems) = load_texts(&[("budget.toml".to_string(), text.to_string())]);
    assert_eq!(problems, []);
    loaded.plans.remove(0)
}

fn request(last: &Plan) -> DraftRequest<'_> {
    let plan = head(Some(last), next_year(Some(last), month("2026-11")), Currency::CNY, 0);
    DraftRequest {
        tree: &NO_TREE,
        plan,
        last: Some(last),
        until: month("2026-10"),
        growth: None,
        method: None,
        round: None,
    }
}

#[test]
fn each_line_gets_the_method_that_its_data_allow() {
    let last = last();
    let drafted = draft(&request(&last), &grid("2025-01")).unwrap().lines;
    let told: Vec<(&str, &str, Money)> =
        drafted.iter().map(|d| (d.line.category.as_str(), d.method, d.annual)).collect();
    assert_eq!(
        told,
        [
            ("工资", "headcount", yuan(120_000)),
            ("福利", "festival", yuan(600)),
            ("电费", "history", yuan(1_200)),
            // Five months are too few for a history, and less than a year to grow from: last year's plan is.
            ("快递", "incremental", yuan(480)),
        ]
    );
    // The festival moved into the new year; what history gave is frozen.
    let Amount::Rule(rule) = &drafted[1].line.amount else { panic!() };
    assert_eq!(rule.values.tables("festivals")[0].month("month"), Some(month("2027-09")));
    assert_eq!(drafted[2].line.amount, Amount::Months(Box::new([yuan(100); 12])));
    // 1,440 planned, 1,200 spent: far from each other.
    assert_eq!(drafted[2].checks, [("incremental", yuan(1_200)), ("fixed", yuan(1_440))]);
    assert!(far(yuan(1_200), yuan(1_440)) && !far(yuan(1_200), yuan(1_320)));
    assert_eq!((drafted[2].actual, drafted[2].last), (Some(yuan(1_200)), Some(yuan(1_440))));
}

#[test]
fn history_keeps_what_the_last_plan_said_of_the_data() {
    let text = "[plan]\nid = '2026'\nfirst_month = '2026-01'\n[grade.a]\nheads = 2\nbase = 5000\n\
                [[line]]\ncategory = '福利'\nmethod = 'festival'\nfestivals = [{ month = '2026-09', amount = 300 }]\n\
                [[line]]\ncategory = '电费'\nmethod = 'history'\nuntil = '2025-12'\ngrowth = '3%'\n\
                part_data = [{ month = '2025-04', days = 12 }]\n";
    let (mut loaded, problems) = load_texts(&[("budget.toml".to_string(), text.to_string())]);
    assert_eq!(problems, []);
    let last = loaded.plans.remove(0);
    let request = DraftRequest { growth: Ratio::parse("5%"), ..request(&last) };
    let (targets, _) = targets(&request, &grid("2025-01")).unwrap();
    let values = |index: usize| Values(history_values(&request, &targets[index]));
    // Festivals move between January and February.
    assert!(values(0).flag("spring_festival") && !values(1).flag("spring_festival"));
    // The days of April 2025 stay those of April 2025; window and growth are the request's.
    assert_eq!(values(1).tables("part_data")[0].month("month"), Some(month("2025-04")));
    assert_eq!(values(1).month("until"), Some(month("2026-10")));
    assert_eq!(values(1).ratio("growth"), Ratio::parse("5%"));
}

#[test]
fn without_a_plan_the_ledger_alone_is_drafted() {
    let plan = Plan::empty("2027", month("2027-01"), Currency::CNY, 0);
    let growth = Ratio::parse("10%");
    let request =
        DraftRequest { tree: &NO_TREE, plan, last: None, until: month("2026-10"), growth, method: None, round: None };
    let drafted = draft(&request, &grid("2025-01")).unwrap().lines;
    assert_eq!((drafted[1].method, drafted[1].annual), ("history", yuan(1_320)));
    // 快递 has five months only, of a ledger that holds a year: the same again, in the same months.
    assert_eq!((drafted[0].method, drafted[0].annual), ("incremental", yuan(275)));
    assert_eq!(drafted[0].months[5..10], [yuan(55); 5]);
}

#[test]
fn new_lines_stand_in_the_order_of_the_book() {
    let entry = |path: &str| crate::model::category::CategoryEntry {
        path: Category::parse(path).unwrap(),
        code: None,
        label: None,
        aliases: vec![],
        kind: None,
    };
    let tree = CategoryTree { entries: vec![entry("电费"), entry("快递")] };
    let plan = Plan::empty("2027", month("2027-01"), Currency::CNY, 0);
    let request = DraftRequest {
        tree: &tree,
        plan,
        last: None,
        until: month("2026-10"),
        growth: None,
        method: None,
        round: None,
    };
    let drafted = draft(&request, &grid("2025-01")).unwrap().lines;
    let paths: Vec<&str> = drafted.iter().map(|line| line.line.category.as_str()).collect();
    // In the order of text 快递 is first.
    assert_eq!(paths, ["电费", "快递"]);
}

#[test]
fn what_a_short_ledger_cannot_tell_is_left_out_and_said() {
    let plan = Plan::empty("2027", month("2027-01"), Currency::CNY, 0);
    let request = DraftRequest {
        tree: &NO_TREE,
        plan,
        last: None,
        until: month("2026-10"),
        growth: None,
        method: None,
        round: None,
    };
    let draft = draft(&request, &grid("2026-06")).unwrap();
    assert_eq!(draft.lines, []);
    let short = |path, spent| LeftOut::TooShort { category: Category::parse(path).unwrap(), months: 5, spent };
    assert_eq!(draft.left_out, [short("快递", yuan(250)), short("电费", yuan(500))]);
}

#[test]
fn spending_without_a_member_counts_and_that_of_others_does_not() {
    let text = "[plan]\nid = '2026'\nfirst_month = '2026-01'\nfor = { project = 'A' }\n\
                [[line]]\ncategory = 'x:y'\nmonthly = 100\n";
    let book = "[dimensions]\nproject = ['A', 'B']\n";
    let (mut loaded, problems) =
        load_texts(&[("budget.toml".into(), book.into()), ("plans/a.toml".into(), text.into())]);
    assert_eq!(problems, []);
    let last = loaded.plans.remove(0);
    // 未填 10 and A 20 a month for x:y, 5 directly on x, 7 of B, 3 unclassified, for a year.
    let rows = [(0, 0, 10), (0, 1, 20), (1, 1, 5), (0, 2, 7), (2, 1, 3)];
    let cells = month("2025-11").until(month("2026-11")).flat_map(|month| {
        let sum = |major| GridSum::new(yuan(major).minor(), 1, 0);
        rows.map(|(category, member, major)| (month, vec![category, member], sum(major)))
    });
    let categories = vec!["x:y", "x"].into_iter().map(|path| Category::parse(path).unwrap());
    let categories = categories.chain([Category::unclassified()]).collect();
    let members = vec![vec![String::new(), "A".into(), "B".into()]];
    let grid = Grid::named(Currency::CNY, vec!["project".into()], categories, members).with_cells(cells).unwrap();
    let plan = head(Some(&last), next_year(Some(&last), month("2026-11")), Currency::CNY, 1);
    let draft = draft(&DraftRequest { plan, ..request(&last) }, &grid).unwrap();
    let told: Vec<_> = draft.lines.iter().map(|d| (d.line.category.as_str(), d.annual, d.line.mode)).collect();
    // What was booked on the parent comes on top of its child.
    assert_eq!(told, [("x:y", yuan(360), Mode::Ceiling), ("x", yuan(60), Mode::Additive)]);
    let left = [LeftOut::Unclassified { spent: yuan(36) }, LeftOut::Outside { spent: yuan(84) }];
    assert_eq!(draft.left_out, left);
}

#[test]
fn a_cap_shrinks_what_is_not_locked_and_keeps_the_shape() {
    let last = last();
    let mut drafted = draft(&request(&last), &grid("2025-01")).unwrap().lines;
    drafted[0].line.locked = true;
    // 120,000 locked; 600, 1,200 and 480 shrink to 1,140 together.
    let factor = fit(&mut drafted, &Default::default(), yuan(121_140), None, Fitting::default()).unwrap();
    assert_eq!(factor, Quantity::parse("0.5"));
    assert!(matches!(drafted[0].line.amount, Amount::Rule(_)) && drafted[0].cut.is_none());
    assert_eq!(drafted[1].cut, Some(Cut { from: yuan(600), at_floor: false }));
    let mut festival = [yuan(0); 12];
    festival[8] = yuan(300);
    assert_eq!(drafted[1].line.amount, Amount::Months(Box::new(festival)));
    assert_eq!(drafted[2].months, [yuan(50); 12]);
    let total = Money::sum(drafted.iter().map(|line| line.annual), Currency::CNY).unwrap();
    assert_eq!(total, yuan(121_140));
}

/// A plan of what falls due in its own months, and no ledger worth a history.
fn due() -> Plan {
    let text = "[plan]\nid = '2026'\nfirst_month = '2026-01'\n\
                [[line]]\ncategory = '租金'\nannual = 1200\nphasing = 'first-of-quarter'\n\
                [[line]]\ncategory = '取暖'\nannual = 1200\nphasing = 'weights'\nweights = [4, 3, 1, 0, 0, 0, 0, 0, 0, 0, 1, 3]\n\
                [[line]]\ncategory = '年会'\nmonths = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5041.81]\n";
    let (mut loaded, problems) = load_texts(&[("budget.toml".to_string(), text.to_string())]);
    assert_eq!(problems, []);
    loaded.plans.remove(0)
}

#[test]
fn what_is_carried_over_keeps_the_months_in_which_it_is_due() {
    let last = due();
    let empty = Grid::empty(Currency::CNY, vec![]);
    let drafted = draft(&request(&last), &empty).unwrap().lines;
    let months = |index: usize| drafted[index].months.map(|month| month.minor() / 100);
    assert_eq!(months(0), [300, 0, 0, 300, 0, 0, 300, 0, 0, 300, 0, 0]);
    assert_eq!(months(1), [400, 300, 100, 0, 0, 0, 0, 0, 0, 0, 100, 300]);
    assert_eq!(months(2), [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5_041]);
    // And the shape is what it was, not only its twelve amounts; with growth and under a cap, too.
    let weights: [i64; 12] = [4, 3, 1, 0, 0, 0, 0, 0, 0, 0, 1, 3];
    let shapes = |lines: &[Drafted], first: i64, second: i64| {
        assert_eq!(lines[0].line.amount, Amount::Annual(yuan(first), Phasing::FirstOfQuarter));
        let Amount::Annual(annual, Phasing::Weights(kept)) = &lines[1].line.amount else { panic!("{:?}", lines[1]) };
        assert_eq!((*annual, Money::sum(lines[1].months, Currency::CNY).unwrap()), (yuan(second), yuan(second)));
        assert_eq!(kept.map(|weight| weight * weights[0] / kept[0]), weights);
        assert!(matches!(lines[2].line.amount, Amount::Months(_)));
    };
    shapes(&drafted, 1_200, 1_200);
    let grown = DraftRequest { growth: Some(Ratio::of_counts(1, 10).unwrap()), ..request(&last) };
    shapes(&draft(&grown, &empty).unwrap().lines, 1_320, 1_320);
    let mut cut = drafted.clone();
    fit(&mut cut, &Default::default(), Money::from_minor(432_090, Currency::CNY), None, Fitting::default()).unwrap();
    // Rent is owed: 4,320.90 less 1,200 are half of 6,241.81.
    assert_eq!(cut[1].annual, yuan(600));
    shapes(&cut, 1_200, 600);
    // 5,041.81 to hundreds, however it comes to the draft.
    for method in [INCREMENTAL, FIXED] {
        let rounding = DraftRequest { round: Some(yuan(100)), method: Some(method), ..request(&last) };
        let drafted = draft(&rounding, &empty).unwrap().lines;
        assert_eq!((drafted[2].method, drafted[2].annual), (method, yuan(5_000)));
    }
}

#[test]
fn a_cap_leaves_what_a_contract_says_and_rounds_down() {
    let last = due();
    let drafted = draft(&request(&last), &Grid::empty(Currency::CNY, vec![])).unwrap().lines;
    let fitted = |fitting: Fitting| {
        let mut drafted = drafted.clone();
        fit(&mut drafted, &Default::default(), yuan(4_000), None, fitting).unwrap();
        drafted.iter().map(|line| line.annual.minor() / 100).collect::<Vec<_>>()
    };
    let round = Some(yuan(100));
    // 4,000 less the rent are 2,800 of 6,241.81: 538 and 2,261, down to hundreds 500 and 2,200.
    assert_eq!(fitted(Fitting { round, ..Fitting::default() }), [1_200, 500, 2_200]);
    // 4,000 of 7,441.81: 645, 645 and 2,709.
    assert_eq!(fitted(Fitting { round, owed_too: true }), [600, 600, 2_700]);
    // A floor of 90 % of 1,200 is 1,080: up to 1,100, and the largest of the others gives up what that takes.
    let mut drafted = drafted.clone();
    drafted[1].line.floor = Some(Ratio::of_counts(9, 10).unwrap());
    let fitting = Fitting { round, ..Fitting::default() };
    fit(&mut drafted, &Default::default(), yuan(4_000), None, fitting).unwrap();
    assert_eq!(drafted.iter().map(|line| line.annual.minor() / 100).collect::<Vec<_>>(), [1_200, 1_100, 1_700]);
    let named = |name: &str| {
        let mut line = drafted[1].clone();
        line.line.floor = None;
        line.line.category = Category::parse(name).unwrap();
        is_owed(&line)
    };
    for owed in [
        "运营:租金",
        "五险一金",
        "养老保险",
        "社保:滨江店",
        "labour:social insurance",
        "Employer housing-fund",
        "Rent",
        "office rent",
    ] {
        assert!(named(owed), "{owed}");
    }
    for free in ["parent evening", "current account", "rents:office", "商业保险", "租金及物业:绿化"] {
        assert!(!named(free), "{free}");
    }
}

#[test]
fn the_market_comes_after_what_was_spent_and_stays_beside_it() {
    let text = "[plan]\nid = '2026'\nfirst_month = '2026-01'\n\
                [grade.a]\nheads = 2\nbase = 5000\nbenchmark = 'salary'\n\
                [[line]]\ncategory = '电费'\nmethod = 'benchmark'\nbenchmark = 'power'\nquantity = 2\n\
                [[line]]\ncategory = '保洁'\nmethod = 'benchmark'\nbenchmark = 'power'\n\
                [[line]]\ncategory = '工资'\nmethod = 'headcount'\n\
                [[line]]\ncategory = '租金'\nmonthly = 70\nbenchmark = 'power'\n";
    let market = "metric,year,p50,n,source\npower,2026,60,10,s\nsalary,2026,6000,10,s\n";
    let files = [("budget.toml".to_string(), text.to_string()), ("benchmarks/m.csv".into(), market.to_string())];
    let (mut loaded, problems) = load_texts(&files);
    assert_eq!(problems, []);
    let last = loaded.plans.remove(0);
    let drafted = draft(&request(&last), &grid("2025-01")).unwrap().lines;
    let told: Vec<(&str, &str, Money)> =
        drafted.iter().take(4).map(|d| (d.line.category.as_str(), d.method, d.annual)).collect();
    assert_eq!(
        told,
        [
            // 100 a month was spent; the market, 2 × 60, is a cross-check and stays one.
            ("电费", "history", yuan(1_200)),
            // Nothing was: the market again, not last year's plan of it.
            ("保洁", "benchmark", yuan(720)),
            ("工资", "headcount", yuan(120_000)),
            // A stated amount was no price of the market.
            ("租金", "incremental", yuan(840)),
        ]
    );
    assert_eq!(drafted[0].checks, [("incremental", yuan(1_200)), ("benchmark", yuan(1_440))]);
    assert!(drafted[0].line.benchmark.is_some() && matches!(drafted[0].line.amount, Amount::Months(_)));
    // 12 × 2 × 6,000 for pay by grades.
    assert_eq!(drafted[2].checks, [("incremental", yuan(120_000)), ("benchmark", yuan(144_000))]);
    assert_eq!(drafted[3].checks, [("benchmark", yuan(720)), ("fixed", yuan(840))]);
    let first = DraftRequest { method: Some("benchmark"), ..request(&last) };
    let drafted = draft(&first, &grid("2025-01")).unwrap().lines;
    assert_eq!((drafted[0].method, drafted[0].annual), ("benchmark", yuan(1_440)));
    assert_eq!(drafted[0].line.amount.method(), "benchmark");
}
