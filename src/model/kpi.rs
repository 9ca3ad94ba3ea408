//! The KPIs of the field (domain.md §7): what each is called, counted from, and which way is better.
//!
//! A goal that names one of them need only say its target. To add one: a line in [`KPIS`] and its name in the
//! catalogue.

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
    /// Inside a band is good.
    Band,
}

/// How a KPI's value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KpiUnit {
    /// A share, as a percentage.
    Percent,
    /// A plain number.
    Number,
    /// An amount of the plan's currency.
    Money,
}

/// What a KPI counts above or below the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// What was spent on cost categories.
    Cost,
    /// The first of these metrics that the ledger has.
    Metric(&'static [&'static str]),
}

/// A known KPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kpi {
    /// What stands under `kpi`.
    pub id: &'static str,
    /// The identifier of the message that names it.
    pub title: &'static str,
    /// The names under which a ledger may hold it as a ratio, with numerator and denominator; the first is the id.
    pub names: &'static [&'static str],
    /// Which way is better.
    pub direction: Direction,
    /// How its value is written.
    pub unit: KpiUnit,
    /// The quotient is multiplied by this: complaints of 1,000 households, leavers of twelve months.
    pub per: i64,
    /// Above the line.
    pub numerator: Counted,
    /// Below the line. What is counted anew each month (households) sums to household-months.
    pub denominator: Counted,
    /// Is it a share of single answers or calls, for which a confidence interval makes sense?
    pub sample: bool,
}

const TICKETS: Counted = Counted::Metric(&["工单量", "办结工单", "tickets"]);
const HOUSEHOLDS: Counted = Counted::Metric(&["户数", "households"]);
const OFFERED: Counted = Counted::Metric(&["呼入量", "offered"]);

const PERCENT: Kpi = Kpi {
    id: "",
    title: "",
    names: &[],
    direction: Direction::Up,
    unit: KpiUnit::Percent,
    per: 1,
    numerator: TICKETS,
    denominator: TICKETS,
    sample: true,
};

/// Every known KPI.
pub const KPIS: &[Kpi] = &[
    Kpi {
        id: "csat",
        title: "kpi-csat",
        names: &["csat", "满意度"],
        numerator: Counted::Metric(&["满意数", "satisfied"]),
        denominator: Counted::Metric(&["有效评价数", "评价数", "valid_answers"]),
        ..PERCENT
    },
    Kpi {
        id: "fcr",
        title: "kpi-fcr",
        names: &["fcr", "一次解决率"],
        numerator: Counted::Metric(&["一次解决数", "resolved_first"]),
        ..PERCENT
    },
    Kpi {
        id: "complaint",
        title: "kpi-complaint",
        names: &["complaint", "投诉率"],
        direction: Direction::Down,
        unit: KpiUnit::Number,
        per: 1000,
        numerator: Counted::Metric(&["投诉数", "投诉量", "complaints"]),
        denominator: HOUSEHOLDS,
        sample: false,
    },
    Kpi {
        id: "complaint_ontime",
        title: "kpi-complaint-ontime",
        names: &["complaint_ontime", "投诉及时处理率"],
        numerator: Counted::Metric(&["投诉按时办结数", "complaints_on_time"]),
        denominator: Counted::Metric(&["投诉办结数", "complaints_closed"]),
        ..PERCENT
    },
    Kpi {
        id: "response",
        title: "kpi-response",
        names: &["response", "首响时间"],
        direction: Direction::Down,
        unit: KpiUnit::Number,
        numerator: Counted::Metric(&["首响分钟", "response_minutes"]),
        denominator: Counted::Metric(&["首响数", "responses"]),
        sample: false,
        ..PERCENT
    },
    Kpi {
        id: "sl",
        title: "kpi-sl",
        names: &["sl", "服务水平"],
        numerator: Counted::Metric(&["20秒接听量", "answered_in_20s"]),
        denominator: OFFERED,
        ..PERCENT
    },
    Kpi {
        id: "aband",
        title: "kpi-aband",
        names: &["aband", "放弃率"],
        direction: Direction::Down,
        numerator: Counted::Metric(&["放弃量", "abandoned"]),
        denominator: OFFERED,
        ..PERCENT
    },
    Kpi {
        id: "cpt",
        title: "kpi-cpt",
        names: &["cpt", "单工单成本"],
        direction: Direction::Down,
        unit: KpiUnit::Money,
        numerator: Counted::Cost,
        denominator: TICKETS,
        sample: false,
        ..PERCENT
    },
    Kpi {
        id: "cph",
        title: "kpi-cph",
        names: &["cph", "单户月成本"],
        direction: Direction::Down,
        unit: KpiUnit::Money,
        numerator: Counted::Cost,
        denominator: HOUSEHOLDS,
        sample: false,
        ..PERCENT
    },
    Kpi {
        id: "util",
        title: "kpi-util",
        names: &["util", "坐席利用率"],
        direction: Direction::Band,
        numerator: Counted::Metric(&["处理分钟", "handled_minutes"]),
        denominator: Counted::Metric(&["可用分钟", "available_minutes"]),
        sample: false,
        ..PERCENT
    },
    Kpi {
        id: "collect",
        title: "kpi-collect",
        names: &["collect", "物业费收缴率"],
        numerator: Counted::Metric(&["实收", "实收金额", "collected"]),
        denominator: Counted::Metric(&["应收", "应收金额", "receivable"]),
        sample: false,
        ..PERCENT
    },
    Kpi {
        id: "attr",
        title: "kpi-attr",
        names: &["attr", "离职率"],
        direction: Direction::Down,
        per: 12,
        numerator: Counted::Metric(&["离职人数", "leavers"]),
        denominator: Counted::Metric(&["在职人数", "heads"]),
        sample: false,
        ..PERCENT
    },
];

impl Kpi {
    /// The known KPI of this id.
    pub fn find(id: &str) -> Option<&'static Kpi> {
        KPIS.iter().find(|kpi| kpi.id == id)
    }
}
