import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageBin } from './package-bin.mjs'
import { pinnedNode } from './pinned-node.mjs'
import { plantTree } from './planted-tree.ts'
import { repositoryRoot } from './repository-root.mjs'

const leaf = 'export const planted = 1\n'
const importing = (...paths: string[]) =>
  `${paths.map((path, i) => `import { planted as planted${i} } from '${path}'`).join('\n')}\nexport const planted = [${paths.map((_, i) => `planted${i}`)}]\n`

/** One breach of each rule: the rule's name, the file and what it wrongly imports. */
const BREACHES: readonly (readonly [rule: string, file: string, imported: string])[] = [
  ['no-circular', 'server/src/rooms/a.ts', './b.ts'],
  ['everything-resolves', 'server/src/rooms/c.ts', './nowhere.ts'],
  ['domain-imports-only-itself', 'shared/src/domain/a.ts', '../commands/decide.ts'],
  ['commands-know-no-document', 'shared/src/commands/a.ts', '../document/board.ts'],
  ['shared-is-pure', 'shared/src/protocol/a.ts', 'express'],
  ['shared-uses-no-node', 'shared/src/protocol/b.ts', 'node:fs'],
  ['ports-are-leaves', 'server/src/ports/a.ts', '../rooms/room.ts'],
  ['rooms-know-ports-only', 'server/src/rooms/d.ts', '../adapters/sqlite.ts'],
  ['rooms-use-no-node', 'server/src/rooms/e.ts', 'node:fs'],
  ['identity-knows-ports-only', 'server/src/identity/a.ts', '../adapters/sqlite.ts'],
  ['adapters-know-ports-only', 'server/src/adapters/a.ts', '../rooms/room.ts'],
  ['transports-know-no-adapter', 'server/src/transports/a.ts', '../adapters/sqlite.ts'],
  ['only-the-end-knows-the-whole', 'server/src/adapters/b.ts', '../create-war-room-server.ts'],
  ['client-and-server-never-meet', 'client/src/app/a.ts', '../../../server/src/rooms/room.ts'],
  ['server-never-imports-client', 'server/src/transports/b.ts', '../../../client/src/ui/button.ts'],
  ['features-do-not-import-each-other', 'client/src/features/roles/a.ts', '../actions/card.ts'],
  ['features-do-not-know-the-app', 'client/src/features/roles/b.ts', '../../app/router.ts'],
  ['features-do-not-know-the-wire', 'client/src/features/roles/c.ts', 'yjs'],
  ['ui-knows-no-feature-and-no-room', 'client/src/ui/a.ts', '../room/room.ts'],
  ['room-knows-no-feature', 'client/src/room/a.ts', '../features/actions/card.ts'],
  ['wall-is-small', 'client/src/wall/a.ts', '@warroom/shared/document/board.ts'],
  ['no-test-code-in-production', 'server/src/transports/c.ts', '@warroom/shared/testing/rng.ts'],
]

/** What the breaches import, importing in turn only what the layout allows. */
const ALLOWED: Readonly<Record<string, string>> = {
  'shared/src/domain/severity.ts': leaf,
  'shared/src/commands/decide.ts': importing('../domain/severity.ts'),
  'shared/src/document/board.ts': importing('yjs', '../commands/decide.ts'),
  'shared/src/protocol/bodies.ts': importing('zod', '../domain/severity.ts'),
  'shared/src/testing/rng.ts': leaf,
  'server/src/ports/log.ts': importing('@warroom/shared/domain/severity.ts'),
  'server/src/rooms/room.ts': importing('../ports/log.ts', '@warroom/shared/document/board.ts', 'yjs'),
  'server/src/rooms/room.test.ts': importing('./room.ts', '@warroom/shared/testing/rng.ts', 'node:fs'),
  'server/src/adapters/sqlite.ts': importing('../ports/log.ts', 'node:fs'),
  'server/src/transports/http.ts': importing('../rooms/room.ts', 'express'),
  'server/src/create-war-room-server.ts': importing('./transports/http.ts', './adapters/sqlite.ts'),
  'server/src/main.ts': importing('./create-war-room-server.ts'),
  'client/src/ui/button.ts': importing('react'),
  'client/src/room/room.ts': importing('yjs', 'socket.io-client'),
  'client/src/features/actions/card.ts': importing('../../room/room.ts', '../../ui/button.ts', './parts.ts'),
  'client/src/features/actions/parts.ts': leaf,
  'client/src/app/router.ts': importing('../features/actions/card.ts'),
  'client/src/wall/wall.ts': importing('../ui/button.ts', '@warroom/shared/domain/severity.ts'),
}

