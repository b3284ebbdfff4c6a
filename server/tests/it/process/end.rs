//! The end loses no answer.

use crate::support::process::{Installed, exchange, get, status};
use std::io::ErrorKind;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// As many as the test runs in a few seconds.
const RESTARTS: usize = 10;
/// Clients at a time.
const CLIENTS: usize = 8;

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_connected_when_it_ends_is_answered() {
    let program = Installed::new().await;
    for _ in 0..RESTARTS {
        let server = program.serve("127.0.0.1:0");
        let addr = server.addr.clone();
        let request =
            format!("GET /san-pham?q=mam HTTP/1.1\r\nHost: {addr}\r\nConnection: close\r\n\r\n");
        let (answered, over) = (AtomicUsize::new(0), AtomicBool::new(false));
        std::thread::scope(|scope| {
            for _ in 0..CLIENTS {
                scope.spawn(|| {
                    while !over.load(Ordering::Relaxed) {
                        match exchange(&addr, request.as_bytes()) {
                            Ok(answer) => {
                                assert_eq!(status(&answer), 200, "{answer:?}");
                                assert!(answer.contains("</html>"), "cut off: {}", answer.len());
                                answered.fetch_add(1, Ordering::Relaxed);
                            }
                            // Nobody listens any more: the other way to be turned away.
                            Err(error) => {
                                assert_eq!(error.kind(), ErrorKind::ConnectionRefused, "{error}");
                                over.store(true, Ordering::Relaxed);
                            }
                        }
                        if answered.load(Ordering::Relaxed) == 100 {
                            server.terminate();
                        }
                    }
                });
            }
        });
        assert!(server.ended_well());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_it_leaves_for_the_next_start_is_used_and_may_be_deleted_or_damaged() {
    let program = Installed::new().await;
    let list = || {
        let server = program.serve("127.0.0.1:0");
        let pages = [
            "/api/v1/products",
            "/co-so/co-so-mau-ben-sao",
            "/san-pham/nuoc-mam-cot-mau-ben-sao",
        ];
        let body = |page: &&str| {
            let answer = get(&server.addr, page).replace(&server.addr, "");
            let body = answer.split_once("\r\n\r\n").unwrap().1;
            // The code on the printed page holds the port, which is another one at each start.
            body.split("class=\"printed\"").next().unwrap().to_owned()
        };
        let all: String = pages.iter().map(body).collect();
        assert_eq!(
            all.matches(">Lưới đan tay trang trí mẫu").count(),
            2,
            "{all}"
        );
        server.terminate();
        assert!(server.ended_well());
        all
    };
    let first = list();
    let beside = ["sao-que.db-catalogue", "sao-que.db-sealed"].map(|name| program.file(name));
    assert!(beside.iter().all(|file| file.is_file()));
    assert_eq!(list(), first);
    for file in &beside {
        std::fs::write(file, "x").unwrap();
    }
    assert_eq!(list(), first);
    for file in &beside {
        assert!(std::fs::read(file).unwrap().len() > 1, "written anew");
        std::fs::remove_file(file).unwrap();
    }
    assert_eq!(list(), first);
}
