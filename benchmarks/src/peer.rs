//! What all peers share: one router, served the way the documentation of axum shows, on a free port of loopback.

use crate::failure::{Explain as _, Result};
use axum::Router;
use axum::serve::ListenerExt as _;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

/// A runtime like the server's; `TOKIO_WORKER_THREADS` says how many workers it has.
pub fn runtime() -> Result<Runtime> {
    Runtime::new().explain(|| "cannot start the runtime of a peer".to_owned())
}

/// Serves until the process is ended.
pub async fn serve(router: Router) -> Result<()> {
    let cannot = || "a peer cannot listen on loopback".to_owned();
    let listener = TcpListener::bind("127.0.0.1:0").await.explain(cannot)?;
    let addr = listener.local_addr().explain(cannot)?;
    let listener = listener.tap_io(|stream| {
        // As the server does; answers are written whole.
        let _ = stream.set_nodelay(true);
    });
    println!("ready: http://{addr}");
    axum::serve(listener, router)
        .await
        .explain(|| "a peer stopped".to_owned())
}