/** Runs a program of node_modules inside a planted tree. */
function runIn(root: string, program: string, args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(pinnedNode(), [packageBin(program), ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (stdout === '') throw new Error(stderr)
  return stdout
}

function violationsIn(files: Readonly<Record<string, string>>): { rule: string; from: string }[] {
  using tree = plantTree(files)
  const output = runIn(tree.root, 'dependency-cruiser', [
    '-c',
    '.dependency-cruiser.cjs',
    '-T',
    'json',
    'shared',
    'server',
    'client',
  ])
  const { summary } = JSON.parse(output)
  return summary.violations.map((violation: { rule: { name: string }; from: string }) => ({
    rule: violation.rule.name,
    from: violation.from,
  }))
}

test('[HOUSE1] each dependency rule reports the import that was planted against it, and no rule lacks one', () => {
  const planted = Object.fromEntries(BREACHES.map(([, file, imported]) => [file, importing(imported)]))
  const found = violationsIn({ ...ALLOWED, ...planted, 'server/src/rooms/b.ts': importing('./a.ts') })
  for (const [rule, from] of BREACHES) expect(found).toContainEqual({ rule, from })
  const { forbidden } = createRequire(import.meta.url)(join(repositoryRoot, '.dependency-cruiser.cjs'))
  expect(BREACHES.map(([rule]) => rule).sort()).toEqual(
    forbidden.map(({ name }: { name: string }) => name).sort(),
  )
})

test('[HOUSE2] a tree that keeps to the layout is clean', () => {
  expect(violationsIn(ALLOWED)).toEqual([])
})

/** Text of files that break a rule, planted to see that it is reported. */
const castTo = (type: string): string => `export const value = JSON.parse("1") as ${type}\n`
const testThatIs = (modifier: string): string => `test.${modifier}("a", () => {})\n`

test('[HOUSE3] the lint rules of the house report what was planted against them', () => {
  const long = Array.from({ length: 251 }, (_, i) => `export const line${i} = ${i}`).join('\n')
  const breaches: Readonly<Record<string, readonly [path: string, text: string]>> = {
    'suspicious/noExplicitAny': ['server/src/any.ts', castTo('any')],
    'suspicious/noConsole': ['server/src/console.ts', 'console.log(1)\n'],
    'style/noNonNullAssertion': [
      'server/src/assertion.ts',
      'export const first = (list: string[]) => list[0]!\n',
    ],
    'style/noDefaultExport': ['server/src/exported.ts', 'export default 1\n'],
    'style/useFilenamingConvention': ['server/src/CamelCase.ts', leaf],
    'style/noExcessiveLinesPerFile': ['server/src/long.ts', `${long}\n`],
    'style/useImportType': [
      'server/src/typed.ts',
      'import { Thing } from "./things.ts"\nexport const t = (x: Thing) => x\n',
    ],
    'style/noRestrictedGlobals': ['server/src/rooms/timer.ts', 'setTimeout(() => undefined, 1)\n'],
    'performance/noBarrelFile': ['server/src/barrel.ts', 'export * from "./things.ts"\n'],
    'suspicious/noImportCycles': [
      'server/src/cycle.ts',
      'import { planted } from "./circle.ts"\nexport const cycle = planted\n',
    ],
    'nursery/noFloatingPromises': [
      'server/src/floating.ts',
      'const later = async () => 1\nexport function f() {\n  later()\n}\n',
    ],
    'suspicious/noSkippedTests': ['server/src/skipped.test.ts', testThatIs('skip')],
    'suspicious/noFocusedTests': ['server/src/focused.test.ts', testThatIs('only')],
    plugin: ['server/src/rooms/dice.ts', 'export const dice = () => Math.random()\n'],
  }
  using tree = plantTree({
    ...Object.fromEntries(Object.values(breaches)),
    'server/src/things.ts': 'export interface Thing {\n  readonly name: string\n}\n',
    'server/src/circle.ts': 'import { cycle } from "./cycle.ts"\nexport const planted = () => cycle\n',
  })
  const output = runIn(tree.root, 'biome', ['lint', '--reporter=json', '--max-diagnostics=none', '.'])
  const found = JSON.parse(output).diagnostics.map(
    (diagnostic: { category: string; severity: string; location: { path: string | { file: string } } }) => {
      const { path } = diagnostic.location
      return `${diagnostic.severity} ${diagnostic.category.replace('lint/', '')} ${typeof path === 'string' ? path : path.file}`
    },
  )
  for (const [rule, [path]] of Object.entries(breaches)) expect(found).toContain(`error ${rule} ${path}`)
})
