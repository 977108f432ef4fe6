import { constants } from 'node:fs'
import { access, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, resolve } from 'node:path'
import { liveHolderOf } from '../../platform/process/directory-lock.ts'
import { bad, type Finding, fair, good } from './finding.ts'

const GIBIBYTE = 1024 ** 3

/** Node, the screens, the data directory and the port. */
export async function* machineFindings(
  environment: NodeJS.ProcessEnv,
  dataDirectory: string,
): AsyncGenerator<Finding> {
  yield nodeFinding(process.versions.node)
  yield good(`系统 ${process.platform} ${process.arch}`, `System ${process.platform} ${process.arch}`)
  yield await screensFinding()
  yield await writableFinding(dataDirectory)
  yield await spaceFinding(dataDirectory)
  yield await portFinding(Number(environment['LUOSHI_PORT'] || 7180), dataDirectory)
}

export const nodeFinding = (version: string): Finding => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return good(`Node ${version}`, `Node ${version}`)
  return bad(
    { zh: `Node ${version} 太旧`, en: `Node ${version} is too old` },
    {
      zh: '请安装 Node 24（至少 22.18），或用 npm run demo 启动，它会自带合适的版本。',
      en: 'Install Node 24 (22.18 at least), or start by npm run demo, which brings its own.',
    },
  )
}

const screensFinding = async (): Promise<Finding> => {
  const shell = resolve(import.meta.dirname, '../../../dist/web/index.html')
  if (await isAccessible(shell, constants.R_OK)) return good('页面已构建', 'The screens are built')
  return fair(
    { zh: '页面尚未构建', en: 'The screens are not built yet' },
    {
      zh: '运行 npm run build:web；npm run demo 会自动构建。',
      en: 'Run npm run build:web; npm run demo does it by itself.',
    },
  )
}

const writableFinding = async (directory: string): Promise<Finding> => {
  const existing = await nearestExisting(directory)
  if (await isAccessible(existing, constants.W_OK | constants.X_OK))
    return good(`数据目录 ${directory} 可写`, `The data directory ${directory} can be written`)
  return bad(
    {
      zh: `数据目录 ${directory} 不可写（${existing}）`,
      en: `The data directory ${directory} cannot be written (${existing})`,
    },
    {
      zh: '请更改权限，或用 LUOSHI_DATA 指定另一个目录。',
      en: 'Change its permissions, or name another by LUOSHI_DATA.',
    },
  )
}

const spaceFinding = async (directory: string): Promise<Finding> => {
  const { bavail, bsize } = await statfs(await nearestExisting(directory))
  const free = (bavail * bsize) / GIBIBYTE
  const zh = `数据目录所在磁盘剩余 ${free.toFixed(1)} GB`
  const en = `${free.toFixed(1)} GB are free where the data lies`
  const advice = {
    zh: '请腾出空间；磁盘写满时程序会拒绝保存。',
    en: 'Make room; on a full disk the program refuses to save.',
  }
  if (free >= 2) return good(zh, en)
  return free >= 0.3 ? fair({ zh, en }, advice) : bad({ zh, en }, advice)
}

const portFinding = async (port: number, dataDirectory: string): Promise<Finding> => {
  const holder = await liveHolderOf(dataDirectory)
  if (holder?.address !== undefined)
    return good(
      `落实正在运行：${holder.address}（进程 ${holder.pid}）`,
      `Luoshi is running: ${holder.address} (process ${holder.pid})`,
    )
  if (await isFree(port)) return good(`端口 ${port} 可用`, `Port ${port} is free`)
  return bad(
    { zh: `端口 ${port} 被其他程序占用`, en: `Port ${port} is taken by another program` },
    {
      zh: `停止那个程序，或设 LUOSHI_PORT=${port + 1}。`,
      en: `Stop that one, or set LUOSHI_PORT=${port + 1}.`,
    },
  )
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolveFree) => {
    const server = createServer().once('error', () => resolveFree(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolveFree(true)))
  })

const isAccessible = (path: string, mode: number): Promise<boolean> =>
  access(path, mode).then(
    () => true,
    () => false,
  )

const nearestExisting = async (path: string): Promise<string> =>
  (await isAccessible(path, constants.F_OK)) || path === dirname(path) ? path : nearestExisting(dirname(path))
