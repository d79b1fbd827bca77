/** Red, green, blue and how opaque, a byte each, row by row. */
export type Pixels = { data: Uint8ClampedArray; width: number; height: number }

/** A picture that fits into a square of `side` pixels, each the mean of those it stands for, over white; null where it fits already. */
export function within({ data, width, height }: Pixels, side: number): Pixels | null {
  const scale = Math.max(width, height) / side
  if (scale <= 1) return null
  const [columns, rows] = [Math.max(1, Math.round(width / scale)), Math.max(1, Math.round(height / scale))]
  const small = new Uint8ClampedArray(4 * columns * rows)
  for (let row = 0; row < rows; row++) {
    const [top, bottom] = span(row, rows, height)
    for (let column = 0; column < columns; column++) {
      const [left, right] = span(column, columns, width)
      const sum = [0, 0, 0]
      for (let y = top; y < bottom; y++)
        for (let at = 4 * (y * width + left); at < 4 * (y * width + right); at += 4) {
          const opaque = data[at + 3]! / 255
          for (let i = 0; i < 3; i++) sum[i]! += 255 + opaque * (data[at + i]! - 255)
        }
      const count = (bottom - top) * (right - left)
      small.set([...sum.map((each) => each / count), 255], 4 * (row * columns + column))
    }
  }
  return { data: small, width: columns, height: rows }
}

/** Which of `of` old places the new one of `count` stands for: one at least. */
function span(place: number, count: number, of: number): [from: number, to: number] {
  const from = Math.floor((place * of) / count)
  return [from, Math.max(from + 1, Math.floor(((place + 1) * of) / count))]
}
