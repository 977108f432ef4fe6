import { HTTPException } from 'hono/http-exception'
import type { Refusal } from '../../kernel/outcome/outcome.ts'
import {
  isStorageFull,
  isUnavailable,
  isUnstorable,
  UnconfirmedCommit,
  violatedUnique,
} from '../database/error-kind.ts'

/**
 * What a person is told of an error that was thrown. Outages say whether anything was saved; everything else
 * is a bug: it names the request, under which the log has the details, and nothing more.
 */
export const refusalOfThrown = (error: unknown, requestId: string): Refusal => {
  if (error instanceof HTTPException) return refusalOfHttp(error)
  if (error instanceof UnconfirmedCommit) return UNCONFIRMED
  if (isStorageFull(error)) return FULL
  if (isUnavailable(error)) return UNAVAILABLE
  if (isUnstorable(error)) return UNSTORABLE
  if (violatedUnique(error) !== undefined) return CLASH
  return {
    code: 'server.fault',
    sentence: {
      zh: `程序出错，没有保存。请重试；若仍出错，请把编号 ${requestId} 告诉管理员。`,
      en: `The program failed and nothing was saved. Try again; should it persist, give your administrator the number ${requestId}.`,
    },
  }
}

/** Whether a refusal tells of a bug (rather than of an outage or of bad input). */
export const isFault = (refusal: Refusal): boolean => refusal.code === 'server.fault'

const refusalOfHttp = (error: HTTPException): Refusal =>
  error.status === 413
    ? { code: 'request.too-large', sentence: { zh: '内容太大。', en: 'That is too large.' } }
    : {
        code: 'request.malformed',
        sentence: {
          zh: '请求的格式不对，无法读取。',
          en: 'The request cannot be read: its format is wrong.',
        },
      }

const UNCONFIRMED: Refusal = {
  code: 'server.unconfirmed',
  sentence: {
    zh: '数据库在确认保存时中断，可能已保存，也可能没有。请刷新核对后再决定是否重试。',
    en: 'The database broke off while confirming: it may or may not be saved. Reload and look before you try again.',
  },
}

const FULL: Refusal = {
  code: 'storage.full',
  sentence: {
    zh: '磁盘已满，没有保存。请管理员腾出空间后重试。',
    en: 'The disk is full and nothing was saved. Ask your administrator to make room, then try again.',
  },
}

const UNAVAILABLE: Refusal = {
  code: 'server.unavailable',
  sentence: {
    zh: '数据库暂时不可用，没有保存。请稍后重试。',
    en: 'The database is not available just now and nothing was saved. Try again in a moment.',
  },
}

const UNSTORABLE: Refusal = {
  code: 'request.invalid',
  sentence: {
    zh: '内容里有不能保存的字符（如空字符）、日期（如公元前）或数字，没有保存。请改正后重试。',
    en: 'What was sent holds characters (such as a null character), a date (such as one before year 1) or a number that cannot be stored; nothing was saved. Mend it and try again.',
  },
}

const CLASH: Refusal = {
  code: 'request.conflict',
  sentence: {
    zh: '同样的记录已经有了，可能是刚才由他人保存的。请刷新后再看。',
    en: 'The same record exists already; somebody may have saved it just now. Reload and look again.',
  },
}
