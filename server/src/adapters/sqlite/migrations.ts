/**
 * The schema, as numbered steps. A step that has been released never changes: its checksum is kept in the database, and
 * another one refuses to start. New steps are only added at the end.
 */
import type { Migration } from '../migration.ts'

export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    name: 'incidents, their logs, and people',
    sql: `
CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;

CREATE TABLE incident (
  id TEXT PRIMARY KEY,
  head INTEGER NOT NULL
) STRICT;

CREATE TABLE log (
  incident_id TEXT NOT NULL REFERENCES incident(id),
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  document TEXT NOT NULL,
  person_id TEXT,
  bytes BLOB NOT NULL,
  events TEXT NOT NULL,
  PRIMARY KEY (incident_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE log_client (
  incident_id TEXT NOT NULL REFERENCES incident(id),
  document TEXT NOT NULL,
  client_id INTEGER NOT NULL,
  person_id TEXT NOT NULL,
  PRIMARY KEY (incident_id, document, client_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE answered_command (
  incident_id TEXT NOT NULL REFERENCES incident(id),
  command_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  result TEXT NOT NULL,
  PRIMARY KEY (incident_id, command_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE checkpoint (
  incident_id TEXT NOT NULL REFERENCES incident(id),
  document TEXT NOT NULL,
  seq INTEGER NOT NULL,
  state BLOB NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (incident_id, document, seq)
) STRICT;

CREATE TABLE incident_summary (
  incident_id TEXT PRIMARY KEY REFERENCES incident(id),
  number INTEGER NOT NULL UNIQUE,
  key TEXT NOT NULL UNIQUE COLLATE NOCASE,
  title TEXT NOT NULL,
  severity TEXT NOT NULL,
  status TEXT NOT NULL,
  seq INTEGER NOT NULL,
  summary TEXT NOT NULL
) STRICT;
CREATE INDEX incident_summary_by_status ON incident_summary(status, number);

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  account_role TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE session (
  hash TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person(id),
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE api_token (
  hash TEXT PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE invitation (
  hash TEXT PRIMARY KEY,
  purpose TEXT NOT NULL,
  account_role TEXT NOT NULL,
  created_by TEXT,
  expires_at INTEGER NOT NULL,
  redeemed_by TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotent_answer (
  person_id TEXT NOT NULL,
  key TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  status INTEGER NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (person_id, key)
) STRICT, WITHOUT ROWID;
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
  key TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  value TEXT NOT NULL,
  at INTEGER NOT NULL,
  person_id TEXT
) STRICT, WITHOUT ROWID;
`,
  },
]
