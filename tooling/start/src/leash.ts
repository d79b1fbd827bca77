/**
 * Loaded before the program of every child: when the supervisor is gone, kill -9 included, the channel between the two closes and
 * the program gets the signal it would have got from it.
 */
import process from 'node:process'

const secondsToEnd = 10

process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => process.exit(1), secondsToEnd * 1000).unref()
})
process.channel?.unref()
