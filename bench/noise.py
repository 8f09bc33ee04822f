"""What others do to a measurement: to the processors, and to the disk."""

import os
import threading
import time
from pathlib import Path

from rig import TICK, cpu_seconds, say, times

NOISE = 0.1  # of the machine, taken by others
PAGE = b"\0" * 4096
PAUSE = 0.02  # seconds between two syncs


class Machine:
    """What others take of it while we measure: other processes, and the host that it is a guest of."""

    def __init__(self, patience):
        self.patience, self.taken, self.stolen = patience, [], []

    @staticmethod
    def ours():
        """CPU seconds of ourselves and of what we started: what runs, and what has ended."""
        return cpu_seconds(os.getpid())

    @staticmethod
    def all():
        """CPU seconds of all processes. The machine's own counters look at who runs when its clock ticks, with which a
        timetable keeps step: they are wrong by a fifth here."""
        return sum(sum(times(int(path.name))) for path in Path("/proc").iterdir() if path.name.isdigit()) / TICK

    @staticmethod
    def host():
        """CPU seconds in which the host let others run instead."""
        return int(Path("/proc/stat").read_text().split(maxsplit=9)[8]) / TICK

    def round(self, name, ask, stolen):
        """What ask() brings, from a round that others left alone, as long as patience lasts."""
        while True:
            began, all_before, ours_before, host_before = time.monotonic(), self.all(), self.ours(), self.host()
            figures = ask()
            took, gone = self.all() - all_before - (self.ours() - ours_before), self.host() - host_before
            whole = (time.monotonic() - began) * os.cpu_count()
            if took <= NOISE * whole and gone <= stolen * whole or not self.patience:
                self.taken.append(took / whole)
                self.stolen.append(gone / whole)
                return figures
            self.patience -= 1
            say(f"{name}: again, of the machine others took {took / whole:.1%} and its host {gone / whole:.1%}")
            time.sleep(2)


class Disk:
    """How long it takes for a page of a file that nothing else writes: longer than usual is not the gateway's doing."""

    def __init__(self, directory):
        self.file = os.open(Path(directory) / "page", os.O_RDWR | os.O_CREAT, 0o600)
        self.synced, self.over = [], threading.Event()
        self.thread = threading.Thread(target=self.always, daemon=True)

    def __enter__(self):
        os.pwrite(self.file, PAGE, 0)
        os.fsync(self.file)
        self.thread.start()
        return self

    def always(self):
        while not self.over.wait(PAUSE):
            began = time.monotonic()
            os.pwrite(self.file, PAGE, 0)
            os.fdatasync(self.file)
            self.synced.append((began, time.monotonic() - began))

    def longest(self, since):
        """Milliseconds, of those that ended after a moment of time.monotonic()."""
        return 1000 * max((took for began, took in list(self.synced) if began + took >= since), default=0)

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()
        os.close(self.file)
