//! What PostgreSQL's own programs read beside an address: service files and password files.

use std::path::PathBuf;

use postgres::Config;
use postgres::config::Host;

use crate::book::{read_secret, read_text};
use crate::words::{Failure, Problem, msg};

/// An address without the service that it names, and that service.
pub(super) fn split(url: &str) -> (String, Option<String>) {
    let trimmed = url.trim();
    if let Some(service) = trimmed.strip_prefix("service=") {
        let (name, rest) = service.split_once(' ').unwrap_or((service, ""));
        return (rest.to_string(), Some(name.to_string()));
    }
    let Some((address, query)) = trimmed.split_once('?') else { return (trimmed.to_string(), None) };
    let (named, rest): (Vec<&str>, Vec<&str>) = query.split('&').partition(|pair| pair.starts_with("service="));
    let service = named.first().and_then(|pair| pair.strip_prefix("service=")).map(str::to_string);
    let address = if rest.is_empty() { address.to_string() } else { format!("{address}?{}", rest.join("&")) };
    (address, service)
}

/// Adds what a service file says of a service, where nothing else does.
pub(super) fn add(config: &mut Config, service: &str, file: Option<PathBuf>) -> Result<(), Failure> {
    let text = file.as_deref().and_then(|file| read_text(file).ok()).unwrap_or_default();
    let head = format!("[{service}]");
    let mut lines = text.lines().map(str::trim).skip_while(|line| *line != head);
    if lines.next().is_none() {
        let shown = file.map(|file| file.display().to_string()).unwrap_or_default();
        let message = msg("sql-no-service").with("service", service).with("file", shown);
        return Err(Failure::could_not_run(Problem::error(message).hint(msg("sql-no-service-hint"))));
    }
    for line in lines.take_while(|line| !line.starts_with('[')) {
        let Some((key, value)) = line.split_once('=') else { continue };
        let value = value.trim();
        match key.trim() {
            "host" if config.get_hosts().is_empty() => drop(config.host(value)),
            "port" if config.get_ports().is_empty() => drop(config.port(value.parse().unwrap_or(5432))),
            "user" if config.get_user().is_none() => drop(config.user(value)),
            "dbname" if config.get_dbname().is_none() => drop(config.dbname(value)),
            "password" if config.get_password().is_none() => drop(config.password(value)),
            "sslmode" => drop(config.ssl_mode(match value {
                "disable" => postgres::config::SslMode::Disable,
                "require" | "verify-ca" | "verify-full" => postgres::config::SslMode::Require,
                _ => postgres::config::SslMode::Prefer,
            })),
            _ => {}
        }
    }
    Ok(())
}

/// Adds the password that a password file has for the address. One that others can read is refused, as PostgreSQL's own
/// programs do.
pub(super) fn add_password(config: &mut Config, file: Option<PathBuf>) -> Result<(), Failure> {
    let Some(file) = file.filter(|file| file.is_file()) else { return Ok(()) };
    let text = read_secret(&file)?;
    let host = match config.get_hosts().first() {
        Some(Host::Tcp(host)) => host.clone(),
        _ => "localhost".to_string(),
    };
    let user = config.get_user().unwrap_or_default().to_string();
    let own = [
        host,
        config.get_ports().first().copied().unwrap_or(5432).to_string(),
        config.get_dbname().unwrap_or(&user).to_string(),
        user,
    ];
    let password = text.lines().filter(|line| !line.starts_with('#')).find_map(|line| {
        let fields = fields(line);
        let (password, names) = fields.split_last().filter(|(_, names)| names.len() == own.len())?;
        names.iter().zip(&own).all(|(name, own)| name == "*" || name == own).then(|| password.clone())
    });
    if let Some(password) = password {
        config.password(password);
    }
    Ok(())
}

/// The fields of a line: parted by colons, of which `\:` is one of a field.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => fields.last_mut().into_iter().for_each(|field| field.extend(chars.next())),
            ':' => fields.push(String::new()),
            c => fields.last_mut().into_iter().for_each(|field| field.push(c)),
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_service_is_taken_out_of_an_address() {
        for (url, address, service) in [
            ("postgres://db.example/ledger", "postgres://db.example/ledger", None),
            ("postgres://db.example/ledger?service=erp", "postgres://db.example/ledger", Some("erp")),
            ("postgres://h/l?sslmode=require&service=erp", "postgres://h/l?sslmode=require", Some("erp")),
            ("service=erp", "", Some("erp")),
        ] {
            assert_eq!(split(url), (address.to_string(), service.map(str::to_string)), "{url}");
        }
    }

    #[test]
    fn a_password_file_is_read_as_its_own_programs_do() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("pgpass");
        fs::write(&file, "# mine\nother:5432:ledger:wang:no\n*:*:ledger:wang:a\\:b\\\\c\n").unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mut config: Config = "postgres://wang@db/ledger".parse().unwrap();
            fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
            let refused = add_password(&mut config, Some(file.clone())).unwrap_err();
            assert_eq!(refused.problems[0].message.id, "notify-secret-open");
            fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        }
        let mut config: Config = "postgres://wang@db/ledger".parse().unwrap();
        add_password(&mut config, Some(file)).unwrap();
        assert_eq!(config.get_password(), Some(&b"a:b\\c"[..]));
    }
}
