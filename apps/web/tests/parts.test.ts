import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { begin, hasChromium, openWorld, type World } from './browser.ts'
import { amplitudeAt, listen, takeHeard } from './listen.ts'

describe.skipIf(!hasChromium)('parts', () => {
  let world: World
  let page: Page
  beforeAll(async () => {
    world = await openWorld('gallery.html')
    page = await world.browser.newPage({ viewport: { width: 1200, height: 1000 }, locale: 'en-GB' })
    await listen(page)
  })
  afterAll(() => world.close())
  beforeEach(() => begin(world, page, '/gallery.html'))

  const steepest = (samples: readonly number[]) =>
    samples.reduce((most, sample, index) => Math.max(most, Math.abs(sample - (samples[index - 1] ?? sample))), 0)
  const rateOf = () => page.evaluate(() => new AudioContext().sampleRate)

  describe('a ribbon', () => {
    const ribbon = () => page.getByRole('slider', { name: 'squeaker number 0' }).first()
    test('is a slider that speaks its time', async () => {
      await expect.poll(() => ribbon().getAttribute('aria-valuetext')).toBe('0 seconds of 0.8 seconds')
      await ribbon().focus()
      await page.keyboard.press('End')
      await page.keyboard.press('Home')
      await page.keyboard.press('ArrowRight')
      await expect.poll(async () => Number(await ribbon().getAttribute('aria-valuenow'))).toBeGreaterThan(0)
    })
    test('seeks where it is clicked and shows the time under the pointer', async () => {
      const box = await ribbon().boundingBox()
      if (box === null) throw new Error('no ribbon')
      await page.mouse.move(box.x + box.width / 2, box.y + 10)
      expect(await page.locator('.ribbon-time').first().textContent()).toBe('0:00.4')
      await page.mouse.click(box.x + box.width / 2, box.y + 10)
      await expect.poll(() => page.getByRole('region', { name: 'Player' }).isVisible()).toBe(true)
      await expect.poll(async () => Number(await ribbon().getAttribute('aria-valuenow'))).toBeGreaterThan(0.35)
    })
    test('draws something', async () => {
      const ink = await ribbon()
        .locator('canvas')
        .evaluate((canvas: HTMLCanvasElement) =>
          canvas
            .getContext('2d')
            ?.getImageData(0, 0, canvas.width, canvas.height)
            .data.filter((_, index) => index % 4 === 3)
            .reduce((sum, alpha) => sum + (alpha > 0 ? 1 : 0), 0),
        )
      expect(ink).toBeGreaterThan(5000)
    })
  })

  describe('a knob', () => {
    const knob = () => page.getByRole('slider', { name: 'Duration' })
    const value = async () => Number(await knob().getAttribute('aria-valuenow'))
    test('turns by arrows, by the smallest step with shift, and to its ends', async () => {
      await knob().focus()
      await page.keyboard.press('ArrowUp')
      expect(await value()).toBe(1.6)
      await page.keyboard.press('Shift+ArrowDown')
      expect(await value()).toBe(1.59)
      await page.keyboard.press('End')
      expect(await value()).toBe(10)
      expect(await knob().getAttribute('aria-valuetext')).toBe('10.00 s')
    })
    test('turns by dragging, and a double-click brings it back', async () => {
      const box = await knob().boundingBox()
      if (box === null) throw new Error('no knob')
      await page.mouse.move(box.x + 32, box.y + 32)
      await page.mouse.down()
      await page.mouse.move(box.x + 32, box.y - 60, { steps: 4 })
      await page.mouse.up()
      expect(await value()).toBeGreaterThan(3)
      await knob().dblclick()
      expect(await value()).toBe(1.5)
    })
    test('takes a typed number, and Escape leaves it alone', async () => {
      await knob().focus()
      await page.keyboard.type('2,5')
      await page.keyboard.press('Enter')
      expect(await value()).toBe(2.5)
      await page.keyboard.type('9')
      await page.keyboard.press('Escape')
      expect(await value()).toBe(2.5)
    })
  })

  describe('the player', () => {
    /** The steepest step of a levelled 250 Hz tone is below this; a click is above it. */
    const click = 0.06
    test('switches, pauses and goes on without a click, and never sounds twice', async () => {
      const rate = await rateOf()
      await page.getByRole('button', { name: 'Low tone' }).click()
      await page.waitForTimeout(500)
      await page.getByRole('button', { name: 'High tone' }).click()
      await page.waitForTimeout(500)
      await page.getByRole('button', { name: 'Silence' }).click()
      await page.waitForTimeout(200)
      const heard = await takeHeard(page)
      expect(Math.max(...heard)).toBeGreaterThan(0.05)
      expect(steepest(heard)).toBeLessThan(click)
      const end = heard.findLastIndex((sample) => Math.abs(sample) > 0.01)
      const second = heard.slice(end - rate * 0.3, end - rate * 0.05)
      expect(amplitudeAt(second, 250, rate)).toBeGreaterThan(0.05)
      expect(amplitudeAt(second, 100, rate)).toBeLessThan(0.003)
      expect(Math.max(...heard.slice(-32).map(Math.abs))).toBeLessThan(0.01)
    })
    test('follows one file with the next without a gap, and says what it does', async () => {
      const rate = await rateOf()
      await page.getByRole('button', { name: 'Three parts' }).click()
      const says = () => page.locator('.player-spoken').textContent()
      await expect.poll(says).toMatch(/^Playing: Part 3, One tone/)
      await expect.poll(says).toBe('Paused')
      const heard = await takeHeard(page)
      const loud = (sample: number) => Math.abs(sample) > 0.01
      const part = heard.slice(heard.findIndex(loud), heard.findLastIndex(loud))
      // From the stream to the samples on a machine under load: a trembling of the clock; from samples to samples: none.
      expect(part.length / rate).toBeGreaterThan(2.9)
      expect(part.length / rate).toBeLessThan(3.1)
      const later = part.slice(Math.round(rate * 1.3))
      expect(steepest(later)).toBeLessThan(click)
      let still = 0
      const longest = later.reduce((most, sample) => Math.max(most, (still = loud(sample) ? 0 : still + 1)), 0)
      expect(longest).toBeLessThan(rate * 0.002)
    })
    test('is led by keys: shuffle, repeat, the next, the queue', async () => {
      await page.getByRole('button', { name: 'Three parts' }).click()
      const bar = page.getByRole('region', { name: 'Player' })
      await bar.getByText('Part 1').waitFor()
      await page.locator('h1').click()
      await page.keyboard.press('Shift+ArrowRight')
      await bar.getByText('Part 2').waitFor()
      await page.keyboard.press('r')
      await bar.getByRole('button', { name: 'Repeat: all' }).waitFor()
      await page.keyboard.press('m')
      await bar.getByRole('button', { name: 'Unmute' }).waitFor()
      await page.keyboard.press('q')
      const queue = page.getByRole('dialog', { name: 'Queue' })
      const titles = () => queue.locator('.queue-title > :first-child').allTextContents()
      await expect.poll(titles).toEqual(['Part 1', 'Part 2', 'Part 3'])
      const grip = queue.getByRole('button', { name: 'Move: Part 3' })
      await grip.focus()
      for (const key of ['Space', 'ArrowUp', 'ArrowUp', 'Space']) await page.keyboard.press(key)
      await expect.poll(titles).toEqual(['Part 3', 'Part 1', 'Part 2'])
      await queue.getByRole('button', { name: 'Take out of the queue: Part 1' }).click()
      await expect.poll(titles).toEqual(['Part 3', 'Part 2'])
    })
    test('plays and pauses by the space bar, and remembers its volume', async () => {
      await page.getByRole('button', { name: 'Low tone' }).click()
      const toggle = page.getByRole('region', { name: 'Player' }).getByRole('button', { name: /^(Play|Pause)$/ })
      await expect.poll(() => toggle.getAttribute('aria-label')).toBe('Pause')
      await page.locator('h1').click()
      await page.keyboard.press('Space')
      await expect.poll(() => toggle.getAttribute('aria-label')).toBe('Play')
      await page.getByRole('slider', { name: 'Volume' }).fill('0.3')
      await page.reload()
      await page.getByRole('button', { name: 'Low tone' }).click()
      await expect.poll(() => page.getByRole('slider', { name: 'Volume' }).inputValue()).toBe('0.3')
    })
  })

  test('a deed can be taken back from its toast and by Ctrl-Z', async () => {
    for (const how of ['toast', 'key'] as const) {
      await page.getByRole('button', { name: 'Delete', exact: true }).click()
      await page.getByText('Deleted “door”', { exact: true }).first().waitFor()
      if (how === 'toast') await page.getByRole('button', { name: 'Undo' }).click()
      else await page.keyboard.press('Control+z')
      await page.getByText('Undone: Deleted “door”').first().waitFor()
    }
  })

  test('a menu opens by keyboard and gives the focus back', async () => {
    const trigger = page.getByRole('button', { name: 'More' })
    await trigger.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Favourite' }).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => trigger.evaluate((element) => element === document.activeElement)).toBe(true)
  })

  test.each(['light', 'dark'] as const)('have no violation of accessibility rules, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.getByRole('button', { name: 'Open dialog' }).click()
    await page.getByRole('dialog').waitFor()
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .options({ resultTypes: ['violations'] })
      .analyze()
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
    ).toEqual([])
  })
})
