//! Strangers cannot make the program grow.

use crate::support::people::sign_in_form;
use crate::support::process::{Installed, get, post, status};

/// The catalogue, the pages that are kept and the one memory that passwords are hashed in take 60 MB in a release build and
/// some more in a debug one. Every attempt that took its own 19 MiB, two at a time, would alone bring it near this, and the
/// holes that they leave in the heap beyond it.
const MOST: u64 = 150 * 1024 * 1024;

/// Asks all of it, eight at a time.
fn at_once(many: usize, ask: impl Fn(usize) + Sync) {
    std::thread::scope(|scope| {
        for worker in 0..8 {
            let ask = &ask;
            scope.spawn(move || (worker..many).step_by(8).for_each(ask));
        }
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn attempts_to_sign_in_between_pages_do_not_fill_the_memory() {
    let installed = Installed::new().await;
    let program = installed.serve("127.0.0.1:0");
    let addr = program.addr.as_str();
    at_once(150, |at| {
        let form = sign_in_form(&format!("09123{at:05}"), "một mật khẩu đoán mò");
        assert_eq!(status(&post(addr, "/dang-nhap", &form)), 422);
        // Another page each time: one that is kept would need no memory.
        let page = get(addr, &format!("/san-pham?q=mam+{at}"));
        assert_eq!(status(&page), 200);
    });
    let most = program.most_memory();
    assert!(most < MOST, "{} MB", most / 1_000_000);
}

#[tokio::test(flavor = "multi_thread")]
async fn more_people_than_can_wait_are_told_to_come_again() {
    let installed = Installed::new().await;
    let program = installed.serve("127.0.0.1:0");
    let addr = program.addr.as_str();
    let answers: Vec<String> = std::thread::scope(|scope| {
        let attempts: Vec<_> = (0..120)
            .map(|at| {
                let form = sign_in_form(&format!("09124{at:05}"), "một mật khẩu đoán mò");
                scope.spawn(move || post(addr, "/dang-nhap", &form))
            })
            .collect();
        attempts
            .into_iter()
            .map(|attempt| attempt.join().unwrap())
            .collect()
    });
    let (full, decided): (Vec<_>, Vec<_>) =
        answers.iter().partition(|answer| status(answer) == 503);
    assert!(!full.is_empty() && decided.len() >= 32, "{}", full.len());
    for answer in full {
        assert!(answer.to_lowercase().contains("retry-after: 5"), "{answer}");
        assert!(answer.contains("quá nhiều người đăng nhập"), "{answer}");
    }
    for answer in decided {
        assert_eq!(status(answer), 422, "{answer}");
    }
}
