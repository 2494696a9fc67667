// The kinds of drawing that the charts of the workbench use, and nothing more of the library; loaded with the first chart.
import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

echarts.use([BarChart, LineChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer])

export const draw = (place: HTMLElement) => echarts.init(place, null, { renderer: 'svg' })
