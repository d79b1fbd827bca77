/** Loaded before a program: notes every import that Node resolves for it, static, dynamic and `require` alike. */
import { writeFileSync } from 'node:fs'
import { registerHooks } from 'node:module'

const imports: { importer: string; specifier: string; url: string }[] = []
registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context)
    imports.push({ importer: context.parentURL ?? '', specifier, url: resolved.url })
    return resolved
  },
})
process.once('exit', () => writeFileSync('imports.json', JSON.stringify(imports)))
