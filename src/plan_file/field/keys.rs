//! The tables of a book and their keys: one list for reading, schema and likely names.

use std::sync::LazyLock;

use super::accrual_keys::{ACCRUE, SPREAD};
use super::key::{all, key, required};
use super::member_keys::{ALLOCATE, MEMBER, TEAM};
use super::rule_keys::RULE;
use crate::analysis::measure::{COMMON, MEASURES};
use crate::analysis::method::METHODS;
use crate::analysis::staffing::{self, DEMANDS};
use crate::model::Key;
use crate::model::Rollover;
use crate::model::amount::UNIT_NAMES;
use crate::model::control::Strength;
use crate::model::key::KeyKind::{
    Amount, Band, Count, Date, Flag, Level, Lists, Map, Month, Named, OneOf, Quantity, Ratio, Series, Table, Tables,
    Text, Texts, WordOrTable,
};

/// `budget.toml`: the book-wide tables, and all that a plan's own file may have.
pub(in crate::plan_file) fn book() -> &'static [Key] {
    static KEYS: LazyLock<Vec<Key>> = LazyLock::new(|| [BOOK_WIDE, PLAN_FILE].concat());
    &KEYS
}

/// What stands in `budget.toml` alone.
pub(super) const BOOK_WIDE: &[Key] = &[
    key("language", OneOf(&["zh-CN", "en"]), "plan-key-language"),
    key("unit", OneOf(&["yuan", "thousand", "wan"]), "plan-key-book-unit"),
    key("view", OneOf(&["cash", "accrual"]), "plan-key-book-view"),
    key("columns", Texts, "plan-key-book-columns"),
    key("archive", Flag, "plan-key-archive"),
    key("report", Named(|| PAGE), "plan-key-report"),
    key("dimensions", Lists, "plan-key-dimensions"),
    key("levels", Lists, "plan-key-levels"),
    key("member", Tables(|| MEMBER), "plan-key-member"),
    key("allocate", Tables(|| ALLOCATE), "plan-key-allocate"),
    key("team", Tables(|| TEAM), "plan-key-team"),
    key("materiality", Table(MATERIALITY), "plan-key-materiality"),
    key("control", Table(CONTROL), "plan-key-control-table"),
    key("alert", Table(ALERT), "plan-key-alert"),
    key("category", Tables(|| CATEGORY), "plan-key-category-table"),
    key("classify", Tables(|| CLASSIFY), "plan-key-classify"),
    key("spread", Tables(|| SPREAD), "plan-key-spread"),
    key("accrue", Tables(|| ACCRUE), "plan-key-accrue"),
    key("accounts", Map, "plan-key-accounts"),
    key("import", Named(|| PROFILE), "plan-key-import"),
    key("contribution", Tables(|| CONTRIBUTION), "plan-key-contribution"),
    key("commitment", Table(COMMITMENT), "plan-key-commitment"),
    key("approval", Table(APPROVAL), "plan-key-approval"),
    key("store", Table(STORE), "plan-key-store"),
];

const STORE: &[Key] = &[
    required("url", Text, "plan-key-store-url"),
    key("schema", Text, "plan-key-store-schema"),
    key("book", Text, "plan-key-store-book"),
];

/// `[report.NAME]`: a page.
const PAGE: &[Key] = &[required("sections", Texts, "plan-key-report-sections")];

const APPROVAL: &[Key] =
    &[required("signers", Text, "plan-key-approval-signers"), key("since", Date, "plan-key-approval-since")];

const COMMITMENT: &[Key] = &[required("number", Text, "plan-key-commitment-number")];

/// `plans/*.toml`.
pub(in crate::plan_file) const PLAN_FILE: &[Key] = &[
    key("plan", Table(PLAN), "plan-key-plan"),
    key("driver", Named(|| DRIVER), "plan-key-driver"),
    key("grade", Named(|| GRADE), "plan-key-grade"),
    key("hours", Table(HOURS), "plan-key-hours"),
    key("staffing", Named(demand), "plan-key-staffing"),
    key("goal", Tables(|| GOAL), "plan-key-goal"),
    key("line", Tables(line), "plan-key-line"),
    key("scenario", Named(|| SCENARIO), "plan-key-scenario"),
    key("route", Tables(|| ROUTE), "plan-key-route"),
    key("forbidden_transfer", Tables(|| FORBIDDEN_TRANSFER), "plan-key-forbidden"),
    key("rule", Tables(|| RULE), "rule-key"),
];

