/** Words that change what the next (or the last) word says, not the sound itself. Same spelling as `Senses`. */
export const intensifiers: readonly (readonly [words: string, factor: number])[] = [
  [
    'extremely, incredibly, insanely, ridiculously, unbelievably, absurdly, absolutely, utterly, completely, totally, maximally, impossibly, ultra, mega, hyper, extrem, unglaublich, wahnsinnig, total, absolut, voellig, maximal, ungeheuer, unfassbar, voll, ultimately, all time, ueberaus',
    1.7,
  ],
  [
    'very, really, super, super duper, duper, so, much, quite a, such a, truly, awfully, terribly, seriously, especially, particularly, hugely, way, far, even, highly, greatly, heavily, deeply, sehr, richtig, echt, besonders, ganz, so richtig, arg, ziemlich arg, viel, wirklich, verdammt, damn, bloody, proper, properly, freaking, fucking, hella, strongly',
    1.4,
  ],
  ['quite, pretty, fairly, rather, reasonably, ziemlich, recht, relativ, more, mehr', 1.15],
  [
    'somewhat, moderately, sort of, kind of, kinda, sorta, half, partly, partially, halbwegs, einigermassen, teilweise, maessig, eher, more or less',
    0.7,
  ],
  [
    'slightly, a bit, a little, a little bit, bit, faintly, mildly, barely, hardly, a touch, a tad, a hint of, a trace of, hint of, touch of, ein bisschen, bisschen, etwas, leicht, ein wenig, wenig, ein klein wenig, kaum, ein hauch von, minimal, minimally, subtly, marginally, ein klein bisschen, a tiny bit, tad',
    0.4,
  ],
]

/** Said after the word: “wet as hell”. */
export const afterthoughts: readonly (readonly [words: string, factor: number])[] = [
  ['as possible, as can be, wie moeglich, ever, imaginable, in the world, of all time, aller zeiten, der welt', 1.7],
  [
    'as hell, as heck, as anything, like crazy, like hell, af, as fuck, indeed, a lot, wie sau, wie hoelle, wie verrueckt',
    1.4,
  ],
]

/**
 * “one” denies the next word only, “rest” everything up to the end of the clause; the force is that of the opposite,
 * so “not wet” is nearly as dry as “dry”, “not too wet” only leans that way.
 */
export const negators: readonly (readonly [words: string, denial: { reach: 'one' | 'rest'; force: number }])[] = [
  [
    "not, never, isn't, ain't, aren't, don't, do not, doesn't, does not, won't, shouldn't, should not, can't, cannot, must not, mustn't, non, not at all, nicht, niemals, nie, keineswegs, anything but, far from, alles andere als, isnt, dont, doesnt, rather than, instead of, as opposed to, anstatt, statt, anstelle von",
    { reach: 'one', force: 0.9 },
  ],
  [
    'no, without, without any, free of, minus, lacking, zero, neither, none of, avoid, skip, except, kein, keine, keinen, keinem, keiner, keinerlei, ohne, weder, frei von, ausser, devoid of',
    { reach: 'rest', force: 0.9 },
  ],
  ['less, weniger, least, am wenigsten, minder', { reach: 'one', force: 0.6 }],
  [
    'not too, not so, not that, not really, not particularly, not quite, not exactly, not overly, nicht zu, nicht allzu, nicht so, nicht wirklich, nicht besonders, hardly any, kaum ein, kaum eine',
    { reach: 'one', force: 0.35 },
  ],
]

/** When in the sound a word holds. A static setting can only lean that way, so these weigh less. */
export const times: readonly (readonly [words: string, slot: 'start' | 'end' | 'toward'])[] = [
  [
    'starts, start, starting, begins, begin, beginning, at first, at the start, at the beginning, in the beginning, initially, opens, opening, first, beginnt, beginnen, beginnend, anfangs, am anfang, zuerst, zunaechst, startet, starten, fangt, faengt',
    'start',
  ],
  [
    'ends, end, ending, ends up, finishes, finish, finishing, at the end, in the end, by the end, towards the end, at the very end, finally, then, later, afterwards, closes, endet, enden, endend, am ende, zum schluss, am schluss, schliesslich, danach, dann, schluss, spaeter, aufhoert, tail, hinten',
    'end',
  ],
  [
    'gets, getting, becomes, become, becoming, grows, growing, turns, turning, increasingly, more and more, gradually, progressively, ever more, wird, werden, werdend, immer, zunehmend, nach und nach, getting more and more',
    'toward',
  ],
]

/** What follows is only compared with: “deeper than a tuba”. */
export const comparisons = 'than, compared to, compared with, als, im vergleich zu, verglichen mit'

/** Clause words: what they let through is decided by the reader. */
export const joints = {
  and: 'and, plus, with, und, mit, sowie, &',
  or: 'or, nor, oder, noch',
  but: 'but, however, yet, though, although, instead, aber, sondern, doch, jedoch, sonst',
}

/** Loosens a number: “about 2 seconds”. Bounds one: “at most 2 seconds”. */
export const bounds: readonly (readonly [words: string, bound: 'about' | 'most' | 'least'])[] = [
  [
    'about, around, roughly, approximately, approx, circa, ca, nearly, almost, some, ungefaehr, etwa, rund, knapp, exactly, genau, precisely, just, only, nur',
    'about',
  ],
  [
    'at most, up to, no longer than, no more than, not longer than, not more than, less than, shorter than, under, below, maximum, max, maximal, maximum of, hoechstens, bis zu, unter, weniger als, kuerzer als, nicht laenger als, nicht mehr als, within',
    'most',
  ],
  [
    'at least, more than, longer than, over, above, minimum, min, minimum of, no less than, no shorter than, not less than, not shorter than, mindestens, ueber, mehr als, laenger als, nicht kuerzer als, nicht weniger als',
    'least',
  ],
]
