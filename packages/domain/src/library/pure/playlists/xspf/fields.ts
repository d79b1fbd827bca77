/** The elements that hold one text, in the order of the specification, and the field of each. */
export const headTexts = [
  ['title', 'title'],
  ['creator', 'creator'],
  ['annotation', 'annotation'],
  ['info', 'info'],
  ['location', 'location'],
  ['image', 'image'],
  ['date', 'date'],
  ['license', 'license'],
] as const

export const trackTexts = [
  ['title', 'title'],
  ['creator', 'creator'],
  ['annotation', 'annotation'],
  ['info', 'info'],
  ['image', 'image'],
  ['album', 'album'],
] as const

export const trackCounts = ['trackNum', 'duration'] as const
