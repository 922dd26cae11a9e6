import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import express, { type Request, type Response, Router } from 'express'
import { otherMethods } from './mount-endpoints.ts'
import { styleNonce } from './security-headers.ts'

/** Paths that are screens of the client; everything else is a file or nothing. */
const SCREENS = [
  '/',
  '/declare',
  '/i/:id',
  '/i/:id/*rest',
  '/join',
  '/setup',
  '/login',
  '/settings',
  '/settings/*rest',
  '/admin/*rest',
]
const YEAR_SECONDS = 31_536_000

/** The built client: its pages, and its files. */
export function clientPages(directory: string): Router {
  const router = Router({ caseSensitive: true })

  const page =
    (file: string) => async (request: Request, response: Response, next: (error?: unknown) => void) => {
      if (!request.accepts('html')) {
        next()
        return
      }
      const html = await readFile(join(directory, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null
        throw error
      })
      response.set('Cache-Control', 'no-cache')
      if (html === null) {
        const words = 'The pages are not built yet. `npm start` builds them; the API works all the same.\n'
        response.status(503).set('Retry-After', '10').type('text/plain').send(words)
        return
      }
      const nonce = `<meta property="csp-nonce" nonce="${styleNonce(response)}">`
      response.type('html').send(html.replace('<head>', `<head>${nonce}`))
    }

  router.get(['/i/:id/wall', '/wall.html'], page('wall.html'))
  // By its file's name, too: the service worker keeps the shell under that, and its nonce must fit its policy there.
  router.get([...SCREENS, '/index.html'], page('index.html'))
  router.all(['/i/:id/wall', '/wall.html', ...SCREENS, '/index.html'], otherMethods(['HEAD', 'GET']))
  // A name with a hash in it never changes its content.
  router.use('/assets', files(join(directory, 'assets'), `public, max-age=${YEAR_SECONDS}, immutable`))
  router.use(files(directory, 'no-cache'))
  return router
}

const files = (directory: string, cacheControl: string) =>
  express.static(directory, {
    index: false,
    dotfiles: 'ignore',
    redirect: false,
    // Said here because `no-store` stands on every answer already.
    setHeaders: (response) => response.setHeader('Cache-Control', cacheControl),
  })
