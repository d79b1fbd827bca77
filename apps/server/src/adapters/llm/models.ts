import { createAnthropic } from '@ai-sdk/anthropic'
import { createOpenAI } from '@ai-sdk/openai'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { extractJsonMiddleware, wrapLanguageModel, type LanguageModel } from 'ai'

/** Whose model reads; a compatible server speaks OpenAI's chat completions, with or without a key. */
export type ModelOptions =
  | { provider: 'anthropic' | 'openai'; apiKey: string; baseUrl?: string; model?: string }
  | { provider: 'compatible'; apiKey?: string; baseUrl: string; model: string }

// Given always, or the SDKs would read an address from the environment.
const baseUrls = { anthropic: 'https://api.anthropic.com/v1', openai: 'https://api.openai.com/v1' }
/** Small and quick ones: a person waits for the answer. */
const defaultModels = { anthropic: 'claude-haiku-5-5', openai: 'gpt-5.4-mini' }

// A redirect would carry the key to another host: `x-api-key` is no header that fetch drops there.
const straight: typeof fetch = (input, init) => fetch(input, { ...init, redirect: 'error' })

/** The model, and the name under which what it reads is recorded. */
export const modelOf = (options: ModelOptions): { engine: string; model: LanguageModel } => {
  if (options.provider === 'compatible') {
    const { baseUrl: baseURL, model, apiKey } = options
    const server = createOpenAICompatible({
      name: 'compatible',
      baseURL,
      ...(apiKey && { apiKey }),
      supportsStructuredOutputs: true,
      fetch: straight,
    })
    const middleware = extractJsonMiddleware({ transform: objectIn })
    return { engine: `compatible/${model}`, model: wrapLanguageModel({ model: server(model), middleware }) }
  }
  const { provider, apiKey } = options
  const create = provider === 'anthropic' ? createAnthropic : createOpenAI
  const model = options.model ?? defaultModels[provider]
  const baseURL = options.baseUrl ?? baseUrls[provider]
  return { engine: `${provider}/${model}`, model: create({ apiKey, baseURL, fetch: straight })(model) }
}

/** Local models think aloud, fence their JSON and comment on it, whatever they were asked for. */
const objectIn = (text: string): string => {
  const answer = text.slice(text.lastIndexOf('</think>') + 1)
  return answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1) || text
}
