import { opendir } from 'node:fs/promises'
import { join } from 'node:path'

/** Every regular file below a folder, folder by folder, by its path below it. Links are not followed: they may lead round in a circle. */
export async function* filesBelow(root: string, below = ''): AsyncGenerator<string, void, void> {
  const folders: string[] = []
  for await (const entry of await opendir(join(root, below))) {
    const path = below === '' ? entry.name : join(below, entry.name)
    if (entry.isDirectory()) folders.push(path)
    else if (entry.isFile()) yield path
  }
  for (const folder of folders.sort()) yield* filesBelow(root, folder)
}
