import { use } from 'react'
import { useAction } from '../../room/use-board.ts'
import { LampShape } from '../../ui/lamp-shape.tsx'
import styles from './action-signals.module.css'
import { actionName } from './action-words.ts'
import { WorkContext } from './work-context.ts'

/** Doubled work is allowed, never hidden: it leads to the other one. */
export function SoundsLike({ actionId }: { readonly actionId: string }) {
  const other = useAction(use(WorkContext).doubled.get(actionId) ?? '')
  if (!other) return null
  return (
    <a href={`#act-${other.number ?? other.id}`} className={styles.alike} title={other.title} tabIndex={-1}>
      <LampShape level="merge" />
      looks like {actionName(other)}
    </a>
  )
}
