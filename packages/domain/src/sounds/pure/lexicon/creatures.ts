import type { Senses } from './entry.ts'

/** Animals and beings, by the voice they are known for. */
export const creatures: Senses = [
  [
    'mouse, mice, maus, maeuse, 🐭, 🐁, hamster, guinea pig, meerschweinchen, gerbil, rat, ratte, shrew, spitzmaus',
    { pitch: 0.9, duration: -0.5, squeaker: 0.9, wetness: -0.2 },
  ],
  [
    'duck, ente, 🦆, quack, quacking, quaken, quakend, duckling, rubber duck, quietscheente, quietscheentchen, gummiente, badeente, goose, gans, honk, honking, geese',
    { pitch: 0.3, duration: -0.3, squeaker: 0.5, classic: 0.4 },
  ],
  [
    'bird, vogel, 🐦, sparrow, spatz, canary, kanarienvogel, chick, kueken, budgie, parrot, papagei, seagull, moewe, songbird',
    { pitch: 0.8, duration: -0.3, squeaker: 0.8 },
  ],
  [
    'pig, piglet, schwein, ferkel, 🐷, 🐖, oink, grunt, grunting, grunzen, grunzend, boar, sau, hog, snort, snorting, schnauben',
    { pitch: -0.3, wetness: 0.3, stutterer: 0.4, rumbler: 0.3 },
  ],
  [
    'frog, frosch, 🐸, croak, toad, kroete, bullfrog, ochsenfrosch, quak, ribbit',
    { pitch: -0.2, wetness: 0.4, stutterer: 0.4, duration: -0.2 },
  ],
  [
    'cow, kuh, 🐄, 🐮, moo, mooing, muh, muhen, bull, bulle, ox, stier, ochse, buffalo, bueffel, yak',
    { pitch: -0.6, duration: 0.5, rumbler: 0.6 },
  ],
  [
    'elephant, elefant, 🐘, mammoth, mammut, hippo, hippopotamus, nilpferd, rhino, rhinoceros, nashorn, 🦏, 🦛',
    { pitch: -0.7, duration: 0.5, rumbler: 0.7 },
  ],
  [
    'whale, wal, 🐋, 🐳, sea lion, seeloewe, walrus, walross, seal, seehund, robbe, manatee',
    { pitch: -0.7, duration: 0.7, wetness: 0.4, rumbler: 0.6 },
  ],
  [
    'lion, loewe, 🦁, tiger, bear, baer, 🐻, wolf, gorilla, dragon, drache, 🐉, dinosaur, dinosaurier, 🦖, godzilla, troll, ogre, oger, giant toad, beast, bestie, demon, daemon',
    { pitch: -0.8, duration: 0.4, rumbler: 0.9 },
  ],
  [
    'horse, pferd, 🐴, donkey, esel, pony, neigh, bray, zebra, camel, kamel, mule',
    { pitch: -0.1, stutterer: 0.6, duration: 0.3 },
  ],
  [
    'bee, biene, 🐝, wasp, wespe, fly, fliege, bumblebee, hummel, hornet, hornisse, mosquito, muecke, insect, insekt, cicada',
    { pitch: 0.4, wetness: -0.5, stutterer: 0.5 },
  ],
  ['snake, schlange, 🐍, serpent, cobra, viper', { pitch: 0.3, wetness: -0.7, duration: 0.3 }],
  [
    'fish, fisch, 🐟, octopus, krake, 🐙, squid, tintenfisch, jellyfish, qualle, slug, nacktschnecke, snail, schnecke, 🐌, worm, wurm, eel, aal',
    { wetness: 0.7, wet: 0.6 },
  ],
  ['dog, hund, 🐶, 🐕, puppy, welpe, woof, wuff, bellen', { pitch: -0.1, duration: -0.2, classic: 0.3 }],
  ['cat, katze, 🐱, 🐈, kitten, kaetzchen, meow, miau, kater', { pitch: 0.5, squeaker: 0.4 }],
  [
    'chipmunk, streifenhoernchen, squirrel, eichhoernchen, 🐿, dolphin, delfin, 🐬, bat, fledermaus, 🦇, pixie, fairy, elf, gnome, zwerg',
    { pitch: 0.9, squeaker: 0.7, duration: -0.2 },
  ],
  ['woodpecker, specht, cricket, grille, zikade', { stutterer: 0.9, wetness: -0.4 }],
  [
    'zombie, swamp monster, sumpfmonster, swamp thing, blob, alien, ghost, geist, 👻, 👽',
    { duration: 0.3, wetness: 0.3 },
  ],
]
