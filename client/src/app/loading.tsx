import styles from './page.module.css'

/** Between two screens; says something only when it takes long enough to be noticed. */
export const Loading = () => (
  <p className={styles.loading} role="status">
    Loading…
  </p>
)
