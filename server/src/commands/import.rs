//! `sao-que import`

use super::{Database, Failure};
use app::ssr::Clock;
use std::path::PathBuf;
use store::{ImportFiles, Store};

/// Takes over the CSV files of a folder.
#[derive(Debug, clap::Args)]
pub struct Import {
    #[command(flatten)]
    database: Database,
    /// The folder with `products.csv` and, if it brings them, the files of places and groups.
    #[arg(long, value_name = "DIR")]
    from: PathBuf,
}

impl Import {
    /// Imports, and prints what was new, changed, unchanged or refused.
    pub async fn run(self) -> Result<(), Failure> {
        let files = ImportFiles::read(&self.from)?;
        let store = Store::open(&self.database.file).await?;
        let report = store.import(&files, Clock::System.now()).await;
        store.close().await?;
        let report = report?;
        eprintln!("{report}");
        if report.is_refused() {
            Err("nothing was imported: mend the rows named above and import again".into())
        } else {
            Ok(())
        }
    }
}
