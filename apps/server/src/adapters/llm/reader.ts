import { modelInstructions, modelReading, type ModelReading } from '@stemma/domain/sounds/pure'
import { generateText, NoObjectGeneratedError, NoOutputGeneratedError, Output, type ModelMessage } from 'ai'
import { z } from 'zod'
import { failed, providerFailure, worthAnotherTry } from './failures.ts'
import { modelOf, type ModelOptions } from './models.ts'

/** Text a database can hold. */
const oneLine = (text: string) => text.toWellFormed().replace(/[\0-\x1f\x7f]+/g, ' ')
const round = (value: number) => Math.round(value * 100) / 100

/** What a model made of a prompt; tokens are those of all attempts together. */
export type LanguageReading = {
  parameters: { duration: number; wetness: number; pitch: number; type: ModelReading['type'] }
  confidence: number
  why: string
  engine: string
  inputTokens: number
  outputTokens: number
}

export type LanguageReader = {
  engine: string
  read(prompt: string, signal: AbortSignal): Promise<LanguageReading>
}

/** `timeoutMs` bounds one reading, its repair included; `isOwn` says that the key is the person's who waits. */
export type LanguageReaderOptions = ModelOptions & { timeoutMs?: number; isOwn?: boolean }

const mostOutputTokens = 4000

/**
 * Reads prompts with a language model: output held to the schema, one repair that is told what was wrong, then an
 * error (`reading_failed`, `reading_limited`, `reading_unavailable`). An aborted reading rejects with the signal's reason.
 */
export const languageReader = (options: LanguageReaderOptions): LanguageReader => {
  const { engine, model } = modelOf(options)
  // Many compatible servers ignore the schema of a request; the same in words costs little.
  const instructions =
    options.provider === 'compatible'
      ? `${modelInstructions}\n\nAnswer with one JSON object of this schema:\n${schemaText()}`
      : modelInstructions

  return {
    engine,
    async read(prompt, signal) {
      const deadline = AbortSignal.timeout(options.timeoutMs ?? 20_000)
      const abortSignal = AbortSignal.any([signal, deadline])
      let inputTokens = 0
      let outputTokens = 0

      /** One answer that fits the schema, or what was wrong with it. */
      const ask = async (messages: ModelMessage[]): Promise<Answer> => {
        try {
          const { output, usage } = await generateText({
            model,
            instructions,
            messages,
            output: Output.object({ schema: modelReading, name: 'reading' }),
            maxOutputTokens: mostOutputTokens,
            maxRetries: 0,
            abortSignal,
          })
          count(usage)
          return { output }
        } catch (error) {
          if (NoOutputGeneratedError.isInstance(error)) throw failed('it gave no answer', error)
          if (!NoObjectGeneratedError.isInstance(error)) throw error
          count(error.usage)
          return { text: error.text ?? '', wrong: faultOf(error.cause) }
        }
      }
      const count = (usage: { inputTokens: number | undefined; outputTokens: number | undefined } | undefined) => {
        inputTokens += usage?.inputTokens ?? 0
        outputTokens += usage?.outputTokens ?? 0
      }
      const askTwice = (messages: ModelMessage[]) =>
        ask(messages).catch((error: unknown) => {
          if (worthAnotherTry(error) && !abortSignal.aborted) return ask(messages)
          throw error
        })

      try {
        const question: ModelMessage[] = [{ role: 'user', content: prompt }]
        const first = await askTwice(question)
        const answer = 'output' in first ? first : await askTwice([...question, ...repair(first)])
        if (!('output' in answer)) throw failed('its answer did not fit, twice')
        const { confidence, why, ...parameters } = answer.output
        const duration = round(parameters.duration)
        return {
          parameters: { ...parameters, duration },
          confidence: round(confidence),
          why: oneLine(why),
          engine,
          inputTokens,
          outputTokens,
        }
      } catch (error) {
        signal.throwIfAborted()
        throw providerFailure(deadline.aborted ? deadline.reason : error, options.isOwn)
      }
    },
  }
}

type Misfit = { text: string; wrong: string }
type Answer = { output: ModelReading } | Misfit

const repair = ({ text, wrong }: Misfit): ModelMessage[] => [
  // An empty message is refused by the providers.
  { role: 'assistant', content: text.slice(0, 4000).trim() || '(nothing)' },
  { role: 'user', content: `That answer does not fit: ${wrong}. Answer again, with the JSON object only.` },
]

const faultOf = (cause: unknown): string => {
  const zodError = cause instanceof Error && cause.cause instanceof z.ZodError ? cause.cause : cause
  if (!(zodError instanceof z.ZodError)) return 'it is not JSON'
  return zodError.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
}

const schemaText = () => JSON.stringify(z.toJSONSchema(modelReading, { io: 'input' }))
