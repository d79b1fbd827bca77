import { FilePlus, FolderPlus, Plus } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { useWords } from '../../words/language.ts'
import { uploads } from '../../words/uploads.ts'

const accepted = 'audio/*,.mp3,.flac,.wav,.ogg,.opus,.m4a,.aac,.webm'

/** The button for those who do not drag: files, or a whole folder. */
export const AddMusic = ({ look = 'primary' }: { look?: 'primary' | 'plain' }) => {
  const words = useWords(uploads)
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement | null>(null)
  const send = async (input: HTMLInputElement) => {
    const list = [...(input.files ?? [])]
    input.value = ''
    const [{ sendFiles }, { chosen }] = await Promise.all([import('./engine.ts'), import('./walk.ts')])
    await sendFiles(chosen(list))
  }
  const input = { type: 'file', multiple: true, hidden: true, tabIndex: -1 } as const
  return (
    <>
      <Menu
        trigger={
          <Button look={look} icon={<Plus />}>
            {words.add}
          </Button>
        }
      >
        <MenuItem icon={<FilePlus />} onPick={() => files.current?.click()}>
          {words.chooseFiles}
        </MenuItem>
        <MenuItem icon={<FolderPlus />} onPick={() => folder.current?.click()}>
          {words.chooseFolder}
        </MenuItem>
      </Menu>
      <input
        {...input}
        ref={files}
        accept={accepted}
        aria-label={words.chooseFiles}
        onChange={(event) => void send(event.currentTarget)}
      />
      <input
        {...input}
        ref={(element) => {
          folder.current = element
          element?.setAttribute('webkitdirectory', '')
        }}
        aria-label={words.chooseFolder}
        onChange={(event) => void send(event.currentTarget)}
      />
    </>
  )
}
