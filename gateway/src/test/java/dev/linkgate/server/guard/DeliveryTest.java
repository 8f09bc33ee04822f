package dev.linkgate.server.guard;

import static dev.linkgate.server.guard.FramingTest.await;
import static dev.linkgate.server.guard.SdkRequests.JAVA;
import static dev.linkgate.server.guard.SdkRequests.NODE;
import static dev.linkgate.server.guard.SdkRequests.WHOP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What well-behaved callers send gets through; what is slow or too much does not hold anything. */
class DeliveryTest {
  private static final String CHUNKED =
      "POST /v1/files HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: Chunked\r\n\r\n";

  private GuardedServer server = new GuardedServer(GuardLimits.DEFAULT);

  @AfterEach
  void holdsNoConnection() {
    await(() -> server.guard.openConnections() == 0);
    assertThat(server.guard.openConnections()).isZero();
    server.close();
  }

  private void restart(GuardLimits limits) {
    server.close();
    server = new GuardedServer(limits);
  }

  @Test
  void whatSdksSendGetsThroughOnOneConnection() throws Exception {
    try (RawCaller caller = server.call()) {
      for (int i = 0; i < 20; i++) {
        assertThat(caller.send(NODE).answer()).endsWith("POST /v1/account_links 38");
        assertThat(caller.send(WHOP).answer()).endsWith("POST /api/v1/account_links 2");
        assertThat(caller.send(JAVA).answer()).endsWith("POST /v2/core/account_links 2");
      }
    }
  }

  @Test
  void requestsInOneByteSegmentsGetThrough() throws Exception {
    try (RawCaller caller = server.call()) {
      assertThat(caller.drip(NODE).answer()).endsWith("POST /v1/account_links 38");
      assertThat(caller.drip(CHUNKED + "3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n").answer())
          .endsWith("POST /v1/files 13");
      assertThat(caller.drip("\r\n" + JAVA).answer()).endsWith("POST /v2/core/account_links 2");
    }
  }

  @Test
  void pipelinedRequestsAreAnsweredInOrder() throws Exception {
    String get = "GET /v1/accounts/acct_1?expand[0]=x&a={b}|c HTTP/1.1\r\nHost: x\r\n\r\n";
    String chunked = CHUNKED + "5\r\nhello\r\n0\r\n\r\n";
    try (RawCaller caller = server.call()) {
      caller.send(NODE + get + chunked + WHOP + "DELETE /v1/y HTTP/1.1\r\nHost: x\r\n");

      assertThat(caller.answer()).endsWith("POST /v1/account_links 38");
      assertThat(caller.answer()).endsWith("GET /v1/accounts/acct_1 0");
      assertThat(caller.answer()).endsWith("POST /v1/files 5");
      assertThat(caller.answer()).endsWith("POST /api/v1/account_links 2");
      assertThat(caller.send("Content-Length: 1\r\n\r\nz").answer()).endsWith("DELETE /v1/y 1");
    }
  }

  @Test
  void aConnectionServesMoreThan256Requests() throws Exception {
    try (RawCaller caller = server.call()) {
      for (int i = 0; i < 300; i++) {
        assertThat(caller.send(NODE).answer()).doesNotContain("close");
      }
    }
  }

  @Test
  void aBadRequestBehindAGoodOneIsRefusedAlone() throws Exception {
    try (RawCaller caller = server.call()) {
      caller.send(NODE + "}" + WHOP);

      assertThat(caller.answer()).endsWith("POST /v1/account_links 38");
      assertThat(caller.rest()).startsWith("HTTP/1.1 400 ");
    }
    assertThat(server.seen).containsExactly("POST /v1/account_links 38");
  }

  @Test
  void nothingRunsAfterTheLastRequest() throws Exception {
    try (RawCaller caller = server.call()) {
      caller.send(NODE.replace("keep-alive", "close") + WHOP);

      assertThat(caller.rest()).endsWith("POST /v1/account_links 38");
    }
    assertThat(server.seen).hasSize(1);
  }

  @Test
  void http10IsAnsweredAndClosed() throws Exception {
    try (RawCaller caller = server.call()) {
      caller.send("GET /v1/x HTTP/1.0\r\nHost: x\r\n\r\n" + WHOP);

      assertThat(caller.rest()).startsWith("HTTP/1.1 200").endsWith("GET /v1/x 0");
    }
    assertThat(server.seen).hasSize(1);
  }

