import { useLanguage } from '../../../ui/language.tsx'

/** What an action's code reads as; a code that is not here is shown as it is. */
const actionNames: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  'activity.record': ['记录工作', 'Record work'],
  'activity.correct': ['更正记录', 'Correct a record'],
  'activity.void': ['作废记录', 'Void a record'],
  'assignment.decline': ['不予分工', 'Decline an assignment'],
  'assignment.make': ['分工', 'Assign'],
  'duty.accept': ['审订通过', 'Accept a duty'],
  'duty.add': ['增加职责', 'Add a duty'],
  'duty.adjust': ['调整职责', 'Adjust a duty'],
  'duty.adopt': ['采纳职责', 'Adopt a duty'],
  'duty.carry': ['职责沿用', 'Carry a duty on'],
  'duty.change': ['职责变更', 'Change a duty'],
  'duty.end': ['职责终止', 'End a duty'],
  'duty.propose': ['识别职责', 'Propose duties'],
  'duty.reject': ['不予采用', 'Reject a duty'],
  'duty.reopen': ['重新审订', 'Reopen a duty'],
  'duty.split': ['拆分职责', 'Split a duty'],
  'report.create': ['新建报告', 'Create a report'],
  'report.delete': ['删除报告草稿', 'Delete a draft report'],
  'report.edit': ['修改报告', 'Edit a report'],
  'report.figure.add': ['增加数据项', 'Add a figure'],
  'report.figure.remove': ['移除数据项', 'Remove a figure'],
  'report.issue': ['签发报告', 'Issue a report'],
  'report.template.copy': ['复制报告模板', 'Copy a report template'],
  'report.template.delete': ['删除报告模板', 'Delete a report template'],
  'report.template.edit': ['修改报告模板', 'Edit a report template'],
  'rulebook.import': ['导入制度', 'Import a rule'],
  'rulebook.rename': ['修改制度名称', 'Rename a rulebook'],
  'topic.add': ['增加主题', 'Add a topic'],
}

export function useActionName(): (code: string) => string {
  const { language } = useLanguage()
  return (code) => actionNames[code]?.[language === 'zh' ? 0 : 1] ?? code
}
