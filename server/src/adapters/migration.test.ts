import { expect, test } from 'vitest'
import { checksumOf, type Migration, pendingMigrations } from './migration.ts'

const steps: readonly Migration[] = [1, 2, 3].map((version) => ({
  version,
  name: `step ${version}`,
  sql: `CREATE TABLE t${version} (x)`,
}))
const applied = (...versions: readonly number[]) =>
  steps
    .filter(({ version }) => versions.includes(version))
    .map((step) => ({ version: step.version, sha256: checksumOf(step) }))
const versions = (pending: readonly Migration[]) => pending.map(({ version }) => version)

test('[MIGR1] the steps that a database lacks are taken in order, and none twice', () => {
  expect(versions(pendingMigrations(steps, []))).toEqual([1, 2, 3])
  expect(versions(pendingMigrations(steps, applied(1, 2)))).toEqual([3])
  expect(pendingMigrations(steps, applied(1, 2, 3))).toEqual([])
})

test('[MIGR2] a database that is newer, was changed, has a step nobody released or lacks one in between is refused in words', () => {
  expect(() => pendingMigrations(steps.slice(0, 2), applied(1, 2, 3))).toThrow(
    /newer Warroom \(schema 3; this one knows 2\)/,
  )
  const changed = steps.map((step) => (step.version === 1 ? { ...step, sql: `${step.sql} ` } : step))
  expect(() => pendingMigrations(changed, applied(1))).toThrow(/Schema step 1 .* differs from the released/)
  expect(() => pendingMigrations(steps.slice(1), applied(1, 2, 3))).toThrow(/Schema step 1 .* differs/)
  expect(() => pendingMigrations(steps, applied(1, 3))).toThrow(/Schema step 2 is missing/)
})