const MATERIALITY: &[Key] = &[
    required("amount", Amount, "plan-key-materiality-amount"),
    required("ratio", Ratio, "plan-key-materiality-ratio"),
    key("hard_amount", Amount, "plan-key-hard-amount"),
];

/// `[control]`: what holds for lines and categories that say nothing else.
const CONTROL: &[Key] = &[
    key("default", OneOf(&Strength::WORDS), "plan-key-control"),
    key("window", Texts, "plan-key-window"),
    key("tolerance", Ratio, "plan-key-tolerance"),
    key("tolerance_amount", Amount, "plan-key-tolerance-amount"),
];

/// `[alert]`.
const ALERT: &[Key] = &[
    key("warn", Ratio, "plan-key-alert-warn"),
    key("crit", Ratio, "plan-key-alert-crit"),
    key("gap", Ratio, "plan-key-alert-gap"),
    key("pace", Ratio, "plan-key-alert-pace"),
    key("min", Amount, "plan-key-alert-min"),
    key("grace_days", Count, "plan-key-alert-grace"),
    key("line", Tables(|| ALERT_LINE), "plan-key-alert-line"),
];

/// `[[alert.line]]`.
const ALERT_LINE: &[Key] = &[
    required("category", Text, "plan-key-alert-category"),
    key("for", Map, "plan-key-for"),
    key("warn", Ratio, "plan-key-alert-warn"),
    key("crit", Ratio, "plan-key-alert-crit"),
    key("gap", Ratio, "plan-key-alert-gap"),
    key("pace", Ratio, "plan-key-alert-pace"),
    key("min", Amount, "plan-key-alert-min"),
];

const CATEGORY: &[Key] = &[
    required("path", Text, "plan-key-path"),
    key("code", Text, "plan-key-code"),
    key("label", Text, "plan-key-label"),
    key("aliases", Texts, "plan-key-aliases"),
    key("kind", OneOf(&["cost", "income"]), "plan-key-kind"),
    key("controllable", Flag, "plan-key-controllable"),
    key("control", OneOf(&Strength::WORDS), "plan-key-control"),
    key("window", Texts, "plan-key-window"),
    key("tolerance", Ratio, "plan-key-tolerance"),
    key("tolerance_amount", Amount, "plan-key-tolerance-amount"),
    key("pool", Text, "plan-key-pool"),
];

const CLASSIFY: &[Key] = &[
    required("field", Text, "plan-key-field"),
    key("contains", Text, "plan-key-contains"),
    key("matches", Text, "plan-key-matches"),
    key("category", Text, "plan-key-classify-category"),
    key("for", Map, "plan-key-classify-for"),
];

const PROFILE: &[Key] = &[
    key("encoding", Text, "plan-key-encoding"),
    key("delimiter", Text, "plan-key-delimiter"),
    key("header", OneOf(&["none"]), "plan-key-header"),
    key("header_row", Count, "plan-key-header-row"),
    key("sheet", Text, "plan-key-sheet"),
    key("columns", Map, "plan-key-columns"),
    key("date_order", OneOf(&["ymd", "dmy", "mdy"]), "plan-key-date-order"),
    key("decimal_mark", OneOf(&[".", ","]), "plan-key-decimal-mark"),
    key("unit", OneOf(&UNIT_NAMES), "plan-key-unit"),
    key("sign", OneOf(&["cost-positive", "cost-negative"]), "plan-key-sign"),
    key("year", Count, "plan-key-year"),
    key("skip", Tables(|| SKIP), "plan-key-skip"),
    key("fixed", Map, "plan-key-fixed"),
    key("match_vouchers", Flag, "plan-key-match-vouchers"),
    key("expect", Text, "plan-key-expect"),
    key("expect_rows", Count, "plan-key-expect-rows"),
];

const SKIP: &[Key] = &[
    required("column", Text, "plan-key-skip-column"),
    key("equals", Texts, "plan-key-skip-equals"),
    key("starts_with", Texts, "plan-key-skip-starts-with"),
    key("contains", Texts, "plan-key-skip-contains"),
    key("matches", Text, "plan-key-skip-matches"),
];

/// `[plan]`.
pub(in crate::plan_file) const PLAN: &[Key] = &[
    required("id", Text, "plan-key-id"),
    key("name", Text, "plan-key-plan-name"),
    required("first_month", Month, "plan-key-first-month"),
    key("currency", Text, "plan-key-currency"),
    key("tax_basis", OneOf(&["gross", "net"]), "plan-key-tax-basis"),
    key("for", Map, "plan-key-plan-for"),
];

