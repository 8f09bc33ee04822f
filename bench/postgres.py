"""A PostgreSQL server of its own: the binaries the tests use, out of the local Maven repository, fsync on."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

from rig import ROOT, free_port, wait_for_port

REPOSITORY = Path.home() / ".m2/repository/io/zonky/test/postgres"
# As the server has them by default, and said anyway: they are what is measured.
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "max_connections": "100", "log_checkpoints": "on"}


class Postgres:
    """Started in a directory, ended with the rig."""

    def __init__(self, rig):
        home = rig.dir / "postgres"
        data = home / "data"
        home.mkdir()
        unpack(home)
        # The server refuses to run as root; in a user namespace of its own nobody is.
        self.prefix = ["unshare", "-U"] if os.geteuid() == 0 else []
        subprocess.run(
            [*self.prefix, str(home / "bin/initdb"), "-D", str(data), "-U", "postgres", "-A", "trust",
             "-E", "UTF8", "--locale=C"], check=True, stdout=subprocess.DEVNULL)
        self.port = free_port()
        settings = [word for name, value in DURABLE.items() for word in ("-c", f"{name}={value}")]
        log = open(rig.dir / "postgres.log", "ab")
        self.process = rig.start(
            [*self.prefix, str(home / "bin/postgres"), "-D", str(data), "-h", "127.0.0.1", "-p", str(self.port),
             "-k", "", *settings], stdout=log, stderr=log)
        log.close()
        wait_for_port(self.port, self.process)

    def url(self):
        return f"jdbc:postgresql://127.0.0.1:{self.port}/postgres?user=postgres"


def unpack(home):
    pom = (ROOT / "pom.xml").read_text()
    version = pom.partition("<embedded-postgres-binaries.version>")[2].partition("<")[0]
    machine = {"x86_64": "amd64", "aarch64": "arm64v8"}.get(os.uname().machine, os.uname().machine)
    name = f"embedded-postgres-binaries-linux-{machine}"
    jar = REPOSITORY / name / version / f"{name}-{version}.jar"
    if not jar.exists():
        sys.exit(f"bench: there is no {jar}: run mvn verify once, or name a server with --postgres URL")
    with zipfile.ZipFile(jar) as archive:
        inner = next(entry for entry in archive.namelist() if entry.endswith(".txz"))
        with archive.open(inner) as stream, tarfile.open(fileobj=stream, mode="r|xz") as files:
            files.extractall(home)
