import type { ThemeConfig } from 'antd'

/** The tokens of the public pages as Ant Design takes them (styles/tokens.css holds the same values). */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#17497f',
    colorLink: '#17497f',
    colorLinkHover: '#0f3560',
    colorInfo: '#17497f',
    colorError: '#a8231c',
    colorWarning: '#7a4a00',
    colorSuccess: '#1d6142',
    colorText: '#16191d',
    colorTextSecondary: '#464d55',
    colorTextTertiary: '#646c75',
    colorTextPlaceholder: '#646c75',
    colorTextDescription: '#464d55',
    colorBgLayout: '#f3f5f6',
    colorBgContainer: '#ffffff',
    colorFillAlter: '#eef2f5',
    colorBorder: '#7c858f',
    colorBorderSecondary: '#d3d9df',
    fontFamily: 'var(--sans)',
    fontSize: 14,
    borderRadius: 4,
    borderRadiusSM: 2,
    borderRadiusLG: 4,
    controlHeight: 32,
    wireframe: false,
    boxShadow: '0 6px 20px rgb(22 25 29 / .14)',
    // Nothing moves: what waits for the end of a movement may wait for ever on a machine that does not draw.
    motion: false,
  },
  components: {
    Table: {
      headerBg: '#eef2f5',
      headerColor: '#464d55',
      cellPaddingBlockSM: 6,
      cellPaddingInlineSM: 9,
      rowHoverBg: '#e8eff7',
    },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
  },
}
