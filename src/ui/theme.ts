import type { ThemeConfig } from 'antd'

/** System fonts only: nothing is fetched, and offices see the face that their other programs have. */
export const fontFamily =
  '"PingFang SC","Hiragino Sans GB","Microsoft YaHei UI","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Micro Hei",system-ui,-apple-system,"Segoe UI",Roboto,sans-serif'

/** Below this width (px) the shell and the widgets take their phone form. */
export const phoneWidth = 768

/** A phone's fingers need 40 px; a desktop's tables need density. */
const sizes = {
  desktop: { controlHeight: 32, controlHeightSM: 26, controlHeightLG: 40, fontSize: 14 },
  // 16 px keeps iOS from zooming into a focused field.
  phone: { controlHeight: 42, controlHeightSM: 40, controlHeightLG: 48, fontSize: 16 },
} as const

const palette = {
  colorPrimary: '#1d4f8c',
  colorInfo: '#1d4f8c',
  colorLink: '#1d4f8c',
  colorLinkHover: '#2b6cb8',
  colorSuccess: '#1f7a4d',
  colorWarning: '#a05a00',
  colorError: '#b42318',
  colorErrorBg: '#fdf2f0',
  colorErrorBorder: '#eeb4ad',
  colorWarningBg: '#fdf7ea',
  colorWarningBorder: '#eccb8f',
  colorSuccessBg: '#eef8f2',
  colorSuccessBorder: '#a5d6bd',
  colorInfoBg: '#eef4fb',
  colorInfoBorder: '#b5cdec',
  colorBgLayout: '#f4f6f9',
  colorTextBase: '#17202e',
  colorBorder: '#c3ccd8',
  colorBorderSecondary: '#e3e8ee',
  colorSplit: '#e3e8ee',
  // Ant Design's own greys for secondary text fall under 4.5 : 1.
  colorTextSecondary: '#475467',
  colorTextTertiary: '#5b6779',
  colorTextQuaternary: '#667085',
  colorTextDescription: '#5b6779',
  colorTextPlaceholder: '#667085',
  colorTextDisabled: '#667085',
} as const

/** The look of the product: institutional, calm, dense; every text colour keeps 4.5 : 1 on its ground. */
export function themeFor(place: 'desktop' | 'phone'): ThemeConfig {
  return {
    token: {
      ...palette,
      ...sizes[place],
      fontFamily,
      borderRadius: 4,
      borderRadiusLG: 6,
      wireframe: false,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: {
      Layout: {
        headerBg: '#ffffff',
        headerHeight: 52,
        headerPadding: '0 20px',
        siderBg: '#ffffff',
        bodyBg: palette.colorBgLayout,
      },
      Menu: {
        itemHeight: 36,
        itemMarginBlock: 2,
        itemBorderRadius: 4,
        activeBarBorderWidth: 0,
        groupTitleFontSize: 12,
        groupTitleColor: palette.colorTextTertiary,
        itemSelectedBg: '#e6eef8',
      },
      Table: {
        headerBg: '#edf1f6',
        headerColor: '#344054',
        cellPaddingBlock: 9,
        cellPaddingInline: 12,
        cellPaddingBlockMD: 8,
        cellPaddingInlineMD: 12,
        cellPaddingBlockSM: 6,
      },
      Card: {
        bodyPadding: place === 'phone' ? 14 : 20,
        headerHeight: 48,
        headerPadding: place === 'phone' ? 14 : 20,
      },
      Form: { itemMarginBottom: 24, verticalLabelPadding: '0 0 4px' },
      Drawer: { paddingLG: place === 'phone' ? 16 : 20 },
      Tooltip: { colorBgSpotlight: '#17202e' },
      Typography: { titleMarginTop: 0, titleMarginBottom: 0 },
    },
  }
}

export type StatusTone = 'neutral' | 'active' | 'good' | 'late' | 'bad' | 'void'

/** Ground, edge and text of a status; the word and the icon say it too. */
export const statusColours: Readonly<
  Record<StatusTone, { readonly ground: string; readonly edge: string; readonly text: string }>
> = {
  neutral: { ground: '#f2f4f7', edge: '#d0d7e0', text: '#475467' },
  active: { ground: '#e9f1fb', edge: '#a9c7ec', text: '#1d4f8c' },
  good: { ground: '#e8f5ee', edge: '#a5d6bd', text: '#17633d' },
  late: { ground: '#fdf3e1', edge: '#eccb8f', text: '#854a00' },
  bad: { ground: '#fdecea', edge: '#f1b0a9', text: '#a01c12' },
  void: { ground: '#ffffff', edge: '#c3ccd8', text: '#5b6779' },
}
