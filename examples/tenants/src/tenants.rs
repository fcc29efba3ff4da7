//! The tenants: a row of the table is a town with its charter.

use std::collections::HashMap;

use charte::{OwnedCharter, Text, ValueError};
use sqlx::sqlite::{SqliteConnectOptions, SqliteRow};
use sqlx::{Row as _, SqlitePool};
use tokio::sync::watch;
use tracing::warn;

charte::charters! {
    /// The towns that we host.
    pub(crate) mod towns = "../../policies/towns";
}

/// Opens the database. A new one gets two towns.
pub(crate) async fn open(file: &str) -> Result<SqlitePool, sqlx::Error> {
    let options = SqliteConnectOptions::new().filename(file);
    let database = SqlitePool::connect_with(options.create_if_missing(true)).await?;
    let tables = include_str!("tenants.sql");
    sqlx::raw_sql(tables).execute(&database).await?;
    Ok(database)
}

/// The charters of all towns, by host. Requests never wait for the database.
#[derive(Clone, Default)]
pub(crate) struct Tenants(watch::Sender<HashMap<String, OwnedCharter>>);

impl Tenants {
    /// Returns the charter of a host.
    pub(crate) fn find(&self, host: &str) -> Option<OwnedCharter> {
        self.0.borrow().get(&host.to_ascii_lowercase()).cloned()
    }

    /// Reads the table. A town with a wrong value has no site, and the log says why.
    pub(crate) async fn read(&self, database: &SqlitePool) -> Result<(), sqlx::Error> {
        let mut charters = HashMap::new();
        let query = "SELECT host, name, controller_fr, controller_en, contact, privacy FROM town";
        for row in sqlx::query(query).fetch_all(database).await? {
            let host: String = row.try_get("host")?;
            match charter(&host, &row)? {
                Ok(charter) => drop(charters.insert(host, charter)),
                Err(error) => warn!("the town {host} has no site: {error}"),
            }
        }
        self.0.send_replace(charters);
        Ok(())
    }
}

/// Makes the charter of a row: its values are checked by the rules of policies.
fn charter(host: &str, row: &SqliteRow) -> Result<Result<OwnedCharter, ValueError>, sqlx::Error> {
    let controller = [
        ("fr", row.try_get("controller_fr")?),
        ("en", row.try_get("controller_en")?),
    ];
    Ok(towns::templates::TOWNS.tenant(towns::Values {
        platform_url: &format!("https://{host}"),
        platform_name: row.try_get("name")?,
        controller: Text::each(&controller),
        contact: row.try_get("contact")?,
        privacy: row.try_get("privacy")?,
    }))
}
