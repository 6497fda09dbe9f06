"""Where the doors are open, and from which age. An operator changes it with COUNTRY_LAUNCHED='["US", "CA", "GB"]'.

Rule for *unknown* (no trusted proxy names a country, or it names none): the visitor is let in under the strictest ages
of all launched countries, unless COUNTRY_UNKNOWN_ADMITTED=false refuses them like any country that is not launched.
"""

from __future__ import annotations

from typing import NamedTuple

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from sora_social.settings.parts.limits import LIMITS


class Ages(NamedTuple):
    """From which age somebody may join, and from which they are an adult; whole years."""

    minimum: int
    adult: int


_USUAL = Ages(LIMITS.minimum_age_years, LIMITS.adult_age_years)
# Where the law asks for more than the usual 13 and 18: the age of consent to data processing (GDPR art. 8 and the
# national acts under it; Korea's PIPA), and of majority.
_AGES = {
    "AT": Ages(14, 18),
    "DE": Ages(16, 18),
    "ES": Ages(14, 18),
    "FR": Ages(15, 18),
    "IE": Ages(16, 18),
    "IT": Ages(14, 18),
    "KR": Ages(14, 19),
    "NL": Ages(16, 18),
}


class Countries(BaseSettings):
    """The countries that are open, each an ISO 3166-1 code of two capital letters."""

    model_config = SettingsConfigDict(env_prefix="COUNTRY_", extra="ignore", frozen=True)

    launched: tuple[str, ...] = Field(("US", "CA"), min_length=1, description="Laws differ: each is opened on purpose.")
    unknown_admitted: bool = Field(True, description="Most small installations have no proxy that knows countries.")

    def is_open(self, country: str | None) -> bool:
        """This will tell whether somebody there may join; None or "" is unknown."""
        return country in self.launched if country else self.unknown_admitted

    def ages(self, country: str | None) -> Ages:
        """This will give the ages that hold there; for unknown the strictest of the launched countries."""
        if country:
            return _stricter(_AGES.get(country, _USUAL), _USUAL)
        launched = [self.ages(each) for each in self.launched]
        return Ages(max(each.minimum for each in launched), max(each.adult for each in launched))


def _stricter(one: Ages, other: Ages) -> Ages:
    return Ages(max(one.minimum, other.minimum), max(one.adult, other.adult))


COUNTRIES = Countries()
