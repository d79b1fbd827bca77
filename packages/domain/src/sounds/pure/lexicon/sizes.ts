import type { Senses } from './entry.ts'

/** Big bodies sound low and long, small ones high and short. */
export const sizes: Senses = [
  [
    'microscopic, minuscule, infinitesimal, mikroskopisch, winzig, klitzeklein',
    { duration: -0.7, pitch: 0.7, squeaker: 0.3 },
  ],
  [
    'tiny, teeny, wee, itty bitty, teeny tiny, teensy, eeny, puny, mini, miniature, pocket',
    { duration: -0.6, pitch: 0.6, squeaker: 0.3 },
  ],
  ['small, little, petite, klein, kleine, petit, smol', { duration: -0.4, pitch: 0.4 }],
  ['slim, thin, skinny, slender, duenn, schmal, schlank', { pitch: 0.4 }],
  [
    'medium, middling, average, normal, regular, ordinary, mittel, mittelgross, mittellang, standard, gewoehnlich, classic, classical, klassisch, traditional, typical, typisch, generic, plain, basic, default',
    { classic: 0.8 },
  ],
  [
    'big, large, gross, fat, thick, chunky, hefty, bulky, beefy, meaty, fett, dicke, wuchtig, maechtig',
    { duration: 0.4, pitch: -0.5, rumbler: 0.3 },
  ],
  ['wide, broad, breit', { pitch: -0.3, duration: 0.2 }],
  [
    'huge, massive, enormous, giant, immense, vast, riesig, riesen, riese, enorm, gewaltig, massiv',
    { duration: 0.6, pitch: -0.7, rumbler: 0.4 },
  ],
  [
    'gigantic, colossal, titanic, monstrous, monster, monumental, gargantuan, humongous, ginormous, planetary, gigantisch, kolossal, monstroes, gigant',
    { duration: 0.8, pitch: -0.9, rumbler: 0.5 },
  ],
  ['baby, toddler, kid, child, infant, saeugling, kleinkind', { duration: -0.3, pitch: 0.5 }],
  [
    'grandpa, grandfather, granddad, old man, opa, grossvater, alter mann',
    { duration: 0.4, pitch: -0.5, classic: 0.3 },
  ],
  ['grandma, grandmother, granny, old lady, oma, grossmutter', { duration: 0.2, pitch: 0.2, squeaker: 0.2 }],
]
