import { existsSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

const here = import.meta.dirname
const SERVER = process.env.WARROOM_SERVER ?? 'http://127.0.0.1:4600'
const wall = join(here, 'wall.html')

/** The faces of each page's first paint, asked for before the style sheet is read. */
function preloadFonts(faces: { readonly app: readonly RegExp[]; readonly wall: readonly RegExp[] }): Plugin {
  return {
    name: 'preload-fonts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle, path }) =>
        Object.keys(bundle ?? {})
          .filter((file) => faces[path.includes('wall') ? 'wall' : 'app'].some((face) => face.test(file)))
          .map((file) => ({
            tag: 'link',
            injectTo: 'head',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: '' },
          })),
    },
  }
}

/** The app's shell works with the server away; data never comes from this cache. Registered in `app/app-updates.ts`. */
const offlineShell = VitePWA({
  // A new version waits until somebody agrees: nothing reloads under an open incident.
  registerType: 'prompt',
  injectRegister: false,
  manifest: false,
  workbox: {
    globPatterns: ['**/*.{js,css,html,svg,woff2}'],
    // The wall is its own small page and must show that it is stale, not an old copy of itself.
    globIgnores: ['**/wall*'],
    navigateFallback: '/index.html',
    navigateFallbackDenylist: [
      // Matched against the path and the query together.
      /^\/(api|sync|socket\.io|status|u|assets|wall)(\/|\?|$)/,
      /^\/(livez|readyz|metrics)(\?|$)/,
      /^\/i\/[^/]+\/wall(\?|$)/,
    ],
    cleanupOutdatedCaches: true,
    sourcemap: false,
  },
})

export default defineConfig({
  root: here,
  plugins: [
    react(),
    preloadFonts({ app: [/atkinson.*latin-wght/, /b612-latin-700/], wall: [/b612-latin-(400|700)/] }),
    offlineShell,
  ],
  // Two copies of yjs would each see the other's types as foreign.
  resolve: { dedupe: ['yjs', 'react', 'react-dom'] },
  build: {
    target: ['chrome125', 'firefox128', 'safari17.5'],
    outDir: 'dist',
    emptyOutDir: true,
    // Everything that an inline script or a data: URL would need is refused by the content security policy.
    assetsInlineLimit: 0,
    // Which script needs which: its weight before the first paint is tested.
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { app: join(here, 'index.html'), ...(existsSync(wall) && { wall }) },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': SERVER,
      '/sync': { target: SERVER, ws: true },
      '/socket.io': { target: SERVER, ws: true },
    },
  },
})
