import styles from './access.module.css'

/** A calm page for whoever has no session: what happened and the two ways in. */
export function SignedOutPage() {
  return (
    <main className={styles.page}>
      <p className={styles.wordmark}>Warroom</p>
      <h1>You are not signed in</h1>
      <p>Warroom has no passwords yet: a link brings you in, and this browser then stays signed in.</p>
      <dl className={styles.ways}>
        <div>
          <dt>You have worked here before, or somebody invited you</dt>
          <dd>
            Ask an admin of your workspace for an invite link. It works once, and asks only for your name.
          </dd>
        </div>
        <div>
          <dt>You have just installed Warroom</dt>
          <dd>
            Open the set-up link that the server printed when it started. It is valid for 30 minutes; starting
            the server again prints a new one until there is an admin.
          </dd>
        </div>
      </dl>
    </main>
  )
}
