"""Draws the lines of the search list: heads, the top hit, hits. No name is ever cut; what explains it may be."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rairdtc_gui.ui.icons import pixmap
from rairdtc_gui.ui.theme import Role, current_theme

ENTRY = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_WRAP, _ONE_LINE = Qt.TextFlag.TextWordWrap.value, Qt.TextFlag.TextSingleLine.value
_MIDDLE = {
    side: side.value | Qt.AlignmentFlag.AlignVCenter.value
    for side in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
}
_ARROW = " → "


@dataclass(frozen=True, slots=True)
class HitRow:
    """One thing found: the head of its group, its icon and texts, the name that matched, and where it leads."""

    kind: str
    icon: str
    title: str
    detail: str
    matched: str
    route: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list: a head without a hit, or a hit."""

    head: str
    hit: HitRow | None
    is_top: bool = False


class HitDelegate(QStyledItemDelegate):
    """Draws heads and hits for a list that is `width` wide."""

    width = 0

    def height_of(self, entry: Entry, width: int) -> int:
        """The height of a line in a list of this width."""
        return _height_of(entry, width, current_theme().scale)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, self.height_of(index.data(ENTRY), self.width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry, theme = index.data(ENTRY), current_theme()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if entry.hit is None:
            inside = rect.adjusted(theme.px(16), theme.px(8), -theme.px(16), 0)
            _write(painter, inside, entry.head, Role.META_STRONG, "muted")
        else:
            if state & QStyle.StateFlag.State_Selected:
                painter.fillRect(rect, theme.color("selection"))
                painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.color("link"))
            elif state & QStyle.StateFlag.State_MouseOver:
                painter.fillRect(rect, theme.color("raised"))
            self._paint_hit(painter, rect, entry)
        painter.restore()

    def _paint_hit(self, painter: QPainter, rect: QRect, entry: Entry) -> None:
        hit = entry.hit
        if hit is None:
            return
        theme = current_theme()
        role = Role.DOSE if entry.is_top else Role.BODY
        line, side, room = theme.line(role), theme.px(16), _room(entry, self.width)
        top, left = rect.top() + theme.px(10 if entry.is_top else 8), rect.left() + theme.px(16)
        ratio = painter.device().devicePixelRatioF()
        picture = pixmap(hit.icon, "link" if entry.is_top else "text", side, ratio)
        painter.drawPixmap(left, top + (line - side) // 2, picture)
        left += side + theme.px(12)
        count = _lines(_name(hit), role, room)
        inside = QRect(left, top, room, line * count)
        if count > 1:
            _write(painter, inside, _name(hit), role, "text", is_wrapped=True)
            inside = QRect()
        else:
            inside.setLeft(left + self._paint_name(painter, inside, hit, role) + theme.px(12))
        if entry.is_top:
            kind = QRect(left + room, top, rect.right() - theme.px(16) - left - room, line)
            _write(painter, kind, hit.kind, Role.META, "muted", align=Qt.AlignmentFlag.AlignRight)
            inside = QRect(left, top + line * count, rect.right() - theme.px(16) - left, theme.line(Role.BODY))
        if inside.width() > theme.px(40):
            _write(painter, inside, hit.detail, Role.BODY, "muted", is_elided=True)

    @staticmethod
    def _paint_name(painter: QPainter, rect: QRect, hit: HitRow, role: Role) -> int:
        """The name that matched, underlined, and the name of the thing; gives the width of both."""
        inside = QRect(rect)
        if hit.matched:
            inside.setLeft(inside.left() + _write(painter, inside, hit.matched, role, "text", is_underlined=True))
            inside.setLeft(inside.left() + _write(painter, inside, _ARROW, role, "text"))
        return inside.left() - rect.left() + _write(painter, inside, hit.title, role, "text")


@lru_cache(maxsize=256)  # a list asks again and again while it is laid out, and the next key finds the same
def _height_of(entry: Entry, width: int, _scale: float) -> int:
    theme = current_theme()
    if entry.hit is None:
        return theme.line(Role.META) + theme.px(12)
    role = Role.DOSE if entry.is_top else Role.BODY
    name = theme.line(role) * _lines(_name(entry.hit), role, _room(entry, width))
    return name + (theme.line(Role.BODY) + theme.px(20) if entry.is_top else theme.px(16))


def _room(entry: Entry, width: int) -> int:
    """How wide the name of a hit may be."""
    theme = current_theme()
    room = width - 2 * theme.px(16) - theme.px(16) - theme.px(12) - theme.px(14)  # a scroll bar may come
    if entry.is_top and entry.hit is not None:
        room -= _type(Role.META, False, theme.scale)[1].horizontalAdvance(entry.hit.kind) + theme.px(12)
    return max(room, theme.px(80))


def _name(hit: HitRow) -> str:
    return f"{hit.matched}{_ARROW}{hit.title}" if hit.matched else hit.title


def _lines(text: str, role: Role, width: int) -> int:
    """How many lines a name takes."""
    _, metrics = _type(role, False, current_theme().scale)
    if metrics.horizontalAdvance(text) < width:
        return 1
    height = metrics.boundingRect(QRect(0, 0, width, 10_000), _WRAP, text).height()
    return max(2, round(height / metrics.height()))


@lru_cache(maxsize=16)
def _type(role: Role, is_underlined: bool, _scale: float) -> tuple[QFont, QFontMetrics]:
    font = current_theme().font(role)
    font.setUnderline(is_underlined)
    return font, QFontMetrics(font)


def _write(
    painter: QPainter,
    rect: QRect,
    text: str,
    role: Role,
    token: str,
    is_elided: bool = False,
    is_underlined: bool = False,
    is_wrapped: bool = False,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> int:
    """Writes and gives the width it took on one line."""
    theme = current_theme()
    font, metrics = _type(role, is_underlined, theme.scale)
    said = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, rect.width())) if is_elided else text
    painter.setFont(font)
    painter.setPen(theme.color(token))
    painter.drawText(rect, _MIDDLE[align] | (_WRAP if is_wrapped else _ONE_LINE), said)
    return metrics.horizontalAdvance(said)
