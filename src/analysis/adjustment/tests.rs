use super::*;
use crate::analysis::budget::resolve;
use crate::analysis::covering::Covering;
use crate::analysis::{Budget, PlanHead, Spent};
use crate::model::{CategoryTree, Grid, GridSum, Month, Posting};
use crate::plan_file::load_texts;

fn yuan(yuan: i64) -> Money {
    Money::from_minor(yuan * 100, Currency::CNY)
}

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

/// A budget of lines, each a category, a monthly amount, and further keys.
fn budget(lines: &[(&str, i64, &str)]) -> Budget {
    let mut text = "[dimensions]\ndepartment = ['desk', 'hotline']\n".to_string();
    text.push_str("[plan]\nid = 'p'\nfirst_month = '2026-01'\n");
    for (category, monthly, more) in lines {
        text.push_str(&format!("[[line]]\ncategory = '{category}'\nmonthly = {monthly}\n{more}\n"));
    }
    let (loaded, problems) = load_texts(&[("budget.toml".to_string(), text)]);
    assert_eq!(problems, []);
    let axes = vec!["department".to_string()];
    let spent = Spent::nothing(Currency::CNY, axes.clone());
    let plan = resolve(&loaded.plans[0], &axes, &spent).unwrap();
    let head = PlanHead::draft(&plan.id, &plan.name, plan.year);
    Budget::in_force(Currency::CNY, axes, CategoryTree::default(), vec![(head, plan)])
}

fn entry(at: &str, category: &str, member: Option<&str>, amount: i64) -> Entry {
    Entry {
        month: month(at),
        category: Category::parse(category).unwrap(),
        members: vec![member.map(String::from)],
        name: String::new(),
        amount: yuan(amount),
    }
}

fn adjustment(entries: Vec<Entry>) -> Adjustment {
    let made = Signed { by: "wang".into(), at: "2026-05-01T00:00:00Z".parse().unwrap(), reason: "x".into() };
    let approved = Some(made.clone());
    Adjustment {
        id: "T1".into(),
        plan: "p".into(),
        kind: AdjustmentKind::Transfer,
        carried: None,
        rule: None,
        made,
        entries,
        approved,
        signature: None,
        undone: None,
        back: None,
    }
}

/// What every cover has for itself in a month, by category.
fn own(budget: &Budget, at: &str) -> Vec<(String, i64)> {
    let covering = Covering::new(budget);
    let covers = covering.covers();
    let each = (0..covers.count()).map(|cover| {
        let amount = covering.own(cover, month(at)).unwrap();
        (covers.category_of(cover).to_string(), amount.minor() / 100)
    });
    each.collect()
}

/// `a` is a ceiling of 1,000 over `a:x` of 300; `b` adds 50 to `b:y` of 200 below the ceiling `b` lies under: none.
/// From `a:x` to `b:y` go 120: the ceiling goes down with its child, so what it leaves itself stays 700.
#[test]
fn a_ceiling_goes_with_what_lies_below_it_and_the_plan_stays_what_it_was() {
    let lines = [("a", 1000, ""), ("a:x", 300, ""), ("b", 50, "mode = 'additive'"), ("b:y", 200, "")];
    let mut adjusted = budget(&lines);
    let all = [adjustment(vec![entry("2026-05", "a:x", None, -120), entry("2026-05", "b:y", None, 120)])];
    assert_eq!(adjust(&mut adjusted, &all).unwrap(), Ok(()));
    let of = |texts: [(&str, i64); 4]| texts.map(|(path, amount)| (path.to_string(), amount)).to_vec();
    assert_eq!(own(&adjusted, "2026-05"), of([("a", 700), ("a:x", 180), ("b", 50), ("b:y", 320)]));
    assert_eq!(own(&adjusted, "2026-06"), of([("a", 700), ("a:x", 300), ("b", 50), ("b:y", 200)]));
    let plan = adjusted.plans[0].adjusted.unwrap();
    assert_eq!((plan.count, plan.net), (1, yuan(0)));
}

/// From what the ceiling leaves itself to its child: the ceiling stays 1,000.
#[test]
fn a_ceiling_gives_to_its_child_and_stays_what_it_was() {
    let mut adjusted = budget(&[("a", 1000, ""), ("a:x", 300, "")]);
    let all = [adjustment(vec![entry("2026-05", "a", None, -100), entry("2026-05", "a:x", None, 100)])];
    assert_eq!(adjust(&mut adjusted, &all).unwrap(), Ok(()));
    assert_eq!(own(&adjusted, "2026-05"), [("a".to_string(), 600), ("a:x".to_string(), 400)]);
    assert_eq!(adjusted.lines().unwrap()[0].months[4], yuan(1000));
}

/// What waits, was withdrawn or undone changes nothing; what a version no longer has is told, and nothing is changed.
#[test]
fn only_what_is_in_force_counts_and_nothing_is_lost_in_silence() {
    let lines = [("a", 1000, "for = { department = 'desk' }"), ("b", 10, "")];
    let mut waiting = adjustment(vec![entry("2026-05", "b", None, 5)]);
    waiting.approved = None;
    let mut undone = adjustment(vec![entry("2026-05", "b", None, 5)]);
    undone.undone = undone.approved.clone();
    let mut plain = budget(&lines);
    assert_eq!(adjust(&mut plain, &[waiting, undone]).unwrap(), Ok(()));
    assert_eq!(own(&plain, "2026-05"), [("a".to_string(), 1000), ("b".to_string(), 10)]);
    assert_eq!(plain.plans[0].adjusted, None);
    for gone in
        [entry("2026-05", "a", Some("hotline"), 5), entry("2026-05", "a", None, 5), entry("2027-01", "b", None, 5)]
    {
        let found = adjust(&mut plain, &[adjustment(vec![gone.clone()])]).unwrap();
        assert_eq!(found, Err(("T1".to_string(), Homeless(gone))));
    }
    assert_eq!(own(&plain, "2026-05"), [("a".to_string(), 1000), ("b".to_string(), 10)]);
}

