import { createContext, useContext } from 'react'
import type { Room } from './room.ts'

export const RoomContext = createContext<Room | null>(null)

/** The room of the surrounding `RoomProvider`. */
export function useRoom(): Room {
  const room = useContext(RoomContext)
  if (!room) throw new Error('There is no RoomProvider around this component.')
  return room
}
