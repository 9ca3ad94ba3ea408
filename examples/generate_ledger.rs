//! Writes a large, realistic export for benchmarks: `generate_ledger LINES SEED OUT.csv`.
//!
//! Three years, 16 categories, 4 departments, 200 projects, Chinese descriptions, about 100 bytes a
//! line, in the order of days, headers as accounting programs write them. The same seed gives the
//! same bytes on every machine.

use std::error::Error;
use std::fs::File;
use std::io::{self, BufWriter, Write};

/// The categories, as a plan would name them.
pub const CATEGORIES: [&str; 16] = [
    "人力成本:基本工资",
    "人力成本:绩效奖金",
    "人力成本:社会保险",
    "人力成本:住房公积金",
    "人力成本:加班费",
    "人力成本:节日福利",
    "运营成本:房租",
    "运营成本:水费",
    "运营成本:电费",
    "运营成本:设备采购",
    "运营成本:设备维保",
    "培训成本:内部培训",
    "培训成本:外部培训",
    "其他成本:软件订阅",
    "其他成本:满意度调研",
    "其他成本:危机公关",
];

/// The departments.
pub const DEPARTMENTS: [&str; 4] = ["客服部", "呼叫中心", "管家部", "品质部"];

const GARDENS: [&str; 20] = [
    "阳光", "翠湖", "滨江", "锦绣", "紫金", "云山", "绿洲", "东方", "星河", "碧水", "金域", "和平", "春晓", "明月",
    "华府", "龙泉", "御景", "桃源", "海棠", "长安",
];
const KINDS: [&str; 10] = ["花园", "家园", "名苑", "新城", "公馆", "雅居", "广场", "里", "府", "湾"];
const TEXTS: [&str; 8] = [
    "月末计提",
    "报销单据附后",
    "按合同支付第二季度款项",
    "节假日双岗值班",
    "冲减上月多计",
    "服务台耗材",
    "业主活动物料",
    "系统账号续费",
];

const FIRST_YEAR: u64 = 2024;
const DAYS: u64 = 3 * 12 * 28;

/// A small generator of our own (splitmix64), so that no library changes the bytes.
struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }

    fn pick<'a>(&mut self, texts: &[&'a str]) -> &'a str {
        texts[self.below(texts.len() as u64) as usize]
    }
}

/// Writes the export.
pub fn write_ledger(lines: u64, seed: u64, out: &mut impl Write) -> io::Result<()> {
    let mut random = Random(seed);
    writeln!(out, "日期,凭证号,科目名称,部门,项目,摘要,金额")?;
    let (mut voucher, mut month_before) = (0, 0);
    for line in 0..lines {
        let day = line * DAYS / lines;
        let month = day / 28;
        if month != month_before {
            (voucher, month_before) = (0, month);
        }
        // A voucher has three lines on average; its number starts again each month.
        voucher += u64::from(line == 0 || voucher == 0 || random.below(3) == 0);
        let (year, month, day) = (FIRST_YEAR + month / 12, month % 12 + 1, day % 28 + 1);
        let category = random.pick(&CATEGORIES);
        let department = random.pick(&DEPARTMENTS);
        let (garden, kind) = (random.pick(&GARDENS), random.pick(&KINDS));
        let (text, number) = (random.pick(&TEXTS), random.below(100_000));
        let (sign, minor) = (if random.below(50) == 0 { "-" } else { "" }, random.below(2_000_000));
        let (yuan, fen) = (minor / 100, minor % 100);
        writeln!(
            out,
            "{year}-{month:02}-{day:02},记-{voucher:04},{category},{department},{garden}{kind},{text}{number:05},{sign}{yuan}.{fen:02}"
        )?;
    }
    out.flush()
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [lines, seed, path] = arguments.as_slice() else {
        return Err("usage: generate_ledger LINES SEED OUT.csv".into());
    };
    write_ledger(lines.parse()?, seed.parse()?, &mut BufWriter::new(File::create(path)?))?;
    Ok(())
}
