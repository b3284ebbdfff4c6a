//! The end loses no answer.

use crate::support::process::{Installed, exchange, status};
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
