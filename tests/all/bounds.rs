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
    let plain = format!("{HEAD}category = \"rent\"\nmonthly = 5\n");
    for (book, arguments, code, told) in [
        (&deep, "plan check --lang en", 2, "category"),
        (&fair, "variance --month 2026-01 --as-of 2026-01-31 --lang en --width 1400", 0, "c99"),
        (&format!("{plain}{keys}"), "plan check --lang en", 2, "the first 1000 problems"),
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
    fs::write(folder.path().join("large.xlsx"), workbook(1_000)).unwrap();
    let (code, text) = bounded(folder.path(), "import large.xlsx --lang en");
    assert!(code == 3 && text.contains("is too large to be read"), "{text}");
    let kept = fs::read_dir(folder.path().join("ledger/source")).map_or(0, Iterator::count);
    assert_eq!(kept, 0, "what is refused leaves nothing");
}

/// A workbook with a cell of so many megabytes.
fn workbook(megabytes: usize) -> Vec<u8> {
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
    let begin = format!("<worksheet xmlns=\"{sheets}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>");
    zip.write_all(begin.as_bytes()).unwrap();
    let piece = vec![b'x'; 1 << 20];
    (0..megabytes).for_each(|_| zip.write_all(&piece).unwrap());
    zip.write_all(b"</t></is></c></row></sheetData></worksheet>").unwrap();
    zip.finish().unwrap().into_inner()
}
