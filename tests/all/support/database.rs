//! A PostgreSQL of our own: one server for all tests of a run, a schema for each. It listens on a socket in its folder and
//! nowhere else, and ends with the test program.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use budget::book::Book;
use budget::model::{Currency, StoreSettings};
use budget::store::LedgerKind;
use budget::store::postgres::{Address, Credentials, PostgresStore, connect, init};

/// Where Debian keeps what it does not put on the path.
const FOLDERS: &str = "/usr/lib/postgresql";

/// The server's folder; `None` where there is no PostgreSQL to run.
fn server() -> Option<&'static Path> {
    static SERVER: OnceLock<Option<PathBuf>> = OnceLock::new();
    SERVER.get_or_init(start).as_deref()
}

fn start() -> Option<PathBuf> {
    let Some((initdb, postgres)) = program("initdb").zip(program("postgres")) else {
        // Whoever checks a change for all must have one.
        assert!(env::var_os("CI").is_none(), "no PostgreSQL: `apt-get install postgresql`");
        skipped();
        return None;
    };
    let folder = env::temp_dir().join(format!("budget-postgres-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
    let data = folder.join("data");
    if is_root() {
        let owned = Command::new("chown").arg("postgres").arg(&folder).status().unwrap();
        assert!(owned.success());
    }
    let made = as_postgres(&initdb)
        .args(["--no-sync", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale", "C", "-D"])
        .arg(&data)
        .stdout(Stdio::null())
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let socket = folder.clone();
    // The server ends with the thread that started it, and that with the program.
    thread::spawn(move || {
        let mut server = as_postgres(&postgres);
        server.arg("-D").arg(&data).arg("-k").arg(&socket);
        for set in ["listen_addresses=", "fsync=off", "max_connections=80", "max_prepared_transactions=8"] {
            server.args(["-c", set]);
        }
        let _ = server.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    });
    let begun = Instant::now();
    while !folder.join(".s.PGSQL.5432").exists() || address(&folder, "public", None).reach().is_err() {
        assert!(begun.elapsed() < Duration::from_secs(60), "PostgreSQL does not start");
        thread::sleep(Duration::from_millis(50));
    }
    Some(folder)
}

#[expect(clippy::print_stderr, reason = "whoever runs the tests is to know what was not tried")]
fn skipped() {
    eprintln!("skipped: no PostgreSQL is installed");
}

/// A program, as the user that the server runs as: it refuses to be root.
fn as_postgres(program: &Path) -> Command {
    let mut command = Command::new("setpriv");
    if is_root() {
        command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]);
    }
    command.args(["--pdeathsig", "KILL", "--"]).arg(program).current_dir("/").env("LC_ALL", "C");
    command
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0)
}

fn program(name: &str) -> Option<PathBuf> {
    let on_path = env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|path| path.exists());
    let versions = || fs::read_dir(FOLDERS).ok()?.flatten().map(|version| version.path().join("bin").join(name)).max();
    on_path.or_else(|| versions().filter(|path| path.exists()))
}

fn address(folder: &Path, schema: &str, book: Option<&str>) -> Address {
    let settings = StoreSettings { url: url_of(folder), schema: schema.to_string(), book: book.map(String::from) };
    Address::new(&settings, &Credentials { variable: &|_| None }).unwrap()
}

fn url_of(folder: &Path) -> String {
    format!("postgres://postgres@{}/postgres", folder.display().to_string().replace('/', "%2F"))
}

/// A file of services, as PostgreSQL's own programs read it, in which the server is called `ledger`.
pub fn services() -> Option<PathBuf> {
    static WRITTEN: OnceLock<Option<PathBuf>> = OnceLock::new();
    let write = || {
        let folder = server()?;
        let file = env::temp_dir().join(format!("budget-services-{}", std::process::id()));
        let text = format!("[ledger]\nhost={}\nuser=postgres\ndbname=postgres\n", folder.display());
        fs::write(&file, text).unwrap();
        Some(file)
    };
    WRITTEN.get_or_init(write).clone()
}

/// A schema that nobody else uses.
pub struct Database {
    folder: &'static Path,
    pub schema: String,
    /// What it calls its book, once there are tables.
    book: Option<String>,
}

/// A schema with the tables of a ledger; `None` where there is no PostgreSQL.
pub fn database() -> Option<Database> {
    let database = bare_database()?;
    let (made, book) = init(&database.address(), Currency::CNY).unwrap();
    assert!(made);
    Some(Database { book: Some(book), ..database })
}

/// A schema that is not there yet.
pub fn bare_database() -> Option<Database> {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let schema = format!("book_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    Some(Database { folder: server()?, schema, book: None })
}

impl Database {
    pub fn address(&self) -> Address {
        address(self.folder, &self.schema, self.book.as_deref())
    }

    pub fn url(&self) -> String {
        url_of(self.folder)
    }

    /// What a book says of it.
    pub fn setting(&self) -> String {
        let book = self.book.as_ref().map_or(String::new(), |book| format!("book = \"{book}\"\n"));
        format!("\n[store]\nurl = \"{}\"\nschema = \"{}\"\n{book}", self.url(), self.schema)
    }

    /// A ledger over a connection of its own.
    pub fn store(&self, book: &Path, axes: Vec<String>) -> PostgresStore {
        let link = connect(&self.address()).unwrap();
        PostgresStore::open(link, Book::at(book), LedgerKind::Actual, axes, Currency::CNY)
    }

    /// The same for whom the server has other defaults: `name=value`.
    pub fn store_where(&self, default: &str, book: &Path, axes: Vec<String>) -> PostgresStore {
        let options =
            format!("-c {}", default.replace(' ', "\\ ")).replace(' ', "%20").replace('\\', "%5C").replace('=', "%3D");
        let url = format!("{}?options={options}", self.url());
        let settings = StoreSettings { url, schema: self.schema.clone(), book: self.book.clone() };
        let link = connect(&Address::new(&settings, &Credentials { variable: &|_| None }).unwrap()).unwrap();
        PostgresStore::open(link, Book::at(book), LedgerKind::Actual, axes, Currency::CNY)
    }

    /// The socket that the server listens on.
    pub fn socket(&self) -> PathBuf {
        self.folder.join(".s.PGSQL.5432")
    }

    /// Runs SQL as the owner of everything, or as somebody else.
    pub fn sql(&self, role: Option<&str>, sql: &str) -> Result<(), String> {
        let mut client = postgres::Client::connect(&self.url(), postgres::NoTls).unwrap();
        let role = role.map_or(String::new(), |role| format!("SET ROLE {role};"));
        let sql = format!("SET search_path TO \"{}\"; {role} {sql}", self.schema);
        client
            .batch_execute(&sql)
            .map_err(|error| error.as_db_error().map_or_else(|| error.to_string(), |said| said.message().to_string()))
    }
}
