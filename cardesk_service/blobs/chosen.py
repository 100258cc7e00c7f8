"""Where photos are kept, as the settings say."""

from __future__ import annotations

from cardesk_service.blobs.bucket import BlobBucket
from cardesk_service.blobs.folder import BlobFolder
from cardesk_service.blobs.place import Blobs
from cardesk_service.blobs.s3 import Bucket
from cardesk_service.blobs.signature import Credentials
from cardesk_service.clock import Clock
from cardesk_service.settings import Settings


def chosen_place(settings: Settings, clock: Clock) -> Blobs:
    """A bucket where one is named, else the folder beside the service's own files."""
    most = settings.photos_mb * 1_000_000
    if not settings.photos_bucket:
        return BlobFolder(settings.data / "blobs", most=most)
    credentials = Credentials(settings.photos_key, settings.photos_secret, settings.photos_region)
    return BlobBucket(Bucket(settings.photos_bucket, credentials, clock), most=most)
