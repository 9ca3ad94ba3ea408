use super::asked::beyond;
use super::standing::Side;
use super::*;
use crate::analysis::{Budget, Covering, Spent};
use crate::model::control::Controls;
use crate::model::{Category, Currency, Grid, GridSum, Month, Ratio};
use crate::plan_file::load_texts;

fn yuan(amount: &str) -> Money {
    let (whole, fen) = amount.split_once('.').unwrap_or((amount, "00"));
    let sign = if whole.starts_with('-') { -1 } else { 1 };
    Money::from_minor(whole.parse::<i64>().unwrap() * 100 + sign * fen.parse::<i64>().unwrap(), Currency::CNY)
}

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

/// Lines of a plan in a book with departments, and ledgers of `month category department amount`.
struct Case {
    plan: &'static str,
    actual: &'static str,
    committed: &'static str,
}

fn grid(ledger: &str) -> Grid {
    let rows = ledger.lines().map(str::trim).filter(|row| !row.is_empty()).map(|row| {
        let fields: Vec<&str> = row.split_whitespace().collect();
        let [at, category, department, amount] = fields[..] else { panic!("{row}") };
        let members = vec![if department == "-" { String::new() } else { department.to_string() }];
        (month(at), category.to_string(), members, GridSum::new(yuan(amount).minor(), 1, 0))
    });
    Grid::of_texts(Currency::CNY, vec!["department".to_string()], &rows.collect::<Vec<_>>()).unwrap()
}

impl Case {
    fn with<T>(&self, ask: impl FnOnce(&mut Standing<'_, '_>, &Controls) -> T) -> T {
        let head = "[dimensions]\ndepartment = ['A', 'B']\n[plan]\nid = 'P'\nfirst_month = '2026-01'\n";
        let (loaded, problems) = load_texts(&[("budget.toml".to_string(), format!("{head}{}", self.plan))]);
        let errors: Vec<_> = problems.iter().filter(|p| p.level == crate::words::Level::Error).collect();
        assert!(errors.is_empty(), "{errors:?}");
        let axes = vec!["department".to_string()];
        let plans = loaded.plans.iter().map(|plan| (plan, Spent::nothing(Currency::CNY, axes.clone())));
        let tree = loaded.settings.categories.clone();
        let budget = Budget::work_out(Currency::CNY, axes.clone(), tree, plans).unwrap();
        let covering = Covering::new(&budget);
        let year = budget.year_of(month("2026-05"));
        let mut standing = Standing::new(&covering, year, None).unwrap();
        standing.count(&grid(self.actual), Side::Actual, None).unwrap();
        standing.count(&grid(self.committed), Side::Committed, None).unwrap();
        ask(&mut standing, &loaded.settings.controls)
    }

    /// What the gate says of `month category department amount` after the other.
    fn says(&self, requests: &[&str]) -> Vec<String> {
        self.with(|standing, controls| {
            let mut asked = Asked { standing, controls, overrides: &mut Vec::new() };
            let said = requests.iter().map(|request| {
                let fields: Vec<&str> = request.split_whitespace().collect();
                let [at, category, department, amount] = fields[..] else { panic!("{request}") };
                let members = vec![if department == "-" { String::new() } else { department.to_string() }];
                let category = Category::parse(category).unwrap();
                let request = Request { category, members, month: month(at), amount: yuan(amount) };
                let checked = asked.check(request).unwrap();
                let windows = checked.gates.iter().flat_map(|gate| &gate.windows);
                let windows = windows.map(|judged| format!("{} {}", judged.window.word(), judged.available.plain()));
                format!("{}: {}", checked.verdict.tag(), windows.collect::<Vec<_>>().join(", "))
            });
            said.collect()
        })
    }
}

