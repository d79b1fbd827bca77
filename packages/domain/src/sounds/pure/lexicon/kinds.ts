import type { Senses } from './entry.ts'

/** The thing itself, by its many names, and motion during the sound. */
export const kinds: Senses = [
  [
    'fart, furz, flatulence, flatulenz, trumper, breaking wind, break wind, toot, parp, guff, trump, blaehung, pupsen, furzen, blaehen, pfurz, puh',
    { classic: 0.15 },
  ],
  ['sneeze, sneezing, niesen, nieser', { wetness: 0.4, duration: -0.4 }],
  ['burp, belch, ruelpser, ruelpsen, burping, eructation', { pitch: -0.3, rumbler: 0.4, wetness: 0.2 }],
  ['splat, splosh, plop splash, klatsch, platsch, flatsch', { wetness: 0.7, wet: 0.6, duration: -0.4 }],
  ['stutterer', { stutterer: 1.1 }],
  [
    'ripper, rip, ripping, tearing, tear, reissen, reissend, zerreissen, ripped',
    { wetness: -0.3, classic: 0.5, stutterer: 0.3 },
  ],
  [
    'rising, ascending, going up, upwards, upward, climb, climbing, glide up, slides up, crescendo, steigend, ansteigend, aufsteigend, aufwaerts, nach oben, wird hoeher, rise',
    { pitch: 0.25 },
  ],
  [
    'falling, descending, going down, downwards, downward, slides down, sinking, fallend, abfallend, absteigend, abwaerts, nach unten, fall, drooping',
    { pitch: -0.25 },
  ],
  [
    'fade, fading, fades out, fade out, trailing off, dying away, dies away, tailing off, ausklingen, ausklingend, verklingen, verklingend, verhallend, decrescendo, diminuendo',
    { duration: 0.25 },
  ],
  ['final, finale, conclusion, big finish', { duration: 0.15 }],
]
