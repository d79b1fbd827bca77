import type { Senses } from './entry.ts'

/** Objects, food, weather and other company a comic sound is likened to. */
export const things: Senses = [
  ['balloon, ballon, luftballon, 🎈', { pitch: 0.4, squeaker: 0.5, wetness: -0.5 }],
  [
    'losing air, letting out air, letting air out, leaking air, deflating, deflate, air escaping, luft verliert, luft ablassen, luft entweicht, aus dem die luft, entweicht, puncture, punctured, flat tyre, flat tire, platter reifen, ventil',
    { duration: 0.5, pitch: 0.3, wetness: -0.4, squeaker: 0.4 },
  ],
  [
    'whoopee cushion, whoopie cushion, whoopee, whoopie, furzkissen, pupskissen, fart cushion',
    { classic: 1, duration: 0.1, wetness: 0.1, pitch: -0.1 },
  ],
  [
    'wet sponge, nasser schwamm, sponge, schwamm, 🧽, mop, wet rag, nasser lappen, dishcloth, wet towel, wet cloth, wet socks, gummistiefel, rubber boots, wellies',
    { wetness: 0.8, wet: 0.7, duration: -0.1 },
  ],
  [
    'sofa, couch, leather sofa, ledersofa, armchair, sessel, cushion, kissen, mattress, matratze',
    { classic: 0.4, wetness: -0.3, pitch: -0.2 },
  ],
  [
    'sneaker, turnschuh, trainers, gym floor, turnhalle, shoe, schuh, rubber sole, window cleaner, chalkboard, tafel, kreide, chalk',
    { squeaker: 0.8, pitch: 0.7, wetness: -0.3, duration: -0.3 },
  ],
  [
    'ketchup, mustard, senf, mayo, mayonnaise, ketchup bottle, ketchupflasche, squeeze bottle, toothpaste, zahnpasta, shampoo bottle, shampooflasche, lotion',
    { wetness: 0.7, wet: 0.7, stutterer: 0.3 },
  ],
  [
    'soup, suppe, porridge, brei, haferbrei, pudding, custard, yoghurt, joghurt, jelly, jello, wackelpudding, stew, eintopf, gravy, curry, chili, bean, bohne, burrito, 🌯, 🍲, honey, honig, syrup, sirup',
    { wetness: 0.6, wet: 0.5 },
  ],
  [
    'toast, cracker, biscuit, keks, chips, crisps, cardboard, pappe, paper, papier, sandpaper, schleifpapier, zipper, reissverschluss, velcro, klettverschluss, bubble wrap, luftpolsterfolie, leaf, laub, twig, zweig, wood, holz, wooden, hoelzern',
    { wetness: -0.7, stutterer: 0.3 },
  ],
  [
    'drain, abfluss, plughole, sink, waschbecken, toilet, toilette, klo, 🚽, plunger, poempel, 🪠, flush, klospuelung, gully, pipe, rohr, sewer, kanalisation',
    { wetness: 0.7, wet: 0.6, pitch: -0.3, duration: 0.1 },
  ],
  [
    'rain, regen, 🌧, waterfall, wasserfall, river, fluss, puddle, pfuetze, water, wasser, 💦, 💧, fountain, springbrunnen, tap water, wasserhahn, ocean, ozean, sea, meer, wave, welle, 🌊',
    { wetness: 0.7, wet: 0.6 },
  ],
  [
    'lake, pond, teich, swamp, sumpf, bog, moor, marsh, mire, quicksand, treibsand',
    { wetness: 0.8, wet: 0.6, pitch: -0.3 },
  ],
  [
    'wind, storm, sturm, gale, hurricane, hurrikan, tornado, 🌪, 💨, brise, fan, ventilator, hairdryer, foehn, vacuum cleaner, staubsauger, hoover',
    { wetness: -0.5, duration: 0.4 },
  ],
  ['desert, wueste, sahara, sand, dust, staub, powder, pulver, ash, asche, flour, mehl', { wetness: -0.9 }],
  [
    'coffee machine, kaffeemaschine, espresso machine, percolator, aquarium, hookah, wasserpfeife, straw, strohhalm, milkshake, snorkel, schnorchel, geyser, geysir, jacuzzi, whirlpool, hot tub',
    { wetness: 0.7, wet: 0.5, stutterer: 0.5 },
  ],
  [
    'raspberry, blow a raspberry, himbeere, zungenschlag, tongue, zunge, lips, lippen, lip, lippe',
    { wetness: 0.3, classic: 0.4, stutterer: 0.3 },
  ],
  [
    'thunderstorm, gewitter, ⚡, ⛈, subway, u bahn, cement mixer, betonmischer, washing machine, waschmaschine, dryer, generator',
    { rumbler: 0.9, pitch: -0.6, duration: 0.4 },
  ],
  [
    'popcorn, 🍿, fireplace, campfire, lagerfeuer, kamin, firecrackers, sparks, funken',
    { stutterer: 0.9, wetness: -0.5, pitch: 0.2 },
  ],
  [
    'cork, korken, champagne, champagner, sekt, 🍾, bottle, flasche, suction cup, saugnapf',
    { duration: -0.5, pitch: 0.3, wetness: 0.1 },
  ],
]
