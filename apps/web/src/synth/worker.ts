/// <reference lib="webworker" />
import { peaks, render, type Recipe } from '@stemma/audio'
import type { Rendered } from './preview.ts'

declare const self: DedicatedWorkerGlobalScope

/** Columns of the outline: enough for a ribbon as wide as a page. */
const columns = 1200

self.onmessage = ({ data: { turn, recipe } }: MessageEvent<{ turn: number; recipe: Recipe }>) => {
  try {
    const audio = render(recipe)
    const samples = audio.channels[0] ?? new Float32Array(0)
    const rendered: Rendered = { recipe, outline: peaks(audio, { columns }), samples, sampleRate: audio.sampleRate }
    self.postMessage({ turn, rendered }, [samples.buffer])
  } catch (failure) {
    self.postMessage({ turn, failure: String(failure) })
  }
}
