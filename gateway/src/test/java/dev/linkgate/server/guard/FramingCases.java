package dev.linkgate.server.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Requests that are refused by any listener behind the guard, each with the status it must get. */
public final class FramingCases {
  private static final String LINK = "POST /v1/account_links HTTP/1.1\r\nHost: x\r\n";
  private static final String RELAY = "POST /v1/charges HTTP/1.1\r\nHost: x\r\n";
  private static final String CHUNKED = RELAY + "Transfer-Encoding: chunked\r\n\r\n";

  /** Request lines the guard accepts, so that it knows whose path it refuses. */
  private static final Set<String> KNOWN =
      Set.of(
          "POST /v1/account_links HTTP/1.1",
          "POST /v1/account%5Flinks HTTP/1.1",
          "POST /v1/charges HTTP/1.1",
          "POST /v1/charges HTTP/1.0",
          "GET /v1/x HTTP/1.1",
          "HEAD /v1/x HTTP/1.1");

  /**
   * One request, on Stripe v1's paths.
   *
   * @param bytes in Latin-1; nothing of it may run
   */
  public record Case(String name, int status, String bytes) {
    /** Whether it is known whose API's path it is on. */
    public boolean known() {
      return bytes.indexOf("\r\n") >= 0
          && KNOWN.contains(bytes.substring(0, bytes.indexOf("\r\n")));
    }

