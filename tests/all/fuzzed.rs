//! A seeded fuzz of every reader: the same inputs each time, bounded by their number. `tests/fuzz/` goes on
//! from here for as long as one likes.

use std::fs;
use std::path::Path;

use crate::support::{readers, stored_zip};

/// A generator of its own, so that no other version of it makes other inputs.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }

    fn of<'t>(&mut self, all: &'t [&'t [u8]]) -> &'t [u8] {
        all[self.below(all.len())]
    }
}

/// What breaks readers: ends, quotation marks, numbers at their limits, other encodings, controls.
const TOKENS: &[&[u8]] = &[
    b"\"",
    b"'",
    b",",
    b";",
    b"\t",
    b"\n",
    b"\r",
    b"\r\n",
    b"\0",
    b"=",
    b"[",
    b"]",
    b"{",
    b"}",
    b"#",
    b"\\",
    b"\\u{0}",
    b"-",
    b".",
    b"..",
    b"1e999",
    b"nan",
    b"99999999999999999999",
    b"-92233720368547758.08",
    b"92233720368547758.07",
    b"0.005",
    b"2026-02-30",
    b"9999-12-31",
    b"0000-00",
    b"2026-13",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\x80",
    b"\xb0\xa1",
    b"\x1b]0;x\x07",
    b"\xe2\x80\xae",
    b"\xe3\x80\x80",
    b"\xc2\xa0",
    b"(1,234.56)",
    b"12.5\xe4\xb8\x87",
    b"\xe5\x80\x9f",
    b"\xe5\xb0\x8f\xe8\xae\xa1",
    b"\xe5\x90\x88\xe8\xae\xa1",
    b"true",
    b"[[line]]\n",
    b"::",
    b":",
    b"\xf0\x9f\x98\x80",
];

/// The seed with one to six changes.
fn changed(seed: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=random.below(5) {
        let at = random.below(bytes.len() + 1);
        let to = (at + random.below(24)).min(bytes.len());
        match random.below(7) {
            0 => drop(bytes.splice(at..at, random.of(TOKENS).iter().copied())),
            1 => drop(bytes.splice(at..to, random.of(TOKENS).iter().copied())),
            2 => drop(bytes.drain(at..to)),
            3 => {
                let piece = bytes[at..to].to_vec();
                let place = random.below(bytes.len() + 1);
                bytes.splice(place..place, piece);
            }
            4 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
            5 => bytes.truncate(at),
            _ => {
                let lines =
                    bytes.iter().enumerate().filter(|(_, b)| **b == b'\n').map(|(i, _)| i + 1).collect::<Vec<_>>();
                if let [.., last] = lines[..] {
                    let line = lines[random.below(lines.len())];
                    let piece = bytes[line..last.max(line)].to_vec();
                    bytes.extend(piece);
                }
            }
        }
        bytes.truncate(1 << 16);
    }
    bytes
}

