// `npm run bench`: ours and the peers, one after the other in one run, and a table with ratios to the best peer.
import { execFileSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import { Hocuspocus, Warroom, YWebsocketServer } from './contestants.mjs'
import { ms } from './percentiles.mjs'
import { saturation } from './saturation.mjs'
import { coldOpen, editToAck, editToPeers, idleMemory } from './scenarios.mjs'

const contestants = () => [
  new Warroom(4711),
  new Hocuspocus(4712, { stored: true }),
  new Hocuspocus(4713, { stored: false }),
  new YWebsocketServer(4714),
]

const only = process.argv[2]
const rows = []
const note = (text) => process.stderr.write(`${text}\n`)

async function measure(title, { skip = () => false, run, unit }) {
  if (only && !title.includes(only)) return
  for (const contestant of contestants()) {
    if (skip(contestant)) continue
    note(`${title}: ${contestant.name}`)
    await contestant.start()
    try {
      rows.push({ title, name: contestant.name, result: await run(contestant), unit })
    } finally {
      await contestant.stop()
    }
  }
}

for (const receivers of [25, 100]) {
  await measure(`edit → ${receivers} peers`, { run: (c) => editToPeers(c, { receivers }), unit: 'ms' })
}
await measure('edit → ack', {
  skip: (c) => c instanceof YWebsocketServer,
  run: (c) => editToAck(c, {}),
  unit: 'ms',
})
await measure('deliveries per second to 100 people', { run: (c) => saturation(c, {}), unit: '/s' })
await measure('memory per idle connection', { run: (c) => idleMemory(c, {}), unit: 'KB' })
await measure('cold open of 5,000 edits', {
  skip: (c) => c instanceof YWebsocketServer || (c instanceof Hocuspocus && !c.stored),
  run: (c) => coldOpen(c, {}),
  unit: 'ms',
})

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
process.stdout.write(
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), `,
)
process.stdout.write(`${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, commit ${commit}\n\n`)
process.stdout.write('| scenario | server | p50 | p95 | p99 | lost |\n|---|---|---|---|---|---|\n')
for (const { title, name, result, unit } of rows) {
  if (result === null) process.stdout.write(`| ${title} | ${name} | not whole | | | |\n`)
  else if (unit === '/s')
    process.stdout.write(
      `| ${title} | ${name} | ${result.perSecond.toLocaleString('en')}/s | p50 ${ms(result.p50)} ms | p99 ${ms(result.p99)} ms | |\n`,
    )
  else if (unit === 'KB')
    process.stdout.write(`| ${title} | ${name} | ${(result / 1024).toFixed(1)} KB | | | |\n`)
  else {
    const { p50, p95, p99, lost } = result
    process.stdout.write(
      `| ${title} | ${name} | ${ms(p50)} ms | ${ms(p95)} ms | ${ms(p99)} ms | ${lost ?? ''} |\n`,
    )
  }
}
process.exit(0)
