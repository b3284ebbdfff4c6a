//! What can go wrong, as sentences that say what to do.

use std::path::PathBuf;

/// Why the store could not do what was asked. Absence is no error: it is `None`.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No file at that path.
    #[error("There is no database at {}. Create it with `sao-que migrate`.", .0.display())]
    Missing(PathBuf),
    /// A path that the database engine cannot be told.
    #[error("The path {} cannot be used for a database: it is not UTF-8 or is no full path.", .0.display())]
    Path(PathBuf),
    /// The engine itself is too old to be trusted with data.
    #[error(
        "SQLite {found} can lose committed data (WAL reset error); this program needs 3.51.3 or newer."
    )]
    OldSqlite {
        /// The version that the engine names.
        found: String,
    },
    /// A database of another program.
    #[error("{} is a database of another program; it has been left untouched. Name another file.", .0.display())]
    Foreign(PathBuf),
    /// Not a database, or one that fails its own check.
    #[error(
        "The database is damaged ({0}). Restore the newest backup; nothing has been repaired or changed."
    )]
    Damaged(String),
    /// The tables are not those of this program yet.
    #[error("The database has not been prepared for this version. Run `sao-que migrate`.")]
    NotMigrated,
    /// The tables are those of a newer program.
    #[error(
        "The database is at version {found}, this program knows versions up to {known}. Start the newer program."
    )]
    Newer {
        /// The newest version in the database.
        found: i64,
        /// The newest version that this program knows.
        known: i64,
    },
    /// A connection does not work the way that data safety needs.
    #[error(
        "The database connection has {name} = {found} instead of {wanted}; nothing is written like this."
    )]
    Setting {
        /// The setting.
        name: &'static str,
        /// What it has to be.
        wanted: &'static str,
        /// What it is.
        found: String,
    },
    /// Somebody else holds the database.
    #[error(
        "The database is locked by another program or too busy. Try again; if it stays so, find what holds it."
    )]
    Busy,
    /// Nothing could be written.
    #[error(
        "The disk refuses ({0}): full, read-only or failing. Nothing has been changed; make room or mend it."
    )]
    Disk(String),
    /// Someone signs in with that number already.
    #[error("An account with this telephone number exists already.")]
    PhoneTaken,
    /// A rule of a table refused a value.
    #[error("The database refused a value that breaks the rule {0}; nothing has been changed.")]
    Rule(String),
    /// A statement changed another number of rows than it has to.
    #[error("{what} changed {found} rows instead of {wanted}; nothing has been changed.")]
    RowCount {
        /// What was done.
        what: &'static str,
        /// How many rows it has to change.
        wanted: u64,
        /// How many it did.
        found: u64,
    },
    /// A value in the database that the program cannot have written.
    #[error("The database holds an impossible value in {column}: {value}.")]
    Value {
        /// The column.
        column: &'static str,
        /// The value.
        value: String,
    },
    /// A file or folder that cannot be read.
    #[error("{} cannot be read: {source}.", .path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// An import folder that lacks a file.
    #[error("{} lacks {names}. The files of places and groups come as one set.", .folder.display())]
    FilesMissing {
        /// The folder.
        folder: PathBuf,
        /// Names of what is missing.
        names: String,
    },
    /// The tables could not be brought up to date.
    #[error("The tables could not be brought up to date: {0}.")]
    Migration(#[source] sqlx::migrate::MigrateError),
    /// Anything else that the engine says.
    #[error("The database reports: {0}.")]
    Engine(#[source] sqlx::Error),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::PoolTimedOut => Self::Busy,
            sqlx::Error::Configuration(inner) => match inner.downcast::<Self>() {
                Ok(own) => *own,
                Err(other) => Self::Engine(sqlx::Error::Configuration(other)),
            },
            sqlx::Error::Database(inner) => Self::of_engine(inner),
            other => Self::Engine(other),
        }
    }
}

impl From<StoreError> for sqlx::Error {
    /// Carries an error of ours through a callback of the engine; the way back takes it out again.
    fn from(error: StoreError) -> Self {
        Self::Configuration(Box::new(error))
    }
}

impl From<sqlx::migrate::MigrateError> for StoreError {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        match error {
            sqlx::migrate::MigrateError::Execute(inner)
            | sqlx::migrate::MigrateError::ExecuteMigration(inner, _) => inner.into(),
            other => Self::Migration(other),
        }
    }
}

impl StoreError {
    /// SQLite answers with an extended result code, whose low byte is the kind of the error.
    fn of_engine(error: Box<dyn sqlx::error::DatabaseError>) -> Self {
        use sqlx::error::ErrorKind;
        let message = error.message().to_owned();
        match error.kind() {
            ErrorKind::UniqueViolation
            | ErrorKind::ForeignKeyViolation
            | ErrorKind::NotNullViolation
            | ErrorKind::CheckViolation => {
                // PostgreSQL names the constraint; SQLite names a CHECK or the columns of a UNIQUE after the colon.
                let rule = error.constraint().map(str::to_owned);
                let named = message.split_once(": ").map(|(_, rule)| rule.to_owned());
                return Self::Rule(rule.or(named).unwrap_or(message));
            }
            _ => {}
        }
        let code = error.code().and_then(|code| code.parse::<i64>().ok());
        match code.map(|code| code & 0xff) {
            Some(5 | 6) => Self::Busy,
            Some(8 | 10 | 13 | 14) => Self::Disk(message),
            Some(11 | 26) => Self::Damaged(message),
            _ => Self::Engine(sqlx::Error::Database(error)),
        }
    }
}
