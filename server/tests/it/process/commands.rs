//! What an operator does on the command line.

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

#[tokio::test(flavor = "multi_thread")]
async fn reports_of_visitors_are_read_and_deleted_while_the_site_runs() {
    let program = Installed::new().await;
    let server = program.serve("127.0.0.1:0");
    let form = domain::form::encode([
        ("trang", "/ocop"),
        ("loai", "other"),
        ("chi-tiet", "Báo sai mẫu, dòng một.\r\nDòng hai."),
        ("lien-lac", "lien-lac-mau@vi-du.vn"),
    ]);
    assert_eq!(status(&post(&server.addr, "/bao-sai", &form)), 303);
    let reports = |arguments: &[&str]| {
        let (command, rest) = arguments.split_first().unwrap();
        let named = ["reports", command, "--database", "sao-que.db"];
        run(&program, &[&named[..], rest].concat(), "")
    };
    let listed = reports(&["list", "--json"]);
    assert!(listed.status.success(), "{listed:?}");
    let all: serde_json::Value = serde_json::from_slice(&listed.stdout).unwrap();
    assert_eq!(all[0]["page"], "/ocop");
    assert_eq!(all[0]["contact"], "lien-lac-mau@vi-du.vn");
    let number = all[0]["number"].as_str().unwrap();
    let listed = String::from_utf8(reports(&["list"]).stdout).unwrap();
    assert!(listed.starts_with(number), "{listed}");
    assert!(listed.contains("\n    Báo sai mẫu, dòng một.\n    Dòng hai.\n"));
    assert!(!reports(&["delete", "O0O0"]).status.success());
    let lower = number.to_lowercase();
    assert!(reports(&["delete", &lower]).status.success());
    let again = reports(&["delete", number]);
    assert!(!again.status.success(), "it is not there any more");
    assert!(reports(&["list"]).stdout.is_empty());
    assert_eq!(status(&post(&server.addr, "/bao-sai", &form)), 303);
}
