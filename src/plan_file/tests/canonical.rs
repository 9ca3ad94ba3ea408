//! The canonical text of a plan: fixed to the byte, and the plan again when it is read.

use proptest::prelude::*;

use crate::analysis::Spent;
use crate::analysis::budget::resolve;
use crate::model::control::{Control, Strength, Tolerance, Window};
use crate::model::line::{LineMateriality, Mode};
use crate::model::rule::{RuleKind, RuleLine, RuleStep};
use crate::model::{
    AdjustRule, Category, Currency, FiscalYear, LinePlace, Money, Month, Quantity, Ratio, ResolvedLine, ResolvedPlan,
    Rollover, Series, TaxBasis,
};
use crate::plan_file::{NotCanonical, canonical, canonical_hash, load_texts, read_canonical};

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

fn resolved(text: &str) -> ResolvedPlan {
    let (loaded, problems) = load_texts(&[("budget.toml".to_string(), text.to_string())]);
    assert_eq!(problems, []);
    let axes: Vec<String> = loaded.settings.dimensions.names().map(String::from).collect();
    let plan = &loaded.plans[0];
    resolve(plan, &axes, &Spent::nothing(plan.currency, axes.clone())).unwrap()
}

const PLAN: &str = "[dimensions]\nproject = ['Sunshine']\n[plan]\nid = 'p'\nname = '阳光 \"2026\"'\nfirst_month = '2026-04'\n\
                    [[line]]\ncategory = 'b:c'\nfor = { project = 'Sunshine' }\nannual = 1000.50\nfrom = '2027-01'\n\
                    basis = 'two lines'\ntarget_monthly = 5\nmateriality = { amount = 10, ratio = '2.5%' }\n\
                    [[line]]\ncategory = 'a'\nmonthly = 7\nmode = 'additive'\nlocked = true\n";

const TEXT: &str = r#"schema = 1
id = "p"
name = '阳光 "2026"'
first_month = "2026-04"
currency = "CNY"
tax_basis = "gross"
axes = ["project"]
categories = ["a", "b:c"]

