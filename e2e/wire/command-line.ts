import { io, type Socket } from 'socket.io-client'

/** A plain Socket.IO client, nothing of ours in it, that does not come back by itself. Rejects when it is not let in. */
export async function openCommandLine(
  url: string,
  auth: { readonly token?: string },
  headers: Readonly<Record<string, string>> = {},
): Promise<Socket> {
  const socket = io(url, {
    transports: ['websocket'],
    auth,
    extraHeaders: headers,
    forceNew: true,
    reconnection: false,
  })
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', resolve)
    socket.on('connect_error', reject)
  })
  return socket
}
