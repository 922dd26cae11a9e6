import { localSetting } from '../ui/local-setting.ts'

/** Walls hang in rooms with the lights low, so night is the default; a projector in a lit room wants day. */
export const wallAmbient = localSetting('warroom.wall.ambient', ['night', 'day'] as const)
