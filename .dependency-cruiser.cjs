// The dependency rule of ARCHITECTURE.md, executable. Run by tools/check-dependencies.ts; proven to bite by
// tools/house-rules.test.ts.
const TEST_CODE = '\\.(test|spec|sim\\.test|contract)\\.tsx?$|/testing/'

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A cycle means that two modules are one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that resolves to nothing escapes every other rule.',
      severity: 'error',
      from: {},
      to: {
        couldNotResolve: true,
        pathNot: '^(virtual:|node$)',
        dependencyTypesNot: ['triple-slash-type-reference'],
      },
    },
    {
      name: 'domain-imports-only-itself',
      severity: 'error',
      from: { path: '^shared/src/domain/', pathNot: TEST_CODE },
      to: { pathNot: '^shared/src/domain/|^node_modules/zod/' },
    },
    {
      name: 'commands-know-no-document',
      comment: 'Deciding is pure: what is decided is written into a document elsewhere.',
      severity: 'error',
      from: { path: '^shared/src/(commands|ports)/', pathNot: TEST_CODE },
      to: { path: '^shared/src/(document|protocol)/|^node_modules/(yjs|lib0|y-protocols)/' },
    },
    {
      name: 'shared-is-pure',
      severity: 'error',
      from: { path: '^shared/' },
      to: {
        path: '^(server|client|e2e|tools|bench)/|^node_modules/(react|react-dom|express|socket\\.io|socket\\.io-client|redis|pg|ws)/',
      },
    },
    {
      name: 'shared-uses-no-node',
      severity: 'error',
      from: { path: '^shared/src/', pathNot: TEST_CODE },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'ports-are-leaves',
      severity: 'error',
      from: { path: '^server/src/ports/' },
      to: { path: '^server/src/(?!ports/)' },
    },
    {
      name: 'rooms-know-ports-only',
      comment: 'A room must run whole in a test or a simulation: nothing of storage, sockets or HTTP.',
      severity: 'error',
      from: { path: '^server/src/rooms/', pathNot: TEST_CODE },
      to: { path: '^server/src/(?!rooms/|ports/)|^node_modules/(express|socket\\.io|ws|redis|pg)/' },
    },
    {
      name: 'rooms-use-no-node',
      comment: 'Files, sockets and timers come in through ports, so that one seed replays a whole room.',
      severity: 'error',
      from: { path: '^server/src/rooms/', pathNot: TEST_CODE },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'identity-knows-ports-only',
      severity: 'error',
      from: { path: '^server/src/identity/', pathNot: TEST_CODE },
      to: { path: '^server/src/(adapters|transports|rooms|main)' },
    },
    {
      name: 'adapters-know-ports-only',
      comment: 'An adapter that needs a room has become a transport.',
      severity: 'error',
      from: { path: '^server/src/adapters/', pathNot: TEST_CODE },
      to: { path: '^server/src/(rooms|transports|identity|main|create-war-room-server)' },
    },
    {
      name: 'transports-know-no-adapter',
      severity: 'error',
      from: { path: '^server/src/transports/', pathNot: TEST_CODE },
      to: { path: '^server/src/(adapters/|main|create-war-room-server)' },
    },
    {
      name: 'only-the-end-knows-the-whole',
      comment:
        'main.ts and create-war-room-server.ts are the composition root: nothing imports them but tests and tools.',
      severity: 'error',
      from: { path: '^server/src/(?!main\\.ts)', pathNot: TEST_CODE },
      to: { path: '^server/src/(main|create-war-room-server)\\.ts$' },
    },
    {
      name: 'client-and-server-never-meet',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^server/' },
    },
    {
      name: 'server-never-imports-client',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^client/' },
    },
    {
      name: 'features-do-not-import-each-other',
      comment: 'The back-reference guards every new feature from its first day.',
      severity: 'error',
      from: { path: '^client/src/features/([^/]+)/' },
      to: { path: '^client/src/features/', pathNot: '^client/src/features/$1/' },
    },
    {
      name: 'features-do-not-know-the-app',
      severity: 'error',
      from: { path: '^client/src/(features|ui|room)/' },
      to: { path: '^client/src/(app/|wall/|main\\.tsx)' },
    },
    {
      name: 'features-do-not-know-the-wire',
      comment: 'A feature uses room/ and ui/: it never sees a socket, a provider or a Yjs type.',
      severity: 'error',
      from: { path: '^client/src/(features|ui)/', pathNot: TEST_CODE },
      to: { path: '^node_modules/(yjs|lib0|y-protocols|y-websocket|y-indexeddb|socket\\.io-client)/' },
    },
    {
      name: 'ui-knows-no-feature-and-no-room',
      severity: 'error',
      from: { path: '^client/src/ui/' },
      to: { path: '^client/src/(features|room)/' },
    },
    {
      name: 'room-knows-no-feature',
      severity: 'error',
      from: { path: '^client/src/room/' },
      to: { path: '^client/src/features/' },
    },
    {
      name: 'wall-is-small',
      comment:
        'The wall has its own bundle fed by a projection: no document, no room, no feature; of shared only domain, protocol and ports.',
      severity: 'error',
      from: { path: '^client/src/wall/', pathNot: TEST_CODE },
      to: {
        path: '^client/src/(?!wall/|ui/)|^shared/src/(?!domain/|protocol/|ports/)|^node_modules/(yjs|lib0|y-protocols|y-websocket|socket\\.io-client|react-aria-components)/',
      },
    },
    {
      name: 'no-test-code-in-production',
      severity: 'error',
      from: { path: '^(shared|server|client)/src/', pathNot: TEST_CODE },
      to: { path: `${TEST_CODE}|^e2e/` },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'client/tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/|^bench/peers/' },
    // Without this, workspace imports stay unresolved and the path rules never fire.
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.css'],
    },
  },
}
