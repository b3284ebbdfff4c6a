//! What an operator does before anybody can sign in.

use crate::support::process::{Installed, get, post, status};
use std::io::Write;
use std::process::{Output, Stdio};

const CREATE: [&str; 9] = [
    "account",
    "create",
    "--database",
    "sao-que.db",
    "--role",
    "office",
    "--name",
    "Người mẫu",
    "--phone",
];

fn run(program: &Installed, arguments: &[&str], input: &str) -> Output {
    let mut child = program
        .command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    child.wait_with_output().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_account_sets_its_own_password_at_the_address_that_is_printed() {
    let program = Installed::new().await;
    let origin = ["0987654321", "--origin", "https://saoque.vn"];
    let made = run(&program, &[&CREATE[..], &origin].concat(), "");
    assert!(made.status.success(), "{made:?}");
    let printed = String::from_utf8(made.stdout).unwrap();
    let path = printed.trim().strip_prefix("https://saoque.vn").unwrap();
    let server = program.serve("127.0.0.1:0");
    assert_eq!(status(&get(&server.addr, path)), 200);
    let form = domain::form::encode([
        ("mat-khau", "mật khẩu của riêng tôi"),
        ("lai", "mật khẩu của riêng tôi"),
    ]);
    assert_eq!(status(&post(&server.addr, path, &form)), 303);
    let form = crate::support::people::sign_in_form("0987654321", "mật khẩu của riêng tôi");
    assert_eq!(status(&post(&server.addr, "/dang-nhap", &form)), 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn accounts_with_published_passwords_serve_this_machine_only() {
    let program = Installed::new().await;
    let sample = ["0987654321", "--password-stdin", "--sample", "--if-absent"];
    let serve = [
        "serve",
        "--database",
        "sao-que.db",
        "--site",
        "site",
        "--addr",
        "0.0.0.0:0",
    ];
    for _ in 0..2 {
        let made = run(
            &program,
            &[&CREATE[..], &sample].concat(),
            "mật khẩu ai cũng biết\n",
        );
        assert!(made.status.success(), "{made:?}");
        let refused = run(&program, &serve, "");
        assert!(!refused.status.success());
        let said = String::from_utf8(refused.stderr).unwrap();
        assert!(said.contains("published passwords"), "{said}");
        assert!(refused.stdout.is_empty());
    }
    let server = program.serve("127.0.0.1:0");
    assert_eq!(status(&get(&server.addr, "/")), 200);
}
