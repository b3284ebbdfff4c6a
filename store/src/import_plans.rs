//! What a file would change, between being shown and being agreed to. It is kept here and not sent to and fro: what is saved is
//! what was shown, a file of two megabytes travels once, and there is one a person.

use crate::audit::sha256;
use crate::row::text;
use crate::{Store, StoreError, Timestamp};
use domain::{AccountId, ProducerId};

/// How long somebody may look before agreeing, in milliseconds.
const KEPT: i64 = 30 * 60_000;

impl Store {
    /// Keeps a plan in place of the last one of that person, and gives the hash by which it is asked for.
    pub async fn keep_import_plan(
        &self,
        account: &AccountId,
        producer: &ProducerId,
        plan: &str,
        now: Timestamp,
    ) -> Result<String, StoreError> {
        let hash = sha256(plan.as_bytes());
        let mut write = self.write().await?;
        sqlx::query("DELETE FROM import_plans WHERE account_id = $1 OR at <= $2")
            .bind(account.as_str())
            .bind(now.0.saturating_sub(KEPT))
            .execute(&mut *write)
            .await?;
        sqlx::query(
            "INSERT INTO import_plans (account_id, producer_id, hash, plan_json, at) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(account.as_str())
        .bind(producer.as_str())
        .bind(hash.as_str())
        .bind(plan)
        .bind(now.0)
        .execute(&mut *write)
        .await?;
        write.commit().await?;
        Ok(hash)
    }

    /// The plan that was shown to a person under that hash; `None` when it is too old or another one was shown since.
    pub async fn import_plan(
        &self,
        account: &AccountId,
        producer: &ProducerId,
        hash: &str,
        now: Timestamp,
    ) -> Result<Option<String>, StoreError> {
        let row = sqlx::query(
            "SELECT plan_json FROM import_plans WHERE account_id = $1 AND producer_id = $2 AND hash = $3 AND at > $4",
        )
        .bind(account.as_str())
        .bind(producer.as_str())
        .bind(hash)
        .bind(now.0.saturating_sub(KEPT))
        .fetch_optional(&mut *self.read().await?)
        .await?;
        row.as_ref().map(|row| text(row, "plan_json")).transpose()
    }

    /// Forgets the plan of a person: it was carried out, or is out of date.
    pub async fn forget_import_plan(&self, account: &AccountId) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM import_plans WHERE account_id = $1")
            .bind(account.as_str())
            .execute(&mut *self.write_one().await?)
            .await?;
        Ok(())
    }
}
