// Not a peer but the limit: every message goes to everybody else in the room, unread.
import { WebSocketServer } from 'ws'

const [port] = process.argv.slice(2)
const rooms = new Map()
/** An answer to step 1 that holds nothing, so that clients begin. */
const NOTHING = Uint8Array.of(0, 1, 2, 0, 0)
const wss = new WebSocketServer({ port: Number(port), host: '127.0.0.1', perMessageDeflate: false })
wss.on('connection', (ws, request) => {
  const room = rooms.get(request.url) ?? new Set()
  rooms.set(request.url, room)
  room.add(ws)
  ws.on('close', () => room.delete(ws))
  ws.on('message', (data) => {
    if (data[0] === 0 && data[1] === 0) ws.send(NOTHING)
    else for (const other of room) if (other !== ws) other.send(data)
  })
})
wss.on('listening', () => process.stdout.write('ready\n'))
