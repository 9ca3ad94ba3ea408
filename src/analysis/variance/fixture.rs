//! A small book as text, and its variance as lines of text: what the cases are written in.

use super::*;
use crate::analysis::{Budget, Spent};
use crate::model::{Category, Currency, Dimensions, Grid, GridSum, Money, Month, Period, Ratio};
use crate::plan_file::load_texts;

/// A book as text: `budget.toml` without the plan's head, and a ledger of `month category department amount`.
pub(super) struct Case {
    pub plan: &'static str,
    pub ledger: &'static str,
}

const HEAD: &str = r#"
[dimensions]
department = ["客服部", "呼叫中心"]
[plan]
id = "P"
first_month = "2026-01"
"#;

impl Case {
    fn budget(&self) -> (Budget, Dimensions) {
        let text = if self.plan.is_empty() {
            "[dimensions]\ndepartment = []\n".to_string()
        } else {
            format!("{HEAD}\n{}", self.plan)
        };
        let market = "metric,year,p50,n,source\nrent,2026,80,10,s\ncleaning,2026,700,10,s\n".to_string();
        let files = [("budget.toml".to_string(), text), ("benchmarks/m.csv".to_string(), market)];
        let (loaded, problems) = load_texts(&files);
        let errors: Vec<_> = problems.iter().filter(|p| p.level == crate::words::Level::Error).collect();
        assert!(errors.is_empty(), "{errors:?}");
        let axes = vec!["department".to_string()];
        let plans = loaded.plans.iter().map(|plan| (plan, Spent::nothing(Currency::CNY, axes.clone())));
        let tree = loaded.settings.categories.clone();
        let budget = Budget::work_out(Currency::CNY, axes.clone(), tree, plans).unwrap();
        (budget, loaded.settings.dimensions)
    }

    fn grid(&self, period: Period) -> Grid {
        let mut grid = Grid::empty(Currency::CNY, vec!["department".to_string()]);
        let mut cells = Vec::new();
        for row in self.ledger.lines().map(str::trim).filter(|row| !row.is_empty()) {
            let fields: Vec<&str> = row.split_whitespace().collect();
            let [month, category, department, amount] = fields[..] else { panic!("{row}") };
            let month = Month::parse(month).unwrap();
            if !period.covers(month) {
                continue;
            }
            let category = Category::parse(category).unwrap();
            let department = if department == "-" { "" } else { department };
            grid.categories.push(category);
            grid.members[0].push(department.to_string());
            let index = grid.categories.len() as u32 - 1;
            let minor = yuan(amount.parse().unwrap()).minor();
            cells.push((month, vec![index, index], GridSum::new(minor, 1, 0)));
        }
        grid.with_cells(cells).unwrap()
    }

    /// Each row as `indent label budget actual variance status`, amounts in yuan, then the total.
    pub fn rows(&self, change: impl FnOnce(&mut VarianceQuery)) -> Vec<String> {
        let result = self.run(change);
        let mut rows: Vec<String> = result.rows.iter().map(shown).collect();
        let total = &result.totals[0].cost;
        rows.push(format!("合计 {}", figures(total)));
        rows
    }

    pub fn run(&self, change: impl FnOnce(&mut VarianceQuery)) -> Variance {
        let (budget, dimensions) = self.budget();
        let month = Month::parse("2026-02").unwrap();
        let period = Period::month(month);
        let mut query = VarianceQuery {
            scopes: vec![Scope {
                name: ScopeName::Period,
                period,
                year: None,
                open: None,
                planned: budget.line_count() > 0,
                missing: vec![],
                undated: false,
                unsorted: false,
                beyond: false,
                to_date: false,
            }],
            by: vec![By::Category],
            depth: None,
            categories: vec![],
            members: vec![],
            against: vec![],
            only: vec![],
            sort: Sort::Book,
            all: false,
            pivot: false,
            across: None,
        };
        change(&mut query);
        let last = query.scopes[0].period.last_month().plus(1);
        let recent = Period::months(last.plus(-3), last);
        let facts = Facts {
            dimensions,
            scopes: query
                .scopes
                .iter()
                .map(|scope| ScopeFacts {
                    actual: self.grid(scope.period),
                    commitment: None,
                    rolled_months: Vec::new(),
                    rolled: None,
                    changed: None,
                    bases: query.against.iter().map(|against| self.base(*against, scope)).collect(),
                })
                .collect(),
            recent: RecentFacts { months: recent.touched().collect(), actual: self.grid(recent) },
            forecast: None,
        };
        let materiality =
            Materiality { amount: yuan(5_000), ratio: Ratio::parse("5%").unwrap(), hard_amount: Some(yuan(20_000)) };
        variance(&Covering::new(&budget), &facts, &query, &materiality).unwrap()
    }

    fn base(&self, against: Against, scope: &Scope) -> Option<BaseFacts> {
        let period = match against {
            Against::Target | Against::Benchmark => return None,
            Against::LastYear => scope.gone().shift_months(-12),
            Against::Average(n) => {
                let end = scope.period.first_month();
                Period::months(end.plus(-(n as i32)), end)
            }
        };
        let grid = self.grid(period);
        let covered = period.touched().filter(|month| grid.months().any(|booked| booked == *month)).count();
        Some(BaseFacts { grid, period, covered: covered as u32 })
    }
}

pub(super) fn yuan(major: i64) -> Money {
    Money::from_minor(major * 100, Currency::CNY)
}

pub(super) fn shown(row: &VarianceRow) -> String {
    let label: Vec<String> = row
        .label()
        .iter()
        .map(|segment| match segment {
            Segment::Category(category) => category.name().to_string(),
            Segment::Member(_, Member::Named(name)) => name.to_string(),
            Segment::Member(_, Member::Shared) => "全部".to_string(),
            Segment::Member(_, Member::Unassigned) => "未填".to_string(),
            Segment::Unallocated => "未细分".to_string(),
            Segment::Own => "本级".to_string(),
            Segment::Direct => "直接记入".to_string(),
        })
        .collect();
    let label = match row.role {
        Role::Item | Role::Subtotal => label.join(":"),
        Role::Unbudgeted => "未列入预算".to_string(),
        Role::Remainder(n) => format!("其他({n})"),
        Role::Selected => "所选".to_string(),
        Role::Shared(n) => format!("公共({n})"),
    };
    format!("{}{label} {}", "  ".repeat(row.indent), figures(&row.scopes[0]))
}

pub(super) fn figures(judged: &Judged) -> String {
    let money = |m: Option<Money>| m.map_or("—".to_string(), |m| (m.minor() / 100).to_string());
    let measure = &judged.measure;
    let status = judged.status.map_or("-".to_string(), |s| format!("{s:?}").to_lowercase());
    let material = if judged.material { "!" } else { "" };
    format!(
        "{} {} {} {status}{material}",
        money(measure.budget),
        money(Some(measure.actual)),
        money(measure.variance().unwrap())
    )
}
