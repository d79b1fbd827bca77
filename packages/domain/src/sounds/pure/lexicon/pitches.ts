import type { Senses } from './entry.ts'

/** Words of pitch, and of voices that have one. */
export const pitches: Senses = [
  [
    'high, high pitched, hoch, hohe, hoh, hoeh, hoher, treble, trebly, upper, helle, bright, in falsetto',
    { pitch: 0.6 },
  ],
  [
    'shrill, piercing, ear splitting, screechy, screech, shriek, scream, screaming, schrill, kreischen, kreischend, durchdringend, gellend, schreien, schreiend, siren, sirene',
    { pitch: 0.9, squeaker: 0.8 },
  ],
  [
    'squeak, squeaky, squeaker, squeaking, squeal, squealing, quietschen, quietschend, quietschig, quietsch, quiek, quieken, quiekend, quietscher',
    { pitch: 0.7, squeaker: 1 },
  ],
  [
    'whistle, whistling, whistly, whine, whining, whiny, whimper, pfeifen, pfeifend, pfiff, pfeife, winseln, winselnd, fiepen, fiepend, fieps, piepsen, piepsig, piepen, piepend, beep, chirp, chirpy, tweet, tweeting, zwitschern, yelp, peeping',
    { pitch: 0.75, squeaker: 0.8 },
  ],
  [
    'creak, creaky, creaking, knarren, knarrig, knarz, aechzen, aechzend',
    { pitch: 0.2, squeaker: 0.5, stutterer: 0.2 },
  ],
  [
    'falsetto, soprano, sopran, ultrasonic, helium, chipmunk voice, glass breaking, ultrahoch',
    { pitch: 1, squeaker: 0.5 },
  ],
  ['tenor, mezzo, alto, alt stimme', { pitch: 0.2 }],
  ['middle pitch, mid, midrange, mittelhoch', { pitch: 0 }],
  ['low, low pitched, tief, tiefe, lower, niedrig, baritone, bariton, dark, dunkel, duester', { pitch: -0.6 }],
  [
    'deep, bass, bassy, booming, sonorous, bassig, basslastig, dumpf droehnend, tieftoenig, tief droehnend, throaty, guttural, kehlig',
    { pitch: -0.7, rumbler: 0.5 },
  ],
  [
    'subsonic, seismic, sub bass, subwoofer, bowel shaking, abyssal, bottomless, infrasound, infraschall, basso profondo, abgrundtief, unterirdisch, kellertief',
    { pitch: -1, rumbler: 0.9 },
  ],
  [
    'rumble, rumbling, rumbler, rumbly, thunder, thunderous, thundering, roar, roaring, growl, growling, growly, grumble, grumbling, groan, groaning, grumpel, donner, donnern, donnernd, grollen, grollend, groll, rumpeln, rumpelnd, rumoren, knurren, knurrend, poltern, polternd, brausen, droehnen, droehnend, grummeln',
    { pitch: -0.6, rumbler: 1, duration: 0.15 },
  ],
  [
    'earthquake, quake, quaking, avalanche, erdbeben, lawine, landslide, volcano, volcanic, eruption, vulkan, ausbruch',
    { pitch: -0.8, rumbler: 1, duration: 0.5 },
  ],
  [
    'nasal, pinched, tight, strained, squeezed, tense, gepresst, eng, gequetscht, angespannt, clenched, verkniffen',
    { pitch: 0.5, squeaker: 0.5 },
  ],
  ['loose, relaxed, slack, open, locker, entspannt, schlaff, floppy, lasch', { pitch: -0.4, duration: 0.1 }],
  ['loud, noisy, laut, blaring, deafening, ohrenbetaeubend, schallend', { pitch: -0.1, duration: 0.1, classic: 0.2 }],
  [
    'quiet, silent, barely audible, kaum hoerbar, faint, hushed, whisper, whispering, whispery, leise, stumm, fluestern, fluesternd, lautlos, subdued',
    { duration: -0.1, wetness: -0.4, pitch: 0.2 },
  ],
]
