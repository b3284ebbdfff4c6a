//! `sao-que photos`

use super::{Database, Failure};
use crate::config::is_origin;
use app::ssr::{Clock, day_in_vietnam};
use domain::Slug;
use std::io::Write;
use store::{PhotoAnswer, Store, WaitingPhotos};

/// Most characters of a reason.
const LONGEST_REASON: usize = 500;

/// What to do with first photos of products.
#[derive(Debug, clap::Subcommand)]
pub enum PhotosCommand {
    /// Print the products whose first photos wait, the longest first.
    Waiting(Waiting),
    /// Let everybody see the waiting photos of a product.
    Accept(Accept),
    /// Give the waiting photos of a product back to its producer, with a reason.
    Return(Return),
}

/// Prints what waits.
#[derive(Debug, clap::Args)]
pub struct Waiting {
    #[command(flatten)]
    database: Database,
    /// The public address of the site, where the pictures can be seen.
    #[arg(
        long,
        env = "SAOQUE_ORIGIN",
        value_name = "URL",
        default_value = "http://127.0.0.1:3000"
    )]
    origin: String,
}

/// Accepts photos.
#[derive(Debug, clap::Args)]
pub struct Accept {
    #[command(flatten)]
    database: Database,
    /// The address part of the product's page.
    #[arg(long, value_name = "SLUG")]
    product: String,
}

/// Returns photos.
#[derive(Debug, clap::Args)]
pub struct Return {
    #[command(flatten)]
    database: Database,
    /// The address part of the product's page.
    #[arg(long, value_name = "SLUG")]
    product: String,
    /// Why, in words that the producer reads: at most 500 characters.
    #[arg(long, value_name = "WORDS")]
    why: String,
}

impl PhotosCommand {
    /// Runs the command.
    pub async fn run(self) -> Result<(), Failure> {
        match self {
            Self::Waiting(waiting) => waiting.run().await,
            Self::Accept(accept) => {
                answer(&accept.database, &accept.product, PhotoAnswer::Accept).await
            }
            Self::Return(back) => {
                let why = back.why.trim();
                if !(1..=LONGEST_REASON).contains(&why.chars().count()) {
                    return Err(format!("--why takes 1 to {LONGEST_REASON} characters").into());
                }
                answer(&back.database, &back.product, PhotoAnswer::Return(why)).await
            }
        }
    }
}

impl Waiting {
    async fn run(&self) -> Result<(), Failure> {
        if !is_origin(&self.origin) {
            return Err(format!(
                "--origin or SAOQUE_ORIGIN is {:?}: write scheme and host only, such as https://saoque.vn",
                self.origin
            )
            .into());
        }
        let store = Store::open(&self.database.file).await?;
        let waiting = store.waiting_photos().await;
        store.close().await?;
        let waiting = waiting?;
        let mut out = std::io::stdout().lock();
        for one in &waiting {
            write_for_people(&mut out, &self.origin, one)?;
        }
        eprintln!("{} products wait.", waiting.len());
        Ok(())
    }
}

async fn answer(
    database: &Database,
    product: &str,
    answer: PhotoAnswer<'_>,
) -> Result<(), Failure> {
    let slug =
        Slug::parse(product).map_err(|_| format!("{product} is no address part of a product"))?;
    let store = Store::open(&database.file).await?;
    let answered = match store.product(&slug).await? {
        Some(found) => {
            let now = Clock::System.now();
            store.answer_photos(&found.id, answer, now).await.map(Some)
        }
        None => Ok(None),
    };
    store.close().await?;
    match answered? {
        None => Err(format!("there is no product {slug}").into()),
        Some(0) => Err(format!("no photo of {slug} waits").into()),
        Some(number) => {
            eprintln!("{number} photos of {slug} have been answered.");
            Ok(())
        }
    }
}

fn write_for_people(
    out: &mut impl Write,
    origin: &str,
    one: &WaitingPhotos,
) -> std::io::Result<()> {
    let producer = one.producer.as_deref().unwrap_or("-");
    writeln!(out, "{}  {}", one.slug, day_in_vietnam(one.since))?;
    writeln!(out, "    {}, {producer}", one.name)?;
    for path in &one.paths {
        writeln!(out, "    {origin}{path}")?;
    }
    writeln!(out)
}
