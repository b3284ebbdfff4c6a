//! Requests that cannot be read are answered, not cut off.

use crate::support::process::{Installed, exchange, get, status};

fn with_headers(addr: &str, more: &str, body: &str) -> String {
    format!("POST /dang-nhap HTTP/1.1\r\nHost: {addr}\r\n{more}\r\n{body}")
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_long_or_broken_is_told_so() {
    let installed = Installed::new().await;
    let program = installed.serve("127.0.0.1:0");
    let addr = program.addr.as_str();
    let many = "X: y\r\n".repeat(80);
    let long = "y".repeat(600_000);
    for (what, code, request) in [
        (
            "a target of 70 KB",
            414,
            format!(
                "GET /{} HTTP/1.1\r\nHost: {addr}\r\n\r\n",
                "x".repeat(70_000)
            ),
        ),
        ("80 headers", 431, with_headers(addr, &many, "")),
        (
            "a header of 600 KB",
            431,
            with_headers(addr, &format!("X: {long}\r\n"), ""),
        ),
        (
            "two lengths",
            400,
            with_headers(addr, "Content-Length: 3\r\nContent-Length: 4\r\n", "so=1"),
        ),
        (
            "a chunk without a size",
            400,
            with_headers(
                addr,
                "Transfer-Encoding: chunked\r\nConnection: close\r\n",
                "zz\r\nso=1\r\n0\r\n\r\n",
            ),
        ),
        ("no request at all", 400, "mắm tôm\r\n\r\n".to_owned()),
    ] {
        let answer = exchange(addr, request.as_bytes());
        let answer = answer.unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!(status(&answer), code, "{what}: {answer}");
    }
    assert_eq!(status(&get(addr, "/healthz")), 200);
}
