"""A TUF repository on disk: its roles, their versions, and the order in which they are written.

    root        who may sign what; its keys lie in a safe
    targets     which keys sign the channels; its keys lie in a safe too
    stable beta the releases of a channel
    snapshot    which versions of targets and channels belong together
    timestamp   which snapshot is the newest, and that somebody still says so

Every file but the timestamp bears its version in its name and is never changed: it may be copied to where it
is served at any moment, the timestamp last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from securesystemslib.signer import SSlibKey
from tuf.api.metadata import (
    DelegatedRole,
    Delegations,
    Metadata,
    MetaFile,
    Role,
    Root,
    Signed,
    Snapshot,
    Targets,
    Timestamp,
)
from tuf.api.serialization.json import JSONSerializer

from cardesk_desktop.updates.release import Channel
from devtools.project import Stopped
from shipping.repository_keys import Keys

S = TypeVar("S", bound=Signed)

ROOT, TARGETS, SNAPSHOT, TIMESTAMP = "root", "targets", "snapshot", "timestamp"
LASTS: Mapping[str, timedelta] = {
    ROOT: timedelta(days=730),
    TARGETS: timedelta(days=365),
    **{channel: timedelta(days=365) for channel in Channel},
    SNAPSHOT: timedelta(days=30),
    TIMESTAMP: timedelta(days=7),
}
"""How long a signature is good: short where a job signs anew by itself, long where somebody opens a safe."""
_SERIALIZER = JSONSerializer(compact=False)


class Repository:
    """The metadata in a folder, signed with the keys that are here. Raises Stopped where one is missing."""

    def __init__(self, folder: Path, keys: Keys, now: datetime) -> None:
        self._folder, self._keys, self._now = folder, keys, now

    def create(self, public: Mapping[str, list[SSlibKey]], thresholds: Mapping[str, int]) -> None:
        """The first version of every role. Stops where there is a repository already."""
        if self._path("timestamp").exists() or self._newest(ROOT):
            raise Stopped(f"In {self._folder} is a repository already.")
        root = Root(consistent_snapshot=True)
        for role in (ROOT, TARGETS, SNAPSHOT, TIMESTAMP):
            root.roles[role] = Role([], thresholds.get(role, 1))
            for key in public[role]:
                root.add_key(key, role)
        self._write(Metadata(root), ROOT, (root.roles[ROOT],))
        targets = Targets(delegations=Delegations({}, {}))
        for channel in Channel:
            self._delegate(targets, channel, public[channel], thresholds.get(channel, 1))
        self._write(Metadata(targets), TARGETS)
        for channel in Channel:
            self._write(Metadata(Targets()), channel)
        meta = {f"{role}.json": MetaFile(1) for role in (TARGETS, *Channel)}
        self._write(Metadata(Snapshot(meta=meta)), SNAPSHOT)
        self._write(Metadata(Timestamp(snapshot_meta=MetaFile(1))), TIMESTAMP)

    def channel(self, channel: Channel) -> Targets:
        """The releases of a channel as they are signed now."""
        return self._load(channel, Targets).signed

    def change_channel(self, channel: Channel, change: Callable[[Targets], None]) -> None:
        """Change the releases of a channel, and tell of it."""
        metadata = self._load(channel, Targets)
        change(metadata.signed)
        self._step(metadata, channel)
        self.tell((channel,))

    def tell(self, changed: Iterable[str] = ()) -> None:
        """Sign the snapshot and the timestamp anew, after these roles were written."""
        snapshot = self._load(SNAPSHOT, Snapshot)
        for role in changed:
            snapshot.signed.meta[f"{role}.json"] = MetaFile(self._newest(role))
        self._step(snapshot, SNAPSHOT)
        timestamp = self._load(TIMESTAMP, Timestamp)
        timestamp.signed.snapshot_meta = MetaFile(snapshot.signed.version)
        self._step(timestamp, TIMESTAMP)

    def rotate(self, role: str, *, added: Iterable[SSlibKey], removed: Iterable[str]) -> None:
        """Let other keys sign a role from now on; the old root's keys and the new one's both agree to it."""
        if role in set(Channel):
            self._rotate_channel(Channel(role), added, removed)
            return
        root = self._load(ROOT, Root)
        before = root.signed.roles[ROOT]
        before = Role(list(before.keyids), before.threshold)
        for key in added:
            root.signed.add_key(key, role)
        for key_id in removed:
            root.signed.revoke_key(key_id, role)
        self._step(root, ROOT, (before, root.signed.roles[ROOT]))
        if role == TARGETS:
            self._step(self._load(role, Targets), role)
            self.tell((role,))
        elif role != ROOT:
            self.tell()

    def expiries(self) -> dict[str, datetime]:
        """Until when each role may be believed."""
        kinds: dict[str, type[Signed]] = dict.fromkeys((TARGETS, *Channel), Targets)
        kinds |= {ROOT: Root, SNAPSHOT: Snapshot, TIMESTAMP: Timestamp}
        return {role: self._load(role, kind).signed.expires for role, kind in kinds.items()}

    def _rotate_channel(self, channel: Channel, added: Iterable[SSlibKey], removed: Iterable[str]) -> None:
        targets = self._load(TARGETS, Targets)
        for key in added:
            targets.signed.add_key(key, channel)
        for key_id in removed:
            targets.signed.revoke_key(key_id, channel)
        self._step(targets, TARGETS)
        self._step(self._load(channel, Targets), channel)
        self.tell((TARGETS, channel))

    def _delegate(self, targets: Targets, channel: Channel, keys: list[SSlibKey], threshold: int) -> None:
        """A channel speaks for what lies in its folder, and for nothing else."""
        if targets.delegations is None or targets.delegations.roles is None:
            raise Stopped("The targets delegate nothing.")
        paths = [f"{channel}/*.json", f"{channel}/*/*/*"]
        targets.delegations.roles[channel] = DelegatedRole(
            channel, [], threshold, terminating=True, paths=paths
        )
        for key in keys:
            targets.add_key(key, channel)

    def _step(self, metadata: Metadata[S], role: str, signed_by: tuple[Role, ...] = ()) -> None:
        metadata.signed.version += 1
        self._write(metadata, role, signed_by)

    def _write(self, metadata: Metadata[S], role: str, signed_by: tuple[Role, ...] = ()) -> None:
        metadata.signed.expires = (self._now + LASTS[role]).replace(microsecond=0)
        metadata.signatures.clear()
        for signing in signed_by or (self._role(role),):
            for signer in self._keys.of(signing.keyids, signing.threshold, role):
                metadata.sign(signer, append=True)
        path = self._path(role, metadata.signed.version)
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".new")
        new.write_bytes(metadata.to_bytes(_SERIALIZER))
        new.replace(path)

    def _role(self, role: str) -> Role:
        if role in set(Channel):
            return self._load(TARGETS, Targets).signed.get_delegated_role(role)
        return self._load(ROOT, Root).signed.get_delegated_role(role)

    def _load(self, role: str, _kind: type[S]) -> Metadata[S]:
        path = self._path(role, self._newest(role))
        if not path.exists():
            raise Stopped(f"In {self._folder} is no repository.")
        return Metadata[S].from_file(str(path))

    def _path(self, role: str, version: int = 0) -> Path:
        name = "timestamp.json" if role == TIMESTAMP else f"{version}.{role}.json"
        return self._folder / "metadata" / name

    def _newest(self, role: str) -> int:
        files = (self._folder / "metadata").glob(f"*.{role}.json")
        return max((int(file.name.partition(".")[0]) for file in files), default=0)
