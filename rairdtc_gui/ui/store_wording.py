"""The words of saved cases: why one cannot be read or written, what still works and what to do. No widgets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, tzinfo

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.ui.translation import translate

#: So many of the parts that were not taken are named.
_NAMED = 3


def local_day(moment: str, zone: tzinfo | None = None) -> str:
    """The day of a stored moment by the clock here, or in a zone: before 08:00 in China UTC is still at yesterday."""
    return datetime.fromisoformat(moment).astimezone(zone).date().isoformat()


def future_day(day: date, today: date) -> str:
    """A day that is still to come: not stored."""
    return translate("Case", "Day not stored: {day} lies in the future; today is {today}.").format(
        day=day.isoformat(), today=today.isoformat()
    )


def refusal_words(code: str, detail: str) -> str:
    """What happened, what still works, what to do."""
    words = {
        "wrong-passphrase": translate(
            "Store", "The passphrase does not open this. Nothing was changed. Type it again."
        ),
        "damaged": translate(
            "Store",
            "The file is damaged and was not used. Other cases still open. Earlier versions of it may be sound.",
        ),
        "hostile": translate(
            "Store", "The file holds something no case holds, and was not used. Do not open it with other programs."
        ),
        "newer-version": translate(
            "Store",
            "The file was written by a newer version of this program. Nothing was changed. Install that version.",
        ),
        "not-ours": translate(
            "Store", "The file is no case of this store, or it was renamed. Import it if it comes from somewhere else."
        ),
        "too-large": translate("Store", "The file is larger than any case and was not read. Choose another file."),
        "locked": translate("Store", "Another window has this case open. It can be read here, or taken over."),
        "taken": translate(
            "Store",
            "Another window has this case. Here it is for reading only, and nothing was written. What was entered here"
            " stays until the case is left. Save it elsewhere to keep it.",
        ),
        "kept-beside": translate(
            "Store",
            "Changes of this case were kept, but are not saved in it yet. Open it with these changes, or as it was"
            " saved. The other state is not lost: it stays among its earlier versions.",
        ),
        "changed-on-disk": translate(
            "Store",
            "The file was changed by another program since it was opened, and was not overwritten. Your answers are"
            " kept here. Save them elsewhere, or open the case again to see the other state.",
        ),
        "disk-full": translate(
            "Store", "The disk is full. The last saved version is intact, your answers are kept here. Save elsewhere."
        ),
        "read-only": translate(
            "Store",
            "The folder cannot be written. What was saved is intact, your answers are kept here. Save elsewhere.",
        ),
        "missing": translate(
            "Store", "The folder or file cannot be reached. Your answers are kept here. Save elsewhere, or try again."
        ),
    }
    said = words.get(code, code)
    return f"{said} ({detail})" if code == "locked" and detail else said


def short_refusal(code: str) -> str:
    """The same in the few words that fit a table or the strip."""
    words = {
        "wrong-passphrase": translate("Store", "wrong passphrase"),
        "damaged": translate("Store", "damaged, not used"),
        "hostile": translate("Store", "not a case, not used"),
        "newer-version": translate("Store", "from a newer version"),
        "not-ours": translate("Store", "of another store"),
        "too-large": translate("Store", "too large, not read"),
        "locked": translate("Store", "open in another window"),
        "changed-on-disk": translate("Store", "changed on disk"),
        "kept-beside": translate("Store", "changes kept beside it"),
        "disk-full": translate("Store", "disk full"),
        "read-only": translate("Store", "folder is read-only"),
        "missing": translate("Store", "cannot be reached"),
    }
    return words.get(code, code)


def keeping_words(code: str, problem: str) -> str:
    """Whether the open case is stored, for the strip."""
    if problem:
        return translate("Store", "not saved: {reason}").format(reason=short_refusal(problem))
    return {
        "saved": translate("Store", "saved"),
        "kept": translate("Store", "changes kept"),
        "read-only": translate("Store", "for reading only"),
        "memory": translate("Store", "in memory only"),
        "unsaved": translate("Store", "not saved"),
    }.get(code, "")


def locked_words(is_unsaved: bool, problem: str, is_read_only: bool = False, has_draft: bool = False) -> str:
    """What became of the open case when the window was locked. `problem`: why it could not be saved."""
    memory = translate("Store", "It stays in memory until the program is closed.")
    draft = f" {_draft_begun()} {memory}" if has_draft else ""
    if not is_unsaved:
        return translate("Store", "What was entered is kept.") + draft
    stays = translate("Store", "It stays in memory until the program is closed. Unlock the window to save it.")
    if is_read_only:
        stays = translate(
            "Store", "It stays in memory until the program is closed. Unlock the window to save it elsewhere."
        )
    if not problem:
        return f"{translate('Store', 'What was entered is not saved.')} {stays}{draft}"
    said = translate("Store", "What was entered could not be saved: {reason}.").format(reason=short_refusal(problem))
    return f"{said} {stays}{draft}"


def draft_lost(is_locked: bool) -> str:
    """That a decision was begun, before it goes with its case."""
    if is_locked:
        way = translate("Store", "What was entered in its form will be gone. Unlock the window to note it.")
    else:
        way = translate(
            "Store", "What was entered in its form will be gone. \u201cNote it\u201d on the result keeps it."
        )
    return f"{_draft_begun()} {way}"


def _draft_begun() -> str:
    return translate("Store", "A decision of the team was begun and is not noted.")


def leaving_words(is_locked: bool, is_read_only: bool) -> str:
    """Before a case is left that is not saved: what goes, and what would save it."""
    if is_read_only:
        gone = translate("Store", "This case is for reading only here. What was entered in it will be gone.")
        if is_locked:
            return f"{gone} {translate('Store', 'Unlock the window, and Ctrl+S offers to save it elsewhere.')}"
        return f"{gone} {translate('Store', 'Ctrl+S offers to save it elsewhere.')}"
    gone = translate("Store", "This case is not saved. What was entered in it will be gone.")
    if is_locked:
        return f"{gone} {translate('Store', 'Unlock the window to save it.')}"
    return f"{gone} {translate('Store', 'Ctrl+S saves it.')}"


def since_words(changed: int | None) -> str:
    """What another knowledge base changed in a saved case."""
    if changed is None:
        return translate("Store", "same knowledge")
    if changed == 0:
        return translate("Store", "nothing changed")
    if changed == 1:
        return translate("Store", "1 option changed")
    return translate("Store", "{count} options changed").format(count=changed)


def turn_words(code: str) -> str:
    """What became of a rule."""
    return {
        "gone": translate("Store", "no longer applies"),
        "new": translate("Store", "new"),
        "changed": translate("Store", "changed"),
    }.get(code, code)


def knowledge_words(date: str, version: str) -> str:
    """Which knowledge base."""
    return translate("Store", "{date} (pack {version})").format(date=date, version=version)


def place_words(rank: int, status: Status) -> str:
    """The place in the order, and how firm it is."""
    place = translate("Store", "place {rank}").format(rank=rank) if rank else ""
    firm = {Status.PROVISIONAL: translate("Store", "provisional")}.get(status, "")
    return " · ".join(part for part in (place, firm) if part)


def basis_words(rule: str, sources: Sequence[str]) -> str:
    """The rule by its id, and where it comes from."""
    named = "; ".join(sources) or translate("Store", "no source named")
    return translate("Store", "rule {rule} · {sources}").format(rule=rule, sources=named)


def saved_words(label: str) -> str:
    """After a case was saved."""
    name = label or translate("Store", "The case")
    return translate("Store", "{name} is saved. From now on every change is kept.").format(name=name)


def passphrase_words(left: int) -> str:
    """After the passphrase was changed; `left`: files that carry the old one still."""
    done = translate("Store", "From now on the new passphrase opens the saved cases.")
    if not left:
        return done
    more = translate(
        "Store",
        "Files that another window has or that could not be written still carry the old one: {count}. They follow when"
        " the cases are opened the next time.",
    )
    return f"{done} {more.format(count=left)}"


def imported_words(not_taken: Sequence[str]) -> str:
    """After an import; `not_taken`: what else the file held, of which the first are named."""
    done = translate("Store", "The case is imported.")
    if not not_taken:
        return done
    names = ", ".join(not_taken[:_NAMED])
    if len(not_taken) > _NAMED:
        names = translate("Store", "{names} and {count} more").format(names=names, count=len(not_taken) - _NAMED)
    if len(not_taken) == 1:
        more = translate("Store", "1 other part of the file was not taken: {names}.")
    else:
        more = translate("Store", "{count} other parts of the file were not taken: {names}.")
    return f"{done} {more.format(count=len(not_taken), names=names)}"


def done_words(code: str) -> str:
    """After something else was done."""
    return {
        "same": translate("Store", "same"),
        "other-passphrase": translate(
            "Store",
            "This file has a passphrase of its own. Type it, and the case is imported under that of this store.",
        ),
        "duplicated": translate("Store", "The copy stands in the list under the same label. Give it another one."),
        "deleted": translate("Store", "The case and its earlier versions are deleted."),
        "exported": translate("Store", "The file is written."),
        "exported-plain": translate("Store", "The file is written. It is not encrypted: anybody can read it."),
        "memory": translate("Store", "Nothing is kept in this session."),
        "memory-beside": translate(
            "Store", "Nothing more is kept in this session. Cases that were kept before stay as they are, encrypted."
        ),
        "read-only": translate(
            "Store", "The case is open for reading: another window has it. Nothing of it can be saved here."
        ),
        "recovered": translate("Store", "The case is open with the changes that were kept. Save it with Ctrl+S."),
        "version": translate("Store", "The earlier version is open. Saving puts it in place of the damaged one."),
        "no-version": translate("Store", "There is no earlier version of this case."),
        "label": translate(
            "Store", "This label looks like a number or date that names a person. Use a code of your own instead."
        ),
        "short": translate(
            "Store", "A passphrase has at least 8 letters. Four words that nobody would guess are good."
        ),
        "different": translate("Store", "The two passphrases differ. Type both again."),
    }.get(code, code)
