import { isUnfinished } from '@warroom/shared/domain/action.ts'
import { doubledWork } from '@warroom/shared/domain/unattended-work.ts'
import { useCallback, useMemo, useRef, useState } from 'react'
import { AddField } from '../../board-list/add-field.tsx'
import frame from '../../board-list/board-list.module.css'
import { type OpenMenu, RowsContext, useOpenMenu } from '../../board-list/rows-state.ts'
import { type BoardListUse, useBoardList } from '../../board-list/use-board-list.ts'
import { WaitingPill } from '../../board-list/waiting-pill.tsx'
import { useRoom } from '../../room/room-context.ts'
import { useActionIds, useActions } from '../../room/use-board.ts'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { useNow } from '../../room/use-now.ts'
import { useMe } from '../../room/use-presence.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useSoughtCard } from '../../ui/sought-card.ts'
import { useHeld } from '../../ui/use-held.ts'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { type ActionFilter, actionsInView, countsByFilter, EMPTY_VIEW } from './action-filter.ts'
import { ActionFilters } from './action-filters.tsx'
import { ACTION_TITLE_LENGTH } from './action-limits.ts'
import styles from './action-list.module.css'
import { ActionMenu } from './action-menu.tsx'
import { ActionRow } from './action-row.tsx'
import { useActionActs } from './use-action-acts.ts'
import { WorkContext } from './work-context.ts'

/** Lateness decides which rows a view shows; the clocks in the rows tick by themselves. */
const LATE_CHECK_MS = 5000

const sameEntries = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([key, value]) => b.get(key) === value)

/** Who does what, by when, and whether they know. */
export function ActionList() {
  const actions = useActions()
  const whole = useActionIds()
  const { personId } = useMe()
  const now = useNow(LATE_CHECK_MS)
  const edits = useBoardEdits()
  const [filter, setFilter] = useState<ActionFilter>('all')
  const viewer = useMemo(() => ({ personId, now }), [personId, now])
  const counts = useMemo(() => countsByFilter(actions, viewer), [actions, viewer])
  const live = useMemo(
    () => actionsInView(actions, filter, viewer).map(({ id }) => id),
    [actions, filter, viewer],
  )
  const byId = useMemo(() => new Map(actions.map((action) => [action.id, action])), [actions])
  const doubled = useHeld(
    useMemo(() => doubledWork(actions), [actions]),
    sameEntries,
  )
  const work = useMemo(() => ({ doubled }), [doubled])
  const exists = useCallback((id: string) => byId.has(id), [byId])
  const { toggleDone } = useActionActs()
  const toggle = (id: string) => {
    const action = byId.get(id)
    if (action) toggleDone(action)
  }
  const list = useBoardList({
    kind: 'action',
    live,
    whole,
    exists,
    groupOf: (id) => (isUnfinished(byId.get(id) ?? { state: 'open' }) ? 'unfinished' : 'finished'),
    canEdit: edits.canEdit,
    view: filter,
    entry: 'page',
    move: edits.moveAction,
    ...(edits.canEdit && { onSpace: toggle }),
  })
  useActionKeys(list, edits.canEdit)
  useSoughtCard((anchor) => {
    const action = actions.find(({ id, number }) => anchor === `act-${number ?? id}`)
    if (action) setFilter(action.state === 'dropped' ? 'dropped' : 'all')
  })

  return (
    <section className={styles.section} aria-labelledby="actions-head">
      <Head done={counts.done} all={counts.all} showFilter={setFilter} />
      {counts.all + counts.dropped > 0 && (
        <ActionFilters chosen={filter} counts={counts} onChoose={setFilter} />
      )}
      <WaitingPill text={list.waiting} onShow={list.catchUp} />
      <RowsContext value={list.rows}>
        <ul ref={list.list} className={styles.list} aria-labelledby="actions-head" {...list.handlers}>
          <WorkContext value={work}>
            {list.shown.map((id) => (
              <ActionRow key={id} id={id} />
            ))}
          </WorkContext>
        </ul>
        <OpenActionMenu list={list} />
      </RowsContext>
      {list.shown.length === 0 && <Empty>{EMPTY_VIEW[filter]}</Empty>}
    </section>
  )
}

function Head(props: { done: number; all: number; showFilter: (filter: ActionFilter) => void }) {
  const edits = useBoardEdits()
  const [isAdding, setAdding] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const open = () => {
    setAdding(true)
    input.current?.focus()
  }
  useShortcuts(edits.canEdit ? { addAction: open } : {})
  const add = (title: string): boolean => {
    if (edits.addAction({ title }) === null) return false
    // What was just added must be seen, whatever is filtered.
    props.showFilter('all')
    return true
  }
  return (
    <>
      <div className={frame.head}>
        <h2 id="actions-head">Actions</h2>
        {props.all > 0 && (
          <span className={frame.count}>
            {props.done} of {props.all} done
          </span>
        )}
        {edits.canEdit && (
          <span className={frame.headEnd}>
            <Button ref={button} onClick={open} shortcut="a" aria-expanded={isAdding}>
              Add <VisuallyHidden>an action</VisuallyHidden>
            </Button>
          </span>
        )}
      </div>
      {isAdding && (
        <AddField
          label="New action"
          placeholder="What is to be done? Enter adds it"
          maxLength={ACTION_TITLE_LENGTH}
          inputRef={input}
          onAdd={add}
          onClose={() => {
            setAdding(false)
            button.current?.focus()
          }}
        />
      )}
    </>
  )
}

function OpenActionMenu({ list }: { readonly list: BoardListUse }) {
  const open = useOpenMenu(list.rows)
  if (!open) return null
  /** Once this menu is gone and the focus is back in the row. */
  const then = (act: () => void) => () => setTimeout(act)
  const openOther = (kind: OpenMenu['kind']) => then(() => list.openMenu(open.id, kind))()
  return (
    <ActionMenu
      key={`${open.id} ${open.kind}`}
      open={open}
      onClose={() => list.rows.closeMenu()}
      onOpenOther={openOther}
      onPickUp={then(() => list.pickUp(open.id))}
      onShift={(by) => list.shift(open.id, by)}
    />
  )
}

/** Keys for the row that has the focus; J with nothing focused goes into this list. */
function useActionKeys(list: BoardListUse, canEdit: boolean): void {
  const { board, me } = useRoom()
  const acts = useActionActs()
  const onAction = (act: (action: NonNullable<ReturnType<typeof board.actions.one.get>>) => void) =>
    list.onRow((id) => {
      const action = board.actions.one.get(id)
      if (action) act(action)
    })
  useShortcuts(
    canEdit
      ? {
          toggleDone: onAction(acts.toggleDone),
          onIt: onAction(acts.onIt),
          followUp: onAction((action) => {
            if (isUnfinished(action)) acts.makeFollowUp(action)
          }),
          take: onAction((action) => {
            if (action.owner === me.personId && action.acceptedAt !== null) return
            acts.take(action)
          }),
        }
      : {},
  )
}
