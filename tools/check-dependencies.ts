// Runs dependency-cruiser and, beside its rules, demands that it saw every source file: a cruiser that parses
// nothing (it does under an unsupported TypeScript) reports no violations and would be green for ever.
import { globSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { runPinned } from './package-bin.mjs'
import { repositoryRoot } from './repository-root.mjs'

interface Violation {
  readonly from: string
  readonly to: string
  readonly rule: { readonly name: string; readonly severity: string }
}

interface CruiseReport {
  readonly modules: readonly { readonly source: string }[]
  readonly summary: { readonly violations: readonly Violation[]; readonly totalDependenciesCruised: number }
}

const FOLDERS = ['shared/src', 'server/src', 'client/src', 'e2e', 'tools']

const { output } = await runPinned(
  'dependency-cruiser',
  ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...FOLDERS],
  { stdio: 'capture' },
)
const report = parseReport(output)
const seen = new Set(report.modules.map(({ source }) => source))
const unseen = FOLDERS.flatMap((folder) =>
  globSync(`${folder}/**/*.{ts,tsx}`, {
    cwd: repositoryRoot,
    exclude: (path) => path.includes('node_modules'),
  }),
)
  .map((path) => relative(repositoryRoot, path.startsWith('/') ? path : `${repositoryRoot}${sep}${path}`))
  .map((path) => path.split(sep).join('/'))
  .filter((path) => !path.includes('node_modules/') && !seen.has(path))

const errors = report.summary.violations.filter(({ rule }) => rule.severity === 'error')
for (const { rule, from, to } of errors) console.error(`${rule.name}: ${from} → ${to}`)
for (const path of unseen) console.error(`not cruised: ${path}`)
console.log(
  `${report.modules.length} modules, ${report.summary.totalDependenciesCruised} dependencies, ` +
    `${errors.length} violations, ${unseen.length} files not seen`,
)
process.exitCode = errors.length === 0 && unseen.length === 0 && report.modules.length > 0 ? 0 : 1

function parseReport(text: string): CruiseReport {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Error(`dependency-cruiser did not answer with a report:\n${text.slice(0, 2000)}`, { cause })
  }
}