/// 10,400.00 available of 121,000.00: what each strength says just at it, just beyond, and far beyond.
#[test]
fn the_gate_says_what_the_strength_asks_for() {
    let figures =
        Figures { budget: yuan("121000"), rolled: yuan("0"), actual: yuan("104600"), committed: yuan("6000") };
    for (request, rigid, flexible, warn) in [
        ("10400.00", "PASS", "PASS", "PASS"),
        ("10400.01", "BLOCK", "NEEDS_APPROVAL", "WARN"),
        ("16450.00", "BLOCK", "NEEDS_APPROVAL", "WARN"),
        ("16450.01", "BLOCK", "NEEDS_HIGHER_APPROVAL", "WARN"),
        ("30000.00", "BLOCK", "NEEDS_HIGHER_APPROVAL", "WARN"),
    ] {
        let strengths = [(Strength::Rigid, rigid), (Strength::Flexible, flexible), (Strength::Warn, warn)];
        for (strength, expected) in strengths.into_iter().chain([(Strength::None, "PASS")]) {
            let control = Control { strength, ..Control::usual(Currency::CNY) };
            let judged = judge(&control, Window::Ytd, figures, yuan(request)).unwrap();
            assert_eq!(judged.verdict.tag(), expected, "{request} {strength:?}");
            assert_eq!((judged.available, judged.already_over), (yuan("10400"), yuan("0")));
        }
    }
}

#[test]
fn over_already_is_told_apart_from_what_would_be_over() {
    let figures = Figures { budget: yuan("20000"), rolled: yuan("0"), actual: yuan("9600"), committed: yuan("12000") };
    let rigid = Control { strength: Strength::Rigid, ..Control::usual(Currency::CNY) };
    let judged = judge(&rigid, Window::Year, figures, yuan("100")).unwrap();
    assert_eq!((judged.already_over, judged.would_be_over), (yuan("1600"), yuan("1700")));
    assert_eq!(judged.available, yuan("-1600"));
    let judged = judge(&rigid, Window::Year, figures, yuan("0")).unwrap();
    assert_eq!((judged.verdict, judged.would_be_over), (Verdict::Block, yuan("1600")));
    let tolerance = crate::model::control::Tolerance { ratio: Ratio::ZERO, amount: yuan("1700") };
    let flexible = Control { strength: Strength::Flexible, tolerance, ..rigid };
    for (request, expected) in [("100", Verdict::NeedsApproval), ("100.01", Verdict::NeedsHigherApproval)] {
        assert_eq!(judge(&flexible, Window::Year, figures, yuan(request)).unwrap().verdict, expected);
    }
}

/// 10,000 a month; 8,000, 9,500, 12,000 and 7,000 spent: in May 10,000, 13,500 and 83,500 are left.
#[test]
fn windows_see_the_month_the_year_to_date_and_the_year() {
    let spent = "2026-01 a - 8000\n2026-02 a - 9500\n2026-03 a - 12000\n2026-04 a - 7000";
    let case = |committed| Case {
        plan: "[[line]]\ncategory = 'a'\nmonthly = 10000\ncontrol = 'rigid'\nwindow = ['period', 'ytd', 'year']",
        actual: spent,
        committed,
    };
    assert_eq!(
        case("").says(&["2026-05 a - 10000", "2026-05 a - 0.01"]),
        ["PASS: period 10000.00, ytd 13500.00, year 83500.00", "BLOCK: period 0.00, ytd 3500.00, year 73500.00"]
    );
    // Commitments are subtracted in each window that has their month.
    let committed = "2026-04 a - 500\n2026-05 a - 1000\n2026-11 a - 2000";
    assert_eq!(case(committed).says(&["2026-05 a - 1"]), ["PASS: period 9000.00, ytd 12000.00, year 80000.00"]);
}

/// Three lines of 100, 90 spent: 210 are left to all of them.
#[test]
fn a_pool_shares_one_amount() {
    let case = Case {
        plan: "[[line]]\ncategory = 'a'\nannual = 100\npool = 'p'\ncontrol = 'rigid'\n\
               [[line]]\ncategory = 'b'\nannual = 100\npool = 'p'\ncontrol = 'rigid'\n\
               [[line]]\ncategory = 'c'\nannual = 100\npool = 'p'\ncontrol = 'rigid'\n\
               [[line]]\ncategory = 'd'\nannual = 100",
        actual: "2026-01 a - 90\n2026-01 d - 5",
        committed: "",
    };
    assert_eq!(case.says(&["2026-05 a - 210", "2026-05 b - 0.01"]), ["PASS: pool 210.00", "BLOCK: pool 0.00"]);
}

