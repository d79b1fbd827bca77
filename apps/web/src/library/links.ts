/** The file of a track: as it was uploaded, or with the tags of today written into the copy. */
export const downloadUrl = (id: string, tags = false): string => `/download/track/${id}${tags ? '?tags' : ''}`
