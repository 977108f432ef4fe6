import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { runToEnd } from '../../platform/database/embedded/child.ts'
import { type Finding, fair, good } from './finding.ts'

/** What documents and the browser tests need; the program itself runs without. */
export async function* documentFindings(environment: NodeJS.ProcessEnv): AsyncGenerator<Finding> {
  yield await browserFinding(environment)
  yield await fontsFinding()
  yield await officeFinding(environment)
}

const browserFinding = async (environment: NodeJS.ProcessEnv): Promise<Finding> => {
  const named = environment['LUOSHI_CHROMIUM']
  const browser = named ?? (await findProgram(['chromium', 'chromium-browser', 'google-chrome'], environment))
  if (browser !== undefined && (await isExecutable(browser)))
    return good(`Chromium：${browser}`, `Chromium: ${browser}`)
  return fair(
    { zh: '没有找到 Chromium（只有测试需要）', en: 'There is no Chromium (only the tests need it)' },
    {
      zh: 'Debian/Ubuntu：sudo apt-get install chromium；或用 LUOSHI_CHROMIUM 指定。',
      en: 'On Debian or Ubuntu: sudo apt-get install chromium; or name one by LUOSHI_CHROMIUM.',
    },
  )
}

const fontsFinding = async (): Promise<Finding> => {
  const fonts = await runToEnd('fc-list', [':lang=zh', 'family'], undefined).catch(() => undefined)
  if (fonts === undefined)
    return good('字体：本机没有 fontconfig，不检查', 'Fonts: no fontconfig on this machine, nothing checked')
  const first = fonts.split('\n')[0]?.trim()
  if (first) return good(`中文字体：${first}`, `Chinese fonts: ${first}`)
  return fair(
    { zh: '没有中文字体', en: 'There are no Chinese fonts' },
    {
      zh: 'Debian/Ubuntu：sudo apt-get install fonts-noto-cjk（看文件和测试截图用）。',
      en: 'On Debian or Ubuntu: sudo apt-get install fonts-noto-cjk (for looking at documents and for the tests’ pictures).',
    },
  )
}

const officeFinding = async (environment: NodeJS.ProcessEnv): Promise<Finding> => {
  const office = await findProgram(['soffice', 'libreoffice'], environment)
  if (office !== undefined) return good(`LibreOffice：${office}`, `LibreOffice: ${office}`)
  return good('LibreOffice：没有（可有可无）', 'LibreOffice: none (it is optional)')
}

const findProgram = async (
  names: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<string | undefined> => {
  for (const directory of (environment['PATH'] ?? '').split(delimiter))
    for (const name of names) {
      const path = join(directory, process.platform === 'win32' ? `${name}.exe` : name)
      if (await isExecutable(path)) return path
    }
  return undefined
}

const isExecutable = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
