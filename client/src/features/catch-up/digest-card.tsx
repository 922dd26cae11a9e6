import { digest } from '@warroom/shared/domain/digest.ts'
import { useEffect, useState } from 'react'
import type { CatchUpNeed } from '../../room/last-seen-contract.ts'
import { useRoom } from '../../room/room-context.ts'
import { useSeenView } from '../../room/use-catch-up.ts'
import { Button } from '../../ui/button.tsx'
import { spanText } from '../../ui/duration-text.ts'
import { announce } from '../../ui/live-region.tsx'
import { ShownTime } from '../../ui/shown-time.tsx'
import styles from './catch-up.module.css'
import type { Jump } from './jump.ts'
import { useAnchorOf } from './use-anchor-of.ts'

/** Shown at once; the rest opens. */
const SHOWN = 7

export interface DigestCardProps {
  readonly need: Extract<CatchUpNeed, { kind: 'back' }>
  readonly onJump: Jump
  readonly onRead: () => void
}

/** What changed since I last looked, as it was when I came back: a list that is read must hold still. */
export function DigestCard({ need, onJump, onRead }: DigestCardProps) {
  const { me, time, connection } = useRoom()
  const view = useSeenView()
  const [items] = useState(() => {
    const now = view()
    return now ? digest({ seen: need.seen, view: now, me: me.personId, now: time.now() }) : []
  })
  const [isWhole, setWhole] = useState(false)
  const anchorOf = useAnchorOf()
  const isEmpty = items.length === 0
  useEffect(() => {
    if (isEmpty) onRead()
    else
      announce(
        items.length === 1 ? '1 change since you were away' : `${items.length} changes since you were away`,
      )
  }, [isEmpty, items, onRead])
  if (isEmpty) return null
  const shown = isWhole ? items : items.slice(0, SHOWN)
  return (
    <section id="catch-up" className={styles.card} aria-labelledby="catch-up-head">
      <div className={styles.head}>
        <h2 id="catch-up-head">Since you were away</h2>
        <span className={styles.quiet}>{spanText(need.awayMs)}, only you see this</span>
      </div>
      <ol className={styles.items}>
        {shown.map(({ id, text, at, subject }) => (
          <li key={id}>
            <button type="button" className={styles.item} onClick={() => onJump(anchorOf(subject))}>
              <span>
                {text}
                {at !== null && (
                  <>
                    {' '}
                    <ShownTime at={at} />
                  </>
                )}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <div className={styles.buttons}>
        <Button
          onClick={() => {
            // The short list of what was merged says the same with fewer words.
            connection.dismissMerged()
            onRead()
          }}
        >
          I have read it
        </Button>
        {shown.length < items.length && (
          <Button kind="quiet" onClick={() => setWhole(true)}>
            {items.length - shown.length} more
          </Button>
        )}
      </div>
    </section>
  )
}
