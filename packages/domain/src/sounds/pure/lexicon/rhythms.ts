import type { Senses } from './entry.ts'

/** Pulses and their order. */
export const rhythms: Senses = [
  [
    'machine gun, maschinengewehr, rapid fire, rat a tat, rat tat tat, gatling, dauerfeuer, schnellfeuer, tommy gun, maschinenpistole',
    { stutterer: 1.1, wetness: -0.3 },
  ],
  ['stutter, stuttering, stuttery, stammer, stammering, stottern, stotternd, gestottert, gestotter', { stutterer: 1 }],
  [
    'sputter, sputtering, splutter, spluttering, cough, coughing, hiccup, hiccuping, husten, hustend, hicksen, schluckauf, prusten, spotzen, stotzen',
    { stutterer: 0.9, wetness: 0.15 },
  ],
  [
    'choppy, broken, intermittent, jerky, jittery, halting, uneven, irregular, erratic, ruckelig, ruckartig, stossweise, abgehackt, unterbrochen, holprig, bumpy, unregelmaessig, in bursts, in stoessen',
    { stutterer: 0.8 },
  ],
  [
    'repeated, bursts, toots, stoesse, repeating, repetitive, repeat, series of, a string of, several, multiple, many, mehrere, wiederholt, viele, serie, salve, volley, barrage, triple, double, doppelt, dreifach',
    { stutterer: 0.6, duration: 0.2 },
  ],
  [
    'pulsing, pulsating, throbbing, pulse, pulsierend, pulsieren, beat, beating, rhythmic, rhythmisch, ratatata, trrr, prrr, brrr, putt putt, put put, tuck tuck',
    { stutterer: 0.7 },
  ],
  [
    'vibrating, vibrate, vibration, trembling, tremble, shaking, shaky, wobbly, wobble, quivering, quiver, vibrieren, vibrierend, zitternd, zittern, zittrig, wackelig, wabern, wabbelig, shudder, warble',
    { stutterer: 0.4, duration: 0.1 },
  ],
  [
    'steady, continuous, constant, unbroken, uninterrupted, stetig, gleichmaessig, kontinuierlich, konstant, durchgehend, ununterbrochen',
    { classic: 0.6, stutterer: -0.6, duration: 0.1 },
  ],
  [
    'trill, purr, purring, roll, rolling, brr, schnurren, schnurrend, trillern, surren, surrend, buzz, buzzing, buzzy, hum, humming, brummen, brummend, summen, summend',
    { stutterer: 0.3, classic: 0.3, pitch: -0.1 },
  ],
]
