import {
  ACTION_KIND_LABEL,
  ACTION_KINDS,
  type Action,
  changesProduction,
  isUnfinished,
} from '@warroom/shared/domain/action.ts'
import { StuckButton } from '../../board-list/stuck-button.tsx'
import { SharedField } from '../../room/shared-field.tsx'
import { SharedTextarea } from '../../room/shared-textarea.tsx'
import { useHypotheses, useRollbackText } from '../../room/use-board.ts'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { useNameOf } from '../../room/use-name-of.ts'
import { Button } from '../../ui/button.tsx'
import { classList } from '../../ui/class-list.ts'
import { Select } from '../../ui/select.tsx'
import { ShownTime } from '../../ui/shown-time.tsx'
import styles from './action-details.module.css'
import { ACTION_TITLE_LENGTH } from './action-limits.ts'
import { quoted } from './action-words.ts'
import { OutcomeAsEvidence } from './outcome-as-evidence.tsx'
import { OutcomeQuestion } from './outcome-question.tsx'
import { TIME_BOX_MINUTES, useActionActs } from './use-action-acts.ts'

/** Everything about one action, below its row. Each field works on its own; nothing waits for a save. */
export function ActionDetails({ action, id }: { readonly action: Action; readonly id: string }) {
  const { canEdit } = useBoardEdits()
  const nameOf = useNameOf()
  return (
    <div id={id} className={styles.details} data-below>
      {canEdit ? <Fields action={action} /> : <Words action={action} />}
      <p className={styles.origin}>
        Added by {nameOf(action.createdBy)}, <ShownTime at={action.createdAt} />
        {action.acceptedAt !== null && (
          <>
            {' '}
            · accepted <ShownTime at={action.acceptedAt} />
          </>
        )}
      </p>
    </div>
  )
}

/** For observers: what there is to read, without fields that cannot be used. */
function Words({ action }: { readonly action: Action }) {
  const told = [
    ['Kind', ACTION_KIND_LABEL[action.kind]],
    ['Risk', action.risk],
    ['How to undo it', action.rollback],
  ].filter(([, words]) => words !== '')
  return (
    <dl className={classList(styles.words, styles.whole)}>
      {told.map(([name, words]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
}

function Fields({ action }: { readonly action: Action }) {
  const rollback = useRollbackText(action.id)
  const asksRisk = changesProduction(action)
  const field = { collection: 'actions', id: action.id } as const
  return (
    <>
      <div className={styles.whole}>
        <SharedField
          {...field}
          field="title"
          label="Action"
          value={action.title}
          maxLength={ACTION_TITLE_LENGTH}
          required
          describe={(title) => `You renamed it to ${quoted(title)}`}
        />
      </div>
      {isUnfinished(action) && <TimeBoxChoices action={action} />}
      {isUnfinished(action) && (
        <div className={styles.whole}>
          <StuckButton subject={{ kind: 'action', id: action.id }} />
        </div>
      )}
      <Choices action={action} />
      {(asksRisk || action.risk !== '') && (
        <SharedField
          {...field}
          field="risk"
          label="Risk"
          value={action.risk}
          maxLength={ACTION_TITLE_LENGTH}
          placeholder="What could this make worse?"
          describe={() => `You changed the risk of ${quoted(action.title)}`}
        />
      )}
      {(asksRisk || action.rollback !== '') && rollback && (
        <SharedTextarea
          text={rollback}
          label="How to undo it"
          name="rollback"
          kind="action"
          id={`${action.id}:rollback`}
          placeholder="Steps that take it back"
          rows={2}
        />
      )}
      {action.state === 'done' && (
        <div className={styles.whole}>
          <OutcomeQuestion action={action} />
          {action.hypothesisId !== null && (
            <OutcomeAsEvidence action={action} hypothesisId={action.hypothesisId} />
          )}
        </div>
      )}
    </>
  )
}

function TimeBoxChoices({ action }: { readonly action: Action }) {
  const acts = useActionActs()
  return (
    <fieldset className={classList(styles.choices, styles.whole)}>
      <legend>Time-box from now</legend>
      {TIME_BOX_MINUTES.map((minutes) => (
        <Button key={minutes} onClick={() => acts.setTimeBox(action, minutes)}>
          {minutes} min
        </Button>
      ))}
      {action.timeBoxUntil !== null && (
        <Button kind="quiet" onClick={() => acts.setTimeBox(action, null)}>
          No time-box
        </Button>
      )}
    </fieldset>
  )
}

const NO_HYPOTHESIS = 'none'

function Choices({ action }: { readonly action: Action }) {
  const edits = useBoardEdits()
  const acts = useActionActs()
  const hypotheses = useHypotheses()
  const nameFor = (number: number | null, statement: string) =>
    number === null ? statement : `H${number} ${statement}`
  return (
    <div className={classList(styles.pair, styles.whole)}>
      <Select
        label="Kind"
        value={action.kind}
        options={ACTION_KINDS.map((kind) => ({ value: kind, label: ACTION_KIND_LABEL[kind] }))}
        onChange={(kind) =>
          edits.setAction(
            action.id,
            { kind },
            `You made ${quoted(action.title)}: ${ACTION_KIND_LABEL[kind].toLowerCase()}`,
          )
        }
      />
      <Select
        label="Tests hypothesis"
        value={action.hypothesisId ?? NO_HYPOTHESIS}
        options={[
          { value: NO_HYPOTHESIS, label: 'None' },
          ...hypotheses.map(({ id, number, statement }) => ({
            value: id,
            label: nameFor(number, statement),
          })),
        ]}
        onChange={(value) => {
          const linked = hypotheses.find(({ id }) => id === value)
          acts.link(action, linked?.id ?? null, linked ? quoted(linked.statement) : '')
        }}
      />
    </div>
  )
}
