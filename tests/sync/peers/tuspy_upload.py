"""Uploads a file with tuspy: `tuspy_upload.py URL FILE METADATA-JSON [wrong]`, the token in TOKEN, every part with its
Upload-Checksum. It stops after the second part, asks the server where the upload stands, as a new program would, and goes
on there. With `wrong` the checksums are of other bytes. Prints {"asked": offset} or {"status": of the refusal}."""

import hashlib
import json
import os
import sys

from tusclient.client import TusClient
from tusclient.exceptions import TusCommunicationError, TusUploadFailed


class OfOtherBytes:
    def __init__(self, chunk):
        self.hash = hashlib.sha1(chunk + b"!")

    def digest(self):
        return self.hash.digest()


endpoint, path, metadata, *more = sys.argv[1:]
client = TusClient(endpoint, headers={"Authorization": "Bearer " + os.environ["TOKEN"]})
words = {"chunk_size": 65536, "metadata": json.loads(metadata), "upload_checksum": True}
try:
    first = client.uploader(path, **words)
    if more == ["wrong"]:
        first._BaseUploader__checksum_algorithm = OfOtherBytes
    first.upload(stop_at=131072)
    again = client.uploader(path, url=first.url, **words)
    asked = again.offset
    again.upload()
    print(json.dumps({"asked": asked}))
except (TusCommunicationError, TusUploadFailed) as refused:
    print(json.dumps({"status": refused.status_code}))
    sys.exit(1)
