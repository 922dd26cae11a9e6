import styles from './access.module.css'
import { NameForm, type NameFormProps } from './name-form.tsx'

/** The first minute of a workspace. */
export function SetUpPage({ onName }: Pick<NameFormProps, 'onName'>) {
  return (
    <main className={styles.page}>
      <p className={styles.wordmark}>Warroom</p>
      <h1>Set up your workspace</h1>
      <p>
        You become the admin of this workspace: you can declare incidents at once, and bring others in by
        link.
      </p>
      <NameForm submit="Set up" onName={onName} />
    </main>
  )
}
