import type { ReactNode } from 'react'
import styles from './wall-message.module.css'

/** A page with words: what is the matter, and what somebody can do about it. Never a form to sign in with. */
export function WallMessage({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <main className={styles.message}>
      <h1>{title}</h1>
      {children && <p>{children}</p>}
    </main>
  )
}
