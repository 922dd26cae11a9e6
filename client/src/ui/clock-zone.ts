import { localSetting, useLocalSetting } from './local-setting.ts'

export type ClockZone = 'utc' | 'local'

/** Whose clock this device shows; UTC is what people say to one another on the call. Kept on this device. */
export const clockZone = localSetting<ClockZone>('warroom.clock-zone', ['utc', 'local'])

let own: string | null = null

/** The reader's own zone, as an IANA name; found out once, for every time on screen asks and finding out is slow. */
export function ownZone(): string {
  own ??= new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
  return own
}

/** The zone that times are shown and taken in here, as an IANA name. */
export const useZone = (): string => (useLocalSetting(clockZone) === 'utc' ? 'UTC' : ownZone())

/** The one that comes second: in tool tips, and below what is promised. */
export const useOtherZone = (): string => (useLocalSetting(clockZone) === 'utc' ? ownZone() : 'UTC')
