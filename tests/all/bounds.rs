//! Inputs without measure are answered or refused, in half a gigabyte and in time.
use std::fs;
use std::path::Path;
use std::process::Command;

/// Runs the program with this much memory to ask for, in KB; what it printed is not to be long.
fn bounded(folder: &Path, arguments: &str) -> (i32, String) {
    sh(folder, &format!("ulimit -v 524288; exec timeout 300 '{}' {arguments}", env!("CARGO_BIN_EXE_budget")))
}

/// Runs a line of the shell.
fn sh(folder: &Path, line: &str) -> (i32, String) {
    let mut command = Command::new("sh");
    command.args(["-c", line]).env_clear().env("HOME", folder).env("PATH", "/usr/bin:/bin").current_dir(folder);
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    (output.status.code().unwrap_or(-1), text)
}

const HEAD: &str = "[plan]\nid = \"2026\"\nfirst_month = \"2026-01\"\n[[line]]\n";

#[test]
fn what_has_no_measure_is_refused_or_answered() {
    let levels = |count: usize| (0..count).map(|i| format!("c{i}")).collect::<Vec<_>>().join(":");
    let keys: String = (0..100_000).map(|i| format!("bad{i} = 1\n")).collect();
    let deep = format!("{HEAD}category = \"{}\"\nmonthly = 5\n", levels(20_000));
    let fair = format!("{HEAD}category = \"{}\"\nmonthly = 5\n", levels(100));
    let declared: String = (0..2_000).map(|i| format!("[[category]]\npath = \"a category {i}\"\n")).collect();
    let strangers: String = (0..30_000).map(|i| format!("[[line]]\ncategory = \"not one of them {i}\"\n")).collect();
    let strangers = format!("{declared}{}{strangers}", HEAD.trim_end_matches("[[line]]\n"));
    let plain = format!("{HEAD}category = \"rent\"\nmonthly = 5\n");
    for (book, arguments, code, told) in [
        (&deep, "plan check --lang en", 2, "category"),
        (&fair, "variance --month 2026-01 --as-of 2026-01-31 --lang en --width 1400", 0, "c99"),
        (&format!("{plain}{keys}"), "plan check --lang en", 2, "the first 1000 problems"),
        // Each is looked for among all that are declared.
        (&strangers, "plan check --lang en", 2, "the first 1000 problems"),
        (
            &format!("{HEAD}category = \"rent\"\nmonthly = \"{}\"\n", "x".repeat(5_000_000)),
            "plan check --lang en",
            2,
            "…",
        ),
        (
            &plain,
            "variance --pivot month --from 1900-01 --to 9999-12 --as-of 2026-01-31 --lang en",
            2,
            " months, and each",
        ),
        (&plain, "variance --pivot month --from 2020-01 --to 2029-12 --as-of 2026-01-31 --lang en", 0, "Total"),
        (&plain, "explain rent --from 0001-01 --to 9999-12 --as-of 2026-01-31 --lang en", 0, "60.00"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("budget.toml"), book).unwrap();
        let (found, text) = bounded(folder.path(), arguments);
        let short: String = text.chars().take(500).collect();
        assert_eq!(found, code, "{arguments}: {short}");
        assert!(text.contains(told), "{arguments}: {short}");
        let longest = text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
        assert!(code == 0 || longest < 1_500, "{arguments} says {longest} characters in a line");
    }
}

/// A cell of a gigabyte: an export by a pipe, and as a workbook, which packs it into little.
#[test]
fn a_cell_of_a_gigabyte_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("budget.toml"), format!("{HEAD}category = \"rent\"\nmonthly = 5\n")).unwrap();
    let cell = "head -c 1000000000 /dev/zero | tr '\\0' x";
    for (row, end) in [("2026-01-05,rent,5.00,", ""), ("2026-01-05,rent,5.00,\"", "\""), ("", ",rent,5.00,x")] {
        let head = format!("printf 'date,category,amount,description\\n{row}'");
        let program =
            format!("ulimit -v 524288; exec timeout 300 '{}' import - --lang en", env!("CARGO_BIN_EXE_budget"));
        let line = format!("({head}; {cell}; printf '{end}\\n') | ({program})");
        let (code, text) = sh(folder.path(), &line);
        assert!(code == 3 && text.contains("does not end within 32 MB"), "{row}: {text}");
        assert!(text.len() < 1_500, "{text}");
    }
    let piece = "x".repeat(1 << 20);
    let begin = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>";
    let pieces = [begin].into_iter().chain((0..1_000).map(|_| &*piece)).chain(["</t></is></c></row>"]);
    fs::write(folder.path().join("large.xlsx"), workbook(pieces)).unwrap();
    for way in WAYS {
        let (code, text) = bounded(folder.path(), &format!("{way} large.xlsx --lang en"));
        assert!(code == 3 && text.contains("holds a text that is too large to be read"), "{way}: {text}");
    }
    let kept = fs::read_dir(folder.path().join("ledger/source")).map_or(0, Iterator::count);
    assert_eq!(kept, 0, "what is refused leaves nothing");
}

