import { askDatabase } from './database-reader.ts'

/**
 * The figures of the half-year report over a whole tenant, by their names in its annex, counted from records,
 * requirements and contributions: not from any table that the program keeps sums in.
 */
export async function recountFigures(
  dataDirectory: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<ReadonlyMap<string, number>> {
  const [row = {}] = await askDatabase(dataDirectory, statement, [from, to])
  return new Map(Object.entries(row).map(([name, value]) => [name, Number(value)]))
}

const statement = `
with record as (
  select * from activity where voided_at is null and occurred_on between $1 and $2
), standing as (
  select occurrence.closes_on, not exists (
    select from requirement
    where requirement.occurrence_id = occurrence.id and requirement.required > coalesce((
      select sum(amount) from contribution
      where contribution.occurrence_id = occurrence.id and contribution.position = requirement.position
        and uncounted_at is null
    ), 0)
  ) as met
  from occurrence where withdrawn_at is null and window_to between $1 and $2
)
select
  (select count(*) from standing) as "到期任务数",
  (select count(*) from standing where met) as "完成任务数",
  (select round(100.0 * count(*) filter (where met) / nullif(count(*), 0), 1) from standing
    where met or closes_on < (now() at time zone 'Asia/Shanghai')::date) as "任务完成率（%）",
  (select count(*) from standing
    where not met and closes_on < (now() at time zone 'Asia/Shanghai')::date) as "逾期未完成任务数",
  (select count(distinct unit_id) from party_unit where party_id in (select party_id from record)) as "有记录的单位数",
  count(*) as "工作记录数",
  count(*) filter (where kind = 'meeting') as "会议次数",
  count(*) filter (where kind in ('training', 'study')) as "培训学习次数",
  coalesce(sum(head_count) filter (where kind in ('training', 'study')), 0) as "培训学习人次",
  coalesce(sum(hours) filter (where kind in ('training', 'study')), 0) as "培训学习时长（小时）",
  count(*) filter (where kind = 'campaign') as "宣传教育次数",
  coalesce(sum(head_count) filter (where kind = 'campaign'), 0) as "宣传教育人次",
  count(*) filter (where kind = 'drill') as "演练次数",
  coalesce(sum(head_count) filter (where kind = 'drill'), 0) as "演练人次",
  count(*) filter (where kind in ('inspection', 'maintenance')) as "检查检测次数",
  count(*) filter (where late) as "补录记录数"
from record`
