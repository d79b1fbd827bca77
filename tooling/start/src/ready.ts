const patience = 60 // seconds after which we say what is missing

/** Returns true once `/readyz` answers 200, false when the signal says to stop waiting. */
export async function untilReady(url: string, signal: AbortSignal, log: (line: string) => void): Promise<boolean> {
  const complain = setInterval(() => void describe(url).then((why) => log(`Not ready yet: ${why}`)), patience * 1000)
  try {
    while (!signal.aborted) {
      if ((await ask(url, signal))?.ok) return true
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return false
  } finally {
    clearInterval(complain)
  }
}

async function describe(url: string): Promise<string> {
  const response = await ask(url)
  return response ? `${response.status} ${(await response.text()).slice(0, 200)}` : 'the server does not answer.'
}

async function ask(url: string, signal?: AbortSignal): Promise<Response | undefined> {
  try {
    return await fetch(`${url}/readyz`, {
      signal: AbortSignal.any([AbortSignal.timeout(2000), ...(signal ? [signal] : [])]),
    })
  } catch {
    return undefined
  }
}
