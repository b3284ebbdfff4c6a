//! Settings of `serve`, by flag or environment, checked together so that all wrong ones are told at once.

use app::ssr::Contact;
use std::net::SocketAddr;
use std::path::PathBuf;

/// Settings as they were given.
#[derive(Debug, Clone, clap::Args)]
pub struct Given {
    /// The SQLite database file; create it with `sao-que migrate`.
    #[arg(
        long,
        env = "SAOQUE_DATABASE",
        value_name = "FILE",
        allow_hyphen_values = true
    )]
    pub database: Option<String>,
    /// Where to listen.
    #[arg(
        long,
        env = "SAOQUE_ADDR",
        value_name = "IP:PORT",
        default_value = "127.0.0.1:3000",
        allow_hyphen_values = true
    )]
    pub addr: String,
    /// The folder of the built site: scripts, styles, fonts, drawings.
    #[arg(
        long,
        env = "SAOQUE_SITE",
        value_name = "DIR",
        allow_hyphen_values = true
    )]
    pub site: Option<String>,
    /// The folder of photos; without it, `media` beside the database.
    #[arg(
        long,
        env = "SAOQUE_MEDIA",
        value_name = "DIR",
        allow_hyphen_values = true
    )]
    pub media: Option<String>,
    /// The public address, such as `https://saoque.vn`; without it, `http://` and the address listened on.
    #[arg(
        long,
        env = "SAOQUE_ORIGIN",
        value_name = "URL",
        allow_hyphen_values = true
    )]
    pub origin: Option<String>,
    /// Where whoever runs this site can be reached: an e-mail address or an `https` address, shown at `/lien-he`.
    #[arg(
        long,
        env = "SAOQUE_CONTACT",
        value_name = "ADDRESS",
        allow_hyphen_values = true
    )]
    pub contact: Option<String>,
    /// Megabytes for rendered pages; 0 renders each page anew.
    #[arg(
        long,
        env = "SAOQUE_PAGE_CACHE_MB",
        value_name = "MB",
        default_value = "8",
        allow_hyphen_values = true
    )]
    pub page_cache_mb: String,
    /// What to log: error, warn, info, debug or trace.
    #[arg(
        long,
        env = "SAOQUE_LOG",
        value_name = "LEVEL",
        default_value = "info",
        allow_hyphen_values = true
    )]
    pub log: String,
}

/// Settings that can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The database file.
    pub database: PathBuf,
    /// Where to listen.
    pub addr: SocketAddr,
    /// The folder of the built site.
    pub site: PathBuf,
    /// The folder of photos.
    pub media: PathBuf,
    /// The public address without a slash at its end; without it, the address listened on.
    pub origin: Option<String>,
    /// Where whoever runs the site can be reached.
    pub contact: Option<Contact>,
    /// Bytes for rendered pages.
    pub page_cache_bytes: u64,
    /// The level of the log.
    pub log: tracing::Level,
}

/// Everything that is wrong with the settings, one sentence each.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("the settings cannot be used:\n  - {}", .0.join("\n  - "))]
pub struct WrongSettings(pub Vec<String>);

