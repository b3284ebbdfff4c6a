//! `sao-que account`

use super::{Database, Failure};
use crate::codes;
use crate::config::is_origin;
use crate::password::{self, Place};
use crate::session::Token;
use app::ssr::Clock;
use domain::{Phone, Slug};
use std::io::Read;
use store::{NewAccount, Role, Store};

/// What to do with accounts.
#[derive(Debug, clap::Subcommand)]
pub enum AccountCommand {
    /// Create an account. The program knows none until this is done.
    Create(Create),
    /// Print a code with which somebody who has forgotten the password sets a new one. It works once, within a day.
    Recover(Recover),
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
    /// Read the password (12 to 128 characters) from standard input. Without this, a one-time address is printed where the
    /// person sets it; it is good for a day.
    #[arg(long)]
    password_stdin: bool,
    /// The public address that the one-time address begins with.
    #[arg(
        long,
        env = "SAOQUE_ORIGIN",
        value_name = "URL",
        default_value = "http://127.0.0.1:3000"
    )]
    origin: String,
    /// The password is published, as in a trial: with such an account the program serves this machine only.
    #[arg(long)]
    sample: bool,
    /// Do nothing when the telephone number has an account already.
    #[arg(long)]
    if_absent: bool,
}

/// Prints a code for a new password.
#[derive(Debug, clap::Args)]
pub struct Recover {
    #[command(flatten)]
    database: Database,
    /// The telephone number that the account signs in with.
    #[arg(long)]
    phone: String,
    /// Also switch the second step off, for somebody who has lost the other device and the codes on paper.
    #[arg(long)]
    end_second_step: bool,
}

impl AccountCommand {
    /// Runs the command.
    pub async fn run(self) -> Result<(), Failure> {
        let database = match &self {
            Self::Create(create) => &create.database,
            Self::Recover(recover) => &recover.database,
        };
        let store = Store::open(&database.file).await?;
        let done = match &self {
            Self::Create(create) => create.run(&store).await,
            Self::Recover(recover) => recover.run(&store).await,
        };
        store.close().await?;
        done
    }
}

impl Recover {
    async fn run(&self, store: &Store) -> Result<(), Failure> {
        let phone = number(&self.phone)?;
        let account = store.account_by_phone(&phone).await?;
        let account = account.filter(|account| !account.disabled);
        let account = account.ok_or_else(|| format!("{phone} has no account, or a shut one"))?;
        let place = Place::take().ok_or("too many codes at once")?;
        let (code, hash) = codes::issue(store, place).await?;
        let now = Clock::System.now();
        if self.end_second_step && store.end_second_step_of(&account.id, now).await? {
            eprintln!("The second step has been switched off.");
        }
        store.issue_recovery(&account.id, &hash, now).await?;
        eprintln!(
            "Hand this code over: with it a new password is set at /quen-mat-khau, once, within a day."
        );
        println!("{}", code.grouped());
        Ok(())
    }
}

fn number(text: &str) -> Result<Phone, Failure> {
    let parsed = Phone::parse(text);
    Ok(parsed.map_err(|_| format!("{text} is no Vietnamese telephone number"))?)
}

impl Create {
    async fn run(&self, store: &Store) -> Result<(), Failure> {
        let phone = number(&self.phone)?;
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
        if !is_origin(&self.origin) {
            return Err(format!(
                "--origin or SAOQUE_ORIGIN is {:?}: write scheme and host only, such as https://saoque.vn",
                self.origin
            )
            .into());
        }
        let there = store.account_by_phone(&phone).await?.is_some();
        if there && self.if_absent {
            eprintln!("The account {phone} is there already.");
            return self.mark(store, &phone).await;
        }
        let token = Token::new().map_err(|error| error.to_string())?;
        let password = if self.password_stdin {
            let mut typed = String::new();
            std::io::stdin().read_to_string(&mut typed)?;
            // A line end that `echo` adds is not part of the password.
            let password = typed.strip_suffix('\n').unwrap_or(&typed).to_owned();
            password::check_length(&password)?;
            password
        } else {
            // Nobody knows it: until the person sets one, nobody can sign in.
            Token::new()
                .map_err(|error| error.to_string())?
                .value()
                .to_owned()
        };
        let role = match self.role {
            RoleName::Producer => Role::Producer,
            RoleName::Office => Role::Office,
        };
        let account = NewAccount {
            phone: phone.clone(),
            name: self.name.clone(),
            role,
            producer,
            password_hash: password::hash(&password)?,
        };
        let now = Clock::System.now();
        let id = store.create_account(account, now).await?;
        self.mark(store, &phone).await?;
        eprintln!("The account {phone} has been created.");
        if !self.password_stdin {
            store.invite(&token.hash(), &id, now).await?;
            eprintln!("Hand this address over: the password is set there, once, within a day.");
            println!("{}/dat-mat-khau/{}", self.origin, token.value());
        }
        Ok(())
    }

    async fn mark(&self, store: &Store, phone: &Phone) -> Result<(), Failure> {
        if self.sample {
            store.mark_as_sample(phone).await?;
        }
        Ok(())
    }
}
