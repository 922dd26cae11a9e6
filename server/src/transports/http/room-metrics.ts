/** What rooms count, as Prometheus figures (names of RELIABILITY 5c). */
import { Counter, Histogram, type Registry } from 'prom-client'
import type { RoomFigures } from '../../rooms/room-figures.ts'

/** From the quickest disk to what people call broken; 0.6 s is the promise that alerts watch. */
const ACK_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.6, 1, 5]
const QUICK_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]
const ROWS = [1, 2, 5, 10, 25, 50, 100, 250, 1_000]

export function roomMetrics(registry: Registry): RoomFigures {
  const registers = [registry]
  const seconds = (name: string, help: string, buckets: number[]) =>
    new Histogram({ name, help, buckets, registers })
  const counter = (name: string, help: string, label: string) =>
    new Counter({ name, help, labelNames: [label], registers })
  const opened = seconds('wr_room_load_seconds', 'Time to load a room from the log', QUICK_SECONDS)
  const acknowledged = seconds(
    'wr_doc_ack_seconds',
    'From an edit to its acknowledgement on disk',
    ACK_SECONDS,
  )
  const toldAll = seconds('wr_doc_fanout_seconds', 'Time to hand a commit to all connections', QUICK_SECONDS)
  const commits = seconds('wr_storage_commit_seconds', 'Time of a commit', QUICK_SECONDS)
  const rows = seconds('wr_storage_commit_rows', 'Rows per commit', ROWS)
  const updates = counter('wr_doc_updates_total', 'Updates of clients', 'result')
  const rejects = counter('wr_doc_gate_rejects_total', 'Updates that were not let in', 'reason')
  const failures = counter('wr_storage_errors_total', 'Commits that failed', 'code')
  const repairs = new Counter({
    name: 'wr_antientropy_repairs_total',
    help: 'Rooms that were behind the log though no word was missing',
    registers,
  })
  const gaps = new Counter({
    name: 'wr_events_gap_fills_total',
    help: 'Word of other instances with something missing before it, read from the log',
    registers,
  })
  return {
    opened: (took) => opened.observe(took),
    judged: (fault) => {
      updates.inc({ result: fault === null ? 'accepted' : 'refused' })
      if (fault !== null) rejects.inc({ reason: fault })
    },
    acknowledged: (took) => acknowledged.observe(took),
    toldAll: (took) => toldAll.observe(took),
    committed: (took, count) => {
      commits.observe(took)
      rows.observe(count)
    },
    storageFailed: (error) => failures.inc({ code: codeOf(error) }),
    caughtUp: (why) => (why === 'gap' ? gaps : repairs).inc(),
  }
}

/** Of a short list by nature: codes of SQLite, PostgreSQL and the system. */
function codeOf(error: unknown): string {
  const { errcode, code } = error as { readonly errcode?: unknown; readonly code?: unknown }
  const known = errcode ?? code
  return typeof known === 'string' || typeof known === 'number' ? String(known).slice(0, 40) : 'unknown'
}
