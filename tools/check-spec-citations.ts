import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from './repository-root.mjs'
import { citationFaults, type SourceText } from './spec-citations.ts'

const WORKSPACES = ['shared', 'server', 'client', 'e2e', 'tools']

const specs = WORKSPACES.map((workspace) => read(`${workspace}/SPEC.md`))
const tests = WORKSPACES.flatMap((workspace) =>
  globSync(`${workspace}/**/*.{test,spec,contract}.{ts,tsx}`, { cwd: repositoryRoot })
    .filter((path) => !path.includes('node_modules'))
    .map(read),
)
const faults = citationFaults(specs, tests)
for (const fault of faults) console.error(fault)
console.log(`${specs.length} SPEC.md files, ${tests.length} test files, ${faults.length} faults`)
process.exitCode = faults.length === 0 ? 0 : 1

function read(path: string): SourceText {
  return { path, text: readFileSync(join(repositoryRoot, path), 'utf8') }
}
