import { useMemo, useRef, useState } from 'react'
import { AddField } from '../../board-list/add-field.tsx'
import frame from '../../board-list/board-list.module.css'
import { TickList } from '../../board-list/tick-list.tsx'
import { useRoom } from '../../room/room-context.ts'
import { useExitCriteria, useExitCriterionIds } from '../../room/use-board.ts'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { criteriaToOffer } from './criteria-to-offer.ts'
import { CriterionMenu } from './criterion-menu.tsx'
import { CriterionRow } from './criterion-row.tsx'
import styles from './exit-criteria.module.css'
import { CRITERION_LENGTH, useCriterionActs } from './use-criterion-acts.ts'

/** What must be true before the incident is over: agreed on early, ticked together. */
export function ExitCriteria() {
  const criteria = useExitCriteria()
  const ids = useExitCriterionIds()
  const { board } = useRoom()
  const edits = useBoardEdits()
  const { toggleMet } = useCriterionActs()
  const toggle = (id: string) => {
    const criterion = board.exitCriteria.one.get(id)
    if (criterion) toggleMet(criterion)
  }
  const offered = useMemo(() => criteriaToOffer(criteria.map(({ text }) => text)), [criteria])
  const met = criteria.filter((criterion) => criterion.met).length

  return (
    <section className={styles.section} aria-labelledby="exit-head">
      <Head met={met} all={criteria.length} />
      {criteria.length === 0 && (
        <Empty>
          {edits.canEdit
            ? 'What must be true before this is over? Agree on it before the end is near.'
            : 'No exit criteria yet.'}
        </Empty>
      )}
      <TickList
        kind="exitCriterion"
        ids={ids}
        label={{ headId: 'exit-head' }}
        view="all"
        Row={CriterionRow}
        Menu={CriterionMenu}
        onTick={toggle}
        move={edits.moveExitCriterion}
        onEmptied={() => document.getElementById('exit-head')?.focus()}
      />
      {edits.canEdit && offered.length > 0 && (
        <fieldset className={styles.offers} aria-label="Exit criteria to add">
          {offered.map((text) => (
            <Button key={text} onClick={() => edits.addExitCriterion(text)}>
              <span aria-hidden="true">+</span> {text}
            </Button>
          ))}
        </fieldset>
      )}
    </section>
  )
}

function Head({ met, all }: { readonly met: number; readonly all: number }) {
  const edits = useBoardEdits()
  const [isAdding, setAdding] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <div className={frame.head}>
        <h2 id="exit-head" tabIndex={-1}>
          Exit criteria
        </h2>
        {all > 0 && (
          <span className={frame.count}>
            {met} of {all} met
          </span>
        )}
        {edits.canEdit && (
          <span className={frame.headEnd}>
            <Button
              ref={button}
              aria-expanded={isAdding}
              onClick={() => {
                setAdding(true)
                input.current?.focus()
              }}
            >
              Add <VisuallyHidden>an exit criterion</VisuallyHidden>
            </Button>
          </span>
        )}
      </div>
      {isAdding && (
        <AddField
          label="New exit criterion"
          placeholder="What must be true before this is over? Enter adds it"
          maxLength={CRITERION_LENGTH}
          inputRef={input}
          onAdd={(text) => edits.addExitCriterion(text) !== null}
          onClose={() => {
            setAdding(false)
            button.current?.focus()
          }}
        />
      )}
    </>
  )
}
