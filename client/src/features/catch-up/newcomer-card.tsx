import { catchUp } from '@warroom/shared/domain/catch-up.ts'
import { HYPOTHESIS_STATUS_LABEL } from '@warroom/shared/domain/hypothesis.ts'
import { STATUS_LABEL } from '@warroom/shared/domain/incident-status.ts'
import { severityLabel } from '@warroom/shared/domain/severity.ts'
import { type ReactNode, useMemo } from 'react'
import { useActions, useHypotheses } from '../../room/use-board.ts'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { useSeenView } from '../../room/use-catch-up.ts'
import { useNameOf } from '../../room/use-name-of.ts'
import { useRecord } from '../../room/use-record.ts'
import { Button } from '../../ui/button.tsx'
import styles from './catch-up.module.css'
import type { Jump } from './jump.ts'
import { useAnchorOf } from './use-anchor-of.ts'

/** Late joiners never need to ask. It tells what is so now, and follows it: what somebody else took is no offer. */
export function NewcomerCard({ onJump, onRead }: { readonly onJump: Jump; readonly onRead: () => void }) {
  const record = useRecord()
  const hypotheses = useHypotheses()
  const actions = useActions()
  const view = useSeenView()
  const nameOf = useNameOf()
  const anchorOf = useAnchorOf()
  const { canEdit } = useBoardEdits()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view is read when any of these changed
  const summary = useMemo(() => {
    const now = view()
    return now && catchUp(now)
  }, [view, record, hypotheses, actions])
  if (!record || !summary) return null
  const { severity, status } = record.incident
  const commander = record.roles.commander?.holder ?? null
  const { thinking, ruledOut, needs, needsCommander, unowned, more } = summary
  const offers = canEdit ? unowned : []
  const untaken = needs.filter(({ takenBy }) => takenBy === null)
  const canHelp = offers.length + untaken.length > 0 || (needsCommander && canEdit)
  const jumpTo = (kind: 'action' | 'hypothesis' | 'roadblock' | 'role', id: string) => () =>
    onJump(anchorOf({ kind, id }))
  return (
    <section id="catch-up" className={styles.card} aria-labelledby="catch-up-head">
      <div className={styles.head}>
        <h2 id="catch-up-head">New here? This is where it stands</h2>
        <span className={styles.quiet}>Only you see this</span>
      </div>
      <dl className={styles.summary}>
        <Part term="What is happening">
          <button type="button" className={styles.item} onClick={() => onJump('situation')}>
            <span>
              {summary.happening}
              <span className={styles.quiet}>
                {' '}
                {severityLabel(severity)}, {STATUS_LABEL[status].toLowerCase()},{' '}
                {commander === null ? 'nobody commands' : `${nameOf(commander)} commands`}
              </span>
            </span>
          </button>
        </Part>
        <Part term="What we think" empty="Nobody has said what it could be." more={more.thinking}>
          {thinking.map(({ id, number, statement, status: state }) => (
            <Line
              key={id}
              name={number === null ? null : `H${number}`}
              words={statement}
              note={HYPOTHESIS_STATUS_LABEL[state].toLowerCase()}
              onPress={jumpTo('hypothesis', id)}
            />
          ))}
        </Part>
        <Part term="What is ruled out" empty="Nothing yet." more={more.ruledOut}>
          {ruledOut.map(({ id, number, statement }) => (
            <Line
              key={id}
              name={number === null ? null : `H${number}`}
              words={statement}
              onPress={jumpTo('hypothesis', id)}
            />
          ))}
        </Part>
        <Part term="What we need" empty="Nothing blocks us." more={more.needs}>
          {needs.map(({ id, number, needed, neededFrom, takenBy }) => (
            <Line
              key={id}
              name={`B${number}`}
              words={neededFrom ? `${needed}, from ${neededFrom}` : needed}
              note={takenBy === null ? 'nobody is clearing it' : `${nameOf(takenBy)} is clearing it`}
              onPress={jumpTo('roadblock', id)}
            />
          ))}
        </Part>
        <Part term="Where you can help">
          {canHelp ? (
            <div className={styles.offers}>
              {needsCommander && canEdit && (
                <Button onClick={jumpTo('role', 'commander')}>Take command</Button>
              )}
              {untaken.map(({ id, number, needed }) => (
                <Button key={id} onClick={jumpTo('roadblock', id)}>
                  Clear B{number}: {short(needed)}
                </Button>
              ))}
              {offers.map(({ id, number, title }) => (
                <Button key={id} onClick={jumpTo('action', id)}>
                  {number === null ? 'Take' : `Take action ${number}`}: {short(title)}
                </Button>
              ))}
              {canEdit && more.unowned > 0 && <span className={styles.quiet}>and {more.unowned} more</span>}
            </div>
          ) : (
            <p>
              Everything has an owner. {commander === null ? '' : `Ask ${nameOf(commander)}, who commands.`}
            </p>
          )}
        </Part>
      </dl>
      <div className={styles.buttons}>
        <Button onClick={onRead}>I am up to date</Button>
      </div>
    </section>
  )
}

interface PartProps {
  readonly term: string
  /** Said when there is nothing. */
  readonly empty?: string
  readonly more?: number
  readonly children: ReactNode
}

function Part({ term, empty, more = 0, children }: PartProps) {
  const isEmpty = Array.isArray(children) && children.length === 0
  return (
    <div className={styles.part}>
      <dt>{term}</dt>
      <dd>
        {isEmpty ? <p className={styles.quiet}>{empty}</p> : children}
        {more > 0 && <p className={styles.quiet}>and {more} more</p>}
      </dd>
    </div>
  )
}

interface LineProps {
  readonly name: string | null
  readonly words: string
  readonly note?: string
  readonly onPress: () => void
}

function Line({ name, words, note, onPress }: LineProps) {
  return (
    <button type="button" className={styles.item} onClick={onPress}>
      <span>
        {name !== null && <b className={styles.name}>{name} </b>}
        {words || 'No words yet'}
        {note && <span className={styles.quiet}> {note}</span>}
      </span>
    </button>
  )
}

const SHORT = 48

function short(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()]
  return characters.length > SHORT ? `${characters.slice(0, SHORT).join('').trimEnd()}…` : characters.join('')
}
