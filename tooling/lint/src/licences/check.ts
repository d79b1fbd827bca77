import { verdictOf, type Verdict } from '../run.ts'
import { allowed, exceptions, refused } from './allowed.ts'
import { satisfies } from './expression.ts'
import { packagesOf, productFolders, type Installed } from './packages.ts'

/** Why a package may not be in the product; nothing when it may. */
export function fault({ name, version, licence }: Installed): string[] {
  const who = `${name}@${version}`
  const hidden = refused[name]
  if (hidden !== undefined) return [`${who} ${hidden}`]
  if (exceptions[name]?.licence === licence) return []
  if (licence === '') return [`${who} states no licence`]
  return satisfies(licence, (one) => allowed.has(one)) ? [] : [`${who} is ${licence}, which is not on the list`]
}

/** Whether everything a person installs with Stemma may be given away under MIT. */
export function checkLicences(root: string): Verdict {
  const packages = packagesOf(productFolders(root))
  const stale = Object.keys(exceptions).filter((name) => !packages.some((one) => one.name === name))
  return verdictOf(
    [...packages.flatMap(fault), ...stale.map((name) => `${name}: the exception is no longer needed`)],
    `${packages.length} packages`,
  )
}