[[line]]
category = "b:c"
for = { project = "Sunshine" }
method = "fixed"
from = "2027-01"
materiality = { amount = "10.00", ratio = "0.025" }
months = ["0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "333.50", "333.50", "333.50"]
target = ["0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "5.00", "5.00", "5.00"]
basis = "two lines"

[[line]]
category = "a"
method = "fixed"
mode = "additive"
locked = true
months = ["7.00", "7.00", "7.00", "7.00", "7.00", "7.00", "7.00", "7.00", "7.00", "7.00", "7.00", "7.00"]
"#;

/// How spending is controlled is frozen as it works out from line, category and book; where all are silent it is no part
/// of the text.
#[test]
fn controls_are_frozen_complete() {
    let text = "[control]\ntolerance_amount = 50\n[[category]]\npath = 'a'\ncontrol = 'rigid'\n\
                [plan]\nid = 'p'\nfirst_month = '2026-04'\n\
                [[line]]\ncategory = 'a'\nmonthly = 7\nwindow = ['year', 'period']\npool = 'p'\n";
    let text = canonical(&resolved(text));
    let expected = "method = \"fixed\"\ncontrol = \"rigid\"\nwindow = [\"period\", \"year\"]\ntolerance = \"0\"\n\
                    tolerance_amount = \"50.00\"\npool = \"p\"\nmonths = ";
    assert!(text.contains(expected), "{text}");
    assert!(!canonical(&resolved(PLAN)).contains("control"));
}

/// Versions that were approved are hashed by these bytes: another form is another `schema`.
#[test]
fn the_bytes_are_these() {
    let plan = resolved(PLAN);
    assert_eq!(canonical(&plan), TEXT);
    // A comment moves lines, and changes nothing of the plan.
    let moved = resolved(&PLAN.replace("[[line]]", "# a comment\n\n[[line]]"));
    assert_eq!(canonical_hash(&moved), canonical_hash(&plan));
    assert_eq!(canonical_hash(&plan), blake3::hash(TEXT.as_bytes()).to_hex().to_string());
}

#[test]
fn lines_of_a_version_stand_in_it() {
    let plan = read_canonical(TEXT, "versions/p/v1.toml").unwrap();
    let places: Vec<usize> = plan.lines.iter().map(|line| line.place.line).collect();
    assert_eq!((places, plan.lines[0].place.file.as_str()), (vec![10, 20], "versions/p/v1.toml"));
}

#[test]
fn one_changed_byte_is_found_with_its_line() {
    for (from, to, line) in [
        ("\"333.50\"", "\"333.5\"", 10),
        ("\"333.50\"", "333.50", 10),
        ("schema = 1", "schema = 2", 1),
        ("locked = true\n", "", 0),
        ("locked = true", "locked = false", 24),
        ("id = \"p\"", "id = 'p'", 2),
        ("\"7.00\"]", "\"7.00\"", 25),
        ("two lines", "two  lines", 0),
        ("method = \"fixed\"", "owner = \"x\"\nmethod = \"fixed\"", 13),
        ("[[line]]\ncategory = \"a\"", "[[line]]\ncategory = \"\"", 20),
    ] {
        let found = read_canonical(&TEXT.replacen(from, to, 1), "v").map(|plan| canonical_hash(&plan));
        match line {
            // Another plan, whole: its hash is another.
            0 => assert_ne!(found.unwrap(), canonical_hash(&resolved(PLAN)), "{from}"),
            line => assert_eq!(found, Err(NotCanonical { line }), "{from} -> {to}"),
        }
    }
}

/// A basis with several rows may hold what looks like the begin of a line or of the rules.
#[test]
fn a_text_that_looks_like_the_next_line_is_none() {
    let mut plan = resolved(PLAN);
    plan.lines[0].basis = "a\n\n[[line]]\ncategory = 'x'\n\n[[rule]]\nb".to_string();
    plan.lines[1].effect = "\n[[line]]\n".repeat(9);
    let text = canonical(&plan);
    let again = read_canonical(&text, "v").unwrap();
    assert_eq!((&again.lines[0].basis, &again.lines[1].effect), (&plan.lines[0].basis, &plan.lines[1].effect));
    // Behind the lines stand rules, and nothing else.
    let row = text.lines().count();
    for more in ["\n[[other]]\na = 1\n", "\n[[rule]]\nid = 'R'\n", "\n"] {
        let found = read_canonical(&(text.clone() + more), "v").map(|plan| plan.lines.len());
        assert!(found.is_err_and(|error| error.line > row - 40), "{more}");
    }
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[a-z人力 \"'\\\\\\n\\t#\\[\\]=.]{1,12}", any::<String>()]
}

fn months() -> impl Strategy<Value = [Money; 12]> {
    prop::array::uniform12(any::<i64>()).prop_map(|months| months.map(|minor| Money::from_minor(minor, Currency::CNY)))
}

fn ratio() -> impl Strategy<Value = Ratio> {
    (-1_000_000..1_000_000_i64).prop_map(|parts| Ratio::from(Quantity::from(parts) / Quantity::from(10_000)))
}

fn materiality() -> impl Strategy<Value = LineMateriality> {
    let threshold = |(minor, ratio)| LineMateriality::Threshold(Money::from_minor(minor, Currency::CNY), ratio);
    prop_oneof![Just(LineMateriality::Always), (any::<i64>(), ratio()).prop_map(threshold)]
}

fn control() -> impl Strategy<Value = Control> {
    let strength = prop::sample::select(Strength::WORDS.to_vec());
    let windows = prop::sample::subsequence(Window::WORDS.to_vec(), 1..=4);
    (strength, windows, ratio(), any::<i64>(), prop::option::of(text())).prop_map(
        |(strength, windows, ratio, minor, pool)| Control {
            strength: Strength::named(strength).unwrap(),
            windows: windows.into_iter().map(|word| Window::named(word).unwrap()).collect(),
            tolerance: Tolerance { ratio, amount: Money::from_minor(minor, Currency::CNY) },
            pool,
        },
    )
}

fn rollover() -> impl Strategy<Value = Rollover> {
    let word = prop::sample::select(Rollover::WORDS[1..].to_vec());
    (word, prop::option::of(any::<i64>())).prop_map(|(word, cap)| {
        let cap = cap.map(|minor| Money::from_minor(minor, Currency::CNY));
        Rollover { cap, ..Rollover::named(word).unwrap() }
    })
}

prop_compose! {
    fn line()(
        category in prop::sample::select(vec!["a", "a:b", "人力成本:加班费", "x y:\"z\""]),
        members in [prop::option::of(text()), prop::option::of(text())],
        texts in prop::array::uniform5(text()),
        months in months(),
        series in [prop::option::of(months()), prop::option::of(months())],
        span in [prop::option::of(0..12_i32), prop::option::of(0..12_i32)],
        flags in any::<[bool; 3]>(),
        floor in prop::option::of(ratio()),
        materiality in prop::option::of(materiality()),
        control in prop::option::of(control()),
        goals in prop::collection::vec(text(), 0..3),
        rollover in prop::option::of(rollover()),
        reserve in any::<Option<bool>>(),
    ) -> ResolvedLine {
        let [name, method, basis, effect, owner] = texts;
        let [target, market] = series.map(|months| months.map(Box::new));
        let [from, to] = span.map(|month| month.map(|month| self::month("2026-04").plus(month)));
        let place = LinePlace::default();
        let mode = if flags[0] { Mode::Additive } else { Mode::Ceiling };
        ResolvedLine {
            category: Category::parse(category).unwrap(), members: members.to_vec(), name, method, months, from, to,
            mode, contra: flags[1], locked: flags[2], floor, materiality, control, target, market, basis, effect, owner, goals,
            place, rollover, reserve,
        }
    }
}

prop_compose! {
    fn rule_line()(name in text(), members in [prop::option::of(text()), prop::option::of(text())]) -> RuleLine {
        RuleLine { category: Category::parse("a:b").unwrap(), members: members.to_vec(), name }
    }
}

prop_compose! {
    fn rule()(
        id in "[A-Z][0-9]",
        kind in prop::sample::select(RuleKind::WORDS.to_vec()),
        from in prop::collection::vec(rule_line(), 0..3),
        to in prop::collection::vec(rule_line(), 1..2),
        ratios in [ratio(), ratio(), ratio()],
        cap in prop::option::of(ratio()),
        amounts in prop::array::uniform5(prop::option::of(1..9_999_999_i64)),
        counts in prop::array::uniform3(0..12_i32),
        metric in prop::option::of(text()),
        planned in prop::option::of(0..9_999_i64),
        table in prop::collection::vec((0..12_i32, any::<bool>(), 1..9_999_i64), 0..3),
    ) -> AdjustRule {
        let money = |minor: i64| Money::from_minor(minor, Currency::CNY);
        let [step, cap_run, cap_period, auto_cap, amount] = amounts.map(|own| own.map(money));
        let row = |(month, times, number): (i32, bool, i64)| RuleStep {
            from: self::month("2026-04").plus(month),
            times: times.then(|| Quantity::from(number)),
            monthly: (!times).then(|| money(number)),
        };
        let usual = AdjustRule::usual(&id, RuleKind::named(kind).unwrap(), LinePlace::default());
        AdjustRule {
            from, to, priority: counts[0].into(), share: ratios[0], keep: ratios[1], threshold: ratios[2], step, cap_run,
            cap_period, cap_cumulative: cap, cooldown: counts[1], auto_cap, amount, metric, months: counts[2],
            planned: planned.map(|own| Series::Months(Box::new([Quantity::from(own); 12]))),
            table: table.into_iter().map(row).collect(), ..usual
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_comes_back_as_it_was(id in text(), name in text(), net in any::<bool>(), lines in prop::collection::vec(line(), 0..5), rules in prop::collection::vec(rule(), 0..3)) {
        let plan = ResolvedPlan {
            id,
            name,
            year: FiscalYear { first: month("2026-04") },
            currency: Currency::CNY,
            tax_basis: if net { TaxBasis::Net } else { TaxBasis::Gross },
            axes: vec!["project".to_string(), "部 门\"".to_string()],
            lines,
            rules,
        };
        let text = canonical(&plan);
        let mut again = read_canonical(&text, "v").map_err(|error| TestCaseError::fail(format!("{error:?}\n{text}")))?;
        again.lines.iter_mut().for_each(|line| line.place = LinePlace::default());
        again.rules.iter_mut().for_each(|rule| rule.place = LinePlace::default());
        prop_assert_eq!(&again, &plan);
        prop_assert_eq!(canonical(&again), text);
    }
}
