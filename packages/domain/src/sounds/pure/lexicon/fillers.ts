/** Words that carry no sound: they neither count as understood nor as unread. */
export const fillers = [
  'a an the this that these those one ones it its is are be been being was were am i you he she we they me my your his her our their us them who which what',
  'of in on at by for from to into onto as like if when while until because about there here only just too also again please pls let make makes made making made give gives create generate produce want wants would wanted like need needs could can should shall will may might must do does did has have had having get me up out off over under down back away',
  'sound sounds sounding sounded noise noises something anything thing things someone somebody effect effects sfx audio version kind sort bit lot lots pretty hear heard hearing listen play played playing try maybe perhaps ok okay hi hello hey thanks thank some any each every all both other another same own such most more less not so well now still always often sometimes oh ah uh um hmm lol haha yes yeah seems seem feel feels feeling type style old new good great nice best better real room jemand man',
  'through across between against during before after above below near around along towards toward within inside outside via per',
  "it's that's i'd i'm i'll let's there's you're they're we're what's he's she's don't",
  'der die das den dem des ein eine einen einem einer eines ich du er sie es wir ihr mein dein sein ihre unser mich dich sich mir dir uns euch wie wenn dass ob was wer wo von vom zu zum zur im ins am an auf aus bei beim bis durch fuer gegen nach um vor ueber unter zwischen hinter neben seit waehrend wegen',
  'ist sind war waren bin bist sei waere wird werden soll sollte sollen kann koennte koennen will wollen moechte mag muss muessen darf hat haben hatte habe mach mache machen macht gib gibt bitte mal doch auch noch nur schon ja nein so da dann hier dort immer wieder etwas irgendwas irgendwie einfach gerne gern bitteschoen klingt klingen klang klaenge klingend ton toene geraeusch geraeusche sound welche welcher welches dieser diese dieses jede jeder jedes alle alles man eben halt eigentlich alt alte alter alten altes',
  'duration length pitch wetness dauer laenge tonhoehe naesse seconds second sekunde sekunden',
].join(' ')

/** Negations that deny nothing, and other turns of phrase. */
export const fillerPhrases =
  "can't wait, cannot wait, could you, would you, why not, not only, no problem, no idea, if possible, for me, nicht nur, kann nicht warten, wenn moeglich, fuer mich, was auch immer, more or less the"