/// `[[contribution]]`.
const CONTRIBUTION: &[Key] = &[
    required("city", Text, "plan-key-contribution-city"),
    required("kind", Text, "plan-key-contribution-kind"),
    required("from", Month, "plan-key-contribution-from"),
    required("floor", Amount, "plan-key-contribution-floor"),
    required("cap", Amount, "plan-key-contribution-cap"),
    required("rate", Ratio, "plan-key-contribution-rate"),
    key("announced", Month, "plan-key-contribution-announced"),
    key("rounding", OneOf(&["fen", "jiao-up", "yuan"]), "plan-key-contribution-rounding"),
];

/// `[driver.NAME]`.
const DRIVER: &[Key] = &[
    required("value", Series, "plan-key-driver-value"),
    key("times", Quantity, "plan-key-driver-times"),
    key("plus", Quantity, "plan-key-driver-plus"),
    key("actual", Text, "plan-key-driver-actual"),
    key("step", OneOf(&["volume", "efficiency", "rate"]), "plan-key-driver-step"),
    key("mix", Text, "plan-key-driver-mix"),
];

/// `[grade.NAME]`.
const GRADE: &[Key] = &[
    required("heads", Series, "plan-key-grade-heads"),
    required("base", Series, "plan-key-grade-base"),
    key("bonus", Ratio, "plan-key-grade-bonus"),
    key("wage", Amount, "plan-key-grade-wage"),
    key("insurance", OneOf(&["full", "injury-only", "none"]), "plan-key-grade-insurance"),
    key("serves", Series, "plan-key-grade-serves"),
    key("per_head", Quantity, "plan-key-grade-per-head"),
    key("benchmark", Text, "plan-key-grade-benchmark"),
    key("actual", Text, "plan-key-grade-actual"),
    key("joins", Tables(|| MOVE), "plan-key-grade-joins"),
    key("leaves", Tables(|| MOVE), "plan-key-grade-leaves"),
];

const MOVE: &[Key] = &[required("date", Date, "plan-key-move-date"), key("heads", Quantity, "plan-key-move-heads")];

/// `[hours]`.
const HOURS: &[Key] = &[
    key("workdays", Quantity, "plan-key-hours-workdays"),
    key("leave_days", Quantity, "plan-key-hours-leave"),
    key("sick_days", Quantity, "plan-key-hours-sick"),
    key("training_days", Quantity, "plan-key-hours-training"),
    key("hours_a_day", Quantity, "plan-key-hours-a-day"),
    key("breaks", Ratio, "plan-key-hours-breaks"),
];

/// `[[goal]]`.
const GOAL: &[Key] = &[
    required("kpi", Text, "plan-key-goal-kpi"),
    key("name", Text, "plan-key-goal-name"),
    key("numerator", Text, "plan-key-goal-numerator"),
    key("denominator", Text, "plan-key-goal-denominator"),
    key("per", Quantity, "plan-key-goal-per"),
    key("unit", OneOf(&["percent", "number", "money"]), "plan-key-goal-unit"),
    key("baseline", Level, "plan-key-goal-baseline"),
    key("target", Level, "plan-key-goal-target"),
    key("direction", OneOf(&["up", "down"]), "plan-key-goal-direction"),
    key("band", Band, "plan-key-goal-band"),
    key("weight", Ratio, "plan-key-goal-weight"),
    key("owner", Text, "plan-key-goal-owner"),
    key("min_n", Count, "plan-key-goal-min-n"),
    key("volume", Text, "plan-key-goal-volume"),
];

const LINE: &[Key] = &[
    required("category", Text, "plan-key-line-category"),
    key("for", Map, "plan-key-for"),
    key("name", Text, "plan-key-line-name"),
    key("method", Text, "plan-key-method"),
    key("from", Month, "plan-key-from"),
    key("to", Month, "plan-key-to"),
    key("basis", Text, "plan-key-basis"),
    key("effect", Text, "plan-key-effect"),
    key("owner", Text, "plan-key-owner"),
    key("goals", Texts, "plan-key-line-goals"),
    key("target_monthly", Amount, "plan-key-target-monthly"),
    key("target_annual", Amount, "plan-key-target-annual"),
    key("mode", OneOf(&["ceiling", "additive"]), "plan-key-mode"),
    key("contra", Flag, "plan-key-contra"),
    key("locked", Flag, "plan-key-locked"),
    key("floor", Ratio, "plan-key-floor"),
    key("materiality", WordOrTable(&["always"], LINE_MATERIALITY), "plan-key-line-materiality"),
    key("control", OneOf(&Strength::WORDS), "plan-key-control"),
    key("window", Texts, "plan-key-window"),
    key("tolerance", Ratio, "plan-key-tolerance"),
    key("tolerance_amount", Amount, "plan-key-tolerance-amount"),
    key("pool", Text, "plan-key-pool"),
    key("rollover", OneOf(&Rollover::WORDS), "plan-key-rollover"),
    key("rollover_cap", Amount, "plan-key-rollover-cap"),
    key("reserve", Flag, "plan-key-reserve"),
];

