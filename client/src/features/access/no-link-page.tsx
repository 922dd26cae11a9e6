import styles from './access.module.css'

/** The page of a link without its secret: cut short by a chat, or opened twice. */
export function NoLinkPage({ purpose }: { readonly purpose: 'setUp' | 'join' }) {
  return (
    <main className={styles.page}>
      <p className={styles.wordmark}>Warroom</p>
      <h1>This link is not whole</h1>
      <p>
        The part after <code>#</code> is missing. Open the whole link again,{' '}
        {purpose === 'setUp'
          ? 'as the server printed it. Starting the server again prints a new one until there is an admin.'
          : 'as you got it, or ask an admin for a new one.'}
      </p>
      <p>
        If you are in already, <a href="/">go to the incidents</a>.
      </p>
    </main>
  )
}
