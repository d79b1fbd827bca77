import { render as renderRecipe } from '@stemma/audio'
import { recipeOf, sendAudio } from './audio.ts'
import type { Handler } from './tools.ts'

/** Renders a sound again from what is stored of it, to the same bytes. */
export const render: Handler<'sounds.render'> = async (input, tools) => {
  const { audio, peaks } = await sendAudio(renderRecipe(recipeOf(input, input.parameters)), tools)
  return { audio, peaks }
}
