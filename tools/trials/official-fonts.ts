import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** Free fonts of the same kind for the official ones, so that headings and title can be told apart in the pictures. */
const SUBSTITUTES = [
  ['仿宋_GB2312', 'Noto Serif CJK SC'],
  ['楷体_GB2312', 'Noto Serif CJK SC'],
  ['宋体', 'Noto Serif CJK SC'],
  ['方正小标宋简体', 'Noto Serif CJK SC:bold'],
  ['黑体', 'Noto Sans CJK SC'],
]

/**
 * Writes `fonts.conf` into a folder and returns its path, for FONTCONFIG_FILE: LibreOffice then draws official files with the
 * substitutes.
 */
export function writeFontConfiguration(folder: string): string {
  const file = resolve(folder, 'fonts.conf')
  const aliases = SUBSTITUTES.map(([official, free]) => {
    const [family, weight] = free?.split(':') ?? []
    const bold =
      weight === undefined
        ? ''
        : '<edit name="weight" mode="assign" binding="strong"><const>bold</const></edit>'
    return `<match target="pattern"><test name="family"><string>${official}</string></test>
<edit name="family" mode="assign" binding="strong"><string>${family}</string></edit>${bold}</match>`
  })
  const system = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
  writeFileSync(file, `<?xml version="1.0"?><fontconfig>${system}${aliases.join('')}</fontconfig>`)
  return file
}
