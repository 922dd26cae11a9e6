/**
 * The schema on PostgreSQL, table for table and column for column that of SQLite, so that a workspace can be moved either
 * way. A step that has been released never changes. Texts that are compared are collated by bytes ("C"), as in SQLite.
 */
import type { Migration } from '../migration.ts'

export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    name: 'incidents, their logs, and people',
    sql: `
CREATE TABLE counter (name text COLLATE "C" PRIMARY KEY, value bigint NOT NULL) WITH (fillfactor = 50);

-- The head changes with every append: room on its page keeps the change away from the index.
CREATE TABLE incident (
  id text COLLATE "C" PRIMARY KEY,
  head bigint NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE log (
  incident_id text COLLATE "C" NOT NULL REFERENCES incident(id),
  seq bigint NOT NULL,
  at bigint NOT NULL,
  document text COLLATE "C" NOT NULL,
  person_id text COLLATE "C",
  bytes bytea NOT NULL,
  events text NOT NULL,
  PRIMARY KEY (incident_id, seq)
);

CREATE TABLE log_client (
  incident_id text COLLATE "C" NOT NULL REFERENCES incident(id),
  document text COLLATE "C" NOT NULL,
  client_id bigint NOT NULL,
  person_id text COLLATE "C" NOT NULL,
  PRIMARY KEY (incident_id, document, client_id)
);

CREATE TABLE answered_command (
  incident_id text COLLATE "C" NOT NULL REFERENCES incident(id),
  command_id text COLLATE "C" NOT NULL,
  person_id text COLLATE "C" NOT NULL,
  result text NOT NULL,
  PRIMARY KEY (incident_id, command_id)
);

CREATE TABLE checkpoint (
  incident_id text COLLATE "C" NOT NULL REFERENCES incident(id),
  document text COLLATE "C" NOT NULL,
  seq bigint NOT NULL,
  state bytea NOT NULL,
  sha256 text NOT NULL,
  PRIMARY KEY (incident_id, document, seq)
);
-- Dense already; compressing would only make opening an incident slower.
ALTER TABLE checkpoint ALTER COLUMN state SET STORAGE EXTERNAL;

CREATE TABLE incident_summary (
  incident_id text COLLATE "C" PRIMARY KEY REFERENCES incident(id),
  number bigint NOT NULL UNIQUE,
  key text COLLATE "C" NOT NULL,
  title text NOT NULL,
  severity text COLLATE "C" NOT NULL,
  status text COLLATE "C" NOT NULL,
  seq bigint NOT NULL,
  summary text NOT NULL,
  searchable text COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX incident_summary_by_key ON incident_summary(lower(key));
CREATE INDEX incident_summary_by_status ON incident_summary(status, number);

CREATE TABLE person (
  id text COLLATE "C" PRIMARY KEY,
  name text NOT NULL,
  account_role text COLLATE "C" NOT NULL,
  created_at bigint NOT NULL
);

CREATE TABLE session (
  hash text COLLATE "C" PRIMARY KEY,
  person_id text COLLATE "C" NOT NULL REFERENCES person(id),
  created_at bigint NOT NULL,
  last_seen_at bigint NOT NULL,
  expires_at bigint NOT NULL
);

CREATE TABLE api_token (
  hash text COLLATE "C" PRIMARY KEY,
  id text COLLATE "C" NOT NULL UNIQUE,
  person_id text COLLATE "C" NOT NULL REFERENCES person(id),
  created_at bigint NOT NULL
);

CREATE TABLE invitation (
  hash text COLLATE "C" PRIMARY KEY,
  purpose text COLLATE "C" NOT NULL,
  account_role text COLLATE "C" NOT NULL,
  created_by text COLLATE "C",
  expires_at bigint NOT NULL,
  redeemed_by text COLLATE "C"
);

CREATE TABLE idempotent_answer (
  person_id text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  request_hash text NOT NULL,
  status bigint NOT NULL,
  body text NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (person_id, key)
);
`,
  },
  {
    version: 2,
    // In another format than before. They are derived: the next opening replays the log and writes new ones.
    name: 'checkpoints as newcomers are sent them',
    sql: 'DELETE FROM checkpoint;',
  },
  {
    version: 3,
    name: 'what the workspace wrote down beforehand',
    sql: `
CREATE TABLE setting (
  key text COLLATE "C" PRIMARY KEY,
  revision bigint NOT NULL,
  value text NOT NULL,
  at bigint NOT NULL,
  person_id text COLLATE "C"
);
`,
  },
]
