"""Draws the lines of the search list: heads, the top hit, hits. No name and no dose is cut; what explains it may be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rairdtc_gui.ui.icons import pixmap
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.loosened import loosened

ENTRY = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_WRAP, _ONE_LINE = Qt.TextFlag.TextWordWrap.value, Qt.TextFlag.TextSingleLine.value
_MIDDLE = {
    side: side.value | Qt.AlignmentFlag.AlignVCenter.value
    for side in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
}
_ARROW = " → "


@dataclass(frozen=True, slots=True)
class HitDose:
    """The start dose of a drug: the line, for whom it holds, and where it was read."""

    line: str
    whom: str
    source: str


@dataclass(frozen=True, slots=True)
class HitRow:
    """One thing found: the head of its group, its icon and texts, the name that matched, and where it leads.

    `field`: what sort of name matched; empty: the name of the thing itself, or none. `dose`: shown of the top hit.
    """

    kind: str
    icon: str
    title: str
    detail: str
    matched: str
    route: str
    field: str = ""
    dose: HitDose | None = None


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
        role = _role(entry)
        line, side, room = theme.line(role), theme.px(16), _room(entry, self.width)
        top, left = rect.top() + theme.px(10 if entry.is_top else 8), rect.left() + theme.px(16)
        ratio = painter.device().devicePixelRatioF()
        picture = pixmap(hit.icon, "link" if entry.is_top else "text", side, ratio)
        painter.drawPixmap(left, top + (line - side) // 2, picture)
        left += side + theme.px(12)
        count = _lines(_name(hit), role, room)
        right = rect.right() - theme.px(16)
        if _is_tag_above(entry, self.width):
            _write(painter, QRect(left, top, right - left, theme.line(Role.META)), _tag(entry), Role.META, "muted")
            top += theme.line(Role.META)
        else:
            tag = QRect(left + room, top, right - left - room, line)
            _write(painter, tag, _tag(entry), Role.META, "muted", align=Qt.AlignmentFlag.AlignRight)
        inside = QRect(left, top, room, line * count)
        if count > 1:
            _write(painter, inside, _name(hit), role, "text", is_wrapped=True)
            inside = QRect()
        else:
            inside.setLeft(left + self._paint_name(painter, inside, hit, role) + theme.px(12))
        below = top + line * count
        if entry.is_top and not _is_detail_beside(entry, self.width):
            inside = QRect(left, below, right - left, theme.line(Role.BODY))
            below += inside.height()
        if inside.width() > theme.px(40):
            _write(painter, inside, hit.detail, Role.BODY, "muted", is_elided=True)
        if entry.is_top and hit.dose is not None:
            self._paint_dose(painter, QRect(left, below, _dose_room(self.width), 0), hit.dose)

    def _paint_dose(self, painter: QPainter, rect: QRect, dose: HitDose) -> None:
        """The dose and for whom it holds, whole on as many lines as they take; where it was read may be cut."""
        theme, inside = current_theme(), QRect(rect)
        for text, role, height in _dose_lines(dose, self.width):
            inside.setHeight(height)
            _write(painter, inside, text, role, "text", is_wrapped=True)
            inside.moveTop(inside.top() + inside.height())
        inside.setHeight(theme.line(Role.META))
        _write(painter, inside, dose.source, Role.META, "muted", is_elided=True)

    @staticmethod
    def _paint_name(painter: QPainter, rect: QRect, hit: HitRow, role: Role) -> int:
        """The name that matched, underlined, and the name of the thing; gives the width of both."""
        inside = QRect(rect)
        if hit.matched:
            inside.setLeft(inside.left() + _write(painter, inside, hit.matched, role, "text", is_underlined=True))
            inside.setLeft(inside.left() + _write(painter, inside, _ARROW, role, "text"))
        return inside.left() - rect.left() + _write(painter, inside, hit.title, role, "text")


@lru_cache(maxsize=2048)  # a list asks again and again while it is laid out, and the next key finds the same
def _height_of(entry: Entry, width: int, _scale: float) -> int:
    theme = current_theme()
    if entry.hit is None:
        return theme.line(Role.META) + theme.px(12)
    role = _role(entry)
    name = theme.line(role) * _lines(_name(entry.hit), role, _room(entry, width))
    name += theme.line(Role.META) if _is_tag_above(entry, width) else 0
    if not entry.is_top:
        return name + theme.px(16)
    detail = 0 if _is_detail_beside(entry, width) else theme.line(Role.BODY)
    return name + detail + _dose_height(entry.hit.dose, width) + theme.px(20)


def _dose_height(dose: HitDose | None, width: int) -> int:
    if dose is None:
        return 0
    return sum(height for _, _, height in _dose_lines(dose, width)) + current_theme().line(Role.META)


def _dose_lines(dose: HitDose, width: int) -> Iterator[tuple[str, Role, int]]:
    """What is never cut, and how high it is; nothing for a dose that says not for whom it is.

    Words that stay together come apart where they are wider than the list.
    """
    theme, room = current_theme(), _dose_room(width)
    for text, role in ((dose.line, Role.DOSE), (dose.whom, Role.BODY)):
        if text:
            said, count = text, _lines(text, role, room)
            if count > 1:
                said = loosened(text, room, QFontMetricsF(theme.font(role)))
                count = _lines(said, role, room)
            yield said, role, theme.line(role) * count


def _is_detail_beside(entry: Entry, width: int) -> bool:
    """Above a dose the detail stands behind the name where there is room for all of it; else on a line of its own."""
    hit = entry.hit
    if hit is None or hit.dose is None or _lines(_name(hit), Role.DOSE, _room(entry, width)) > 1:
        return False
    scale = current_theme().scale
    name = _type(Role.DOSE, False, scale)[1].horizontalAdvance(_name(hit))
    detail = _type(Role.BODY, False, scale)[1].horizontalAdvance(hit.detail)
    return name + detail + current_theme().px(12) <= _room(entry, width)


def _dose_room(width: int) -> int:
    """How wide a dose may be: from the name to the right margin, and a scroll bar may come."""
    theme = current_theme()
    return max(width - 2 * theme.px(16) - theme.px(16) - theme.px(12) - theme.px(14), theme.px(80))


def _tag(entry: Entry) -> str:
    """What stands at the right: the field that matched, else of the top hit what sort of thing it is."""
    if entry.hit is None:
        return ""
    return entry.hit.field or (entry.hit.kind if entry.is_top else "")


def _room(entry: Entry, width: int) -> int:
    """How wide the name of a hit may be."""
    return _dose_room(width) if _is_tag_above(entry, width) else _room_beside(_tag(entry), width)


def _room_beside(tag: str, width: int) -> int:
    theme = current_theme()
    taken = _type(Role.META, False, theme.scale)[1].horizontalAdvance(tag) + theme.px(12) if tag else 0
    return max(_dose_room(width) - taken, theme.px(80))


@lru_cache(maxsize=2048)  # as the heights, which ask for it
def _tag_goes_above(entry: Entry, width: int, scale: float) -> bool:
    name, metrics = _name(entry.hit) if entry.hit else "", _type(_role(entry), False, scale)[1]
    room = _room_beside(_tag(entry), width)
    if metrics.horizontalAdvance(name) < room:
        return False
    return _lines(name, _role(entry), room) > 2 or max(map(metrics.horizontalAdvance, name.split())) >= room


def _is_tag_above(entry: Entry, width: int) -> bool:
    """Whether beside what stands at the right a word of the name would be cut, or the name take three lines."""
    return bool(_tag(entry)) and _tag_goes_above(entry, width, current_theme().scale)


def _role(entry: Entry) -> Role:
    return Role.DOSE if entry.is_top else Role.BODY


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
