import { localSetting } from './local-setting.ts'

/** Whether letters alone act (WCAG 2.1.4); kept on this device. */
export const singleKeys = localSetting<'on' | 'off'>('warroom.single-keys', ['on', 'off'])
