//! How long it takes until everybody sees what a producer has saved: the form is posted as the editor posts it, then the list
//! and the product's page are asked for.

use crate::Options;
use crate::failure::{Explain as _, Failure, Result};
use crate::process::Running;
use crate::report::{Report, Row};
use crate::timing::quantile;
use crate::wire::{Connection, request};
use crate::workshop::{Account, Workshop};
use domain::{Dong, ListingForm, Param, Price, PriceBand, Slug, form};
use std::net::SocketAddr;
use std::path::Path;
use std::time::Instant;
use store::{OwnListing, Store};

const PRODUCER: Account = Account {
    phone: "0900000001",
    password: "thu-nghiem-co-so-mau",
    producer: "co-so-mau-ben-sao",
};
const CHANGES: u32 = 300;
/// 99 of 100 changes must be seen after so many milliseconds.
const GOAL: f64 = 50.0;

/// Milliseconds from sending a save.
struct Seen {
    saved: f64,
    list: f64,
    product: f64,
}

/// Saves one price after the other.
pub fn measure(workshop: &Workshop, options: &Options, report: &mut Report) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .explain(|| "cannot start the runtime that asks".to_owned())?;
    let database = workshop.with_a_producer(options.products, &PRODUCER)?;
    let listing = runtime.block_on(listing(&database))?;
    eprintln!("{CHANGES} prices, saved and looked for");
    let server = Running::start(&workshop.server(&database, 16), options.server_core)?;
    let seen = runtime.block_on(changes(server.addr, listing))?;
    let mut line = |what: &str, of: fn(&Seen) -> f64, goal: Option<f64>| {
        let mut times: Vec<f64> = seen.iter().map(of).collect();
        times.sort_unstable_by(f64::total_cmp);
        let [half, p99, most] = [50, 99, 100].map(|percent| quantile(&times, percent));
        report.add(Row {
            what: format!("{what}, real and {} synthetic", options.products),
            goal: goal.map_or_else(String::new, |goal| format!("p99 ≤ {goal:.0} ms")),
            figure: format!("p50 {half:.1} ms, p99 {p99:.1} ms, at most {most:.1} ms"),
            ratio: goal.map_or_else(String::new, |goal| {
                format!("{:.2} of the limit", p99 / goal)
            }),
            met: goal.map(|goal| p99 <= goal),
            ..Row::default()
        });
    };
    line("a save answered", |seen| seen.saved, None);
    line(
        "a save in list, facets and search",
        |seen| seen.list,
        Some(GOAL),
    );
    line(
        "the same, then on the product page",
        |seen| seen.product,
        Some(GOAL),
    );
    Ok(())
}

/// The first listing of the sample producer.
async fn listing(database: &Path) -> Result<OwnListing> {
    let cannot = || format!("cannot read the sample listing in {}", database.display());
    let none = || Failure::new(cannot());
    let store = Store::open(database).await.explain(cannot)?;
    let slug = Slug::parse(PRODUCER.producer).explain(cannot)?;
    let producer = store.producer(&slug).await.explain(cannot)?;
    let producer = producer.ok_or_else(none)?;
    let products = store.own_products(&producer.id).await.explain(cannot)?;
    let product = products.first().ok_or_else(none)?;
    let listing = store.own_listing(&producer.id, &product.id).await;
    let listing = listing.explain(cannot)?.ok_or_else(none)?;
    store.close().await.explain(cannot)?;
    Ok(listing)
}

async fn changes(addr: SocketAddr, listing: OwnListing) -> Result<Vec<Seen>> {
    let mut connection = Connection::open(addr).await?;
    let typed = [
        ("so", PRODUCER.phone),
        ("mat-khau", PRODUCER.password),
        ("tiep", ""),
    ];
    let sign_in = post(addr, "/dang-nhap", "", &form::encode(typed));
    let answer = connection.fetch(&sign_in).await?;
    if answer.status != 303 || answer.cookie.is_empty() {
        return Err(Failure::new(format!(
            "the sample producer could not sign in: status {}",
            answer.status
        )));
    }
    let editor = format!("/quan-ly/san-pham/{}", listing.id);
    let product = request(addr, &format!("/san-pham/{}", listing.slug), "");
    let mut all = Vec::new();
    for (change, version) in (0..CHANGES).zip(listing.version..) {
        // Now in one band of prices, now in the next, so that the facet has something to take over.
        let thousands = if change % 2 == 0 { 60 } else { 260 } + change / 10;
        let shown = format!("{thousands}.{:03}", change % 1000);
        let dong = Dong::new(i64::from(thousands * 1000 + change % 1000));
        let dong = dong.explain(|| "no price".to_owned())?;
        let band = PriceBand::of(Price::Fixed { dong }).map_or("", PriceBand::slug);
        let choice = [("q", listing.name.as_str()), (Param::Price.name(), band)];
        let list = request(addr, &format!("/san-pham?{}", form::encode(choice)), "");
        let typed = ListingForm {
            price_kind: "mot".to_owned(),
            price_low: shown.clone(),
            ..ListingForm::of_draft(&listing.listing)
        };
        let body = format!("{}&phien-ban={version}", typed.encode());
        let save = post(addr, &editor, &answer.cookie, &body);

        let begun = Instant::now();
        let since = || begun.elapsed().as_secs_f64() * 1e3;
        let status = connection.fetch(&save).await?.status;
        let saved = since();
        let listed = connection.fetch(&list).await?;
        let in_list = since();
        let page = connection.fetch(&product).await?;
        let on_page = since();
        let says = |body: &[u8]| String::from_utf8_lossy(body).contains(&shown);
        if status != 303 || !says(&listed.body) || !says(&page.body) {
            return Err(Failure::new(format!(
                "change {change} to {shown} had status {status}; in the list: {}, on the page: {}",
                says(&listed.body),
                says(&page.body)
            )));
        }
        all.push(Seen {
            saved,
            list: in_list,
            product: on_page,
        });
    }
    Ok(all)
}

/// A form as a browser posts it from a page of the site.
fn post(addr: SocketAddr, target: &str, cookie: &str, body: &str) -> String {
    let cookie = match cookie {
        "" => String::new(),
        cookie => format!("Cookie: {cookie}\r\n"),
    };
    format!(
        "POST {target} HTTP/1.1\r\nHost: {addr}\r\nUser-Agent: sao-que-benchmarks\r\nAccept: text/html\r\n\
         Sec-Fetch-Site: same-origin\r\n{cookie}Content-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
}
