//! Amounts as a draft rounds them, and the shape and the share that they keep of the last plan.

use super::*;

#[test]
fn the_year_is_rounded_and_its_months_follow() {
    let rounded = |minor: i64| {
        let months = rounded([Money::from_minor(minor, Currency::CNY); 12], Some(yuan(100))).unwrap();
        (
            months[..4].iter().map(|month| month.minor() / 100).collect::<Vec<_>>(),
            Money::sum(months, Currency::CNY).unwrap(),
        )
    };
    assert_eq!(rounded(15_000), (vec![200, 100, 200, 100], yuan(1_800)));
    // 31.50 a month are 378 a year, 1,092 are 13,104: each month by itself would be nothing, or 1,100.
    assert_eq!(rounded(3_150), (vec![0, 100, 0, 0], yuan(400)));
    assert_eq!(rounded(109_200), (vec![1_100, 1_100, 1_100, 1_100], yuan(13_100)));
    // A year of less than half a unit is not lost.
    assert_eq!(rounded(300), (vec![3, 3, 3, 3], yuan(36)));
    assert_eq!(rounded(-15_000).1, yuan(-1_800));
}

#[test]
fn a_monthly_amount_is_rounded_only_where_its_year_stands_that() {
    let stated = |minor: i64| {
        let month = Money::from_minor(minor, Currency::CNY);
        stated(Amount::Monthly(month), &[month; 12], Some(yuan(100))).unwrap()
    };
    assert_eq!(stated(100_400), Amount::Monthly(yuan(1_000)));
    assert!(matches!(stated(109_200), Amount::Months(_)) && matches!(stated(3_000), Amount::Months(_)));
}

/// Ten months that went as their weights say are a year in that shape, not ten months of a mean.
#[test]
fn a_short_ledger_keeps_the_shape_of_the_plan() {
    let text = "[plan]\nid = '2026'\nfirst_month = '2026-01'\n[[line]]\ncategory = '电费'\nannual = 36000\n\
                phasing = 'weights'\nweights = [90, 85, 80, 80, 95, 120, 140, 145, 115, 85, 75, 90]\n";
    let (loaded, problems) = load_texts(&[("budget.toml".to_string(), text.to_string())]);
    assert_eq!(problems, []);
    let last = &loaded.plans[0];
    let spent = |first: &str, weights: &[i64]| {
        let cells = month(first).until(month("2026-11")).zip(weights.iter().cycle());
        let cells = cells.map(|(m, weight)| (m, vec![0], GridSum::new(yuan(weight * 30).minor(), 1, 0)));
        let categories = vec![Category::parse("电费").unwrap()];
        let grid =
            Grid::named(Currency::CNY, vec![], categories, vec![]).with_cells(cells.collect::<Vec<_>>()).unwrap();
        draft(&request(last), &grid).unwrap().lines.remove(0)
    };
    let weights = [90, 85, 80, 80, 95, 120, 140, 145, 115, 85, 75, 90];
    let drafted = spent("2026-01", &weights);
    assert_eq!((drafted.method, drafted.annual), (HISTORY, yuan(36_000)));
    assert_eq!(drafted.months.map(|month| month.minor() / 3_000), weights);
    // Twelve months in a row are a year, whichever they begin with.
    let mut from_march = weights;
    from_march.rotate_left(2);
    let seasonal = spent("2025-03", &from_march);
    assert_eq!(seasonal.annual, yuan(36_000));
    assert!(seasonal.months[7].minor() > seasonal.months[2].minor(), "{:?}", seasonal.months);
}

/// 10 a month for all, of which 4 are for A: a draft has what was spent elsewhere beside what A spent.
#[test]
fn what_is_left_of_a_line_for_all_members_is_drafted_beside_theirs() {
    let text = "[dimensions]\nproject = ['A', 'B']\n[plan]\nid = '2026'\nfirst_month = '2026-01'\n\
                [[line]]\ncategory = 'x'\nmonthly = 10\n[[line]]\ncategory = 'x'\nfor = { project = 'A' }\nmonthly = 4\n";
    let (mut loaded, problems) = load_texts(&[("budget.toml".into(), text.into())]);
    assert_eq!(problems, []);
    let last = loaded.plans.remove(0);
    let drafted = |rows: &[(u32, i64)]| {
        let cells = month("2025-11").until(month("2026-11")).flat_map(|month| {
            let row =
                |(member, major): &(u32, i64)| (month, vec![0, *member], GridSum::new(yuan(*major).minor(), 1, 0));
            rows.iter().map(row).collect::<Vec<_>>()
        });
        let members = vec![vec![String::new(), "A".into(), "B".into()]];
        let categories = vec![Category::parse("x").unwrap()];
        let grid = Grid::named(Currency::CNY, vec!["project".into()], categories, members).with_cells(cells).unwrap();
        let plan = head(Some(&last), next_year(Some(&last), month("2026-11")), Currency::CNY, 1);
        let lines = draft(&DraftRequest { plan, ..request(&last) }, &grid).unwrap().lines;
        lines.iter().map(|d| (d.last, d.annual, d.line.mode)).collect::<Vec<_>>()
    };
    let (all, own) = (Some(yuan(72)), Some(yuan(48)));
    let of = |rest, a| [(all, yuan(rest), Mode::Additive), (own, yuan(a), Mode::Ceiling)];
    // Without a member it was spent on what is for all.
    assert_eq!(drafted(&[(0, 1), (1, 5), (2, 6)]), of(84, 60));
    assert_eq!(drafted(&[]), of(72, 48));
}
