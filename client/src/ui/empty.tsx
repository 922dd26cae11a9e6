import type { ReactNode } from 'react'
import styles from './empty.module.css'

/** What is absent, and the next thing to do about it. Never a blank table. */
export function Empty({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <div>{children}</div>
      {action}
    </div>
  )
}
