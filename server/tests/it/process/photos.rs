//! Photos and saves while the program is killed, and many hostile photos at once.

use crate::support::html::Page;
use crate::support::people::{PASSWORD, sign_in_form};
use crate::support::process::{Installed, Program, exchange, get, post, status};
use crate::support::{A, LATER};
use image::{ImageFormat, Rgb, RgbImage};
use std::io::Cursor;
use std::sync::Mutex;

/// How often the program is killed; `SAOQUE_KILLS=200` for a long look.
fn rounds() -> u32 {
    let asked = std::env::var("SAOQUE_KILLS").ok();
    asked.and_then(|asked| asked.parse().ok()).unwrap_or(6)
}

/// What the photos of all that are in flight may take, the catalogue and everything else included.
const MOST: u64 = 450 * 1024 * 1024;

fn photo(number: u32) -> Vec<u8> {
    let [red, green, blue, _] = (number.wrapping_mul(0x9e37_79b9) >> 3).to_le_bytes();
    let mut file = Cursor::new(Vec::new());
    RgbImage::from_pixel(320, 240, Rgb([red, green, blue]))
        .write_to(&mut file, ImageFormat::Png)
        .unwrap();
    file.into_inner()
}

fn id(number: u32) -> String {
    format!("0190a000-0000-7000-8000-{number:012}")
}

/// The cookie of somebody who signs in on the network.
fn sign_in(program: &Program, phone: &str) -> String {
    let answer = post(&program.addr, "/dang-nhap", &sign_in_form(phone, PASSWORD));
    assert_eq!(status(&answer), 303, "{answer}");
    let cookies = answer.lines().filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        let is_cookie = name.eq_ignore_ascii_case("set-cookie");
        is_cookie.then(|| value.split(';').next().unwrap().trim().to_owned())
    });
    cookies.collect::<Vec<_>>().join("; ")
}

