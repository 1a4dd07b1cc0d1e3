"""What the reading room is told when it starts."""

from __future__ import annotations

import ipaddress
import os
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, SecretBytes, SecretStr

from sayso.ingest.options import MAX_BYTES, TIMEOUT_SECONDS, IngestOptions

PORT = 8470
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")


def _random_secret() -> SecretBytes:
    return SecretBytes(os.urandom(32))


class Settings(BaseModel):
    """How the reading room runs; all limits are told to whoever meets them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    host: str = Field(default="127.0.0.1", description="Name or address that is listened on.")
    port: int = Field(default=PORT, ge=0, le=65_535)
    token: SecretStr | None = Field(
        default=None, description="What a person or a program must know; None: nobody is asked."
    )
    secret: SecretBytes = Field(
        default_factory=_random_secret,
        description="Signs session cookies. One that is kept lets them outlive a restart.",
    )
    allowed_hosts: tuple[str, ...] = Field(
        default=(), description="Further names that a browser may know this machine by."
    )
    author: str = Field(default="reader", description="Name on corrections that name nobody.")
    model: Path | None = Field(default=None, description="Folder of other weights.")
    any_language: bool = False
    allow_private: bool = False
    max_bytes: int = Field(default=MAX_BYTES, ge=1, description="Largest report, in bytes.")
    max_upload: int = Field(
        default=200_000_000, ge=1, description="Largest request, in bytes: many files at once."
    )
    max_import: int = Field(
        default=4_000_000_000, ge=1, description="Largest file of a whole library, in bytes."
    )
    max_items: int = Field(default=1_000, ge=1, description="Most files or addresses of one job.")
    timeout: float = Field(default=TIMEOUT_SECONDS, gt=0, description="Seconds for one address.")
    reading_seconds: float = Field(
        default=600.0, gt=0, description="Seconds for one report, after which it fails."
    )

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can reach the address that is listened on."""
        return is_loopback(self.host)

    @property
    def ingest(self) -> IngestOptions:
        """The limits of what is brought in."""
        return IngestOptions(
            any_language=self.any_language,
            max_bytes=self.max_bytes,
            timeout=self.timeout,
            allow_private=self.allow_private,
        )


def is_loopback(host: str) -> bool:
    """Whether a name or an address leads to this machine only."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
