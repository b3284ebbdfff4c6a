//! `MiniSearch` in Node, driven by a small script: the same texts, folded, the best 24.

use crate::failure::{Explain as _, Result};
use crate::outside::{self, Speaker};
use crate::project::Project;
use crate::texts::Texts;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;
use std::process::Command;

/// The running script.
pub struct MiniSearch {
    speaker: Speaker,
}

#[derive(Serialize)]
struct Question<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    save: Option<&'a Path>,
}

#[derive(Deserialize)]
struct Answer {
    ms: f64,
    hits: usize,
}

impl MiniSearch {
    /// Hands it the texts through a file in `folder`.
    pub fn start(project: &Project, texts: &[Texts], folder: &Path) -> Result<Self> {
        let file = folder.join("texts.json");
        let cannot = || format!("cannot write {}", file.display());
        let out = BufWriter::new(File::create(&file).explain(cannot)?);
        serde_json::to_writer(out, texts).explain(cannot)?;
        let mut command = Command::new("node");
        command
            .arg(outside::node(project, "minisearch.mjs")?)
            .arg(&file);
        Ok(Self {
            speaker: Speaker::start("MiniSearch", &mut command)?,
        })
    }

    /// The best 24 by its own clock in microseconds, and the number of hits.
    pub fn ask(&mut self, text: &str) -> Result<(f64, usize)> {
        let answer: Answer = self.speaker.ask(&Question { text, save: None })?;
        Ok((answer.ms * 1e3, answer.hits))
    }

    /// The index as `MiniSearch` serialises it, handed over through `file`.
    pub fn save(&mut self, file: &Path) -> Result<Vec<u8>> {
        let save = Some(file);
        let _: Answer = self.speaker.ask(&Question {
            text: "mẫu", save
        })?;
        fs::read(file).explain(|| format!("cannot read {}", file.display()))
    }
}
