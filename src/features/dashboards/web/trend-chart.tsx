import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { numberText } from '../../../ui/number-format.ts'
import { fontFamily } from '../../../ui/theme.ts'
import { useIsPhone } from '../../../ui/viewport.ts'
import type { StatusCounts, TrendPoint } from '../model.ts'
import { rateOf } from '../status/rules.ts'
import { dashboardsWords } from '../words.ts'
import { usePeriodName } from './period-name.ts'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer])

export interface TrendChartProps {
  readonly points: readonly TrendPoint[]
  readonly unitName: string
}

/** A stack from the ground up: done, done late, failed, still to come. Each has a pattern of its own besides its colour. */
const stack = [
  { word: 'met', colour: '#2f8f5b', of: (counts: StatusCounts) => counts.met, decal: { symbol: 'none' } },
  {
    word: 'metLate',
    colour: '#d79a3c',
    of: (counts: StatusCounts) => counts.metLate,
    decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -Math.PI / 4 },
  },
  {
    word: 'missed',
    colour: '#c0392b',
    of: (counts: StatusCounts) => counts.missed,
    decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: Math.PI / 4 },
  },
  {
    word: 'pending',
    colour: '#c9d3e0',
    of: (counts: StatusCounts) => counts.open + counts.upcoming,
    decal: { symbol: 'circle', symbolSize: 0.6, dashArrayX: [[6, 6]], dashArrayY: [6, 0] },
  },
] as const

const decalColour = 'rgba(255, 255, 255, 0.55)'

/** How the periods stood: stacked bars, and the rate as a line with its numbers. The table below says the same in words. */
export function TrendChart({ points, unitName }: TrendChartProps) {
  const t = useWords(dashboardsWords)
  const place = useRef<HTMLDivElement>(null)
  const option = useOption(points)
  useEffect(() => {
    if (place.current === null) return
    const chart = init(place.current)
    chart.setOption(option)
    const watcher = new ResizeObserver(() => chart.resize())
    watcher.observe(place.current)
    return () => {
      watcher.disconnect()
      chart.dispose()
    }
  }, [option])
  return (
    <div className="trend-card">
      <div ref={place} className="trend-chart" role="img" aria-label={t('chartOf', { unit: unitName })} />
    </div>
  )
}

function useOption(points: readonly TrendPoint[]): EChartsCoreOption {
  const t = useWords(dashboardsWords)
  const { language } = useLanguage()
  const phone = useIsPhone()
  const nameOf = usePeriodName()
  const percent = (value: unknown) =>
    typeof value === 'number' ? numberText(value, language, 'percent') : '—'
  const counted = (value: unknown) => (typeof value === 'number' ? numberText(value, language) : '—')
  const text = { fontFamily, color: '#475467', fontSize: 12 }
  return {
    animation: false,
    textStyle: text,
    // Our own label says where the numbers are; the generated one would read out every bar.
    aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
    legend: { top: 0, left: 0, itemWidth: 22, textStyle: text },
    tooltip: { trigger: 'axis', confine: true, textStyle: { ...text, color: '#17202e' } },
    grid: { left: 8, right: 8, top: phone ? 84 : 48, bottom: 8, containLabel: true },
    xAxis: { type: 'category', data: points.map(nameOf), axisLabel: { ...text, hideOverlap: true } },
    yAxis: [
      {
        type: 'value',
        minInterval: 1,
        axisLabel: { ...text, formatter: counted },
        splitLine: { lineStyle: { color: '#e3e8ee' } },
      },
      {
        type: 'value',
        min: 0,
        max: 1,
        axisLabel: { ...text, formatter: percent },
        splitLine: { show: false },
      },
    ],
    series: [
      ...stack.map(({ word, colour, of, decal }) => ({
        type: 'bar',
        stack: 'counts',
        name: t(word),
        barMaxWidth: 44,
        itemStyle: { color: colour, decal: { color: decalColour, ...decal } },
        tooltip: { valueFormatter: counted },
        data: points.map(({ counts }) => of(counts)),
      })),
      {
        type: 'line',
        yAxisIndex: 1,
        name: t('rate'),
        symbolSize: 8,
        lineStyle: { width: 2, color: '#17202e' },
        itemStyle: { color: '#17202e', decal: { symbol: 'none' } },
        label: {
          show: !phone && points.length <= 12,
          formatter: ({ value }: { readonly value: unknown }) => percent(value),
          position: 'top',
          ...text,
          color: '#17202e',
          backgroundColor: 'rgba(255, 255, 255, 0.85)',
          padding: [1, 3],
        },
        tooltip: { valueFormatter: percent },
        data: points.map(({ counts }) => rateOf(counts)),
      },
    ],
  }
}
