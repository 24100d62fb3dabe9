import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { AppFile } from '../app-file.ts'

/** `package.json` and `.gitignore`. */
export function packageFiles(spec: AppSpec): readonly AppFile[] {
  const name =
    spec.title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'app'
  const manifest = {
    name: name.slice(0, 100),
    version: '1.0.0',
    private: true,
    description: spec.summary,
    type: 'module',
    engines: { node: '>=22.13' },
    scripts: { start: 'node server.js', test: 'node --test "test/**/*.test.js"' },
  }
  return [
    { path: 'package.json', content: `${JSON.stringify(manifest, null, 2)}\n` },
    { path: '.gitignore', content: 'data/\nnode_modules/\n' },
  ]
}
