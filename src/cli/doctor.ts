import { dataDirectoryOf } from '../platform/database/connect.ts'
import type { Command } from './command.ts'
import { databaseFindings } from './doctor/database-findings.ts'
import { documentFindings } from './doctor/document-findings.ts'
import { type Finding, lineOf } from './doctor/finding.ts'
import { machineFindings } from './doctor/machine-findings.ts'

export const command: Command = {
  usage: 'doctor',
  summary: {
    zh: '检查本机、数据库、端口和字体，说明该怎么办',
    en: 'Check machine, database, port and fonts, and say what to do',
  },
  run: async (_, { environment, language, say }) => {
    const dataDirectory = dataDirectoryOf(environment)
    const findings: Finding[] = []
    for (const look of [machineFindings, databaseFindings, documentFindings])
      for await (const finding of look(environment, dataDirectory)) {
        findings.push(finding)
        say(lineOf(finding, language))
      }
    const bad = findings.filter(({ grade }) => grade === 'bad').length
    say('')
    if (bad === 0) say({ zh: '可以使用。', en: 'All that is needed is there.' }[language])
    else say({ zh: `有 ${bad} 处需要处理（✗）。`, en: `${bad} to be mended (✗).` }[language])
    return bad === 0 ? 0 : 1
  },
}
