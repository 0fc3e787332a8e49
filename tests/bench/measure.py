"""Times one process: wall, processor time and the most memory it held. Knows nothing of what it runs."""
import dataclasses
import os
import subprocess
import sys
import time


@dataclasses.dataclass
class Run:
    seconds: float
    processor_seconds: float
    peak_mib: float
    status: int


def timed(command, **settings):
    """Runs the command to its end. wait4 tells the memory of this child alone, unlike getrusage."""
    start = time.monotonic()
    process = subprocess.Popen(command, **settings)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode)


def quantile(values, share):
    """The value that this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def bytes_below(directory):
    return sum(os.path.getsize(os.path.join(where, name))
               for where, _, names in os.walk(directory) for name in names)


def fail(text):
    sys.exit(text)
