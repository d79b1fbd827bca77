/** The public address of a share, as it is passed on. */
export const shareUrl = (token: string): string => `${location.origin}/s/${token}`

/** What someone pastes into their page to have the player there. */
export const embedCode = (token: string): string =>
  `<iframe src="${location.origin}/embed/${token}" width="480" height="152" style="border:0" loading="lazy" allow="autoplay"></iframe>`
