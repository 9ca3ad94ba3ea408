//! Any tree in any layout: parents above or below their parts, shown or only summed; months across, down, or summed up.

use proptest::prelude::*;

use super::budget_sheets::{PLAIN, errors, lines, read};
use super::good;
use crate::model::Money;

/// How a sheet shows which rows are parts of which.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Shows {
    Indent,
    Numerals,
    Codes,
    Subtotals,
    Nothing,
}

/// What stands across.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Across {
    Months,
    MonthsAndSums,
    Quarters,
    Year,
}

#[derive(Clone, Debug)]
struct Layout {
    shows: Shows,
    /// Each parent stands below its parts.
    below: bool,
    across: Across,
    unit: usize,
    /// 合计: 0 at the foot, 1 at the top, 2 nowhere.
    total: usize,
}

type Leaf = [i64; 12];

const UNITS: [(&str, i64); 4] = [("元", 1), ("千元", 1000), ("万元", 10_000), ("百万元", 1_000_000)];

fn layouts() -> impl Strategy<Value = Layout> {
    let shows =
        prop::sample::select(vec![Shows::Indent, Shows::Numerals, Shows::Codes, Shows::Subtotals, Shows::Nothing]);
    let across = prop::sample::select(vec![Across::Months, Across::MonthsAndSums, Across::Quarters, Across::Year]);
    (shows, any::<bool>(), across, 0..UNITS.len(), 0_usize..3).prop_map(|(shows, below, across, unit, total)| Layout {
        shows,
        below,
        across,
        unit,
        // Nothing but the total proves sums.
        total: if shows == Shows::Nothing { total % 2 } else { total },
    })
}

fn trees() -> impl Strategy<Value = Vec<Vec<Leaf>>> {
    let leaf = prop::array::uniform12(1_i64..10_000_000);
    prop::collection::vec(prop::collection::vec(leaf, 1..6), 1..6)
}

impl Layout {
    fn figure(&self, minor: i64) -> String {
        let scale = UNITS[self.unit].1 * 100;
        let digits = scale.to_string().len() - 1;
        format!("{}.{:0digits$}", minor / scale, minor % scale)
    }

    fn cells(&self, leaf: &Leaf) -> String {
        let sum = |months: &[i64]| months.iter().sum::<i64>();
        let figures: Vec<i64> = match self.across {
            Across::Months => leaf.to_vec(),
            Across::Quarters => leaf.chunks(3).map(sum).collect(),
            Across::Year => vec![sum(leaf)],
            Across::MonthsAndSums => {
                let quarters = leaf.chunks(3).flat_map(|months| months.iter().copied().chain([sum(months)]));
                quarters.chain([sum(leaf)]).collect()
            }
        };
        figures.into_iter().map(|figure| self.figure(figure)).collect::<Vec<_>>().join("|")
    }

    fn heads(&self) -> String {
        let months = || (1..=12).map(|month| format!("{month}月"));
        let quarters = ["一季度", "二季度", "三季度", "四季度"].map(String::from);
        let heads: Vec<String> = match self.across {
            Across::Months => months().collect(),
            Across::Quarters => quarters.to_vec(),
            Across::Year => vec!["年度预算".to_string()],
            Across::MonthsAndSums => {
                let months: Vec<String> = months().collect();
                let each = months.chunks(3).zip(&quarters);
                let each = each.flat_map(|(months, quarter)| months.iter().cloned().chain([format!("{quarter}小计")]));
                each.chain(["全年合计".to_string()]).collect()
            }
        };
        heads.join("|")
    }

