/** How the instance behind this page is, for whoever looks after it. Words first: what is wrong stands at the top. */
import type { Health } from '@warroom/shared/protocol/health.ts'
import { Link } from 'wouter'
import { classList } from '../../ui/class-list.ts'
import { spanText } from '../../ui/duration-text.ts'
import { Empty } from '../../ui/empty.tsx'
import { InlineError } from '../../ui/inline-error.tsx'
import page from '../../ui/page.module.css'
import { complaintsOf } from './complaints.ts'
import styles from './health-page.module.css'
import { bytesText, msText, shareText } from './quantity-text.ts'

export interface HealthPageProps {
  readonly mayRead: boolean
  /** The newest there is; `null` before the first. */
  readonly health: Health | null
  /** Why there is nothing newer. */
  readonly failed: string | null
  /** How old `health` is, in milliseconds. */
  readonly ageMs: number
  readonly onRetry: () => void
}

/** A figure older than this is called old. */
const OLD_MS = 15_000

export function HealthPage({ mayRead, health, failed, ageMs, onRetry }: HealthPageProps) {
  return (
    <div className={classList(page.page, styles.page)}>
      <h1>Health</h1>
      {failed && (
        <InlineError onRetry={onRetry}>
          {failed}
          {health && ageMs > OLD_MS && ` What you see is ${spanText(ageMs)} old.`}
        </InlineError>
      )}
      {!mayRead && <p>Admins see how the servers are. Ask one of them.</p>}
      {mayRead && !health && !failed && <p role="status">Loading…</p>}
      {health && (
        <>
          <Complaints health={health} />
          <Panels health={health} />
          <Rooms rooms={health.rooms} />
        </>
      )}
    </div>
  )
}

function Complaints({ health }: { readonly health: Health }) {
  const complaints = complaintsOf(health)
  return (
    <div className={styles.verdict} data-bad={complaints.length > 0 || undefined} role="status">
      {complaints.length === 0 ? (
        <p>All is well here.</p>
      ) : (
        <ul>
          {complaints.map((complaint) => (
            <li key={complaint}>{complaint}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Panels({ health }: { readonly health: Health }) {
  const { load, sockets, storage, instances, version, upMs } = health
  return (
    <div className={styles.panels}>
      <Panel
        title="This instance"
        rows={[
          ['Version', version],
          ['Running for', spanText(upMs)],
          ['Busy', shareText(load.busyShare)],
          ['Held up, 99 in 100', `under ${msText(load.lagP99Ms)}`],
          ['Rest between commits', load.restMs === 0 ? 'none, it is quiet' : msText(load.restMs)],
          ['Heap', `${bytesText(load.heapBytes)} of ${bytesText(load.heapLimitBytes)}`],
          ['Memory', bytesText(load.residentBytes)],
        ]}
      />
      <Panel
        title="Lines"
        rows={[
          ['Documents', String(sockets.sync)],
          ['Commands and presence', String(sockets.commands)],
          ['Walls', String(sockets.walls)],
          ['Waiting to be sent', bytesText(sockets.bufferedBytes)],
        ]}
      />
      <Panel
        title="Storage"
        rows={[
          ['Takes writes', storage.failing ? 'no' : 'yes'],
          ['Free', storage.freeBytes === null ? 'another machine’s' : bytesText(storage.freeBytes)],
        ]}
      />
      <Panel
        title="Other instances"
        rows={
          instances.others.length === 0
            ? [['None', REACH_WORD[instances.reach]]]
            : instances.others.map(({ id, silentMs }) => [id, `heard ${msText(silentMs)} ago`])
        }
      />
    </div>
  )
}

const REACH_WORD: Readonly<Record<Health['instances']['reach'], string>> = {
  alone: 'this is the only one',
  together: 'none was heard of',
  apart: 'word of them would not get through',
}

interface PanelProps {
  readonly title: string
  readonly rows: readonly (readonly [name: string, value: string])[]
}

function Panel({ title, rows }: PanelProps) {
  return (
    <section className={classList(page.panel, styles.panel)}>
      <h2>{title}</h2>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Rooms({ rooms }: { readonly rooms: Health['rooms'] }) {
  return (
    <section className={classList(page.panel, styles.panel)} aria-labelledby="open-rooms">
      <h2 id="open-rooms">Open rooms</h2>
      {rooms.length === 0 ? (
        <Empty>No room is in memory. One is opened when somebody comes.</Empty>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is wider than a phone is scrolled by keyboard, too
        <section className={styles.wide} tabIndex={0} aria-label="Open rooms, table">
          <table className={styles.rooms}>
            <thead>
              <tr>
                <th scope="col">Incident</th>
                <th scope="col">Lines</th>
                <th scope="col">Waiting</th>
                <th scope="col">Document</th>
                <th scope="col">Rows since checkpoint</th>
                <th scope="col">Last row</th>
              </tr>
            </thead>
            <tbody>
              {rooms.map((room) => (
                <tr key={room.incidentId}>
                  <th scope="row">
                    <Link href={`/i/${room.key}`}>{room.key}</Link> {room.title}
                  </th>
                  <td>{room.connections}</td>
                  <td>{room.waiting}</td>
                  <td>{bytesText(room.bytes)}</td>
                  <td>{room.tail}</td>
                  <td>{room.seq}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  )
}
