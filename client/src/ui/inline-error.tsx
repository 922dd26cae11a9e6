import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import styles from './inline-error.module.css'

export interface InlineErrorProps {
  /** What failed, in a whole sentence ("Timeline did not load."). */
  readonly children: ReactNode
  readonly onRetry?: (() => void) | undefined
  readonly retryLabel?: string
}

/** A failure told where it happened. It is not an alarm: nothing here is filled with red. */
export function InlineError({ children, onRetry, retryLabel = 'Try again' }: InlineErrorProps) {
  return (
    <div className={styles.error}>
      <TriangleAlert className={styles.icon} aria-hidden="true" />
      <div className={styles.text} role="alert">
        {children}
      </div>
      {onRetry && <Button onClick={onRetry}>{retryLabel}</Button>}
    </div>
  )
}
