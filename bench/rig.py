"""The processes of a benchmark: nginx as upstream and as proxy, the gateway, and what /proc knows of them."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BENCH = ROOT / "bench"
TICK = os.sysconf("SC_CLK_TCK")

V1_LINK = (
    '{"object":"account_link","created":1790000000,"expires_at":1790000300,'
    '"url":"https://connect.stripe.com/setup/e/acct_1Bench/Xk3Zq0Wb7Y2n"}'
)
V2_LINK = (
    '{"object":"v2.core.account_link","account":"acct_1Bench","created":"2026-09-21T13:33:20.000Z",'
    '"expires_at":"2026-09-21T13:43:20.000Z","livemode":false,'
    '"url":"https://accounts.stripe.com/r/acct_1Bench#alu_test_Xk3Zq0Wb7Y2n",'
    '"use_case":{"type":"account_onboarding","account_onboarding":{"refresh_url":"https://shop.example/refresh",'
    '"return_url":"https://shop.example/return","collection_options":{"fields":"currently_due",'
    '"future_requirements":"omit"}}}}'
)

NGINX = """
daemon off; worker_processes 1; error_log {dir}/{name}.log warn; pid {dir}/{name}.pid;
events {{ worker_connections 8192; }}
http {{
  access_log off; keepalive_requests 100000000; keepalive_timeout 300s;
  client_body_temp_path {dir}/{name}; proxy_temp_path {dir}/{name}; fastcgi_temp_path {dir}/{name};
  uwsgi_temp_path {dir}/{name}; scgi_temp_path {dir}/{name};
  {rest}
}}
"""

UPSTREAM = """
  default_type application/json;
  server {{
    listen 127.0.0.1:{port} backlog=8192;
    add_header Request-Id req_benchUpstream; add_header Cache-Control "no-cache, no-store";
    location = /v1/account_links {{ return 200 '{v1}'; }}
    location = /v2/core/account_links {{ return 200 '{v2}'; }}
  }}
