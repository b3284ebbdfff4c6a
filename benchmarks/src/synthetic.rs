//! Synthetic products for measurements in this process: the rows of `cargo xtask serve --products`, without a database, and
//! with what only producers and the office can say (prices, channels, photos, confirmations, recorded decisions), so that
//! every facet has something to count.

use crate::catalogue::today;
use crate::failure::Result;
use crate::project::Project;
use crate::synth::prng::Prng;
use crate::synth::{self, Register};
use domain::{
    CatalogueProduct, Certificate, Date, Dong, Evidence, GroupCode, Photo, PlaceRef, Price,
    ProducerId, ProducerKind, ProducerRef, ProductId, SalesChannel, Slug, Stars, Withdrawal,
};
use std::collections::HashMap;
use store::Catalogue;

const SEED: u64 = 0x0C_0B;

/// What synthetic products are made of.
pub struct Synthetic {
    register: Register,
    today: Date,
    districts: HashMap<String, domain::PlaceCode>,
    /// By district and name.
    before: HashMap<(String, String), PlaceRef>,
    after: HashMap<(String, String), PlaceRef>,
    /// By the name of the top group: it and everything below.
    groups: HashMap<String, Vec<GroupCode>>,
}

impl Synthetic {
    /// Reads the names of `data/` and looks their codes up in `catalogue`, which was imported from there.
    pub fn new(project: &Project, catalogue: &Catalogue) -> Result<Self> {
        let names: HashMap<_, _> = catalogue
            .districts
            .iter()
            .map(|district| (&district.code, &district.name))
            .collect();
        let mut before = HashMap::new();
        for commune in &catalogue.former_communes {
            let Some(district) = names.get(&commune.district) else {
                continue;
            };
            let successor = match commune.successors.as_slice() {
                [only] => Some(only.clone()),
                _ => None,
            };
            let place = PlaceRef {
                commune: successor,
                former_commune: Some(commune.code.clone()),
                district: Some(commune.district.clone()),
                as_written: None,
            };
            before.insert(((*district).clone(), commune.name.clone()), place);
        }
        let mut after = HashMap::new();
        for commune in &catalogue.communes {
            for code in &commune.districts {
                let Some(district) = names.get(code) else {
                    continue;
                };
                let place = PlaceRef {
                    commune: Some(commune.code.clone()),
                    district: Some(code.clone()),
                    ..PlaceRef::default()
                };
                after.insert(((*district).clone(), commune.name.clone()), place);
            }
        }
        let groups = catalogue.groups.iter().filter(|g| g.code.depth() == 0);
        let groups = groups.map(|top| {
            let codes = catalogue.groups.iter().map(|group| group.code.clone());
            let within = codes.filter(|code| code.is_within(&top.code)).collect();
            (top.name_vi.clone(), within)
        });
        Ok(Self {
            register: Register::read(&project.path("data"))?,
            today: today(),
            districts: names
                .iter()
                .map(|(code, name)| ((*name).clone(), (*code).clone()))
                .collect(),
            before,
            after,
            groups: groups.collect(),
        })
    }

    /// That many products, the same at every call; fewer are the beginning of more.
    pub fn products(&self, count: u32) -> impl Iterator<Item = CatalogueProduct> {
        (0..count)
            .zip(synth::rows(&self.register, count))
            .map(|(number, row)| self.product(number, row))
    }

    fn product(&self, number: u32, row: [String; 11]) -> CatalogueProduct {
        let [
            name,
            producer,
            kind,
            commune,
            district,
            stars,
            group,
            decision,
            date,
            year,
            _,
        ] = row;
        let mut prng = Prng::new(SEED ^ (u64::from(number) << 32));
        let kind = ProducerKind::from_code(&kind);
        let maker = Slug::from_name(&producer);
        let year: i32 = year.parse().unwrap_or_default();
        let key = (district, commune);
        let after = self.after.get(&key).filter(|_| year >= 2025);
        let place = after.or_else(|| self.before.get(&key));
        let place = place.cloned().unwrap_or_else(|| PlaceRef {
            district: self.districts.get(&key.0).cloned(),
            as_written: Some(key.1.clone()),
            ..PlaceRef::default()
        });
        let count = stars.parse::<u8>().ok();
        CatalogueProduct {
            id: ProductId::new(format!("mau-{number}")),
            slug: Slug::from_name(&name),
            name,
            producer: Some(ProducerRef {
                id: ProducerId::new(maker.as_str()),
                slug: maker,
                name: producer,
                kind,
            }),
            producer_kind: kind,
            place,
            group: self
                .groups
                .get(&group)
                .map(|within| prng.pick(within).clone()),
            certificate: self.certificate(
                &mut prng,
                Certificate {
                    stars: count.and_then(|count| Stars::try_from(count).ok()),
                    decision_no: Some(decision).filter(|number| !number.is_empty()),
                    decision_date: Date::parse(&date).ok(),
                    year: Some(year),
                    evidence: Evidence::Press,
                    withdrawn: None,
                },
            ),
            price: price(&mut prng),
            price_unit: None,
            channels: (0..prng.weighted(&[(0, 45), (1, 30), (2, 15), (3, 10)]))
                .map(|_| *prng.pick(SalesChannel::ALL))
                .collect(),
            photo: (prng.below(100) < 60).then(|| Photo {
                path: "/drawings/mau.svg".to_owned(),
                alt: "Hình vẽ mẫu".to_owned(),
                width: 400,
                height: 300,
            }),
            confirmed_on: (prng.below(100) < 65).then(|| self.earlier(&mut prng, 400)),
        }
    }

    fn earlier(&self, prng: &mut Prng, most_days: u32) -> Date {
        let days = i32::try_from(prng.below(most_days)).unwrap_or_default();
        self.today.plus_days(-days)
    }

    /// Seven of ten are recorded by the office, one of two hundred is withdrawn.
    fn certificate(&self, prng: &mut Prng, stated: Certificate) -> Certificate {
        let recorded = prng.below(10) < 7;
        let withdrawn = prng.below(200) == 0;
        Certificate {
            evidence: if recorded {
                Evidence::Office
            } else {
                Evidence::Press
            },
            withdrawn: withdrawn.then(|| Withdrawal {
                on: self.earlier(prng, 300),
                reason: "mẫu".to_owned(),
            }),
            ..stated
        }
    }
}

/// Four of ten unknown, one on request, the others from 15,000 đồng to some millions.
fn price(prng: &mut Prng) -> Price {
    let kind = prng.below(10);
    let scale = prng.weighted(&[(1, 40), (5, 40), (25, 20)]);
    let lowest = Dong::new(i64::from((15 + prng.below(150)) * scale) * 1_000);
    let higher = lowest.and_then(|low| Dong::new(low.dong() * 2));
    match (kind, lowest, higher) {
        (4, _, _) => Price::Contact,
        (5..=8, Ok(dong), _) => Price::Fixed { dong },
        (9, Ok(low), Ok(high)) => Price::Range { low, high },
        _ => Price::Unknown,
    }
}
