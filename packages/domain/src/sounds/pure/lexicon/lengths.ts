import type { Senses } from './entry.ts'

/** Words of how long it lasts. */
export const lengths: Senses = [
  [
    'blink, blip, instant, instantaneous, momentary, split second, wimpernschlag, augenblick, augenblicklich, moment',
    { duration: -0.9 },
  ],
  [
    'short, brief, quick, kurz, knapp, fleeting, concise, shortish, shortlived, short lived, nip, snippet, fluechtig, buendig',
    { duration: -0.6 },
  ],
  ['abrupt, sudden, snappy, clipped, curt, terse, staccato, ploetzlich, jaeh, rasch, zackig', { duration: -0.5 }],
  [
    'pop, puff, blurt, plop, pip, peep, hop, tap, click, pups, pupser, piep, klick, plopp, klacks',
    { duration: -0.5, pitch: 0.2 },
  ],
  [
    'burst, bang, bark, shot, crack, knall, schuss, knallen, explosion, explosive, explosiv, explode, blast, boom, detonation',
    { duration: -0.3, pitch: -0.2, classic: 0.3 },
  ],
  [
    'long, lang, extended, lengthy, prolonged, longish, ausgedehnt, laenglich, lasting, stretched, elongated, ausgiebig',
    { duration: 0.5 },
  ],
  [
    'drawn out, long lasting, long winded, protracted, sustained, lingering, linger, drag, drone, langgezogen, lang gezogen, langatmig, anhaltend, gedehnt, gezogen, andauernd, dauerhaft',
    { duration: 0.65 },
  ],
  [
    'endless, eternal, infinite, never ending, neverending, unending, interminable, everlasting, forever, incessant, on and on, goes on, ewig, endlos, unendlich, unaufhoerlich, stundenlang, nicht enden wollend, for ages, for hours, marathon',
    { duration: 1 },
  ],
  [
    'slow, langsam, leisurely, gemaechlich, unhurried, sluggish, traege, gradual, allmaehlich, lazily',
    { duration: 0.4, pitch: -0.1 },
  ],
  [
    'fast, rapid, swift, speedy, hasty, hurried, schnell, flott, hastig, eilig, zuegig, flink, brisk, zippy',
    { duration: -0.4, stutterer: 0.1 },
  ],
]
