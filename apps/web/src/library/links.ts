/** The file of a track: as it was uploaded, with the tags of today, or as another format. */
export const downloadUrl = (id: string, how: { tags?: boolean; format?: 'opus' | 'mp3' } = {}): string => {
  const said = new URLSearchParams({ ...(how.tags && { tags: '1' }), ...(how.format && { format: how.format }) })
  return `/download/tracks/${id}${said.size > 0 ? `?${said.toString()}` : ''}`
}
