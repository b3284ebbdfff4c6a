//! A new migration file must rebuild the crate: the migrations are part of it.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
