import type { Senses } from './entry.ts'

/** Moods and manners, by the sound they would make. */
export const characters: Senses = [
  [
    'shy, timid, bashful, coy, demure, schuechtern, zaghaft, verschaemt, zurueckhaltend, modest, bescheiden, meek',
    { duration: -0.5, pitch: 0.5, squeaker: 0.5, wetness: -0.2 },
  ],
  [
    'embarrassed, embarrassing, ashamed, awkward, peinlich, beschaemt, verlegen, blushing, guilty, mortified, sheepish',
    { duration: -0.3, pitch: 0.4, squeaker: 0.4 },
  ],
  [
    'nervous, anxious, scared, afraid, frightened, panicky, nervoes, aengstlich, panisch, veraengstigt, fearful, worried',
    { pitch: 0.5, stutterer: 0.5, duration: -0.1 },
  ],
  [
    'proud, confident, triumphant, majestic, regal, royal, glorious, noble, heroic, stolz, selbstbewusst, majestaetisch, koeniglich, triumphierend, heroisch, feierlich, ceremonial, dignified, wuerdevoll, king, koenig, queen, koenigin',
    { duration: 0.5, pitch: -0.3, classic: 0.7 },
  ],
  [
    'angry, furious, mad, enraged, aggressive, violent, grumpy, wuetend, zornig, aggressiv, sauer, boese, brutal, rabid, rage, wut, evil, vicious, menacing, bedrohlich, threatening, hostile',
    { pitch: -0.5, rumbler: 0.6, duration: 0.1 },
  ],
  [
    'sneaky, sneak, stealthy, secret, secretive, sly, discreet, covert, surreptitious, heimlich, verstohlen, diskret, unauffaellig, subtle, subtil, undercover, ninja, tiptoe, silent but deadly, schleichend',
    { duration: 0.2, wetness: -0.6, pitch: 0.3 },
  ],
  [
    'sleepy, tired, drowsy, weary, exhausted, lazy, snoring, snore, yawning, yawn, muede, schlaefrig, erschoepft, faul, gaehnend, schnarchen, schnarchend, lethargic, bored, gelangweilt',
    { duration: 0.5, pitch: -0.4, rumbler: 0.3 },
  ],
  [
    'sad, sorrowful, mournful, melancholic, melancholy, depressed, gloomy, crying, traurig, melancholisch, weinend, weinerlich, trist, lonely, einsam, tragic, tragisch, pathetic, klaeglich, jaemmerlich',
    { duration: 0.4, pitch: -0.1, wetness: 0.1 },
  ],
  [
    'happy, cheerful, joyful, merry, jolly, gleeful, perky, bubbly mood, froehlich, lustig, heiter, gluecklich, munter, excited, aufgeregt, playful, verspielt, giggly, giggle, kichern, kichernd, laughing, lachend',
    { pitch: 0.4, duration: -0.1, squeaker: 0.2, stutterer: 0.2 },
  ],
  [
    'cute, adorable, sweet, dainty, cheeky, suess, niedlich, putzig, frech, kess, mischievous, schelmisch',
    { pitch: 0.5, duration: -0.3, squeaker: 0.4 },
  ],
  [
    'polite, elegant, posh, refined, ladylike, hoeflich, vornehm, fein, kultiviert, gentlemanly, aristocratic',
    { duration: -0.4, pitch: 0.3, wetness: -0.4 },
  ],
  [
    'rude, vulgar, crude, filthy, nasty, gross out, disgusting, revolting, gruesome, icky, yucky, eklig, ekelhaft, widerlich, unverschaemt, derb, vulgaer, dirty, dreckig, schmutzig, foul, putrid, rank',
    { wetness: 0.5, pitch: -0.3, duration: 0.2 },
  ],
  [
    'hesitant, reluctant, unsure, uncertain, zoegernd, zoegerlich, unsicher, tentative, faltering',
    { stutterer: 0.6, duration: 0.1, pitch: 0.2 },
  ],
  [
    'desperate, urgent, frantic, manic, crazy, wild, verzweifelt, dringend, hektisch, verrueckt, irre, chaotic, chaotisch',
    { stutterer: 0.4, pitch: 0.3 },
  ],
  [
    'powerful, strong, mighty, forceful, epic, dramatic, kraftvoll, stark, kraeftig, episch, dramatisch, intense, intensiv, devastating, apocalyptic, apokalyptisch, heavy, schwer, legendary, legendaer',
    { pitch: -0.4, duration: 0.4, rumbler: 0.5 },
  ],
  ['weak, feeble, frail, schwach, kraftlos, limp, dying, sterbend, fading out, matt', { duration: -0.2, pitch: 0.3 }],
  [
    'funny, fun, comic, comical, silly, goofy, cartoon, cartoonish, hilarious, ridiculous, komisch, witzig, albern, laecherlich, clown, 🤡, slapstick',
    { classic: 0.3, pitch: 0.1 },
  ],
  [
    'sick, ill, diarrhea, diarrhoea, krank, durchfall, dodgy stomach, food poisoning, upset stomach, magenverstimmung, 🤢, 🤮, 💩, shart',
    { wetness: 0.9, wet: 0.9, stutterer: 0.2 },
  ],
]
