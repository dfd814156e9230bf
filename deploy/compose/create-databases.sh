#!/bin/bash
# One database and one role per service. PostgreSQL runs it once, on an empty volume; running it again
# adds what is missing and sets the passwords anew:
#   docker compose exec postgres bash /docker-entrypoint-initdb.d/create-databases.sh
set -euo pipefail

create() {
  psql --quiet --username postgres --dbname postgres --set ON_ERROR_STOP=1 \
    --set name="$1" --set password="$2" <<'SQL'
SELECT format('CREATE ROLE %I LOGIN', :'name')
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'name') \gexec
ALTER ROLE :"name" PASSWORD :'password';
SELECT format('CREATE DATABASE %I OWNER %I', :'name', :'name')
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name') \gexec
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
}

create wallet "$WALLET_PASSWORD"
create risk "$RISK_PASSWORD"
create notification "$NOTIFICATION_PASSWORD"
create fund_purchase "$FUND_PURCHASE_PASSWORD"
create ledger "$LEDGER_PASSWORD"
create accompaniment "$ACCOMPANIMENT_PASSWORD"
create data_centre "$DATA_CENTRE_PASSWORD"
create console "$CONSOLE_PASSWORD"