    /**
     * The same on another API's paths, by a caller that may relay there.
     *
     * @param link its link path
     * @param prefix what its other paths begin with
     */
    public Case on(String link, String prefix, String authorization) {
      return new Case(
          name,
          status,
          bytes
              .replace("/v1/account_links", link)
              .replace("/v1/account%5Flinks", link.replace("_", "%5F"))
              .replace("/v1/charges", prefix + "charges")
              .replace("/v1/x", prefix + "x")
              .replace("Host: x\r\n", "Host: x\r\n" + authorization));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private FramingCases() {}

  /** All of them. */
  public static Stream<Case> all() {
    return Stream.of(heads(), targets(), lengths(), chunks(), sizes()).flatMap(List::stream);
  }

  private static List<Case> heads() {
    List<Case> all = new ArrayList<>();
    String get = "GET /v1/x HTTP/1.1\r\n";
    String ok = get + "Host: x\r\n";
    add(all, "no Host", 400, get + "\r\n");
    add(all, "two Hosts", 400, ok + "Host: y\r\n\r\n");
    add(all, "two equal Hosts", 400, ok + "host: x\r\n\r\n");
    add(all, "empty Host", 400, get + "Host:\r\n\r\n");
    add(all, "Host with a path", 400, get + "Host: x/y\r\n\r\n");
    add(all, "Host with a user", 400, get + "Host: a@x\r\n\r\n");
    add(all, "Host with a comma", 400, get + "Host: x, y\r\n\r\n");
    add(all, "Host with a bad port", 400, get + "Host: x:80a\r\n\r\n");
    add(all, "Host with too big a port", 400, get + "Host: x:65536\r\n\r\n");
    add(all, "Host with an open bracket", 400, get + "Host: [::1\r\n\r\n");
    add(all, "header without a colon", 400, ok + "Bogus\r\n\r\n");
    add(all, "header without a name", 400, ok + ": v\r\n\r\n");
    add(all, "space before the colon", 400, ok + "Content-Length : 5\r\n\r\nhello");
    add(all, "tab before the colon", 400, ok + "X\t: 5\r\n\r\n");
    add(all, "space in a name", 400, ok + "X Y: 5\r\n\r\n");
    add(all, "8-bit byte in a name", 400, ok + "X\u00e9: 5\r\n\r\n");
    add(all, "8-bit byte in a value", 400, ok + "X: \u00e9\r\n\r\n");
    add(all, "folded header", 400, ok + "X: a\r\n b\r\n\r\n");
    add(all, "first header begins with a space", 400, get + " Host: x\r\n\r\n");
    add(all, "bare LF after the request line", 400, "GET / HTTP/1.1\nHost: x\r\n\r\n");
    add(all, "bare LF after a header", 400, ok + "X: a\nY: b\r\n\r\n");
    add(all, "bare LFs only", 400, "GET / HTTP/1.1\nHost: x\n\n");
    add(all, "bare CR in a value", 400, ok + "X: a\rY: b\r\n\r\n");
    add(all, "CR CR LF", 400, ok + "X: a\r\r\n\r\n");
    add(all, "LF CR", 400, ok + "X: a\n\r\n\r");
    add(all, "NUL in a value", 400, ok + "X: a\0b\r\n\r\n");
    add(all, "NUL in a name", 400, ok + "X\0: b\r\n\r\n");
    add(all, "escape character in a value", 400, ok + "X: \u001b[2J\r\n\r\n");
    add(all, "DEL in a value", 400, ok + "X: \u007f\r\n\r\n");
    add(all, "unknown expectation", 417, ok + "Expect: 200-ok\r\n\r\n");
    add(all, "two expectations in one", 417, ok + "Expect: 100-continue, x\r\n\r\n");
    add(all, "TLS hello", 400, "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003");
    add(all, "HTTP/2 preface", 400, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    return all;
  }

  private static List<Case> targets() {
    List<Case> all = new ArrayList<>();
    String end = " HTTP/1.1\r\nHost: x\r\n\r\n";
    add(all, "absolute form", 400, "GET http://x/v1/y" + end);
    add(all, "asterisk form", 400, "OPTIONS *" + end);
    add(all, "authority form", 400, "CONNECT x:443" + end);
    add(all, "CONNECT with a path", 405, "CONNECT /x" + end);
    add(all, "TRACE", 405, "TRACE /x" + end);
    add(
        all,
        "TRACE with a body",
        405,
        "TRACE /x HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
    add(all, "no slash", 400, "GET v1/x" + end);
    add(all, "two spaces", 400, "GET  /v1/x" + end);
    add(all, "tab for a space", 400, "GET\t/v1/x" + end);
    add(all, "space in the target", 400, "GET /v1/x y" + end);
    add(all, "space at the line's end", 400, "GET /v1/x HTTP/1.1 \r\nHost: x\r\n\r\n");
    add(all, "space before the method", 400, " GET /v1/x" + end);
    add(all, "two empty lines first", 400, "\r\n\r\nGET /v1/x" + end);
    add(all, "no method", 400, "/v1/x" + end);
    add(all, "method with a brace", 400, "}POST /v1/x" + end);
    add(all, "no version", 400, "GET /v1/x\r\nHost: x\r\n\r\n");
    add(all, "HTTP/0.9", 400, "GET /v1/x HTTP/0.9\r\nHost: x\r\n\r\n");
    add(all, "HTTP/2.0", 400, "GET /v1/x HTTP/2.0\r\nHost: x\r\n\r\n");
    add(all, "HTTP/1.2", 400, "GET /v1/x HTTP/1.2\r\nHost: x\r\n\r\n");
    add(all, "HTTP/1.10", 400, "GET /v1/x HTTP/1.10\r\nHost: x\r\n\r\n");
    add(all, "lower-case version", 400, "GET /v1/x http/1.1\r\nHost: x\r\n\r\n");
    add(all, "8-bit byte in the target", 400, "GET /v1/\u00fc" + end);
    add(all, "fragment", 400, "GET /v1/x#y" + end);
    add(all, "fragment after a query", 400, "GET /v1/x?a#y" + end);
    add(all, "malformed escape", 400, "GET /v1/%zz" + end);
    add(all, "cut escape", 400, "GET /v1/%4" + end);
    add(all, "malformed escape in the query", 400, "GET /v1/x?a=%zz" + end);
    add(all, "quote in the query", 400, "GET /v1/x?a=\"b\"" + end);
    add(all, "escaped NUL", 400, "GET /v1/a%00" + end);
    add(all, "escaped slash", 400, "GET /v1/a%2Fb" + end);
    add(all, "escaped backslash", 400, "GET /v1/a%5cb" + end);
    add(all, "escaped line end", 400, "GET /v1/a%0d%0ab" + end);
    add(all, "raw backslash", 400, "GET /v1\\x" + end);
    add(all, "two slashes", 400, "GET /v1//x" + end);
    add(all, "two slashes first", 400, "GET //evil/x" + end);
    add(all, "dot segments", 400, "GET /v1/../x" + end);
    add(all, "dot segment at the end", 400, "GET /v1/.." + end);
    add(all, "one dot", 400, "GET /v1/./x" + end);
    add(all, "escaped dot segments", 400, "GET /v1/%2e%2E/x" + end);
    add(all, "half escaped dots", 400, "GET /v1/.%2e" + end);
    add(all, "path parameter", 400, "GET /v1/account_links;x=1" + end);
    add(all, "raw brace in the path", 400, "GET /v1/{id}" + end);
    return all;
  }

  private static List<Case> lengths() {
    List<Case> all = new ArrayList<>();
    add(
        all,
        "both lengths",
        400,
        LINK + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    add(
        all,
        "both lengths, relayed",
        400,
        RELAY + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    add(
        all,
        "both lengths, other order",
        400,
        RELAY + "Transfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n0\r\n\r\n");
    add(
        all,
        "two Content-Lengths",
        400,
        LINK + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd");
    add(
        all,
        "two equal Content-Lengths",
        400,
        LINK + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc");
    add(all, "Content-Length list", 400, LINK + "Content-Length: 3, 3\r\n\r\nabc");
    add(all, "Content-Length with a sign", 400, LINK + "Content-Length: +3\r\n\r\nabc");
    add(all, "negative Content-Length", 400, LINK + "Content-Length: -3\r\n\r\n");
    add(all, "empty Content-Length", 400, LINK + "Content-Length: \r\n\r\n");
    add(all, "hexadecimal Content-Length", 400, LINK + "Content-Length: 0x3\r\n\r\nabc");
    add(all, "fraction", 400, LINK + "Content-Length: 3.0\r\n\r\nabc");
    add(all, "space inside", 400, LINK + "Content-Length: 3 4\r\n\r\nabc");
    add(all, "overflow", 400, LINK + "Content-Length: 18446744073709551619\r\n\r\nabc");
    add(all, "chunked on a link path", 411, LINK + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    add(all, "unknown coding on a link path", 411, LINK + "Transfer-Encoding: gzip\r\n\r\n");
    add(
        all,
        "chunked on an escaped link path",
        411,
        LINK.replace("account_links", "account%5Flinks")
            + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    add(all, "xchunked", 400, RELAY + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n");
    add(
        all,
        "chunked after gzip",
        400,
        RELAY + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n");
    add(
        all,
        "chunked twice",
        400,
        RELAY + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    add(
        all,
        "chunked and identity",
        400,
        RELAY + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n");
    add(all, "identity", 400, RELAY + "Transfer-Encoding: identity\r\n\r\n");
    add(all, "empty coding", 400, RELAY + "Transfer-Encoding:\r\n\r\n");
    add(all, "quoted coding", 400, RELAY + "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n");
    add(
        all,
        "vertical tab before chunked",
        400,
        RELAY + "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n");
    add(
        all,
        "chunked over HTTP/1.0",
        400,
        "POST /v1/charges HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    add(
        all,
        "HEAD with a body",
        400,
        "HEAD /v1/x HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
    add(
        all,
        "HEAD with a chunked body",
        400,
        "HEAD /v1/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    return all;
  }

  private static List<Case> chunks() {
    List<Case> all = new ArrayList<>();
    add(all, "bare LF after the size", 400, CHUNKED + "3\nabc\r\n0\r\n\r\n");
    add(all, "bare CR after the size", 400, CHUNKED + "3\rabc\r\n0\r\n\r\n");
    add(all, "chunk longer than said", 400, CHUNKED + "3\r\nabcd\r\n0\r\n\r\n");
    add(all, "chunk shorter than said", 400, CHUNKED + "5\r\nabc\r\n0\r\n\r\n");
    add(all, "bare LF after the data", 400, CHUNKED + "3\r\nabc\n0\r\n\r\n");
    add(all, "no size", 400, CHUNKED + "\r\nabc\r\n0\r\n\r\n");
    add(all, "size is not hexadecimal", 400, CHUNKED + "g\r\nabc\r\n0\r\n\r\n");
    add(all, "size with 0x", 400, CHUNKED + "0x3\r\nabc\r\n0\r\n\r\n");
    add(all, "negative size", 400, CHUNKED + "-3\r\nabc\r\n0\r\n\r\n");
    add(all, "space before the size", 400, CHUNKED + " 3\r\nabc\r\n0\r\n\r\n");
    add(all, "space after the size", 400, CHUNKED + "3 \r\nabc\r\n0\r\n\r\n");
    add(all, "chunk extension", 400, CHUNKED + "3;a=b\r\nabc\r\n0\r\n\r\n");
    add(all, "extension with a bare LF", 400, CHUNKED + "3;\nabc\r\n0\r\n\r\n");
    add(all, "size overflows an int", 413, CHUNKED + "FFFFFFFF\r\nabc");
    add(all, "size overflows a long", 400, CHUNKED + "10000000000000003\r\nabc\r\n0\r\n\r\n");
    add(all, "trailer", 400, CHUNKED + "0\r\nX: y\r\n\r\n");
    add(all, "bare LF at the end", 400, CHUNKED + "0\r\n\n");
    add(
        all,
        "chunks beyond the limit",
        413,
        CHUNKED + "100000\r\n" + "a".repeat(1 << 20) + "\r\n1\r\na\r\n0\r\n\r\n");
    return all;
  }

  private static List<Case> sizes() {
    List<Case> all = new ArrayList<>();
    String get = "GET /v1/x HTTP/1.1\r\nHost: x\r\n";
    add(all, "head of 17 KiB", 431, get + "X: " + "a".repeat(17 << 10) + "\r\n\r\n");
    add(all, "head one byte too long", 431, headOf((16 << 10) + 1));
    add(all, "target of 20 KiB", 431, "GET /" + "a".repeat(20 << 10) + " HTTP/1.1\r\n\r\n");
    add(all, "endless head", 431, "GET /" + "a".repeat(200 << 10));
    add(all, "101 headers", 431, get + "X: y\r\n".repeat(100) + "\r\n");
    add(
        all,
        "link body of 64 KiB and a byte",
        413,
        LINK + "Content-Length: 65537\r\n\r\n" + "a".repeat(65537));
    add(all, "huge link body announced", 413, LINK + "Content-Length: 999999999999999999\r\n\r\n");
    add(
        all,
        "expecting to send too much",
        413,
        LINK + "Content-Length: 65537\r\nExpect: 100-continue\r\n\r\n");
    add(all, "relayed body beyond the limit", 413, RELAY + "Content-Length: 1048577\r\n\r\n");
    return all;
  }

  static String headOf(int bytes) {
    String start = "GET /v1/x HTTP/1.1\r\nHost: x\r\nX: ";
    return start + "a".repeat(bytes - start.length() - 4) + "\r\n\r\n";
  }

  private static void add(List<Case> all, String name, int status, String bytes) {
    all.add(new Case(name, status, bytes));
  }
}