/// A request with a session. Without an answer, as when the program is gone, the text is empty.
fn ask(addr: &str, method: &str, target: &str, cookie: &str, body: &[u8], kind: &str) -> String {
    let head = format!(
        "{method} {target} HTTP/1.1\r\nHost: {addr}\r\nConnection: close\r\nCookie: {cookie}\r\nAccept: text/html\r\n\
         Content-Type: {kind}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    exchange(addr, &[head.as_bytes(), body].concat()).unwrap_or_default()
}

/// The address of the editor of the first own product.
fn first_editor(addr: &str, cookie: &str) -> String {
    let page = ask(addr, "GET", "/quan-ly", cookie, b"", "text/plain");
    let (_, rest) = page.split_once("href=\"/quan-ly/san-pham/").unwrap();
    format!("/quan-ly/san-pham/{}", rest.get(..36).unwrap())
}

fn value(page: &str, name: &str) -> String {
    Page::of(page.split_once("\r\n\r\n").unwrap().1).value(name)
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_any_moment_it_has_all_that_it_has_acknowledged() {
    let installed = Installed::new().await;
    let first = installed.serve("127.0.0.1:0");
    let cookies = [sign_in(&first, A), sign_in(&first, LATER)];
    let editor = first_editor(&first.addr, &cookies[0]);
    let photos = format!("{editor}/anh");
    drop(first);
    let mut sent = 0;
    for round in 0..rounds() {
        let server = Mutex::new(installed.serve("127.0.0.1:0"));
        let addr = server.lock().unwrap().addr.clone();
        let cookie = &cookies[usize::try_from(round).unwrap() % 2];
        let (mut kept, mut saved) = (Vec::new(), None);
        // Each request is told when it begins: the program is killed under another one in each round.
        let (begun, moments) = std::sync::mpsc::channel();
        let also_begun = begun.clone();
        std::thread::scope(|scope| {
            let (addr, editor, photos) = (&addr, &editor, &photos);
            let sender = scope.spawn(move || {
                let mut kept = Vec::new();
                for number in sent..sent + 3 {
                    let target = format!("{photos}/{}", id(number));
                    begun.send(()).unwrap();
                    let answer = ask(addr, "PUT", &target, cookie, &photo(number), "image/png");
                    if status(&answer) == 200 {
                        kept.push(id(number));
                    }
                }
                kept
            });
            let writer = scope.spawn(move || {
                let mut saved = None;
                for step in 0..20 {
                    also_begun.send(()).unwrap();
                    let page = ask(addr, "GET", editor, cookie, b"", "text/plain");
                    if status(&page) != 200 {
                        break;
                    }
                    let weight = format!("{round}-{step} g");
                    let version = value(&page, "phien-ban");
                    let form = domain::form::encode([
                        ("phien-ban", version.as_str()),
                        ("khoi-luong", &weight),
                    ]);
                    let kind = "application/x-www-form-urlencoded";
                    let answer = ask(addr, "POST", editor, cookie, form.as_bytes(), kind);
                    if status(&answer) == 303 {
                        saved = Some(weight);
                    }
                }
                saved
            });
            let under = usize::try_from(round % 20).unwrap();
            moments.iter().take(under + 1).for_each(drop);
            server.lock().unwrap().kill();
            kept = sender.join().unwrap();
            saved = writer.join().unwrap();
        });
        drop(server);
        sent += 3;
        let again = installed.serve("127.0.0.1:0");
        let page = ask(&again.addr, "GET", &photos, cookie, b"", "text/plain");
        for photo in &kept {
            assert!(
                page.contains(&format!("data-photo=\"{photo}\"")),
                "round {round}: {photo}"
            );
        }
        // No row without its file.
        for part in page.split("src=\"/anh/").skip(1) {
            let path = format!("/anh/{}", part.split_once('"').unwrap().0);
            assert_eq!(
                status(&get(&again.addr, &path)),
                200,
                "round {round}: {path}"
            );
        }
        if let Some(saved) = saved {
            let now = ask(&again.addr, "GET", &editor, cookie, b"", "text/plain");
            let told = value(&now, "khoi-luong");
            let step = |text: &str| {
                text.trim_end_matches(" g")
                    .split_once('-')
                    .map(|(a, b)| (a.parse::<u32>().unwrap(), b.parse::<u32>().unwrap()))
            };
            assert!(
                step(&told) >= step(&saved),
                "round {round}: {saved} was acknowledged, {told} is there"
            );
        }
        // Room for the next round.
        for part in page.split("data-photo=\"").skip(1) {
            let form = domain::form::encode([("viec", "go"), ("anh", part.get(..36).unwrap())]);
            let kind = "application/x-www-form-urlencoded";
            ask(&again.addr, "POST", &photos, cookie, form.as_bytes(), kind);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_bombs_in_flight_do_not_fill_the_memory() {
    let installed = Installed::new().await;
    let program = installed.serve("127.0.0.1:0");
    let addr = program.addr.as_str();
    let cookie = sign_in(&program, A);
    let photos = format!("{}/anh", first_editor(addr, &cookie));
    // 48 megapixels in some hundred kilobytes, and a head that speaks of 900.
    let mut large = Cursor::new(Vec::new());
    RgbImage::new(8000, 6000)
        .write_to(&mut large, ImageFormat::Png)
        .unwrap();
    let large = large.into_inner();
    let mut lying = large.clone();
    lying[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
    let answers: Vec<u16> = std::thread::scope(|scope| {
        let (large, lying, cookie, photos) = (&large, &lying, &cookie, &photos);
        let uploads: Vec<_> = (0..50)
            .map(|number| {
                scope.spawn(move || {
                    let file = if number % 2 == 0 { large } else { lying };
                    let target = format!("{photos}/{}", id(number));
                    status(&ask(addr, "PUT", &target, cookie, file, "image/png"))
                })
            })
            .collect();
        assert_eq!(
            status(&get(addr, "/san-pham?sao=4")),
            200,
            "others are served meanwhile"
        );
        uploads
            .into_iter()
            .map(|upload| upload.join().unwrap())
            .collect()
    });
    // Taken, refused, the eleventh of a product, or told to come again.
    assert!(
        answers
            .iter()
            .all(|status| [200, 409, 422, 503].contains(status)),
        "{answers:?}"
    );
    assert!(answers.contains(&422), "{answers:?}");
    let most = program.most_memory();
    assert!(most < MOST, "{} MB", most / 1_000_000);
}
