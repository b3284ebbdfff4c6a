//! The shapes that several answers share. What nobody has stated is null; what must not be published is not there.

use super::answer::Moment;
use super::certificate::Certificate;
use domain::{Dropped, SalesChannel};
use search::Listed;
use serde::Serialize;
use utoipa::ToSchema;

/// A product.
#[derive(Debug, Serialize, ToSchema)]
pub struct Product {
    /// Its lasting name in addresses.
    #[schema(example = "mam-tom-mau-ben-sao")]
    id: String,
    /// Its name as the source writes it.
    name: String,
    /// Its page, for people.
    #[schema(format = "uri")]
    url: String,
    /// Its address in this API.
    #[schema(format = "uri")]
    api_url: String,
    /// Who makes it; null where no source names the producer.
    producer: Option<Producer>,
    /// The producer's legal form, which a source may state without a name.
    producer_kind: Option<ProducerKind>,
    /// Where it is made.
    place: Place,
    /// Its group in the official tree, as deep as it is known.
    group: Option<Group>,
    /// What is known of its rating, and whether a certificate holds.
    certificate: Certificate,
    /// The price as the producer states it.
    price: Price,
    /// Codes of the channels on the web that sell it.
    #[schema(example = json!(["shopee", "website"]))]
    sales_channels: Vec<&'static str>,
    /// The first photo.
    photo: Option<Photo>,
    /// The day on which the producer last said that everything is still correct.
    #[schema(format = Date)]
    confirmed_on: Option<String>,
}

impl Product {
    /// A product of the catalogue.
    pub fn of(product: &Listed, moment: &Moment) -> Self {
        let group = product.group.as_ref();
        Self {
            id: product.slug.to_string(),
            name: product.name.clone(),
            url: moment.url(&format!("/san-pham/{}", product.slug)),
            api_url: moment.url(&format!("/api/v1/products/{}", product.slug)),
            producer: product
                .producer
                .as_ref()
                .map(|producer| Producer::of(producer, moment)),
            producer_kind: product.producer_kind.map(ProducerKind::from),
            place: Place::of(moment.index().place(&product.place)),
            group: group
                .and_then(|code| moment.index().group(code))
                .map(Group::of),
            certificate: Certificate::of(&product.certificate, moment.today),
            price: Price::of(product.price, product.price_unit.clone()),
            sales_channels: product.channels.iter().map(SalesChannel::code).collect(),
            photo: product.photo.as_ref().map(|photo| Photo::of(photo, moment)),
            confirmed_on: product.confirmed_on.map(|date| date.to_string()),
        }
    }
}

/// A producer (chủ thể OCOP) as a product names it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Producer {
    /// Its lasting name in addresses.
    id: String,
    /// Its name as the source writes it.
    name: String,
    /// Its legal form, where the source names it.
    kind: Option<ProducerKind>,
    /// Its page, for people.
    #[schema(format = "uri")]
    url: String,
}

impl Producer {
    /// A producer as a product names it.
    pub fn of(producer: &domain::ProducerRef, moment: &Moment) -> Self {
        Self {
            id: producer.slug.to_string(),
            name: producer.name.clone(),
            kind: producer.kind.map(ProducerKind::from),
            url: moment.url(&format!("/co-so/{}", producer.slug)),
        }
    }
}

/// The legal form of a producer: công ty, hợp tác xã, tổ hợp tác, hộ kinh doanh, cơ sở sản xuất, or another.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProducerKind {
    /// Công ty, doanh nghiệp.
    Company,
    /// Hợp tác xã.
    Cooperative,
    /// Tổ hợp tác.
    CooperativeGroup,
    /// Hộ kinh doanh.
    Household,
    /// Cơ sở sản xuất.
    Workshop,
    /// Any other form.
    Other,
}

impl From<domain::ProducerKind> for ProducerKind {
    fn from(kind: domain::ProducerKind) -> Self {
        use domain::ProducerKind as Inner;
        match kind {
            Inner::Company => Self::Company,
            Inner::Cooperative => Self::Cooperative,
            Inner::CooperativeGroup => Self::CooperativeGroup,
            Inner::Household => Self::Household,
            Inner::Workshop => Self::Workshop,
            Inner::Other => Self::Other,
        }
    }
}

/// Where something is made, as far as the source tells.
#[derive(Debug, Serialize, ToSchema)]
pub struct Place {
    /// The commune since 1 July 2025.
    commune: Option<NamedPlace>,
    /// The district of before, which people still say.
    former_district: Option<NamedPlace>,
    /// The commune of before, in words.
    former_commune: Option<String>,
    /// The commune as the source writes it, where no official one could be given.
    as_written: Option<String>,
}

