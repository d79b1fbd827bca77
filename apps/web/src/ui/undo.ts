/** A deed that can be taken back, described as it was done: "Deleted “door in the wind”". */
export type Deed = { what: string; takeBack: () => void | Promise<void> }

/** Deeds of this page in order; only the last `limit` can be taken back. */
export const createHistory = (limit = 50) => {
  let deeds: Deed[] = []
  return {
    push: (deed: Deed): void => {
      deeds = [...deeds, deed].slice(-limit)
    },
    /** Takes back the latest deed, or the given one; undefined when there is none. A deed that fails to be undone is put back. */
    undo: async (which?: Deed): Promise<Deed | undefined> => {
      const deed = which ?? deeds.at(-1)
      if (deed === undefined || !deeds.includes(deed)) return undefined
      const before = deeds
      deeds = deeds.filter((other) => other !== deed)
      try {
        await deed.takeBack()
        return deed
      } catch (failure) {
        deeds = before
        throw failure
      }
    },
    size: (): number => deeds.length,
    clear: (): void => {
      deeds = []
    },
  }
}

export const history = createHistory()
