/** A duty as the text states it. All offsets are UTF-16 code units of the whole text. */

export type DutyKind = 'recurring' | 'deadline' | 'retention' | 'standing' | 'triggered'

export type TimeUnit =
  | 'minute'
  | 'hour'
  | 'day'
  | 'workday'
  | 'week'
  | 'month'
  | 'quarter'
  | 'halfyear'
  | 'term'
  | 'year'

/** `none`: an interval without a count; `exactly`: 一次, 两次; `at_least`: 至少, 不少于, 以上. */
export type Bound = 'none' | 'exactly' | 'at_least'

/** So many times in every so many units: 每两年至少一次 is {every: 2, unit: 'year', times: 1, bound: 'at_least'}. */
export interface Frequency {
  every: number
  unit: TimeUnit
  times: number
  bound: Bound
  /** The year meant is the school year (学年). */
  schoolYear?: true
}

/**
 * Until when. One of three shapes: `within`+`unit` counted from an event (`after`, null when only understood);
 * `lead`+`unit` counted back from an event; `before` (and `from`) as a month and day of the year, 'MM-DD'.
 */
export interface Deadline {
  within?: number
  unit?: TimeUnit
  after?: string | null
  /** 当日: the day of the event itself. */
  sameDay?: true
  lead?: number
  /** Earliest moment of a lead window, in the same unit: 届满前90日至30日. */
  leadMax?: number
  beforeEvent?: string | null
  from?: string
  before?: string
}

/** How long something is kept. */
export interface Retention {
  atLeast?: number
  unit?: TimeUnit
  after?: string
  permanent?: true
}

/** `times` occurs in parts only (24次，其中防溺水6次); the count of the whole is in the frequency. */
export type QuotaUnit =
  | 'hour'
  | 'classhour'
  | 'minute'
  | 'day'
  | 'month'
  | 'percent'
  | 'person'
  | 'credit'
  | 'tree'
  | 'item'
  | 'times'

/** A least amount inside the period: 每年不少于八学时. */
export interface Quota {
  atLeast: number
  unit: QuotaUnit
}

/** A part of the amount with a topic of its own: 其中消防专题不少于6学时. */
export interface SubQuota {
  amount: number
  unit: QuotaUnit
  topic: string
}

/** Which rule of language fired, on which words. */
export interface Reason {
  rule: string
  words: string
  start: number
}

export interface Duty {
  /** Label of the clause as written: 第十七条, or 三、 in outline texts; null outside any. */
  article: string | null
  /** 款, counted from 1 over the article's paragraphs. */
  paragraph: number | null
  /** Label of the item: （一）. */
  item: string | null
  sentence: string
  start: number
  /** Start of the smallest outline node that holds the sentence. */
  clauseStart: number
  /** null: the text names nobody. */
  actor: string | null
  actorStart: number | null
  /** Taken from an earlier sentence, paragraph, header line or article. */
  actorInherited: boolean
  action: string
  actionStart: number
  kind: DutyKind
  frequency: Frequency | null
  deadline: Deadline | null
  retention: Retention | null
  /** 定期 or 不定期: recurring, but the text does not say how often. */
  unspecified?: true
  /** 不定期 alone. */
  irregular?: true
  quota?: Quota
  subQuotas?: SubQuota[]
  timesMax?: number
  /** Annual only by its noun (年度报告). */
  implicit?: true
  /** What must be left behind: record, report, filing, publication. */
  evidence?: Evidence[]
  /** 0 … 1. */
  confidence: number
  reasons: Reason[]
}

export type Evidence = 'record' | 'report' | 'filing' | 'publication' | 'archive' | 'notice'
