import { initials } from '@warroom/shared/domain/initials.ts'
import type { Lamp, LampId, LampLevel } from '@warroom/shared/domain/lamp.ts'
import { useEffect, useRef, useState } from 'react'
import { useActions } from '../../room/use-board.ts'
import { useMe } from '../../room/use-presence.ts'
import { LampShape } from '../../ui/lamp-shape.tsx'
import { announce } from '../../ui/live-region.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import styles from './annunciator.module.css'
import { lampAnchor } from './lamp-anchor.ts'
import { useLamps } from './use-lamps.ts'

/**
 * Six lamps across the whole width, unlit while all is well. A lamp leads to its cause; acknowledged with A (or
 * Shift+click) it stays lit and lies still.
 */
export function Annunciator({ onJump }: { readonly onJump: (anchor: string) => void }) {
  const lamps = useLamps()
  const actions = useActions()
  const me = useMe()
  const acknowledged = useAcknowledged(lamps)
  useLampNews(lamps)
  const jump = (lamp: Lamp) => onJump(lampAnchor(lamp, actions))
  const nth = (n: number) => () => {
    const lamp = lamps?.[n]
    if (lamp) jump(lamp)
  }
  useShortcuts({ lamp1: nth(0), lamp2: nth(1), lamp3: nth(2), lamp4: nth(3), lamp5: nth(4), lamp6: nth(5) })
  return (
    <section className={styles.lamps} aria-label="Lamps" aria-busy={lamps === null}>
      {lamps?.map((lamp) => {
        const isQuiet = acknowledged.has(lamp)
        return (
          <button
            key={lamp.id}
            type="button"
            className={styles.lamp}
            data-level={lamp.level}
            data-acknowledged={isQuiet || undefined}
            aria-description={lamp.level === 'normal' ? undefined : 'Enter goes to the cause, A acknowledges'}
            onClick={(event) => (event.shiftKey ? acknowledged.add(lamp) : jump(lamp))}
            onKeyDown={(event) => {
              if (event.key !== 'a' || lamp.level === 'normal') return
              event.preventDefault()
              event.stopPropagation()
              acknowledged.add(lamp)
            }}
          >
            <LampShape level={lamp.level} />
            <span className={styles.words}>
              <span className={styles.label}>{lamp.label}</span>
              <span className={styles.detail}>
                {isQuiet && `${initials(me.name)} · `}
                {lamp.detail}
              </span>
            </span>
          </button>
        )
      })}
    </section>
  )
}

/** Acknowledged on this device until the condition clears or gets worse. */
function useAcknowledged(lamps: readonly Lamp[] | null) {
  const [seen, setSeen] = useState<ReadonlyMap<LampId, LampLevel>>(new Map())
  useEffect(() => {
    const still = [...seen].filter(([id, level]) => lamps?.find((lamp) => lamp.id === id)?.level === level)
    if (still.length !== seen.size) setSeen(new Map(still))
  }, [lamps, seen])
  return {
    has: (lamp: Lamp) => lamp.level !== 'normal' && seen.get(lamp.id) === lamp.level,
    add: (lamp: Lamp) => lamp.level !== 'normal' && setSeen(new Map(seen).set(lamp.id, lamp.level)),
  }
}

const RANK: Readonly<Record<LampLevel, number>> = { normal: 0, caution: 1, alarm: 2 }

/** A lamp that gets worse is said aloud: red at once, amber when there is a pause. What was lit on opening is not news. */
function useLampNews(lamps: readonly Lamp[] | null): void {
  const before = useRef<ReadonlyMap<LampId, LampLevel> | null>(null)
  useEffect(() => {
    if (!lamps) return
    const known = before.current
    before.current = new Map(lamps.map((lamp) => [lamp.id, lamp.level]))
    if (!known) return
    const worse = lamps.filter((lamp) => RANK[lamp.level] > RANK[known.get(lamp.id) ?? 'normal'])
    for (const level of ['alarm', 'caution'] as const) {
      const told = worse
        .filter((lamp) => lamp.level === level)
        .map((lamp) => `${lamp.label}: ${lamp.detail}.`)
      if (told.length > 0) announce(told.join(' '), level === 'alarm' ? 'assertive' : 'polite')
    }
  }, [lamps])
}
