/** A file by its name, and quieter the folders it came from: where there is little room, the name is what is seen. */
export const FileName = ({ path }: { path: string }) => {
  const at = path.lastIndexOf('/') + 1
  return (
    <span className="truncate upload-name" title={path}>
      {path.slice(at)} {at > 0 && <span className="quiet">{path.slice(0, at - 1)}</span>}
    </span>
  )
}
