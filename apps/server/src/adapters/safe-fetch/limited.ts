import { DomainError } from '@stemma/domain'
import type { Response as Answer } from 'undici'

type Limits = { url: URL; maxBytes: number; failure: (error: unknown) => unknown }

type Read = { done: false; value: Uint8Array<ArrayBuffer> } | { done: true; value?: undefined }

/** The answer with a body that ends in an error beyond `maxBytes`; its `url` is where redirects led. */
export const limited = async (answer: Answer, { url, maxBytes, failure }: Limits): Promise<Response> => {
  const tooLarge = new DomainError('blob_too_large', { limit: maxBytes })
  const { status, statusText } = answer
  const reader = answer.body?.getReader()
  if (reader && Number(answer.headers.get('content-length')) > maxBytes) {
    await reader.cancel(tooLarge)
    throw tooLarge
  }
  let left = maxBytes
  const body =
    reader &&
    new ReadableStream<Uint8Array<ArrayBuffer>>(
      {
        async pull(controller) {
          try {
            const { done, value } = (await reader.read()) as Read
            if (done) return controller.close()
            left -= value.byteLength
            if (left < 0) {
              await reader.cancel(tooLarge)
              throw tooLarge
            }
            controller.enqueue(value)
          } catch (error) {
            throw failure(error)
          }
        },
        cancel: (reason) => reader.cancel(reason),
      },
      { highWaterMark: 0 },
    )
  const response = new Response(body ?? null, { status, statusText, headers: [...answer.headers] })
  Object.defineProperty(response, 'url', { value: url.href })
  return response
}
