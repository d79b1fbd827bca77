/** Files that hold a playlist, by their endings. */
export const isPlaylistFile = ({ name }: Pick<File, 'name'>): boolean => /\.(?:m3u8?|xspf|jspf|json)$/i.test(name)

/** The bytes of a file as the server takes them. */
export const base64Of = async (file: File): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}
