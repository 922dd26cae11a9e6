import type { TimelineKind } from '@warroom/shared/domain/timeline-entry.ts'
import {
  AlignLeft,
  Flag,
  History,
  Lightbulb,
  type LucideIcon,
  Megaphone,
  Milestone,
  OctagonAlert,
  PenLine,
  Search,
  SquareCheckBig,
  TrafficCone,
  UserRound,
} from 'lucide-react'

/** Beside the sentence, never instead of it. */
export const TIMELINE_ICON: Readonly<Record<TimelineKind, LucideIcon>> = {
  incident: Flag,
  severity: OctagonAlert,
  status: Milestone,
  role: UserRound,
  hypothesis: Lightbulb,
  evidence: Search,
  action: SquareCheckBig,
  roadblock: TrafficCone,
  update: Megaphone,
  note: PenLine,
  correction: History,
  text: AlignLeft,
}
