"""Body: surface, calcium corrected for albumin, performance status."""

from __future__ import annotations

from rairdtc_gui.engine.calculators.figures import settled

ECOG = {
    "as before the illness": "0",
    "strenuous activity limited, light work possible": "1",
    "no work, cares for self, up more than half of waking hours": "2",
    "limited self-care, in bed or chair more than half of waking hours": "3",
    "no self-care, in bed or chair all the time": "4",
}


def mosteller_m2(height_cm: float, weight_kg: float) -> float:
    """Body surface in m2 by Mosteller: square root of height x weight / 3600. Any positive values; globalrph-bsa."""
    return settled((height_cm * weight_kg / 3600) ** 0.5)


def du_bois_m2(height_cm: float, weight_kg: float) -> float:
    """Body surface in m2 by Du Bois: 0.007184 x height^0.725 x weight^0.425. Any positive values; globalrph-bsa."""
    return settled(0.007184 * height_cm**0.725 * weight_kg**0.425)


def corrected_calcium_mg_dl(calcium_mg_dl: float, albumin_g_dl: float) -> float:
    """Calcium in mg/dL at an albumin of 4.0 g/dL: 0.8 mg/dL for each g/dL; source medscape-corrected-calcium."""
    return settled(calcium_mg_dl + 0.8 * (4.0 - albumin_g_dl))


def corrected_calcium_mmol_l(calcium_mmol_l: float, albumin_g_l: float) -> float:
    """Calcium in mmol/L at an albumin of 40 g/L: 0.02 mmol/L for each g/L; source gpnotebook-corrected-calcium."""
    return settled(calcium_mmol_l + 0.02 * (40.0 - albumin_g_l))


def ecog(activity: str) -> str:
    """ECOG grade "0" to "4"; raises `KeyError` for an activity that is not one of `ECOG`. Source acori-ecog."""
    return ECOG[activity]
