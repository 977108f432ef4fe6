/** A font that a file names, and the one of the same kind to take where it is not installed. */
export interface NamedFont {
  readonly name: string
  readonly alternative: string
  /** Chinese fonts carry the GB2312 character set, so that Word never falls back to a Japanese face. */
  readonly chinese: boolean
}

const NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** `word/fontTable.xml`: docx itself lists embedded fonts only, and an unlisted 仿宋_GB2312 turns into 宋体 on a plain Windows. */
export function fontTable(fonts: readonly NamedFont[]): string {
  const entries = fonts.map(
    ({ name, alternative, chinese }) =>
      `<w:font w:name="${name}"><w:altName w:val="${alternative}"/><w:charset w:val="${chinese ? '86' : '00'}"/></w:font>`,
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="${NAMESPACE}">${entries.join('')}</w:fonts>`
}
