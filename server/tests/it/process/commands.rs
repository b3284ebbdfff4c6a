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

/// A command on the database of a program.
fn on_database(program: &Installed, command: [&str; 2], rest: &[&str]) -> Output {
    let named = [command[0], command[1], "--database", "sao-que.db"];
    run(program, &[&named[..], rest].concat(), "")
}

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The codes of a file of letters.
fn codes(program: &Installed, file: &str) -> Vec<String> {
    let html = std::fs::read_to_string(program.file(file)).unwrap();
    let page = crate::support::html::Page::of(&html);
    let codes = page.all(".letter__code");
    codes.iter().map(|code| code.text().collect()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_are_written_once_and_their_codes_let_producers_in() {
    let program = Installed::new().await;
    let claim =
        |command: &'static str, rest: &[&str]| on_database(&program, ["claim", command], rest);
    let producer = crate::support::people::PRODUCER_B;
    let issue = |file: &str| {
        let named = [
            "--producer",
            producer,
            "--origin",
            "https://saoque.vn",
            "--to",
            file,
        ];
        claim("issue", &named)
    };
    said(&issue("one.html"));
    assert!(
        !issue("one.html").status.success(),
        "a file is not written over"
    );
    said(&issue("two.html"));
    let (old, new) = (codes(&program, "one.html"), codes(&program, "two.html"));
    assert_eq!((old.len(), new.len()), (1, 1));
    let letter = std::fs::read_to_string(program.file("two.html")).unwrap();
    assert!(letter.contains("saoque.vn/nhan-trang") && letter.contains("letter__qr"));
    let server = program.serve("127.0.0.1:0");
    let form = |code: &str| {
        domain::form::encode([
            ("ma", code),
            ("ten", "Người mẫu"),
            ("so", "0987654321"),
            ("mat-khau", "mật khẩu của riêng tôi"),
            ("lai", "mật khẩu của riêng tôi"),
        ])
    };
    assert_eq!(
        status(&post(&server.addr, "/nhan-trang", &form(&old[0]))),
        422
    );
    assert_eq!(
        status(&post(&server.addr, "/nhan-trang", &form(&new[0]))),
        303
    );
    let listed = said(&claim("list", &[]));
    assert!(listed.contains(producer) && listed.contains("used") && listed.contains("revoked"));
    assert!(!listed.contains(&new[0]));
    said(&issue("three.html"));
    let revoke = || claim("revoke", &["--producer", producer]);
    said(&revoke());
    assert!(!revoke().status.success());
    let unknown = claim("issue", &["--producer", "khong-co", "--to", "four.html"]);
    assert!(!unknown.status.success() && !program.file("four.html").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_forgot_the_password_is_given_a_code() {
    let program = Installed::new().await;
    let phone = crate::support::A;
    let recover = |phone: &str| on_database(&program, ["account", "recover"], &["--phone", phone]);
    let code = said(&recover(phone));
    assert!(!recover("0911111111").status.success());
    let server = program.serve("127.0.0.1:0");
    let form = domain::form::encode([
        ("so", phone),
        ("ma", code.trim()),
        ("mat-khau", "mật khẩu của riêng tôi"),
        ("lai", "mật khẩu của riêng tôi"),
    ]);
    assert_eq!(status(&post(&server.addr, "/quen-mat-khau", &form)), 303);
    let form = crate::support::people::sign_in_form(phone, "mật khẩu của riêng tôi");
    assert_eq!(status(&post(&server.addr, "/dang-nhap", &form)), 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_are_read_and_closed() {
    let program = Installed::new().await;
    let server = program.serve("127.0.0.1:0");
    let form = domain::form::encode([
        ("ten-co-so", "Cơ sở mẫu"),
        ("ten", "Người mẫu"),
        ("so", "0911111111"),
    ]);
    assert_eq!(status(&post(&server.addr, "/xin-trang", &form)), 303);
    let requests =
        |command: &'static str, rest: &[&str]| on_database(&program, ["requests", command], rest);
    let listed = said(&requests("list", &["--json"]));
    let all: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let number = all[0]["number"].as_str().unwrap();
    assert_eq!(all[0]["phone"], "0911111111");
    said(&requests("close", &[number]));
    assert!(!requests("close", &[number]).status.success());
    assert!(said(&requests("list", &[])).is_empty());
}
