"""A chart on the screen: the shapes of its layout painted, its numbers told to a screen reader, its bars pressed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_app.domain.chart import Chart, number
from desktop_app.domain.chart_layout import lay
from desktop_app.domain.chart_shapes import Box, Drawing, Mark, Shape, Stroke, Words
from ui.style import colour

_LETTERS = 18  # of height the chart takes at least, in lines of text
_EDGE = 8  # pixels of paper around it
_GRASP = 4  # pixels around a bar or a mark that still belong to it
_ACROSS = {"left": 0.0, "center": 0.5, "right": 1.0}


class ChartView(QWidget):
    """Paints one chart; the arrow keys walk over its bars and points, Enter or a double click wants their rows."""

    wanted = Signal(int, int)  # the series and the category

    def __init__(self) -> None:
        super().__init__()
        self._chart: Chart | None = None
        self._drawing: Drawing | None = None
        self._at: tuple[int, int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("统计图")

    def show_chart(self, chart: Chart) -> None:
        """Show this chart from now on."""
        self._chart, self._at = chart, None
        self.setAccessibleName(f"统计图：{chart.title}")
        self.setAccessibleDescription(chart.told())
        self._lay()

    @property
    def drawing(self) -> Drawing | None:
        """What is painted."""
        return self._drawing

    def where(self) -> tuple[int, int] | None:
        """The series and the category of the bar the keys stand on."""
        return self._at

    # Layout

    def _font(self, size: float, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(1, round(size)))
        font.setBold(bold)
        return font

    def _wide(self, text: str, size: float) -> float:
        return QFontMetricsF(self._font(size)).horizontalAdvance(text)

    def _size(self) -> float:
        return float(QFontMetricsF(self.font()).height()) * 0.72

    def _laid(self, width: int, height: float = 0.0) -> Drawing | None:
        if self._chart is None:
            return None
        size = self._size()
        room = max(width - 2 * _EDGE, size * 12), max(height - 2 * _EDGE, size * _LETTERS)
        return lay(self._chart, *room, self._wide, size)

    def _lay(self) -> None:
        self.setMinimumHeight(self._tall(self._laid(self.width())))
        self._drawing = self._laid(self.width(), self.height())
        self.update()

    def _tall(self, drawing: Drawing | None) -> int:
        return round(drawing.height) + 2 * _EDGE if drawing else round(self._size() * 4)

    def hasHeightForWidth(self) -> bool:
        """Narrow charts are higher: their bars lie down."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height the words need."""
        return self._tall(self._laid(width))

    def sizeHint(self) -> QSize:
        """As wide as some forty letters."""
        wide = round(self._size() * 40)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the smallest screen."""
        return QSize(round(self._size() * 14), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other width, other layout."""
        super().resizeEvent(event)
        if event.size() != event.oldSize():
            self._lay()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters, other layout."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._lay()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, then every shape, then where the keys stand."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), colour("paper"))
        painter.translate(_EDGE, _EDGE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shape in self._drawing.shapes if self._drawing else ():
            self._paint(painter, shape)
        if self.hasFocus():
            self._paint_cursor(painter)
        painter.end()

    def _paint(self, painter: QPainter, shape: Shape) -> None:
        if isinstance(shape, Words):
            self._write(painter, shape)
        elif isinstance(shape, Stroke):
            pen = QPen(QColor(shape.colour), shape.width)
            if shape.dash:
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                pen.setDashPattern([one / shape.width for one in shape.dash])
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in shape.points]))
        else:
            edge = shape.edge if isinstance(shape, Box) else "#1b1f24"
            painter.setPen(QPen(QColor(edge), 0.8) if edge else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shape.fill))
            if isinstance(shape, Box):
                painter.drawRect(QRectF(shape.x, shape.y, shape.width, shape.height))
            else:
                painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in shape.points]))
            painter.setBrush(Qt.BrushStyle.NoBrush)

    def _write(self, painter: QPainter, words: Words) -> None:
        font = self._font(words.size, bold=words.bold)
        metrics = QFontMetricsF(font)
        left = words.x - metrics.horizontalAdvance(words.text) * _ACROSS[words.anchor]
        painter.setFont(font)
        painter.setPen(colour("ink"))
        middle = (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(left, words.y + middle), words.text)

    def _paint_cursor(self, painter: QPainter) -> None:
        painter.setPen(QPen(colour("main"), 2))
        if self._at is None:
            edge = QRectF(self.rect()).translated(-_EDGE, -_EDGE).adjusted(2, 2, -2, -2)
            painter.drawRect(edge)
        elif shape := self._shape(self._at):
            painter.drawRect(_around(shape).adjusted(-3, -3, 3, 3))

    # Keys and mouse

    def _targets(self) -> list[Box | Mark]:
        shapes = self._drawing.shapes if self._drawing else ()
        return [one for one in shapes if isinstance(one, (Box, Mark)) and one.of is not None]

    def _shape(self, of: tuple[int, int]) -> Box | Mark | None:
        return next((one for one in self._targets() if one.of == of), None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows where the keys go."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No ring any more."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go along the categories, up and down among the series."""
        steps = {
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Up: (-1, 0),
        }
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._at is not None:
            self.wanted.emit(*self._at)
        elif key in steps and self._chart is not None and not self._chart.empty:
            self._step(self._chart, *steps[key])
        else:
            super().keyPressEvent(event)

    def _step(self, chart: Chart, down: int, along: int) -> None:
        if self._at is None:
            self._at = (0, 0)
        else:
            series, category = self._at[0] + down, self._at[1] + along
            self._at = (
                min(max(series, 0), len(chart.series) - 1),
                min(max(category, 0), len(chart.categories) - 1),
            )
        self._tell()
        self.update()

    def _tell(self) -> None:
        """The bar under the keys is heard, and read in the tip."""
        if self._at is None or self._chart is None:
            return
        self.setAccessibleDescription(f"{self._told(self._at)}\n{self._chart.told()}")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        if shape := self._shape(self._at):
            below = _around(shape).center().toPoint()
            below.setX(below.x() + _EDGE)
            below.setY(below.y() + _EDGE)
            QToolTip.showText(self.mapToGlobal(below), self._told(self._at), self)

    def _told(self, of: tuple[int, int]) -> str:
        chart = self._chart
        assert chart is not None
        one = chart.series[of[0]]
        name = f"{chart.categories[of[1]]}，{one.name}" if len(chart.series) > 1 else chart.categories[of[1]]
        return f"{name}：{number(one.values[of[1]])}{chart.unit}"

    def _under(self, at: QPointF) -> tuple[int, int] | None:
        point = at - QPointF(_EDGE, _EDGE)
        for shape in reversed(self._targets()):
            if _around(shape).adjusted(-_GRASP, -_GRASP, _GRASP, _GRASP).contains(point):
                return shape.of
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click puts the keys there."""
        super().mousePressEvent(event)
        self._at = self._under(event.position())
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click wants the rows."""
        if of := self._under(event.position()):
            self.wanted.emit(*of)

    def event(self, event: QEvent) -> bool:
        """The number of the bar under the mouse as a tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            of = self._under(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._told(of) if of else "", self)
            return True
        return super().event(event)


def _around(shape: Box | Mark) -> QRectF:
    if isinstance(shape, Box):
        return QRectF(shape.x, shape.y, shape.width, shape.height)
    return QPolygonF([QPointF(x, y) for x, y in shape.points]).boundingRect()
