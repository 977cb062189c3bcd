"""Native charts: bars with the target drawn in, lines over the months; drawn from the cells of a table."""

from __future__ import annotations

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart import Series as Drawn
from openpyxl.chart.label import DataLabel, DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.legend import Legend
from openpyxl.chart.marker import DataPoint, Marker
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Font, ParagraphProperties, RichTextProperties

from exports.excel import archive
from exports.excel.model import Chart
from exports.excel.sheet import Placed
from exports.excel.styles import BAD_FILL, BAR, FONT, INK, INK2, INK3, LINE, OK_FILL, TICK, WARN_FILL

_BAR_COLOURS = {"complete": OK_FILL, "on target": BAR, "under target": WARN_FILL, "far under target": BAD_FILL}
_EARLIER_LINES = (INK3, "A9ADB3")
_POINT = 12_700


def draw(chart: Chart, placed: Placed, sheet: object, width: float, height: float) -> BarChart | LineChart:
    """The chart of a table that stands on `sheet`; width and height in centimetres."""
    made = _bars(chart, placed, sheet) if chart.kind == "bar" else _lines(chart, placed, sheet)
    made.width, made.height = width, height
    made.title = None
    made.auto_title_deleted = True
    made.roundedCorners = False
    made.graphical_properties = GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))
    archive.describe(made, chart.title, chart.alt)
    return made


def _bars(chart: Chart, placed: Placed, sheet: object) -> BarChart:
    made = BarChart()
    made.type, made.gapWidth = "col", 60
    bars = _series(chart, placed, sheet, 0)
    bars.graphicalProperties = GraphicalProperties(solidFill=BAR)
    bars.graphicalProperties.line.noFill = True
    bars.invertIfNegative = False
    for at, standing in enumerate(chart.standings):
        point = DataPoint(idx=at, invertIfNegative=False)
        point.graphicalProperties = GraphicalProperties(solidFill=_BAR_COLOURS.get(standing, BAR))
        point.graphicalProperties.line.noFill = True
        bars.data_points.append(point)
    bars.dLbls = DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False)
    bars.dLbls.numFmt, bars.dLbls.position = "0%", "outEnd"
    bars.dLbls.txPr = _text(9, INK, bold=True)
    bars.dLbls.dLbl = [_inside(at) for at in chart.inside]
    made.append(bars)
    made.set_categories(_cells(chart.category, placed, sheet))
    aim = LineChart()
    line = _series(chart, placed, sheet, 1)
    line.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=TICK, w=2 * _POINT))
    line.marker = Marker("none")
    line.smooth = False
    aim.append(line)
    made += aim
    _axes(made, maximum=chart.top, step=0.25 if chart.top <= 2 else 1)
    made.legend = None
    return made


def _inside(at: int) -> DataLabel:
    """The number of one bar within its upper end."""
    label = DataLabel(at, numFmt="0%", showVal=True, showSerName=False, showCatName=False, showLegendKey=False,
                      showPercent=False)
    label.position, label.txPr = "inEnd", _text(10, "FFFFFF", bold=True)
    return label


def _lines(chart: Chart, placed: Placed, sheet: object) -> LineChart:
    made = LineChart()
    earlier = 0
    for at, wanted in enumerate(chart.series):
        line = _series(chart, placed, sheet, at)
        now = wanted.look == "now"
        colour = INK if now else _EARLIER_LINES[earlier % len(_EARLIER_LINES)]
        earlier += not now
        line.graphicalProperties = GraphicalProperties(
            ln=LineProperties(solidFill=colour, w=round((2.5 if now else 1.25) * _POINT)))
        line.marker = Marker("circle", size=7 if now else 5)
        line.marker.graphicalProperties = GraphicalProperties(
            solidFill=colour if now else "FFFFFF", ln=LineProperties(solidFill=colour))
        line.smooth = False
        made.append(line)
    made.set_categories(_cells(chart.category, placed, sheet))
    made.dispBlanksAs = "gap"
    _axes(made, maximum=chart.top, step=0.25)
    made.legend = Legend()
    made.legend.position = "r"
    made.legend.txPr = _text(9, INK2)
    return made


def _axes(chart: BarChart | LineChart, maximum: float, step: float) -> None:
    down, across = chart.y_axis, chart.x_axis
    down.scaling.min, down.scaling.max, down.majorUnit = 0, maximum, step
    down.number_format, down.majorTickMark, across.majorTickMark = "0%", "none", "none"
    down.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=LINE))
    down.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    across.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=INK3))
    for axis in (down, across):
        axis.delete = False
        axis.txPr = _text(9, INK2)
    chart.layout = Layout(manualLayout=ManualLayout(
        layoutTarget="inner", xMode="edge", yMode="edge", x=0.06, y=0.05,
        w=0.92 if isinstance(chart, BarChart) else 0.79, h=0.76 if isinstance(chart, BarChart) else 0.82))


def _series(chart: Chart, placed: Placed, sheet: object, at: int) -> Drawn:
    heading = chart.series[at].heading
    column = placed.column(heading)
    values = Reference(sheet, min_col=column, min_row=placed.head_row, max_row=placed.head_row + placed.rows)
    return Drawn(values, title_from_data=True)


def _cells(heading: str, placed: Placed, sheet: object) -> Reference:
    column = placed.column(heading)
    return Reference(sheet, min_col=column, min_row=placed.head_row + 1, max_row=placed.head_row + placed.rows)


def _text(size: float, colour: str, bold: bool = False) -> RichText:
    look = CharacterProperties(sz=round(size * 100), b=bold, solidFill=colour, latin=Font(typeface=FONT))
    made = RichText(bodyPr=RichTextProperties())
    (only,) = made.p
    only.pPr, only.r, only.endParaRPr = ParagraphProperties(defRPr=look), [], look
    return made