fn example(path: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The first lines of a file: many small inputs find more than few large ones.
fn beginning(path: &str, lines: usize) -> Vec<u8> {
    example(path).split_inclusive(|b| *b == b'\n').take(lines).flatten().copied().collect()
}

const EXPORTS: &[&str] = &[
    "日期,凭证号,摘要,科目编码,科目名称,借方,贷方,余额,部门\n2026-01-05,记-1,加班,660202,加班费,\"1,200.50\",,1200.50,客服部\n2026-01-31,记-2,\"跨\n行\",6603,rent,5.00,,1205.50,Desk\n本月合计,,,,,1205.50,,,\n",
    "period;category;amount\n2026-01;rent;1.234,50\n2026-02;rent;-5,00\n",
    "date\taccount\tdepartment\tamount\n01/02/2026\trent\tDesk\t$5.00\n13/02/2026\trent\tDesk\t(6.00)\n",
    "科目,部门,1月,2月,3月,4月,5月,6月,7月,8月,9月,10月,11月,12月,全年\n加班费,客服部,1,2,3,4,5,6,7,8,9,10,11,12,78\n合计,,1,2,3,4,5,6,7,8,9,10,11,12,78\n",
    "month,metric,value\n2026-01,tickets,120\n2026-02,satisfaction,97.5%\n",
    "单位：万元\n日期,科目,金额\n2026年1月5日,加班费,1.2万\n1月6日,rent,５．００\n",
];

#[test]
fn exports_and_sheets() {
    let mut random = Random(0x5eed_0001);
    let wide: Vec<u8> = EXPORTS[0].encode_utf16().flat_map(u16::to_le_bytes).collect();
    for round in 0..700 {
        let seed = match round % 7 {
            6 => &wide[..],
            at => EXPORTS[at].as_bytes(),
        };
        readers::sheet("账.csv", &changed(seed, &mut random));
    }
}

#[test]
fn workbooks() {
    let mut random = Random(0x5eed_0002);
    let sheet = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>date</t></is></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>amount</t></is></c></row><row r="2"><c r="A2" s="1"><v>46027</v></c><c r="B2" t="s"><v>1</v></c><c r="C2"><v>5.5</v></c></row><row r="3"><c r="A3" t="str"><v>2026-01-07</v></c><c r="B3" t="s"><v>1</v></c><c r="C3"><f>C2*2</f><v>11</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A3:A4"/></mergeCells></worksheet>"#;
    let parts = |sheet: &[u8], strings: &[u8]| -> Vec<(&'static str, Vec<u8>)> {
        vec![
            ("[Content_Types].xml", br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#.to_vec()),
            ("_rels/.rels", br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#.to_vec()),
            ("xl/workbook.xml", br#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#.to_vec()),
            ("xl/_rels/workbook.xml.rels", br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#.to_vec()),
            ("xl/styles.xml", br#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#.to_vec()),
            ("xl/sharedStrings.xml", strings.to_vec()),
            ("xl/worksheets/sheet1.xml", sheet.to_vec()),
        ]
    };
    let strings = br#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="2" uniqueCount="2"><si><t>category</t></si><si><r><t>re</t></r><r><t>nt</t></r></si></sst>"#;
    let whole = stored_zip::zip(&parts(sheet.as_bytes(), strings));
    let (mut rows, mut sum) = (0, 0);
    readers::rows_of("a.xlsx", &whole, &mut |minor| {
        rows += 1;
        sum += minor;
    });
    assert_eq!((rows, sum), (2, 16_50), "the seed is a workbook that is read");
    for round in 0..200 {
        let bytes = match round % 4 {
            0 => changed(&whole, &mut random),
            1 => stored_zip::zip(&parts(sheet.as_bytes(), &changed(strings, &mut random))),
            _ => stored_zip::zip(&parts(&changed(sheet.as_bytes(), &mut random), strings)),
        };
        readers::sheet("账.xlsx", &bytes);
    }
}

#[test]
fn plans() {
    let mut random = Random(0x5eed_0003);
    let seeds = [
        beginning("examples/office/budget.toml", 60),
        beginning("examples/sunshine-garden/budget.toml", 90),
        b"category,basis,monthly,2026-01\nrent,x,5,\n".to_vec(),
        b"metric,role,city,year,p50,n,source\npay,agent,,2026,5350,20,survey\n".to_vec(),
        b"[plan]\nid = \"a\"\nfirst_month = \"2026-01\"\n[[line]]\ncategory = \"rent\"\nannual = \"12.5\xe4\xb8\x87\"\nweights = [1,2,3,4,5,6,7,8,9,10,11,12]\n".to_vec(),
    ];
    for round in 0..400 {
        readers::plan(&changed(&seeds[round % seeds.len()], &mut random));
    }
}

#[test]
fn journals() {
    let mut random = Random(0x5eed_0004);
    let folder = tempfile::tempdir().unwrap();
    for _ in 0..3 {
        readers::journal_file(folder.path(), &fs::read(folder.path().join("journal.jsonl")).unwrap_or_default());
    }
    let whole = fs::read(folder.path().join("journal.jsonl")).unwrap();
    for _ in 0..100 {
        readers::journal_file(folder.path(), &changed(&whole, &mut random));
    }
}

#[test]
fn batches_and_indexes() {
    let mut random = Random(0x5eed_0005);
    let ledger = readers::Ledger::new();
    let (batch, index) = (ledger.batch_bytes(), ledger.index_bytes());
    for _ in 0..80 {
        ledger.batch(&changed(&batch, &mut random));
        ledger.index(&changed(&index, &mut random));
    }
}
