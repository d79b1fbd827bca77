import type { Aspect, SoundType } from '../parameters.ts'

/** How people name the knobs. */
export const aspectNouns: readonly (readonly [words: string, aspect: Aspect])[] = [
  ['duration, length, time, dauer, laenge, zeit, spieldauer, laufzeit', 'duration'],
  ['wetness, moisture, wateriness, humidity, dampness, naesse, feuchtigkeit, feuchte', 'wetness'],
  ['pitch, tone height, frequency, note, tonhoehe, hoehe, frequenz, tonlage, stimmlage', 'pitch'],
]

/** Adjectives that take a number: “wet 4”, “80 % wet”. */
export const aspectAdjectives: readonly (readonly [words: string, aspect: Aspect])[] = [
  ['wet, moist, nass, feucht', 'wetness'],
]

/** “type: wet” names the type; “wet” alone is an adjective. */
export const typeNames: readonly (readonly [words: string, type: SoundType])[] = [
  ['squeaker, squeaky, quietscher', 'squeaker'],
  ['rumbler, rumbling, brummer, grollen', 'rumbler'],
  ['stutterer, stuttering, stotterer', 'stutterer'],
  ['classic, classical, klassisch, klassiker, normal', 'classic'],
  ['wet, nass, wet one', 'wet'],
]
export const typeWords = 'type, typ, kind, category, style, art, kategorie, stil'

/** Where on a named knob a level lies: -1 the lowest end, 1 the highest. */
export const levels: readonly (readonly [words: string, level: number])[] = [
  ['zero, no, minimum, minimal, lowest, none, null, kein, keine, niedrigste, min', -1],
  [
    'low, lower, less, fewer, weniger, niedrigere, little, reduced, small, niedrig, wenig, gering, klein, short, kurz',
    -0.6,
  ],
  ['medium, moderate, middle, mid, average, normal, mittel, mittlere, maessig', 0],
  [
    'high, higher, more, extra, mehr, hoehere, big, large, lots of, a lot of, much, strong, hoch, hohe, viel, stark, gross, long, lang',
    0.6,
  ],
  ['maximum, max, maximal, full, highest, total, extreme, volle, hoechste, complete', 1],
]

/** Seconds in one of each. */
export const units: readonly (readonly [words: string, seconds: number])[] = [
  ['s, sec, secs, second, seconds, sek, sekunde, sekunden, sekuendchen, secondes', 1],
  ['ms, msec, msecs, millisecond, milliseconds, millisekunde, millisekunden, millis', 0.001],
  ['min, mins, minute, minutes, minuten', 60],
  ['h, hour, hours, stunde, stunden', 3600],
]
export const hertzUnits: readonly (readonly [words: string, hertz: number])[] = [
  ['hz, hertz', 1],
  ['khz, kilohertz', 1000],
]

export const numberWords: readonly (readonly [words: string, value: number])[] = [
  ['zero, null', 0],
  ['one, a, an, ein, eine, eins, einer, einen', 1],
  ['two, zwei, zwo', 2],
  ['three, drei', 3],
  ['four, vier', 4],
  ['five, fuenf', 5],
  ['six, sechs', 6],
  ['seven, sieben', 7],
  ['eight, acht', 8],
  ['nine, neun', 9],
  ['ten, zehn', 10],
  ['eleven, elf', 11],
  ['twelve, zwoelf', 12],
  ['fifteen, fuenfzehn', 15],
  ['twenty, zwanzig', 20],
  ['thirty, dreissig', 30],
  ['sixty, sechzig', 60],
  ['hundred, hundert', 100],
  ['half a, half an, a half, half, halbe, eine halbe, einer halben, halben, ½', 0.5],
  ['quarter of a, a quarter, a quarter of a, viertel, eine viertel, ¼', 0.25],
  ['three quarters of a, dreiviertel, ¾', 0.75],
  ['one and a half, anderthalb, eineinhalb, einundeinhalb', 1.5],
  ['two and a half, zweieinhalb', 2.5],
  ['three and a half, dreieinhalb', 3.5],
  ['four and a half, viereinhalb', 4.5],
  ['a couple of, a couple, couple of, ein paar', 2],
  ['a few, few, some, einige, wenige', 3],
  ['several, mehrere', 4],
]