impl Place {
    /// A place in words.
    pub fn of(place: search::PlaceName) -> Self {
        Self {
            commune: place.commune.as_ref().map(NamedPlace::of),
            former_district: place.district.as_ref().map(NamedPlace::of),
            former_commune: place.former_commune,
            as_written: place.as_written,
        }
    }
}

/// A place that one can filter by.
#[derive(Debug, Serialize, ToSchema)]
pub struct NamedPlace {
    /// Its value in a query: `huyen=` for a former district, `xa=` for a commune.
    id: String,
    /// Its name; a commune with its kind.
    name: String,
    /// What it is or was.
    kind: PlaceKind,
}

impl NamedPlace {
    fn of(place: &search::NamedPlace) -> Self {
        Self {
            id: place.slug.clone(),
            name: place.name.clone(),
            kind: place.kind.into(),
        }
    }
}

/// What a place is called in administration, now or before 1 July 2025.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// Xã.
    Xa,
    /// Phường.
    Phuong,
    /// Thị trấn, before only.
    ThiTran,
    /// Huyện, before only.
    Huyen,
    /// Thị xã, before only.
    ThiXa,
    /// Thành phố of a province, before only.
    ThanhPho,
}

impl From<search::PlaceKind> for PlaceKind {
    fn from(kind: search::PlaceKind) -> Self {
        use search::PlaceKind as Inner;
        match kind {
            Inner::Xa => Self::Xa,
            Inner::Phuong => Self::Phuong,
            Inner::ThiTran => Self::ThiTran,
            Inner::Huyen => Self::Huyen,
            Inner::ThiXa => Self::ThiXa,
            Inner::ThanhPho => Self::ThanhPho,
        }
    }
}

/// A group of the official tree (Decision 148/QĐ-TTg).
#[derive(Debug, Serialize, ToSchema)]
pub struct Group {
    /// Its value in a query: `nhom=`.
    id: String,
    /// Its code in the decision.
    #[schema(example = "I.3.d")]
    code: String,
    /// Its Vietnamese name.
    name: String,
    /// Its English name.
    name_en: String,
}

impl Group {
    fn of(group: &domain::Group) -> Self {
        Self {
            id: group.slug.to_string(),
            code: group.code.as_str().to_owned(),
            name: group.name_vi.clone(),
            name_en: group.name_en.clone(),
        }
    }
}

/// A price in whole đồng.
#[derive(Debug, Serialize, ToSchema)]
pub struct Price {
    /// How it is stated.
    kind: PriceKind,
    /// The price, or the lower end of a range.
    #[schema(minimum = 1)]
    low: Option<i64>,
    /// The price again, or the higher end of a range.
    #[schema(minimum = 1)]
    high: Option<i64>,
    /// Always `VND`.
    #[schema(example = "VND")]
    currency: &'static str,
    /// What the price is for.
    #[schema(example = "chai 500 ml")]
    unit: Option<String>,
}

/// How a price is stated: by nobody, on request, as one price, or as a range.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum PriceKind {
    /// Nobody has stated one.
    Unknown,
    /// On request.
    Contact,
    /// One price.
    Fixed,
    /// From `low` to `high`.
    Range,
}

impl Price {
    fn of(price: domain::Price, unit: Option<String>) -> Self {
        let (kind, low, high) = match price {
            domain::Price::Unknown => (PriceKind::Unknown, None, None),
            domain::Price::Contact => (PriceKind::Contact, None, None),
            domain::Price::Fixed { dong } => (PriceKind::Fixed, Some(dong), Some(dong)),
            domain::Price::Range { low, high } => (PriceKind::Range, Some(low), Some(high)),
        };
        Self {
            kind,
            low: low.map(domain::Dong::dong),
            high: high.map(domain::Dong::dong),
            currency: "VND",
            unit,
        }
    }
}

/// A photo.
#[derive(Debug, Serialize, ToSchema)]
pub struct Photo {
    /// Where it is.
    #[schema(format = "uri")]
    url: String,
    /// What it shows, in words.
    alt: String,
    /// Width in pixels.
    width: u32,
    /// Height in pixels.
    height: u32,
}

impl Photo {
    /// A photo of this site.
    pub fn of(photo: &domain::Photo, moment: &Moment) -> Self {
        Self {
            url: moment.url(&photo.path),
            alt: photo.alt.clone(),
            width: photo.width,
            height: photo.height,
        }
    }
}

/// A value of the query that means nothing and was left out.
#[derive(Debug, Serialize, ToSchema)]
pub struct DroppedValue {
    /// The parameter.
    #[schema(example = "sao")]
    param: &'static str,
    /// The value, at most 60 characters of it.
    #[schema(example = "9")]
    value: String,
}

impl From<Dropped> for DroppedValue {
    fn from(dropped: Dropped) -> Self {
        Self {
            param: dropped.param.name(),
            value: dropped.value,
        }
    }
}