fn grid(cells: &[(&str, &str, &str, i64)]) -> Grid {
    let cell = |(at, path, member, amount): &(&str, &str, &str, i64)| {
        (month(at), path.to_string(), vec![member.to_string()], GridSum::new(amount * 100, 1, 0))
    };
    Grid::of_texts(Currency::CNY, vec!["department".into()], &cells.iter().map(cell).collect::<Vec<_>>()).unwrap()
}

/// `x` has 100 a month, 1,200 in the year. Of these 700 are spent and 400 committed: 100 can be given, and not one more;
/// of a month no more than it has.
#[test]
fn a_line_keeps_what_is_spent_and_committed_and_a_month_does_not_go_below_zero() {
    let budget = budget(&[("x", 100, ""), ("y", 100, "")]);
    let covering = Covering::new(&budget);
    let none = grid(&[]);
    let spent = grid(&[("2026-01", "x", "desk", 300), ("2026-02", "x:fine", "", 400), ("2026-02", "y", "", 900)]);
    let committed = grid(&[("2026-03", "x", "hotline", 400)]);
    let asked = |amount: i64, months: &[&str], facts: [&Grid; 2]| {
        let entries: Vec<Entry> = months.iter().map(|at| entry(at, "x", None, -amount)).collect();
        let effects = Finder::new(&covering).effects("p", &entries).unwrap().unwrap();
        short(&covering, &effects, facts).unwrap()
    };
    assert_eq!(asked(100, &["2026-05"], [&spent, &committed]), None);
    assert!(matches!(asked(101, &["2026-05"], [&none, &none]), Some(Short::Month { has, .. }) if has == yuan(100)));
    let found = asked(51, &["2026-05", "2026-06"], [&spent, &committed]);
    let Some(Short::Year { budget, actual, committed, available, .. }) = found else { panic!("{found:?}") };
    assert_eq!([budget, actual, committed, available], [1200, 700, 400, 100].map(yuan));
}

/// Below the ceiling `a` of 1,000 a month `a:x` has overspent: `a:z`, of which nothing is spent, cannot give away what
/// keeps the ceiling whole.
#[test]
fn a_ceiling_keeps_what_is_spent_under_it() {
    let budget = budget(&[("a", 1000, ""), ("a:x", 300, ""), ("a:z", 500, ""), ("b", 1, "")]);
    let covering = Covering::new(&budget);
    let entries = [entry("2026-05", "a:z", None, -500), entry("2026-05", "b", None, 500)];
    let effects = Finder::new(&covering).effects("p", &entries).unwrap().unwrap();
    let spent = |amount| grid(&[("2026-01", "a:x", "", amount)]);
    assert_eq!(short(&covering, &effects, [&spent(11_500), &grid(&[])]).unwrap(), None);
    let found = short(&covering, &effects, [&spent(11_501), &grid(&[])]).unwrap();
    assert!(matches!(&found, Some(Short::Year { line, .. }) if line.category.as_str() == "a"), "{found:?}");
}

/// Proposed, approved, taken back: each is a row, and says who, when and why.
#[test]
fn the_life_of_an_adjustment_is_read_from_its_rows() {
    let row = |id: &str, marks: &str, amount: i64, by: &str, day: &str| BookedRow {
        booked_at: format!("{day}T00:00:00Z").parse().unwrap(),
        posting: Posting {
            month: month("2026-05"),
            date: None,
            category: "a".into(),
            members: vec!["desk".into()],
            amount: yuan(amount),
            description: "why".into(),
            voucher: id.into(),
            line: "1".into(),
            vendor: by.into(),
            invoice: String::new(),
            counterparty: "p".into(),
            commitment: String::new(),
            source_account: "n".into(),
            source: "plan".into(),
            source_line: 1,
            flag: marks.into(),
            source_members: vec![String::new()],
        },
    };
    let rows = [
        row("S1", "supplement proposed", 90, "wang", "2026-05-01"),
        row("R2", "reduce", -40, "li", "2026-05-02"),
        row("S1", "approval", 0, "li", "2026-05-03"),
        row("R2", "undo", 40, "zhao", "2026-05-04"),
        row("S9", "approval", 0, "li", "2026-05-05"),
    ];
    let state = |upto: usize| -> Vec<(String, State)> {
        adjustments(rows[..upto].to_vec()).into_iter().map(|own| (own.id.clone(), own.state())).collect()
    };
    assert_eq!(state(1), [("S1".to_string(), State::Proposed)]);
    assert_eq!(state(5), [("S1".to_string(), State::InForce), ("R2".to_string(), State::Undone)]);
    let all = adjustments(rows.to_vec());
    assert_eq!(all[0].approved.as_ref().map(|signed| signed.by.as_str()), Some("li"));
    assert_eq!((all[1].amount().unwrap(), all[1].net().unwrap()), (yuan(40), yuan(-40)));
    assert_eq!(all[1].entries[0].line(), "a@desk@n");
}
