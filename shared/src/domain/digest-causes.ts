/** What became of the hypotheses: settled ones with who settled them and what spoke for it, and new ones. */
import { type DigestContext, type DigestKind, type Found, lookUp, nameIn, quoted } from './digest-item.ts'
import type { EvidenceStance, Hypothesis, HypothesisStatus } from './hypothesis.ts'
import { settledMoment } from './settled-moment.ts'

interface Settling {
  readonly kind: DigestKind
  readonly verb: string
  readonly passive: string
  readonly because: EvidenceStance
}

/** The other states are no news of their own. */
const SETTLING: Partial<Readonly<Record<HypothesisStatus, Settling>>> = {
  confirmed: { kind: 'confirmed', verb: 'confirmed', passive: 'was confirmed', because: 'for' },
  ruledOut: { kind: 'ruledOut', verb: 'ruled out', passive: 'was ruled out', because: 'against' },
  supported: { kind: 'supported', verb: 'found support for', passive: 'is supported now', because: 'for' },
}

export function causeChanges(context: DigestContext): readonly Found[] {
  return context.view.board.hypotheses.flatMap((hypothesis): Found[] => {
    const before = lookUp(context.seen.hypotheses, hypothesis.id)
    const settling = SETTLING[hypothesis.status]
    if (before === hypothesis.status) return []
    if (settling) return settled(context, hypothesis, settling)
    // Parked is also how an addition is taken back.
    if (before !== undefined || hypothesis.status === 'parked') return reopened(hypothesis, before)
    return hypothesis.createdBy === context.me ? [] : [proposed(context, hypothesis)]
  })
}

const nameOf = ({ number, statement }: Hypothesis): string =>
  number === null ? quoted(statement) : `H${number} ${quoted(statement)}`

function settled(context: DigestContext, hypothesis: Hypothesis, settling: Settling): Found[] {
  const { id } = hypothesis
  const actor = settledMoment(context.view.record.timeline, id, hypothesis.status)?.actor ?? null
  if (actor !== null && actor === context.me) return []
  const who = actor === null ? null : nameIn(context, actor)
  const what = nameOf(hypothesis)
  const evidence = context.view.board.evidence.findLast(
    (e) => e.hypothesisId === id && e.stance === settling.because && e.text.trim() !== '',
  )
  const because = evidence ? `, because ${quoted(evidence.text)}` : ''
  const sentence = who === null ? `${what} ${settling.passive}` : `${who} ${settling.verb} ${what}`
  return [
    {
      item: {
        id: `settled:${id}`,
        kind: settling.kind,
        text: sentence + because,
        at: null,
        subject: { kind: 'hypothesis', id },
      },
      together: (count) => `${count} hypotheses: ${settling.passive.replace(/^(was|is) /, '')}`,
    },
  ]
}

function proposed(context: DigestContext, hypothesis: Hypothesis): Found {
  const { id, createdBy } = hypothesis
  const what = nameOf(hypothesis)
  return {
    item: {
      id: `proposed:${id}`,
      kind: 'proposed',
      text: `${nameIn(context, createdBy)} proposed ${what}`,
      at: null,
      subject: { kind: 'hypothesis', id },
    },
    together: (count) => `${count} new hypotheses, the first is ${what}`,
  }
}

/** What had been settled and is open again; steps between open states are no news. */
function reopened(hypothesis: Hypothesis, before: HypothesisStatus | undefined): Found[] {
  const wasSettled = before === 'confirmed' || before === 'ruledOut'
  if (!wasSettled) return []
  const { id } = hypothesis
  const word = before === 'confirmed' ? 'confirmed' : 'ruled out'
  const text = `${nameOf(hypothesis)} is not ${word} any more`
  const kind = before === 'confirmed' ? 'confirmed' : 'ruledOut'
  return [{ item: { id: `settled:${id}`, kind, text, at: null, subject: { kind: 'hypothesis', id } } }]
}