"""

PROXY = """
  upstream fast {{ server 127.0.0.1:{upstream}; keepalive 64; keepalive_requests 100000000; }}
  server {{
    listen 127.0.0.1:{port};
    location / {{ proxy_pass http://fast; proxy_http_version 1.1; proxy_set_header Connection ""; }}
  }}
"""

CONFIG = """
listen: {{ callers: "127.0.0.1:0", admin: "127.0.0.1:0" }}
callers:
  - {{ name: relayed, keys: ["${{env:BENCH_RELAYED}}"] }}
  - {{ name: translated, keys: ["${{env:BENCH_TRANSLATED}}"] }}
  - {{ name: upgraded, keys: ["${{env:BENCH_UPGRADED}}"] }}
  - {{ name: patient, keys: ["${{env:BENCH_PATIENT}}"] }}
  - {{ name: other, keys: ["${{env:BENCH_OTHER}}"] }}
upstreams:
  stripe: {{ api: stripe-v1, base-url: "http://127.0.0.1:{fast}", api-key: sk_test_bench }}
  stripe2: {{ api: stripe-v2, base-url: "http://127.0.0.1:{fast}", api-key: sk_test_bench }}
  slow: {{ api: stripe-v1, base-url: "http://127.0.0.1:{slow}", api-key: sk_test_bench }}
  slow2: {{ api: stripe-v1, base-url: "http://127.0.0.1:{slow}", api-key: sk_test_bench }}
routes:
  - {{ when: {{ caller: upgraded }}, to: stripe2 }}
  - {{ when: {{ caller: patient }}, to: slow }}
  - {{ when: {{ caller: other }}, to: slow2 }}
  - {{ when: {{ ingress: stripe-v1 }}, to: stripe }}
  - {{ when: {{ ingress: whop }}, to: stripe }}
limits: {{ drain: 0s }}
store: {{ url: "jdbc:sqlite:{dir}/bench.db" }}
"""

KEYS = {
    name: f"bench-key-of-caller-{name}"
    for name in ("relayed", "translated", "upgraded", "patient", "other")
}


def say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


def need():
    """Says everything that is missing at once."""
    missing = [tool for tool in ("wrk", "nginx", "curl") if not find(tool)]
    if missing:
        sys.exit(f"bench: not installed: {', '.join(missing)}; on Debian: apt-get install {' '.join(missing)}")
    if not Path("/proc/self/stat").exists():
        sys.exit("bench: CPU time and memory are read from /proc, which is Linux's")


def find(tool):
    return shutil.which(tool, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def wait_for_port(port, process):
    for _ in range(500):
        if process.poll() is not None:
            sys.exit(f"bench: {process.args[0]} ended with {process.returncode}")
        with socket.socket() as s:
            if s.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    sys.exit(f"bench: nothing listens on {port}")


def machine():
    model = re.search(r"model name\s*:\s*(.*)", Path("/proc/cpuinfo").read_text())
    load = os.getloadavg()
    return f"{os.cpu_count()} × {model.group(1) if model else 'CPU'}, Linux {os.uname().release}, load {load[0]:.1f} at the start"


def children(pid):
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(word) for word in path.read_text().split()] if path.exists() else []


def cpu_seconds(pid):
    """User and system time of a process, its children and theirs, nginx's worker for one, also of those that have ended."""
    return sum(times(pid)) / TICK + sum(map(cpu_seconds, children(pid)))


def times(pid):
    """Ticks: user, system, and both of the children that have ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0, 0, 0, 0  # between being listed and being looked at
    return tuple(map(int, fields[11:15]))


def memory_mb(pid):
    """(now, highest) resident megabytes."""
    values = {}
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        name, _, value = line.partition(":")
        if name in ("VmRSS", "VmHWM"):
            values[name] = int(value.split()[0]) / 1024
    return values["VmRSS"], values["VmHWM"]


class Rig:
    """Starts processes, and ends exactly those."""

    def __init__(self, directory):
        self.dir = Path(directory)
        self.running = []
        self.fast = free_port()
        self.slow = free_port()
        self.java = None
        # An end from outside is one in order too: nothing is left running.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))

    def find_java(self):
        """The java the launcher finds, which says where it lives."""
        out = subprocess.run(
            [str(ROOT / "linkgate"), "--version"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "LINKGATE_JAVA_OPTS": "-XshowSettings:properties"})
        self.java = re.search(r"java\.home = (.*)", out.stderr).group(1) + "/bin/java"

    def start(self, args, **more):
        process = subprocess.Popen(args, stdin=subprocess.DEVNULL, **more)
        self.running.append(process)
        return process

    def stop(self, process):
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.running.remove(process)

    def stop_all(self):
        for process in list(self.running):
            self.stop(process)

    def nginx(self, name, rest, port):
        conf = self.dir / f"{name}.conf"
        conf.write_text(NGINX.format(dir=self.dir, name=name, rest=rest))
        process = self.start([find("nginx"), "-c", str(conf), "-e", str(self.dir / f"{name}.log")])
        wait_for_port(port, process)
        return process

    def upstream(self):
        return self.nginx("upstream", UPSTREAM.format(port=self.fast, v1=V1_LINK, v2=V2_LINK), self.fast)

    def proxy(self, port):
        return self.nginx("proxy", PROXY.format(port=port, upstream=self.fast), port)

    def slow_upstream(self, millis):
        body = self.dir / "link.json"
        body.write_text(V1_LINK)
        process = self.start(
            [self.java, "-XX:+UseSerialGC", "-Xmx256m", str(BENCH / "SlowUpstream.java"),
             str(self.slow), str(millis), str(body)],
            stdout=subprocess.PIPE)
        if process.stdout.readline().strip() != b"ready":
            sys.exit("bench: the slow upstream does not start")
        return process

    def gateway(self, **environment):
        return Gateway(self, environment)

    def load(self, *args):
        """Runs Load.java; its answers by status."""
        out = subprocess.run(
            [self.java, "-XX:+UseSerialGC", "-Xmx512m", str(BENCH / "Load.java"), *map(str, args)],
            check=True, stdout=subprocess.PIPE)
        return json.loads(out.stdout)


class Gateway:
    """A gateway started as an operator would: the launcher, a configuration file, stderr to a file."""

    def __init__(self, rig, environment):
        config = rig.dir / "linkgate.yaml"
        config.write_text(CONFIG.format(fast=rig.fast, slow=rig.slow, dir=rig.dir))
        ready = rig.dir / "ready.json"
        ready.unlink(missing_ok=True)
        keys = {f"BENCH_{name.upper()}": key for name, key in KEYS.items()}
        log = open(rig.dir / "gateway.log", "ab")
        self.began = time.monotonic()
        self.process = rig.start(
            [str(ROOT / "linkgate"), "serve", "--config", str(config), "--ready-file", str(ready)],
            env={**os.environ, **keys, **environment}, stdout=log, stderr=log)
        log.close()
        while not ready.exists():
            if self.process.poll() is not None:
                sys.exit("bench: the gateway does not start:\n" + (rig.dir / "gateway.log").read_text()[-2000:])
            time.sleep(0.001)
        self.ready = time.monotonic() - self.began
        self.cpu_at_ready = cpu_seconds(self.process.pid)
        listeners = json.loads(ready.read_text())
        self.port = int(listeners["callers"].rpartition(":")[2])
        self.admin = listeners["admin"]
        self.enter_account(rig.dir)
        rig.java = os.readlink(f"/proc/{self.process.pid}/exe")  # the JDK the launcher found

    @property
    def pid(self):
        return self.process.pid

    def enter_account(self, directory):
        """What the translated requests are looked up by."""
        token = (directory / "admin-token").read_text().strip()
        request = urllib.request.Request(
            self.admin + "/api/accounts/translated/m-1",
            data=b'{"stripe":"acct_1Bench","whop":"biz_Bench"}',
            headers={"Authorization": "Bearer " + token, "Content-Type": "application/json"},
            method="PUT",
        )
        urllib.request.urlopen(request, timeout=5).close()

    def live(self):
        with urllib.request.urlopen(self.admin + "/livez", timeout=5) as answer:
            return answer.status == 200