impl Given {
    /// The settings, or all that is wrong with them.
    pub fn check(self) -> Result<Settings, WrongSettings> {
        let mut wrong = Vec::new();
        let database = self
            .database
            .filter(|file| !file.is_empty())
            .map(PathBuf::from);
        if database.is_none() {
            wrong.push(
                "--database or SAOQUE_DATABASE is missing: name the database file".to_owned(),
            );
        }
        let addr: Option<SocketAddr> = self.addr.parse().ok();
        if addr.is_none() {
            wrong.push(format!(
                "--addr or SAOQUE_ADDR is {:?}: write IP:PORT, such as 127.0.0.1:3000",
                self.addr
            ));
        }
        let site = self
            .site
            .filter(|folder| !folder.is_empty())
            .map(PathBuf::from);
        match &site {
            None => wrong.push("--site or SAOQUE_SITE is missing: name the folder of the built site".to_owned()),
            Some(folder) if !folder.join("pkg").is_dir() => wrong.push(format!(
                "--site or SAOQUE_SITE is {}: there is no built site (no folder `pkg`); build it first",
                folder.display()
            )),
            Some(_) => {}
        }
        let media = self.media.filter(|folder| !folder.is_empty());
        let origin = self.origin.filter(|origin| !origin.is_empty());
        if let Some(origin) = &origin
            && !is_origin(origin)
        {
            wrong.push(format!("--origin or SAOQUE_ORIGIN is {origin:?}: write scheme and host only, such as https://saoque.vn"));
        }
        let contact = self.contact.filter(|contact| !contact.is_empty());
        let reached = contact.as_deref().and_then(Contact::parse);
        if let Some(contact) = &contact
            && reached.is_none()
        {
            wrong.push(format!("--contact or SAOQUE_CONTACT is {contact:?}: write an e-mail address, or an address that begins with https://"));
        }
        let cache: Option<u64> = self.page_cache_mb.parse().ok().filter(|mb| *mb <= 4096);
        if cache.is_none() {
            wrong.push(format!(
                "--page-cache-mb or SAOQUE_PAGE_CACHE_MB is {:?}: write 0 to 4096",
                self.page_cache_mb
            ));
        }
        let log: Option<tracing::Level> = self.log.parse().ok();
        if log.is_none() {
            wrong.push(format!(
                "--log or SAOQUE_LOG is {:?}: write error, warn, info, debug or trace",
                self.log
            ));
        }
        match (database, addr, site, cache, log) {
            (Some(database), Some(addr), Some(site), Some(cache), Some(log))
                if wrong.is_empty() =>
            {
                let beside = || database.with_file_name("media");
                Ok(Settings {
                    media: media.map_or_else(beside, PathBuf::from),
                    database,
                    addr,
                    site,
                    origin,
                    contact: reached,
                    page_cache_bytes: cache * 1024 * 1024,
                    log,
                })
            }
            _ => Err(WrongSettings(wrong)),
        }
    }
}

/// Whether a text is scheme and host, without a path.
pub fn is_origin(text: &str) -> bool {
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| {
        !host.is_empty()
            && host
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':' | b'[' | b']'))
    })
}

#[cfg(test)]
mod tests {
    use super::Given;

    fn given() -> Given {
        Given {
            database: None,
            addr: "3000".into(),
            site: Some("/nowhere".into()),
            media: None,
            origin: Some("https://saoque.vn/".into()),
            contact: Some("bàn giấy số 3".into()),
            page_cache_mb: "-1".into(),
            log: "loud".into(),
        }
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let wrong = given().check().unwrap_err();
        for name in [
            "DATABASE",
            "ADDR",
            "SITE",
            "ORIGIN",
            "CONTACT",
            "PAGE_CACHE_MB",
            "LOG",
        ] {
            assert!(
                wrong
                    .0
                    .iter()
                    .any(|sentence| sentence.contains(&format!("SAOQUE_{name}"))),
                "{name}: {wrong}"
            );
        }
    }

    #[test]
    fn a_value_that_begins_like_a_flag_is_told_with_the_others() {
        #[derive(clap::Parser)]
        struct Program {
            #[command(flatten)]
            given: Given,
        }
        let line = ["x", "--page-cache-mb", "-1", "--addr", "-2", "--log", "-3"];
        let given = <Program as clap::Parser>::try_parse_from(line)
            .unwrap()
            .given;
        let wrong = given.check().unwrap_err().to_string();
        for value in ["\"-1\"", "\"-2\"", "\"-3\""] {
            assert!(wrong.contains(value), "{wrong}");
        }
    }

    #[test]
    fn good_settings_are_taken() {
        let site = tempfile::tempdir().unwrap();
        std::fs::create_dir(site.path().join("pkg")).unwrap();
        let good = Given {
            database: Some("data/a.db".into()),
            media: None,
            addr: "127.0.0.1:3000".into(),
            site: Some(site.path().display().to_string()),
            origin: None,
            contact: Some("lien-he@saoque.vn".into()),
            page_cache_mb: "0".into(),
            log: "info".into(),
        };
        let elsewhere = Given {
            media: Some("photos".into()),
            ..good.clone()
        };
        let settings = good.check().unwrap();
        assert_eq!(settings.origin, None);
        assert_eq!(settings.media.to_str(), Some("data/media"));
        assert_eq!(elsewhere.check().unwrap().media.to_str(), Some("photos"));
    }
}
