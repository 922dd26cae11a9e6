// `npm run bench [words of a title]`: ours and the peers, one after the other in one run, and a table with ratios.
import { execFileSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import { MEASUREMENTS } from './measurements.mjs'
import { table } from './table.mjs'

const only = process.argv[2]
const rows = []
for (const { title, of, run, unit } of MEASUREMENTS) {
  if (only && !title.includes(only)) continue
  for (const make of of) {
    const contestant = make()
    process.stderr.write(`${title}: ${contestant.name}\n`)
    await contestant.start()
    const result = await run(contestant).catch((error) => {
      process.stderr.write(`  ${error.stack}\n`)
      return null
    })
    await contestant.stop()
    process.stderr.write(`  ${JSON.stringify(result)}\n`)
    rows.push({ title, contestant, result, unit })
  }
}
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
const [cpu] = cpus()
process.stdout.write(
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${cpu?.model ?? 'unknown'}), `,
)
process.stdout.write(`${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, commit ${commit}\n\n`)
process.stdout.write(table(rows))
process.exit(0)
