export { type Audio, frameCount, MAX_CHANNELS, MAX_SAMPLE_RATE, seconds } from './audio.ts'
export { type Engine, type EngineInput, type EngineName, engines } from './engines.ts'
export { AudioError, type AudioErrorCode } from './errors.ts'
export { type Features, measureFeatures } from './features.ts'
export { flacPieces } from './flac/read.ts'
export { type Loudness, measureLoudness } from './loudness/measure.ts'
export { loudnessMeter, type LoudnessMeter } from './loudness/meter.ts'
export { analyseMusic, type Analyser, keyAnalyser, type Music, musicAnalyser, tempoAnalyser } from './music/analyser.ts'
export { type Key } from './music/key.ts'
export { MAX_BPM, MIN_BPM, type Tempo } from './music/tempo.ts'
export { mutate } from './mutate.ts'
export {
  checkParameters,
  MAX_DURATION,
  MAX_KNOB,
  MIN_DURATION,
  SOUND_TYPES,
  type SoundParameters,
  type SoundType,
} from './parameters.ts'
export { type PatchParameter } from './patch.ts'
export { decodePeaks, encodePeaks } from './peaks-file.ts'
export { MAX_PEAK_COLUMNS, type Peaks, peaks, rms } from './peaks.ts'
export { outliner, type Outliner } from './peaks-stream.ts'
export { isEngineName, type Recipe, render } from './render.ts'
export { SFXR_LAYOUT, type SfxrName } from './sfxr/v1/layout.ts'
export { WAV_FORMATS, type WavFormat } from './wav/format.ts'
export { INFO_TAGS, type WavInfo } from './wav/info.ts'
export { decodeWav, type Wav } from './wav/read.ts'
export { type ByteSource, openWav, wavPieces } from './wav/stream.ts'
export { encodeWav, type EncodeWavOptions } from './wav/write.ts'
export { ZZFX_LAYOUT, type ZzfxName } from './zzfx/v1/layout.ts'
