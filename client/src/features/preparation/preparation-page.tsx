import { type ReactNode, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { classList } from '../../ui/class-list.ts'
import { Empty } from '../../ui/empty.tsx'
import { InlineError } from '../../ui/inline-error.tsx'
import page from '../../ui/page.module.css'
import { AuthorityForm, type AuthorityFormProps } from './authority-form.tsx'
import styles from './preparation.module.css'
import type { DefaultAuthority, Loaded, RunbookActs, WorkspaceRunbook } from './preparation.ts'
import { RunbookEntry } from './runbook-entry.tsx'
import { RunbookForm } from './runbook-form.tsx'

export interface PreparationPageProps {
  readonly runbooks: Loaded<readonly WorkspaceRunbook[]>
  readonly authority: Loaded<DefaultAuthority>
  readonly acts: RunbookActs
  /** `null` for those who may; otherwise why not. */
  readonly noWriting: string | null
  readonly onRetry: () => void
  readonly onAuthority: AuthorityFormProps['onSave']
  readonly noAuthority: string | null
}

/** What is written down before anything burns. */
export function PreparationPage(props: PreparationPageProps) {
  return (
    <div className={classList(page.page, styles.page)}>
      <h1>Prepared</h1>
      <Runbooks {...props} />
      <section className={page.panel} aria-labelledby="authority-head">
        <h2 id="authority-head">The authority of command</h2>
        <p className={styles.quiet}>
          What a commander may do without asking, in incidents declared from now on. Those that are open keep
          theirs.
        </p>
        <Part loaded={props.authority} onRetry={props.onRetry}>
          {(kept) => (
            <AuthorityForm
              key={kept.revision}
              kept={kept}
              offBecause={props.noAuthority}
              onSave={props.onAuthority}
            />
          )}
        </Part>
      </section>
    </div>
  )
}

function Runbooks({ runbooks, acts, noWriting, onRetry }: PreparationPageProps) {
  const [isWriting, setWriting] = useState(false)
  return (
    <section className={page.panel} aria-labelledby="runbooks-head">
      <div className={styles.head}>
        <h2 id="runbooks-head">Runbooks</h2>
        {!isWriting && (
          <Button disabledBecause={noWriting} onClick={() => setWriting(true)}>
            Write a runbook
          </Button>
        )}
      </div>
      {isWriting && (
        <RunbookForm
          label="New runbook"
          words={{ title: '', steps: [] }}
          save="Keep it"
          onSave={acts.write}
          onClose={() => setWriting(false)}
        />
      )}
      <Part loaded={runbooks} onRetry={onRetry}>
        {(list) =>
          list.length === 0 ? (
            <Empty>
              No runbook yet. Write down what was done last time, one step a line: at night it is attached to
              the board in two presses.
            </Empty>
          ) : (
            <ul className={styles.list}>
              {list.map((runbook) => (
                <RunbookEntry key={runbook.id} runbook={runbook} acts={acts} noWriting={noWriting} />
              ))}
            </ul>
          )
        }
      </Part>
    </section>
  )
}

function Part<T>(props: {
  readonly loaded: Loaded<T>
  readonly onRetry: () => void
  readonly children: (value: T) => ReactNode
}) {
  const { loaded, onRetry, children } = props
  if (loaded.kind === 'loading') return <p role="status">Loading…</p>
  if (loaded.kind === 'failed') return <InlineError onRetry={onRetry}>{loaded.sentence}</InlineError>
  return children(loaded.value)
}
