import { buttonClass } from '../../ui/button.tsx'
import styles from './access.module.css'

/** An address that means nothing here. */
export function NotFoundPage() {
  return (
    <main className={styles.page}>
      <p className={styles.wordmark}>Warroom</p>
      <h1>There is no such page</h1>
      <p>
        The address may be mistyped or cut short. Incidents are found under <code>/i/INC-1</code>, with their
        number.
      </p>
      <p>
        <a className={buttonClass('plain', true)} href="/">
          All incidents
        </a>
      </p>
    </main>
  )
}