const LINE_MATERIALITY: &[Key] = &[
    required("amount", Amount, "plan-key-materiality-amount"),
    required("ratio", Ratio, "plan-key-materiality-ratio"),
];

/// `[[line]]`: its own keys and those of every budget method.
pub(in crate::plan_file) fn line() -> &'static [Key] {
    static KEYS: LazyLock<Vec<Key>> = LazyLock::new(|| all(LINE, METHODS.iter().flat_map(|method| method.keys())));
    &KEYS
}

/// `[scenario.NAME]`.
const SCENARIO: &[Key] = &[
    key("note", Text, "plan-key-scenario-note"),
    key("change", Tables(|| CHANGE), "plan-key-scenario-change"),
    key("measure", Tables(measure), "plan-key-scenario-measure"),
];

/// `[[scenario.NAME.change]]`.
const CHANGE: &[Key] = &[
    key("driver", Text, "plan-key-change-driver"),
    key("grade", Text, "plan-key-change-grade"),
    key("category", Text, "plan-key-change-category"),
    key("for", Map, "plan-key-change-for"),
    key("name", Text, "plan-key-change-name"),
    key("contribution", Text, "plan-key-change-contribution"),
    key("city", Text, "plan-key-change-city"),
    key("key", Text, "plan-key-change-key"),
    key("from", Month, "plan-key-change-from"),
    key("times", Level, "plan-key-change-times"),
    key("plus", Level, "plan-key-change-plus"),
    key("value", Level, "plan-key-change-value"),
    key("monthly", Amount, "plan-key-change-monthly"),
];

/// `[[route]]`.
const ROUTE: &[Key] = &[
    key("up_to", Amount, "plan-key-route-up-to"),
    key("share", Ratio, "plan-key-route-share"),
    required("who", Texts, "plan-key-route-who"),
];

/// `[[forbidden_transfer]]`.
const FORBIDDEN_TRANSFER: &[Key] =
    &[required("from", Text, "plan-key-forbidden-from"), key("to", Text, "plan-key-forbidden-to")];

/// `[[scenario.NAME.measure]]`: its own keys and those of every kind.
pub(in crate::plan_file) fn measure() -> &'static [Key] {
    static KEYS: LazyLock<Vec<Key>> = LazyLock::new(|| {
        let own = [&[required("kind", Text, "plan-key-measure-kind")], COMMON].concat();
        all(&own, MEASURES.iter().flat_map(|measure| measure.keys()))
    });
    &KEYS
}

/// `[staffing.NAME]`: its own keys and those of every kind of work.
fn demand() -> &'static [Key] {
    static WORKS: LazyLock<Vec<&str>> = LazyLock::new(|| DEMANDS.iter().map(|demand| demand.id()).collect());
    static KEYS: LazyLock<Vec<Key>> = LazyLock::new(|| {
        let own = [required("work", OneOf(&WORKS), "staffing-key-work")];
        all(&own, DEMANDS.iter().flat_map(|demand| demand.keys()).chain(staffing::COMMON))
    });
    &KEYS
}

/// The fields of a ledger that an import profile can name a column for, beside the book's axes.
pub(in crate::plan_file) const PROFILE_COLUMNS: &[&str] = &[
    "date",
    "period",
    "year",
    "day",
    "voucher",
    "voucher_word",
    "line",
    "description",
    "category",
    "account",
    "amount",
    "refunded",
    "fee",
    "net",
    "tax",
    "debit",
    "credit",
    "direction",
    "status",
    "currency",
    "unit",
    "balance",
    "vendor",
    "invoice",
    "counterparty",
    "commitment",
];

/// The fields that a classifying rule can look at, beside the book's axes.
pub(in crate::plan_file) const CLASSIFY_FIELDS: &[&str] =
    &["description", "vendor", "account", "voucher", "invoice", "counterparty"];
