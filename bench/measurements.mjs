// Everything that is measured: of whom, and in which unit.

import { Hocuspocus } from './contestants/hocuspocus.mjs'
import { HocuspocusPair, WarroomPair } from './contestants/pairs.mjs'
import { Warroom } from './contestants/warroom.mjs'
import { Relay, YWebsocketServer } from './contestants/y-websocket.mjs'
import { idleMemory, presenceCost } from './scenarios/cost.mjs'
import { editToAck, editToPeers, manyRooms } from './scenarios/latency.mjs'
import { lostAfterKill } from './scenarios/lost.mjs'
import { coldOpen, storm, warmOpen } from './scenarios/open.mjs'
import { comeBack, crowd, loadedRooms, startWith } from './scenarios/promises.mjs'
import { saturation } from './scenarios/saturation.mjs'

const ours = () => new Warroom(4711)
const hocuspocus = () => new Hocuspocus(4712, { stored: true })
const hocuspocusBare = () => new Hocuspocus(4713, { stored: false })
const yWebsocket = () => new YWebsocketServer(4714, { stored: false })
const yWebsocketStored = () => new YWebsocketServer(4715, { stored: true })
const relay = () => new Relay(4716)

const peers = [ours, hocuspocus, hocuspocusBare, yWebsocket, yWebsocketStored]
const keepers = [ours, hocuspocus, yWebsocketStored]

export const MEASUREMENTS = [
  ...[1, 25, 100, 500].map((receivers) => ({
    title: `edit → ${receivers} ${receivers === 1 ? 'peer' : 'peers'}`,
    of: [...peers, relay],
    run: (c) => editToPeers(c, { receivers }),
    unit: 'ms',
  })),
  { title: 'edit → ack', of: [ours, hocuspocus, hocuspocusBare], run: (c) => editToAck(c, {}), unit: 'ms' },
  { title: '200 rooms of 5', of: peers, run: (c) => manyRooms(c, {}), unit: 'ms' },
  {
    title: 'deliveries per second to 100 people, p99 ≤ 100 ms',
    of: [...peers, relay],
    run: (c) => saturation(c, {}),
    unit: '/s',
  },
  ...[5_000, 50_000].flatMap((edits) => {
    const many = edits.toLocaleString('en')
    return [
      {
        title: `cold open of ${many} edits`,
        of: keepers,
        run: (c) => coldOpen(c, { edits, practised: true }),
        unit: 'ms',
      },
      {
        title: `first open after a restart, ${many} edits`,
        of: keepers,
        run: (c) => coldOpen(c, { edits }),
        unit: 'ms',
      },
      { title: `warm open of ${many} edits`, of: peers, run: (c) => warmOpen(c, { edits }), unit: 'ms' },
    ]
  }),
  { title: '500 come at once, 5,000 edits', of: peers, run: (c) => storm(c, { edits: 5_000 }), unit: 'ms' },
  { title: 'processor time per cursor shown', of: peers, run: (c) => presenceCost(c, {}), unit: 'µs' },
  { title: 'memory per idle connection', of: peers, run: (c) => idleMemory(c, {}), unit: 'KB' },
  { title: 'edits lost after kill -9', of: peers, run: (c) => lostAfterKill(c, {}), unit: 'lost' },
  {
    title: 'edit → 25 peers at the other instance',
    of: [() => new WarroomPair(), () => new HocuspocusPair()],
    run: (pair) => editToPeers(pair, { receivers: 25, from: pair.instances[0], at: pair.instances[1] }),
    unit: 'ms',
  },
  {
    title: 'promise: 1,000 people in 40 rooms, edit → durable ack',
    of: [ours],
    run: async (c) => (await crowd(c, {})).acks,
    unit: 'ms',
  },
  {
    title: 'promise: 1,000 people in 40 rooms, edit → other screens',
    of: [ours],
    run: async (c) => (await crowd(c, {})).screens,
    unit: 'ms',
  },
  { title: 'promise: 1,000 are back after kill -9', of: [ours], run: (c) => comeBack(c, {}), unit: 'ms' },
  {
    title: 'promise: start to ready, 10,000 incidents',
    of: [ours],
    run: (c) => startWith(c, {}),
    unit: 'ms',
  },
  { title: 'promise: memory at 2,000 loaded rooms', of: [ours], run: (c) => loadedRooms(c, {}), unit: 'KB' },
]