  @Test
  void aLinkBodyIsAskedForWhenTheHeadIsGood() throws Exception {
    int bodyAt = NODE.indexOf("account=");
    String head = NODE.substring(0, bodyAt - 2) + "Expect: 100-continue\r\n\r\n";
    try (RawCaller caller = server.call()) {
      assertThat(caller.send(head).answer()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
      assertThat(caller.send(NODE.substring(bodyAt)).answer()).endsWith("account_links 38");
    }
  }

  @Test
  void aRelayedBodyIsAskedForToo() throws Exception {
    String head = "POST /v1/files HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n";
    try (RawCaller caller = server.call()) {
      assertThat(caller.send(head + "Content-Length: 5\r\n\r\n").answer()).contains(" 100 ");
      assertThat(caller.send("hello").answer()).endsWith("POST /v1/files 5");
      assertThat(caller.send(head + "Transfer-Encoding: chunked\r\n\r\n").answer())
          .contains(" 100 ");
      assertThat(caller.send("5\r\nhello\r\n0\r\n\r\n").answer()).endsWith("POST /v1/files 5");
    }
  }

  @Test
  void aLargeRelayedBodyStreamsThrough() throws Exception {
    int size = 4 << 20;
    try (RawCaller caller = server.call()) {
      caller.send("POST /v1/files HTTP/1.1\r\nHost: x\r\nContent-Length: " + size + "\r\n\r\n");
      assertThat(caller.send(new byte[size]).answer()).endsWith("POST /v1/files " + size);
      caller.send(CHUNKED);
      String chunk = "10000\r\n" + "a".repeat(65536) + "\r\n";
      for (int i = 0; i < 64; i++) {
        caller.send(chunk);
      }
      assertThat(caller.send("0\r\n\r\n").answer()).endsWith("POST /v1/files " + size);
      assertThat(caller.send(NODE).answer()).endsWith("POST /v1/account_links 38");
    }
  }

  @Test
  void aBodyNobodyReadsIsSkipped() throws Exception {
    try (RawCaller caller = server.call()) {
      caller.send("POST /ignores HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
      caller.send(new byte[100_000]);
      assertThat(caller.answer()).endsWith("not read");
      assertThat(caller.send(NODE).answer()).endsWith("POST /v1/account_links 38");
    }
  }

  @Test
  void aFaultInsideAStreamedBodyIsAnsweredAndBreaksTheReader() throws Exception {
    try (RawCaller caller = server.call()) {
      caller.send(CHUNKED + "3\r\nabc\r\n");
      await(() -> server.begun.get() == 1);
      String answer = caller.send("3\nabc\r\n0\r\n\r\n").rest();

      assertThat(answer).startsWith("HTTP/1.1 400 ");
      assertThat(answer.split("HTTP/1\\.1 \\d", -1)).hasSize(2);
    }
    await(() -> !server.seen.isEmpty());
    assertThat(server.seen).containsExactly("broken /v1/files");
  }

  @Test
  void theLargestHeadAndLinkBodyGetThrough() throws Exception {
    String body = "a".repeat(64 << 10);
    try (RawCaller caller = server.call()) {
      assertThat(caller.send(FramingCases.headOf(16 << 10)).answer()).endsWith("GET /v1/x 0");
      caller.send("POST /v1/account_links HTTP/1.1\r\nHost: x\r\nContent-Length: 65536\r\n\r\n");
      assertThat(caller.send(body).answer()).endsWith("POST /v1/account_links 65536");
      caller.send("GET /v1/x HTTP/1.1\r\nHost: x\r\n" + "X: y\r\n".repeat(99) + "\r\n");
      assertThat(caller.answer()).endsWith("GET /v1/x 0");
    }
  }

  @Test
  void slowHeadsAndBodiesEndAtTheDeadline() throws Exception {
    restart(GuardLimits.DEFAULT.withDelivery(Duration.ofMillis(300)));
    for (String part :
        List.of("G", "POST /v1/x HTTP/1.1\r\nHost", NODE.substring(0, NODE.length() - 1))) {
      try (RawCaller caller = server.call()) {
        assertThat(caller.send(part).rest()).startsWith("HTTP/1.1 408 ");
      }
    }
    assertThat(server.seen).isEmpty();
  }

  @Test
  void idleConnectionsAreClosed() throws Exception {
    restart(GuardLimits.DEFAULT.withIdle(Duration.ofMillis(300)));
    try (RawCaller silent = server.call();
        RawCaller used = server.call()) {
      assertThat(used.send(NODE).answer()).startsWith("HTTP/1.1 200");

      assertThat(used.rest()).isEmpty();
      assertThat(silent.rest()).isEmpty();
    }
  }

  @Test
  void slowCallersHoldNoThread() throws Exception {
    List<RawCaller> slow = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      slow.add(server.call().send(NODE.substring(0, NODE.length() - 1 - i % 300)));
    }

    long start = System.nanoTime();
    try (RawCaller caller = server.call()) {
      assertThat(caller.send(NODE).answer()).endsWith("account_links 38");
    }

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    for (RawCaller caller : slow) {
      caller.close();
    }
  }

  @Test
  void connectionsBeyondTheLimitAreClosed() throws Exception {
    restart(GuardLimits.DEFAULT.withConnections(2));
    try (RawCaller first = server.call();
        RawCaller second = server.call()) {
      assertThat(first.send(NODE).answer()).startsWith("HTTP/1.1 200");
      assertThat(second.send(NODE).answer()).startsWith("HTTP/1.1 200");
      try (RawCaller third = server.call()) {
        assertThat(third.rest()).isIn("", "(reset)");
      }
      assertThat(first.send(NODE).answer()).startsWith("HTTP/1.1 200");
    }
  }
}