/// The ways in which a table comes in.
const WAYS: [&str; 4] =
    ["import --dry-run", "plan import", "import --as benchmark --dry-run", "import --as metric --dry-run"];

/// A table with a header and one row.
const TABLE: &str = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>date</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>category</t></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>amount</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>2026-01-05</t></is></c><c r=\"B2\" t=\"inlineStr\"><is><t>rent</t></is></c><c r=\"C2\"><v>5</v></c></row>";

/// Cells far out cost nothing, and cells outside a sheet are refused, whoever reads the workbook.
#[test]
fn cells_far_out_fill_no_memory() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("budget.toml"), format!("{HEAD}category = \"rent\"\nmonthly = 5\n")).unwrap();
    for cell in ["ZZZZZZZ2", "A4294967295", "ZZ99999999", "XFE2", "AAAA3", "A0", "A18446744073709551616", "A-5"] {
        let row = format!("<row r=\"3\"><c r=\"{cell}\"><v>1</v></c></row>");
        fs::write(folder.path().join("far.xlsx"), workbook([TABLE, &*row].into_iter())).unwrap();
        for way in WAYS {
            let (code, text) = bounded(folder.path(), &format!("{way} far.xlsx --lang en"));
            assert!(code == 3 && text.contains("has a cell outside its sheet"), "{way} {cell}: {code} {text}");
        }
    }
    // The last cell of a sheet is one, and no header.
    let row = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    fs::write(folder.path().join("far.xlsx"), workbook([TABLE, row].into_iter())).unwrap();
    for way in WAYS {
        let (code, text) = bounded(folder.path(), &format!("{way} far.xlsx --lang en"));
        assert!([0, 2, 3].contains(&code) && !text.contains("the header repeated"), "{way}: {code} {text}");
    }
    let rows: Vec<String> = (3..60_000).map(|i| format!("<row r=\"{i}\"><c r=\"XFD{i}\"><v>1</v></c></row>")).collect();
    let pieces = [TABLE].into_iter().chain(rows.iter().map(String::as_str));
    fs::write(folder.path().join("wide.xlsx"), workbook(pieces)).unwrap();
    for way in WAYS {
        let (code, text) = bounded(folder.path(), &format!("{way} wide.xlsx --lang en"));
        assert!(code == 3 && text.contains("beyond column AMJ"), "{way}: {code} {text}");
    }
}

/// Names that no report could show are refused where they stand, and no time is spent on them.
#[test]
fn names_without_measure_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::write(here.join("budget.toml"), format!("{HEAD}category = \"rent\"\nmonthly = 5\n")).unwrap();
    let path = |count: usize, mark: &str| (0..count).map(|i| format!("c{i}")).collect::<Vec<_>>().join(mark);
    for name in [path(20_000, ":"), path(101, "\\"), "y".repeat(65_536)] {
        fs::write(here.join("a.csv"), format!("date,category,amount\n2026-01-05,{name},1.00\n")).unwrap();
        fs::write(here.join("s.csv"), format!("Category,Jan\n{name},5\n")).unwrap();
        fs::write(here.join("map.csv"), format!("from,to\n{name},rent\n")).unwrap();
        let lines = ["import a.csv --new-categories", "import a.csv", "plan import s.csv --new-categories"];
        for (line, code) in lines.into_iter().zip([3, 3, 3]) {
            let begun = std::time::Instant::now();
            let (found, text) = bounded(here, &format!("{line} --lang en"));
            let longest = text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
            assert!(found == code && text.contains("is longer than 1000 characters"), "{line}: {found} {text}");
            assert!(longest < 500 && begun.elapsed().as_secs() < 30, "{line}: {:?}", begun.elapsed());
        }
        fs::write(
            here.join("budget.toml"),
            format!("[dimensions]\n\"{name}\" = [\"x\"]\n{HEAD}category = \"{name}\"\n"),
        )
        .unwrap();
        let (code, text) = bounded(here, "plan check --lang en");
        assert!(code == 2 && text.lines().all(|line| line.chars().count() < 500), "{text}");
        fs::write(here.join("budget.toml"), format!("{HEAD}category = \"rent\"\nmonthly = 5\n")).unwrap();
    }
}

/// A workbook of one sheet with these rows.
fn workbook<'a>(rows: impl Iterator<Item = &'a str>) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let packed = "http://schemas.openxmlformats.org/package/2006/relationships";
    let sheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"{packed}\"><Relationship Id=\"rId1\" Type=\"{relations}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    for (name, text) in [
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml")),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{sheets}\" xmlns:r=\"{relations}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
    ] {
        zip.start_file(name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.start_file("xl/worksheets/sheet1.xml", options.large_file(true).compression_level(Some(1))).unwrap();
    zip.write_all(format!("<worksheet xmlns=\"{sheets}\"><sheetData>").as_bytes()).unwrap();
    rows.for_each(|row| zip.write_all(row.as_bytes()).unwrap());
    zip.write_all(b"</sheetData></worksheet>").unwrap();
    zip.finish().unwrap().into_inner()
}
