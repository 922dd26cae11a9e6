/** The text of a field once more, unseen, with the others' carets and selections in it: lies behind the textarea. */
import { initials } from '@warroom/shared/domain/initials.ts'
import type { ReactNode } from 'react'
import styles from './shared-textarea.module.css'
import type { RemoteCaret } from './text-cursors-contract.ts'

export interface CaretLayerProps {
  readonly text: string
  /** Indexes into `text`. */
  readonly carets: readonly RemoteCaret[]
}

export function CaretLayer({ text, carets }: CaretLayerProps): ReactNode {
  const cuts = new Set([0, text.length])
  for (const { anchor, head } of carets) cuts.add(clamp(anchor, text)).add(clamp(head, text))
  const edges = [...cuts].sort((a, b) => a - b)
  return (
    <div aria-hidden="true" className={styles.mirror}>
      {edges.map((edge, i) => {
        const end = edges[i + 1] ?? edge
        const selected = carets.some(
          ({ anchor, head }) => Math.min(anchor, head) <= edge && end <= Math.max(anchor, head) && edge < end,
        )
        return (
          <span key={edge}>
            {carets
              .filter(({ head }) => clamp(head, text) === edge)
              .map(({ clientId, name }) => (
                <span key={clientId} className={styles.caret} data-initials={initials(name)} />
              ))}
            <span className={selected ? styles.selected : undefined}>{text.slice(edge, end)}</span>
          </span>
        )
      })}
      {/* A last line break is only given a line when something follows it. */}
      {'\u200b'}
    </div>
  )
}

const clamp = (index: number, text: string): number => Math.max(0, Math.min(index, text.length))
