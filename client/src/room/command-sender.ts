import type { CommandInput } from '@warroom/shared/commands/command.ts'
import type { CommandResult } from '@warroom/shared/commands/refusal.ts'

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never

/** A command as a screen writes it; the room gives it its id. */
export type CommandCall = WithoutId<CommandInput>

export interface CommandSender {
  /**
   * Asks the server; always resolves. Without an answer it is tried again under the same id for a few seconds, then
   * answered with `unavailable` and forgotten: nothing is ever sent later by itself.
   */
  send(command: CommandCall): Promise<CommandResult>
}
