//! The only crate that speaks SQL: what is kept, and the rules that keep it right.
//!
//! One connection writes, several read. The text of every statement is a literal that SQLite and PostgreSQL both
//! understand (`$1` binds, integers, text); what is particular to SQLite is in `sqlite.rs` and in `migrations/sqlite`.
//! The store knows no clock: every function that needs the time is given it.

mod accounts;
mod audit;
mod batches;
mod catalogue;
mod changes;
mod claims;
mod closures;
mod codes;
mod devices;
mod error;
mod events;
mod history;
mod ids;
mod import;
mod import_plans;
mod invitations;
mod listings;
mod logins;
mod members;
mod own_account;
mod own_photos;
mod places;
mod points_of_sale;
mod producers;
mod products;
mod recovery;
mod reports;
mod requests;
mod row;
mod save;
mod sealed;
mod second_step;
mod sessions;
mod sqlite;
mod time;
mod zero_results;

pub use accounts::{Account, NewAccount, Role};
pub use batches::{Batch, BatchKind, BatchLine, BatchSaved, KEPT_DAYS, SaveBatch, Undone};
pub use catalogue::{Catalogue, CatalogueState};
pub use changes::Change;
pub use claims::{Claim, ClaimAccount, ClaimState, Claimed};
pub use closures::{ChangeClosure, ClosureChanged, MOST_CLOSURES};
pub use codes::{CodeUse, MOST_CODE_TRIES_AN_HOUR};
pub use devices::DeviceTry;
pub use error::StoreError;
pub use history::{Author, PastListing, SavedChange};
pub use import::{Counts, ImportFiles, ImportReport, OpenPlace, Refused};
pub use listings::{OwnListing, OwnProduct, Pictured};
pub use members::{Invited, Managed, Member, OpenCode, Rank};
pub use own_account::{NewPassword, OwnSession};
pub use own_photos::{
    Added, MOST_PHOTOS, MOST_PHOTOS_SENT, MOST_SHAPES, OwnPhoto, OwnPhotos, PHOTOS_KEPT,
    PHOTOS_WITHIN, PhotoAnswer, PhotoBy, PhotoChange, PhotoChanged, PhotoFiles, PhotoMove,
    PhotoState, WaitingPhotos, WholePhoto,
};
pub use reports::{
    MOST_EQUAL_REPORTS_A_DAY, MOST_REPORTS_A_DAY, MOST_REPORTS_AN_HOUR, Report, Reported,
};
pub use requests::{
    ClaimRequest, MOST_EQUAL_REQUESTS_A_DAY, MOST_REQUESTS_A_DAY, MOST_REQUESTS_AN_HOUR,
    RequestDraft, Requested,
};
pub use save::{SaveListing, Saved};
pub use second_step::{Proof, SecondStep};
pub use sessions::Viewer;
pub use time::Timestamp;
pub use zero_results::{MOST_A_DAY, ZeroResult};

use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyPool, Connection, Transaction};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    writer: AnyPool,
    readers: AnyPool,
    file: Arc<Path>,
}

impl Store {
    /// Opens an existing, migrated database.
    ///
    /// Every other file is refused with a sentence that says what to do: a missing or damaged one, one of another
    /// program, one that is not migrated or comes from a newer program; an SQLite that can lose data as well.
    pub async fn open(file: &Path) -> Result<Self, StoreError> {
        let address = sqlite::address(&sqlite::existing(file)?, "rw")?;
        // Asked before anything is opened, because that may touch the file.
        let sealed = sealed::is_sealed(file);
        let mut connection = sqlite::connect(&address).await?;
        sqlite::check_engine(&mut connection).await?;
        if !sqlite::check_owner(&mut connection, file).await? {
            return Err(StoreError::NotMigrated);
        }
        if !sealed {
            sqlite::check_health(&mut connection).await?;
        }
        if !sqlite::check_version(&mut connection).await? {
            return Err(StoreError::NotMigrated);
        }
        sqlite::prepare(&mut connection, sqlite::Use::Write).await?;
        connection.close().await?;
        Ok(Self {
            writer: sqlite::pool(&address, sqlite::Use::Write).await?,
            readers: sqlite::pool(&address, sqlite::Use::Read).await?,
            file: file.into(),
        })
    }

    /// Creates the database where there is none, and brings its tables up to date.
    pub async fn migrate(file: &Path) -> Result<(), StoreError> {
        let mut connection = sqlite::connect(&sqlite::address(file, "rwc")?).await?;
        sqlite::check_engine(&mut connection).await?;
        if !sqlite::check_owner(&mut connection, file).await? {
            sqlite::claim(&mut connection).await?;
        }
        sqlite::check_health(&mut connection).await?;
        if !sqlite::check_version(&mut connection).await? {
            sqlite::prepare(&mut connection, sqlite::Use::Write).await?;
            sqlite::MIGRATIONS.run(&mut connection).await?;
        }
        connection.close().await?;
        Ok(())
    }

    /// Writes everything into the one file and closes all connections.
    pub async fn close(&self) -> Result<(), StoreError> {
        self.readers.close().await;
        let written = match self.writer.acquire().await {
            Ok(mut connection) => sqlite::checkpoint(&mut connection).await,
            Err(error) => Err(error.into()),
        };
        self.writer.close().await;
        if written.is_ok() {
            sealed::seal(&self.file);
        }
        written
    }

    /// Where something may be kept beside the database: a file of its name with this ending.
    pub fn beside(&self, ending: &str) -> PathBuf {
        sealed::beside(&self.file, ending)
    }

    /// A connection for reading.
    async fn read(&self) -> Result<PoolConnection<Any>, StoreError> {
        Ok(self.readers.acquire().await?)
    }

    /// Several reads of one and the same state.
    async fn read_together(&self) -> Result<Transaction<'static, Any>, StoreError> {
        Ok(self.readers.begin().await?)
    }

    /// The transaction that writes. It takes its lock at once: one that began by reading could lose it without waiting.
    async fn write(&self) -> Result<Transaction<'static, Any>, StoreError> {
        Ok(self.writer.begin_with("BEGIN IMMEDIATE").await?)
    }

    /// The connection that writes, for a single statement.
    async fn write_one(&self) -> Result<PoolConnection<Any>, StoreError> {
        Ok(self.writer.acquire().await?)
    }
}