#[test]
fn of_two_windows_and_of_a_line_and_its_ceiling_the_stricter_verdict_stands() {
    let case = Case {
        plan: "[[line]]\ncategory = 'a'\nannual = 1200\ncontrol = 'rigid'\nwindow = 'year'\n\
               [[line]]\ncategory = 'a:b'\nannual = 600\ncontrol = 'warn'\nwindow = ['period', 'year']\n\
               [[line]]\ncategory = 'a:c'\nannual = 240\nmode = 'additive'\ncontrol = 'none'\nwindow = 'year'",
        actual: "2026-01 a:x - 500\n2026-01 a:b - 100\n2026-02 a:c - 1000",
        committed: "",
    };
    // What lies below the ceiling is spent of it, whatever line it belongs to.
    assert_eq!(
        case.says(&["2026-03 a:b - 60", "2026-03 a:y - 1"]),
        ["BLOCK: period 50.00, year 500.00, year -400.00", "BLOCK: year -400.00"]
    );
    // What passes is gone for the next; what does not is not.
    let case = Case { actual: "", ..case };
    assert_eq!(
        case.says(&["2026-03 a:b - 60", "2026-03 a:y - 1150", "2026-03 a:y - 1140"]),
        ["WARN: period 50.00, year 600.00, year 1200.00", "BLOCK: year 1140.00", "PASS: year 1140.00"]
    );
}

#[test]
fn an_added_parent_holds_only_what_is_spent_of_itself() {
    let case = Case {
        plan: "[[line]]\ncategory = 'a'\nannual = 100\nmode = 'additive'\ncontrol = 'rigid'\nwindow = 'year'\n\
               [[line]]\ncategory = 'a:b'\nannual = 50\ncontrol = 'rigid'\nwindow = 'year'",
        actual: "2026-01 a:b - 50\n2026-01 a - 30",
        committed: "",
    };
    assert_eq!(case.says(&["2026-02 a:b - 1", "2026-02 a:z - 70"]), ["BLOCK: year 0.00", "PASS: year 70.00"]);
}

#[test]
fn members_have_their_own_line_and_what_no_line_covers_has_nothing() {
    let plan = "[[line]]\ncategory = 'a'\nfor = { department = 'A' }\nannual = 100\ncontrol = 'rigid'\nwindow = 'year'";
    let case = Case { plan, actual: "2026-01 a A 40\n2026-01 a B 7\n2026-01 z - 5", committed: "" };
    assert_eq!(
        case.says(&["2026-02 a A 60", "2026-02 a B 1", "2026-02 z - 1"]),
        ["PASS: year 60.00", "NEEDS_APPROVAL: ytd -7.00", "NEEDS_APPROVAL: ytd -5.00"]
    );
}

#[test]
fn lines_that_are_beyond_already_are_found_without_a_request() {
    let case = Case {
        plan: "[[line]]\ncategory = 'a'\nmonthly = 10\ncontrol = 'rigid'\nwindow = ['period', 'ytd']\n\
               [[line]]\ncategory = 'b'\nmonthly = 10\ncontrol = 'none'\nwindow = 'ytd'\n\
               [[line]]\ncategory = 'c'\nmonthly = 10\ncontrol = 'warn'\nwindow = 'year'",
        actual: "2026-01 a - 25\n2026-01 b - 999\n2026-02 c - 121",
        committed: "",
    };
    let found = case.with(|standing, _| beyond(standing, month("2026-02"), &[]).unwrap());
    let shown = |gate: &Gate| -> Vec<String> {
        let windows = gate.windows.iter();
        windows
            .map(|judged| format!("{} {} {}", judged.window.word(), judged.already_over.plain(), judged.verdict.tag()))
            .collect()
    };
    assert_eq!(found.iter().flat_map(shown).collect::<Vec<_>>(), ["ytd 5.00 BLOCK", "year 1.00 WARN"]);
}
