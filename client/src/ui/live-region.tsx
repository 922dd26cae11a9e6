import { useSyncExternalStore } from 'react'
import styles from './visually-hidden.module.css'

type Urgency = 'polite' | 'assertive'

/** A second equal message must be heard too: the parity of `count` changes the text by an invisible character. */
interface Spoken {
  readonly text: string
  readonly count: number
}
const spoken: Record<Urgency, Spoken> = { polite: { text: '', count: 0 }, assertive: { text: '', count: 0 } }
const listeners = new Set<() => void>()

/**
 * Says a sentence to people who listen instead of look. `assertive` interrupts: only for a lost claim and a new red
 * lamp. Whoever has much to say batches it (at most one message in 5 s for presence).
 */
export function announce(text: string, urgency: Urgency = 'polite'): void {
  spoken[urgency] = { text, count: spoken[urgency].count + 1 }
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Mounted once, empty, for as long as the page lives: a region that appears together with its text is not read. */
export function LiveRegion() {
  const polite = useSyncExternalStore(subscribe, () => spoken.polite)
  const assertive = useSyncExternalStore(subscribe, () => spoken.assertive)
  return (
    <>
      <div className={styles.hidden} role="status" aria-live="polite">
        {withParity(polite)}
      </div>
      <div className={styles.hidden} role="alert" aria-live="assertive">
        {withParity(assertive)}
      </div>
    </>
  )
}

const withParity = ({ text, count }: Spoken): string => (count % 2 === 0 ? text : `${text}\u00a0`).trimStart()
