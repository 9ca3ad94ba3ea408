//! `budget`: plans, expense ledgers and variance on the command line, in Chinese and English.
//!
//! This page is the map of the code; the README is for users, `tests/cmd/` is the manual.
//!
//! # Bird's eye view
//!
//! A *book* is a folder: a TOML plan, and a ledger of immutable CSV batches. Two ways lead through the
//! program, and meet in a report.
//!
//! *A ledger row*: bytes → [`import`] (decode, sniff, map, normalise, classify) → [`model::PostingRef`] →
//! [`store::BatchDraft`], or all problems at once and nothing booked → later
//! [`store::LedgerStore::summarize`] → [`model::Grid`]. Metrics (tickets, households, answers) go the same way
//! into a ledger of their own, in [`model::Currency::NONE`].
//!
//! *A plan line*: TOML → [`plan_file`] (nodes, fields by declared keys, lines, checks against each other) →
//! [`model::Plan`], or every problem with its place → [`analysis::method`] works out its months →
//! [`analysis::Budget`].
//!
//! *Market data* are neither: a survey → [`import::read_sheet`] → [`plan_file::benchmarks_from_sheet`] →
//! `benchmarks/*.csv`, which are read with the plans that name them.
//!
//! [`analysis::variance`] holds the one against the other, asked by [`answer`]; [`report`] arranges the result for people and
//! for scripts, [`mod@write`] turns it into bytes, [`cli`] hands them to the world.
//!
//! # Modules, in reading order
//!
//! - [`model`]: the values. A file is named for the type in it.
//! - [`words`]: typed messages, and the catalogue behind them (`src/locales/*.ftl`).
//! - [`book`]: the folder: finding it, its paths, its lock, the one atomic write.
//! - [`plan_file`]: plans from files, every problem at once.
//! - [`import`]: exports from accounting programs to postings.
//! - [`store`] and [`journal`]: the ledger, and the evidence of what changed it.
//! - [`analysis`]: pure functions from plans and sums to judged figures.
//! - [`plan_cache`]: what plans come to, kept until something that it was made from changes.
//! - [`answer`]: from a request to a result: what a command, a page or an alert asks of a book.
//! - [`report`]: a report before any format.
//! - [`mod@write`]: one file a format.
//! - [`config`]: user settings.
//! - [`command`]: one file a command.
//! - [`cli`]: arguments, clock, environment, terminal, streams, exit codes, language.
//!
//! # Invariants
//!
//! - Amounts are whole minor units ([`model::Money`]); nothing but `Money` and `Ratio` rounds, and no `f64`
//!   touches an amount. Queues of callers are statistics, and leave the doubles as they leave their file.
//! - The ledger's state is exactly the batches present. The index and the fingerprints are derived, the
//!   journal is evidence; deleting `.budget/` costs only time.
//! - The commit point of an import is one rename. Before it nothing is booked, after it all is.
//! - Analyses never load postings: they start from sums.
//! - The core knows no clock, terminal, environment or language. Only [`cli`] does.
//! - Nothing that is wrong with a file is told alone: all its problems come together.
//!
//! Who may import whom, and what may stand in one place only, is held by `tests/all/architecture.rs`.
//!
//! # Extension points
//!
//! Each is a trait, a `const` table under it and one file an entry: [`write::WRITERS`],
//! [`analysis::method::METHODS`], [`analysis::staffing::DEMANDS`], [`analysis::measure::MEASURES`], the
//! importers of [`import`]. To add one: a file, its `mod` line, its table line. The KPIs that goals can name are a
//! plain table, [`model::kpi::KPIS`].
//!
//! *A report* is: a request and a result in `answer` (one file, its `mod` line), a builder in `report` whose columns
//! say under which key scripts find their figures (one file, its `mod` and `pub use` lines), and a command that reads
//! arguments, asks and shows (one file, its `mod` line and variant), with its page in `tests/cmd/` and its texts.

pub mod analysis;
pub mod answer;
pub mod book;
pub mod cli;
pub mod command;
pub mod config;
pub mod import;
pub mod journal;
pub mod model;
pub mod plan_cache;
pub mod plan_file;
pub mod report;
pub mod store;
pub mod words;
pub mod write;
