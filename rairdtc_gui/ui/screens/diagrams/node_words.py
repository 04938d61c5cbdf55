"""The words at and around the nodes of the pathway. No Qt."""

from __future__ import annotations

from rairdtc_gui.ui.screens.diagrams.rows import NodeRow, NodeState
from rairdtc_gui.ui.translation import translate


def tags_of(node: NodeRow) -> tuple[str, ...]:
    """The tags above a node."""
    tags = [first_words()] if node.is_first else []
    if node.state is NodeState.CURRENT:
        tags.append(translate("Diagram", "current step"))
    if node.state is NodeState.BARRED:
        tags.append(barred_words())
    return tuple(tags)


def note_of(node: NodeRow) -> tuple[str, ...]:
    """What stands below a node: the fact that closed it or the question that it waits for; a shorter form after it."""
    facts = tuple(dict.fromkeys(fact for fact in (*node.facts[:1], node.short_fact) if fact))
    match node.state:
        case NodeState.CLOSED:
            words = translate("Diagram", "closed: {fact}")
            return tuple(words.format(fact=fact) for fact in facts)
        case NodeState.BARRED:
            return facts
        case NodeState.WAITING:
            words = translate("Diagram", "waits for: {question}")
            return tuple(words.format(question=fact) for fact in facts)
        case _:
            return ()


def state_words(state: NodeState) -> str:
    """A node's state in words, for the outline, the panel and screen readers."""
    return {
        NodeState.PLAIN: "",
        NodeState.PASSED: translate("Diagram", "on the path of this case"),
        NodeState.CURRENT: translate("Diagram", "current step"),
        NodeState.WAITING: translate("Diagram", "waits for a fact"),
        NodeState.CLOSED: translate("Diagram", "closed"),
        NodeState.BARRED: barred_words(),
        NodeState.LATER: translate("Diagram", "later, not reached yet"),
    }[state]


def barred_words() -> str:
    """What stands at a step that the result rules out."""
    return translate("Diagram", "ruled out")


def first_words() -> str:
    """What stands at a step that comes before anything else."""
    return translate("Diagram", "do first")
