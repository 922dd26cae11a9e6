/** What the identity store asks; each is one statement, so that nothing of it is ever done by half. */
import type { Statement } from './database.ts'

const statement = (name: string, text: string): Statement => ({ name: `identity-${name}`, text })

export const ADD_PERSON = statement(
  'add-person',
  'INSERT INTO person(id, name, account_role, created_at) VALUES ($1, $2, $3, $4)',
)
export const PERSON = statement('person', 'SELECT * FROM person WHERE id = $1')
export const PEOPLE = statement('people', 'SELECT * FROM person ORDER BY created_at, id')
export const ADMIN = statement(
  'admin',
  "SELECT 1 AS found FROM person WHERE account_role = 'admin' AND id <> $1 LIMIT 1",
)
export const ADD_SESSION = statement(
  'add-session',
  'INSERT INTO session(hash, person_id, created_at, last_seen_at, expires_at) VALUES ($1, $2, $3, $4, $5)',
)
export const SESSION = statement('session', 'SELECT * FROM session WHERE hash = $1')
export const TOUCH_SESSION = statement(
  'touch-session',
  'UPDATE session SET last_seen_at = $2 WHERE hash = $1',
)
export const END_SESSION = statement('end-session', 'DELETE FROM session WHERE hash = $1')
export const ADD_TOKEN = statement(
  'add-token',
  'INSERT INTO api_token(hash, id, person_id, created_at) VALUES ($1, $2, $3, $4)',
)
export const TOKEN_OWNER = statement('token-owner', 'SELECT person_id FROM api_token WHERE hash = $1')
export const TOKENS = statement(
  'tokens',
  'SELECT id, created_at FROM api_token WHERE person_id = $1 ORDER BY created_at, id COLLATE "C"',
)
export const REVOKE_TOKEN = statement(
  'revoke-token',
  'DELETE FROM api_token WHERE person_id = $1 AND id = $2 RETURNING hash',
)
export const ADD_INVITATION = statement(
  'add-invitation',
  'INSERT INTO invitation(hash, purpose, account_role, created_by, expires_at) VALUES ($1, $2, $3, $4, $5)',
)
export const INVITATION = statement(
  'invitation',
  'SELECT * FROM invitation WHERE hash = $1 AND redeemed_by IS NULL AND expires_at > $2',
)
/** Of many at once one gets the row's lock; the others find it redeemed and add nobody. */
export const REDEEM = statement(
  'redeem',
  `WITH redeemed AS (
    UPDATE invitation SET redeemed_by = $3 WHERE hash = $1 AND redeemed_by IS NULL AND expires_at > $2 RETURNING *
  ), added AS (
    INSERT INTO person(id, name, account_role, created_at) SELECT $3, $4, $5, $6::bigint FROM redeemed
  ) SELECT * FROM redeemed`,
)
export const DROP_SET_UP = statement(
  'drop-set-up',
  "DELETE FROM invitation WHERE purpose = 'setUp' AND redeemed_by IS NULL",
)
