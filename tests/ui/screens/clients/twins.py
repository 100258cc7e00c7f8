"""Somebody who was written down twice."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import make_client

TWIN = replace(make_client("Fatma Mansoori"), email="fatima@example.com", notes="Pays late")
