"""More texts than one process reads: parts of the input, coded anywhere, kept as files.

An input is cut into shards; a worker codes one shard into one part, and notes it in the manifest.
What is noted is not coded again. How workers are started is the engine's business: processes of
this machine, or Ray; no step of the coding knows of it.
"""

from selon.shards.manifest import Entry, Manifest
from selon.shards.parts import Row, read_part
from selon.shards.planning import Shard, plan
from selon.shards.working import Task, code_shard

__all__ = ["Entry", "Manifest", "Row", "Shard", "Task", "code_shard", "plan", "read_part"]
