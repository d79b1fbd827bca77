import type { Senses } from './entry.ts'

/** Things that are blown, bowed, struck or driven. */
export const instruments: Senses = [
  [
    'tuba, sousaphone, bass trombone, basstuba, contrabassoon, kontrafagott, didgeridoo, alphorn, foghorn, nebelhorn, fog horn, ship horn, schiffshorn',
    { pitch: -0.8, duration: 0.5, rumbler: 0.8, wetness: -0.1 },
  ],
  [
    'trombone, posaune, bassoon, fagott, cello, baritone horn, euphonium, kontrabass, double bass, orgel, organ, pipe organ',
    { pitch: -0.4, duration: 0.4, classic: 0.4, rumbler: 0.3 },
  ],
  [
    'trumpet, trompete, 🎺, fanfare, bugle, horn, cornet, troete, vuvuzela, kazoo, saxophone, saxophon, 🎷, posaunenchor, hupe, hupen, car horn, autohupe',
    { pitch: 0.2, duration: 0.2, classic: 0.7, wetness: -0.2 },
  ],
  [
    'flute, floete, piccolo, recorder, blockfloete, oboe, clarinet, klarinette, tin whistle, kettle, teekessel, wasserkessel, panpipe, bagpipe, dudelsack',
    { pitch: 0.7, wetness: -0.5, squeaker: 0.6, duration: 0.2 },
  ],
  [
    'violin, geige, 🎻, fiddle, viola, bratsche, door hinge, hinge, scharnier, rusty hinge, creaking door, knarrende tuer, rusty gate, quietschende tuer',
    { pitch: 0.5, squeaker: 0.7, wetness: -0.5 },
  ],
  [
    'drum, trommel, 🥁, drum roll, trommelwirbel, snare, bongo, tommel, timpani, pauke, drumroll',
    { stutterer: 0.8, pitch: -0.2, wetness: -0.4 },
  ],
  [
    'motorbike, motorcycle, motorrad, 🏍, moped, scooter, mofa, chopper, harley, lawnmower, lawn mower, rasenmaeher, chainsaw, kettensaege, outboard, aussenborder, two stroke, zweitakter, dirt bike, quad bike',
    { stutterer: 0.9, pitch: -0.3, duration: 0.4, wetness: -0.2 },
  ],
  [
    "won't start, refuses to start, failing to start, does not start, doesn't start, not starting, nicht anspringt, nicht anspringen, springt nicht an, nicht anspringen will, nicht starten will, stalling, stall, backfire, fehlzuendung, misfire",
    { stutterer: 1, duration: 0.3 },
  ],
  [
    'engine, motor, tractor, traktor, trecker, truck, lorry, lastwagen, lkw, diesel, 🚜, 🚚, bulldozer, tank, panzer, car, auto, helicopter, hubschrauber, 🚁, train, zug, steam train, dampflok, locomotive, lokomotive',
    { stutterer: 0.5, rumbler: 0.6, pitch: -0.5, duration: 0.3, wetness: -0.3 },
  ],
  [
    'airplane, plane, flugzeug, jet, rocket, rakete, 🚀, ✈, takeoff, afterburner',
    { duration: 0.5, pitch: -0.3, rumbler: 0.6, wetness: -0.5 },
  ],
  [
    'cannon, kanone, bomb, bombe, 💣, 💥, artillery, gunshot, shotgun, firework, feuerwerk, firecracker, boeller',
    { duration: -0.2, pitch: -0.5, rumbler: 0.6 },
  ],
  [
    'typewriter, schreibmaschine, sewing machine, naehmaschine, jackhammer, presslufthammer, drill, bohrer, morse, geiger counter, geigerzaehler',
    { stutterer: 1, wetness: -0.5 },
  ],
  [
    'laser, ray gun, zap, pew, synthesizer, theremin, robot, roboter, 🤖',
    { pitch: 0.5, squeaker: 0.4, wetness: -0.5, duration: -0.2 },
  ],
]
