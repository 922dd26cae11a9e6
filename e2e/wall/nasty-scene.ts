import {
  aBoard,
  aDecision,
  aHypothesis,
  anAction,
  anEvidence,
  aRecord,
  aRoadblock,
  present,
  ruledOutEntry,
  someFacts,
} from '@warroom/shared/testing/incident-builders.ts'
import { held, participants, person, type Scene } from './wall-scene.ts'

const MINUTE = 60_000

/** Long words, long names, many of each, all lamps lit. */
export function nasty(now: number): Scene {
  const declaredAt = now - 123 * 60 * MINUTE
  const hostname = 'ip-10-244-17-203.eu-central-1.compute.internal.prod.payments.example.com:5432'
  const sentence =
    'Die Zahlungsdienstrahmenvertragsverlängerung der Auftragsverarbeitungsdatenbank antwortet seit dem Umschalten nicht mehr zuverlässig und blockiert nachgelagerte Abrechnungsprozesse'
  const names = Array.from({ length: 40 }, (_, i) =>
    i % 2 ? `Maximiliane-Theodora von Hohenstaufen-Wittelsbach ${i}` : `宮﨑 さくら ${i}`,
  )
  return {
    record: aRecord({
      incident: someFacts({
        key: 'INC-10742',
        title:
          'Auftragsverarbeitungsdatenbank-Failover schlug fehl: Zahlungen, Rückerstattungen und Rechnungen in EU, UK & APAC',
        severity: 'sev2',
        declaredAt,
        nextUpdateDueAt: now - 73 * MINUTE,
      }),
      roles: {
        commander: held(null, now - 64 * MINUTE),
        deputy: held(1, now),
        operations: held(2, now),
        scribe: held(3, now),
        communications: held(5, now),
        planning: held(7, now),
        'customer liaison for the whole of Europe and Africa': held(9, now),
      },
      participants: participants(names, declaredAt),
      roadblocks: Object.fromEntries(
        Array.from({ length: 12 }, (_, i) => [
          `b${i}`,
          aRoadblock({
            needed: i % 2 ? hostname : sentence,
            raisedAt: now - (700 + i) * MINUTE,
            ...(i === 3 && { takenBy: person(1) }),
          }),
        ]),
      ),
      decisions: Object.fromEntries(
        Array.from({ length: 9 }, (_, i) => [
          `d${i}`,
          aDecision({
            number: 100 + i,
            statement: i % 2 ? hostname : sentence,
            closesAt: now + (i - 3) * MINUTE,
            ...(i % 3 === 0 && {
              objections: [{ id: `o${i}`, by: person(1), at: now, text: sentence, late: false }],
            }),
          }),
        ]),
      ),
      timeline: Array.from({ length: 30 }, (_, i) => ruledOutEntry(`h${i}`, now - 2 * MINUTE)),
    }),
    board: aBoard({
      whatHappened: `${sentence}. ${hostname} ${sentence}. `.repeat(8),
      impact: 'x'.repeat(900),
      hypotheses: Array.from({ length: 30 }, (_, i) =>
        aHypothesis({
          id: `h${i}`,
          statement: i % 3 ? sentence : hostname.repeat(3),
          status:
            (['testing', 'confirmed', 'supported', 'proposed', 'ruledOut'] as const)[i % 5] ?? 'proposed',
        }),
      ),
      evidence: Array.from({ length: 30 }, (_, i) =>
        anEvidence({ id: `e${i}`, hypothesisId: `h${i}`, stance: 'against', text: sentence }),
      ),
      actions: Array.from({ length: 60 }, (_, i) =>
        anAction({
          id: `a${i}`,
          title: i % 4 ? `${sentence} ${i}` : hostname,
          owner: i % 3 ? person(i % 40) : null,
          timeBoxUntil: i % 2 ? now - (3 + i * 17) * MINUTE : null,
          createdAt: declaredAt,
        }),
      ),
    }),
    people: names.map((name, i) =>
      present({ personId: person(i), name, focus: { kind: 'action', id: `a${i % 3}` } }),
    ),
  }
}
