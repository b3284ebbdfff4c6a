//! `sao-que account`

use super::{Database, Failure};
use crate::password;
use app::ssr::Clock;
use domain::{Phone, Slug};
use std::io::Read;
use store::{NewAccount, Role, Store, StoreError};

/// What to do with accounts.
#[derive(Debug, clap::Subcommand)]
pub enum AccountCommand {
    /// Create an account. The program knows none until this is done.
    Create(Create),
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum RoleName {
    /// Somebody who keeps the listings of one producer.
    Producer,
    /// Somebody of the provincial office.
    Office,
}

/// Creates an account.
#[derive(Debug, clap::Args)]
pub struct Create {
    #[command(flatten)]
    database: Database,
    /// What the account is for.
    #[arg(long, value_enum)]
    role: RoleName,
    /// The telephone number to sign in with.
    #[arg(long)]
    phone: String,
    /// The name of the person.
    #[arg(long)]
    name: String,
    /// The address part of the producer's page; needed for the role `producer`.
    #[arg(long, value_name = "SLUG")]
    producer: Option<String>,
    /// Read the password (12 to 128 characters) from standard input, so that it never stands in a command line.
    #[arg(long, required = true)]
    password_stdin: bool,
    /// Do nothing when the telephone number has an account already.
    #[arg(long)]
    if_absent: bool,
}

impl AccountCommand {
    /// Runs the command.
    pub async fn run(self) -> Result<(), Failure> {
        let Self::Create(create) = self;
        let store = Store::open(&create.database.file).await?;
        let done = create.run(&store).await;
        store.close().await?;
        done
    }
}

impl Create {
    async fn run(self, store: &Store) -> Result<(), Failure> {
        let phone = Phone::parse(&self.phone)
            .map_err(|_| format!("{} is no Vietnamese telephone number", self.phone))?;
        let producer = match (self.role, &self.producer) {
            (RoleName::Office, None) => None,
            (RoleName::Office, Some(_)) => {
                return Err(
                    "an office account belongs to no producer: leave out --producer".into(),
                );
            }
            (RoleName::Producer, None) => {
                return Err("--producer SLUG is needed for a producer's account".into());
            }
            (RoleName::Producer, Some(slug)) => {
                let parsed = Slug::parse(slug)
                    .map_err(|_| format!("{slug} is no address part of a producer"))?;
                let found = store.producer(&parsed).await?;
                Some(
                    found
                        .ok_or_else(|| format!("there is no producer {slug}"))?
                        .id,
                )
            }
        };
        if self.if_absent && store.account_by_phone(&phone).await?.is_some() {
            eprintln!("The account {phone} is there already.");
            return Ok(());
        }
        let mut typed = String::new();
        std::io::stdin().read_to_string(&mut typed)?;
        // A line end that `echo` adds is not part of the password.
        let password = typed.strip_suffix('\n').unwrap_or(&typed);
        password::check_length(password)?;
        let role = match self.role {
            RoleName::Producer => Role::Producer,
            RoleName::Office => Role::Office,
        };
        let password_hash = password::hash(password)?;
        let account = NewAccount {
            phone: phone.clone(),
            name: self.name,
            role,
            producer,
            password_hash,
        };
        match store.create_account(account, Clock::System.now()).await {
            Ok(_) => eprintln!("The account {phone} has been created."),
            Err(StoreError::PhoneTaken) if self.if_absent => {
                eprintln!("The account {phone} is there already.");
            }
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }
}
