"""JSON for programs, one document for the whole run. Inputs that could not be audited are listed under `errors`.

`attrib schema` prints its schema, and [json.md](json.md) explains every field.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from attrib import __version__
from attrib.model import Policy
from attrib.reports import Run
from attrib.reports.visible import json_escaped

FORMAT = "attrib/1"


def render(run: Run) -> str:
    """Return the run as JSON. Whatever the texts and names hold, the result can be written as UTF-8."""
    document = {
        "format": FORMAT,
        "tool": {"version": __version__, **_policy(run.policies)},
        "documents": [audit.to_dict() for audit in run.audits],
        "errors": [error.to_dict() for error in run.errors],
    }
    return json_escaped(json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2)) + "\n"


def _policy(policies: Sequence[Policy]) -> dict[str, str]:
    """Return the name and the hash of the policy; of several, all names, and the hash of their hashes."""
    if len(policies) == 1:
        return {"policy": policies[0].name, "policy_sha256": policies[0].sha256}
    hashes = "\n".join(policy.sha256 for policy in policies)
    return {
        "policy": ", ".join(policy.name for policy in policies),
        "policy_sha256": hashlib.sha256(hashes.encode()).hexdigest(),
    }
