//! Many stretches of batches, hashed and scanned on all cores.

use std::io::{self, Read, Seek, SeekFrom};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::scan::{DayKey, Found, ScanError, Scanner};
use crate::book::Book;
use crate::store::file::behind::share;
use crate::store::file::failure::{damaged, overflow, unreadable};
use crate::store::file::format::batch_file::{BatchFile, open};
use crate::store::file::format::columns::Columns;
use crate::store::file::format::lines::pieces;
use crate::words::Failure;

/// A batch up to this size is read once, hashed and scanned by one worker; a larger one is divided.
const SMALL: u64 = 8 << 20;

/// What to do with a stretch of a batch.
pub(in crate::store::file) struct Task {
    /// The number by which results name the batch.
    pub(in crate::store::file) batch: u32,
    pub(in crate::store::file) path: PathBuf,
    pub(in crate::store::file) work: Work,
}

pub(in crate::store::file) enum Work {
    /// Hash the whole file.
    Hash,
    /// Hash the whole file, and scan what follows its header.
    Both(Arc<Columns>, u64),
    /// Scan whole lines from one offset up to another.
    Scan(Arc<Columns>, u64, u64),
}

/// What all workers found.
#[derive(Default)]
pub(in crate::store::file) struct Swept {
    /// Sums and parts, for each set of columns once a worker.
    pub(in crate::store::file) found: Vec<(Arc<Columns>, Found)>,
    /// The hashes, by number of the batch.
    pub(in crate::store::file) hashes: Vec<(u32, blake3::Hash)>,
}

/// The tasks that hash and scan a batch whole.
pub(in crate::store::file) fn whole(
    book: &Book,
    batch: u32,
    path: PathBuf,
    size: u64,
    known: &mut Layouts,
) -> Result<Vec<Task>, Failure> {
    let mut file = BatchFile::open(book, &path)?;
    let columns = known.share(&file.columns);
    let task = |work| Task { batch, path: path.clone(), work };
    if size <= SMALL {
        return Ok(vec![task(Work::Both(columns, file.rows_from))]);
    }
    let mut tasks = vec![task(Work::Hash)];
    let mut from = file.rows_from;
    while from < size {
        let to = if size - from <= SMALL { size } else { file.line_after(from + SMALL)? };
        tasks.push(task(Work::Scan(columns.clone(), from, to)));
        from = to;
    }
    Ok(tasks)
}

/// The different sets of columns of a ledger's batches; mostly one.
#[derive(Default)]
pub(in crate::store::file) struct Layouts(Vec<Arc<Columns>>);

impl Layouts {
    /// The one shared copy of these columns.
    pub(in crate::store::file) fn share(&mut self, columns: &Columns) -> Arc<Columns> {
        if let Some(known) = self.0.iter().find(|known| ***known == *columns) {
            return known.clone();
        }
        let shared = Arc::new(columns.clone());
        self.0.push(shared.clone());
        shared
    }
}

/// Does the tasks. Only rows whose effective day lies in `window` are summed.
pub(in crate::store::file) fn sweep(
    book: &Book,
    tasks: &[Task],
    digits: u32,
    window: (DayKey, DayKey),
) -> Result<Swept, Failure> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let work = || -> Result<Swept, Failure> {
        let mut worker = Worker { book, digits, window, scanners: Vec::new(), hashes: Vec::new() };
        while let Some(task) = tasks.get(next.fetch_add(1, Ordering::Relaxed)) {
            worker.run(task)?;
        }
        let found = worker.scanners.into_iter().map(|(columns, s)| (columns, s.into_found())).collect();
        Ok(Swept { found, hashes: worker.hashes })
    };
    let workers = cores.min(tasks.len());
    if workers <= 1 {
        return work();
    }
    let mut all = Swept::default();
    for result in share(&vec![(); workers], |()| work()) {
        let mut swept = result?;
        all.found.append(&mut swept.found);
        all.hashes.append(&mut swept.hashes);
    }
    Ok(all)
}

struct Worker<'a> {
    book: &'a Book,
    digits: u32,
    window: (DayKey, DayKey),
    scanners: Vec<(Arc<Columns>, Scanner)>,
    hashes: Vec<(u32, blake3::Hash)>,
}

enum Stop {
    Io(io::Error),
    Scan(ScanError),
}

impl From<io::Error> for Stop {
    fn from(e: io::Error) -> Stop {
        Stop::Io(e)
    }
}

impl Worker<'_> {
    fn run(&mut self, task: &Task) -> Result<(), Failure> {
        self.try_run(task).map_err(|stop| match stop {
            Stop::Io(e) => unreadable(&task.path, &e),
            Stop::Scan(ScanError::Malformed(_)) => damaged(self.book, &task.path),
            Stop::Scan(ScanError::Overflow) => overflow(),
        })
    }

    fn try_run(&mut self, task: &Task) -> Result<(), Stop> {
        match &task.work {
            Work::Hash => {
                let mut hasher = blake3::Hasher::new();
                let mut file = open(self.book, &task.path)?;
                let mut buffer = vec![0; 1 << 18];
                loop {
                    match file.read(&mut buffer)? {
                        0 => break,
                        n => hasher.update(&buffer[..n]),
                    };
                }
                self.hashes.push((task.batch, hasher.finalize()));
            }
            Work::Both(columns, rows_from) => {
                let mut bytes = Vec::new();
                open(self.book, &task.path)?.read_to_end(&mut bytes)?;
                self.hashes.push((task.batch, blake3::hash(&bytes)));
                let rows = bytes.get(*rows_from as usize..).unwrap_or_default();
                let scanner = self.scanner(columns);
                scanner.begin(task.batch);
                scanner.scan(columns, *rows_from, rows).map_err(Stop::Scan)?;
                scanner.end(columns);
            }
            Work::Scan(columns, from, to) => {
                let mut file = open(self.book, &task.path)?;
                file.seek(SeekFrom::Start(*from))?;
                let scanner = self.scanner(columns);
                scanner.begin(task.batch);
                pieces(&mut file, to - from, |offset, piece| {
                    scanner.scan(columns, from + offset, piece).map_err(Stop::Scan)
                })?;
                scanner.end(columns);
            }
        }
        Ok(())
    }

    fn scanner(&mut self, columns: &Arc<Columns>) -> &mut Scanner {
        let at = self.scanners.iter().position(|(c, _)| Arc::ptr_eq(c, columns)).unwrap_or_else(|| {
            // One in another currency is counted as it is written, and then refused by name.
            let digits = columns.currency.map_or(self.digits, |said| said.digits());
            let scanner = Scanner::new(columns.axes.len(), digits).within(self.window.0, self.window.1);
            self.scanners.push((columns.clone(), scanner));
            self.scanners.len() - 1
        });
        &mut self.scanners[at].1
    }
}
