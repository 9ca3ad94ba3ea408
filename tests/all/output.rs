//! `-o` writes what it may, and nothing else.
use std::fs::{self, Permissions};
use std::io::Read;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::book::{TestBook, book_of};
use crate::support::document;

const BOOK: &str = "[plan]\nid = \"2026\"\nfirst_month = \"2026-01\"\n[[line]]\ncategory = \"rent\"\nmonthly = 5\n";

fn book() -> TestBook {
    book_of(BOOK)
}

const ASK: [&str; 8] = ["variance", "--month", "2026-01", "--as-of", "2026-01-31", "--format", "csv", "-o"];

fn write_to(folder: &Path, file: &str) -> (i32, String) {
    let output = document::budget(folder).args(ASK).arg(file).args(["--lang", "en"]).output().unwrap();
    (output.status.code().unwrap_or(-1), String::from_utf8(output.stderr).unwrap())
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_books_own_files_are_never_written_over() {
    let folder = book();
    let here = folder.path();
    for made in ["ledger/actual", "plans", "versions", "benchmarks", ".budget", "out"] {
        fs::create_dir_all(here.join(made)).unwrap();
    }
    let next = "[plan]\nid = \"2027\"\nfirst_month = \"2027-01\"\n";
    fs::write(here.join("plans/2027.toml"), next).unwrap();
    fs::write(here.join("journal.jsonl"), "").unwrap();
    symlink(here.join("ledger"), here.join("out/way")).unwrap();
    let outside = tempfile::tempdir().unwrap();
    symlink(here, outside.path().join("book")).unwrap();
    let through = outside.path().join("book/plans/2027.toml").display().to_string();
    for file in [
        "budget.toml",
        "BUDGET.TOML",
        "./plans/../budget.toml",
        "plans/2027.toml",
        "plans/new.csv",
        "ledger/actual/x.csv",
        "ledger/deeper/still/x.csv",
        "journal.jsonl",
        "journal.unwritten.jsonl",
        "budget.unfinished.json",
        ".budget/x",
        "versions/2026/v1.toml",
        "benchmarks/x.csv",
        ".gitignore",
        "out/way/actual/x.csv",
        "nosuch/../journal.jsonl",
        "nosuch/nor/../../budget.toml",
        "out/nosuch/../../plans/2027.toml",
        "out/way/../nosuch/../journal.jsonl",
        &through,
    ] {
        let (code, err) = write_to(here, file);
        assert_eq!(code, 2, "{file}: {err}");
        assert!(err.contains("the book") && err.contains("hint:"), "{file}: {err}");
    }
    assert_eq!(fs::read_to_string(here.join("budget.toml")).unwrap(), BOOK);
    assert_eq!(fs::read_dir(here.join("ledger")).unwrap().count(), 1);
    assert!(!here.join("nosuch").exists());
    // A ledger or a plan that is a link is the book's where it lies, too.
    fs::create_dir(here.join("data")).unwrap();
    fs::rename(here.join("ledger"), here.join("data/ledger")).unwrap();
    symlink("data/ledger", here.join("ledger")).unwrap();
    fs::rename(here.join("plans/2027.toml"), here.join("data/2027.toml")).unwrap();
    symlink("../data/2027.toml", here.join("plans/2027.toml")).unwrap();
    for file in ["data/ledger/actual/x.csv", "data/2027.toml", "out/way/x.csv"] {
        let (code, err) = write_to(here, file);
        assert!(code == 2 && err.contains("the book"), "{file}: {err}");
    }
    // The same names elsewhere are anybody's.
    for file in ["report.csv", "out/plans/x.csv", "reports/2026/january.csv"] {
        // A folder that is not there is a slip: nothing is made that nobody asked for.
        let folder = here.join(file).parent().unwrap().to_path_buf();
        if !folder.exists() {
            let (code, err) = write_to(here, file);
            assert!(code == 2 && err.contains("there is no folder"), "{file}: {err}");
            assert!(!folder.exists());
            fs::create_dir_all(folder).unwrap();
        }
        assert_eq!(write_to(here, file), (0, String::new()), "{file}");
        assert!(here.join(file).is_file());
    }
}

#[test]
fn links_are_left_alone_and_what_is_replaced_is_said() {
    let folder = book();
    let here = folder.path();
    fs::write(here.join("target.csv"), "mine").unwrap();
    symlink("target.csv", here.join("link.csv")).unwrap();
    symlink("nowhere.csv", here.join("dangling.csv")).unwrap();
    for file in ["link.csv", "dangling.csv"] {
        let (code, err) = write_to(here, file);
        assert!(code == 2 && err.contains("is a link to"), "{file}: {err}");
        assert!(here.join(file).is_symlink());
    }
    assert_eq!(fs::read_to_string(here.join("target.csv")).unwrap(), "mine");
    assert!(!here.join("nowhere.csv").exists());

    let (code, err) = write_to(here, "target.csv");
    assert_eq!((code, err.as_str()), (0, "replaced the existing target.csv\n"));
    for (file, set) in [("private.csv", 0o600), ("shared.csv", 0o664)] {
        fs::write(here.join(file), "old").unwrap();
        fs::set_permissions(here.join(file), Permissions::from_mode(set)).unwrap();
        assert_eq!(write_to(here, file).0, 0);
        assert_eq!(mode(&here.join(file)), set, "{file}");
    }
    fs::set_permissions(here.join("shared.csv"), Permissions::from_mode(0o444)).unwrap();
    let (code, err) = write_to(here, "shared.csv");
    assert!(code == 2 && err.contains("permission denied"), "{err}");
    fs::create_dir(here.join("folder")).unwrap();
    for file in ["folder", "folder/", "new/", ".."] {
        let (code, err) = write_to(here, file);
        assert!(code == 2 && err.contains("folder"), "{file}: {err}");
    }
}

/// Nobody reads the pipe yet: then nothing is booked yet, and nobody is kept from booking.
#[test]
fn who_waits_for_a_reader_has_done_nothing_yet() {
    let folder = book();
    let here = folder.path();
    fs::write(here.join("a.csv"), "date,account,description,amount\n2026-01-05,rent,x,10.00\n").unwrap();
    fs::write(here.join("b.csv"), "date,account,description,amount\n2026-01-06,rent,y,5.00\n").unwrap();
    assert!(Command::new("mkfifo").arg(here.join("told.json")).status().unwrap().success());
    let batches = || {
        let files = fs::read_dir(here.join("ledger/actual")).into_iter().flatten().flatten();
        files.filter(|file| file.file_name().to_string_lossy().ends_with(".csv")).count()
    };
    let before = batches();
    let line = ["import", "a.csv", "--format", "json", "-o", "told.json"];
    let mut child = document::budget(here).args(line).stderr(Stdio::piped()).spawn().unwrap();
    std::thread::sleep(std::time::Duration::from_millis(700));
    assert_eq!(batches(), before);
    assert!(document::budget(here).args(["import", "b.csv"]).output().unwrap().status.success());
    let mut read = Vec::new();
    fs::File::open(here.join("told.json")).unwrap().read_to_end(&mut read).unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(batches(), before + 2);
    assert!(String::from_utf8(read).unwrap().contains("\"batch\""));
}

#[test]
fn streams_are_written_into() {
    let folder = book();
    let here = folder.path();
    let printed = document::budget(here).args(&ASK[..7]).output().unwrap().stdout;
    for file in ["-", "/dev/stdout", "/dev/fd/1"] {
        let output = document::budget(here).args(ASK).arg(file).output().unwrap();
        assert_eq!((output.stdout, output.stderr), (printed.clone(), Vec::new()), "{file}");
    }
    assert!(Command::new("mkfifo").arg(here.join("pipe.csv")).status().unwrap().success());
    let mut child = document::budget(here).args(ASK).arg("pipe.csv").stderr(Stdio::piped()).spawn().unwrap();
    let mut read = Vec::new();
    fs::File::open(here.join("pipe.csv")).unwrap().read_to_end(&mut read).unwrap();
    assert!(child.wait().unwrap().success());
    assert!(String::from_utf8(read).unwrap().contains("rent"));
    assert!(!fs::metadata(here.join("pipe.csv")).unwrap().is_file(), "a pipe stays one");
    if Path::new("/dev/full").exists() {
        for arguments in [["-o", "/dev/full"], ["--lang", "en"]] {
            let mut command = document::budget(here);
            if arguments[0] == "--lang" {
                command.stdout(fs::File::options().write(true).open("/dev/full").unwrap());
            }
            let output = command.args(&ASK[..7]).args(arguments).output().unwrap();
            let err = String::from_utf8(output.stderr).unwrap();
            assert!(output.status.code() == Some(2) && err.contains("the disk is full"), "{err}");
            assert!(!err.contains("foresee"), "{err}");
        }
        assert!(!fs::metadata("/dev/full").unwrap().is_file());
        // That nobody hears what is told is no reason to fail.
        let mut command = document::budget(here);
        command.stderr(fs::File::options().write(true).open("/dev/full").unwrap());
        assert!(command.args(ASK).arg("pipe-less.csv").output().unwrap().status.success());
    }
}

#[test]
fn settings_keep_their_mode_and_their_link() {
    let folder = book();
    let here = folder.path();
    fs::write(here.join("a.csv"), "date,category,amount\n2026-01-05,rent,5.00\n2026-01-05,new,5.00\n").unwrap();
    let settings = here.join("budget.toml");
    let kept = here.join("kept");
    fs::create_dir(&kept).unwrap();
    fs::rename(&settings, kept.join("budget.toml")).unwrap();
    fs::set_permissions(kept.join("budget.toml"), Permissions::from_mode(0o600)).unwrap();
    symlink("kept/budget.toml", &settings).unwrap();
    let import = document::budget(here).args(["import", "a.csv", "--save-profile", "bank"]).output().unwrap();
    assert!(import.status.success(), "{}", String::from_utf8_lossy(&import.stderr));
    assert!(settings.is_symlink());
    assert!(fs::read_to_string(&settings).unwrap().contains("[import.bank]"));
    assert_eq!(mode(&kept.join("budget.toml")), 0o600);
}

/// New files have the mode that the user's mask leaves them.
#[test]
fn the_mask_is_honoured() {
    for (mask, expected) in [("077", 0o600), ("022", 0o644), ("002", 0o664)] {
        let folder = book();
        let here = folder.path();
        fs::write(here.join("a.csv"), "date,category,amount\n2026-01-05,rent,5.00\n").unwrap();
        let line = format!(
            "umask {mask}; '{0}' import a.csv -q && '{0}' plan export -o out.csv",
            env!("CARGO_BIN_EXE_budget")
        );
        let mut command = Command::new("sh");
        command.args(["-c", &line]).env_clear().env("HOME", here).env("PATH", "/usr/bin:/bin").current_dir(here);
        assert!(command.status().unwrap().success());
        let batch = fs::read_dir(here.join("ledger/actual"))
            .unwrap()
            .flatten()
            .find(|file| file.file_name().to_string_lossy().ends_with(".csv"))
            .unwrap()
            .path();
        let source = fs::read_dir(here.join("ledger/source")).unwrap().next().unwrap().unwrap().path();
        for file in [here.join("out.csv"), batch, source] {
            assert_eq!(mode(&file), expected, "{} under {mask}", file.display());
        }
    }
}
