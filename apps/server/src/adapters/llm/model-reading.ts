import { z } from 'zod'

export const modelInstructions = `You turn a description of a short comic sound into the settings of a synthesiser.`

export const modelReading = z.object({
  duration: z.number().min(0.5).max(10).describe('seconds'),
  wetness: z.int().min(0).max(10),
  pitch: z.int().min(0).max(10),
  type: z.enum(['squeaker', 'rumbler', 'stutterer', 'classic', 'wet']),
  confidence: z.number().min(0).max(1),
  why: z.string().max(300),
})
