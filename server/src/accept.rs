//! Taking connections: with limits that `axum::serve` does not have, and an end that loses no answer.

use crate::Site;
use crate::drain::last_ones;
use crate::source::Peer;
use axum::Extension;
use axum::middleware::AddExtension;
use hyper::server::conn::{http1, http2};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::future::{Future, poll_fn};
use std::net::IpAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::time::timeout;
use tower::Layer;

/// A client that has not sent its headers by then is let go.
const HEADERS_WITHIN: Duration = Duration::from_secs(10);
/// Connections at a time; further ones wait in the queue of the system.
const CONNECTIONS: u32 = 8_192;
/// How long answers under way may take after the end was asked for.
const FINISH_WITHIN: Duration = Duration::from_secs(20);
/// Whoever had just connected then may still send the request.
const LAST_CALL: Duration = Duration::from_secs(1);
/// How long, and how many bytes, a client may go on sending after its last answer.
const LINGER: (Duration, usize) = (Duration::from_secs(2), 4 * 1024 * 1024);

/// Serves until `end` comes, then finishes what is under way.
pub async fn serve(listener: TcpListener, site: Site, end: impl Future<Output = ()>) {
    let places = Arc::new(Semaphore::new(CONNECTIONS as usize));
    let (ending, ended) = watch::channel(false);
    let taken = |stream: TcpStream, from: IpAddr, place| {
        let known = Extension(Peer(from)).layer(site.clone());
        let connection = Connection {
            service: TowerToHyperService::new(known),
            ended: ended.clone(),
        };
        tokio::spawn(async move {
            connection.answer(stream).await;
            drop(place);
        });
    };
    tokio::pin!(end);
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else {
            break;
        };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut end => break,
        };
        match accepted {
            Ok((stream, from)) => taken(stream, from.ip(), place),
            Err(error) => {
                // Out of file handles or a connection gone before it was taken: the next one may be well.
                tracing::warn!(target: "sao_que", %error, "a connection could not be taken");
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
    }
    for stream in last_ones(listener).await {
        if let Ok(place) = Arc::clone(&places).try_acquire_owned()
            && let Ok(from) = stream.peer_addr()
        {
            taken(stream, from.ip(), place);
        }
    }
    // Nobody is left to be told when there is no connection.
    let _ = ending.send(true);
    let finished = timeout(FINISH_WITHIN, places.acquire_many(CONNECTIONS)).await;
    if finished.is_err() {
        tracing::warn!(target: "sao_que", "some answers were cut off at the end");
    }
}

/// One connection.
struct Connection {
    service: TowerToHyperService<AddExtension<Site, Peer>>,
    ended: watch::Receiver<bool>,
}

impl Connection {
    /// Answers what comes until one side ends. A broken connection is its client's affair; there is nobody left to tell.
    async fn answer(mut self, stream: TcpStream) {
        // Answers are written whole; waiting to fill packets would only delay them.
        let _ = stream.set_nodelay(true);
        match self.first_bytes(&stream).await {
            Some(first) if first == *b"PRI" => self.answer_http2(stream).await,
            Some(_) => self.answer_http1(stream).await,
            None => {}
        }
    }

    /// The first bytes, left where they are; nothing when none come in time.
    async fn first_bytes(&mut self, stream: &TcpStream) -> Option<[u8; 3]> {
        let mut first = [0; 3];
        let come = tokio::select! {
            come = timeout(HEADERS_WITHIN, stream.peek(&mut first)) => come,
            () = ended(&mut self.ended) => timeout(LAST_CALL, stream.peek(&mut first)).await,
        };
        matches!(come, Ok(Ok(1..))).then_some(first)
    }

    async fn answer_http1(mut self, stream: TcpStream) {
        let mut connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEADERS_WITHIN)
            .max_headers(64)
            .serve_connection(TokioIo::new(stream), self.service);
        let done = tokio::select! {
            // Read first: a request that has arrived is under way, and is still answered.
            biased;
            done = poll_fn(|cx| connection.poll_without_shutdown(cx)) => Some(done),
            () = ended(&mut self.ended) => None,
        };
        if done.is_none() {
            // A further one is not.
            Pin::new(&mut connection).graceful_shutdown();
            let _ = poll_fn(|cx| connection.poll_without_shutdown(cx)).await;
        }
        linger(connection.into_parts().io.into_inner()).await;
    }

    async fn answer_http2(mut self, stream: TcpStream) {
        let mut builder = http2::Builder::new(TokioExecutor::new());
        builder
            .timer(TokioTimer::new())
            .max_concurrent_streams(128)
            .keep_alive_interval(Duration::from_secs(30));
        let mut connection = pin!(builder.serve_connection(TokioIo::new(stream), self.service));
        let done = tokio::select! {
            done = connection.as_mut() => Some(done),
            () = ended(&mut self.ended) => None,
        };
        if done.is_none() {
            connection.as_mut().graceful_shutdown();
            let _ = connection.await;
        }
    }
}

/// Comes back when the end was asked for.
async fn ended(ended: &mut watch::Receiver<bool>) {
    // A sender that is gone means the same.
    let _ = ended.wait_for(|ended| *ended).await;
}

/// Ends a connection so that its last answer arrives: a system that closes one with bytes unread throws away, at the other
/// side, what was not read there yet.
async fn linger(mut stream: TcpStream) {
    let (time, most) = LINGER;
    let read_on = async {
        stream.shutdown().await?;
        let mut left = most;
        let mut unread = [0_u8; 4096];
        while left > 0 {
            match stream.read(&mut unread).await? {
                0 => break,
                read => left = left.saturating_sub(read),
            }
        }
        Ok::<(), std::io::Error>(())
    };
    // Whether it went well is the client's affair.
    let _ = timeout(time, read_on).await;
}
