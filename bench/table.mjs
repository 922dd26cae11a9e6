// Results as a table, each of ours against the best of the peers and against the bare relay.
import { ms } from './percentiles.mjs'

const figure = {
  ms: ({ p50 }) => p50,
  '/s': ({ perSecond }) => 1 / perSecond,
  µs: (value) => value,
  KB: (value) => value,
  lost: ({ lost }) => lost,
}

const cells = {
  ms: ({ p50, p95, p99, lost }) => [`${ms(p50)} ms`, `${ms(p95)} ms`, `${ms(p99)} ms`, lost ?? ''],
  '/s': ({ perSecond, p50, p99 }) => [
    `${perSecond.toLocaleString('en')}/s (p50 ${ms(p50)} ms)`,
    '',
    `${ms(p99)} ms`,
    '',
  ],
  µs: (value) => [`${value.toFixed(1)} µs`, '', '', ''],
  KB: (value) => [`${(value / 1024).toFixed(1)} KB`, '', '', ''],
  lost: ({ lost, of }) => ['', '', '', `${lost} of ${of}`],
}

export function table(rows) {
  const lines = [
    '| scenario | server | p50 | p95 | p99 | lost | ours ÷ this |',
    '|---|---|---|---|---|---|---|',
  ]
  for (const { title, contestant, result, unit } of rows) {
    const row = result === null ? ['not reached', '', '', ''] : cells[unit](result)
    const own = rows.find((other) => other.title === title && other.contestant.isOurs)
    lines.push(
      `| ${[title, contestant.name, ...row, against(own, { contestant, result, unit })].join(' | ')} |`,
    )
  }
  return `${lines.join('\n')}\n`
}

/** How our figure compares: of time, memory and loss less is better, of deliveries more; always as ours by theirs. */
function against(own, { contestant, result, unit }) {
  if (contestant.isOurs || !own || own.result === null || result === null || unit === 'lost') return ''
  const ratio = figure[unit](own.result) / figure[unit](result)
  return (unit === '/s' ? 1 / ratio : ratio).toFixed(2)
}
