//! `sao-que serve`

use super::Failure;
use crate::config::{Given, Settings};
use crate::photos::Photos;
use crate::state::{Built, ServerState};
use crate::{Site, accept, kept_catalogue};
use app::ssr::Clock;
use std::io::{ErrorKind, Write};
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;
use store::Store;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

/// Answers browsers until it is told to end (SIGTERM, SIGINT).
#[derive(Debug, clap::Args)]
pub struct Serve {
    #[command(flatten)]
    given: Given,
}

impl Serve {
    /// Opens the database, loads the catalogue, listens, and says so in one line on standard output.
    pub async fn run(self) -> Result<(), Failure> {
        let settings = self.given.check()?;
        log_to_stderr(&settings);
        check_site(&settings.site)?;
        let listener = listen(settings.addr).await?;
        let addr = listener.local_addr()?;
        let origin = settings.origin.unwrap_or_else(|| format!("http://{addr}"));
        let photos = Photos::open(&settings.media).map_err(|error| {
            format!(
                "the photos in {} cannot be read ({error})",
                settings.media.display()
            )
        })?;
        let store = Store::open(&settings.database).await?;
        if !addr.ip().is_loopback() && store.has_sample_accounts().await? {
            store.close().await?;
            return Err(format!(
                "{addr} can be reached from elsewhere, and this database has accounts with published passwords: listen on \
                 127.0.0.1, or use a database without sample accounts"
            )
            .into());
        }
        let state = ServerState::new(
            store,
            Clock::System,
            origin,
            settings.contact,
            &Built {
                site: &settings.site,
                hash_files: true,
                page_cache_bytes: settings.page_cache_bytes,
            },
            photos,
        )
        .await?;
        let mut terminate = signal(SignalKind::terminate())?;
        let mut interrupt = signal(SignalKind::interrupt())?;
        let end = async move {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
        };
        let unanswered = tokio::spawn(unanswered_every_minute(state.clone()));
        let changes = tokio::spawn(changes_every_second(state.clone()));
        let sweep = tokio::spawn(sweep_every_day(state.clone()));
        let site = Site::new(state.clone());
        // From here on the system queues connections for us: whoever reads the line can connect.
        let mut out = std::io::stdout();
        writeln!(out, "Sao Quê is ready: http://{addr}")?;
        out.flush()?;
        // Meanwhile the first visitors are served.
        let kept = tokio::spawn({
            let state = state.clone();
            async move { keep(&state).await }
        });
        accept::serve(listener, site, end).await;
        // A panic in there is logged, and the next start reads the rows.
        let _ = kept.await;
        unanswered.abort();
        changes.abort();
        sweep.abort();
        write_down_unanswered(&state).await;
        keep(&state).await;
        if let Err(error) = state.cx.store().close().await {
            tracing::error!(target: "sao_que", %error, "the database could not be closed cleanly");
        }
        Ok(())
    }
}

/// Keeps the catalogue for the next start.
async fn keep(state: &ServerState) {
    let (place, snapshot) = (
        kept_catalogue::place(state.cx.store()),
        state.cx.catalogue().current(),
    );
    let writing = tokio::task::spawn_blocking(move || kept_catalogue::write(&place, &snapshot));
    if let Err(error) = writing.await {
        tracing::error!(target: "sao_que", %error, "keeping the catalogue failed");
    }
}

/// Writes down once a minute what was searched for in vain, so that reading pages writes nothing.
async fn unanswered_every_minute(state: ServerState) {
    let mut minute = tokio::time::interval(Duration::from_mins(1));
    loop {
        minute.tick().await;
        write_down_unanswered(&state).await;
    }
}

/// Takes away files of photos that nothing has named for a month, so that a disk does not fill with what nobody sees.
async fn sweep_every_day(state: ServerState) {
    let mut day = tokio::time::interval(Duration::from_hours(24));
    loop {
        day.tick().await;
        let wanted = state.cx.store().wanted_photo_files(state.cx.now()).await;
        let swept = match wanted {
            Ok(wanted) => state
                .photos
                .sweep(wanted)
                .await
                .map_err(|error| error.to_string()),
            Err(error) => Err(error.to_string()),
        };
        match swept {
            Ok(0) => {}
            Ok(number) => {
                tracing::info!(target: "sao_que::photos", number, "files that nothing names were taken away");
            }
            Err(error) => {
                tracing::error!(target: "sao_que::photos", %error, "files could not be swept");
            }
        }
    }
}

/// Takes over what commands of the operator change while the program serves: one number is read a second.
async fn changes_every_second(state: ServerState) {
    let mut second = tokio::time::interval(Duration::from_secs(1));
    second.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        second.tick().await;
        if let Err(error) = state.cx.catalogue().catch_up(state.cx.store()).await {
            tracing::error!(target: "sao_que", %error, "changes of another program were not taken over");
        }
    }
}

async fn write_down_unanswered(state: &ServerState) {
    let (cx, day) = (&state.cx, state.cx.today());
    if let Err(error) = cx.unanswered().write_down(cx.store(), day).await {
        tracing::error!(target: "sao_que", %error, "searches without a result were not written down");
    }
}

/// The names in `hash.txt`, which lies beside the program, must be files of the site: a program and a site of two builds would
/// send pages whose scripts do not exist.
fn check_site(site: &Path) -> Result<(), Failure> {
    let program = std::env::current_exe()?;
    let list = program.with_file_name("hash.txt");
    let hashes = std::fs::read_to_string(&list).map_err(|error| {
        format!(
            "{} cannot be read ({error}): ship the file with the program of the same build",
            list.display()
        )
    })?;
    for (kind, hash) in hashes.lines().filter_map(|line| line.split_once(':')) {
        let hash = hash.trim();
        let file = match kind.trim() {
            kind @ ("js" | "wasm" | "css") => format!("sao-que.{hash}.{kind}"),
            "split" => format!("__wasm_split.{hash}.js"),
            "manifest" => format!("__wasm_split_manifest.{hash}.json"),
            _ => continue,
        };
        if !site.join("pkg").join(&file).is_file() {
            return Err(format!(
                "{} lacks pkg/{file}: program and site are of two builds; build both again",
                site.display()
            )
            .into());
        }
    }
    Ok(())
}

async fn listen(addr: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(addr)
        .await
        .map_err(|error| match error.kind() {
            ErrorKind::AddrInUse => {
                format!("{addr} is taken by another program: stop it, or choose another --addr")
                    .into()
            }
            ErrorKind::PermissionDenied => {
                format!("{addr} may not be used by this user: choose a port above 1023").into()
            }
            _ => format!("{addr} cannot be listened on: {error}").into(),
        })
}

fn log_to_stderr(settings: &Settings) {
    let filter = tracing_subscriber::filter::LevelFilter::from_level(settings.log);
    // A second subscriber in one process can only be a test's; its logs are as good.
    let _ = tracing_subscriber::fmt()
        .json()
        .with_writer(std::io::stderr)
        .with_max_level(filter)
        .try_init();
}
