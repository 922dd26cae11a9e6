/** Joins an incident and stays; run in a process of its own so that it can be frozen. */
import { io } from 'socket.io-client'

const [url = '', token = '', incidentId = ''] = process.argv.slice(2)
const socket = io(url, { transports: ['websocket'], auth: { token } })
socket.on('connect', () => {
  socket.emitWithAck('incident:join', { incidentId }).catch(() => process.exit(1))
})
