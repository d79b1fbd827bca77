export { importPatch, type ImportedPatch } from './import-patch.ts'
export { modelInstructions, modelReading, type ModelReading } from './model-prompt.ts'
export { readPrompt } from './read-prompt.ts'
export type { MatchedWords, Reading } from './reading.ts'
