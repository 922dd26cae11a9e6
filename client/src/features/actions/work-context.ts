import { createContext } from 'react'

/** What the rows of the action list know beyond their own action. */
export interface Work {
  /** Action → another unfinished one that sounds the same. */
  readonly doubled: ReadonlyMap<string, string>
}

export const WorkContext = createContext<Work>({ doubled: new Map() })
