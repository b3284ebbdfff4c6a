//! Writes the pictures of pages that have none of their own into a folder: `cargo xtask bless` calls it.

use domain::Language;
use server::share::{site_picture, site_picture_file};
use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os()
        .nth(1)
        .map(PathBuf::from)
        .ok_or("name the folder of the site's own files, `public`")?;
    for language in Language::ALL {
        let file = site_picture_file(language).trim_start_matches('/');
        std::fs::write(folder.join(file), site_picture(language)?)?;
    }
    Ok(())
}
