// The peer: @y/websocket-server 0.1.1, in memory only, as its own start script runs it.
import http from 'node:http'
import { setupWSConnection } from '@y/websocket-server/utils'
import { WebSocketServer } from 'ws'

const [port] = process.argv.slice(2)
const wss = new WebSocketServer({ noServer: true })
wss.on('connection', setupWSConnection)
const server = http.createServer()
server.on('upgrade', (request, socket, head) => {
  wss.handleUpgrade(request, socket, head, (ws) => wss.emit('connection', ws, request))
})
server.listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'))
