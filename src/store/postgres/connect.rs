//! The way to the database: where it is, as whom, and over TLS. A password comes from the environment, `~/.pgpass` or a
//! service file, never from the book, and is never shown.

mod services;

use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use postgres::config::{Host, SslMode};
use postgres::{Client, Config};
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::decided::book_id;
use super::failure::failed;
use super::link::Link;
use super::schema::{Migrated, migrated, newer, quoted};
use crate::model::StoreSettings;
use crate::words::{Failure, Message, Problem, msg};

/// What else says who connects.
pub struct Credentials<'c> {
    /// A variable of the environment.
    pub variable: &'c dyn Fn(&str) -> Option<String>,
}

/// Where a ledger is.
#[derive(Clone)]
pub struct Address {
    config: Config,
    schema: String,
    /// What the database calls this book.
    book: Option<String>,
}

/// Who waits longer for a server is told.
const PATIENCE: Duration = Duration::from_secs(10);

impl Address {
    /// What a book says, with what the environment adds.
    pub fn new(settings: &StoreSettings, credentials: &Credentials<'_>) -> Result<Address, Failure> {
        let variable = |name: &str| (credentials.variable)(name).filter(|value| !value.is_empty());
        if settings.schema.starts_with("pg_") {
            let message = msg("sql-schema").with("schema", settings.schema.as_str());
            return Err(Failure::could_not_run(Problem::error(message).hint(msg("sql-schema-hint"))));
        }
        let (url, service) = services::split(&settings.url);
        // Certificates are looked at whenever there is TLS: these three are one.
        let url = url.replace("sslmode=verify-full", "sslmode=require").replace("sslmode=verify-ca", "sslmode=require");
        let mut config: Config = url.parse().map_err(|error: postgres::Error| {
            let cause = std::error::Error::source(&error).map_or_else(|| error.to_string(), ToString::to_string);
            let message = msg("sql-url").with("cause", Message::verbatim(cause));
            Failure::could_not_run(Problem::error(message).hint(msg("sql-url-hint")))
        })?;
        if config.get_password().is_some() {
            let problem = Problem::error(msg("sql-password-in-book")).hint(msg("sql-password-hint"));
            return Err(Failure::could_not_run(problem));
        }
        let home = variable("HOME").map(PathBuf::from);
        if let Some(service) = service.or_else(|| variable("PGSERVICE")) {
            let file = variable("PGSERVICEFILE").map(PathBuf::from);
            let file = file.or_else(|| Some(home.as_ref()?.join(".pg_service.conf")));
            services::add(&mut config, &service, file)?;
        }
        if config.get_hosts().is_empty() {
            config.host(variable("PGHOST").as_deref().unwrap_or("localhost"));
        }
        if let Some(port) = variable("PGPORT").filter(|_| config.get_ports().is_empty()) {
            config.port(port.parse().unwrap_or(5432));
        }
        if config.get_user().is_none() {
            let user = ["PGUSER", "USER", "LOGNAME", "USERNAME"].into_iter().find_map(variable);
            config.user(user.as_deref().unwrap_or("postgres"));
        }
        if let Some(name) = variable("PGDATABASE").filter(|_| config.get_dbname().is_none()) {
            config.dbname(&name);
        }
        if config.get_password().is_none() {
            let file = variable("PGPASSFILE").map(PathBuf::from);
            let file = file.or_else(|| Some(home.as_ref()?.join(".pgpass")));
            match variable("PGPASSWORD") {
                Some(password) => drop(config.password(password)),
                None => services::add_password(&mut config, file)?,
            }
        }
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(PATIENCE);
        }
        config.application_name("budget").keepalives_idle(PATIENCE * 3).tcp_user_timeout(PATIENCE * 6);
        Ok(Address { config, schema: settings.schema.clone(), book: settings.book.clone() })
    }

    /// The schema that the ledger stands in.
    pub fn schema(&self) -> &str {
        &self.schema
    }

    /// What the database calls this book, as the book says.
    pub fn book(&self) -> Option<&str> {
        self.book.as_deref()
    }

    /// Where it is, as messages show it: without anything secret.
    pub fn shown(&self) -> String {
        let name = self.config.get_dbname().or(self.config.get_user()).unwrap_or_default();
        let place = format!("{name}.{}", self.schema);
        match self.config.get_hosts().first() {
            Some(Host::Tcp(host)) => {
                let port = self.config.get_ports().first().copied().unwrap_or(5432);
                format!("{host}:{port}/{place}")
            }
            // A socket of this machine.
            _ => place,
        }
    }

    /// Connects, whatever the schema is like.
    pub fn reach(&self) -> Result<(Link, Migrated), Failure> {
        let mut client = self.client()?;
        let migrated = migrated(&mut client, &self.schema)?;
        Ok((Link::new(client, self.clone()), migrated))
    }

    /// A connection of its own.
    pub(super) fn client(&self) -> Result<Client, Failure> {
        let config = self.config.clone();
        let patience = config.get_connect_timeout().copied().unwrap_or(PATIENCE);
        let hosts = u32::try_from(config.get_hosts().len()).unwrap_or(1).max(1);
        let tls = if config.get_ssl_mode() == SslMode::Disable { None } else { Some(tls()?) };
        // A server that takes a connection may still say nothing: who waits is told, whatever it is that does not come.
        let (done, waiting) = mpsc::channel();
        thread::spawn(move || {
            let connected = match tls {
                None => config.connect(postgres::NoTls),
                Some(tls) => config.connect(tls),
            };
            // Nobody waits any more, where this is too late.
            let _ = done.send(connected);
        });
        let connected = waiting.recv_timeout(patience * (hosts + 1));
        let connected = connected.map_err(|_| self.unreachable(msg("sql-silent"), msg("sql-unreachable-hint")))?;
        let mut client = connected.map_err(|error| {
            if error.as_db_error().is_some() {
                return failed(error);
            }
            let cause = std::error::Error::source(&error).map_or_else(|| error.to_string(), ToString::to_string);
            let is_certificate = cause.contains("certificate");
            let hint = if is_certificate { msg("sql-certificate-hint") } else { msg("sql-unreachable-hint") };
            self.unreachable(Message::verbatim(cause), hint)
        })?;
        let sql = format!("SET search_path TO {}; SET TimeZone TO 'UTC'", quoted(&self.schema));
        client.batch_execute(&sql).map_err(failed)?;
        Ok(client)
    }

    fn unreachable(&self, cause: Message, hint: Message) -> Failure {
        let message = msg("sql-unreachable").with("place", self.shown()).with("cause", cause);
        Failure::could_not_run(Problem::error(message).hint(hint))
    }
}

