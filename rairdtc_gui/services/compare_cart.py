"""The drugs that are to stand side by side: two to four, in the order in which they were chosen."""

from __future__ import annotations

MOST = 4


class CompareCart:
    """Kept for as long as the program runs; no file, no case."""

    def __init__(self) -> None:
        self._drugs: list[str] = []

    @property
    def drugs(self) -> tuple[str, ...]:
        """The ids of the drugs."""
        return tuple(self._drugs)

    @property
    def is_full(self) -> bool:
        """Whether no further drug can be added."""
        return len(self._drugs) >= MOST

    def add(self, drug_id: str) -> bool:
        """Adds a drug; false if it is one too many. One that is there stays where it is."""
        if drug_id in self._drugs:
            return True
        if self.is_full:
            return False
        self._drugs.append(drug_id)
        return True

    def remove(self, drug_id: str) -> None:
        """Takes a drug away."""
        self._drugs.remove(drug_id)
