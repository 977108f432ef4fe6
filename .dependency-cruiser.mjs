/**
 * Order and roles are held by tools/checks; this finds circles and imports that lead nowhere.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
export default {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'leads-nowhere', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'product-without-development-tools',
      comment: 'What the server and the screens import must be installed with them.',
      severity: 'error',
      from: {
        path: '^(src|text)/',
        pathNot: '(\\.test\\.tsx?$|/fixtures\\.ts$|/test-[^/]+\\.ts$|^text/corpus/)',
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    },
  ],
  options: {
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|artefacts)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