    fn sheet(&self, tree: &[Vec<Leaf>]) -> String {
        let sum = |leaves: &[Leaf]| -> Leaf { std::array::from_fn(|at| leaves.iter().map(|leaf| leaf[at]).sum()) };
        let code = self.shows == Shows::Codes;
        let total = format!("{}合计|{}\n", if code { "|" } else { "" }, self.cells(&sum(&tree.concat())));
        let mut text = format!("2026年预算表\n单位：{}\n", UNITS[self.unit].0);
        text += &format!("{}项目|{}\n", if code { "编码|" } else { "" }, self.heads());
        if self.total == 1 {
            text += &total;
        }
        const NUMERALS: [&str; 5] = ["一", "二", "三", "四", "五"];
        for (g, leaves) in tree.iter().enumerate() {
            let whole = self.cells(&sum(leaves));
            let parent = match self.shows {
                Shows::Numerals => format!("{}、大类{g}|{whole}\n", NUMERALS[g]),
                Shows::Codes => format!("66{g:02}|大类{g}|{whole}\n"),
                Shows::Subtotals => format!("大类{g}小计|{whole}\n"),
                Shows::Indent | Shows::Nothing => format!("大类{g}|{whole}\n"),
            };
            // Numerals number what follows them, and subtotals what stands before.
            let below = self.shows == Shows::Subtotals || self.below && self.shows != Shows::Numerals;
            if !below {
                text += &parent;
            }
            for (l, leaf) in leaves.iter().enumerate() {
                let (name, cells) = (format!("明细{g}之{l}"), self.cells(leaf));
                text += &match self.shows {
                    Shows::Indent => format!("\u{3000}{name}|{cells}\n"),
                    Shows::Numerals => format!("{}、{name}|{cells}\n", l + 1),
                    Shows::Codes => format!("66{g:02}{l:02}|{name}|{cells}\n"),
                    Shows::Subtotals | Shows::Nothing => format!("{name}|{cells}\n"),
                };
            }
            if below {
                text += &parent;
            }
        }
        if self.total == 0 {
            text += &total;
        }
        text + "编制人：甲\n"
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_tree_in_any_layout_comes_back(mut tree in trees(), layout in layouts()) {
        // Of two like rows that nothing tells apart neither is the parent: that is asked about.
        if layout.shows == Shows::Nothing {
            tree.iter_mut().filter(|leaves| leaves.len() == 1).for_each(|leaves| leaves.push([7; 12]));
        }
        let text = layout.sheet(&tree);
        let loaded = good(&[("budget.toml", PLAIN)]);
        let read = read(&loaded, &text);
        prop_assert_eq!(errors(&read), [] as [String; 0], "{}", text);
        let currency = loaded.plans[0].currency;
        let expected: Vec<String> = tree
            .iter()
            .enumerate()
            .flat_map(|(g, leaves)| leaves.iter().enumerate().map(move |(l, leaf)| (g, l, leaf.iter().sum::<i64>())))
            .map(|(g, l, minor)| format!("大类{g}:明细{g}之{l} {}", Money::from_minor(minor, currency).plain()))
            .collect();
        prop_assert_eq!(lines(&read, &loaded), expected, "{}", text);
    }

    /// Rows of one month each come back as their twelve amounts.
    #[test]
    fn months_down_come_back(leaves in prop::collection::vec(prop::array::uniform12(1_i64..10_000_000), 1..6), total: bool) {
        let loaded = good(&[("budget.toml", PLAIN)]);
        let figure = |minor: i64| format!("{}.{:02}", minor / 100, minor % 100);
        let mut text = "科目|月份|金额\n".to_string();
        for (l, leaf) in leaves.iter().enumerate() {
            for (month, minor) in (1..).zip(leaf) {
                text += &format!("明细{l}|{month}月|{}\n", figure(*minor));
            }
        }
        if total {
            text += &format!("合计||{}\n", figure(leaves.concat().iter().sum()));
        }
        let read = read(&loaded, &text);
        prop_assert_eq!(errors(&read), [] as [String; 0], "{}", text);
        let expected: Vec<String> =
            leaves.iter().enumerate().map(|(l, leaf)| format!("明细{l} {}", figure(leaf.iter().sum()))).collect();
        prop_assert_eq!(lines(&read, &loaded), expected, "{}", text);
    }
}
