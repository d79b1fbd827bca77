import { lookup as systemLookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { isPublicAddress } from './addresses.ts'

/** A connection that was refused before it was opened. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused'
}

/**
 * An agent that opens connections to public addresses only. The addresses a name stands for are checked as they are
 * handed to the socket, so that no second look-up can give others; one bad address refuses the name.
 */
export const guardedAgent = (lookup: LookupFunction = systemLookup, isPublic = isPublicAddress): Agent => {
  const checked: LookupFunction = (hostname, options, done) =>
    lookup(hostname, options, (error, found, family) => {
      if (error) return done(error, found, family)
      const addresses = Array.isArray(found) ? found.map(({ address }) => address) : [found]
      if (addresses.length > 0 && addresses.every(isPublic)) return done(null, found, family)
      done(new AddressRefused(), found, family)
    })
  const connect = buildConnector({ timeout: 10_000, lookup: checked })
  return new Agent({
    connect(options, done) {
      // An address is no name: sockets do not look it up. Names below localhost are loopback by RFC 6761.
      const host = options.hostname.replace(/^\[|\]$/g, '')
      if ((isIP(host) !== 0 && !isPublic(host)) || /(^|\.)localhost\.?$/i.test(host))
        return done(new AddressRefused(), null)
      connect(options, done)
    },
  })
}
