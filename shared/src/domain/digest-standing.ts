/** Changes of what the server decided: severity, phase, roadblocks, updates, exit criteria, texts. */
import { type DigestContext, type DigestItem, type Found, nameIn, quoted } from './digest-item.ts'
import { isOpen, STATUS_LABEL } from './incident-status.ts'
import { fingerprint } from './seen-state.ts'
import { severityLabel } from './severity.ts'

export const standingChanges = (context: DigestContext): readonly Found[] => [
  ...incidentChanges(context),
  ...roadblockChanges(context),
  ...updateChanges(context),
  ...criteriaChanges(context),
  ...textChanges(context),
]

const about = (id: string): DigestItem['subject'] => ({ kind: 'incident', id })

function incidentChanges({ seen, view }: DigestContext): Found[] {
  const { severity, status, title } = view.record.incident
  const found: Found[] = []
  if (severity !== seen.severity) {
    const text = `Severity is ${severityLabel(severity)} now, it was ${severityLabel(seen.severity)}`
    found.push({ item: { id: 'severity', kind: 'severity', text, at: null, subject: about('severity') } })
  }
  if (status !== seen.status) {
    const reopened = !isOpen(seen.status) && isOpen(status)
    const text = `${reopened ? 'It was reopened: the' : 'The'} phase is ${STATUS_LABEL[status]} now, it was ${STATUS_LABEL[seen.status]}`
    found.push({ item: { id: 'phase', kind: 'phase', text, at: null, subject: about('phase') } })
  }
  if (title !== seen.title) {
    const text = `It is called ${quoted(title)} now`
    found.push({ item: { id: 'title', kind: 'title', text, at: null, subject: about('title') } })
  }
  return found
}

function roadblockChanges(context: DigestContext): Found[] {
  const { seen, view } = context
  const before = new Set(seen.roadblocks)
  return Object.entries(view.record.roadblocks)
    .sort(([a, x], [b, y]) => x.number - y.number || (a < b ? -1 : 1))
    .flatMap(([id, roadblock]): Found[] => {
      const isOpenNow = roadblock.clearedAt === null
      if (isOpenNow === before.has(id)) return []
      const subject = { kind: 'roadblock', id } as const
      const needed = `B${roadblock.number} ${quoted(roadblock.needed)}`
      if (isOpenNow) {
        const text = `${nameIn(context, roadblock.raisedBy)} asked for help: ${needed}`
        const together = (count: number) => `${count} new roadblocks, the first is ${needed}`
        return [{ item: { id: `raised:${id}`, kind: 'raised', text, at: null, subject }, together }]
      }
      const how = roadblock.resolution.trim() ? `: ${quoted(roadblock.resolution)}` : ''
      const text = `${nameIn(context, roadblock.clearedBy)} cleared ${needed}${how}`
      const together = (count: number) => `${count} roadblocks were cleared`
      return [{ item: { id: `cleared:${id}`, kind: 'cleared', text, at: null, subject }, together }]
    })
}

function updateChanges(context: DigestContext): Found[] {
  const { seen, view, now } = context
  const subject = { kind: 'update', id: 'update' } as const
  const { nextUpdateDueAt, status } = view.record.incident
  const fresh = view.record.publishedUpdates
    .filter(({ number }) => number > seen.lastUpdate)
    .sort((a, b) => a.number - b.number)
  const last = fresh.at(-1)
  const found: Found[] = []
  if (last) {
    const told = `${nameIn(context, last.publishedBy)} told stakeholders: ${quoted(last.whatHappened)}`
    const text = fresh.length === 1 ? told : `${fresh.length} updates were published. The last: ${told}`
    found.push({ item: { id: 'published', kind: 'published', text, at: null, subject } })
  }
  const ranOut = nextUpdateDueAt !== null && nextUpdateDueAt < now && nextUpdateDueAt >= seen.at
  if (nextUpdateDueAt !== null && isOpen(status) && (last || ranOut)) {
    const text = nextUpdateDueAt < now ? 'The next update is overdue since' : 'The next update is due at'
    found.push({ item: { id: 'due', kind: 'due', text, at: nextUpdateDueAt, subject } })
  }
  return found
}

function criteriaChanges({ seen, view }: DigestContext): Found[] {
  const { exitCriteria } = view.board
  const before = new Map(Object.entries(seen.criteria))
  const changed = exitCriteria.filter(({ id, met }) => (before.get(id) ?? false) !== met)
  const added = exitCriteria.filter(({ id }) => !before.has(id))
  const [first] = [...changed, ...added]
  if (!first) return []
  const met = exitCriteria.filter((criterion) => criterion.met).length
  const what = changed.length === 0 ? `${added.length} new, ` : ''
  const text = `Exit criteria: ${what}${met} of ${exitCriteria.length} met`
  const subject = { kind: 'criteria', id: first.id } as const
  return [{ item: { id: 'criteria', kind: 'criteria', text, at: null, subject } }]
}

function textChanges({ seen, view }: DigestContext): Found[] {
  return (['whatHappened', 'impact'] as const).flatMap((name): Found[] => {
    const words = view.board[name]
    if (fingerprint(words) === seen[name]) return []
    const label = name === 'impact' ? 'Impact' : 'What happened'
    const text = words.trim() ? `${label} reads now: ${quoted(words)}` : `${label} was emptied`
    return [
      { item: { id: `text:${name}`, kind: 'text', text, at: null, subject: { kind: 'text', id: name } } },
    ]
  })
}
