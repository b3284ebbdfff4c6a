//! The OpenAPI document as a judge: whether an answer is one that it promises.

use crate::support::{Answer, App, Call, app};
use axum::http::Method;
use jsonschema::Validator;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What an answer of one status may carry: media type and body, or nothing.
type Carried = Option<(String, Validator)>;

/// A program that reads the document and believes it.
pub struct Contract {
    /// Method and path as the document writes them, with what each status may carry.
    operations: BTreeMap<(String, String), BTreeMap<u16, Carried>>,
}

impl Contract {
    /// Reads the document of a running server.
    pub async fn of(app: &App) -> Self {
        let mut document = app.get("/api/v1/openapi.json").await.json();
        assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
        // Users pass over members that they do not know; here each one that is sent must be described.
        let schemas = document["components"]["schemas"].as_object_mut().unwrap();
        for schema in schemas.values_mut() {
            if schema["type"] == "object" {
                schema["additionalProperties"] = json!(false);
            }
        }
        let mut operations = BTreeMap::new();
        for (path, item) in document["paths"].as_object().unwrap() {
            for (method, operation) in item.as_object().unwrap() {
                let responses = operation["responses"].as_object().unwrap();
                let promised = responses.iter().map(|(status, response)| {
                    let body = response["content"].as_object().map(|content| {
                        assert_eq!(content.len(), 1, "{path} {status}");
                        let (kind, body) = content.iter().next().unwrap();
                        (kind.clone(), validator(&document, &body["schema"]))
                    });
                    (status.parse().unwrap(), body)
                });
                let key = (method.to_uppercase(), path.clone());
                operations.insert(key, promised.collect());
            }
        }
        Self { operations }
    }

    /// The paths of the document.
    pub fn paths(&self) -> Vec<&str> {
        let paths = self.operations.keys().map(|(_, path)| path.as_str());
        paths.collect()
    }

    /// Says what of an answer the document does not promise.
    pub fn breach(&self, method: &Method, target: &str, answer: &Answer) -> Result<(), String> {
        let path = target.split('?').next().unwrap();
        let what = format!("{method} {target}: {}", answer.status);
        if *method == Method::HEAD && !answer.body.is_empty() {
            return Err(format!("{what}: a body after HEAD"));
        }
        let promised = self.operations.iter().find(|((asked, template), _)| {
            asked
                == if *method == Method::HEAD {
                    "GET"
                } else {
                    method.as_str()
                }
                && matches(template, path)
        });
        let Some((_, promised)) = promised else {
            return undescribed(answer).map_err(|breach| format!("{what}: {breach}"));
        };
        let Some(body) = promised.get(&answer.code()) else {
            return Err(format!("{what}: not in the document"));
        };
        let Some((kind, validator)) = body else {
            let empty = answer.body.is_empty();
            return empty.then_some(()).ok_or(format!("{what}: a body"));
        };
        if answer.header("content-type") != kind {
            return Err(format!("{what}: {}", answer.header("content-type")));
        }
        if *method == Method::HEAD {
            return Ok(());
        }
        let value: Value = serde_json::from_slice(&answer.body).map_err(|e| e.to_string())?;
        match validator.iter_errors(&value).next() {
            Some(error) => Err(format!("{what}: {error} at {}", error.instance_path())),
            None => Ok(()),
        }
    }
}

fn validator(document: &Value, schema: &Value) -> Validator {
    let mut schema = schema.clone();
    schema["components"] = document["components"].clone();
    jsonschema::draft202012::options()
        .should_validate_formats(true)
        .build(&schema)
        .unwrap()
}

fn matches(template: &str, path: &str) -> bool {
    match template.split_once('{') {
        None => template == path,
        Some((before, _)) => path
            .strip_prefix(before)
            .is_some_and(|rest| !rest.is_empty() && !rest.contains('/')),
    }
}

/// What the document says nothing of is refused, or the answer to a question of a browser, or the document itself.
fn undescribed(answer: &Answer) -> Result<(), String> {
    match answer.code() {
        204 | 304 if answer.body.is_empty() => Ok(()),
        200 if answer.header("content-type") == "application/json" => Ok(()),
        404 | 405 if answer.header("content-type") == "application/problem+json" => Ok(()),
        // Another site made a browser send it: it was refused before it came to the API.
        403 => Ok(()),
        _ => Err(answer.header("content-type").to_owned()),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_document_describes_every_resource() {
    let app = app().await;
    let contract = Contract::of(&app).await;
    let own = server::routes::API_PATHS;
    let mut served: Vec<&str> = own
        .into_iter()
        .filter(|path| !path.ends_with("openapi.json") && !path.ends_with("{*rest}"))
        .collect();
    served.sort_unstable();
    assert_eq!(contract.paths(), served);
    let listing = app.listing(crate::support::people::PRODUCER_A).await;
    for path in contract.paths() {
        let target = path.replace("{slug}", listing.slug.as_str());
        let answer = app.get(&target).await;
        assert_eq!(answer.code(), 200, "{target}");
        contract.breach(&Method::GET, &target, &answer).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_document_names_every_parameter_of_the_page() {
    let app = app().await;
    let document = app.get("/api/v1/openapi.json").await.json();
    let described = document["paths"]["/api/v1/products"]["get"]["parameters"].clone();
    let described: Vec<&str> = described
        .as_array()
        .unwrap()
        .iter()
        .map(|parameter| parameter["name"].as_str().unwrap())
        .collect();
    let known = domain::Param::ALL.iter().map(|param| param.name());
    // How a page is drawn says nothing to a program.
    let known: Vec<&str> = known.filter(|name| *name != "xem").collect();
    assert_eq!(described, known);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_judge_can_condemn() {
    let app = app().await;
    let contract = Contract::of(&app).await;
    let target = "/api/v1/places";
    let good = app.get(target).await;
    let changed = |change: fn(&mut Answer)| {
        let mut answer = good.clone();
        change(&mut answer);
        contract.breach(&Method::GET, target, &answer).is_err()
    };
    assert!(!changed(|_| {}));
    assert!(
        changed(|answer| answer.body = b"{}".to_vec()),
        "a member is missing"
    );
    assert!(changed(|answer| answer.body = b"[".to_vec()), "no JSON");
    assert!(
        changed(|answer| answer.body.splice(0..1, *b"{\"id\":1,").for_each(drop)),
        "a member too many"
    );
    assert!(changed(
        |answer| answer.status = axum::http::StatusCode::CREATED
    ));
    assert!(changed(|answer| {
        answer.headers.remove("content-type");
    }));
    let head = contract.breach(&Method::HEAD, target, &good);
    assert!(head.is_err(), "a body after HEAD");
    let other = app.send(Call::get("/healthz")).await;
    assert!(contract.breach(&Method::GET, "/healthz", &other).is_err());
}
