/** Something to wait for that may already have happened: a ring while nobody waits is heard by the next who does. */
export class Bell {
  #rung = false
  #wake: (() => void) | undefined

  ring(): void {
    this.#rung = true
    this.#wake?.()
  }

  /** Until it rings, the time is over, or the signal aborts. */
  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (!this.#rung && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds)
        const wake = () => {
          clearTimeout(timer)
          resolve()
        }
        this.#wake = wake
        signal.addEventListener('abort', wake, { once: true })
      }).finally(() => (this.#wake = undefined))
    }
    this.#rung = false
  }
}
