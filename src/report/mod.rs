//! Reports before any format: what a person reads, and the tidy rows a script reads.
//!
//! Builders here turn results of `analysis` into a [`Report`]; `write` turns that into bytes.
//! Not here: arithmetic (`analysis`), text layout and file formats (`write`), words (`words`).

mod accrual_proposals;
mod accruals;
mod agents;
mod agreement;
mod alerts;
mod batches;
mod between;
mod bridge;
mod budget_sheet;
mod calendar;
mod cell;
pub mod chart;
mod check;
mod collect;
mod commitment;
mod consolidate;
mod datum;
mod demand;
mod doctor;
mod draft;
mod equation;
mod explain;
mod fields;
mod goals;
mod head;
mod history;
mod ideas;
mod left_out;
mod more_lines;
mod names;
mod outlook;
mod overrides;
mod page;
mod peers;
mod plan_diff;
mod plan_keys;
mod plan_view;
mod readers;
mod reserves;
mod restated;
mod review;
mod rules;
mod scan;
mod staffing;
mod status;
mod structure;
mod table;
mod variance;
mod version_history;
mod way;
mod whatif;

pub use accrual_proposals::{AccrualProposalParts, accrual_how, accrual_proposals};
pub use accruals::{AccrualParts, accrual_list, line_of_row};
pub use agents::{AgentsParts, agents_report};
pub use agreement::disagreements;
pub use alerts::{
    AlertsParts, MANY_INFOS, WaitingLetter, alert_lines, alert_over, alert_title, alerts_report, reported_alerts,
};
pub use batches::{batch_list, batch_rows, metric_rows};
pub use between::{BetweenParts, BetweenTitle, Ends, between_report};
pub use bridge::{BridgeParts, bridge_arithmetic, bridge_report};
pub use budget_sheet::{SheetPart, SheetParts, budget_sheet_report};
pub use calendar::calendar_report;
pub use cell::{Cell, Form, Together, Tone};
pub use check::{CheckParts, check_report, verdict_of};
pub use collect::{CollectParts, RoundLine, RoundRow, RoundState, RoundSums, collect_report};
pub use commitment::{CommitmentParts, commitment_life, commitment_list, terms_line};
pub use consolidate::{ConsolidateParts, consolidate_report};
pub use datum::Datum;
pub use demand::{DemandFile, DemandParts, IntervalPart, demand_report};
pub use doctor::{Examined, doctor_report};
pub use draft::{
    DraftCap, DraftParts, draft_basis, draft_goal_effect, draft_head, draft_left_out, draft_remarks, draft_report,
};
pub use equation::equation_report;
pub use explain::{Sums, explain_report};
pub use goals::{GoalsParts, goal_name, goal_value, goals_report, measure_name};
pub use head::{Head, month_spans, period, period_data};
pub use history::history_report;
pub use ideas::{IdeasParts, ideas_report};
pub use names::Names;
pub use outlook::{OutlookParts, method_name, outlook_report};
pub use overrides::{OverrideParts, line_name as override_line, override_lets, override_list};
pub use page::{
    Anomalies, Block as PageBlock, Card, Detail, Drill, DrillRow, Ledger, PageParts, PageSection, Part, SECTIONS,
    anchor, page_report, row_anchor,
};
pub use peers::{PeersParts, peers_report};
pub use plan_diff::plan_diff_report;
pub use plan_view::{Step, plan_report};
pub use readers::Readers;
pub use reserves::reserves_report;
pub use restated::{RestatedParts, restated_report};
pub use review::{ReviewParts, cause_word, lack_word, review_report};
pub use rules::{RulesParts, rules_list, rules_report, stale_line};
pub use scan::{ScanParts, scan_report};
pub use staffing::{DemandMonths, StaffingParts, staffing_report};
pub use status::{StatusParts, status_report};
pub use structure::{StructureParts, structure_report};
pub use table::{Align, Block, Column, Data, DataTable, Emphasis, Key, Legend, Record, Report, Row, Section, Table};
pub use variance::{VarianceParts, variance_report};
pub use version_history::version_history;
pub use whatif::{ListedScenario, WhatifParts, WhatifSpan, scenario_list, whatif_report};
