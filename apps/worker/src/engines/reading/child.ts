import { readFileSync } from 'node:fs'
import { decoderOf } from './decoders.ts'
import { draw } from './draw.ts'
import { headersOf } from './headers.ts'
import { listen } from './listen.ts'
import { Unfit, type Heard, type Reply, type Request, type Sketch } from './protocol.ts'
import { sniff, type Sniffed } from './sniff.ts'
import { openSource } from './source.ts'

/** The process in which hostile bytes are read. It knows a path and nothing else, and may be killed at any moment. */
const say = (reply: Reply) => process.send?.(reply)

// Codecs tell of every broken frame; nobody listens.
Object.assign(console, { error() {}, warn() {} })

/** Milliseconds between signs of life. */
const pulse = 250

const unheard = (why: string): Heard => ({
  decoder: null,
  unheard: why,
  durationMs: null,
  audioHash: null,
  loudness: null,
  peak: null,
  tempo: null,
  tempoConfidence: null,
  musicalKey: null,
  keyConfidence: null,
  peaks: null,
})

async function hear(
  { path, ffmpeg }: Request,
  source: ReturnType<typeof openSource>,
  sniffed: Sniffed,
): Promise<Heard> {
  const decoder = await decoderOf(sniffed, ffmpeg)
  if (!decoder) return unheard(`Only ffmpeg decodes ${sniffed.format} here, and it is not installed.`)
  let last = performance.now()
  const onward = (percent: number) => {
    const now = performance.now()
    if (now - last < pulse) return
    last = now
    say({ kind: 'alive', percent })
  }
  const heard = await listen(decoder.decode({ path, source, sniffed, onward }))
  return { ...heard, decoder: decoder.name, unheard: null }
}

async function read(request: Request): Promise<void> {
  const source = openSource(request.path, request.size)
  try {
    const sniffed = sniff(source)
    if (!sniffed) throw new Unfit('track_unreadable')
    const headers = await headersOf(source, sniffed.format)
    if (!request.listens) return void say({ kind: 'heard', headers, heard: unheard('') })
    say({ kind: 'headers', headers })
    say({ kind: 'heard', heard: await hear(request, source, sniffed) })
  } finally {
    source.close()
  }
}

const sketch = async ({ picture }: Sketch): Promise<void> =>
  void say({ kind: 'drawn', drawn: await draw(readFileSync(picture)) })

process.on('message', (request: Request | Sketch) => {
  const done = 'picture' in request ? sketch(request) : read(request)
  done.catch((error: unknown) => say({ kind: 'refused', code: error instanceof Unfit ? error.code : 'track_damaged' }))
})
process.on('disconnect', () => process.exit())
