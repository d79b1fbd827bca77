import { BlockList, isIPv4, isIPv6 } from 'node:net'

const blocked = new BlockList()
for (const [network, prefix] of [
  // The IANA special-purpose registry of IPv4: this network, private, shared (CGNAT), loopback, link-local and
  // metadata, protocol assignments, documentation, 6to4 relays, benchmarking, multicast, reserved and broadcast.
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  // Azure's host agent, a public address that answers from inside.
  ['168.63.129.16', 32],
] as const)
  blocked.addSubnet(network, prefix, 'ipv4')

for (const [network, prefix] of [
  // Within global unicast: protocol assignments (Teredo, ORCHID), documentation, 6to4, which embeds IPv4.
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  blocked.addSubnet(network, prefix, 'ipv6')

// Loopback, link-local, unique local, IPv4-mapped, NAT64 and all else lies outside 2000::/3.
const globalUnicast = new BlockList()
globalUnicast.addSubnet('2000::', 3, 'ipv6')

/** Whether an IP address, as a resolver or a URL spells it, is one of the public internet. */
export const isPublicAddress = (address: string): boolean => {
  if (isIPv4(address)) return !blocked.check(address, 'ipv4')
  // A zone belongs to a link, not to the internet.
  if (!isIPv6(address) || address.includes('%')) return false
  return globalUnicast.check(address, 'ipv6') && !blocked.check(address, 'ipv6')
}
