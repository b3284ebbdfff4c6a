//! The commands of the program.

mod account;
mod claim;
mod import;
mod photos;
mod reports;
mod requests;
mod serve;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use store::Store;

/// Sao Quê: the showcase of certified products of Vietnam's communes.
#[derive(Debug, Parser)]
#[command(name = "sao-que", version, arg_required_else_help = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The database file, as every command names it.
#[derive(Debug, clap::Args)]
pub struct Database {
    /// The SQLite database file.
    #[arg(long = "database", env = "SAOQUE_DATABASE", value_name = "FILE")]
    pub file: PathBuf,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Answer browsers: the storefront, the studio and their server functions.
    Serve(serve::Serve),
    /// Create the database, or bring it up to date with this version of the program.
    Migrate(Database),
    /// Take over register facts from CSV files; all or nothing, and again without harm.
    Import(import::Import),
    /// Accounts of people who can sign in.
    Account {
        /// What to do with accounts.
        #[command(subcommand)]
        command: account::AccountCommand,
    },
    /// First photos of products, which wait until somebody has looked at them.
    Photos {
        /// What to do with the photos.
        #[command(subcommand)]
        command: photos::PhotosCommand,
    },
    /// Letters with codes with which producers take over their pages.
    Claim {
        /// What to do with the codes.
        #[command(subcommand)]
        command: claim::ClaimCommand,
    },
    /// What people without a code ask of the office.
    Requests {
        /// What to do with the requests.
        #[command(subcommand)]
        command: requests::RequestsCommand,
    },
    /// What visitors have reported as wrong.
    Reports {
        /// What to do with the reports.
        #[command(subcommand)]
        command: reports::ReportsCommand,
    },
}

/// What stops a command, as a sentence.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Runs a command to its end.
pub fn run(cli: Cli) -> Result<(), Failure> {
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        match cli.command {
            Command::Serve(serve) => serve.run().await,
            Command::Migrate(database) => {
                Store::migrate(&database.file).await?;
                eprintln!("The database {} is up to date.", database.file.display());
                Ok(())
            }
            Command::Import(import) => import.run().await,
            Command::Account { command } => command.run().await,
            Command::Photos { command } => command.run().await,
            Command::Claim { command } => command.run().await,
            Command::Requests { command } => command.run().await,
            Command::Reports { command } => command.run().await,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::Cli;
    use clap::CommandFactory;

    #[test]
    fn the_help_says_what_the_program_is() {
        let help = Cli::command().render_help().to_string();
        assert!(help.starts_with("Sao Quê: the showcase"), "{help}");
    }
}