/// Connects to a ledger that is ready to be used.
pub fn connect(address: &Address) -> Result<Link, Failure> {
    let (link, migrated) = address.reach()?;
    let not_ready = |id: &'static str| {
        let message = msg(id).with("place", address.shown());
        Err(Failure::could_not_run(Problem::error(message).hint(msg("sql-no-schema-hint"))))
    };
    match migrated {
        Migrated::Ready => {
            refuse_other_book(&link, address)?;
            Ok(link)
        }
        Migrated::Missing => not_ready("sql-not-made"),
        Migrated::Behind(_) => not_ready("sql-behind"),
        Migrated::Newer(number) => Err(newer(number)),
    }
}

/// Fails if the ledger is of another book than this one says it is.
fn refuse_other_book(link: &Link, address: &Address) -> Result<(), Failure> {
    let there = book_id(link)?;
    let (id, hint) = match address.book() {
        Some(own) if own == there => return Ok(()),
        Some(_) => ("sql-other-book", "sql-other-book-hint"),
        None => ("sql-book-unnamed", "sql-book-unnamed-hint"),
    };
    let problem = Problem::error(msg(id).with("place", address.shown()));
    Err(Failure::could_not_run(problem.hint(msg(hint).with("book", there))))
}

/// TLS with the certificates that the system trusts.
fn tls() -> Result<MakeRustlsConnect, Failure> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = config.map_err(|error| {
        let message = msg("sql-lost").with("cause", Message::verbatim(error.to_string()));
        Failure::could_not_run(Problem::error(message).hint(msg("sql-lost-hint")))
    })?;
    Ok(MakeRustlsConnect::new(config.with_root_certificates(roots).with_no_client_auth()))
}
