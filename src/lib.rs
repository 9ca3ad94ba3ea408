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
//! [`store::BatchDraft`], which judges it against what is booked (new, known, changed, suspect), or all problems at once
//! and nothing booked → later [`store::LedgerStore::summarize`] → [`model::Grid`]. Metrics (tickets, households,
//! answers) go the same way into a ledger of their own, in [`model::Currency::NONE`].
//!
//! *A plan line*: TOML → [`plan_file`] (nodes, fields by declared keys, lines, checks against each other) →
//! [`model::Plan`], or every problem with its place → [`analysis::method`] works out its months →
//! [`model::ResolvedPlan`], all that a report needs and nothing about how it was written. It has one canonical text
//! ([`plan_file::canonical()`]), which a version is frozen as; it is kept by [`plan_cache`]; and in columns it is
//! [`analysis::Budget`], which reports walk.
//!
//! *Market data* are neither: a survey → [`import::read_sheet`] → [`plan_file::benchmarks_from_sheet`] →
//! `benchmarks/*.csv`, which are read with the plans that name them.
//!
//! [`analysis::variance`] holds the one against the other, asked by [`answer`]; [`report`] arranges the result for
//! people and for scripts, [`mod@write`] turns it into bytes, [`cli`] hands them to the world.
//!
//! *What lies above members* (区域 above 项目) is in no ledger and no plan. Where `--by` or `--where` asks for it, the axes of
//! the book are followed by those that follow from them, [`store::LevelStore`] is each ledger with these beside its own, and
//! [`analysis::levels`] the budget; answers and reports know no difference.
//!
//! *Commitments* (orders, contracts) are a ledger of their own. [`analysis::commitment`] holds its rows against what was
//! booked under their numbers ([`store::LedgerStore::settled`]); what is left of them is no longer available.
//!
//! *Reviews* (`reviews/2026-03.toml`) say why lines went as they did; they are edited by hand, and count as they stand.
//! *Closes* (`closes/2026-03/`) freeze every line and the report of a month, written once as versions are; rows that come
//! later are booked all the same, and [`answer::restated`] holds the month against what it was.
//!
//! *Adjustments* (from line to line, more, less) are a ledger of their own, too. [`analysis::adjustment`] reads from its rows
//! what is in force, and adds that to the budget of the versions before any report sees it; the cache of plans holds the
//! sum, and is made anew when that ledger changes.
//!
//! *Accruals* (bills spread over their months, bills that have not come) are a ledger, too. Its rows take money out of
//! months and put it into others; [`store::AccruedStore`] is the ledger of money with them beside it, which every report of
//! the accrual view starts from in place of that ledger.
//!
//! *Agents* (what people at work did, attendance) are a ledger of their own, so that no report but [`answer::agents`] names
//! anybody; that one does so only when asked. *Logs of tickets* are in no ledger: [`import::read_tickets`] hands on their
//! rows, [`analysis::demand`] counts them as they come, and nothing of them is kept.
//!
//! *Overrides* (who lets one event pass beyond its control, and until when) are a ledger as well. [`analysis::overrides`]
//! reads which are in force; [`analysis::gate`] lets a request pass by one, once.
//!
//! *Rounds* (`rounds/1/`) keep what was handed out to those who answer for lines, and what came back: the numbers that
//! their forms were made of, and the hash of the plan that the answers became.
//!
//! # Modules, in reading order
//!
//! - [`model`]: the values. A file is named for the type in it; the ledgers of a book are the table of
//!   [`model::ledger`].
//! - [`words`]: typed messages, and the catalogue behind them (`src/locales/*.ftl`). Where code must know what a problem
//!   comes from, the message carries its [`words::Cause`]: nothing goes by the words.
//! - [`book`]: the folder: finding it, its paths, its lock, the one atomic write.
//! - [`plan_file`]: plans from files, every problem at once, and back into files.
//! - [`import`]: exports from accounting programs to postings.
//! - [`store`] and [`journal`]: the ledger, and the evidence of what changed it. [`store::open`] opens one ledger for its
//!   kind as a [`store::LedgerStore`]: batches, sums, postings; [`store::Originals`]: the files that rows came from;
//!   [`store::Evidence`]: the proof that all is as it was booked. Files, memory and PostgreSQL stand behind it, and pass
//!   one contract (`tests/all/store_contract.rs`).
//! - [`analysis`]: pure functions from plans and sums to judged figures.
//! - [`plan_cache`]: what plans come to, kept until something that it was made from changes.
//! - [`versions`]: plans as they were submitted, decided on, and in force.
//! - [`closes`]: months that were closed, as they were then.
//! - [`ignored`]: findings that somebody looked at, and knows about.
//! - [`reviews`]: why lines went as they did, in files that people edit.
//! - [`signing`]: signatures of approvals, by `ssh-keygen`.
//! - [`answer`]: from a request to a result: what a command, a page or an alert asks of a book.
//! - [`report`]: a report before any format.
//! - [`mod@write`]: one file a format.
//! - [`browse`]: a book on the whole screen: keys move a state, pages are reports, drawing is apart.
//! - [`notify`]: telling somebody, by mail, robot, webhook or a program of his own.
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
//! - Analyses never load postings: they start from sums. A scan looks at rows, of which it keeps numbers; so does a
//!   consolidation, for who charges whom stands in no sum.
//! - The core knows no clock, terminal, environment or language. Only [`cli`] does.
//! - Nothing that is wrong with a file is told alone: all its problems come together.
//!
//! Who may import whom, and what may stand in one place only, is held by `tests/all/architecture.rs`.
//!
//! # Extension points
//!
//! Each is a trait, a `const` table under it and one file an entry: [`write::WRITERS`],
//! [`analysis::method::METHODS`], [`analysis::staffing::DEMANDS`], [`analysis::measure::MEASURES`], [`analysis::ideas::IDEAS`], [`analysis::scan::FINDINGS`],
//! [`report::SECTIONS`], the importers of [`import`]. The KPIs that goals can name are a plain table, [`model::kpi::KPIS`].
//!
//! What each of these takes, and nothing else; texts stand in both languages, `en.*.ftl` and `zh-CN.*.ftl`:
//!
//! *A report with its command*:
//! 1. `answer/NAME.rs`, from a request to a result, and its `mod` line;
//! 2. `report/NAME.rs`, a builder whose columns say under which key scripts find their figures, and its `mod` and
//!    `pub use` lines;
//! 3. `command/NAME.rs`, which reads arguments, asks and shows, and its `mod` line, its variant of `Command` and its arm
//!    of `run`; its name in a group of `cli/groups.rs`;
//! 4. its texts, and where they are files of their own these in `words/catalogue.rs`; the Chinese help, and two examples in
//!    each language, in `*.help.ftl`; a term it prints is also listed in `words/terms.rs`;
//! 5. its page `tests/cmd/NAME.md`, with its name in `tests/all/documents.rs`; the lists of commands and the number of
//!    manual pages in `tests/cmd/program.md`.
//!
//! *A section of the page of `report`*:
//! 1. its word in both languages in `model/page_section.rs`;
//! 2. `report/page/NAME.rs`, which arranges what an answer says as blocks (sentences, cards, charts, tables) and, for a
//!    terminal or a chat, as a few lines; its line in `report::SECTIONS`;
//! 3. the answer in `report::PageParts`, asked for in `command/report/gather.rs` where the section is wanted;
//! 4. its texts in `*.page.ftl`; its line in `tests/cmd/report.md`, in `tests/all/pages.rs`, which holds its figures
//!    against those of the command, and its command in `tests/all/same_figures.rs`, which holds all formats to one figure.
//!
//! *A chart*: its data and its sentence in `report/chart/NAME.rs`, its drawings in `write/html/svg/NAME.rs` and, for a
//! terminal, in `write/chart/NAME.rs`; a workbook has its own in `write/xlsx/charts.rs`.
//!
//! *A budget method*:
//! 1. `analysis/method/NAME.rs` and its `mod` line;
//! 2. its line in `METHODS`;
//! 3. its texts in `*.method.ftl`: its name, each of its keys, its arithmetic;
//! 4. its case in `tests/cmd/methods.md`, its refusals in `tests/errors/methods.md`.
//!
//! *An importer of a file format*:
//! 1. `import/format/NAME.rs` and its `mod` line;
//! 2. its line in `import/format/importer.rs`, before every format that would take its files, with how it is known in
//!    the test there;
//! 3. how it is said to be read, in `import/outcome.rs`, where it has neither an encoding nor sheets;
//! 4. files of it among `import/tests/`, and a case in `tests/errors/files.md` for each message of its own.
//!
//! *A message*:
//! 1. its text in both languages;
//! 2. the call, `msg(…).with(…)`, that fills every place of it; with `.because(…)` where other problems depend on
//!    it, which is a variant of [`words::Cause`] if there is none;
//! 3. its case in `tests/errors/`, if it tells of a problem; its line in `words/terms.rs`, if it is a term.
//!
//! *A store method*:
//! 1. its declaration in `store/mod.rs`, in the trait that it belongs to, with what it promises. If it follows from other
//!    methods it has a body there, and only a backend that can do better has its own;
//! 2. `store/file/mod.rs` and `store/postgres/mod.rs`, which only lead to the file of their folder that does the work;
//! 3. `store/memory.rs`, or `store/memory/kept.rs` for originals and evidence;
//! 4. `store/levels.rs` and `store/accrued.rs`, which stand before a store and pass on what they do not change;
//! 5. its promises in `tests/all/store_contract.rs`, which every backend keeps.
//!
//! *A kind of ledger*:
//! 1. its variant and its line in `model/ledger.rs`: folder, lock, journal, index, `doctor` and `verify` follow from them;
//! 2. to import it, its variant in `command/import/kind.rs`, with its reader, and its line in `command/import/mod.rs`;
//! 3. what it counts in, in `tests/all/store_kept.rs`.

pub mod analysis;
pub mod answer;
pub mod book;
pub mod browse;
pub mod cli;
pub mod closes;
pub mod command;
pub mod config;
pub mod ignored;
pub mod import;
pub mod journal;
pub mod model;
pub mod notify;
pub mod plan_cache;
pub mod plan_file;
pub mod report;
pub mod reviews;
pub mod signing;
pub mod store;
pub mod versions;
pub mod words;
pub mod write;
