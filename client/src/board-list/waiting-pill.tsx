import { ArrowDown } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import styles from './board-list.module.css'

/** "3 new": what others did to the list while somebody's hand is in it. Pressed, it is shown. */
export function WaitingPill({ text, onShow }: { readonly text: string | null; readonly onShow: () => void }) {
  return (
    // Always there: a live region that comes with its text is not read.
    <div className={styles.pill} role="status">
      {text && (
        <Button onClick={onShow}>
          <ArrowDown className={styles.pillIcon} aria-hidden="true" />
          {text}
        </Button>
      )}
    </div>
  )
}
