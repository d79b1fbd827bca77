import S3rver from 's3rver'

// Run as a process of its own: the continuation tokens of its lists need `--openssl-legacy-provider`.
const [directory = '', bucket = ''] = process.argv.slice(2)
const configureBuckets = [{ name: bucket }]
const server = new S3rver({
  address: '127.0.0.1',
  port: 0,
  silent: true,
  directory,
  vhostBuckets: false,
  configureBuckets,
})
process.stdout.write(String((await server.run()).port))
process.stdin.on('end', () => process.exit()).resume()
