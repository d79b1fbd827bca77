/** A file of a drop, with its path within what was dropped. */
export type Found = { file: File; path: string }

/** What systems leave in folders; nobody means to send it. */
const litter = /^(?:\.|Thumbs\.db$|desktop\.ini$|__MACOSX$)/i

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject))

/** A folder tells its contents a hundred at a time, until it tells nothing. */
const readSome = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject))

async function* filesIn(entry: FileSystemEntry): AsyncGenerator<Found> {
  if (litter.test(entry.name)) return
  if (entry.isFile) yield { file: await fileOf(entry as FileSystemFileEntry), path: entry.fullPath.slice(1) }
  else {
    const reader = (entry as FileSystemDirectoryEntry).createReader()
    for (let some = await readSome(reader); some.length > 0; some = await readSome(reader))
      for (const inner of some) yield* filesIn(inner)
  }
}

/** Every file of what was dropped, however deep its folder. */
export async function* filesOf(entries: readonly FileSystemEntry[]): AsyncGenerator<Found> {
  for (const entry of entries) yield* filesIn(entry)
}

/** What was chosen in a dialog, folders included. */
export async function* chosen(list: readonly File[]): AsyncGenerator<Found> {
  for (const file of list) {
    const path = file.webkitRelativePath || file.name
    if (!path.split('/').some((part) => litter.test(part))) yield { file, path }
  }
}
