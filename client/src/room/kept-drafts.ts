/**
 * When the server refuses this screen's document, its words must not go with its bytes: they are kept on the device over
 * the new beginning, and what the room does not hold is shown as drafts until somebody dismisses them.
 */
import type { BoardDocument } from '@warroom/shared/document/board-document.ts'
import { readBoard } from '@warroom/shared/document/read-board.ts'
import type { BoardState } from '@warroom/shared/domain/board-state.ts'
import type { KeptDraft } from './connection.ts'
import type { DocumentKeeper } from './document-keeper.ts'
import { lostText } from './lost-text.ts'

/** Twice refused in this time: beginning afresh again would only go round in circles. */
const AFRESH_EVERY_MS = 60_000

export class KeptDrafts {
  private readonly keeper: DocumentKeeper
  private readonly board: BoardDocument
  private readonly onDrafts: (drafts: readonly KeptDraft[]) => void
  private drafts: readonly KeptDraft[] = []
  /** Of an earlier client whose document was refused. */
  private refused: BoardState | null = null

  constructor(
    keeper: DocumentKeeper,
    board: BoardDocument,
    onDrafts: (drafts: readonly KeptDraft[]) => void,
  ) {
    this.keeper = keeper
    this.board = board
    this.onDrafts = onDrafts
  }

  async load(): Promise<void> {
    const [drafts, refused] = await Promise.all([
      this.keeper.readFact('drafts'),
      this.keeper.readFact('refusedBoard'),
    ])
    if (Array.isArray(drafts)) this.drafts = drafts as readonly KeptDraft[]
    if (refused) this.refused = refused as BoardState
    this.onDrafts(this.drafts)
  }

  /** What the server has is here: says which refused words it lacks. */
  compare(): void {
    if (!this.refused) return
    const lost = lostText(this.refused, readBoard(this.board))
    this.refused = null
    void this.keeper.writeFact('refusedBoard', null)
    this.keep([...this.drafts.filter((known) => !lost.some(({ id }) => id === known.id)), ...lost])
  }

  dismiss(id: string): void {
    this.keep(this.drafts.filter((draft) => draft.id !== id))
  }

  /** Puts the words aside and forgets the document. False: this has just been done, and did not help. */
  async giveUp(unsavedEdits: number, now: number): Promise<boolean> {
    const lastTime = await this.keeper.readFact('beganAfreshAt')
    if (typeof lastTime === 'number' && now - lastTime < AFRESH_EVERY_MS) return false
    await this.keeper.writeFact('beganAfreshAt', now)
    if (unsavedEdits > 0) await this.keeper.writeFact('refusedBoard', readBoard(this.board))
    await this.keeper.clear()
    return true
  }

  private keep(drafts: readonly KeptDraft[]): void {
    this.drafts = drafts
    this.onDrafts(drafts)
    void this.keeper.writeFact('drafts', drafts)
  }
}
