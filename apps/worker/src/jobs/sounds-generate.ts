import { render } from '@stemma/audio'
import type { JobInput, Result } from '@stemma/domain/jobs/pure'
import { describePatch, readPrompt } from '@stemma/domain/sounds/pure'
import { recipeOf, sendAudio } from './audio.ts'
import type { Handler, Tools } from './tools.ts'

type Input = JobInput<'sounds.generate'>
type Read = Pick<Result<'sounds.generate'>, 'parameters' | 'confidence' | 'reader' | 'matched' | 'why'>

/** Reads a prompt, tells what it was read as, and renders it. A patch is rendered first: its knobs are read from its sound. */
export const generate: Handler<'sounds.generate'> = async (input, tools) => {
  const read = await readingOf(input, tools)
  const { engine, patch } = input
  if (engine === 'synth/v1' || !patch) {
    await tell(tools, read)
    return { ...read, ...(await sendAudio(render(recipeOf(input, read.parameters)), tools)) }
  }
  const audio = render(recipeOf(input, read.parameters))
  const heard = { ...read, parameters: describePatch(engine, patch, audio) }
  await tell(tools, heard)
  return { ...heard, ...(await sendAudio(audio, tools)) }
}

const tell = (tools: Tools<'sounds.generate'>, { parameters, confidence, reader }: Read) =>
  tools.tell({ kind: 'parameters', ...parameters, confidence, reader })

async function readingOf(
  { prompt, readWith, parameters }: Input,
  { readByModel }: Tools<'sounds.generate'>,
): Promise<Read> {
  if (readWith === 'model') return readByModel()
  if (readWith === 'none' && parameters) return { parameters, confidence: null, reader: null }
  const { engine, matched, ...read } = readPrompt(prompt)
  return { parameters: read.parameters, confidence: read.confidence, reader: engine, matched: [...matched] }
}
