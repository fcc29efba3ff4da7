//! The tenants: a row of the table is a town with its charter.

use std::collections::HashMap;

use charte::{OwnedCharter, Text, ValueError};
use sqlx::SqlitePool;
use sqlx::sqlite::SqliteConnectOptions;
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
        for row in sqlx::query_as(query).fetch_all(database).await? {
            match charter(&row) {
                Ok(charter) => drop(charters.insert(row.0, charter)),
                Err(error) => warn!("the town {} has no site: {error}", row.0),
            }
        }
        self.0.send_replace(charters);
        Ok(())
    }
}

/// A town: its host and name, its controller in French and in English, its contacts.
type Town = (String, String, String, String, String, String);

/// Makes the charter of a town. Its values are checked by the rules of policies.
fn charter(town: &Town) -> Result<OwnedCharter, ValueError> {
    let (host, name, french, english, contact, privacy) = town;
    towns::templates::TOWNS.tenant(towns::Values {
        platform_url: &format!("https://{host}"),
        platform_name: name,
        controller: Text::each(&[("fr", french), ("en", english)]),
        contact,
        privacy,
    })
}
