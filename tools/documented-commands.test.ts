import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandSchema } from '@warroom/shared/commands/command.ts'
import { expect, test } from 'vitest'
import { repositoryRoot } from './repository-root.mjs'

test('[DOCS1] the table of commands names every command there is, and no other', () => {
  const table = readFileSync(join(repositoryRoot, 'docs/commands.md'), 'utf8')
  const firstCells = [...table.matchAll(/^\| (`.*?) \|/gm)].map(([, cell = '']) => cell)
  const named = firstCells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, type]) => type))
  expect(named.sort()).toEqual(commandSchema.options.map((arm) => arm.shape.type.value).sort())
})
