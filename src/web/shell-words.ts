import { defineWords } from '../ui/words.ts'

/** Words of the shell: menu headings, bars, and what it says when a page cannot be shown. */
export const shellWords = defineWords('shell', {
  skip: ['跳到正文', 'Skip to the content'],
  mainMenu: ['主菜单', 'Main menu'],
  quickMenu: ['常用', 'Quick menu'],
  recordWork: ['记一笔', 'Record work'],
  mine: ['我的', 'Mine'],
  matrix: ['矩阵', 'Matrix'],
  more: ['更多', 'More'],
  groupWork: ['工作', 'Work'],
  groupOverview: ['总览', 'Overview'],
  groupRules: ['制度与职责', 'Rules and duties'],
  groupOrganisation: ['组织', 'Organisation'],
  groupSettings: ['设置', 'Settings'],
  currentUnit: ['当前单位', 'Current unit'],
  language: ['切换为英文', 'Switch to Chinese'],
  otherLanguage: ['EN', '中文'],
  offline: [
    '网络已断开。可以继续填写，恢复后再保存。',
    'You are offline. You can go on filling in; save when the network is back.',
  ],
  notFoundTitle: ['没有这个页面', 'No such page'],
  notFoundHint: [
    '地址可能写错了，或记录已移走。可从菜单进入，或回到首页。',
    'The address may be mistyped, or the record moved. Use the menu, or go to the start page.',
  ],
  goHome: ['回到首页', 'Go to the start page'],
  faultTitle: ['页面出错', 'This page failed'],
  faultHint: [
    '已保存的内容不受影响。请重试；若仍不行，请把下面这行字告诉管理员。',
    'What was saved is safe. Try again; if it fails again, give your administrator the line below.',
  ],
  updatedTitle: ['程序已更新', 'The program was updated'],
  updatedHint: ['请重新载入页面，然后继续。', 'Reload the page, then go on.'],
  reload: ['重新载入', 'Reload'],
  nothingYet: ['尚无可用页面', 'Nothing here yet'],
})
