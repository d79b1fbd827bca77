import type { Senses } from './entry.ts'

/** How the surface sounds: water, slime, air, grit. */
export const textures: Senses = [
  ['wet, nass, feucht, moist, damp, soggy', { wetness: 0.6, wet: 0.5 }],
  [
    'soaked, soaking, drenched, dripping wet, sopping, sodden, waterlogged, triefend, klatschnass, durchnaesst, pitschnass, triefnass',
    { wetness: 0.9, wet: 0.7 },
  ],
  [
    'watery, liquid, fluid, aqueous, juicy, sloppy, splashy, splash, slosh, sloshy, waessrig, fluessig, saftig, spritzig, spritzen, schwappen, platschen, platschig, splatter, spatter, squirt, squirty, spurt',
    { wetness: 0.75, wet: 0.7 },
  ],
  [
    'slimy, slime, slippery, slick, gooey, goo, gloopy, gloop, sticky, gunky, mucous, snotty, oozing, ooze, schleimig, schleim, glitschig, klebrig, schmierig, rotzig, glibberig',
    { wetness: 0.7, wet: 0.6, pitch: -0.1 },
  ],
  [
    'squelch, squelchy, squish, squishy, squidgy, slurp, slurpy, mushy, muddy, mud, sludge, sludgy, matsch, matschig, schmatzen, schmatzend, schlammig, schlamm, suppig, breiig, flutschig, flutschen',
    { wetness: 0.75, wet: 0.7, pitch: -0.1 },
  ],
  [
    'bubbly, bubble, bubbling, gurgle, gurgling, gurgly, burble, fizzy, frothy, foamy, foam, simmering, boiling, blubbern, blubbernd, blubber, blubb, gluckern, gluckernd, sprudeln, sprudelnd, blasig, blase, blasen, brodeln, brodelnd, schaumig, koechelnd',
    { wetness: 0.6, wet: 0.5, stutterer: 0.2 },
  ],
  [
    'drip, dripping, drippy, drool, drooling, dribble, leaky, tropfen, tropfend, sabbern, sabbernd, leck',
    { wetness: 0.5, wet: 0.4, stutterer: 0.2 },
  ],
  [
    'dry, trocken, arid, parched, dusty, bone dry, knochentrocken, staubtrocken, staubig, ausgetrocknet, papery, sandig, sandy, chalky',
    { wetness: -0.8 },
  ],
  ['crisp, clean, clear, pure, sauber, klar, rein, knusprig, crispy, neat', { wetness: -0.5 }],
  [
    'airy, breathy, windy, hissing, hiss, hissy, gassy, gas, whoosh, wispy, breeze, breath, zischen, zischend, luftig, hauchig, windig, gehaucht, hauch, gasig, wheeze, wheezing, wheezy, sigh, seufzen, seufzer',
    { wetness: -0.5, pitch: 0.2 },
  ],
  [
    'raspy, rasp, rasping, rough, hoarse, gravelly, gritty, scratchy, grating, coarse, husky, croaky, heiser, rau, rauh, kratzig, knarrend, knarzig, knarzen, schnarrend, schnarren, schnarrig, koernig',
    { wetness: -0.4, pitch: -0.1, classic: 0.4 },
  ],
  [
    'crackling, crackle, crackly, crunchy, crunch, rattle, rattling, rattly, knistern, knisternd, knackig, rasseln, rasselnd, klappern, klappernd, knattern, knatternd',
    { wetness: -0.4, stutterer: 0.7 },
  ],
  [
    'smooth, silky, soft, gentle, mellow, velvety, tender, delicate, glatt, weich, sanft, seidig, zart, mild',
    { wetness: -0.1, pitch: 0.1, classic: 0.2 },
  ],
  ['greasy, oily, fatty, buttery, creamy, oelig, fettig, cremig, butterig', { wetness: 0.5, wet: 0.3 }],
  ['brassy, metallic, tinny, blechern, metallisch', { pitch: 0.3, wetness: -0.4, classic: 0.3 }],
  [
    'rubbery, rubber, leathery, leather, latex, gummi, gummiartig, gummihaft, leder, ledern',
    { wetness: -0.3, classic: 0.3, squeaker: 0.2 },
  ],
  ['muffled, dull, muted, dumpf, gedaempft, stumpf, stifled', { pitch: -0.4, rumbler: 0.2 }],
  [
    'flappy, flap, flapping, flatter, flattern, flatternd, fluttery, flutter, fluttering',
    { stutterer: 0.6, wetness: 0.1 },
  ],
]
