/** How every database gets its schema: by numbered steps, each applied once and remembered with its checksum. */
import { createHash } from 'node:crypto'

export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}

/** A step that a database remembers. */
export interface AppliedMigration {
  readonly version: number
  readonly sha256: string
}

export const checksumOf = ({ sql }: Migration): string => createHash('sha256').update(sql).digest('hex')

const newestOf = (steps: readonly { readonly version: number }[]): number =>
  steps.reduce((newest, { version }) => Math.max(newest, version), 0)

/** The steps a database still lacks. Throws, in words for people, when this version must not touch it. */
export function pendingMigrations(
  known: readonly Migration[],
  applied: readonly AppliedMigration[],
): readonly Migration[] {
  const newest = newestOf(known)
  const found = newestOf(applied)
  if (found > newest) {
    throw new Error(
      `This database was written by a newer Warroom (schema ${found}; this one knows ${newest}). Start the newer version, or restore a backup from before the upgrade.`,
    )
  }
  for (const { version, sha256 } of applied) {
    const released = known.find((migration) => migration.version === version)
    if (!released || checksumOf(released) !== sha256) {
      throw new Error(
        `Schema step ${version} of this database differs from the released one. Restore a backup.`,
      )
    }
  }
  // A hole would be filled after later steps, which were never tried in that order.
  const missing = known.filter(({ version }) => !applied.some((step) => step.version === version))
  const hole = missing.find(({ version }) => version < found)
  if (hole) throw new Error(`Schema step ${hole.version} is missing in this database. Restore a backup.`)
  return missing
}
