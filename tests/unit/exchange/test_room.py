"""A room between laptops, over real sockets: what comes in, and everything that must not."""

from __future__ import annotations

import hashlib
import json
import random
import re
import secrets
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from exchange_world import World, told

from hrcapp.exchange import bundle
from hrcapp.exchange.room import Closed, Invitation, Limits, Room, Visit
from hrcapp.exchange.room.guard import Guard, Verdict
from hrcapp.exchange.room.proof import Asked, Keys, new_code
from hrcapp.exchange.transfer import BackOff, Line
from hrcapp.model.faults import Code, Fault

HERE = "127.0.0.1"
QUICK = Limits(head=0.5, silence=0.5)


class Shelf:
    """A keeper in memory that checks as a courier does."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.answers: dict[str, list[bytes]] = {}
        self.full = False

    def known(self) -> list[str]:
        return list(self.files)

    def keep(self, data: bytes, sender: str) -> bool:
        bundle.inspect(data, sender)
        if self.full:
            raise Fault(Code.DISK_FULL)
        digest = hashlib.sha256(data).hexdigest()
        new = digest not in self.files
        self.files[digest] = data
        return new

    def receipts(self, recipient: str) -> list[str]:
        return [hashlib.sha256(one).hexdigest() for one in self.answers.get(recipient, [])]

    def receipt(self, recipient: str, digest: str) -> bytes | None:
        found = self.answers.get(recipient, [])
        return next((one for one in found if hashlib.sha256(one).hexdigest() == digest), None)


def line(**changes: object) -> Line:
    options = {"attempts": 3, "timeout": 10.0, "back_off": BackOff(1, first=0.01, longest=0.02), **changes}
    return Line(**options)  # type: ignore[arg-type]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@contextmanager
def opened(shelf: Shelf, limits: Limits | None = None) -> Iterator[Room]:
    room = Room(HERE, shelf, limits=limits)
    try:
        yield room
    finally:
        room.close()


@pytest.fixture
def room(shelf: Shelf) -> Iterator[Room]:
    with opened(shelf) as made:
        yield made


@pytest.fixture(scope="module")
def sealed() -> list[bytes]:
    """Fifteen sealed files, some of them of many pieces."""
    world = World()
    return [world.sealed(attachments={"plan.pdf": secrets.token_bytes(400 * n)}).data for n in range(1, 16)]


@pytest.fixture(scope="module")
def large() -> bytes:
    return World().sealed(attachments={"plan.pdf": secrets.token_bytes(2_000_000)}).data


# -- raw requests, as a second implementation would make them


def raw(at: Invitation, request: bytes, wait: float = 5.0) -> bytes:
    """Everything that comes back on one connection."""
    with closing(socket.create_connection((at.host, at.port), timeout=wait)) as connection:
        try:
            connection.sendall(request)
            return b"".join(iter(lambda: connection.recv(65536), b""))
        except (ConnectionResetError, BrokenPipeError):
            return b""


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else 0


def keys(at: Invitation, code: str = "") -> Keys:
    _head, _, body = raw(at, b"GET / HTTP/1.1\r\n\r\n").partition(b"\r\n\r\n")
    said = json.loads(body)
    assert said["format"] == "hrc-room/1"
    return Keys.of(code or at.code, bytes.fromhex(said["salt"]))


def put(key: Keys, data: bytes, *, digest: str = "", length: int | None = None, path: str = "") -> bytes:
    """The bytes of a PUT, proved for `data` unless told otherwise."""
    digest = digest or hashlib.sha256(data).hexdigest()
    path, length = path or f"/files/{digest}", len(data) if length is None else length
    nonce = secrets.token_hex(16)
    proof = key.of_request(nonce, Asked("PUT", path, length, digest))
    head = (
        f"PUT {path} HTTP/1.1\r\nContent-Length: {length}\r\n"
        f"Authorization: HRC-Room nonce={nonce}, proof={proof}\r\n\r\n"
    )
    return head.encode() + data


def wrong(at: Invitation) -> Invitation:
    return Invitation(at.host, at.port, new_code())


# -- what comes in


def test_a_file_arrives_whole_and_travels_once(room: Room, shelf: Shelf, large: bytes) -> None:
    seen: list[tuple[int, int]] = []
    assert Visit(room.invitation, line()).bring(large, lambda *at: seen.append(at))
    assert list(shelf.files.values()) == [large]
    assert seen[-1] == (len(large), len(large))
    assert not Visit(room.invitation, line()).bring(large)
    tally = room.tally
    assert (tally.files, tally.size, tally.known, tally.senders) == (1, len(large), 0, (HERE,))


def test_three_laptops_at_once_lose_nothing_and_overwrite_nothing(
    room: Room, shelf: Shelf, sealed: list[bytes]
) -> None:
    def laptop(number: int) -> list[bool]:
        visit = Visit(room.invitation, line(attempts=8))
        return [visit.bring(data) for data in sealed[4 * number : 4 * number + 7]]  # neighbours overlap

    with ThreadPoolExecutor(3) as pool:
        brought = list(pool.map(laptop, range(3)))
    assert set(shelf.files.values()) == set(sealed)
    assert all(len(one) == 7 for one in brought)
    tally = room.tally
    assert (tally.files, tally.size) == (15, sum(map(len, sealed)))


def test_what_was_there_before_the_room_does_not_travel(shelf: Shelf, sealed: list[bytes]) -> None:
    shelf.keep(sealed[0], "")
    with opened(shelf) as room:
        visit = Visit(room.invitation, line())
        assert [visit.bring(one) for one in sealed[:2]] == [False, True]


# -- links that break


@contextmanager
def between(at: Invitation, cuts: list[int], heard: list[bytes]) -> Iterator[Invitation]:
    """A wire that is cut after so many bytes of a connection; None left: it holds."""
    listener = socket.create_server((HERE, 0))
    threads: list[threading.Thread] = []

    def carry(client: socket.socket) -> None:
        left = cuts.pop(0) if cuts else None
        with closing(client), closing(socket.create_connection((at.host, at.port))) as server:
            back = threading.Thread(target=pump, args=(server, client))
            back.start()
            while piece := client.recv(4096 if left is None else min(left, 4096)):
                heard.append(piece)
                server.sendall(piece)
                left = None if left is None else left - len(piece)
                if left == 0:
                    break
            for end in (client, server):
                end.shutdown(socket.SHUT_RDWR) if left == 0 else None
            back.join()

    def pump(source: socket.socket, target: socket.socket) -> None:
        try:
            while piece := source.recv(4096):
                heard.append(piece)
                target.sendall(piece)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def accept() -> None:
        while True:
            try:
                client, _address = listener.accept()
            except OSError:
                return
            threads.append(threading.Thread(target=carry, args=(client,)))
            threads[-1].start()

    accepting = threading.Thread(target=accept)
    accepting.start()
    try:
        yield Invitation(HERE, listener.getsockname()[1], at.code)
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        for each in (accepting, *threads):
            each.join()


def test_a_cut_in_the_midst_of_a_file_is_made_good(room: Room, shelf: Shelf, large: bytes) -> None:
    heard: list[bytes] = []
    with between(room.invitation, [10**9, 10**9, 900_000], heard) as wire:
        assert Visit(wire, line()).bring(large)
    assert list(shelf.files.values()) == [large]
    assert room.tally.files == 1


def test_after_a_link_that_never_holds_nothing_half_is_there_and_the_rest_follows(
    room: Room, shelf: Shelf, sealed: list[bytes], large: bytes
) -> None:
    with between(room.invitation, [10**9, 10**9, 10**9, *[500_000] * 9], []) as wire:
        visit = Visit(wire, line())
        assert visit.bring(sealed[0])
        assert told(lambda: visit.bring(large)) is Code.BOX_UNREACHABLE
    assert list(shelf.files.values()) == [sealed[0]]
    again = Visit(room.invitation, line())
    assert [again.bring(one) for one in (sealed[0], large)] == [False, True]


def test_the_code_and_the_keys_never_travel(room: Room, sealed: list[bytes]) -> None:
    heard: list[bytes] = []
    with between(room.invitation, [], heard) as wire:
        Visit(wire, line()).bring(sealed[0])
    said, key = b"".join(heard), keys(room.invitation)
    for secret in (key.asking, key.answering):
        assert secret not in said
        assert secret.hex().encode() not in said
    for code in (room.invitation.code, room.invitation.code.replace("-", "")):
        assert code.encode() not in said.replace(sealed[0], b"")
        assert code not in repr(room.invitation)


# -- who does not know the code


def test_a_wrong_code_is_told_and_five_close_the_room(room: Room, shelf: Shelf, sealed: list[bytes]) -> None:
    for _each in range(5):
        assert room.closed is None
        assert told(lambda: Visit(wrong(room.invitation), line())) is Code.ROOM_CODE_WRONG
    assert room.closed is Closed.TRIES
    assert told(lambda: Visit(room.invitation, line())) is Code.BOX_UNREACHABLE
    assert shelf.files == {}


def test_guessing_at_once_gives_no_more_than_five_tries() -> None:
    key = Keys.of("AAAA-AAAA", b"0" * 16)
    guard, asked = Guard(key, Limits()), Asked("GET", "/files")
    nonce = secrets.token_hex(16)

    def guess(number: int) -> Verdict:
        proof = f"{number:064x}" if number < 60 else key.of_request(nonce, asked)
        return guard.admit(f"HRC-Room nonce={nonce}, proof={proof}", asked)[0]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(guess, range(64)))
    assert found.count(Verdict.WRONG) == 5
    assert found.count(Verdict.OVER) == 59


def test_one_who_answers_without_the_code_gets_no_file(sealed: list[bytes]) -> None:
    asked: list[str] = []

    class Impostor(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            said = {"format": "hrc-room/1", "salt": "00" * 16, "files": []}
            body = json.dumps(said).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Room-Proof", "00" * 32)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_said: object) -> None:
            pass

    with serving(Impostor) as at:
        assert told(lambda: Visit(at, line())) is Code.ROOM_NOT_PROVEN
    assert asked == ["/", "/files"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b'{"format":"hrc-room/2","salt":""}', Code.ROOM_NEWER_FORMAT),
        (b'{"format":"hrc-room/1","salt":"00"}', Code.ROOM_NOT_PROVEN),
        (b"[" * 100_000, Code.ROOM_NOT_PROVEN),
        (b"x" * 2_000_000, Code.ROOM_NOT_PROVEN),
        (b"", Code.ROOM_NOT_PROVEN),
    ],
)
def test_what_is_no_room_is_told(body: bytes, code: Code) -> None:
    class Other(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with suppress(OSError):
                self.wfile.write(body)

        def log_message(self, *_said: object) -> None:
            pass

    with serving(Other) as at:
        assert told(lambda: Visit(at, line())) is code


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[Invitation]:
    server = ThreadingHTTPServer((HERE, 0), handler)
    server.daemon_threads = False
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield Invitation(HERE, server.server_address[1], new_code())
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


# -- who changes, repeats, or sends something else


def test_a_replayed_request_does_nothing(room: Room, shelf: Shelf, sealed: list[bytes]) -> None:
    request = put(keys(room.invitation), sealed[0])
    assert status(raw(room.invitation, request)) == 201
    shelf.files.clear()
    assert [status(raw(room.invitation, request)) for _each in range(8)] == [409] * 8
    assert shelf.files == {}
    assert room.closed is None, "a replay is no guess"


def test_a_request_of_an_earlier_room_is_worth_nothing(shelf: Shelf, sealed: list[bytes]) -> None:
    with opened(shelf) as before:
        request = put(keys(before.invitation), sealed[0])
    with opened(shelf) as room:
        assert status(raw(room.invitation, request)) == 401
    assert shelf.files == {}


def test_nothing_of_a_proved_request_can_be_changed(room: Room, shelf: Shelf, sealed: list[bytes]) -> None:
    key, data, other = keys(room.invitation), sealed[0], sealed[1]
    digest = hashlib.sha256(other).hexdigest()
    request = put(key, data)
    body = request.replace(data, data[:-1] + bytes([data[-1] ^ 1]))
    assert status(raw(room.invitation, body)) == 400
    path = re.sub(rb"/files/\w+", b"/files/" + digest.encode(), put(key, data))
    assert status(raw(room.invitation, path)) == 401
    method = put(key, data).replace(b"PUT /files/", b"GET /files/", 1)
    assert status(raw(room.invitation, method)) == 404
    length = put(key, data, length=len(data) - 1).replace(b"Content-Length: ", b"Content-Length: 1")
    assert status(raw(room.invitation, length)) == 401
    assert shelf.files == {}
    assert room.tally.files == 0


def test_what_is_not_sealed_is_not_kept(room: Room, shelf: Shelf, sealed: list[bytes]) -> None:
    broken = sealed[0][:-30] + b"?" + sealed[0][-29:]
    for data in (b"MZ not ours", broken, sealed[0][:-1], sealed[0] + b"0"):
        assert status(raw(room.invitation, put(keys(room.invitation), data))) == 422
        assert told(lambda data=data: Visit(room.invitation, line()).bring(data)) is Code.ROOM_FILE_REFUSED
    assert shelf.files == {}
    assert room.tally.files == 0


def test_too_large_too_many_and_no_room_left_are_refused(shelf: Shelf, sealed: list[bytes]) -> None:
    total = len(sealed[0]) + len(sealed[1])
    with opened(shelf, Limits(file=len(sealed[3]), files=2, total=total)) as room:
        visit, key = Visit(room.invitation, line()), keys(room.invitation)
        assert told(lambda: visit.bring(sealed[4])) in (Code.ROOM_FILE_REFUSED, Code.BOX_UNREACHABLE)
        assert status(raw(room.invitation, put(key, b"", digest="ab" * 32, length=10**10))) == 413
        shelf.full = True
        assert told(lambda: visit.bring(sealed[0])) is Code.ROOM_FULL
        shelf.full = False
        assert visit.bring(sealed[0])
        assert told(lambda: visit.bring(sealed[2])) is Code.ROOM_FULL, "too large in all"
        assert visit.bring(sealed[1])
        assert told(lambda: visit.bring(sealed[2])) is Code.ROOM_FULL, "too many"
    assert set(shelf.files.values()) == set(sealed[:2])


def test_no_path_leads_anywhere_else(room: Room, shelf: Shelf, sealed: list[bytes]) -> None:
    key, data = keys(room.invitation), sealed[0]
    digest = hashlib.sha256(data).hexdigest()
    for path in (
        f"/files/../{digest}",
        f"/files/{digest}/",
        f"/files/{digest}.hrcb",
        f"/files/%2e%2e/{digest}",
        f"/files/{digest.upper()}",
        f"http://{HERE}/files/{digest}",
        "/files/../../etc/passwd",
        "/files/",
        f"/{digest}",
    ):
        assert status(raw(room.invitation, put(key, data, path=path))) == 404, path
    assert shelf.files == {}


def test_junk_ends_in_nothing_and_the_room_goes_on(shelf: Shelf, sealed: list[bytes]) -> None:
    chance = random.Random(5)
    with opened(shelf, QUICK) as room:
        whole = put(keys(room.invitation), sealed[0])
        for request in (
            b"",
            b"\r\n\r\n",
            b"GET /\r\n\r\n",
            b"GET " + b"/" * 70_000 + b" HTTP/1.1\r\n\r\n",
            b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 20_000 + b"\r\n",
            b"GET / HTTP/9.9\r\n\r\n",
            b"POST /files HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello",
            b"PUT /files/" + b"a" * 64 + b" HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
            b"PUT /files/" + b"a" * 64 + b" HTTP/1.1\r\n\r\n",
            whole.replace(b"\r\n\r\n", b"\r\nTransfer-Encoding: chunked\r\n\r\n", 1),
            whole.replace(b"HRC-Room ", b"Basic "),
            *(chance.randbytes(chance.randrange(1, 4000)) for _each in range(30)),
        ):
            assert status(raw(room.invitation, request)) not in (201, 401)
        assert shelf.files == {}
        assert room.closed is None
        assert Visit(room.invitation, line()).bring(sealed[0])


# -- who takes up time and room


def test_a_slow_sender_is_left_behind(shelf: Shelf, sealed: list[bytes]) -> None:
    with opened(shelf, QUICK) as room:
        whole = put(keys(room.invitation), sealed[0])
        for begun in (b"GET /fil", whole[:-50]):
            assert status(raw(room.invitation, begun)) in (0, 400)
        with closing(socket.create_connection((HERE, room.invitation.port), timeout=10)) as drip:
            ended = False
            while not ended:  # a byte now and then never falls silent, and is ended all the same
                try:
                    drip.sendall(b"G")
                    drip.settimeout(0.1)
                    ended = drip.recv(100) == b""
                except TimeoutError:
                    continue
                except OSError:
                    ended = True
        assert shelf.files == {}
        assert Visit(room.invitation, line()).bring(sealed[0])


def test_a_flood_of_connections_takes_few_threads_and_keeps_nobody_else_out(
    shelf: Shelf, sealed: list[bytes]
) -> None:
    before, limits = threading.active_count(), Limits(head=30, silence=30)
    with opened(shelf, limits) as room:
        flood = [socket.create_connection((HERE, room.invitation.port)) for _each in range(30)]
        held = [each for each in flood if not _was_ended(each)]
        assert len(held) == limits.of_one
        assert threading.active_count() <= before + 1 + limits.connections
        with closing(socket.socket()) as other:
            try:
                other.bind(("127.0.0.2", 0))
            except OSError:
                pytest.skip("this system has one loopback address only")
            other.settimeout(10)
            other.connect((HERE, room.invitation.port))
            other.sendall(b"GET / HTTP/1.1\r\n\r\n")
            assert status(other.recv(100)) == 200
        for each in flood:
            each.close()
        assert Visit(room.invitation, line(attempts=8)).bring(sealed[0])


def _was_ended(connection: socket.socket) -> bool:
    connection.settimeout(0.3)
    try:
        return connection.recv(1) == b""
    except TimeoutError:
        return False
    except OSError:
        return True


# -- the end


def test_closing_ends_every_connection_and_thread(shelf: Shelf, sealed: list[bytes]) -> None:
    before, ended = threading.active_count(), threading.Event()
    room = Room(HERE, shelf, told=ended.set, limits=Limits(head=60, silence=60))
    half = put(keys(room.invitation), sealed[0])[:-20]
    with closing(socket.create_connection((HERE, room.invitation.port))) as idle:
        idle.sendall(half)
        room.close()
    assert threading.active_count() == before
    assert (room.closed, ended.is_set(), shelf.files) == (Closed.BY_HAND, True, {})
    room.close()
    assert told(lambda: Visit(room.invitation, line())) is Code.BOX_UNREACHABLE


def test_a_room_that_nobody_uses_closes_itself(shelf: Shelf) -> None:
    over = threading.Event()
    room = Room(HERE, shelf, told=over.set, limits=Limits(idle=0.1))
    assert over.wait(20)
    assert room.closed is Closed.IDLE
    room.close()
    assert room.closed is Closed.IDLE


def test_only_who_knows_the_code_keeps_it_open() -> None:
    now = [0.0]
    key, asked = Keys.of("AAAA-AAAA", b"0" * 16), Asked("GET", "/files")
    guard = Guard(key, Limits(idle=60), lambda: now[0])

    def knock(proof: Callable[[str], str]) -> Verdict:
        nonce = secrets.token_hex(16)
        return guard.admit(f"HRC-Room nonce={nonce}, proof={proof(nonce)}", asked)[0]

    now[0] = 50
    assert knock(lambda nonce: key.of_request(nonce, asked)) is Verdict.GOOD
    now[0] = 100
    assert knock(lambda _nonce: "00" * 32) is Verdict.WRONG
    assert guard.closed is None
    now[0] = 111
    assert knock(lambda nonce: key.of_request(nonce, asked)) is Verdict.OVER
    assert guard.closed is Closed.IDLE


def test_only_private_networks_are_spoken_to(shelf: Shelf) -> None:
    everywhere = "0.0.0.0"  # noqa: S104 (it is refused)
    for host in (everywhere, "8.8.8.8", "", "::1", "localhost", "192.168.255.254"):
        assert told(lambda host=host: Room(host, shelf)) is Code.ROOM_NOT_OPENED


# -- addresses and codes as people type them


def test_an_invitation_is_read_however_it_was_typed() -> None:
    code = new_code()
    whole = Invitation("192.168.1.20", 40123, code)
    for address, typed in (
        ("192.168.1.20:40123", code),
        (" 192.168.1.20:40123 ", code.lower().replace("-", " ")),
        ("١٩٢.١٦٨.١.٢٠:٤٠١٢٣", code),
        ("\u2066192.168.1.20:40123\u2069", code),
        (whole.text, ""),
        (whole.text.upper(), " "),
    ):
        assert Invitation.read(address, typed) == whole


def test_a_slip_is_told_before_anything_is_sent() -> None:
    code, address = new_code(), "10.0.0.7:40123"
    for bad in (
        "8.8.8.8:80",
        "example.org:80",
        "10.0.0.7",
        "10.0.0.7:0",
        "10.0.0.7:99999",
        "300.1.1.1:80",
        "",
    ):
        assert told(lambda bad=bad: Invitation.read(bad, code)) is Code.ROOM_ADDRESS
    assert told(lambda: Invitation.read(address, code[:-1])) is Code.ROOM_CODE_LENGTH
    other = "1" if code[5] != "1" else "2"
    with pytest.raises(Fault) as caught:
        Invitation.read(address, code[:5] + other + code[6:])
    assert (caught.value.code, caught.value.params["group"]) == (Code.ROOM_CODE_SLIP, 2)


def test_the_proofs_are_those_that_the_format_names() -> None:
    key, digest, nonce = Keys.of("7K2M-9QXD", bytes(range(16))), "ab" * 32, "0f" * 16
    assert key.asking.hex() == "a9faef360bf128df731b94f3eb7e3dc25f3cfe7fbeeffec8698df50edc5f604e"
    asked = key.of_request(nonce, Asked("PUT", f"/files/{digest}", 1000, digest))
    assert asked == "40572f0055f3a6953d8e96de3c230c2833e0630f2c0648e39b7e0918f6a9248a"
    answered = key.of_answer(nonce, 201, b"{}")
    assert answered == "b448918283f31eff192148f4c1ff8dabff79ba713c952e0ae8a209ed05a3acfb"


# -- receipts


def test_receipts_are_listed_and_fetched_by_their_device_alone(room: Room, shelf: Shelf) -> None:
    mine, other = World().device.recipient, World().device.recipient
    answers = [secrets.token_bytes(size) for size in (10, 3_000_000)]
    shelf.answers = {mine: answers, other: [b"sample"]}
    visit = Visit(room.invitation, line())
    listed = visit.receipts(mine)
    assert listed == {hashlib.sha256(one).hexdigest() for one in answers}
    assert {visit.receipt(mine, one) for one in listed} == set(answers)
    assert visit.receipt(other, min(listed)) is None
    assert visit.receipts(World().device.recipient) == frozenset()
    assert room.tally.fetched == 2
    shelf.answers[mine] = []
    assert visit.receipt(mine, min(listed)) is None


def test_receipts_are_not_told_without_a_proof(room: Room, shelf: Shelf) -> None:
    mine = World().device.recipient
    shelf.answers = {mine: [b"sample"]}
    for path in (f"/receipts/{mine}", f"/receipts/{mine}/{hashlib.sha256(b'sample').hexdigest()}"):
        answer = raw(room.invitation, f"GET {path} HTTP/1.1\r\n\r\n".encode())
        assert status(answer) == 400
        assert b"sample" not in answer
    for path in ("/receipts", "/receipts/", "/receipts/age1x", f"/receipts/{mine}/", f"/receipts/{mine}/ab"):
        assert status(raw(room.invitation, f"GET {path} HTTP/1.1\r\n\r\n".encode())) == 404
    assert room.tally.fetched == 0


def test_a_path_that_a_room_does_not_know_has_no_receipts(room: Room) -> None:
    """As in a room of an app from before there were any."""
    assert Visit(room.invitation, line()).receipts("another-kind") == frozenset()


def test_a_receipt_changed_on_its_way_is_none(room: Room, shelf: Shelf) -> None:
    mine, promised = World().device.recipient, hashlib.sha256(b"sample").hexdigest()
    shelf.receipt = lambda _recipient, _digest: b"another"  # type: ignore[method-assign]
    assert Visit(room.invitation, line()).receipt(mine, promised) is None
