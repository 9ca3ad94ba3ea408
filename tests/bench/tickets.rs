//! How fast a log of tickets is counted: as a ratio to a bare `csv` byte-record loop over the same log, which counts by
//! project; and whether a log of five times the rows takes more memory. `BENCH_TICKETS` sets the rows (5,000,000).

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use super::bars::Bars;
use super::yardstick::{best, number};
use super::{run, run_watched};

/// Counts a log in a book of its own.
pub fn reports(folder: &Path, bars: &mut Bars) {
    let rows = number("BENCH_TICKETS", 5_000_000);
    if rows == 0 {
        return;
    }
    let (book, log, part) = (folder.join("desk"), folder.join("tickets.csv"), folder.join("part.csv"));
    fs::create_dir_all(&book).unwrap();
    fs::write(book.join("budget.toml"), "language = \"zh-CN\"\n").unwrap();
    write(&log, rows);
    write(&part, rows / 5);
    let bare = best(2, || assert_eq!(count(&log), rows));
    let arguments = ["demand", log.to_str().unwrap(), "--quiet"];
    let counted = best(2, || run(&book, &arguments));
    let ratio = counted.as_secs_f64() / bare.as_secs_f64();
    println!("{rows} tickets: bare {bare:.1?}, demand {counted:.1?} (at most 3.0 times as long): {ratio:.2} ×");
    bars.ratio("demand, to a bare loop over the log", ratio, 3.0);
    let [small, large] = [&part, &log].map(|path| run_watched(&book, &["demand", path.to_str().unwrap(), "--quiet"]));
    println!("  its peak memory: {} MB of a fifth of it, {} MB of all", small / 1024, large / 1024);
    bars.memory("demand: peak memory", large, 150);
    for path in [log, part] {
        fs::remove_file(path).unwrap();
    }
}

/// A bare loop: how many tickets, by project.
fn count(path: &Path) -> u64 {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let mut record = csv::ByteRecord::new();
    let mut counts: HashMap<Vec<u8>, u64> = HashMap::new();
    while reader.read_byte_record(&mut record).unwrap() {
        match counts.get_mut(&record[1]) {
            Some(count) => *count += 1,
            None => {
                counts.insert(record[1].to_vec(), 1);
            }
        }
    }
    counts.values().sum()
}

/// A year of tickets of forty projects, as they come: by day and minute, each some minutes long.
fn write(path: &Path, rows: u64) {
    let mut out = BufWriter::new(File::create(path).unwrap());
    writeln!(out, "工单号,项目名称,渠道,状态,受理时间,完成时间").unwrap();
    let mut seed = 11_u64;
    let mut next = |most: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % most
    };
    for row in 0..rows {
        let day = row * 336 / rows.max(1);
        let (month, day) = (day / 28 + 1, day % 28 + 1);
        let (hour, minute, second) = (8 + next(12), next(50), next(60));
        let channel = ["电话", "微信", "前台"][next(3) as usize];
        let state = if next(50) == 0 { "已废弃" } else { "已完成" };
        let end = minute + next(10);
        writeln!(
            out,
            "T{row:09},项目{:02},{channel},{state},2025-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02},2025-{month:02}-{day:02} {hour:02}:{end:02}:{second:02}",
            next(40)
        )
        .unwrap();
    }
}
