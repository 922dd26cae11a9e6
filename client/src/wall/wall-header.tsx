import { isOpen, STATUS_LABEL } from '@warroom/shared/domain/incident-status.ts'
import type { WallProjection } from '@warroom/shared/protocol/wall-projection.ts'
import { useLayoutEffect, useRef } from 'react'
import { elapsedText } from '../ui/duration-text.ts'
import { SeverityGlyph } from '../ui/severity-glyph.tsx'
import { useNow } from '../ui/use-now.ts'
import { linesOf, writeFitting } from './clamped-text.tsx'
import styles from './wall-header.module.css'
import type { WallScale } from './wall-scale.ts'

/** From large to small, in the style sheet: a short title is largest; a long one takes the first step in which it fits. */
const STEPS = [
  { step: '0', lines: 1 },
  { step: '1', lines: 2 },
  { step: '2', lines: 2 },
  { step: '3', lines: 2 },
] as const
const TITLE_LINES = 2

function Elapsed({ projection }: { readonly projection: WallProjection }) {
  const now = useNow()
  const isRunning = isOpen(projection.status)
  const until = isRunning ? now : (projection.resolvedAt ?? null)
  if (until === null) return null
  return (
    <div className={styles.elapsed}>
      <b role="timer">{elapsedText(until - projection.declaredAt)}</b>
      <span data-static="">{isRunning ? 'elapsed' : 'it took'}</span>
    </div>
  )
}

function statusTexts(projection: WallProjection): readonly [string, ...string[]] {
  const commander = projection.roles.find((role) => role.role === 'commander')
  const name = commander?.person?.name
  if (name) return [`· Commander ${name}`, `· ${name}`]
  return isOpen(projection.status) ? ['· No commander yet', '· No commander'] : ['']
}

/** What, how bad, since when, who commands. */
export function WallHeader({
  projection,
  scale: { tier, isSlim },
}: {
  readonly projection: WallProjection
  readonly scale: WallScale
}) {
  const header = useRef<HTMLElement>(null)
  const title = useRef<HTMLHeadingElement>(null)
  const status = useRef<HTMLParagraphElement>(null)
  const commander = useRef<HTMLSpanElement>(null)
  // The clock grows a digit after a hundred hours: look again now and then.
  useNow(10_000)
  // One effect for both lines: the step decides how wide they are.
  useLayoutEffect(() => {
    const { current: outer } = header
    if (!outer || !title.current || !status.current || !commander.current) return
    title.current.textContent = projection.title
    for (const { step, lines } of STEPS) {
      outer.dataset.step = step
      if (linesOf(title.current) <= lines) break
    }
    writeFitting(title.current, title.current, [projection.title], TITLE_LINES)
    writeFitting(status.current, commander.current, statusTexts(projection), 1)
  })
  return (
    <header ref={header} className={styles.header} data-tier={tier} data-slim={isSlim || undefined}>
      <span className={styles.severity}>
        <SeverityGlyph severity={projection.severity} size="inherit" />
      </span>
      <h1 ref={title} className={styles.title} aria-label={projection.title} />
      <p ref={status} className={styles.status}>
        <b data-over={isOpen(projection.status) ? undefined : ''}>{STATUS_LABEL[projection.status]} </b>
        <span ref={commander} />
      </p>
      <Elapsed projection={projection} />
    </header>
  )
}
