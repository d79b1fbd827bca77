import type { JobInput, Result } from '@stemma/domain/jobs/pure'
import { readPrompt } from '@stemma/domain/sounds/pure'
import { makeAudio, recipeOf } from './audio.ts'
import type { Handler, Tools } from './tools.ts'

type Read = Pick<Result<'sounds.generate'>, 'parameters' | 'confidence' | 'reader' | 'matched' | 'why'>

/** Reads a prompt, tells what it was read as, and renders it. */
export const generate: Handler<'sounds.generate'> = async (input, tools) => {
  const read = await readingOf(input, tools)
  const { parameters, confidence, reader } = read
  await tools.tell({ kind: 'parameters', ...parameters, confidence, reader })
  return { ...read, ...(await makeAudio(recipeOf(input, parameters), tools)) }
}

async function readingOf(
  { prompt, readWith, parameters }: JobInput<'sounds.generate'>,
  { readByModel }: Tools<'sounds.generate'>,
): Promise<Read> {
  if (readWith === 'model') return readByModel()
  if (readWith === 'none' && parameters) return { parameters, confidence: null, reader: null }
  const { engine, matched, ...read } = readPrompt(prompt)
  return { parameters: read.parameters, confidence: read.confidence, reader: engine, matched: [...matched] }
}
